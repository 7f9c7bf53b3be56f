//! SEPA direct debits: who asks for the money, and under which mandate.

use thiserror::Error;

use crate::text::compact;

/// An *identifiant créancier SEPA* (ICS) whose key is right: country, key, activity code, national
/// number (source: European Payments Council, EPC262-08, creditor identifier overview).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditorId(String);

/// Why a text is not a creditor identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CreditorIdFault {
    /// Country, key, activity code and number are not where they should be.
    #[error("the creditor identifier is not written as one, such as FR53ZZZ999999")]
    Shape,
    /// The key is not the one that country and number give (ISO 7064, modulo 97).
    #[error("the key of the creditor identifier should be {expected:02}")]
    Key {
        /// The key computed.
        expected: u32,
    },
}

impl CreditorId {
    /// Reads an identifier; spaces, dashes and case do not count.
    ///
    /// # Errors
    /// [`CreditorIdFault`] says what is wrong.
    pub fn parse(text: &str) -> Result<Self, CreditorIdFault> {
        let text = compact(text);
        let parts = || {
            Some((
                text.get(..2)?,
                text.get(2..4)?,
                text.get(4..7)?,
                text.get(7..)?,
            ))
        };
        let (country, key, activity, number) = parts().ok_or(CreditorIdFault::Shape)?;
        let alphanumeric = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric());
        // A French number has six characters, others at most 28 (EPC262-08).
        let long_enough = match country {
            "FR" => number.len() == 6,
            _ => (1..=28).contains(&number.len()),
        };
        let shaped = country.chars().all(|c| c.is_ascii_uppercase())
            && alphanumeric(activity)
            && alphanumeric(number);
        let key = key.parse::<u32>().map_err(|_| CreditorIdFault::Shape)?;
        if !shaped || !long_enough {
            return Err(CreditorIdFault::Shape);
        }
        // The activity code is the creditor's own and does not count.
        let rest = crate::iban::remainder_97(&format!("{country}00{number}"));
        let expected = 98 - rest;
        if key == expected {
            Ok(Self(text))
        } else {
            Err(CreditorIdFault::Key { expected })
        }
    }

    /// The characters without separators.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn creditor_identifiers() {
        // The first is the Bundesbank's published example.
        for good in ["DE98ZZZ09999999999", "fr53 zzz 999999", "FR53ABC999999"] {
            assert!(CreditorId::parse(good).is_ok(), "{good}");
        }
        let cases = [
            ("", CreditorIdFault::Shape),
            ("FR53ZZZ99999", CreditorIdFault::Shape),
            ("FR53ZZZ9999999", CreditorIdFault::Shape),
            ("FRAAZZZ999999", CreditorIdFault::Shape),
            ("FR53ZZZ99999é", CreditorIdFault::Shape),
            ("FR54ZZZ999999", CreditorIdFault::Key { expected: 53 }),
            ("BE53ZZZ999999", CreditorIdFault::Key { expected: 69 }),
        ];
        for (text, fault) in cases {
            let found = CreditorId::parse(text).unwrap_err();
            assert_eq!(
                std::mem::discriminant(&found),
                std::mem::discriminant(&fault),
                "{text}: {found:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn one_changed_digit_of_an_identifier_never_passes(at in 7_usize..13, add in 1_u8..10) {
            let mut bytes = b"FR53ZZZ999999".to_vec();
            bytes[at] = b'0' + (bytes[at] - b'0' + add) % 10;
            let text = String::from_utf8(bytes).unwrap();
            prop_assert!(CreditorId::parse(&text).is_err());
        }

        #[test]
        fn nothing_read_makes_it_panic(text in "\\PC*") {
            let _ = CreditorId::parse(&text);
        }
    }
}
