//! What goes from the screens to the server.

use affilio_app::steps::beneficiaries::convert::display_name;
use affilio_app::steps::beneficiaries::input::{newcomer, place_of, with_person};
use affilio_app::steps::signature::convert::code;
use affilio_domain::wire::{BeneficiariesDraft, BeneficiaryDraft};

use crate::files::{child, profile};

fn named(first_name: &str) -> BeneficiaryDraft {
    BeneficiaryDraft {
        first_name: first_name.into(),
        ..child()
    }
}

fn family() -> BeneficiariesDraft {
    BeneficiariesDraft {
        nobody: false,
        people: vec![named("Ana"), named("Zoé")],
    }
}

fn names(draft: &BeneficiariesDraft) -> Vec<&str> {
    draft
        .people
        .iter()
        .map(|person| person.first_name.as_str())
        .collect()
}

#[test]
fn a_code_is_read_however_its_six_digits_are_spaced() {
    for typed in [
        "123456",
        "12 34-56",
        "123 456",
        " 123.456\t",
        "1\u{a0}2\u{202f}3\u{200b}456",
        "\u{200e}123456",
        "12–34–56",
    ] {
        assert_eq!(code(typed).as_deref(), Some("123456"), "{typed:?}");
    }
    assert_eq!(code("000000").as_deref(), Some("000000"));
}

#[test]
fn what_cannot_be_a_code_is_not_sent() {
    for typed in [
        "",
        " ",
        "12345",
        "1234567",
        "12345a",
        "12345é",
        "１２３４５６",
        "٠١٢٣٤٥",
        "+12345",
        "code 123456",
    ] {
        assert_eq!(code(typed), None, "{typed:?}");
    }
}

#[test]
fn a_person_without_a_key_takes_the_place_of_the_one_with_that_rank() {
    let (draft, place) = with_person(family(), 0, named("Anne"));
    assert_eq!((names(&draft), place), (vec!["Anne", "Zoé"], 0));
    let (draft, _) = with_person(draft, 1, named("Zita"));
    assert_eq!(names(&draft), ["Anne", "Zita"]);
}

#[test]
fn a_rank_beyond_the_list_adds_at_its_end_without_a_hole() {
    for rank in [2, 3, 40, usize::MAX] {
        let (draft, place) = with_person(family(), rank, named("Léo"));
        assert_eq!(names(&draft), ["Ana", "Zoé", "Léo"], "{rank}");
        assert_eq!(place, 2, "{rank}");
    }
}

/// Twenty people, under the keys `k0` to `k19`: the last two are twins.
fn crowd() -> BeneficiariesDraft {
    let person = |rank: usize| BeneficiaryDraft {
        key: format!("k{rank}"),
        twin_rank: match rank {
            18 => "1".into(),
            19 => "2".into(),
            _ => String::new(),
        },
        ..named(&format!("P{rank}"))
    };
    BeneficiariesDraft {
        nobody: false,
        people: (0..20).map(person).collect(),
    }
}

// While one tab changed B, another took A off the list: at the rank of B stood C, whose answers were
// then written over; with A and B alone, B was added a second time under the same key.
#[test]
fn a_person_is_found_by_key_whatever_rank_the_list_gives_them_meanwhile() {
    for opened in 0..20 {
        let person = crowd().people[opened].clone();
        for taken_off in (0..20).filter(|rank| *rank != opened) {
            let mut list = crowd();
            list.people.remove(taken_off);
            let before = list.clone();
            let changed = BeneficiaryDraft {
                first_name: "Changed".into(),
                ..person.clone()
            };
            let (after, place) = with_person(list, opened, changed.clone());
            assert_eq!(after.people.len(), 19);
            assert_eq!(after.people[place], changed);
            let others = |list: &BeneficiariesDraft| -> Vec<_> {
                let kept = list.people.iter().filter(|one| one.key != person.key);
                kept.cloned().collect()
            };
            assert_eq!(others(&after), others(&before), "{opened}, {taken_off}");
        }
    }
}

#[test]
fn who_is_no_longer_in_the_list_has_no_place_in_it() {
    let mut list = crowd();
    assert_eq!(place_of(&list, "k7", 7), Some(7));
    list.people.remove(7);
    assert_eq!(place_of(&list, "k7", 7), None);
    assert_eq!(place_of(&list, "k8", 8), Some(7));
    assert_eq!(place_of(&list, "", 7), Some(7), "answers of before keys");
    assert_eq!(place_of(&list, "", 19), None);
}

#[test]
fn who_adds_a_person_no_longer_says_that_nobody_joins() {
    let alone = BeneficiariesDraft {
        nobody: true,
        people: Vec::new(),
    };
    let (draft, _) = with_person(alone, 0, named("Ana"));
    assert!(!draft.nobody);
    assert_eq!(names(&draft), ["Ana"]);
}

#[test]
fn a_newcomer_starts_with_what_is_true_of_most_and_no_number_of_the_member_s() {
    let draft = newcomer(&profile(), "k1".to_owned());
    assert_eq!(draft.twin_rank, "", "asked of twins only");
    assert_eq!(draft.same_address, "oui");
    assert_eq!(draft.country, "France");
    assert_eq!(draft.nir, "");
    assert_eq!(draft.organism, "");
    assert_eq!(draft.last_name, "");
    assert_eq!(draft.phone, "");
}

#[test]
fn a_person_is_named_before_they_have_a_name() {
    let person = |kind: &str, first: &str, last: &str| BeneficiaryDraft {
        kind: kind.into(),
        first_name: first.into(),
        last_name: last.into(),
        ..BeneficiaryDraft::default()
    };
    for (kind, first, last, expected) in [
        ("enfant", " Zoé ", "Durand", "Zoé Durand"),
        ("enfant", "Zoé", " ", "Zoé"),
        ("", "", "Durand", "Durand"),
        ("enfant", "", "", "Enfant sans nom"),
        ("conjoint", " ", "", "Conjoint sans nom"),
        ("", "", "", "Bénéficiaire 3"),
    ] {
        assert_eq!(display_name(&person(kind, first, last), 2), expected);
    }
}
