//! The fund (*caisse*) that pays a person, as printed on an *attestation de droits*.

use thiserror::Error;

/// The fund that pays a person: scheme (2 digits), fund (3), centre (4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganismCode(String);

/// Why a typed text is not a fund code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OrganismFault {
    /// A character that is not a digit.
    #[error("the fund code holds a character that is not a digit")]
    Character,
    /// Not nine digits.
    #[error("the fund code has {found} digits instead of 9")]
    Length {
        /// How many were typed, separators apart.
        found: usize,
    },
    /// The two first digits name no scheme.
    #[error("the two first digits of the fund code name no scheme")]
    Scheme,
}

/// Codes of the compulsory schemes (source: nomenclature of the compulsory schemes, SNDS).
const SCHEMES: [&str; 21] = [
    "01", "02", "03", "04", "05", "06", "07", "08", "10", "12", "14", "15", "16", "17", "90", "91",
    "92", "93", "94", "95", "96",
];

impl OrganismCode {
    /// Reads a typed code; spaces, dots and dashes do not count.
    ///
    /// # Errors
    /// [`OrganismFault`] says what is wrong.
    pub fn parse(text: &str) -> Result<Self, OrganismFault> {
        let compact = crate::text::compact(text);
        if !compact.chars().all(|c| c.is_ascii_digit()) {
            return Err(OrganismFault::Character);
        }
        if compact.len() != 9 {
            return Err(OrganismFault::Length {
                found: compact.len(),
            });
        }
        let scheme = compact.get(..2).unwrap_or_default();
        if scheme != "99" && !SCHEMES.contains(&scheme) {
            return Err(OrganismFault::Scheme);
        }
        Ok(Self(compact))
    }

    /// Nine digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The scheme: two digits.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The fund within the scheme: three digits.
    #[must_use]
    pub fn fund(&self) -> &str {
        self.0.get(2..5).unwrap_or_default()
    }

    /// Scheme, fund and centre apart: `01 751 0000`.
    #[must_use]
    pub fn grouped(&self) -> String {
        [self.0.get(..2), self.0.get(2..5), self.0.get(5..)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fund_codes() {
        assert_eq!(
            OrganismCode::parse("01 751 0000").unwrap().grouped(),
            "01 751 0000"
        );
        assert_eq!(
            OrganismCode::parse("01751"),
            Err(OrganismFault::Length { found: 5 })
        );
        assert_eq!(
            OrganismCode::parse("017510O00"),
            Err(OrganismFault::Character)
        );
        assert_eq!(OrganismCode::parse("517510000"), Err(OrganismFault::Scheme));
        assert!(OrganismCode::parse("997510000").is_ok());
    }
}
