//! The answers themselves: the same as by hand, for the household that asks, at its date of effect.

use affilio_app::engine::{answer, tell};
use affilio_app::levels::messages::{Answer, Ask, Numbered, Person};

/// A question of an employee of the demo's group.
pub(crate) fn ask(date: &str, people: &[(bool, &str)]) -> Ask {
    Ask {
        contract: "eclat/2024".into(),
        levels: ["socle", "r1", "r2"].map(String::from).to_vec(),
        mandatory: "socle".into(),
        share: "0.50".into(),
        date: date.into(),
        local: false,
        english: false,
        people: people
            .iter()
            .map(|(child, born)| Person {
                child: *child,
                student: *child,
                disabled: false,
                born: (!born.is_empty()).then(|| (*born).to_owned()),
            })
            .collect(),
    }
}

pub(crate) const ALONE: &[(bool, &str)] = &[(false, "1988-05-14")];
pub(crate) const FAMILY: &[(bool, &str)] = &[
    (false, "1988-05-14"),
    (false, "1986-03-02"),
    (true, "2019-09-21"),
];

fn told(ask: &Ask) -> Answer {
    tell(ask).unwrap_or_default()
}

/// What a care leaves to pay at each level, in cents.
fn left(answer: &Answer, care: usize) -> Vec<Option<i64>> {
    let offers = answer.offers.iter();
    offers
        .map(|offer| Some(offer.cares[care].parts?.rac))
        .collect()
}

/// 30 € at the doctor's: 70 % is 21 €, less 2 € that nobody pays. Glasses: 80 and twice 40 € of
/// 280 €, then everything. A crown at 550 €: 275, 350 and 450 % of 120 €. Osteopathy at 60 €: 25,
/// 35 and 35 €.
#[test]
fn four_everyday_cares_at_the_date_of_effect() {
    let answer = told(&ask("2026-12-01", ALONE));
    let cents = |list: [i64; 3]| list.map(Some).to_vec();
    assert_eq!(left(&answer, 0), cents([200, 200, 200]));
    assert_eq!(left(&answer, 1), cents([12_000, 0, 0]));
    assert_eq!(left(&answer, 2), cents([22_000, 13_000, 1_000]));
    assert_eq!(left(&answer, 3), cents([3_500, 2_500, 2_500]));
    for offer in &answer.offers {
        for care in &offer.cares {
            let parts = care.parts.unwrap();
            assert_eq!(parts.billed, parts.amo + parts.amc + parts.rac);
            assert!(!care.steps.is_empty() && !care.supposes.is_empty());
        }
    }
}

/// In Alsace-Moselle the AMO pays 90 % of the doctor, and the contribution is smaller: 0,44 % of
/// 4 005 € is 17,62 €, half of it paid by the employer.
#[test]
fn the_local_scheme_changes_cares_and_contributions() {
    let local = Ask {
        local: true,
        ..ask("2026-12-01", ALONE)
    };
    let answer = told(&local);
    let doctor = answer.offers[0].cares[0].parts.unwrap();
    assert_eq!((doctor.amo, doctor.rac), (2_500, 200));
    let price = answer.offers[0].price.unwrap();
    assert_eq!((price.total, price.employer, price.pays), (1_762, 881, 881));
}

/// At a date of which the social-security ceiling is not published, nothing is invented.
#[test]
fn what_is_not_known_at_a_date_is_said_not_supposed() {
    let answer = told(&ask("2027-01-01", FAMILY));
    assert!(answer.offers.iter().all(|offer| offer.price.is_none()));
    assert!(answer.years.is_empty());
    assert_eq!(answer.offers.len(), 3);
    let before = told(&ask("2023-06-01", ALONE));
    for care in &before.offers[0].cares {
        assert_eq!(care.parts, None);
        assert!(care.unknown.is_some(), "{}", care.name);
    }
}

#[test]
fn a_child_too_old_is_named_by_place_and_costs_nothing() {
    let people = &[
        (false, "1970-01-01"),
        (true, "1999-05-01"),
        (true, "2012-05-01"),
    ];
    let mut question = ask("2026-12-01", people);
    assert_eq!(told(&question).uncovered, [0]);
    question.people[1].disabled = true;
    assert!(told(&question).uncovered.is_empty());
    // 19 years old: covered while studying, not otherwise.
    question.people[1] = Person {
        born: Some("2007-05-01".into()),
        ..question.people[2].clone()
    };
    assert!(told(&question).uncovered.is_empty());
    question.people[1].student = false;
    assert_eq!(told(&question).uncovered, [0]);
}

#[test]
fn heavier_needs_never_cost_less_and_the_least_is_the_least() {
    for people in [ALONE, FAMILY] {
        let years = told(&ask("2026-12-01", people)).years;
        assert_eq!(years.len(), 5);
        for pair in years.windows(2) {
            for (lighter, heavier) in pair[0].at.iter().zip(&pair[1].at) {
                assert!(heavier.cost() >= lighter.cost());
                assert_eq!(heavier.contributions, lighter.contributions);
            }
        }
        for year in &years {
            let least = year.at.iter().map(|at| at.cost()).min();
            for at in &year.at {
                assert_eq!(at.unknown, 0);
                assert_eq!(at.least, Some(at.cost()) == least);
            }
        }
    }
}

/// A mandate was accepted with no word of its amount. 0,97 % of 4 005 € is 38,85 €, of which the
/// employer pays 19,43 €: the pay slip bears 19,42 €, the account all the rest: 0,69 % or 1,06 % for the
/// member, 1,14 % or 1,92 % or 2,32 % for the spouse, 0,74 % or 1,08 % or 1,32 % for the child.
#[test]
fn what_the_pay_slip_bears_and_what_is_debited_make_what_is_paid() {
    for (people, pays) in [
        (ALONE, [1_942, 4_705, 6_187]),
        (FAMILY, [9_472, 16_721, 20_766]),
    ] {
        let answer = told(&ask("2026-12-01", people));
        for (offer, pays) in answer.offers.iter().zip(pays) {
            let price = offer.price.unwrap();
            assert_eq!(
                (price.pays, price.from_pay, price.debited),
                (pays, Some(1_942), Some(pays - 1_942)),
                "{}",
                offer.id
            );
            assert_eq!(price.people, people.len());
        }
    }
}

/// Two visits each and a scaling: alone, 2 × 2 € and nothing at the dentist's; twelve times 19,42 €.
#[test]
fn a_light_year_alone() {
    let year = told(&ask("2026-12-01", ALONE)).years.remove(0);
    let socle = year.at[0];
    assert_eq!((socle.contributions, socle.rac), (12 * 1_942, 400));
    assert!(socle.least);
}

/// The page asks a second time while the first answer is on its way: the number says which is which.
#[test]
fn a_question_goes_and_comes_back_as_it_travels() {
    let question = Numbered(7, ask("2026-12-01", FAMILY));
    let sent = serde_json::to_string(&question).unwrap();
    assert_eq!(
        serde_json::from_str::<Numbered<Ask>>(&sent).unwrap(),
        question
    );
    let Numbered(number, received) =
        serde_json::from_str::<Numbered<Option<Answer>>>(&answer(&sent)).unwrap();
    assert_eq!(number, 7);
    assert_eq!(received, tell(&question.1));
    assert_eq!(answer("not a question"), "[0,null]");
}

#[test]
fn a_contract_or_a_date_that_is_not_ours_has_no_answer() {
    for spoilt in [
        Ask {
            contract: "inconnu/2024".into(),
            ..ask("2026-12-01", ALONE)
        },
        ask("demain", ALONE),
        Ask {
            mandatory: "r9".into(),
            ..ask("2026-12-01", ALONE)
        },
    ] {
        assert_eq!(tell(&spoilt), None);
    }
}

#[test]
fn the_words_follow_the_language_and_the_amounts_do_not() {
    let french = told(&ask("2026-12-01", FAMILY));
    let english = told(&Ask {
        english: true,
        ..ask("2026-12-01", FAMILY)
    });
    for (one, other) in french.offers.iter().zip(&english.offers) {
        assert_eq!(one.price, other.price);
        assert_eq!(one.steps.len(), other.steps.len());
        for (one, other) in one.cares.iter().zip(&other.cares) {
            assert_eq!(one.parts, other.parts);
            assert_ne!(one.name, other.name);
            assert_eq!(one.steps.len(), other.steps.len());
        }
    }
    assert_eq!(english.years[0].name, "Light needs");
}
