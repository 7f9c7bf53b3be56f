//! The content policy allows no inline style and no inline script, so none is written.

use crate::rust_text::{line_of, without_comments};
use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

fn page_faults(source: &Source) -> Vec<Fault> {
    let text = source.text.to_lowercase();
    let mut faults = Vec::new();
    let mut refuse = |offset, what: &str| {
        faults.push(Fault::new(&source.path, line_of(&text, offset), what));
    };
    for (offset, _) in text.match_indices("<style") {
        refuse(offset, "inline style sheet");
    }
    for (offset, tag) in text.match_indices('<').map(|(offset, _)| {
        let tag = text[offset..].split('>').next().unwrap_or_default();
        (offset, tag)
    }) {
        if tag.starts_with("<script") && !tag.contains(" src=") {
            refuse(offset, "inline script");
        }
        for attribute in tag.split_whitespace().skip(1) {
            if attribute.starts_with("style=") {
                refuse(offset, "inline style");
            }
            if attribute.starts_with("on") && attribute.contains('=') {
                refuse(offset, "inline handler");
            }
        }
    }
    faults
}

/// In `view!`, a style attribute is written without spaces; an assignment to a variable never is.
fn view_faults(source: &Source) -> Vec<Fault> {
    let code = without_comments(&source.text, true);
    (1..)
        .zip(code.lines())
        .filter(|(_, line)| {
            line.match_indices("style=")
                .filter(|(at, _)| !line[at + 6..].starts_with('('))
                .any(|(at, _)| {
                    line[..at]
                        .chars()
                        .next_back()
                        .is_none_or(char::is_whitespace)
                })
        })
        .map(|(number, _)| {
            Fault::new(
                &source.path,
                number,
                "inline style: use a class, or style:property",
            )
        })
        .collect()
}

#[test]
fn no_inline_style_or_script() {
    let faults: Vec<Fault> = source::all()
        .iter()
        .filter_map(|source| match source.path.as_str() {
            path if path.ends_with(".html") && !path.starts_with("tests/") => {
                Some(page_faults(source))
            }
            path if source.is_rust() && path.starts_with("src/") => Some(view_faults(source)),
            _ => None,
        })
        .flatten()
        .collect();
    assert_tidy(&faults);
}

#[test]
fn inline_style_and_script_are_found_out() {
    let page = "<head>\n<style>a{}</style>\n<script>x()</script>\n<script src=\"/boot.js\"></script>\n\
                </head>\n<body onload=\"x()\">\n<p style=\"color:red\">";
    let lines: Vec<usize> = page_faults(&Source::new("index.html", page))
        .iter()
        .map(|fault| fault.line)
        .collect();
    assert_eq!(lines, [2, 3, 6, 7]);
    let view = "let style = 1;\nview! { <p style=\"color:red\" class=\"a\" style:width=w> }\nview! {\n  style=move || x\n}";
    let lines: Vec<usize> = view_faults(&Source::new("src/ui/a.rs", view))
        .iter()
        .map(|fault| fault.line)
        .collect();
    assert_eq!(lines, [2, 4]);
}
