//! The French social-security number (NIR): fifteen characters, key included.

use thiserror::Error;

use crate::date::Date;

/// A definitive NIR whose key is right.
///
/// Layout `S YY MM DD CCC OOO KK`: sex, year and month of birth, department, commune, order, key
/// (source: décret 82-103; Corsica's `2A` and `2B` replace the digits of the department).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nir(String);

/// Why a typed text is not a definitive NIR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NirFault {
    /// A character that no NIR bears.
    #[error("the NIR holds a character that is neither a digit nor Corsica's A or B")]
    Character,
    /// Not fifteen characters.
    #[error("the NIR has {found} characters instead of 15")]
    Length {
        /// How many were typed, separators apart.
        found: usize,
    },
    /// Provisional numbers begin with 3, 4, 7 or 8 and cannot be used to settle care.
    #[error("the NIR is a provisional one")]
    Provisional,
    /// The first digit is neither 1 nor 2.
    #[error("the first digit of the NIR is neither 1 nor 2")]
    Sex,
    /// The month is none of 01–12, 20, 30–42, 50–99 (the latter for unknown months).
    #[error("the month in the NIR is impossible")]
    Month,
    /// The department does not exist.
    #[error("the department in the NIR is impossible")]
    Department,
    /// The two last digits do not match the thirteen first.
    #[error("the key of the NIR should be {expected:02}")]
    Key {
        /// The key computed from the thirteen first characters.
        expected: u8,
    },
}

impl Nir {
    /// Reads a typed NIR; spaces, dots, dashes and case do not count.
    ///
    /// # Errors
    /// The first [`NirFault`] met, from the coarsest to the finest.
    pub fn parse(text: &str) -> Result<Self, NirFault> {
        let compact: String = crate::text::compact(text);
        let corsica = |at: usize, c: char| at == 6 && matches!(c, 'A' | 'B');
        if compact
            .chars()
            .enumerate()
            .any(|(at, c)| !c.is_ascii_digit() && !corsica(at, c))
        {
            return Err(NirFault::Character);
        }
        if compact.len() != 15 {
            return Err(NirFault::Length {
                found: compact.len(),
            });
        }
        match compact.as_bytes().first() {
            Some(b'1' | b'2') => {}
            Some(b'3' | b'4' | b'7' | b'8') => return Err(NirFault::Provisional),
            _ => return Err(NirFault::Sex),
        }
        let month: u8 = number(&compact, 3, 5).unwrap_or(0);
        if !matches!(month, 1..=12 | 20 | 30..=42 | 50..=99) {
            return Err(NirFault::Month);
        }
        let department = compact.get(5..7).unwrap_or_default();
        let corsica = compact
            .as_bytes()
            .get(6)
            .is_some_and(u8::is_ascii_alphabetic);
        if department == "00" || department == "96" || (corsica && !department.starts_with('2')) {
            return Err(NirFault::Department);
        }
        let expected = key(compact.get(..13).unwrap_or_default());
        if number::<u8>(&compact, 13, 15) != Some(expected) {
            return Err(NirFault::Key { expected });
        }
        Ok(Self(compact))
    }

    /// The fifteen characters, without separators.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the number was given to a boy at birth.
    #[must_use]
    pub fn is_of_a_man(&self) -> bool {
        self.0.starts_with('1')
    }

    /// Whether year and month of birth may be these. Months beyond 12 stand for an unknown one.
    #[must_use]
    pub fn may_be_born(&self, birth: Date) -> bool {
        let year = number::<u16>(&self.0, 1, 3);
        let month = number::<u8>(&self.0, 3, 5).filter(|month| *month <= 12);
        year == Some(birth.year() % 100) && month.is_none_or(|month| month == birth.month())
    }

    /// The number grouped as printed on an attestation: `1 85 05 78 006 084 91`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let cuts = [0, 1, 3, 5, 7, 10, 13, 15];
        let groups: Vec<&str> = cuts
            .windows(2)
            .filter_map(|pair| self.0.get(*pair.first()?..*pair.get(1)?))
            .collect();
        groups.join(" ")
    }

    /// Sex, year and month of birth shown, the rest hidden: `1 85 05 •• ••• ••• ••`.
    #[must_use]
    pub fn masked(&self) -> String {
        let shown = self.grouped();
        let (head, tail) = shown.split_at_checked(7).unwrap_or(("", ""));
        let hidden: String = tail
            .chars()
            .map(|c| if c == ' ' { ' ' } else { '•' })
            .collect();
        format!("{head}{hidden}")
    }
}

/// The key of thirteen characters: 97 − (number modulo 97), Corsica counted as 19 and 18.
fn key(thirteen: &str) -> u8 {
    let (digits, offset) = match thirteen.as_bytes().get(6) {
        Some(b'A') => (thirteen.replacen('A', "0", 1), 1_000_000_u64),
        Some(b'B') => (thirteen.replacen('B', "0", 1), 2_000_000_u64),
        _ => (thirteen.to_owned(), 0),
    };
    let number = digits.parse::<u64>().unwrap_or(0).saturating_sub(offset);
    u8::try_from(97 - number % 97).unwrap_or(0)
}

fn number<T: std::str::FromStr>(text: &str, from: usize, to: usize) -> Option<T> {
    text.get(from..to)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Public test vectors: thirteen characters and their key.
    const GOOD: [(&str, u8); 9] = [
        ("2890478342163", 49),
        ("2890478342212", 97),
        ("2890478342211", 1),
        ("2890478342210", 2),
        ("289042A342163", 90),
        ("289042B342163", 20),
        ("2780569339089", 41),
        ("2550814168025", 38),
        ("1780599330108", 17),
    ];

    #[test]
    fn known_numbers_are_read_with_their_key() {
        for (thirteen, key) in GOOD {
            let text = format!("{thirteen}{key:02}");
            assert_eq!(Nir::parse(&text).map(|n| n.0), Ok(text.clone()), "{text}");
        }
    }

    #[test]
    fn separators_and_case_do_not_count() {
        let expected = Nir::parse("289042A34216390");
        assert!(expected.is_ok());
        for typed in [
            "2 89 04 2a 342 163 90",
            "2.89.04.2A.342.163-90",
            "\u{a0}289042A34216390 ",
        ] {
            assert_eq!(Nir::parse(typed), expected, "{typed}");
        }
    }

    #[test]
    fn faults_are_named() {
        let cases = [
            ("17109342400013", NirFault::Length { found: 14 }),
            ("171093424000134", NirFault::Key { expected: 39 }),
            ("771093424000134", NirFault::Provisional),
            ("971093424000134", NirFault::Sex),
            ("171133424000134", NirFault::Month),
            ("171090024000134", NirFault::Department),
            ("185103A34216365", NirFault::Department),
            ("17109342400O134", NirFault::Character),
            ("1710934A4000134", NirFault::Character),
            ("", NirFault::Length { found: 0 }),
            ("é71093424000134", NirFault::Character),
        ];
        for (text, fault) in cases {
            assert_eq!(Nir::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn masks_hide_all_but_the_birth() {
        let nir = Nir::parse("185109408106926").unwrap();
        assert_eq!(nir.grouped(), "1 85 10 94 081 069 26");
        assert_eq!(nir.masked(), "1 85 10 •• ••• ••• ••");
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(index in 0_usize..9, at in 7_usize..13, add in 1_u8..10) {
            let (thirteen, key) = GOOD[index];
            let mut bytes = format!("{thirteen}{key:02}").into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + add) % 10;
            let text = String::from_utf8(bytes).unwrap();
            let found = matches!(Nir::parse(&text), Err(NirFault::Key { .. }));
            prop_assert!(found);
        }

        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = Nir::parse(&text);
        }
    }
}
