//! What is reread before signing.

use affilio_app::levels::Told;
use affilio_app::steps::signature::convert::{Section, sections};
use affilio_app::steps::signature::mandate::{Hindrance, hindrance};
use affilio_domain::enrolment::Step;
use affilio_domain::wire::{BeneficiaryDraft, CreditorView, FileStatus, FileView, MandateView};

use crate::files::{Answers, child, file, own_account};

/// A family at a higher level: every kind of line.
fn full() -> FileView {
    let mut view = file([Answers::DONE; 4], FileStatus::Open);
    let spouse = BeneficiaryDraft {
        kind: "conjoint".into(),
        first_name: "Ana".into(),
        birth_date: "01031987".into(),
        same_address: "non".into(),
        street: "3 place Kléber".into(),
        postal_code: "67000".into(),
        city: "Strasbourg".into(),
        country: "France".into(),
        nir: "2 87 03 35 115 073 44".into(),
        ..child()
    };
    view.beneficiaries.draft.nobody = false;
    view.beneficiaries.draft.people = vec![spouse, child()];
    view.bank.draft.beneficiaries = vec![own_account()];
    view
}

/// `label: value`, or `label: masked (value)`.
fn lines(section: &Section) -> Vec<String> {
    section
        .lines
        .iter()
        .map(|line| match &line.masked {
            Some(masked) => format!("{}: {masked} ({})", line.label, line.value),
            None => format!("{}: {}", line.label, line.value),
        })
        .collect()
}

fn of(view: &FileView, step: Step, person: Option<usize>) -> Vec<String> {
    sections(view, &Told::Waiting)
        .iter()
        .filter(|section| section.step == step && section.person == person)
        .flat_map(lines)
        .collect()
}

/// All lines of the accounts, whoever they are.
fn accounts(view: &FileView) -> Vec<String> {
    sections(view, &Told::Waiting)
        .iter()
        .filter(|section| section.step == Step::Bank)
        .flat_map(|section| std::iter::once(section.title.clone()).chain(lines(section)))
        .collect()
}

/// One answer was changed by going through its whole step again, and the way back was three screens
/// long: each answer now has its own address, which leads back here.
#[test]
fn every_answer_has_an_address_and_a_name_of_its_own() {
    let mut names = std::collections::BTreeSet::new();
    for section in sections(&full(), &Told::Waiting) {
        for line in &section.lines {
            let Some(address) = section.change_address(line) else {
                assert!(
                    ["Date d’effet", "Votre cotisation"].contains(&line.label),
                    "{}",
                    line.label
                );
                continue;
            };
            assert!(address.contains("?retour=recap#"), "{address}");
            assert!(
                names.insert((section.title.clone(), line.label)),
                "{}",
                line.label
            );
        }
    }
    assert!(names.len() > 40);
}

#[test]
fn every_group_of_answers_is_there_in_order_with_its_place() {
    let groups: Vec<_> = sections(&full(), &Told::Waiting)
        .into_iter()
        .map(|section| (section.step, section.person, section.title))
        .collect();
    let group = |step, person, title: &str| (step, person, title.to_owned());
    assert_eq!(
        groups,
        [
            group(Step::Profile, None, "Mon profil"),
            group(
                Step::Beneficiaries,
                Some(0),
                "Bénéficiaire 1\u{a0}: Ana Durand"
            ),
            group(
                Step::Beneficiaries,
                Some(1),
                "Bénéficiaire 2\u{a0}: Zoé Durand"
            ),
            group(Step::Guarantees, None, "Mes garanties"),
            group(Step::Bank, None, "Mes prélèvements"),
            group(Step::Bank, None, "Mes remboursements"),
            group(
                Step::Bank,
                Some(0),
                "Remboursements du bénéficiaire 1\u{a0}: Ana Durand"
            ),
            group(
                Step::Bank,
                Some(1),
                "Remboursements du bénéficiaire 2\u{a0}: Zoé Durand"
            ),
        ]
    );
}

#[test]
fn the_profile_is_reread_as_it_will_be_written() {
    assert_eq!(
        of(&full(), Step::Profile, None),
        [
            "Civilité: Monsieur",
            "Nom: Durand",
            "Prénom: Élie",
            "Date de naissance: 3 octobre 1985",
            "Situation familiale: Marié(e)",
            "Adresse: 12 bis, rue de l’Église, Bât. A, 75015 Paris, France",
            "Téléphone mobile: 06 12 34 56 78",
            "Numéro de sécurité sociale: 1 85 10 •• ••• ••• •• (1 85 10 94 081 069 26)",
            "Code de l’organisme: 01 751 0000",
            "Régime local d’Alsace-Moselle: Non",
            "Télétransmission: Oui",
        ]
    );
}

#[test]
fn each_beneficiary_is_reread() {
    let spouse = of(&full(), Step::Beneficiaries, Some(0));
    for line in [
        "Lien avec vous: Conjoint",
        "Prénom: Ana",
        "Date de naissance: 1er mars 1987",
        "Adresse: 3 place Kléber, 67000 Strasbourg, France",
        "Numéro de sécurité sociale: 2 87 03 •• ••• ••• •• (2 87 03 35 115 073 44)",
    ] {
        assert!(spouse.iter().any(|one| one == line), "{line}: {spouse:?}");
    }
    let child = of(&full(), Step::Beneficiaries, Some(1));
    for line in [
        "Lien avec vous: Enfant",
        "Adresse: La même que la vôtre",
        "Numéro de sécurité sociale: 1 85 10 •• ••• ••• •• (1 85 10 94 081 069 26)",
    ] {
        assert!(child.iter().any(|one| one == line), "{line}: {child:?}");
    }
    let asked_of_few = ["Rang gémellaire", "Situation de l’enfant"];
    assert!(
        !child
            .iter()
            .any(|line| asked_of_few.iter().any(|label| line.starts_with(label))),
        "{child:?}"
    );
}

#[test]
fn twins_and_grown_children_have_lines_of_their_own() {
    let mut view = full();
    let twin = BeneficiaryDraft {
        first_name: "Léo".into(),
        twin_rank: "1".into(),
        ..child()
    };
    let first = BeneficiaryDraft {
        twin_rank: String::new(),
        ..child()
    };
    let grown = BeneficiaryDraft {
        birth_date: "30/11/2008".into(),
        situation: "etudes".into(),
        ..child()
    };
    view.beneficiaries.draft.people = vec![first, twin, grown];
    let lines = |rank| of(&view, Step::Beneficiaries, Some(rank));
    assert!(lines(0).contains(&"Rang gémellaire: 2".to_owned()));
    assert!(lines(1).contains(&"Rang gémellaire: 1".to_owned()));
    assert!(lines(2).contains(&"Situation de l’enfant: Étudie, y compris à distance".to_owned()));
}

#[test]
fn the_level_is_named_as_in_the_contract_with_its_date() {
    let named = of(&full(), Step::Guarantees, None);
    assert_eq!(
        named.first().map(String::as_str),
        Some("Garantie: Régime 1")
    );
    assert_eq!(
        named.get(1).map(String::as_str),
        Some("Date d’effet: 1er décembre 2026")
    );
    let mut elsewhere = full();
    elsewhere.employer.levels.clear();
    let by_id = of(&elsewhere, Step::Guarantees, None);
    assert_eq!(by_id.first().map(String::as_str), Some("Garantie: r1"));
}

#[test]
fn accounts_are_masked_and_each_refund_says_whose() {
    assert_eq!(
        accounts(&full()),
        [
            "Mes prélèvements",
            "Titulaire du compte: Élie Durand",
            "IBAN: FR•• •••• •••• •••• •••• •••2 606 (FR14 2004 1010 0505 0001 3M02 606)",
            "BIC: PSSTFRPPPAR",
            "Fréquence de prélèvement: Mensuelle",
            "Jour de prélèvement: Le 10",
            "Mes remboursements",
            "Vos remboursements arrivent sur ce même compte: Non",
            "Titulaire du compte: Ana Durand",
            "IBAN: GB•• •••• •••• •••• ••55 55 (GB33 BUKB 2020 1555 5555 55)",
            "BIC: BUKBGB22",
            "Remboursements du bénéficiaire 1\u{a0}: Ana Durand",
            "Ses remboursements arrivent sur votre compte: Non",
            "Titulaire du compte: Ana Durand",
            "IBAN: GB•• •••• •••• •••• ••55 55 (GB33 BUKB 2020 1555 5555 55)",
            "BIC: BUKBGB22",
            "Remboursements du bénéficiaire 2\u{a0}: Zoé Durand",
            "Ses remboursements arrivent sur votre compte: Oui",
        ]
    );
}

#[test]
fn only_what_is_asked_is_reread() {
    let mut alone = file([Answers::DONE; 4], FileStatus::Open);
    alone.guarantees.draft.level = "socle".into();
    assert_eq!(
        of(&alone, Step::Beneficiaries, None),
        ["Bénéficiaires: Aucun bénéficiaire"]
    );
    let bank = of(&alone, Step::Bank, None);
    assert_eq!(
        bank.first().map(String::as_str),
        Some("Titulaire du compte: Ana Durand")
    );
    assert_eq!(bank.len(), 3, "{bank:?}");
    let mut same = full();
    same.bank.draft.refund_same = "oui".into();
    let bank = of(&same, Step::Bank, None);
    assert!(
        !bank.iter().any(|line| line.contains("Ana Durand")),
        "{bank:?}"
    );
}

#[test]
fn what_was_not_answered_has_no_value() {
    let empty = file([Answers::ALL[0]; 4], FileStatus::Open);
    for section in sections(&empty, &Told::Waiting) {
        for line in section.lines {
            let expected = match line.label {
                "Date d’effet" => "1er décembre 2026",
                _ => "",
            };
            assert_eq!(
                (line.value.as_str(), &line.masked),
                (expected, &None),
                "{}",
                line.label
            );
        }
    }
}

#[test]
fn a_number_or_a_date_that_cannot_be_read_is_shown_as_typed() {
    let mut view = full();
    view.profile.draft.birth_date = "31/02/1985".into();
    view.profile.draft.civility = "mademoiselle".into();
    let profile = of(&view, Step::Profile, None);
    assert!(
        profile.contains(&"Date de naissance: 31/02/1985".to_owned()),
        "{profile:?}"
    );
    assert!(profile.contains(&"Civilité: ".to_owned()), "{profile:?}");
}

#[test]
fn no_masked_number_shows_more_than_it_should() {
    for section in sections(&full(), &Told::Waiting) {
        for line in section.lines {
            let Some(masked) = line.masked else { continue };
            let shown = masked.chars().filter(char::is_ascii_digit).count();
            assert!(shown <= 5, "{}: {masked}", line.label);
            assert_eq!(
                masked.chars().count(),
                line.value.chars().count(),
                "{}",
                line.label
            );
        }
    }
}

/// The signing part was absent with nothing said, and a mandate without its creditor could be signed.
#[test]
fn what_holds_up_the_mandate_is_named() {
    let mut view = full();
    assert_eq!(hindrance(&view), Some(Hindrance::Awaited));
    view.mandate = Some(MandateView {
        reference: "AFF-1".into(),
        creditor: None,
    });
    assert_eq!(hindrance(&view), Some(Hindrance::NoCreditor));
    view.mandate = view.mandate.map(|mandate| MandateView {
        creditor: Some(CreditorView {
            name: "Mutuelle fictive".into(),
            address: "1 rue de l’Exemple".into(),
            identifier: "FR53ZZZ999999".into(),
        }),
        ..mandate
    });
    assert_eq!(hindrance(&view), None);
    view.mandate = None;
    view.beneficiaries.draft.people.clear();
    view.beneficiaries.draft.nobody = true;
    view.guarantees.draft.level = "socle".into();
    assert_eq!(hindrance(&view), None);
}
