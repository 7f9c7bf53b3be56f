//! The JSON Schemas of questions and answers.

/// Their names and texts.
pub(crate) const SCHEMAS: [(&str, &str); 10] = [
    (
        "estimate-input",
        include_str!("../schemas/estimate-input.json"),
    ),
    (
        "estimate-output",
        include_str!("../schemas/estimate-output.json"),
    ),
    (
        "contributions-input",
        include_str!("../schemas/contributions-input.json"),
    ),
    (
        "contributions-output",
        include_str!("../schemas/contributions-output.json"),
    ),
    (
        "prevoyance-input",
        include_str!("../schemas/prevoyance-input.json"),
    ),
    (
        "prevoyance-output",
        include_str!("../schemas/prevoyance-output.json"),
    ),
    (
        "compare-input",
        include_str!("../schemas/compare-input.json"),
    ),
    (
        "compare-output",
        include_str!("../schemas/compare-output.json"),
    ),
    ("year-input", include_str!("../schemas/year-input.json")),
    ("year-output", include_str!("../schemas/year-output.json")),
];

/// The schema of this name.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    SCHEMAS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}
