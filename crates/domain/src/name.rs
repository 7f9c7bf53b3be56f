//! Names of people and lines of addresses: what may be written in a contract.

use thiserror::Error;

use crate::text::{folded, is_mark};

/// Longest name accepted, in characters: the norm of civil status files allows 80.
pub const NAME_MAX: usize = 80;
/// Longest line of an address, in characters: the postal norm prints 38, people type more.
pub const LINE_MAX: usize = 100;
/// Longest holder of an account, in characters: first names and last name, both as long as they may
/// be. A debit order bears fewer (70 in the usage of SEPA; not checked in its text): who debits cuts
/// there, the mandate does not.
pub const HOLDER_MAX: usize = 2 * NAME_MAX + 1;

/// Why a typed name or line cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameFault {
    /// Longer than what a contract can bear.
    #[error("the text has more than {max} characters")]
    TooLong {
        /// The limit, in characters.
        max: usize,
    },
    /// A character that no name or address bears.
    #[error("the text holds the character {found:?}")]
    Character {
        /// The first such character.
        found: char,
    },
}

/// Reads a name: letters of any alphabet, spaces, hyphens, apostrophes, dots.
///
/// # Errors
/// [`NameFault`] says what is wrong.
pub fn parse_name(text: &str) -> Result<String, NameFault> {
    let cleaned = cleaned(text, NAME_MAX)?;
    match cleaned.chars().find(|c| {
        !c.is_alphabetic() && !is_mark(*c) && !matches!(c, ' ' | '-' | '\'' | '’' | '.' | '‐')
    }) {
        Some(found) => Err(NameFault::Character { found }),
        None => Ok(cleaned),
    }
}

/// Reads a line of an address: letters, digits and the punctuation that addresses bear.
///
/// # Errors
/// [`NameFault`] says what is wrong.
pub fn parse_line(text: &str) -> Result<String, NameFault> {
    line(text, LINE_MAX)
}

/// Reads the holder of an account, as printed on a RIB.
///
/// # Errors
/// [`NameFault`] says what is wrong.
pub fn parse_holder(text: &str) -> Result<String, NameFault> {
    line(text, HOLDER_MAX)
}

fn line(text: &str, max: usize) -> Result<String, NameFault> {
    let cleaned = cleaned(text, max)?;
    match cleaned.chars().find(|c| {
        !c.is_alphanumeric()
            && !is_mark(*c)
            && !matches!(
                c,
                ' ' | '-'
                    | '\''
                    | '’'
                    | '.'
                    | ','
                    | '/'
                    | '('
                    | ')'
                    | '°'
                    | 'º'
                    | '&'
                    | ':'
                    | '‐'
                    | '–'
                    | '+'
                    | '"'
            )
    }) {
        Some(found) => Err(NameFault::Character { found }),
        None => Ok(cleaned),
    }
}

/// Whether an account's holder, as printed on a RIB, is or includes this person: `MME LEFEVRE
/// CAMILLE`, `M. ou Mme Camille Lefèvre`. Case, accents, order and what is between words do not
/// count.
#[must_use]
pub fn includes_person(holder: &str, first_name: &str, last_name: &str) -> bool {
    let holder = words(holder);
    let known = |word: &String| holder.contains(word);
    let (first, last) = (words(first_name), words(last_name));
    !last.is_empty() && last.iter().all(known) && first.first().is_none_or(known)
}

/// The words of a name, in small letters without accents.
fn words(text: &str) -> Vec<String> {
    folded(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Trimmed, single-spaced, without the invisible marks that copied text carries.
fn cleaned(text: &str, max: usize) -> Result<String, NameFault> {
    let visible: String = text
        .chars()
        .filter(|c| !crate::text::is_invisible(*c))
        .collect();
    let squeezed = crate::text::squeeze(&visible);
    if squeezed.chars().count() > max {
        return Err(NameFault::TooLong { max });
    }
    Ok(squeezed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds_are_kept() {
        for name in [
            "Zoé",
            "Jean-Paul",
            "O’Brien",
            "D'Alembert",
            "Núñez de la Peña",
            "محمد",
            "Nguyễn",
            "St. John",
        ] {
            assert_eq!(parse_name(name).as_deref(), Ok(name));
        }
        assert_eq!(parse_name("  Anne   Marie ").as_deref(), Ok("Anne Marie"));
        assert_eq!(parse_name("\u{202e}Zoé\u{202c}").as_deref(), Ok("Zoé"));
    }

    #[test]
    fn what_no_name_bears_is_refused_by_name() {
        for (text, found) in [("<script>", '<'), ("Zoé 🙂", '🙂'), ("R2D2", '2')] {
            assert_eq!(
                parse_name(text),
                Err(NameFault::Character { found }),
                "{text}"
            );
        }
        assert_eq!(
            parse_name(&"a".repeat(81)),
            Err(NameFault::TooLong { max: 80 })
        );
        assert!(parse_name(&"é".repeat(80)).is_ok());
    }

    #[test]
    fn a_holder_is_recognised_as_banks_print_names() {
        for holder in [
            "Camille Lefèvre",
            "MME LEFEVRE CAMILLE",
            "M. OU MME CAMILLE LEFÈVRE",
            "Lefe\u{300}vre-Camille",
        ] {
            assert!(
                includes_person(holder, "Camille Anne", "Lefèvre"),
                "{holder}"
            );
        }
        for holder in ["", "Malik Lefèvre", "Camille Durand", "Camille"] {
            assert!(!includes_person(holder, "Camille", "Lefèvre"), "{holder}");
        }
        assert!(includes_person(
            "Nunez de la Pena Zoe",
            "Zoé",
            "Núñez de la Peña"
        ));
        assert!(!includes_person("Camille", "", ""));
    }

    /// Nguyễn Thị Hằng was asked whether the holder NGUYEN THI HANG, herself, agreed.
    #[test]
    fn accents_of_every_latin_alphabet_are_folded() {
        for (holder, first_name, last_name) in [
            ("MME NGUYEN THI HANG", "Thị Hằng", "Nguyễn"),
            ("NGUYE\u{302}\u{303}N HANG", "Hằng", "Nguyễn"),
            ("DO DUC", "Đức", "Đỗ"),
            ("TRUONG UYEN VY", "Uyên", "Trương"),
            ("CALIN STEFANESCU", "Călin", "Ștefănescu"),
            ("YILDIZ OZGUR", "Özgür", "Yıldız"),
            ("WEISS JORG", "Jörg", "Weiß"),
            ("ZOLC ZDZISLAW", "Zdzisław", "Żółć"),
            ("THORSDOTTIR ELIN", "Elín", "Þórsdóttir"),
        ] {
            assert!(
                includes_person(holder, first_name, last_name),
                "{holder}, {last_name}"
            );
        }
        assert!(!includes_person("TRAN THI HANG", "Thị Hằng", "Nguyễn"));
    }

    #[test]
    fn the_longest_names_together_can_hold_an_account() {
        let whole = format!("{} {}", "a".repeat(NAME_MAX), "b".repeat(NAME_MAX));
        assert_eq!(parse_holder(&whole).as_deref(), Ok(whole.as_str()));
        let max = HOLDER_MAX;
        let longer = format!("{whole}c");
        assert_eq!(parse_holder(&longer), Err(NameFault::TooLong { max }));
    }

    #[test]
    fn lines_bear_digits_and_punctuation() {
        for line in [
            "12 bis, rue de l'Église",
            "Bât. A – 3e étage",
            "BP 12/34 (cedex)",
        ] {
            assert_eq!(parse_line(line).as_deref(), Ok(line));
        }
        assert_eq!(parse_line("<b>"), Err(NameFault::Character { found: '<' }));
    }
}
