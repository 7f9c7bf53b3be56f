//! What people type around the characters that count.

/// Removes what people put between characters (spaces of any kind, dots, dashes, slashes, and
/// invisible direction marks) and capitalises.
#[must_use]
pub fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !is_separator(*c))
        .flat_map(char::to_uppercase)
        .collect()
}

/// Trims, and reduces each run of spaces to one.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `d’Inès`, `de Camille`: *de* before a name, elided before a vowel and before the *h* that French
/// does not breathe. A name that begins with another *h* keeps *de*: nothing in its letters tells.
#[must_use]
pub fn of_name(name: &str) -> String {
    const MUTE: [&str; 10] = [
        "hec", "hel", "hen", "her", "hip", "hon", "hor", "hub", "hug", "hya",
    ];
    let start = folded(name);
    let mut letters = start.chars();
    let vowel = |c: char| "aeiou".contains(c);
    let elided = match letters.next() {
        Some('h') => MUTE.iter().any(|mute| start.starts_with(mute)),
        // `Yves`, not `Yann`.
        Some('y') => letters.next().is_some_and(|next| !vowel(next)),
        Some(first) => vowel(first),
        None => false,
    };
    if elided {
        format!("d’{name}")
    } else {
        format!("de {name}")
    }
}

/// Small letters without their accents nor invisible marks: `LEFÈVRE` and `lefevre` are the same word.
#[must_use]
pub fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_mark(*c) && !is_invisible(*c))
        .flat_map(without_accent)
        .collect()
}

/// A small Latin letter without its accent, as banks print it. The last range of each letter is the
/// Vietnamese one, where a letter bears two accents.
fn without_accent(c: char) -> impl Iterator<Item = char> {
    let (one, two) = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | '\u{1ea0}'..='\u{1eb7}' => ('a', None),
        'æ' => ('a', Some('e')),
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => ('c', None),
        'ď' | 'đ' | 'ð' => ('d', None),
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | '\u{1eb8}'..='\u{1ec7}' => ('e', None),
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => ('g', None),
        'ĥ' | 'ħ' => ('h', None),
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | '\u{1ec8}'..='\u{1ecb}' => {
            ('i', None)
        }
        'ĵ' => ('j', None),
        'ķ' => ('k', None),
        'ĺ' | 'ļ' | 'ľ' | 'ł' => ('l', None),
        'ñ' | 'ń' | 'ņ' | 'ň' => ('n', None),
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | '\u{1ecc}'..='\u{1ee3}' => {
            ('o', None)
        }
        'œ' => ('o', Some('e')),
        'ŕ' | 'ŗ' | 'ř' => ('r', None),
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => ('s', None),
        'ß' => ('s', Some('s')),
        'ţ' | 'ť' | 'ŧ' | 'ț' => ('t', None),
        'þ' => ('t', Some('h')),
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | '\u{1ee4}'..='\u{1ef1}' => {
            ('u', None)
        }
        'ŵ' => ('w', None),
        'ý' | 'ÿ' | 'ŷ' | '\u{1ef2}'..='\u{1ef9}' => ('y', None),
        'ź' | 'ż' | 'ž' => ('z', None),
        other => (other, None),
    };
    std::iter::once(one).chain(two)
}

/// Combining accents: a name typed on some keyboards holds letter and accent apart.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What people put between the characters of a number.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '.' | '-' | '/' | '_' | '\u{2010}'..='\u{2015}')
        || is_invisible(c)
}

/// Zero-width and direction marks, which copied numbers often carry.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{fe0f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_elided_as_it_is_said() {
        for (name, said) in [
            ("Inès Lefèvre", "d’Inès Lefèvre"),
            ("Élie", "d’Élie"),
            ("Œdipe", "d’Œdipe"),
            ("Hélène", "d’Hélène"),
            ("HUGO", "d’HUGO"),
            ("Yves", "d’Yves"),
            ("Yann", "de Yann"),
            ("Hassan", "de Hassan"),
            ("Camille", "de Camille"),
            ("محمد", "de محمد"),
            ("", "de "),
        ] {
            assert_eq!(of_name(name), said);
        }
    }

    #[test]
    fn words_are_the_same_whatever_their_case_and_accents() {
        for (typed, plain) in [
            ("LEFÈVRE", "lefevre"),
            // Letter and accent apart; a capital whose small form comes apart.
            ("Lefe\u{300}vre", "lefevre"),
            ("İSTANBUL", "istanbul"),
            ("Œuvre, Straße, Nguyễn", "oeuvre, strasse, nguyen"),
            ("Zo\u{200b}é", "zoe"),
            ("محمد", "محمد"),
        ] {
            assert_eq!(folded(typed), plain);
        }
    }
}
