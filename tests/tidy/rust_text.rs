//! Just enough of Rust's lexical rules to tell code from comments and strings.

/// The text with comments turned to spaces, and the insides of strings too unless they are kept.
/// Lines stay where they were.
pub(crate) fn without_comments(text: &str, keep_strings: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let rest = &characters[at..];
        let (length, is_string) = if rest.starts_with(&['/', '/']) {
            (until_line_end(rest), false)
        } else if rest.starts_with(&['/', '*']) {
            (block_comment(rest), false)
        } else if let Some(length) = string(rest, at.checked_sub(1).map(|i| characters[i])) {
            (length, true)
        } else {
            out.push(rest[0]);
            at += 1;
            continue;
        };
        for character in &rest[..length] {
            let kept = *character == '\n' || is_string && keep_strings;
            out.push(if kept { *character } else { ' ' });
        }
        at += length;
    }
    out
}

/// The identifiers of a line of code.
pub(crate) fn identifiers(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'))
}

/// The line, from 1, of a byte offset.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

fn until_line_end(rest: &[char]) -> usize {
    rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with(&['/', '*']) {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(&['*', '/']) {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of the string, raw string or character that starts here, if one does.
fn string(rest: &[char], before: Option<char>) -> Option<usize> {
    match rest[0] {
        '"' => Some(quoted(rest, 1)),
        'r' if !before.is_some_and(|c| c.is_alphanumeric() && c != 'b' || c == '_') => raw(rest),
        '\'' => character(rest),
        _ => None,
    }
}

fn quoted(rest: &[char], start: usize) -> usize {
    let mut at = start;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn raw(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return None;
    }
    let mut closing = vec!['"'];
    closing.extend(std::iter::repeat_n('#', hashes));
    let start = 2 + hashes;
    let inside = rest[start..]
        .windows(closing.len())
        .position(|window| window == closing)?;
    Some(start + inside + closing.len())
}

/// A character literal, and not a lifetime.
fn character(rest: &[char]) -> Option<usize> {
    match (rest.get(1)?, rest.get(2)) {
        ('\\', _) => Some(
            rest.iter()
                .skip(3)
                .position(|c| *c == '\'')
                .map_or(rest.len(), |inside| inside + 4),
        ),
        (_, Some('\'')) => Some(3),
        _ => None,
    }
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let text = "let a = \"x // \\\" y\"; // b\n/* c /* d */ e */ f(r#\"g\"#, 'h', '\\'', '\"');\nfn i<'j>() {}";
    let code = without_comments(text, false);
    let words: Vec<&str> = identifiers(&code).collect();
    assert_eq!(words, ["let", "a", "f", "fn", "i", "j"]);
    assert!(without_comments(text, true).contains("r#\"g\"#"));
    assert_eq!(code.lines().count(), 3);
}
