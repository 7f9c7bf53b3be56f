//! One line of care, unit by unit, from the text of the law and of the tables.

use std::collections::{BTreeMap, BTreeSet};

use affilio_domain::date::Date;
use affilio_guarantees::compiled::{
    Act, Class, Contract, Family, LegalCap, Limit, Measure, Parameter, Pays, Row, Rule, Tariffs,
    Unit,
};
use affilio_guarantees::outcome::Missing;
use affilio_guarantees::query::{Line, Sector, Situation};
use rust_decimal::Decimal;

use super::calendar::{dated, law, number};
use super::money::{ZERO, at_least_zero, euros, share};
use super::past::Past;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Covered,
    NotCovered,
    Service,
    Unknown(BTreeSet<Missing>),
}

/// What the naive computation answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) billed: Decimal,
    pub(crate) amo: Decimal,
    pub(crate) amc: Decimal,
    pub(crate) rac: Decimal,
    pub(crate) count_left: Option<u32>,
    pub(crate) amount_left: Option<Decimal>,
    pub(crate) next_right: Option<Date>,
}

impl Answer {
    fn without_amounts(status: Status) -> Self {
        Self {
            status,
            billed: ZERO,
            amo: ZERO,
            amc: ZERO,
            rac: ZERO,
            count_left: None,
            amount_left: None,
            next_right: None,
        }
    }

    pub(crate) fn is_known(&self) -> bool {
        matches!(self.status, Status::Covered | Status::NotCovered)
    }
}

/// What passes from one line of an episode to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Course {
    pub(crate) past: Past,
    pub(crate) participations: Decimal,
    pub(crate) franchises: Decimal,
    /// Held back so far, by family and day: units, euros.
    pub(crate) days: BTreeMap<(String, u32), (u32, Decimal)>,
    /// The flat amount of heavy acts was taken.
    pub(crate) heavy: bool,
    /// What the *ticket modérateur* of a stay still absorbs of the *forfait journalier*.
    pub(crate) absorbs: Decimal,
    /// What is left of the ceiling of the class B equipment, AMO included, when classes are mixed.
    pub(crate) class_b: Option<Decimal>,
    /// Class B lenses are bought: the class A equipment beside them, if any, is the frame.
    pub(crate) lenses_are_b: bool,
}

/// Everything that is known of a line before any unit is computed.
pub(crate) struct Known<'a> {
    pub(crate) row: &'a Row,
    pub(crate) family: &'a Family,
    pub(crate) act: Option<&'a Act>,
    pub(crate) years: Option<u16>,
    pub(crate) price: Decimal,
    pub(crate) br: Option<Decimal>,
    pub(crate) rate: u32,
    /// The rate inside the pathway, when a lower one is told.
    pub(crate) reduced_from: Option<u32>,
    pub(crate) limit: Option<Decimal>,
}

pub(crate) struct Table<'a> {
    pub(crate) contract: &'a Contract,
    pub(crate) tariffs: &'a Tariffs,
}

/// One unit, computed.
#[derive(Clone, Copy, Default)]
pub(crate) struct Done {
    pub(crate) price: Decimal,
    pub(crate) gross: Decimal,
    pub(crate) net: Decimal,
    pub(crate) ceiling: Decimal,
}

impl<'a> Table<'a> {
    /// The answer for one line, in the course of an episode.
    pub(crate) fn answer(
        &self,
        course: &mut Course,
        line: &Line,
        situation: &Situation,
        level: usize,
    ) -> Answer {
        let out = match (line.optam, line.sector) {
            (_, Some(Sector::One)) | (Some(true), _) => Some(false),
            (Some(false), _) | (None, Some(Sector::None)) => Some(true),
            (None, None) if self.bills_the_fee(line, situation) => Some(false),
            (None, _) => None,
        };
        if let Some(out) = out {
            return self.decide(course, line, situation, level, out);
        }
        let before = course.clone();
        let mut second = course.clone();
        let inside = self.decide(course, line, situation, level, false);
        let outside = self.decide(&mut second, line, situation, level, true);
        let known = !matches!(inside.status, Status::Unknown(_));
        if inside == outside && (known || !self.column_matters(line, situation, level)) {
            return inside;
        }
        *course = before;
        let mut missing = BTreeSet::from([Missing::Optam]);
        for answer in [inside, outside] {
            if let Status::Unknown(more) = answer.status {
                missing.extend(more);
            }
        }
        Answer::without_amounts(Status::Unknown(missing))
    }

    /// Whether two columns are printed, or two tariffs known to differ.
    /// Whether the price of a doctor is not above the regulated fee of the act.
    fn bills_the_fee(&self, line: &Line, situation: &Situation) -> bool {
        let paying = self.paying_row(line, situation);
        let two_tariffs = |act: &&Act| act.optam_matters && line.br.is_none();
        let act = self.act(line, paying, situation).filter(two_tariffs);
        let fee = act.and_then(|act| dated(&act.br, situation.date));
        let price = line.price.map(|price| price.to_decimal());
        let price = price.or_else(|| dated(&act?.price, situation.date).map(euros));
        fee.zip(price)
            .is_some_and(|(fee, price)| price <= euros(fee))
    }

    pub(crate) fn column_matters(&self, line: &Line, situation: &Situation, level: usize) -> bool {
        let paying = self.paying_row(line, situation);
        let row = &self.contract.rows[paying];
        if Self::is_restricted(row, situation) {
            return false;
        }
        let cell = |out| self.contract.cell(paying, level, out).unwrap();
        let act = self.act(line, paying, situation);
        let two_tariffs = line.br.is_none()
            && act.is_some_and(|act| act.optam_matters || !act.br_out_of_optam.entries.is_empty());
        two_tariffs || (row.split && cell(false).rule != cell(true).rule)
    }

    pub(crate) fn decide(
        &self,
        course: &mut Course,
        line: &Line,
        situation: &Situation,
        level: usize,
        out: bool,
    ) -> Answer {
        let date = situation.date;
        let paying = self.paying_row(line, situation);
        let row = &self.contract.rows[paying];
        let act = self.act(line, paying, situation);
        let family = self.family(row, act);
        let cell = self.contract.cell(paying, level, out).unwrap();
        let rule = if Self::is_restricted(row, situation) {
            Rule::Nothing
        } else {
            cell.rule
        };
        if rule == Rule::Service {
            return Answer::without_amounts(Status::Service);
        }
        let price = line
            .price
            .map(|price| price.to_decimal())
            .or_else(|| dated(&act?.price, date).map(euros));
        let limit = Self::regulated(line, act, price, date);
        let br = self.base(line, act, limit, out, date);
        let unpaid = br.is_none() && self.is_printed_unpaid(line, row, act, situation);
        let rate = match unpaid {
            true => Some(0),
            false => self.rate(line, row, act, situation),
        };

        let mut missing = BTreeSet::new();
        if price.is_none() {
            missing.insert(Missing::Price);
        }
        if rate.is_none() {
            missing.insert(Missing::AmoRate);
        }
        let base_from_limit = act.is_some_and(|act| act.br_of_limit.is_some());
        if rate != Some(0) && br.is_none() {
            missing.insert(if base_from_limit {
                Missing::Plv
            } else {
                Missing::Br
            });
        }
        if let Rule::Pays(pays) = &rule {
            self.missing_of_cell(row, act, pays, br, limit, date, &mut missing);
        }
        if !missing.is_empty() {
            return Answer::without_amounts(Status::Unknown(missing));
        }
        let untold = Line {
            amo_rate: None,
            ..*line
        };
        let usual = self.rate(&untold, row, act, situation);
        let known = Known {
            reduced_from: usual.filter(|usual| rate.is_some_and(|rate| rate < *usual)),
            row,
            family,
            act,
            years: self.years(usize::from(line.row.0), act, situation),
            price: price.unwrap(),
            br,
            rate: rate.unwrap(),
            limit,
        };
        self.amounts(course, line, situation, level, paying, &known, &rule)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a naive list of what may be missing"
    )]
    pub(crate) fn missing_of_cell(
        &self,
        row: &Row,
        act: Option<&Act>,
        pays: &Pays,
        br: Option<Decimal>,
        limit: Option<Decimal>,
        date: Date,
        missing: &mut BTreeSet<Missing>,
    ) {
        let terms = [Some(pays.first), pays.added, pays.at_most];
        for term in terms.into_iter().flatten() {
            match term.measure {
                Measure::PercentBr(_) | Measure::TicketModerateur(_) if br.is_none() => {
                    let from_limit = act.is_some_and(|act| act.br_of_limit.is_some());
                    missing.insert(if from_limit {
                        Missing::Plv
                    } else {
                        Missing::Br
                    });
                }
                Measure::PercentPmss(_) if law(self.tariffs, Parameter::Pmss, date).is_none() => {
                    missing.insert(Missing::Pmss);
                }
                _ => {}
            }
        }
        // What is paid in full has a price that may not be above the regulated one.
        // No more than the base is paid under any regulated price.
        let base_alone = matches!(pays.first.measure, Measure::PercentBr(..=10_000))
            && !pays.first.on_top
            && pays.added.is_none();
        let in_full = matches!(pays.first.measure, Measure::RealCosts(10_000)) || base_alone;
        match pays.limit {
            Some(Limit::Hlf | Limit::Plv) if in_full => {}
            Some(Limit::Hlf) if limit.is_none() => drop(missing.insert(Missing::Hlf)),
            Some(Limit::Plv) if limit.is_none() => drop(missing.insert(Missing::Plv)),
            Some(Limit::Forfait) if self.forfait(act, limit, date).is_none() => {
                missing.insert(Missing::Forfait);
            }
            _ => {}
        }
        if row.legal_cap == Some(LegalCap::HearingClassTwo)
            && law(self.tariffs, Parameter::HearingClassTwoCap, date).is_none()
        {
            missing.insert(Missing::LegalCap);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the naive course of one line")]
    pub(crate) fn amounts(
        &self,
        course: &mut Course,
        line: &Line,
        situation: &Situation,
        level: usize,
        paying: usize,
        known: &Known<'_>,
        rule: &Rule,
    ) -> Answer {
        let date = situation.date;
        let unit = known.act.and_then(|act| act.unit).unwrap_or(known.row.unit);
        let same_day = line.same_day.unwrap_or(unit == Unit::Act);
        let outside = self.outside(situation, known);
        let mut units = Vec::new();
        for at in 0..line.quantity {
            let mut price = known.price;
            if known.family.imputed {
                let absorbed = course.absorbs.min(price);
                course.absorbs -= absorbed;
                price -= absorbed;
            }
            // The rate told may be that of outside: the contract pays as if inside.
            let told = known.reduced_from.filter(|_| outside);
            let inside = told.unwrap_or(known.rate);
            let one_day = same_day || at == 0;
            let gross = self.gross(course, line, situation, known, inside, price, one_day);
            let base = known.br.unwrap_or(ZERO).min(price);
            let mut net = gross;
            if outside {
                net = self.outside_of(known, gross, base, date);
            }
            let day = if same_day { Some(0) } else { Some(at) };
            net -= self.held(course, line, situation, known, net, day);
            let mut ceiling = self.ceiling(known, situation, rule, price);
            if outside && !self.contract.overrun_outside_pathway {
                ceiling = ceiling.min(known.br.unwrap_or(ceiling));
            }
            units.push(Done {
                price,
                gross,
                net,
                ceiling,
            });
        }
        let sum = |of: fn(&Done) -> Decimal| units.iter().fold(ZERO, |sum, unit| sum + of(unit));
        let (billed, gross, net) = (sum(|u| u.price), sum(|u| u.gross), sum(|u| u.net));
        let mut answer = Answer::without_amounts(Status::NotCovered);
        if let Rule::Pays(pays) = rule {
            answer.status = Status::Covered;
            self.pay(
                course,
                line,
                situation,
                paying,
                known,
                pays,
                &units,
                &mut answer,
            );
            if let Some(left) = course.class_b
                && self.is_class_b(line)
            {
                answer.amc = answer.amc.min(at_least_zero(left - gross));
                course.class_b = Some(at_least_zero(left - gross - answer.amc));
            }
        }
        if line.then {
            answer.amc += self.second(
                course,
                situation,
                level,
                known.row,
                billed - gross - answer.amc,
            );
        }
        answer.billed = billed;
        answer.amo = net;
        answer.rac = billed - net - answer.amc;
        answer
    }

    /// What the AMO pays of a unit outside the pathway.
    fn outside_of(&self, known: &Known<'_>, gross: Decimal, base: Decimal, date: Date) -> Decimal {
        if known.reduced_from.is_some() {
            return share(known.rate, base).min(gross);
        }
        let rate = number(self.tariffs, Parameter::PathwayReductionRate, date).unwrap();
        let most = law(self.tariffs, Parameter::PathwayReductionCap, date).unwrap();
        at_least_zero(gross - share(rate, base).min(most))
    }

    pub(crate) fn is_class_b(&self, line: &Line) -> bool {
        let row = &self.contract.rows[usize::from(line.row.0)];
        row.class == Some(Class::B) && line.class != Some(Class::A) && row.optics.is_some()
    }
}
