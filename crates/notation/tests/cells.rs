//! The cells: read, printed back, refused with the exact place.

#![allow(clippy::unwrap_used, reason = "tests")]

use affilio_notation::cell::{
    Cell, Expected, Limit, Max, Measure, Number, PER_WORDS, Reading, Style, Term, parse,
};
use proptest::prelude::*;

#[test]
fn every_printed_form_is_printed_back_as_it_was() {
    for text in [
        "Néant",
        "Oui",
        "-",
        "100% BR",
        "65%BR",
        "70%/100% BR",
        "0,5% PMSS",
        "2,0% PMSS / désobturation",
        "2,5% PMSS / désobturation",
        "2% PMSS / an",
        "10% PMSS / œil",
        "100% FR",
        "100% FR dans la limite des HLF",
        "100% FR dans la limite des PLV",
        "450% BR dans la limite des HLF",
        "100% BR + 3% PMSS / an",
        "100% BR + 7% PMSS",
        "100% BR + 13 € / an",
        "100% BR + 30 €/verre",
        "80 €",
        "25€",
        "25 € / séance (max 2 / an)",
        "20 €/séance (3 max/an)",
        "30 €/jour (max 30)",
        "200 €/implant (max 2/an)",
    ] {
        assert_eq!(parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn spaces_of_all_kinds_read_the_same() {
    let read = |text| parse(text).unwrap().reading;
    assert_eq!(read("  100 %  BR  "), read("100% BR"));
    assert_eq!(
        read("25\u{a0}€\u{202f}/ séance ( max 2 / an )"),
        read("25 € / séance (max 2 / an)")
    );
}

#[test]
fn what_is_wrong_is_placed_and_what_was_expected_is_told() {
    for (text, at, expected) in [
        ("", 0, Expected::Cell),
        ("neant", 0, Expected::Cell),
        ("350% RB", 5, Expected::Base),
        ("350 BR", 4, Expected::PercentOrEuro),
        ("2,125% PMSS", 1, Expected::TwoDecimals),
        ("99999999999 €", 11, Expected::SmallerNumber),
        ("2% PMSS / mois", 10, Expected::PerWord),
        ("100% FR dans la limite des PVL", 27, Expected::LimitWord),
        ("100% BR + ", 10, Expected::Number),
        ("25 € / séance (maxi 2 / an)", 18, Expected::Max),
        ("25 € / séance (max 2 / an", 25, Expected::Closing),
        ("100% BR sauf", 8, Expected::End),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!((error.at, error.expected), (at, expected), "{text}");
    }
}

fn number() -> impl Strategy<Value = Number> {
    (0u32..10_000_000, 0u8..=2).prop_map(|(value, decimals)| Number {
        hundredths: match decimals {
            0 => value / 100 * 100,
            1 => value / 10 * 10,
            _ => value,
        },
        decimals,
    })
}

fn word() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(proptest::sample::select(PER_WORDS.to_vec()).prop_map(str::to_owned))
}

fn term() -> impl Strategy<Value = Term> {
    let measure = proptest::sample::select(vec![
        Measure::Br,
        Measure::Fr,
        Measure::Pmss,
        Measure::Euros,
    ]);
    (number(), measure, word()).prop_map(|(number, measure, per)| Term {
        number,
        measure,
        per,
    })
}

fn paying() -> impl Strategy<Value = Reading> {
    let limit = proptest::sample::select(vec![
        None,
        Some(Limit::Hlf),
        Some(Limit::Plv),
        Some(Limit::RealCosts),
    ]);
    let max = proptest::option::of(
        (any::<u16>(), word()).prop_map(|(count, period)| Max { count, period }),
    );
    (proptest::collection::vec(term(), 1..4), limit, max)
        .prop_map(|(terms, limit, max)| Reading::Pays { terms, limit, max })
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(
        reading in prop_oneof![
            paying(),
            proptest::collection::vec(number(), 2..4).prop_map(Reading::Rates),
            Just(Reading::Nothing), Just(Reading::Service), Just(Reading::Dash),
        ],
        (tight_unit, tight_slash, number_first) in any::<(bool, bool, bool)>(),
    ) {
        let cell = Cell { reading, style: Style { tight_unit, tight_slash, number_first } };
        let printed = cell.to_string();
        let back = parse(&printed).unwrap();
        prop_assert_eq!(&back.reading, &cell.reading);
        prop_assert_eq!(back.to_string(), printed);
    }

    #[test]
    fn any_text_is_answered(text in "[0-9,.%€/()+ a-zA-Zéœ-]{0,30}") {
        if let Err(error) = parse(&text) {
            prop_assert!(error.at <= text.chars().count());
        }
    }

    #[test]
    fn any_characters_are_answered(text in ".{0,30}") {
        let _answer = parse(&text);
    }
}
