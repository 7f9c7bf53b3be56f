//! A table with every key: what each becomes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use affilio_guarantees::compiled::{
    AgeRange, Basket, Class, Contract, Each, Effect, Element, Establishment, LensClass, Measure,
    OpticsRules, Period, Price, Row, Rule, SchemeCode, Sealed, Tariffs, Teeth, When,
};
use affilio_notation::{grid, tariffs};

fn small_tariffs() -> Tariffs {
    tariffs::compile(&[("tariffs.toml", include_str!("tariffs.toml"))])
        .unwrap()
        .tariffs
}

fn table() -> Contract {
    let compiled = grid::compile("sound.toml", include_str!("sound.toml"), &small_tariffs());
    compiled.unwrap().contract
}

fn row<'a>(contract: &'a Contract, id: &str) -> &'a Row {
    contract.rows.iter().find(|row| row.id == id).unwrap()
}

#[test]
fn the_whole_holds_together() {
    let contract = table();
    contract.validate().unwrap();
    assert!(contract.overrun_outside_pathway);
    let expected = OpticsRules {
        renewal: true,
        mixing_deducts: true,
    };
    assert_eq!(contract.optics, expected);
}

#[test]
fn acts_are_those_of_the_cares() {
    let contract = table();
    let first = row(&contract, "consultation");
    assert_eq!(first.cares, ["consultation"]);
    assert_eq!(first.acts, ["generaliste", "enfant"]);
    assert_eq!(first.usual, ["generaliste", "enfant"]);
    assert_eq!(first.then.as_deref(), Some("forfait"));
    assert!(row(&contract, "chambre").acts.is_empty());
}

#[test]
fn the_maximum_of_a_label_is_of_every_cell() {
    let contract = table();
    let at = contract.rows.iter().position(|row| row.id == "forfait");
    for level in 0..2 {
        let cell = contract.cell(at.unwrap(), level, false).unwrap();
        let Rule::Pays(pays) = cell.rule else {
            panic!("{cell:?}")
        };
        let count = pays.count.unwrap();
        assert_eq!((count.max, count.each), (3, Each::Side));
        assert_eq!(count.period, Period::YearsFromFirst(3));
        assert_eq!(count.beyond.unwrap().measure, Measure::PercentBr(10_000));
    }
}

#[test]
fn notes_and_cells_become_conditions() {
    let contract = table();
    let conditions = &row(&contract, "forfait_journalier").conditions;
    let [excluded, counted, agreement, printed] = conditions.as_slice() else {
        panic!("{conditions:#?}")
    };
    assert_eq!(excluded.when, When::In(vec![Establishment::LongStay]));
    assert_eq!(
        (excluded.effect, excluded.note),
        (Effect::NotCovered, Some(0))
    );
    assert!(matches!(counted.effect, Effect::Counted(count) if count.max == 30));
    assert_eq!(agreement.when, When::Agreement);
    assert_eq!(agreement.effect, Effect::WithinAgreement);
    assert_eq!(printed.when, When::In(vec![Establishment::Mas]));
    assert!(matches!(printed.effect, Effect::Counted(count)
        if count.max == 60 && count.period == Period::CalendarYear));
}

#[test]
fn glasses_have_their_element_and_lenses() {
    let contract = table();
    let lens = row(&contract, "verre");
    assert_eq!(lens.class, Some(Class::B));
    assert_eq!(
        (lens.basket, lens.teeth),
        (Some(Basket::Free), Some(Teeth::Front))
    );
    assert_eq!(lens.printed_rates, [7_000, 10_000]);
    let optics = lens.optics.as_ref().unwrap();
    assert_eq!(optics.element, Element::Lens);
    assert_eq!(
        optics.lenses,
        [LensClass::UnifocalSimple, LensClass::MultifocalComplex]
    );
}

#[test]
fn contributions_have_schemes_ages_and_both_kinds_of_prices() {
    let table = table().contributions.unwrap();
    assert_eq!(table.employer_share, 5_000);
    assert_eq!(table.read_into.len(), 1);
    let [adherent, _conjoint, of_age, child] = table.lines.as_slice() else {
        panic!("{:#?}", table.lines)
    };
    assert_eq!(adherent.scheme, Some(SchemeCode::General));
    assert_eq!(
        (adherent.ages, adherent.price),
        (None, Price::PercentPmss(97))
    );
    assert_eq!((of_age.scheme, of_age.over), (None, Some(0)));
    assert_eq!(of_age.ages, Some(AgeRange { min: 30, max: 39 }));
    assert_eq!(of_age.price, Price::Euros(1_818));
    assert_eq!(child.price, Price::Euros(1_450));
}

#[test]
fn prevoyance_has_its_options() {
    let prevoyance = table().prevoyance.unwrap();
    assert_eq!(
        (prevoyance.worker_hours, prevoyance.worker_uplift),
        (152, 1_600)
    );
    let option = prevoyance.options.first().unwrap();
    assert_eq!((option.young, option.older), (50, 79));
    assert_eq!(option.pension, Some(7_500));
}

#[test]
fn everything_read_and_not_printed_is_a_warning() {
    let compiled = grid::compile("sound.toml", include_str!("sound.toml"), &small_tariffs());
    let warnings = compiled.unwrap().warnings;
    let count = |word: &str| {
        let of_kind = warnings
            .iter()
            .filter(|warning| warning.message.starts_with(word));
        of_kind.count()
    };
    assert_eq!(count("lecture"), 7, "{warnings:#?}");
    assert_eq!(count("convention douteuse"), 1);
    assert_eq!(count("doute"), 1);
    assert_eq!(count("cellule douteuse"), 1);
}

#[test]
fn cares_are_known_whatever_the_order_of_the_files() {
    let text = include_str!("tariffs.toml");
    let (before, cares) = text.split_once("[[care]]").unwrap();
    let (cares, after) = cares.split_once("[[family]]").unwrap();
    let first = format!("{before}[[family]]{after}");
    let last = format!("[[care]]{cares}");
    let found = tariffs::compile(&[("a.toml", &first), ("b.toml", &last)]).unwrap();
    assert_eq!(found.tariffs, small_tariffs());
}
