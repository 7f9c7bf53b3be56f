//! What the compulsory scheme pays of one unit, and holds back of it.

use affilio_guarantees::compiled::{Heavy, HeldBack, Parameter};
use affilio_guarantees::query::{Line, Situation};
use rust_decimal::Decimal;

use super::calendar::{age_at, law, number};
use super::care::{Course, Known, Table};
use super::money::{ZERO, at_least_zero, share};

impl<'a> Table<'a> {
    /// Gross AMO of one unit, inside the pathway.
    #[expect(clippy::too_many_arguments, reason = "the naive course of one line")]
    pub(crate) fn gross(
        &self,
        course: &mut Course,
        line: &Line,
        situation: &Situation,
        known: &Known<'_>,
        rate: u32,
        price: Decimal,
        same_day: bool,
    ) -> Decimal {
        let base = known.br.unwrap_or(ZERO).min(price);
        if let Some(typed) = line.heavy_forfait {
            // What is not reimbursed at all has no ticket modérateur to replace.
            if typed.is_zero() || rate == 0 {
                return share(rate, base);
            }
            course.heavy = true;
            return at_least_zero(base - typed.to_decimal());
        }
        let threshold = law(self.tariffs, Parameter::HeavyThreshold, situation.date);
        let dear = matches!((known.br, threshold), (Some(br), Some(from)) if br >= from);
        let flagged = known.act.is_some_and(|act| act.heavy);
        let supposed = dear || flagged;
        let heavy = match known.family.heavy {
            Heavy::Never => false,
            Heavy::Stay => line.heavy == Some(true),
            Heavy::Forfait | Heavy::Exempt => line.heavy.unwrap_or(supposed),
        };
        // Who has no ticket modérateur (ALD, maternity) has no flat amount instead of it.
        let exempt =
            situation.ald || situation.maternity || known.act.is_some_and(|act| act.maternity);
        if !heavy || exempt || rate == 0 {
            return share(rate, base);
        }
        if known.family.heavy != Heavy::Forfait || (course.heavy && same_day) {
            return base;
        }
        course.heavy = true;
        let flat = law(self.tariffs, Parameter::HeavyForfait, situation.date).unwrap();
        at_least_zero(base - flat)
    }

    /// Whether seeing the doctor outside the pathway costs on this line.
    pub(crate) fn outside(&self, situation: &Situation, known: &Known<'_>) -> bool {
        let from = number(self.tariffs, Parameter::PathwayAge, situation.date).unwrap_or(16);
        known.family.pathway
            && !situation.in_pathway
            && known.years.is_none_or(|years| u32::from(years) >= from)
    }

    pub(crate) fn is_minor(situation: &Situation, known: &Known<'_>) -> bool {
        let january = situation.date.first_of_year();
        match age_at(situation.age, january) {
            Some(years) => years < 18,
            None => known.years.is_some_and(|years| years < 18),
        }
    }

    /// What is held back of one unit whose AMO is `amo`.
    pub(crate) fn held(
        &self,
        course: &mut Course,
        line: &Line,
        situation: &Situation,
        known: &Known<'_>,
        amo: Decimal,
        day: Option<u32>,
    ) -> Decimal {
        let date = situation.date;
        let law = |parameter| law(self.tariffs, parameter, date).unwrap_or(ZERO);
        let maternity = situation.maternity || known.act.is_some_and(|act| act.maternity);
        // What is typed is read on a statement: it overrides the exemptions too.
        let exempt = maternity || Self::is_minor(situation, known);
        let by_law = match known.family.held_back {
            _ if exempt => ZERO,
            HeldBack::Nothing => ZERO,
            HeldBack::Participation => law(Parameter::Participation),
            HeldBack::FranchiseBox => law(Parameter::FranchiseBox),
            HeldBack::FranchiseAct => law(Parameter::FranchiseAct),
            HeldBack::FranchiseTrip if situation.context.urgent == Some(true) => ZERO,
            HeldBack::FranchiseTrip => law(Parameter::FranchiseTrip),
        };
        let is_participation = known.family.held_back == HeldBack::Participation;
        let participation = line
            .participation
            .map_or(if is_participation { by_law } else { ZERO }, |typed| {
                typed.to_decimal()
            });
        let franchise = line
            .franchise
            .map_or(if is_participation { ZERO } else { by_law }, |typed| {
                typed.to_decimal()
            });
        let mut participation = participation.min(amo);
        let mut franchise = franchise.min(amo - participation);
        if let Some(day) = day {
            let pot = course
                .days
                .entry((known.family.id.clone(), day))
                .or_default();
            let most = number(self.tariffs, Parameter::ParticipationDayCount, date);
            if pot.0 >= most.unwrap_or(4) {
                participation = ZERO;
            }
            match known.family.held_back {
                HeldBack::FranchiseAct => {
                    let left = law(Parameter::FranchiseActDayCap) - pot.1;
                    franchise = franchise.min(at_least_zero(left));
                }
                HeldBack::FranchiseTrip => {
                    let left = law(Parameter::FranchiseTripDayCap) - pot.1;
                    franchise = franchise.min(at_least_zero(left));
                }
                HeldBack::Nothing | HeldBack::Participation | HeldBack::FranchiseBox => {}
            }
            pot.0 += u32::from(participation > ZERO);
            pot.1 += franchise;
        }
        let year = |parameter, already| at_least_zero(law(parameter) - already);
        let participation =
            participation.min(year(Parameter::ParticipationYearCap, course.participations));
        let franchise = franchise.min(year(Parameter::FranchiseYearCap, course.franchises));
        course.participations += participation;
        course.franchises += franchise;
        participation + franchise
    }
}
