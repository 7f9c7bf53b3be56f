//! When to ask.

use super::{ExemptionCase, Limit, PlanTerms, Situation};
use crate::date::Date;

/// When to ask (D911-5): the latest of the days that the text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// What happens on it.
    pub from: DueFrom,
    /// Whether it is known when the plan began: if not, that day may be later.
    pub plan_known: bool,
}

/// What sets the day by which to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueFrom {
    /// First day in the company.
    Hiring,
    /// First day of the plan.
    Plan,
    /// First day of the other cover.
    Cover,
}

impl Situation {
    /// When the texts want the request to be made; `None` when they set no date, or when an answer is
    /// missing. They say "at the moment of", never in how many days.
    #[must_use]
    pub fn due(&self, case: ExemptionCase, plan: &PlanTerms) -> Option<Due> {
        let cover = match case.law().limit {
            Limit::NoneInLaw => return None,
            Limit::HiringOrPlan => None,
            Limit::HiringPlanOrCover => self.cover_from,
        };
        let hired = Due {
            on: self.hired_on?,
            from: DueFrom::Hiring,
            plan_known: plan.since.is_some(),
        };
        let later = [(plan.since, DueFrom::Plan), (cover, DueFrom::Cover)];
        let latest = later
            .into_iter()
            .fold(hired, |due, (date, from)| match date {
                Some(on) if on > due.on => Due { on, from, ..due },
                _ => due,
            });
        Some(latest)
    }

    /// The day to ask, once it is past.
    #[must_use]
    pub fn late(&self, case: ExemptionCase, plan: &PlanTerms, today: Date) -> Option<Date> {
        let due = self.due(case, plan)?;
        (due.on < today).then_some(due.on)
    }
}
