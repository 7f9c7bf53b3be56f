//! *Mes bénéficiaires* and *Mes garanties*.

use affilio_domain::enrolment::{Beneficiary, BeneficiaryKind};
use affilio_domain::field::Problem;
use affilio_domain::scheme::Scheme;
use affilio_domain::wire::{
    BeneficiariesDraft, BeneficiaryDraft, Checked, GuaranteesDraft, ProfileDraft,
};

use crate::samples::{child, joining, nobody, profile, spouse, terms, today};
use crate::{changes, each, said};

/// The person alone in the list.
fn check(draft: &BeneficiaryDraft) -> Checked<Beneficiary> {
    let alone = joining(vec![draft.clone()]).check(&terms(), today());
    let own = |problem: Problem| Problem::own(problem.field, problem.reason);
    alone
        .map(|mut people| people.remove(0))
        .map_err(|problems| problems.into_iter().map(own).collect())
}

#[test]
fn that_nobody_joins_is_said_in_words() {
    assert_eq!(
        said(BeneficiariesDraft::default().check(&terms(), today())),
        ["beneficiaires: Missing"]
    );
    assert_eq!(nobody().check(&terms(), today()), Ok(Vec::new()));
}

#[test]
fn people_who_were_added_join_even_if_nobody_was_said_before() {
    let draft = BeneficiariesDraft {
        nobody: true,
        people: vec![child()],
    };
    assert_eq!(
        draft.check(&terms(), today()).map(|people| people.len()),
        Ok(1)
    );
}

#[test]
fn a_spouse_and_a_child_are_read() {
    let people = joining(vec![spouse(), child()])
        .check(&terms(), today())
        .unwrap();
    let [spouse, child] = people.as_slice() else {
        panic!("two people join: {people:?}");
    };
    assert_eq!(spouse.kind, BeneficiaryKind::Spouse);
    assert_eq!(spouse.phone.as_deref(), Some("0388123456"));
    assert_eq!(
        spouse.address.as_ref().map(|home| home.city.as_str()),
        Some("Strasbourg")
    );
    assert_eq!(spouse.insurance.scheme, Scheme::AlsaceMoselle);
    assert_eq!(child.kind, BeneficiaryKind::Child);
    assert_eq!(child.phone, None);
    assert_eq!(child.address, None);
}

#[test]
fn a_child_bears_a_parent_s_number_whatever_its_sex_and_year() {
    for nir in [profile().nir, spouse().nir] {
        for civility in ["madame", "monsieur"] {
            let draft = BeneficiaryDraft {
                key: String::new(),
                civility: civility.into(),
                nir: nir.clone(),
                ..child()
            };
            assert!(check(&draft).is_ok(), "{civility} {nir}");
        }
    }
}

#[test]
fn an_empty_person_misses_everything_in_the_order_of_the_screen() {
    assert_eq!(
        said(check(&BeneficiaryDraft::default())),
        [
            "type-beneficiaire: Missing",
            "civilite: Missing",
            "nom: Missing",
            "prenom: Missing",
            "date-naissance: Missing",
            "memes-coordonnees: Missing",
            "nir: Missing",
            "organisme: Missing",
            "alsace-moselle: Missing",
            "teletransmission: Missing",
        ]
    );
}

#[test]
fn each_answer_of_a_person_says_what_is_wrong() {
    let cases = changes! { spouse();
        kind = "" => "type-beneficiaire: Missing";
        kind = "parent" => "type-beneficiaire: NotOffered";
        civility = "" => "civilite: Missing";
        last_name = "" => "nom: Missing";
        last_name = "\u{200f}" => "nom: Missing";
        first_name = "" => "prenom: Missing";
        birth_date = "" => "date-naissance: Missing";
        birth_date = "22/11/2026" => "date-naissance: BornInFuture";
        birth_date = "21/11/1905" => "date-naissance: BornTooLongAgo";
        same_address = "" => "memes-coordonnees: Missing";
        same_address = "peut-être" => "memes-coordonnees: NotOffered";
        street = "" => "voie: Missing";
        postal_code = "6700" => "code-postal: PostalCode";
        city = "" => "commune: Missing";
        country = "" => "pays: Missing";
        phone = "" => "";
        phone = "03 88 12 34 5" => "telephone: Phone(Length { found: 9 })";
        nir = "" => "nir: Missing";
        organism = "" => "organisme: Missing";
        alsace_moselle = "" => "alsace-moselle: Missing";
        teletransmission = "" => "teletransmission: Missing";
    };
    each(cases, check);
}

#[test]
fn an_address_of_one_s_own_counts_only_when_it_is_said_so() {
    let lives_with_the_member = BeneficiaryDraft {
        key: String::new(),
        same_address: "oui".into(),
        postal_code: "not a code".into(),
        ..spouse()
    };
    let read = check(&lives_with_the_member).unwrap();
    assert_eq!(read.address, None);
}

#[test]
fn problems_name_the_person_by_rank() {
    let wrong = BeneficiaryDraft {
        key: String::new(),
        last_name: String::new(),
        nir: "171093424000134".into(),
        ..child()
    };
    let unborn = BeneficiaryDraft {
        key: String::new(),
        birth_date: "01/01/2027".into(),
        ..child()
    };
    assert_eq!(
        said(joining(vec![spouse(), wrong, child(), unborn]).check(&terms(), today())),
        [
            "2. nom: Missing",
            "2. nir: Nir(Key { expected: 39 })",
            "4. date-naissance: BornInFuture",
        ]
    );
}

#[test]
fn the_level_is_one_on_offer() {
    for (level, expected) in [
        ("socle", ""),
        ("r2", ""),
        ("", "garantie: Missing"),
        ("r3", "garantie: NotOffered"),
        ("R1", "garantie: NotOffered"),
    ] {
        let draft = GuaranteesDraft {
            level: level.into(),
        };
        assert_eq!(said(draft.check(&terms())).concat(), expected, "{level}");
    }
}

#[test]
fn a_draft_of_another_shape_is_not_read() {
    let unknown = serde_json::from_str::<ProfileDraft>(r#"{"surnom":"Zo"}"#);
    assert!(unknown.is_err());
    let partial = serde_json::from_str::<ProfileDraft>(r#"{"last_name":"Durand"}"#).unwrap();
    assert_eq!(partial.last_name, "Durand");
    assert_eq!(partial.first_name, "");
}
