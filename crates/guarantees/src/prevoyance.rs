//! *Prévoyance*: what an option costs, and what it pays in case of incapacity, invalidity, death.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use crate::compiled::{Prevoyance, PrevoyanceOption};
use crate::plan::Plan;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// What the option costs a month.
    Contribution,
    /// A temporary incapacity for work.
    Incapacity,
    /// A permanent invalidity.
    Invalidity,
    /// A death.
    Death,
    /// *Invalidité permanente et absolue*, that the brochure does not spell out.
    Ipa,
    /// The reference pay itself.
    ReferencePay,
}

/// The question. Amounts are for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The event.
    pub event: Event,
    /// The age in whole years; for the contribution.
    pub age: Option<u16>,
    /// The gross reference pay.
    pub reference: Option<Amount>,
    /// The hourly wage of a state worker, instead of the reference pay.
    pub hourly: Option<Amount>,
    /// The net pay at the date work stopped: the ceiling of everything received.
    pub net: Option<Amount>,
    /// What the Sécurité sociale, the employer and others pay.
    pub other_income: Option<Amount>,
    /// The rate of invalidity.
    pub invalidity: Option<Rate>,
}

/// Over what an answer is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// Each month.
    Monthly,
    /// Once.
    Once,
}

/// Something without which no amount can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// The reference pay, or the hourly wage.
    Reference,
    /// The age.
    Age,
    /// The rate of invalidity.
    Invalidity,
}

/// Why an option does not pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPaid {
    /// The option has no such benefit.
    NotInOption,
    /// The invalidity is under the least one, basis points.
    UnderLeast(u32),
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Benefit {
    /// An amount.
    Pays(Amount),
    /// Not covered.
    NotCovered(NotPaid),
    /// Something is missing.
    Unknown(Needed),
}

/// What to know about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The reference pay comes from an hourly wage: hours and uplift in basis points.
    FromHourly {
        /// Hours a month.
        hours: u16,
        /// What is added, basis points.
        uplift: u32,
        /// The reference pay.
        reference: Amount,
    },
    /// The rate applied to the pay.
    Rate(Rate),
    /// The amount is lowered so that all sums together do not exceed the net pay.
    Capped {
        /// The amount before.
        before: Amount,
        /// The net pay.
        net: Amount,
        /// The other sums.
        other: Amount,
    },
    /// The net pay was not told: the ceiling is not checked.
    NetUnknown,
}

/// Another way to read the brochure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// The rate is what is received in all, the other sums included.
    RateIncludesOthers,
    /// The capital of a death and that of an IPA are both paid.
    BothCapitals,
}

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The answer retained.
    pub benefit: Benefit,
    /// Over what it is paid.
    pub paid: Paid,
    /// How it is reached.
    pub notes: Vec<Note>,
    /// The other readings, with their amounts.
    pub readings: Vec<(Otherwise, Amount)>,
}

impl Plan {
    /// What an option of the contract's *prévoyance* costs or pays; nothing when the contract has no
    /// such option.
    #[must_use]
    pub fn prevoyance(&self, option: &str, ask: &Ask) -> Option<Answer> {
        let rules = self.contract().prevoyance.as_ref()?;
        let option = rules.options.iter().find(|one| one.id == option)?;
        Some(answer(rules, option, ask))
    }
}

impl Prevoyance {
    /// The reference pay: told, or from an hourly wage.
    fn reference(&self, ask: &Ask, notes: &mut Vec<Note>) -> Option<Amount> {
        if ask.reference.is_some() {
            return ask.reference;
        }
        let base = ask.hourly?.times(u32::from(self.worker_hours));
        let uplift = Rate::from_basis_points(10_000 + self.worker_uplift);
        let reference = uplift.of(base);
        notes.push(Note::FromHourly {
            hours: self.worker_hours,
            uplift: self.worker_uplift,
            reference,
        });
        Some(reference)
    }
}

fn answer(rules: &Prevoyance, option: &PrevoyanceOption, ask: &Ask) -> Answer {
    let mut notes = Vec::new();
    let paid = match ask.event {
        Event::Death | Event::Ipa => Paid::Once,
        Event::Contribution | Event::Incapacity | Event::Invalidity | Event::ReferencePay => {
            Paid::Monthly
        }
    };
    let plain = |benefit| Answer {
        benefit,
        paid,
        notes: Vec::new(),
        readings: Vec::new(),
    };
    let rate = match rate(rules, option, ask) {
        Ok(rate) => rate,
        Err(benefit) => return plain(benefit),
    };
    let Some(reference) = rules.reference(ask, &mut notes) else {
        return plain(Benefit::Unknown(Needed::Reference));
    };
    let (amount, readings) = match ask.event {
        Event::ReferencePay => (reference, Vec::new()),
        Event::Contribution => {
            notes.push(Note::Rate(rate));
            (rate.of(reference), Vec::new())
        }
        Event::Death | Event::Ipa => {
            notes.push(Note::Rate(rate));
            let capital = rate.of(reference.times(12));
            let both = option
                .capital_event
                .contains(" et ")
                .then_some((Otherwise::BothCapitals, capital.saturating_add(capital)));
            (capital, both.into_iter().collect())
        }
        Event::Incapacity | Event::Invalidity => {
            notes.push(Note::Rate(rate));
            income(rate.of(reference), ask, &mut notes)
        }
    };
    Answer {
        benefit: Benefit::Pays(amount),
        paid,
        notes,
        readings,
    }
}

/// The rate of the option for the event.
fn rate(rules: &Prevoyance, option: &PrevoyanceOption, ask: &Ask) -> Result<Rate, Benefit> {
    let points = match ask.event {
        Event::ReferencePay => 10_000,
        Event::Contribution => {
            let age = ask.age.ok_or(Benefit::Unknown(Needed::Age))?;
            if age <= u16::from(rules.young_until) {
                option.young
            } else {
                option.older
            }
        }
        Event::Incapacity => option.incapacity,
        Event::Death | Event::Ipa => option.capital,
        Event::Invalidity => {
            let pension = option
                .pension
                .ok_or(Benefit::NotCovered(NotPaid::NotInOption))?;
            let degree = ask.invalidity.ok_or(Benefit::Unknown(Needed::Invalidity))?;
            if degree.basis_points() < rules.invalidity_from {
                let least = NotPaid::UnderLeast(rules.invalidity_from);
                return Err(Benefit::NotCovered(least));
            }
            pension
        }
    };
    Ok(Rate::from_basis_points(points))
}

/// An income of replacement under the ceiling of the net pay, and the other reading: the text does
/// not say whether the rate comes on top of the other sums or includes them.
fn income(full: Amount, ask: &Ask, notes: &mut Vec<Note>) -> (Amount, Vec<(Otherwise, Amount)>) {
    let other = ask.other_income.unwrap_or_default();
    let ceiling = ask.net.map(|net| net.minus_down_to_zero(other));
    let capped = |amount: Amount| ceiling.map_or(amount, |ceiling| amount.min(ceiling));
    let amount = capped(full);
    match ask.net {
        Some(net) if amount < full => notes.push(Note::Capped {
            before: full,
            net,
            other,
        }),
        Some(_) => {}
        None => notes.push(Note::NetUnknown),
    }
    let included = capped(full.minus_down_to_zero(other));
    let readings = if included == amount {
        Vec::new()
    } else {
        vec![(Otherwise::RateIncludesOthers, included)]
    };
    (amount, readings)
}
