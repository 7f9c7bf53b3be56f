//! What to ask for a row: only what changes its amounts.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;

use crate::compiled::{
    AgeRange, Count, Day, Heavy, HeldBack, Limit, Measure, Pays, Per, Rule, Unit,
};
use crate::plan::Plan;
use crate::query::{ActId, RowId};

/// How a value comes to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It changes nothing here.
    No,
    /// The dated tariffs give it, for one unit.
    Known(Amount),
    /// The tariffs give it once OPTAM is answered.
    AfterOptam,
    /// It follows from the regulated price, which is asked.
    FromLimit,
    /// No dated tariff gives it: it is asked, and read on the quote or the care sheet.
    Asked,
}

/// What matters for a row (and an act, when one is chosen) at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    /// False for a service without amount: nothing is asked at all.
    pub price: bool,
    /// What everybody is billed for one unit, when it is regulated.
    pub regulated_price: Option<Amount>,
    /// What one unit is.
    pub unit: Unit,
    /// Whether several units at once make sense.
    pub quantity: bool,
    /// Whether the practitioner is in OPTAM (DPTM).
    pub optam: bool,
    /// Whether the age changes something (what is held back, or the row itself).
    pub age: bool,
    /// The ages the act is made for, else the row.
    pub ages: Option<AgeRange>,
    /// Whether the scheme changes the AMO share.
    pub scheme: bool,
    /// Whether the coordinated pathway matters.
    pub pathway: bool,
    /// Whether a long-term illness or maternity matters.
    pub full_cover: bool,
    /// The rule for heavy acts, when it may apply.
    pub heavy: Option<Heavy>,
    /// The *base de remboursement*.
    pub br: Need,
    /// The regulated price of the basket, and which one it is.
    pub limit: Option<(Limit, Need)>,
    /// AMO rates to choose from, when the table prints several or the tariffs give none.
    pub amo_rate: Option<Vec<Rate>>,
    /// The count of units used already that matters.
    pub used_count: Option<Count>,
    /// Whether what was paid already this year matters.
    pub used_amount: bool,
}

impl Plan {
    /// What to ask for a row and an act at a date of care, in the general scheme.
    #[must_use]
    pub fn questions(&self, row: RowId, act: Option<ActId>, date: Date) -> Option<Questions> {
        self.questions_in(row, act, date, Scheme::General)
    }

    /// What to ask for a row and an act at a date of care, in a scheme (some AMO rates are known in
    /// one scheme only).
    #[must_use]
    pub fn questions_in(
        &self,
        row: RowId,
        act: Option<ActId>,
        date: Date,
        scheme: Scheme,
    ) -> Option<Questions> {
        let printed = self.row(row)?;
        let act = act.or_else(|| self.usual_act(row, None, None));
        let family = self.family_in(row, act)?;
        let tariff = act.and_then(|act| self.act(act));
        let day = Day::from(date);
        let rules = self.rules_of(row);
        let pays: Vec<Pays> = rules.iter().filter_map(|rule| as_pays(*rule)).collect();
        let service = !rules.is_empty() && rules.iter().all(|rule| *rule == Rule::Service);
        let amo_may_pay = family
            .general
            .rates
            .at(day)
            .is_none_or(|found| found.value > 0)
            || family
                .alsace_moselle
                .rates
                .at(day)
                .is_none_or(|found| found.value > 0);
        let uses = |wanted: fn(&Pays) -> bool| pays.iter().any(wanted);
        let base_matters = amo_may_pay || uses(uses_br);
        let limit = pays.iter().find_map(|pays| pays.limit);
        let ages = tariff.and_then(|act| act.ages).or(printed.ages);
        let optam_of_act = tariff.is_some_and(|act| act.optam_matters);
        Some(Questions {
            price: !service,
            regulated_price: tariff.and_then(|act| amount(act.price.at(day)?.value)),
            unit: tariff.and_then(|act| act.unit).unwrap_or(printed.unit),
            quantity: !service,
            optam: optam_of_act || self.columns_differ(row),
            age: family.held_back != HeldBack::Nothing || ages.is_some(),
            ages,
            scheme: !service && family.general.rates != family.alsace_moselle.rates,
            pathway: family.pathway,
            full_cover: !service && amo_may_pay,
            heavy: Some(family.heavy).filter(|heavy| *heavy != Heavy::Never),
            br: if base_matters && !service {
                self.need_br(act, day)
            } else {
                Need::No
            },
            limit: limit.map(|limit| {
                let known = tariff.and_then(|act| amount(act.limit.at(day)?.value));
                (limit, known.map_or(Need::Asked, Need::Known))
            }),
            amo_rate: self.rates_to_choose(row, act, day, scheme),
            used_count: pays.iter().find_map(|pays| pays.count),
            used_amount: uses(|pays| {
                pays.first.per == Per::Year
                    || pays.added.is_some_and(|added| added.per == Per::Year)
            }),
        })
    }

    fn rules_of(&self, row: RowId) -> Vec<Rule> {
        let at = usize::from(row.0);
        (0..self.contract().levels.len())
            .flat_map(|level| [false, true].map(|second| self.contract().cell(at, level, second)))
            .flatten()
            .map(|cell| cell.rule)
            .collect()
    }

    fn columns_differ(&self, row: RowId) -> bool {
        let at = usize::from(row.0);
        (0..self.contract().levels.len()).any(|level| {
            let rule = |second| {
                self.contract()
                    .cell(at, level, second)
                    .map(|cell| cell.rule)
            };
            rule(false) != rule(true)
        })
    }

    fn need_br(&self, act: Option<ActId>, day: Day) -> Need {
        let Some(act) = act.and_then(|act| self.act(act)) else {
            return Need::Asked;
        };
        if act.br_of_limit.is_some() {
            return Need::FromLimit;
        }
        if act.optam_matters {
            return Need::AfterOptam;
        }
        act.br
            .at(day)
            .and_then(|found| amount(found.value))
            .map_or(Need::Asked, Need::Known)
    }

    /// Nothing when the rate is known; else the rates printed, to choose from (none: it is typed).
    fn rates_to_choose(
        &self,
        row: RowId,
        act: Option<ActId>,
        day: Day,
        scheme: Scheme,
    ) -> Option<Vec<Rate>> {
        let family = self.family_of(row)?;
        let act_rate = act.and_then(|act| self.act(act)?.rate);
        let (rates, printed) = match scheme {
            Scheme::General => (&family.general, self.row(row)?.printed_rates.as_slice()),
            Scheme::AlsaceMoselle => (&family.alsace_moselle, &[][..]),
        };
        if act_rate.is_some() || rates.rates.at(day).is_some() || printed.len() == 1 {
            return None;
        }
        Some(
            printed
                .iter()
                .map(|rate| Rate::from_basis_points(*rate))
                .collect(),
        )
    }
}

fn amount(cents: i64) -> Option<Amount> {
    Some(Amount::from_cents(cents))
}

fn as_pays(rule: Rule) -> Option<Pays> {
    match rule {
        Rule::Pays(pays) => Some(pays),
        Rule::Nothing | Rule::Service => None,
    }
}

fn uses_br(pays: &Pays) -> bool {
    let beyond = pays.count.and_then(|count| count.beyond);
    [Some(pays.first), pays.added, beyond]
        .into_iter()
        .flatten()
        .any(|term| matches!(term.measure, Measure::PercentBr(_)))
}
