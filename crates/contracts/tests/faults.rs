//! Faulty files: every fault is listed at once, with its place, in words for who types the table.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use affilio_guarantees::compiled::Tariffs;
use affilio_notation::{embed, grid, tariffs};

fn known() -> Tariffs {
    affilio_contracts::tariffs().unwrap().1
}

/// All the faults of a file of `bad/`, pinned.
macro_rules! faults_of {
    ($test:ident, $name:literal) => {
        #[test]
        fn $test() {
            let text = include_str!(concat!("bad/", $name, ".toml"));
            let file = concat!("bad/", $name, ".toml");
            let faults = grid::compile(file, text, &known()).unwrap_err();
            insta::assert_snapshot!(concat!($name, "-table"), faults);
        }
    };
}

faults_of!(a_faulty_table_lists_all_its_faults, "faulty");
faults_of!(a_level_never_pays_less_than_the_one_below, "levels");
faults_of!(the_second_column_stays_under_the_first, "dptm");
faults_of!(glasses_stay_within_the_law, "glasses");
faults_of!(every_name_and_word_is_known, "names");
faults_of!(units_and_maxima_hold_together, "units");
faults_of!(contributions_and_prevoyance_are_whole, "money");

#[test]
fn a_file_that_is_not_toml_is_told_so() {
    let faults = grid::compile("bad/broken.toml", "[contract\nid = ", &known()).unwrap_err();
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
[[parameter]]
id = "majoration_hors_parcours_taux"
values = [{ from = "2024-01-01", value = "40", source = "JO", confidence = "V" }]
[[parameter]]
id = "majoration_hors_parcours_age"
values = [{ from = "2024-01-01", value = "16 ans", source = "JO", confidence = "V" }]
[[family]]
id = "f"
label = "Famille"
general = [{ from = "2024-01-01", value = "0,70", source = "CSS", confidence = "V" }]
held_back = "tout"
[[act]]
id = "x"
br = [{ from = "2024-01-01", value = "26.50" }]
[[act]]
id = "y"
label = "Y"
care = "nulle_part"
[[care]]
id = "c"
label = "C"
[[care]]
id = "c"
label = "C"
wrods = ["c"]
"#;
    let faults = tariffs::compile(&[("bad/tariffs.toml", text)]).unwrap_err();
    insta::assert_snapshot!("faulty-tariffs", faults);
}

/// The beginnings of the warnings of a sound file.
fn warnings(text: &str) -> Vec<String> {
    let compiled = grid::compile("sound", text, &known()).unwrap();
    let messages = compiled.warnings.into_iter();
    messages.map(|warning| warning.message).collect()
}

#[test]
fn what_the_true_tables_leave_open_is_a_warning_with_its_reading() {
    for (text, doubtful, readings, doubts) in [
        (
            include_str!("../data/harmonie-mgen/eclat/2024-01-01.toml"),
            3,
            15,
            20,
        ),
        (
            include_str!("../data/harmonie-fonction-publique/armees-civils/2020-01-01.toml"),
            0,
            3,
            3,
        ),
    ] {
        let warnings = warnings(text);
        let count = |word: &str| {
            let of_kind = warnings.iter().filter(|message| message.starts_with(word));
            of_kind.count()
        };
        assert!(count("cellule douteuse «") >= doubtful, "{warnings:#?}");
        assert!(count("lecture") >= readings, "{warnings:#?}");
        assert!(count("doute") >= doubts, "{warnings:#?}");
    }
}

/// A table of one row and two levels.
fn table(id: &str, period: &str, cells: [&str; 2]) -> String {
    let [first, second] = cells;
    format!(
        r#"[contract]
id = "{id}"
title = "Essai"
insurer = "Aucun"
source = "Essai"
{period}
levels = [{{ id = "n1", label = "1" }}, {{ id = "n2", label = "2" }}]
[[section]]
title = "SOINS"
[[section.row]]
id = "soins"
label = "Soins"
n1 = {first}
n2 = {second}
cares = ["generaliste"]
family = "medecin"
unit = "consultation"
page = 1
line = 1
"#
    )
}

#[test]
fn a_level_that_pays_less_in_part_or_in_doubt_is_a_warning() {
    let period = "valid_from = \"2024-01-01\"";
    let in_part = [
        "\"30 € / consultation (max 3 / an)\"",
        "\"25 € / consultation (max 5 / an)\"",
    ];
    let found = warnings(&table("essai/2024", period, in_part));
    assert_eq!(
        found,
        [
            "« 25 € / consultation (max 5 / an) » (n2) paie en partie moins que \
             « 30 € / consultation (max 3 / an) » (n1)"
        ]
    );
    let in_doubt = [
        "{ text = \"90 € / an\", printed = \"<0\", why = \"Le premier chiffre manque.\" }",
        "\"80 € / an\"",
    ];
    let found = warnings(&table("essai/2024", period, in_doubt));
    let message = "cellule douteuse : « 80 € / an » (n2) paie moins que";
    assert!(
        found.iter().any(|warning| warning.starts_with(message)),
        "{found:?}"
    );
}

/// Glasses for a child: a frame of 40 €, and a lens for which the law wants 80 €.
#[test]
fn glasses_that_may_be_out_of_the_law_are_a_warning() {
    let lens = r#"{ text = "90 € / verre", printed = "<0", why = "Le premier chiffre manque.", other = [{ text = "70 € / verre", why = "Un 7 ressemble à un 9." }] }"#;
    let period = "valid_from = \"2024-01-01\"";
    let frame = ["\"40 € / monture\""; 2];
    let text = table("essai/2024", period, frame).replace(
        "\"consultation\"",
        "\"monture\"\nclass = \"B\"\noptics = { element = \"monture\" }",
    );
    let of_lens = table("essai/2024", period, [lens, "\"90 € / verre\""])
        .replace("\"consultation\"", "\"verre\"\nclass = \"B\"\noptics = { element = \"verre\", lenses = [\"multifocal_simple\"] }")
        .replace("id = \"soins\"", "id = \"verre\"");
    let row = of_lens.split_once("[[section.row]]").unwrap().1;
    let found = warnings(&format!("{text}[[section.row]]{row}"));
    let message = "cellule douteuse : n1 : équipement de classe B (c) à 180 €, sous le minimum légal de 200 €";
    assert!(found.iter().any(|warning| warning == message), "{found:?}");
}

#[test]
fn versions_of_a_contract_do_not_overlap() {
    let data = [
        (
            "parameters.toml",
            include_str!("../data/tariffs/parameters.toml"),
        ),
        (
            "families.toml",
            include_str!("../data/tariffs/families.toml"),
        ),
        ("cares.toml", include_str!("../data/tariffs/cares.toml")),
        ("acts.toml", include_str!("../data/tariffs/acts.toml")),
    ];
    let cells = ["\"100% BR\"", "\"150% BR\""];
    let closed = "valid_from = \"2023-01-01\"\nvalid_to = \"2024-01-01\"";
    let open = "valid_from = \"2024-01-01\"";
    let files = [
        ("2023.toml", table("essai/2023", closed, cells)),
        ("2024.toml", table("essai/2024", open, cells)),
        ("copie.toml", table("essai/2024", open, cells)),
        ("autre.toml", table("autre/2024", open, cells)),
    ];
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(file, text)| (*file, text.as_str()))
        .collect();
    let failures = embed::compile(&data, &texts).unwrap_err();
    assert_eq!(
        failures,
        [
            "2024.toml : « essai/2024 » (2024-01-01 → sans fin) chevauche « essai/2023 » \
             (2023-01-01 → 2024-01-01) de 2023.toml",
            "copie.toml : « essai/2024 » (2024-01-01 → sans fin) chevauche « essai/2023 » \
             (2023-01-01 → 2024-01-01) de 2023.toml",
            "copie.toml : identifiant « essai/2024 » déjà dans 2024.toml",
        ]
    );
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
