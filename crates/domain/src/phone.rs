//! French phone numbers.

use thiserror::Error;

/// A French mobile number, the only kind that receives the signature code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MobilePhone(String);

/// Why a typed text is not a phone number that we can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PhoneFault {
    /// A character that no phone number bears.
    #[error("the phone number holds a character that is not a digit")]
    Character,
    /// Not ten digits once the country code is removed.
    #[error("the phone number has {found} digits instead of 10")]
    Length {
        /// How many digits were typed, country code apart.
        found: usize,
    },
    /// Ten digits that do not begin with 0.
    #[error("the phone number does not begin with 0")]
    Prefix,
    /// A country code that is not France's.
    #[error("the phone number is a foreign one")]
    Foreign,
    /// A French number, but not a mobile one (06 or 07).
    #[error("the phone number is not a French mobile number")]
    NotMobile,
}

impl MobilePhone {
    /// Reads `06 12 34 56 78`, `+33 6 12 34 56 78` or `0033 (0)6 12 34 56 78`.
    ///
    /// # Errors
    /// [`PhoneFault`] says what is wrong.
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        let digits = national_digits(text)?;
        match digits.as_bytes() {
            [b'0', b'6' | b'7', ..] => Ok(Self(digits)),
            _ => Err(PhoneFault::NotMobile),
        }
    }

    /// Ten digits, national form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Pairs of digits: `06 12 34 56 78`.
    #[must_use]
    pub fn grouped(&self) -> String {
        pairs(&self.0)
    }

    /// Only the last two digits shown: `•• •• •• •• 78`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("•• •• •• •• {}", self.0.get(8..).unwrap_or_default())
    }
}

/// Any French phone number, for a beneficiary.
///
/// # Errors
/// [`PhoneFault`] says what is wrong; never [`PhoneFault::NotMobile`].
pub fn parse_phone(text: &str) -> Result<String, PhoneFault> {
    national_digits(text)
}

fn national_digits(text: &str) -> Result<String, PhoneFault> {
    let compact = crate::text::compact(text).replace(['(', ')'], "");
    let national = ["+33", "0033"]
        .iter()
        .find_map(|prefix| compact.strip_prefix(prefix))
        .map_or_else(
            || compact.clone(),
            |rest| format!("0{}", rest.trim_start_matches('0')),
        );
    if national.starts_with('+') || national.starts_with("00") {
        return Err(PhoneFault::Foreign);
    }
    if !national.chars().all(|c| c.is_ascii_digit()) {
        return Err(PhoneFault::Character);
    }
    if national.len() != 10 {
        return Err(PhoneFault::Length {
            found: national.len(),
        });
    }
    if !national.starts_with('0') {
        return Err(PhoneFault::Prefix);
    }
    Ok(national)
}

fn pairs(digits: &str) -> String {
    let mut grouped = String::with_capacity(14);
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && at % 2 == 0 {
            grouped.push(' ');
        }
        grouped.push(c);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobiles() {
        for text in [
            "06 12 34 56 78",
            "0612345678",
            "+33 6 12 34 56 78",
            "0033612345678",
            "+33 (0)6 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
        ] {
            assert_eq!(
                MobilePhone::parse(text).map(|p| p.0),
                Ok("0612345678".to_owned()),
                "{text}"
            );
        }
        assert_eq!(
            MobilePhone::parse("01 42 34 56 78"),
            Err(PhoneFault::NotMobile)
        );
        assert_eq!(
            MobilePhone::parse("06 12 34 56 7"),
            Err(PhoneFault::Length { found: 9 })
        );
        assert_eq!(MobilePhone::parse("1612345678"), Err(PhoneFault::Prefix));
        assert_eq!(
            MobilePhone::parse("+32 470 12 34 56"),
            Err(PhoneFault::Foreign)
        );
        assert_eq!(
            MobilePhone::parse("06 12 34 56 7x"),
            Err(PhoneFault::Character)
        );
        assert_eq!(
            MobilePhone::parse("0612345678").unwrap().masked(),
            "•• •• •• •• 78"
        );
        assert_eq!(parse_phone("01 42 34 56 78"), Ok("0142345678".to_owned()));
    }
}
