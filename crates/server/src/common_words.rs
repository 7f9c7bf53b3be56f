//! The passwords and words that are tried first (`data/README.md` says from where).

use std::sync::LazyLock;

static ENTRIES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../data/common-words.txt").lines().collect());

fn is_common(word: &str) -> bool {
    ENTRIES.binary_search(&word).is_ok()
}

/// Whether a plain text, in lower case without accents, is nothing but one or two common words, one
/// repeated, or figures, whatever digits surround it.
pub(crate) fn is_made_of(plain: &str) -> bool {
    let letters: String = plain.chars().filter(|one| one.is_alphanumeric()).collect();
    let core = letters.trim_matches(|one: char| one.is_ascii_digit());
    core.is_empty()
        || is_common(&letters)
        || is_common(core)
        || unit(core).is_some_and(is_common)
        || core
            .char_indices()
            .skip(1)
            .filter_map(|(at, _)| core.split_at_checked(at))
            .any(|(first, second)| {
                let second = second.trim_start_matches(|one: char| one.is_ascii_digit());
                is_common(first) && is_common(second)
            })
}

/// What a text repeats, at least twice.
fn unit(text: &str) -> Option<&str> {
    (1..=text.len() / 2)
        .filter(|length| text.len().is_multiple_of(*length))
        .filter_map(|length| text.get(..length))
        .find(|unit| unit.repeat(text.len() / unit.len()) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_long_and_can_be_searched() {
        assert!(ENTRIES.len() >= 100_000, "{}", ENTRIES.len());
        assert!(ENTRIES.windows(2).all(|pair| pair[0] < pair[1]));
        for known in ["123456", "password", "motdepasse", "mutuelle", "soleil"] {
            assert!(is_common(known), "{known}");
        }
    }

    #[test]
    fn one_or_two_words_are_not_a_password() {
        for made in [
            "developpement informatique",
            "20252025202520252025",
            "soleilsoleilsoleilsoleil",
            "2026 bibliotheque 2026",
            "printemps-2026-marseille",
        ] {
            assert!(is_made_of(made), "{made}");
        }
        for sound in [
            "tulipe cheval nuage bleu",
            "trois poules sous la pluie",
            "q7-rovel mitan 42 zorle",
        ] {
            assert!(!is_made_of(sound), "{sound}");
        }
    }
}
