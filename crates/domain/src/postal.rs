//! French postal codes.

/// Whether a text is a French postal code: five digits, department 01 to 98.
#[must_use]
pub fn is_french_postal_code(text: &str) -> bool {
    text.len() == 5
        && text.chars().all(|c| c.is_ascii_digit())
        && text
            .get(..2)
            .and_then(|department| department.parse::<u8>().ok())
            .is_some_and(|department| (1..=98).contains(&department) && department != 96)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postal_codes() {
        for good in ["75015", "01000", "20090", "97400", "98000"] {
            assert!(is_french_postal_code(good), "{good}");
        }
        for bad in ["7501", "00100", "99000", "75O15", "750151", "96000"] {
            assert!(!is_french_postal_code(bad), "{bad}");
        }
    }
}
