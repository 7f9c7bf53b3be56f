//! Monthly prices of ÉCLAT, avenant 203, in % of the PMSS of 2024 (3 864 €).

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::Role;
use affilio_guarantees::contributions::{Household, HouseholdPrice, Member, PriceError, Standing};
use affilio_guarantees::query::Age;

fn member(role: Role, age: u8) -> Member {
    Member {
        role,
        age: Age::Years(age),
        student: false,
        disabled: false,
    }
}

fn price(level: &str, mandatory: &str, scheme: Scheme, members: &[Member]) -> HouseholdPrice {
    let plan = affilio_contracts::eclat().expect("the embedded contract loads");
    let household = Household {
        level: plan.level_by_id(level).unwrap(),
        mandatory: plan.level_by_id(mandatory).unwrap(),
        date: Date::parse_iso("2024-03-01").unwrap(),
        scheme,
        employer_share: None,
        members,
    };
    plan.contributions(&household).unwrap()
}

fn euros(text: &str) -> Amount {
    text.parse().unwrap()
}

#[test]
fn an_employee_alone_pays_half_of_the_compulsory_part() {
    let alone = [member(Role::Adherent, 40)];
    // 0.97 % of 3 864 is 37.4808.
    let socle = price("socle", "socle", Scheme::General, &alone);
    assert_eq!(
        (socle.total, socle.employer, socle.employee_pays),
        (euros("37.48"), euros("18.74"), euros("18.74"))
    );
    // The option is the employee's alone: 0.69 % is 26.6616.
    let option = price("r1", "socle", Scheme::General, &alone);
    assert_eq!(
        (option.total, option.employee_pays),
        (euros("64.14"), euros("45.40"))
    );
    // The pay slip bears the compulsory half, whatever is chosen above it.
    assert_eq!(
        (option.from_pay, option.debited()),
        (Some(euros("18.74")), Some(euros("26.66")))
    );
    assert_eq!(
        (socle.from_pay, socle.debited()),
        (Some(euros("18.74")), Some(Amount::ZERO))
    );
    // Made compulsory, level 1 costs less than socle and option: 1.52 % is 58.7328.
    let r1 = price("r1", "r1", Scheme::General, &alone);
    assert_eq!((r1.total, r1.employer), (euros("58.73"), euros("29.37")));
    // 0.44 % in Alsace-Moselle is 17.0016.
    assert_eq!(
        price("socle", "socle", Scheme::AlsaceMoselle, &alone).total,
        euros("17.00")
    );
}

#[test]
fn the_third_child_is_free_and_a_grown_child_is_not_covered() {
    let family = [
        member(Role::Adherent, 45),
        member(Role::Conjoint, 44),
        member(Role::Enfant, 16),
        member(Role::Enfant, 18),
        Member {
            student: true,
            ..member(Role::Enfant, 20)
        },
        member(Role::Enfant, 3),
        Member {
            disabled: true,
            ..member(Role::Enfant, 30)
        },
    ];
    let price = price("socle", "socle", Scheme::General, &family);
    let standings: Vec<_> = price.members.iter().map(|member| member.standing).collect();
    let free = Standing::FreeFrom { rank: 3 };
    assert_eq!(
        standings,
        [
            Standing::Pays,
            Standing::Pays,
            Standing::Pays,
            Standing::TooOld { until: 18 },
            Standing::Pays,
            free,
            free
        ]
    );
    // 37.48 + 1.14 % (44.05) + 2 × 0.74 % (28.59).
    assert_eq!(price.total, euros("138.71"));
}

#[test]
fn a_level_below_the_compulsory_one_has_no_price() {
    let plan = affilio_contracts::eclat().expect("the embedded contract loads");
    let members = [member(Role::Adherent, 40)];
    let mut household = Household {
        level: plan.level_by_id("socle").unwrap(),
        mandatory: plan.level_by_id("r1").unwrap(),
        date: Date::parse_iso("2024-03-01").unwrap(),
        scheme: Scheme::General,
        employer_share: None,
        members: &members,
    };
    assert_eq!(plan.contributions(&household), Err(PriceError::NoPrice));
    household.level = household.mandatory;
    household.employer_share = Some(Rate::from_percent(40));
    assert_eq!(
        plan.contributions(&household),
        Err(PriceError::EmployerShare { least: 5_000 })
    );
    household.employer_share = None;
    household.date = Date::parse_iso("2028-01-01").unwrap();
    assert_eq!(plan.contributions(&household), Err(PriceError::NoPmss));
}
