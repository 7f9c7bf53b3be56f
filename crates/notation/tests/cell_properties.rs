//! Cells made at random: what is read is what was meant, and is printed back to the letter.

#![allow(clippy::unwrap_used, reason = "tests")]

use affilio_notation::cell::{
    Bound, Cell, Limit, Max, Measure, Number, PER_WORDS, Period, Place, Reading, Style, Term, parse,
};
use proptest::prelude::*;
use proptest::sample::select;

fn number() -> impl Strategy<Value = Number> {
    (0u32..500_000, 0u8..=2).prop_map(|(value, decimals)| Number {
        hundredths: match decimals {
            0 => value / 100 * 100,
            1 => value / 10 * 10,
            _ => value,
        },
        decimals,
    })
}

fn word() -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::of(select(PER_WORDS.to_vec()))
}

fn term() -> impl Strategy<Value = Term> {
    let measure = select(vec![
        Measure::Br,
        Measure::Fr,
        Measure::Pmss,
        Measure::Pass,
        Measure::Tm,
        Measure::Euros,
    ]);
    (number(), measure, word(), any::<bool>()).prop_map(|(number, measure, per, alone)| Term {
        number: (measure != Measure::Tm || alone).then_some(number),
        measure,
        per,
    })
}

fn max() -> impl Strategy<Value = Max> {
    let period = select(vec![
        None,
        Some(Period::Year),
        Some(Period::Years(4)),
        Some(Period::Months(6)),
    ]);
    let place = select(vec![None, Some(Place::Mas), Some(Place::Psychiatry)]);
    (any::<u16>(), word(), period, place).prop_map(|(count, noun, period, place)| Max {
        count,
        noun: noun.filter(|word| *word != "an"),
        period,
        place,
    })
}

/// Bounds in any order, each at most once.
fn bounds() -> impl Strategy<Value = Vec<Bound>> {
    let limit = select(vec![
        Limit::Hlf,
        Limit::Plv,
        Limit::Forfait,
        Limit::RealCosts,
    ]);
    let numbered = term().prop_filter("« TM » alone is no limit", |term| term.number.is_some());
    let each = (
        proptest::option::of(limit.prop_map(Bound::Limit)),
        proptest::option::of(numbered.prop_map(Bound::AtMost)),
        proptest::option::of(max().prop_map(Bound::Count)),
    );
    each.prop_map(|(limit, at_most, count)| [limit, at_most, count])
        .prop_shuffle()
        .prop_map(|bounds| bounds.into_iter().flatten().collect())
}

fn reading() -> impl Strategy<Value = Reading> {
    let paying = (proptest::collection::vec(term(), 1..4), bounds())
        .prop_map(|(terms, bounds)| Reading::Pays { terms, bounds });
    prop_oneof![
        8 => paying,
        1 => proptest::collection::vec(number(), 2..4).prop_map(Reading::Rates),
        1 => select(vec![Reading::Nothing, Reading::Service, Reading::Dash]),
    ]
}

/// A cell as people type them, in pieces that each have several spellings.
fn typed() -> impl Strategy<Value = String> {
    let blank = || select(vec!["", " ", "  ", "\u{a0}", "\u{202f}"]);
    let amount = select(vec!["25", "1 700", "0,5", "2,00", "3.5", "100"]);
    let measure = select(vec![
        "€",
        "euros",
        "% BR",
        "%BRSS",
        "% de la base de remboursement",
        "% FR",
        "% des frais réels",
        "% PMSS",
        "% PASS",
        "% TM",
    ]);
    let per = select(vec![
        "",
        "/ an",
        "/an",
        " par an",
        " / par an",
        "/ séance",
        " par verre et par bénéficiaire",
    ]);
    let bound = select(vec![
        "",
        " dans la limite des HLF",
        " limité aux frais réels",
        " (max 3 / an)",
        " (3 max par an)",
        ", 4 séances tous les 2 ans",
        " (limité à 150 € par an)",
        " dans la limite de 2 % PMSS / an",
        " (limité au forfait réglementaire - max 60 j / an en MAS)",
        " (max 2, dans la limite des PLV)",
        " (MAXI 2 / ANNÉE CIVILE)",
    ]);
    (blank(), amount, blank(), measure, per, bound, blank()).prop_map(
        |(before, amount, gap, measure, per, bound, after)| {
            format!("{before}{amount}{gap}{measure}{per}{bound}{after}")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_printed_plainly_is_read_back(reading in reading()) {
        let cell = Cell { reading, style: Style::default() };
        let printed = cell.to_string();
        let back = parse(&printed).unwrap();
        prop_assert_eq!(&back.reading, &cell.reading, "{}", printed);
        prop_assert_eq!(back.to_string(), printed);
    }

    #[test]
    fn what_is_typed_is_printed_back_to_the_letter(text in typed()) {
        prop_assert_eq!(parse(&text).unwrap().to_string(), text);
    }
}
