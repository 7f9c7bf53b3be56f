//! What a file asks of the engine, and what its employer arranged, in words.

use affilio_app::levels::convert::ask;
use affilio_app::steps::guarantees::convert::{arranged, effect, on_scale};
use affilio_domain::wire::{
    BeneficiaryDraft, EmployerView, FileStatus, FileView, LevelView, SituationView,
};

use crate::files::{self, Answers};

fn file() -> FileView {
    files::file([Answers::DONE; 4], FileStatus::Open)
}

fn child(birth: &str, situation: &str) -> BeneficiaryDraft {
    BeneficiaryDraft {
        kind: "enfant".into(),
        birth_date: birth.into(),
        situation: situation.into(),
        ..BeneficiaryDraft::default()
    }
}

#[test]
fn the_household_is_the_employee_then_those_who_join() {
    let mut view = file();
    let terms = view.employer.children.as_mut().expect("terms of children");
    terms.situations.push(SituationView {
        code: "handicap".into(),
        until: None,
    });
    view.beneficiaries.draft.people = vec![
        child("21/09/2019", ""),
        child("1/5/2006", "autre"),
        child("1/5/2006", "etudes"),
        child("1/5/1990", "handicap"),
        child("31/02/2020", ""),
    ];
    let asked = ask(&view);
    let born: Vec<_> = asked.people.iter().map(|one| one.born.as_deref()).collect();
    assert_eq!(
        born,
        [
            Some("1985-10-03"),
            Some("2019-09-21"),
            Some("2006-05-01"),
            Some("2006-05-01"),
            Some("1990-05-01"),
            None
        ]
    );
    let covered: Vec<_> = asked
        .people
        .iter()
        .map(|one| (one.child, one.student, one.disabled))
        .collect();
    assert_eq!(
        covered,
        [
            (false, false, false),
            (true, true, false),
            (true, false, false),
            (true, true, false),
            (true, true, true),
            (true, true, false),
        ]
    );
    assert!(!asked.local);
    view.profile.draft.alsace_moselle = "oui".into();
    assert!(ask(&view).local);
}

#[test]
fn what_the_employer_arranged_is_said_and_nothing_else() {
    let employer = file().employer;
    assert_eq!(
        arranged(&employer),
        "Les Tilleuls rend obligatoire la garantie «\u{a0}Régime socle\u{a0}» et paie 50\u{202f}% de la part de \
         base de votre propre cotisation. En option, à vos frais\u{a0}: Régime 1, Régime 2."
    );
    let alone = EmployerView {
        levels: vec![LevelView {
            id: "socle".into(),
            label: "Régime socle".into(),
        }],
        employer_share: String::new(),
        ..employer.clone()
    };
    assert_eq!(
        arranged(&alone),
        "Les Tilleuls rend obligatoire la garantie «\u{a0}Régime socle\u{a0}»."
    );
    assert!(effect(&employer).starts_with("Votre contrat prend effet le 1er décembre 2026."));
}

#[test]
fn a_bar_fills_its_scale_and_never_goes_beyond() {
    assert_eq!(on_scale([600, 400], 1_000), [600, 400, 0]);
    assert_eq!(on_scale([300, 200], 1_000), [300, 200, 500]);
    assert_eq!(on_scale([0, 0], 0), [0, 0, 1_000]);
}
