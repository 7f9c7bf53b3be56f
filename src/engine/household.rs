//! The household as the engine reads it, and what each level costs it.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::Role;
use affilio_guarantees::contributions::{Household, HouseholdPrice, Member, Standing};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, LevelId};

use crate::levels::messages::{Ask, Offer, Person, Price};
use crate::say;

/// A household, read.
pub struct Home {
    pub(super) plan: &'static Plan,
    pub(super) mandatory: LevelId,
    pub(super) date: Date,
    pub(super) scheme: Scheme,
    pub(super) share: Option<Rate>,
    pub(super) members: Vec<Member>,
}

impl Home {
    /// Reads a question; `None` when its contract, its date or its compulsory level is not ours.
    #[must_use]
    pub fn read(ask: &Ask) -> Option<Self> {
        let plan = affilio_contracts::by_id(&ask.contract)?;
        Some(Self {
            plan,
            mandatory: plan.level_by_id(&ask.mandatory)?,
            date: Date::parse_iso(&ask.date).ok()?,
            scheme: if ask.local {
                Scheme::AlsaceMoselle
            } else {
                Scheme::General
            },
            share: ask.share.parse().ok(),
            members: ask.people.iter().enumerate().map(member).collect(),
        })
    }

    /// The levels of the question that the contract has.
    #[must_use]
    pub fn offers(&self, ask: &Ask) -> Vec<Offer> {
        ask.levels
            .iter()
            .filter_map(|id| {
                let level = self.plan.level_by_id(id)?;
                let price = self.price(level);
                Some(Offer {
                    id: id.clone(),
                    steps: price
                        .as_ref()
                        .map(|price| self.steps(price))
                        .unwrap_or_default(),
                    price: price.map(|price| Price {
                        pays: price.employee_pays.cents(),
                        total: price.total.cents(),
                        employer: price.employer.cents(),
                        from_pay: price.from_pay.map(Amount::cents),
                        debited: price.debited().map(Amount::cents),
                        people: price.covered(),
                    }),
                    cares: self.cares(level),
                })
            })
            .collect()
    }

    /// The levels of these offers.
    #[must_use]
    pub fn levels(&self, offers: &[Offer]) -> Vec<LevelId> {
        let level = |offer: &Offer| self.plan.level_by_id(&offer.id);
        offers.iter().filter_map(level).collect()
    }

    /// Those who join and whom the contract does not cover at its date of effect: children too old.
    #[must_use]
    pub fn uncovered(&self) -> Vec<usize> {
        let Some(price) = self.price(self.mandatory) else {
            return Vec::new();
        };
        // The first member is the employee.
        let others = price.members.iter().skip(1).enumerate();
        others
            .filter(|(_, member)| matches!(member.standing, Standing::TooOld { .. }))
            .map(|(place, _)| place)
            .collect()
    }

    /// Where contributions come from, and until when a child is covered.
    #[must_use]
    pub fn terms(&self) -> Option<String> {
        let table = self.plan.contract().contributions.as_ref()?;
        let source = &table.source;
        let (child, student, free) = (
            table.child_until,
            table.student_until,
            table.free_from_child,
        );
        Some(say!(
            "Cotisations : {source}, au plafond de la sécurité sociale de l’année d’effet. Un enfant est couvert jusqu’à {child} ans, jusqu’à {student} ans s’il étudie (un justificatif lui sera demandé), et ne cotise pas à partir du {free}e.",
            "Contributions: {source}, at the social-security ceiling of the year of effect. A child is covered until {child}, until {student} while studying (a proof will be asked), and pays nothing from child number {free} on."
        ))
    }

    fn price(&self, level: LevelId) -> Option<HouseholdPrice> {
        self.plan.contributions(&self.household(level)).ok()
    }

    /// The household at a level, as the engine takes it.
    pub(super) fn household(&self, level: LevelId) -> Household<'_> {
        Household {
            level,
            mandatory: self.mandatory,
            date: self.date,
            scheme: self.scheme,
            employer_share: self.share,
            members: &self.members,
        }
    }
}

fn member((place, person): (usize, &Person)) -> Member {
    let born = person.born.as_deref().map(Date::parse_iso);
    Member {
        role: match (place, person.child) {
            (0, _) => Role::Adherent,
            (_, true) => Role::Enfant,
            (_, false) => Role::Conjoint,
        },
        age: match born {
            Some(Ok(born)) => Age::Born(born),
            _ => Age::Unknown,
        },
        student: person.student,
        disabled: person.disabled,
    }
}
