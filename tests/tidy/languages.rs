//! The screens speak two languages: words in French stand beside their English twin.

use crate::rust_text::{line_of, without_comments};
use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

/// Letters and marks of French that English lacks.
const FRENCH: &[char] = &[
    'é', 'è', 'ê', 'à', 'ù', 'ç', 'ô', 'î', 'û', 'œ', 'É', 'À', '«',
];
/// A drawing of French documents: what is printed on them has one language.
const DRAWING: &str = "src/ui/where_is.rs";

/// The strings of a text without comments, from their first quotation mark to their last.
fn strings(code: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut escaped = false;
    let mut before = ' ';
    for (at, character) in code.char_indices() {
        match (start, character) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(from), '"') => {
                found.push((from, at + 1));
                start = None;
            }
            (None, '"') if before != '\'' => start = Some(at),
            _ => {}
        }
        before = character;
    }
    found
}

fn faults(source: &Source) -> Vec<Fault> {
    let text = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    let code = without_comments(text, true);
    let strings = strings(&code);
    let follows = |one: Option<&(usize, usize)>, next: Option<&(usize, usize)>| match (one, next) {
        (Some((_, end)), Some((start, _))) => code[*end..*start].trim() == ",",
        _ => false,
    };
    strings
        .iter()
        .enumerate()
        .filter(|(rank, (start, end))| {
            let before = rank.checked_sub(1).and_then(|rank| strings.get(rank));
            let this = strings.get(*rank);
            code[*start..*end].contains(FRENCH)
                && !follows(before, this)
                && !follows(this, strings.get(rank + 1))
        })
        .map(|(_, (start, _))| {
            Fault::new(
                &source.path,
                line_of(&code, *start),
                "words in French without their English twin",
            )
        })
        .collect()
}

#[test]
fn words_without_a_twin_are_found() {
    let sample = |text: &str| Source {
        path: "src/a.rs".to_owned(),
        text: text.to_owned(),
    };
    for alone in [
        "f(\"Réseau coupé\".to_owned())",
        "view! { <p>\"Déjà là\"</p> }",
    ] {
        assert_eq!(faults(&sample(alone)).len(), 1, "{alone}");
    }
    for fine in [
        "tr(\"Réseau \\\"coupé\\\"\", \"Network down\")",
        "say!(\n    \"{n} années\",\n    \"{n} years (années)\",\n)",
        "// Déjà \"réglé\"\nf(\"id\")",
        "text.split('\"').f(\"é\", \"e\")",
        "f()\n#[cfg(test)]\nmod tests { f(\"Inès\") }",
    ] {
        assert_eq!(faults(&sample(fine)), [], "{fine}");
    }
}

#[test]
fn every_word_of_the_screens_is_in_two_languages() {
    let faults: Vec<Fault> = source::rust()
        .iter()
        .filter(|source| source.path.starts_with("src/") && source.path != DRAWING)
        .flat_map(faults)
        .collect();
    assert_tidy(&faults);
}
