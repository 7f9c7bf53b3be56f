//! How contracts and levels are called on paper, and what the chosen one costs.

use affilio_domain::enrolment::{Beneficiary, BeneficiaryKind, ChildSituation, Enrolment};
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::Role;
use affilio_guarantees::contributions::{Household, HouseholdPrice, Member};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::Age;

use crate::store::File;

/// The contract, as printed, with its insurer.
pub(crate) fn contract_label(contract: &str) -> String {
    affilio_contracts::by_id(contract).map_or_else(
        || contract.to_owned(),
        |plan| {
            let known = plan.contract();
            format!("{} ({})", known.title, known.insurer)
        },
    )
}

/// The level, as printed.
pub(crate) fn level_label(contract: &str, level: &str) -> String {
    affilio_contracts::level_label(contract, level)
        .unwrap_or(level)
        .to_owned()
}

/// What the chosen level costs the household each month at its date of effect; `None` when the
/// contract's data do not tell.
pub(crate) fn price(file: &File, enrolment: &Enrolment) -> Option<HouseholdPrice> {
    let plan = affilio_contracts::by_id(&file.employer.contract)?;
    let members: Vec<Member> = std::iter::once(employee(enrolment))
        .chain(enrolment.beneficiaries.iter().map(member))
        .collect();
    plan.contributions(&Household {
        level: plan.level_by_id(&enrolment.level)?,
        mandatory: plan.level_by_id(&file.employer.mandatory_level)?,
        date: file.effective_on,
        scheme: enrolment.profile.insurance.scheme,
        employer_share: file.employer.employer_share.parse::<Rate>().ok(),
        members: &members,
    })
    .ok()
}

/// The text that sets the contributions of a contract.
pub(crate) fn contributions_source(contract: &str) -> Option<&'static str> {
    let plan: &'static Plan = affilio_contracts::by_id(contract)?;
    Some(plan.contract().contributions.as_ref()?.source.as_str())
}

fn employee(enrolment: &Enrolment) -> Member {
    Member {
        role: Role::Adherent,
        age: Age::Born(enrolment.profile.birth_date),
        student: false,
        disabled: false,
    }
}

/// A child whose situation was not asked is counted as studying, like on the screens: it changes
/// nothing before the age at which it is asked.
fn member(person: &Beneficiary) -> Member {
    let child = person.kind == BeneficiaryKind::Child;
    Member {
        role: if child { Role::Enfant } else { Role::Conjoint },
        age: Age::Born(person.birth_date),
        student: child && person.situation != Some(ChildSituation::Other),
        disabled: person.situation == Some(ChildSituation::Disability),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_levels_on_offer_have_a_name() {
        for (level, label) in [
            ("socle", "Régime socle"),
            ("r1", "Régime 1"),
            ("r2", "Régime 2"),
        ] {
            assert_eq!(level_label("eclat/2024", level), label);
        }
        assert_ne!(contract_label("eclat/2024"), "eclat/2024");
        assert_eq!(level_label("eclat/2024", "r9"), "r9");
    }
}
