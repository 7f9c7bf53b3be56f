//! A faulty file: every fault is listed at once, with its place, in words for who types the table.

#![allow(clippy::unwrap_used, reason = "tests")]

use affilio_notation::{embed, grid, tariffs};

#[test]
fn a_faulty_table_lists_all_its_faults() {
    let (_, known) = affilio_contracts::tariffs().unwrap();
    let text = include_str!("bad/faulty.toml");
    let faults = grid::compile("bad/faulty.toml", text, &known).unwrap_err();
    insta::assert_snapshot!("faulty-table", faults);
}

#[test]
fn a_file_that_is_not_toml_is_told_so() {
    let (_, known) = affilio_contracts::tariffs().unwrap();
    let faults = grid::compile("bad/broken.toml", "[contract\nid = ", &known).unwrap_err();
    assert!(
        faults.to_string().contains("bad/broken.toml:1:"),
        "{faults}"
    );
}

#[test]
fn faulty_tariffs_list_all_their_faults() {
    let text = r#"
[[parameter]]
id = "pmss"
values = [
  { from = "2024-01-01", to = "2024-12-31", value = "3864", source = "JO", confidence = "V" },
  { from = "2024-06-01", value = "-3", source = "JO", confidence = "sûr" },
  { from = "2024-03-01", value = "4000", source = "JO", confidence = "V" },
]
[[parameter]]
id = "pnss"
values = []
[[family]]
id = "f"
label = "Famille"
general = [{ from = "2024-01-01", value = "0,70", source = "CSS", confidence = "V" }]
held_back = "tout"
[[act]]
id = "x"
br = [{ from = "2024-01-01", value = "26.50" }]
"#;
    let faults = tariffs::compile(&[("bad/tariffs.toml", text)]).unwrap_err();
    insta::assert_snapshot!("faulty-tariffs", faults);
}

#[test]
fn what_the_true_table_leaves_open_is_a_warning_with_its_reading() {
    let (_, known) = affilio_contracts::tariffs().unwrap();
    let text = include_str!("../data/harmonie-mgen/eclat/2024-01-01.toml");
    let compiled = grid::compile("eclat", text, &known).unwrap();
    let count = |word: &str| {
        compiled
            .warnings
            .iter()
            .filter(|warning| warning.message.starts_with(word))
            .count()
    };
    assert_eq!(count("cellule douteuse"), 3);
    assert!(count("lecture") > 15 && count("doute") > 20);
}

#[test]
fn faults_of_the_tariffs_do_not_hide_those_of_the_contracts() {
    // A build stopped at the tariffs: the contracts' faults only came once they were mended.
    let tariffs = [(
        "tariffs.toml",
        "[[family]]\nid = \"f\"\nlabel = \"F\"\ngeneral = 3\n",
    )];
    let contract = include_str!("bad/faulty.toml");
    let failures = embed::compile(&tariffs, &[("contract.toml", contract)]).unwrap_err();
    let [of_tariffs, of_contract] = failures.as_slice() else {
        panic!("{failures:?}")
    };
    assert!(of_tariffs.contains("tariffs.toml:4:"), "{of_tariffs}");
    assert!(of_contract.contains("contract.toml:"), "{of_contract}");
}

#[test]
fn ages_in_the_wrong_order_are_a_fault() {
    let text = "[[act]]\nid = \"a\"\nlabel = \"A\"\nage_min = 6\nage_max = 5\n";
    let faults = tariffs::compile(&[("tariffs.toml", text)]).unwrap_err();
    let message = "« age_min » (6) au-dessus de « age_max » (5)";
    assert!(faults.0.iter().any(|fault| fault.message == message));
}
