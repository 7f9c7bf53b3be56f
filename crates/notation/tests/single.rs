//! One cell without its table.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use affilio_guarantees::compiled::{
    Contract, Count, Day, Each, Effect, Establishment, Limit, Measure, Pays, Per, Period, Rule,
    Term, Unit, When,
};
use affilio_notation::cell::Expected;
use affilio_notation::single::{self, SingleError};

fn contract(text: &str) -> Contract {
    single::contract(text, None).unwrap()
}

fn pays(contract: &Contract) -> Pays {
    match contract.cells.first().unwrap().rule {
        Rule::Pays(pays) => pays,
        other => panic!("{other:?}"),
    }
}

fn unit(contract: &Contract) -> Unit {
    contract.rows.first().unwrap().unit
}

/// What is read into the only row.
fn read(contract: &Contract) -> Vec<&str> {
    let row = contract.rows.first().unwrap();
    let readings = row.read_into.iter();
    readings.map(|reading| reading.what.as_str()).collect()
}

#[test]
fn the_defaults_of_the_trade_say_what_includes_the_amo() {
    for (text, first, added) in [
        ("200% BR", false, None),
        ("100% FR dans la limite des PLV", false, None),
        ("120 € / verre", false, None),
        ("2% PMSS / jour", true, None),
        ("100% TM", true, None),
        ("100% BR + 450 €", false, Some(true)),
        ("TM + 30 € / verre", true, Some(true)),
    ] {
        let pays = pays(&contract(text));
        assert_eq!(pays.first.on_top, first, "{text}");
        assert_eq!(pays.added.map(|term| term.on_top), added, "{text}");
    }
}

#[test]
fn what_the_caller_says_wins_over_the_default_for_the_first_term() {
    for included in [true, false] {
        let contract = single::contract("120 € / verre + 2% PMSS / verre", Some(included)).unwrap();
        let pays = pays(&contract);
        assert_eq!(pays.first.on_top, !included);
        assert!(pays.added.unwrap().on_top);
    }
}

#[test]
fn the_unit_is_the_word_printed_or_one_act() {
    for (text, expected, per) in [
        ("450 €", Unit::Act, Per::Unit),
        ("200% BR", Unit::Act, Per::Unit),
        ("120 € / verre", Unit::Lens, Per::Unit),
        ("2% PMSS / jour", Unit::Day, Per::Unit),
        ("50 € / an", Unit::Act, Per::Year),
        ("100% FR (max 3 séances / an)", Unit::Session, Per::Unit),
        ("90% FR dans la limite de 60 € / jour", Unit::Day, Per::Unit),
    ] {
        let contract = contract(text);
        assert_eq!(unit(&contract), expected, "{text}");
        assert_eq!(pays(&contract).first.per, per, "{text}");
    }
}

#[test]
fn what_is_not_printed_is_read_and_said() {
    let count = contract("25 € / séance (max 3)");
    let expected = Count {
        max: 3,
        period: Period::CalendarYear,
        each: Each::Person,
        beyond: None,
    };
    assert_eq!(pays(&count).count, Some(expected));
    assert_eq!(read(&count), ["maximum par année civile"]);
    assert_eq!(read(&contract("450 €")), ["montant par unité"]);
    assert!(read(&contract("25 € / séance (max 3 / an)")).is_empty());
}

#[test]
fn a_limit_of_one_kind_of_stay_is_a_condition() {
    let contract = contract(
        "100% frais réels (limité au forfait réglementaire en vigueur - max 60 j / an en MAS)",
    );
    let pays = pays(&contract);
    assert_eq!(pays.limit, Some(Limit::Forfait));
    assert_eq!(pays.count, None);
    let row = contract.rows.first().unwrap();
    let [condition] = row.conditions.as_slice() else {
        panic!("{:?}", row.conditions)
    };
    assert_eq!(condition.when, When::In(vec![Establishment::Mas]));
    assert!(matches!(condition.effect, Effect::Counted(count) if count.max == 60));
}

#[test]
fn the_most_that_is_paid_is_on_top_of_the_amo() {
    let pays = pays(&contract("100% FR (max 3 % PASS / an)"));
    let expected = Term {
        measure: Measure::PercentPmss(3_600),
        per: Per::Year,
        on_top: true,
    };
    assert_eq!(pays.at_most, Some(expected));
}

#[test]
fn the_contract_is_valid_at_any_date() {
    let contract = contract("200% BR");
    assert_eq!(contract.valid_to, Day::OPEN);
    assert_eq!(format!("{:?}", contract.valid_from), "1900-01-01");
    assert_eq!(contract.levels.first().unwrap().id, single::LEVEL);
    assert_eq!(contract.rows.first().unwrap().family, single::FAMILY);
}

#[test]
fn what_cannot_be_read_is_placed_and_what_cannot_be_meant_is_said() {
    let Err(SingleError::Cell(error)) = single::contract("200% RB", None) else {
        panic!("« 200% RB » is not a cell")
    };
    assert_eq!((error.at, error.expected), (5, Expected::Base));
    for text in [
        "-",
        "70%/100% BR",
        "100% BR + 10 € + 5 €",
        "30 € / jour + 10 € / séance",
    ] {
        let error = single::contract(text, None).unwrap_err();
        assert!(matches!(error, SingleError::Rule(_)), "{text}: {error}");
    }
}
