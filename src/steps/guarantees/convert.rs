//! From the household's answers to what each level costs, and what is wrong with the choice.

use affilio_domain::date::Date;
use affilio_domain::enrolment::BeneficiaryKind;
use affilio_domain::field::Problem;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_domain::wire::{FileView, GuaranteesDraft};
use affilio_guarantees::compiled::Role;
use affilio_guarantees::contributions::{Household, HouseholdPrice, Member, Standing};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::Age;

use crate::steps::beneficiaries::convert::display_name;

/// A level on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Whether the employer made it compulsory.
    pub mandatory: bool,
    /// What it costs this household each month; `None` when the data do not tell at that date.
    pub price: Option<HouseholdPrice>,
}

/// What is wrong with the choice.
#[must_use]
pub fn problems(draft: &GuaranteesDraft, file: &FileView) -> Vec<Problem> {
    draft.check(&file.terms()).err().unwrap_or_default()
}

/// The levels that the employer opens, with their price for this household.
#[must_use]
pub fn offers(plan: &Plan, file: &FileView) -> Vec<Offer> {
    let members = members(file);
    file.employer
        .levels
        .iter()
        .filter_map(|id| {
            let level = plan.level_by_id(id)?;
            let label = plan
                .contract()
                .levels
                .iter()
                .find(|one| one.id == *id)?
                .label
                .clone();
            Some(Offer {
                id: id.clone(),
                label,
                mandatory: *id == file.employer.mandatory_level,
                price: price(plan, file, level, &members),
            })
        })
        .collect()
}

/// Where contributions come from, and until when a child is covered, in a sentence.
#[must_use]
pub fn terms(plan: &Plan) -> Option<String> {
    let table = plan.contract().contributions.as_ref()?;
    Some(format!(
        "Cotisations : {}, au plafond de la sécurité sociale de l’année d’effet. Un enfant est couvert jusqu’à {} ans, \
         jusqu’à {} ans s’il étudie (un justificatif lui sera demandé), et ne cotise pas à partir du {}e.",
        table.source, table.child_until, table.student_until, table.free_from_child
    ))
}

/// The beneficiaries that the contract no longer covers at its date of effect: children too old.
#[must_use]
pub fn too_old(offers: &[Offer], file: &FileView) -> Vec<String> {
    let Some(price) = offers.iter().find_map(|offer| offer.price.as_ref()) else {
        return Vec::new();
    };
    // The first member is the employee; the others follow the beneficiaries' order.
    let others = price.members.iter().skip(1);
    file.beneficiaries
        .draft
        .people
        .iter()
        .enumerate()
        .zip(others)
        .filter(|(_, member)| matches!(member.standing, Standing::TooOld { .. }))
        .map(|((rank, person), _)| display_name(person, rank))
        .collect()
}

fn price(
    plan: &Plan,
    file: &FileView,
    level: affilio_guarantees::query::LevelId,
    members: &[Member],
) -> Option<HouseholdPrice> {
    let local = file.profile.draft.alsace_moselle == "oui";
    plan.contributions(&Household {
        level,
        mandatory: plan.level_by_id(&file.employer.mandatory_level)?,
        date: Date::parse_iso(&file.employer.effective_on).ok()?,
        scheme: if local {
            Scheme::AlsaceMoselle
        } else {
            Scheme::General
        },
        employer_share: file.employer.employer_share.parse::<Rate>().ok(),
        members,
    })
    .ok()
}

/// The employee and those who join. A child of 18 or more is counted as studying: the contract asks
/// for a proof, the screen says so.
fn members(file: &FileView) -> Vec<Member> {
    let employee = Member {
        role: Role::Adherent,
        age: Age::Unknown,
        student: false,
        disabled: false,
    };
    let others = file.beneficiaries.draft.people.iter().map(|person| {
        let child = BeneficiaryKind::from_code(&person.kind) == Some(BeneficiaryKind::Child);
        Member {
            role: if child { Role::Enfant } else { Role::Conjoint },
            age: Date::parse_french(&person.birth_date).map_or(Age::Unknown, Age::Born),
            student: child,
            disabled: false,
        }
    });
    std::iter::once(employee).chain(others).collect()
}
