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
