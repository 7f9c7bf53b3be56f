//! Children: twins, and those who reached the age of the contract.

use affilio_domain::enrolment::ChildSituation;
use affilio_domain::wire::BeneficiaryDraft;

use crate::said;
use crate::samples::{child, day, joining, spouse, terms, today};

fn born(birth: &str, twin_rank: &str) -> BeneficiaryDraft {
    BeneficiaryDraft {
        birth_date: birth.into(),
        twin_rank: twin_rank.into(),
        ..child()
    }
}

/// The ranks read, or what is wrong.
fn ranks(people: Vec<BeneficiaryDraft>) -> Result<Vec<u8>, Vec<String>> {
    let checked = joining(people).check(&terms(), today());
    match checked {
        Ok(people) => Ok(people.iter().map(|one| one.twin_rank).collect()),
        wrong => Err(said(wrong)),
    }
}

#[test]
fn the_rank_is_asked_of_twins_only_and_of_the_second_one() {
    let (day, other) = ("29/02/2016", "1/3/2016");
    for (typed, expected) in [
        // Alone on their day: 1, whatever an old draft says.
        (vec![(day, ""), (other, "")], Ok(vec![1, 1])),
        (vec![(day, "2"), (other, "dix")], Ok(vec![1, 1])),
        // Twins: the first of the list takes what is left.
        (vec![(day, ""), ("29.02.2016", "2")], Ok(vec![1, 2])),
        (vec![(day, ""), (day, "1")], Ok(vec![2, 1])),
        (vec![(day, ""), (day, "1"), (day, "2")], Ok(vec![3, 1, 2])),
        (vec![(day, "2"), (day, " 1 ")], Ok(vec![2, 1])),
        (
            vec![(day, ""), (day, "")],
            Err("2. rang-gemellaire: Missing"),
        ),
        (
            vec![(day, ""), (day, "0")],
            Err("2. rang-gemellaire: TwinRank"),
        ),
        (
            vec![(day, "10"), (day, "1")],
            Err("1. rang-gemellaire: TwinRank"),
        ),
    ] {
        let people = typed
            .iter()
            .map(|(birth, rank)| born(birth, rank))
            .collect();
        let expected = expected.map_err(|one| vec![one.to_owned()]);
        assert_eq!(ranks(people), expected, "{typed:?}");
    }
}

#[test]
fn a_spouse_born_on_the_day_of_a_child_is_no_twin() {
    let same_day = BeneficiaryDraft {
        birth_date: child().birth_date,
        ..spouse()
    };
    assert_eq!(
        ranks(vec![same_day, born("29/02/2016", "")]),
        Ok(vec![1, 1])
    );
}

/// What is wrong with a child born then, whose situation is that one. The guarantees begin on
/// 1 December 2026.
fn grown(birth: &str, situation: &str) -> Vec<String> {
    let draft = BeneficiaryDraft {
        birth_date: birth.into(),
        situation: situation.into(),
        ..child()
    };
    said(joining(vec![draft]).check(&terms(), today()))
}

#[test]
fn the_situation_is_asked_at_the_age_of_the_contract_on_the_first_day_of_the_guarantees() {
    let asked = ["1. situation-enfant: Missing"];
    let nothing: [&str; 0] = [];
    // 17 on the day of the link, 18 on the first day of the guarantees.
    assert_eq!(grown("30/11/2008", ""), asked);
    assert_eq!(grown("01/12/2008", ""), asked);
    assert_eq!(grown("02/12/2008", ""), nothing);
    for situation in ChildSituation::ALL {
        assert_eq!(grown("30/11/2008", situation.code()), nothing);
    }
    assert_eq!(
        grown("30/11/2008", "rentier"),
        ["1. situation-enfant: NotOffered"]
    );
    // Below that age nothing is read, whatever an older answer says.
    assert_eq!(grown("02/12/2008", "rentier"), nothing);
}

#[test]
fn nothing_is_asked_when_the_contract_does_not_tell() {
    let silent = affilio_domain::enrolment::Terms {
        children: None,
        ..terms()
    };
    let draft = joining(vec![born("30/11/1990", "")]);
    assert!(draft.check(&silent, today()).is_ok());
}

#[test]
fn each_situation_has_its_limit() {
    let terms = terms().children.unwrap();
    let on = day("2026-12-01");
    for (birth, situation, expected) in [
        ("2008-12-02", ChildSituation::Other, None),
        ("2008-12-01", ChildSituation::Other, Some(18)),
        ("2000-12-02", ChildSituation::Studies, None),
        ("2000-12-01", ChildSituation::Studies, Some(26)),
        ("1970-01-01", ChildSituation::Disability, None),
        // Not a situation of this contract: the common age.
        ("2008-12-01", ChildSituation::Esat, Some(18)),
        // Born on a leap day, 18 on 1 March of a common year.
        ("2008-02-29", ChildSituation::Other, Some(18)),
    ] {
        assert_eq!(
            terms.too_old(day(birth), situation, on),
            expected,
            "{birth} {situation:?}"
        );
    }
}
