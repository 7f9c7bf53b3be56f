//! What is worth a look without being wrong: never a problem, never of the wrong person.

use affilio_domain::wire::{BeneficiaryDraft, Note, ProfileDraft};

use crate::samples::{child, day, joining, profile, spouse, terms, today};

/// The notes of a right profile with one change.
fn own(change: impl Fn(&mut ProfileDraft)) -> Vec<Note> {
    let mut draft = profile();
    change(&mut draft);
    draft.notes(today())
}

/// The notes of the last of those people.
fn last(people: Vec<BeneficiaryDraft>) -> Vec<Note> {
    let rank = people.len() - 1;
    joining(people).notes(rank, &profile(), &terms())
}

fn spoilt(
    mut person: BeneficiaryDraft,
    change: impl Fn(&mut BeneficiaryDraft),
) -> BeneficiaryDraft {
    change(&mut person);
    person
}

const NOTHING: [Note; 0] = [];

#[test]
fn right_answers_need_no_look() {
    assert_eq!(own(|_| {}), NOTHING);
    assert_eq!(last(vec![spouse()]), NOTHING);
    assert_eq!(last(vec![spouse(), child()]), NOTHING);
    assert_eq!(ProfileDraft::default().notes(today()), NOTHING);
    assert_eq!(last(vec![BeneficiaryDraft::default()]), NOTHING);
}

#[test]
fn the_members_number_is_compared_with_sex_and_birth() {
    assert_eq!(own(|one| one.civility = "madame".into()), [Note::NirSex]);
    assert_eq!(
        own(|one| one.birth_date = "03/11/1985".into()),
        [Note::NirBirth]
    );
    assert_eq!(
        own(|one| one.birth_date = "03/10/1986".into()),
        [Note::NirBirth]
    );
    // The day is not in the number; a number that cannot be read is already a problem.
    assert_eq!(own(|one| one.birth_date = "04/10/1985".into()), NOTHING);
    assert_eq!(own(|one| one.nir = "2".into()), NOTHING);
    // A month of 20 or more stands for an unknown one.
    assert_eq!(
        own(|one| {
            one.nir = with_key("1853294081069");
            one.birth_date = "03/02/1985".into();
        }),
        NOTHING
    );
}

/// A number with its key.
fn with_key(thirteen: &str) -> String {
    let number: u64 = thirteen.parse().unwrap();
    format!("{thirteen}{:02}", 97 - number % 97)
}

#[test]
fn a_minor_may_join_and_is_told() {
    let at = |birth: &str| {
        let mut draft = profile();
        draft.birth_date = birth.into();
        draft.nir = String::new();
        draft.notes(today())
    };
    assert_eq!(at("22/11/2008"), [Note::Minor], "17 years and 364 days");
    assert_eq!(at("21/11/2008"), NOTHING, "18 today, at the server's date");
    assert_eq!(at("21/11/2012"), [Note::Minor], "14 today");
    // Born on a leap day: 18 on 1 March of a common year.
    let mut leap = profile();
    leap.birth_date = "29/02/2008".into();
    leap.nir = String::new();
    assert_eq!(leap.notes(day("2026-02-28")), [Note::Minor]);
    assert_eq!(leap.notes(day("2026-03-01")), NOTHING);
}

#[test]
fn a_fund_of_alsace_or_moselle_suggests_the_local_scheme() {
    for (organism, said, expected) in [
        ("01 673 0000", "non", true),
        ("016820000", "", true),
        ("01.571.0000", "non", true),
        ("01 673 0000", "oui", false),
        ("01 751 0000", "oui", false),
        ("01 567 0000", "non", false),
        ("02 673 0000", "non", false),
        ("01 673", "non", false),
    ] {
        let found = own(|one| {
            one.organism = organism.into();
            one.alsace_moselle = said.into();
        });
        assert_eq!(
            found.contains(&Note::LocalScheme),
            expected,
            "{organism} {said}"
        );
    }
}

#[test]
fn a_spouse_is_compared_with_the_rest_of_the_file() {
    let second = spoilt(spouse(), |one| one.first_name = "Lou".into());
    assert_eq!(last(vec![spouse(), child(), second]), [Note::SecondSpouse]);
    assert_eq!(
        last(vec![spoilt(spouse(), |one| one.nir = profile().nir)]),
        [Note::NirOfMember]
    );
    assert_eq!(
        last(vec![
            spoilt(spouse(), |one| one.civility = "monsieur".into())
        ]),
        [Note::NirSex]
    );
    for (status, expected) in [
        ("celibataire", true),
        ("divorce", true),
        ("veuf", true),
        ("marie", false),
        ("pacse", false),
        ("concubinage", false),
        ("", false),
    ] {
        let member = ProfileDraft {
            family_status: status.into(),
            ..profile()
        };
        let notes = joining(vec![spouse()]).notes(0, &member, &terms());
        assert_eq!(notes.contains(&Note::SpouseOfNone), expected, "{status}");
    }
}

#[test]
fn a_childs_number_is_never_compared() {
    for nir in [profile().nir, spouse().nir, with_key("2990178342163")] {
        for civility in ["madame", "monsieur"] {
            let draft = spoilt(child(), |one| {
                one.nir.clone_from(&nir);
                one.civility = civility.into();
            });
            assert_eq!(last(vec![draft]), NOTHING, "{nir} {civility}");
        }
    }
}

#[test]
fn a_child_is_compared_with_the_contract_and_the_parent() {
    let born = |birth: &str, situation: &str| {
        let draft = spoilt(child(), |one| {
            one.birth_date = birth.into();
            one.situation = situation.into();
        });
        last(vec![draft])
    };
    assert_eq!(born("01/12/2008", "autre"), [Note::TooOld { until: 18 }]);
    assert_eq!(born("01/12/2008", "etudes"), NOTHING);
    assert_eq!(born("01/12/2000", "etudes"), [Note::TooOld { until: 26 }]);
    assert_eq!(born("01/12/1999", "handicap"), NOTHING);
    // Not told yet: it is asked, nothing is supposed.
    assert_eq!(born("01/12/2000", ""), NOTHING);
    assert_eq!(born("02/10/1985", "handicap"), [Note::OlderThanParent]);
    assert_eq!(born("03/10/1985", "handicap"), [Note::OlderThanParent]);
}

#[test]
fn the_same_person_twice_and_the_same_rank_twice_are_seen() {
    let again = spoilt(child(), |one| {
        one.first_name = "ZOÉ".into();
        one.birth_date = "29.02.2016".into();
        one.twin_rank = "1".into();
    });
    assert_eq!(
        last(vec![child(), again]),
        [Note::SameTwinRank, Note::SamePerson]
    );
    let twin = spoilt(child(), |one| {
        one.first_name = "Léo".into();
        one.twin_rank = "2".into();
    });
    assert_eq!(last(vec![child(), twin]), NOTHING);
    let member = spoilt(spouse(), |one| {
        one.first_name = "Elie".into();
        one.first_name = profile().first_name;
        one.birth_date = profile().birth_date;
    });
    assert!(last(vec![member]).contains(&Note::SamePerson));
}
