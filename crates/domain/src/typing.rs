//! Numbers as they are typed: grouped under the fingers, kept without what groups them.

use crate::iban::group_by_four;

/// What is typed as an account's number: as it is kept, as it is shown, and where the caret stands
/// in what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typing {
    /// Without separators, in capitals: what is kept.
    pub raw: String,
    /// In groups of four.
    pub shown: String,
    /// Characters before the caret, in what is shown.
    pub caret: usize,
}

impl Typing {
    /// Groups a text by four without moving the caret away from the character that it follows.
    /// `forward` is for the key that erases what comes after the caret: it then stands after a space
    /// rather than before, so that the same key goes on erasing.
    #[must_use]
    pub fn new(text: &str, caret: usize, forward: bool) -> Self {
        let kept = |c: &char| !crate::text::is_separator(*c);
        let raw: String = text
            .chars()
            .filter(kept)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let shown = group_by_four(&raw);
        let before = text.chars().take(caret).filter(kept).count();
        let spaces = if forward {
            before
        } else {
            before.saturating_sub(1)
        } / 4;
        let caret = (before + spaces).min(shown.chars().count());
        Self { raw, shown, caret }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::iban::Iban;

    #[test]
    fn the_caret_follows_the_character_that_it_followed() {
        // What is typed, with `|` for the caret; the same once grouped.
        for (typed, forward, shown) in [
            ("fr14|", false, "FR14|"),
            ("FR142|", false, "FR14 2|"),
            ("FR14| 2004", false, "FR14| 2004"),
            ("FR1|4 2004", false, "FR1|4 2004"),
            ("FR19|4 2004 1010", false, "FR19| 4200 4101 0"),
            ("FR14|2004", false, "FR14| 2004"),
            ("FR14|2004", true, "FR14 |2004"),
            ("FR14-2004.1010 0505|", false, "FR14 2004 1010 0505|"),
            ("|FR14", false, "|FR14"),
            ("|", false, "|"),
            ("   |", true, "|"),
        ] {
            let caret = typed.find('|').unwrap();
            let typing = Typing::new(&typed.replace('|', ""), caret, forward);
            let mut found = typing.shown.clone();
            found.insert(typing.caret, '|');
            assert_eq!(found, shown, "{typed}");
            assert_eq!(typing.raw, typing.shown.replace(' ', ""));
        }
    }

    proptest! {
        #[test]
        fn however_it_is_typed_the_same_account_is_kept(
            gaps in proptest::collection::vec(0_usize..5, 27),
            caret in 0_usize..80,
            forward: bool,
        ) {
            const BETWEEN: [&str; 5] = ["", " ", "-", "\u{a0}", ". "];
            let number = "FR1420041010050500013M02606";
            let typed: String = number
                .chars()
                .zip(gaps)
                .flat_map(|(letter, gap)| [BETWEEN[gap].to_owned(), letter.to_string()])
                .collect();
            let typing = Typing::new(&typed, caret, forward);
            prop_assert_eq!(&typing.raw, number);
            prop_assert!(typing.caret <= typing.shown.len());
            prop_assert_eq!(&Typing::new(&typing.shown, 0, false).shown, &typing.shown);
            prop_assert!(Iban::parse(&typed).is_ok());
        }
    }
}
