//! Words quoted from a printed document, told from ours: a reader of the screen hears a quotation, in
//! French, whatever the language of the sentence around it.

use leptos::prelude::*;

/// The sentence; what stands between quotation marks in it is marked as quoted.
#[must_use]
pub fn quoted(sentence: &str) -> AnyView {
    pieces(sentence)
        .map(|(cited, words)| {
            let words = words.to_owned();
            if cited {
                view! { <q lang="fr">{words}</q> }.into_any()
            } else {
                words.into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// The sentence cut at its quotation marks, which stay with our words; whether each piece is quoted.
fn pieces(sentence: &str) -> impl Iterator<Item = (bool, &str)> {
    sentence
        .split_inclusive(['«', '“'])
        .enumerate()
        .flat_map(|(rank, part)| {
            let end = part.find(['»', '”']).filter(|_| rank > 0).unwrap_or(0);
            let (cited, own) = part.split_at_checked(end).unwrap_or(("", part));
            [(true, cited), (false, own)]
        })
        .filter(|(_, words)| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_marks_is_quoted_and_nothing_is_lost() {
        for (sentence, quotes) in [
            ("Rien", vec![]),
            ("« 350% BR », page 4", vec![" 350% BR "]),
            (
                "The cell “20<” is read “20”, not “200”.",
                vec!["20<", "20", "200"],
            ),
            ("Une marque seule » puis « sans fin", vec![]),
            ("", vec![]),
        ] {
            let all: Vec<_> = pieces(sentence).collect();
            let found: Vec<&str> = all
                .iter()
                .filter(|(cited, _)| *cited)
                .map(|(_, words)| *words)
                .collect();
            assert_eq!(found, quotes, "{sentence}");
            let whole: String = all.iter().map(|(_, words)| *words).collect();
            assert_eq!(whole, sentence);
        }
    }
}
