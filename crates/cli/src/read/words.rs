//! Words that mean a choice, read without accents, case or separators.

/// Lower case, no accent, and one `_` for each run of anything else: `100 % Santé` is `100_sante`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None if letter.is_alphanumeric() => folded.push(letter),
            None if !folded.is_empty() && !folded.ends_with('_') => folded.push('_'),
            None => {}
        }
    }
    while folded.ends_with('_') {
        folded.pop();
    }
    folded
}

/// The accented letters of French, and the marks that composed text may carry apart.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'â' | 'ä' | 'á' => "a",
        'ç' => "c",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'î' | 'ï' | 'í' => "i",
        'ô' | 'ö' | 'ó' => "o",
        'ù' | 'û' | 'ü' | 'ú' => "u",
        'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_separators_do_not_count() {
        for (text, folded) in [
            ("100 % Santé", "100_sante"),
            (" Maîtrisé ", "maitrise"),
            ("re\u{301}gime-GÉNÉRAL", "regime_general"),
            ("", ""),
            ("--", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
