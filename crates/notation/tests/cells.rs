//! The cells: read, printed back, refused with the exact place.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use affilio_notation::cell::{
    Bound, Cell, Expected, Limit, Max, Measure, Number, Period, Place, Reading, Style, Term, parse,
};

fn reading(text: &str) -> Reading {
    parse(text).unwrap().reading
}

/// The terms and bounds of a paying cell.
fn pays(text: &str) -> (Vec<Term>, Vec<Bound>) {
    match reading(text) {
        Reading::Pays { terms, bounds } => (terms, bounds),
        other => panic!("{text}: {other:?}"),
    }
}

fn number(hundredths: u32, decimals: u8) -> Option<Number> {
    Some(Number {
        hundredths,
        decimals,
    })
}

fn term(hundredths: u32, measure: Measure, per: Option<&'static str>) -> Term {
    Term {
        number: number(hundredths, 0),
        measure,
        per,
    }
}

fn max(count: u16) -> Max {
    Max {
        count,
        noun: None,
        period: None,
        place: None,
    }
}

/// Every cell of the two tables transcribed, as it is printed.
#[test]
fn every_cell_of_both_tables_is_printed_back_as_it_was() {
    let cells = include_str!("printed_cells.txt");
    assert!(cells.lines().count() > 100);
    for text in cells.lines() {
        assert_eq!(parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn other_forms_of_the_trade_are_printed_back_as_they_were() {
    for text in [
        "Non couvert",
        "Non pris en charge",
        "néant",
        "Inclus",
        "200 % BRSS",
        "150 % TC",
        "100 % de la BR",
        "100 % du tarif de convention",
        "100% TM",
        "100 % du ticket modérateur",
        "TM",
        "TM + 30 € / verre",
        "3 % PASS / an",
        "25 € par séance",
        "250 euros par an",
        "8% PMSS / par an",
        "50 € / an / bénéficiaire",
        "50 € par an et par bénéficiaire",
        "25 € par séance (4 séances / an)",
        "25 € / séance, 4 séances / an",
        "25 € / séance, max 4 par an et par bénéficiaire",
        "25 € / séance (maxi 2 / an)",
        "25 € / séance (2 séances par an maximum)",
        "25 €/séance (limité à 3 / an)",
        "15 € / jour (max 30 jours)",
        "15 € / jour (max 30 jours / an)",
        "15 €/j (30 j max par an)",
        "200 € / implant dans la limite de 3 implants par an",
        "90% FR dans la limite de 60 € / jour",
        "100% FR (max 150 € / an)",
        "100 % des frais réels, plafonné à 150 € par an",
        "100% FR (150 € / an max)",
        "80% FR dans la limite de 2% PMSS / an",
        "400 € / équipement",
        "400 € / équipement (1 équipement tous les 2 ans)",
        "1 700 € / oreille (max 1 par période de 4 ans)",
        "1\u{202f}700,50 € / oreille",
        "100% BR + 450 €",
        "120 € / verre",
        "2% PMSS / jour",
        "100 % FR dans le respect des HLF",
        "Prise en charge à 100 % limitée aux PLV",
        "100% FR (dans la limite des PLV, max 1 / 2 ans)",
        "100% FR (limité au forfait réglementaire, max 30 jours / an en psychiatrie)",
        "65%BR",
        "70%/100% BR",
        "70 % / 100 % BR",
        " 100 %  BR  ",
        "25\u{a0}€\u{202f}/ séance ( max 2 / an )",
    ] {
        assert_eq!(parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn ways_of_writing_read_the_same() {
    for (one, other) in [
        ("  100 %  BR  ", "100% BR"),
        ("100 % de la base de remboursement", "100% BR"),
        ("150 % TC", "150% BRSS"),
        (
            "25\u{a0}€\u{202f}/ séance ( max 2 / an )",
            "25 € par séance (2 max/an)",
        ),
        ("8% PMSS / par an", "8% PMSS / an"),
        ("10% PMSS / oeil", "10% PMSS / œil"),
        (
            "Prise en charge à 100% dans la limite des HLF",
            "100% FR dans la limite des HLF",
        ),
        (
            "100% frais réels (limité au forfait réglementaire en vigueur)",
            "100% FR limité au forfait réglementaire",
        ),
        (
            "15 €/j (30 j max par an)",
            "15 € / jour (max 30 jours / an)",
        ),
        (
            "100% FR (max 150 € / an)",
            "100 % des frais réels, plafonné à 150 € par an",
        ),
        ("1 700 € / oreille", "1700 € / oreille"),
        ("Non couvert", "Néant"),
        ("Inclus", "Oui"),
    ] {
        assert_eq!(reading(one), reading(other), "{one}");
    }
}

#[test]
fn what_is_read_is_what_is_printed() {
    assert_eq!(
        pays("TM + 30 € / verre").0,
        [
            Term {
                number: None,
                measure: Measure::Tm,
                per: None
            },
            term(3_000, Measure::Euros, Some("verre")),
        ]
    );
    assert_eq!(
        pays(
            "100% frais réels (limité au forfait réglementaire en vigueur - max 60 j / an en MAS)"
        ),
        (
            vec![term(10_000, Measure::Fr, None)],
            vec![
                Bound::Limit(Limit::Forfait),
                Bound::Count(Max {
                    noun: Some("jour"),
                    period: Some(Period::Year),
                    place: Some(Place::Mas),
                    ..max(60)
                }),
            ]
        )
    );
    assert_eq!(
        pays("90% FR dans la limite de 60 € / jour").1,
        [Bound::AtMost(term(6_000, Measure::Euros, Some("jour")))]
    );
    assert_eq!(
        pays("1 700,50 € / oreille (max 1 tous les 4 ans)"),
        (
            vec![Term {
                number: number(170_050, 2),
                measure: Measure::Euros,
                per: Some("oreille")
            }],
            vec![Bound::Count(Max {
                period: Some(Period::Years(4)),
                ..max(1)
            })]
        )
    );
    assert_eq!(
        pays("3 % PASS / an").0,
        [term(300, Measure::Pass, Some("an"))]
    );
}

#[test]
fn a_cell_without_style_is_printed_the_plainest_way() {
    let plain = |text: &str| {
        let reading = reading(text);
        let style = Style::default();
        Cell { reading, style }.to_string()
    };
    assert_eq!(plain("250 euros par an et par bénéficiaire"), "250 € / an");
    assert_eq!(
        plain("Prise en charge à 100 % limitée aux PLV"),
        "100% FR dans la limite des PLV"
    );
    assert_eq!(
        plain("15 €/j, 30 j max en MAS"),
        "15 € / jour (max 30 jours en MAS)"
    );
    assert_eq!(plain("70 % / 100 % TC"), "70%/100% BR");
}

#[test]
fn what_is_wrong_is_placed_and_what_was_expected_is_told() {
    for (text, at, expected) in [
        ("", 0, Expected::Cell),
        ("neant", 0, Expected::Cell),
        ("BR", 0, Expected::Cell),
        ("350% RB", 5, Expected::Base),
        ("350% BRX", 5, Expected::Base),
        ("350 BR", 4, Expected::PercentOrEuro),
        ("05% PMSS", 0, Expected::NoLeadingZero),
        ("2,125% PMSS", 1, Expected::TwoDecimals),
        ("99999999999 €", 11, Expected::SmallerNumber),
        ("60000% BR", 6, Expected::SmallerNumber),
        ("2% PMSS / mois", 10, Expected::PerWord),
        ("2% PMSS / 2 ans", 10, Expected::PerWord),
        ("100% FR dans la limite des PVL", 27, Expected::LimitWord),
        ("100% BR + ", 10, Expected::Number),
        ("Prise en charge à 100%", 22, Expected::Limit),
        ("25 € / séance (mini 2 / an)", 15, Expected::Max),
        ("25 € / séance (2 / an)", 21, Expected::Max),
        ("25 € / séance (max 2,5 / an)", 20, Expected::WholeNumber),
        ("25 € / séance (max 2 / siècle)", 23, Expected::Period),
        ("25 € / séance (max 2 / an", 25, Expected::Closing),
        ("25 € / séance (max 2 / an, max 3 / an)", 27, Expected::Once),
        ("100% BR sauf", 8, Expected::End),
        ("400 € / équipement tous les 2 ans", 19, Expected::End),
        (
            "100% BR dans la limite des HLF dans la limite des PLV",
            31,
            Expected::Once,
        ),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!((error.at, error.expected), (at, expected), "{text}");
    }
}
