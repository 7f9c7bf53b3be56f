//! What is told of amounts: whose they are, where they are taken.

use std::sync::Arc;

use affilio_app::levels::Told;
use affilio_app::levels::convert::ask;
use affilio_app::levels::messages::{Answer, Offer, Price};
use affilio_app::steps::bank::convert::{proposed, split};
use affilio_app::steps::guarantees::convert::for_whom;
use affilio_app::steps::signature::convert::sections;
use affilio_domain::enrolment::Step;
use affilio_domain::wire::{BankDraft, BeneficiaryDraft, FileStatus};

use crate::files::{Answers, child, file, profile};

fn told(from_pay: Option<i64>) -> Told {
    let price = Price {
        pays: 21_047,
        total: 22_990,
        employer: 1_943,
        from_pay,
        debited: from_pay.map(|kept| 21_047 - kept),
        people: 5,
    };
    Told::Known(Arc::new(Answer {
        offers: vec![Offer {
            id: "r1".into(),
            price: Some(price),
            ..Offer::default()
        }],
        ..Answer::default()
    }))
}

/// A mandate was accepted with no word of its amount.
#[test]
fn what_is_debited_is_told_to_the_cent_how_often_and_when() {
    let words = |frequency, day| split(&told(Some(1_942)), "r1", frequency, day);
    let pay = (
        "Sur votre bulletin de paie",
        "19,42\u{202f}€ par mois".to_owned(),
    );
    for (frequency, day, debited) in [
        ("", "", "191,05\u{202f}€ par mois"),
        ("mensuelle", "20", "191,05\u{202f}€ par mois, le 20"),
        (
            "trimestrielle",
            "5",
            "573,15\u{202f}€ tous les 3 mois, soit 191,05\u{202f}€ par mois, le 5",
        ),
        (
            "annuelle",
            "31",
            "2\u{202f}292,60\u{202f}€ tous les 12 mois, soit 191,05\u{202f}€ par mois",
        ),
    ] {
        let account = ("Prélevé sur votre compte", debited.to_owned());
        assert_eq!(words(frequency, day), [pay.clone(), account]);
    }
}

#[test]
fn an_amount_that_is_not_known_is_said_not_invented() {
    assert!(split(&Told::Waiting, "r1", "mensuelle", "5").is_empty());
    for (told, level) in [
        (Told::Failed, "r1"),
        (told(None), "r1"),
        (told(Some(1_942)), "r2"),
    ] {
        let lines = split(&told, level, "mensuelle", "5");
        assert_eq!(lines.len(), 1);
        assert!(lines[0].1.starts_with("Montant à préciser"), "{lines:?}");
    }
    let lines = split(&told(None), "", "", "");
    assert!(lines[0].1.starts_with("Choisissez votre garantie"));
}

/// The price of five people read « pour vous ».
#[test]
fn a_price_says_whose_it_is() {
    assert_eq!(for_whom(1), "par mois pour vous");
    assert_eq!(for_whom(5), "par mois pour votre foyer (5 personnes)");
    let view = file([Answers::DONE; 4], FileStatus::Open);
    let all = sections(&view, &told(Some(1_942)));
    let mut lines = all
        .iter()
        .filter(|one| one.step == Step::Guarantees)
        .flat_map(|one| &one.lines);
    let line = lines.find(|line| line.label == "Cotisation de votre foyer");
    assert_eq!(
        line.map(|line| line.value.as_str()),
        Some("210,47\u{202f}€ par mois pour votre foyer (5 personnes)")
    );
}

/// Somebody without a link was priced in silence as a spouse.
#[test]
fn who_has_no_link_yet_has_no_price() {
    let mut view = file([Answers::DONE; 4], FileStatus::Open);
    let unlinked = BeneficiaryDraft {
        kind: String::new(),
        ..child()
    };
    view.beneficiaries.draft.people = vec![unlinked, child()];
    let people = ask(&view).people;
    assert_eq!(people.len(), 2);
    assert!(people.iter().skip(1).all(|one| one.child));
}

#[test]
fn the_holder_proposed_is_the_member_until_something_is_said() {
    let bank = proposed(BankDraft::default(), &profile());
    assert_eq!(bank.debit.holder, "Élie Durand");
    let mut said = BankDraft::default();
    said.debit.iban = "FR14".into();
    assert_eq!(proposed(said, &profile()).debit.holder, "");
}
