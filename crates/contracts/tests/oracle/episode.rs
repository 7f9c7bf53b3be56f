//! Several lines of one day: what they share is worked out before or carried from one to the next.

use affilio_domain::date::Date;
use affilio_guarantees::compiled::{
    Class, Element, LensClass, Measure, Parameter, Per, Period, Rule, Term, Unit,
};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{LevelId, Line, Situation, Used};
use rust_decimal::Decimal;

use super::calendar::law;
use super::care::{Answer, Course, Status, Table};
use super::eyes;
use super::money::{ZERO, at_least_zero, euros, share};
use super::past::Past;

/// The whole answer: line by line, and together.
pub(crate) struct Whole {
    pub(crate) lines: Vec<Answer>,
    pub(crate) amounts: Option<[Decimal; 4]>,
}

impl<'a> Table<'a> {
    pub(crate) fn of(plan: &'a Plan) -> Self {
        Self {
            contract: plan.contract(),
            tariffs: plan.tariffs(),
        }
    }

    fn start(&self, lines: &[Line], situation: &Situation, used: &[Used], level: usize) -> Course {
        let held = situation.held_back.unwrap_or_default();
        let mut course = Course {
            past: Past::of(self.contract, used),
            participations: held.participations.to_decimal(),
            franchises: held.franchises.to_decimal(),
            ..Course::default()
        };
        for line in lines {
            course.absorbs += self.stay_leaves(line, situation);
        }
        course.lenses_are_b = self.lenses_are_b(lines);
        course.class_b = self.mixed_ceiling(lines, situation, level);
        course
    }

    pub(crate) fn one(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Answer {
        let level = usize::from(level.0);
        let mut course = self.start(&[*line], situation, used, level);
        self.answer(&mut course, line, situation, level)
    }

    pub(crate) fn episode(
        &self,
        lines: &[Line],
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Whole {
        let level = usize::from(level.0);
        let mut course = self.start(lines, situation, used, level);
        let lines: Vec<Answer> = lines
            .iter()
            .map(|line| self.answer(&mut course, line, situation, level))
            .collect();
        let unknown = |answer: &Answer| matches!(answer.status, Status::Unknown(_));
        let known = !lines.iter().any(unknown) && lines.iter().any(Answer::is_known);
        let sum = |of: fn(&Answer) -> Decimal| lines.iter().fold(ZERO, |sum, line| sum + of(line));
        let amounts = known.then(|| {
            [
                sum(|line| line.billed),
                sum(|line| line.amo),
                sum(|line| line.amc),
                sum(|line| line.rac),
            ]
        });
        Whole { lines, amounts }
    }

    fn lenses_are_b(&self, lines: &[Line]) -> bool {
        lines.iter().any(|line| {
            let optics = &self.contract.rows[usize::from(line.row.0)].optics;
            let lens = optics.as_ref().map(|optics| optics.element) == Some(Element::Lens);
            lens && self.is_class_b(line)
        })
    }

    /// Note 5 of the HFP brochure: a class B element is paid within the class B ceiling of the
    /// equipment, less what the class A elements cost.
    fn mixed_ceiling(
        &self,
        lines: &[Line],
        situation: &Situation,
        level: usize,
    ) -> Option<Decimal> {
        if !self.contract.optics.mixing_deducts {
            return None;
        }
        let mut ceiling = ZERO;
        let (mut class_a, mut class_b) = (false, false);
        let lenses_are_b = self.lenses_are_b(lines);
        for line in lines {
            let row = &self.contract.rows[usize::from(line.row.0)];
            if row.optics.is_none() {
                continue;
            }
            if self.is_class_b(line) {
                class_b = true;
                ceiling += self.class_b_cell(line, level);
                continue;
            }
            class_a = true;
            let price = line.price?.to_decimal();
            ceiling -= price * Decimal::from(line.quantity);
            if row.class == Some(Class::B) {
                ceiling += self.class_b_cell(line, level);
            } else {
                ceiling += self.class_b_twin(line, situation, level, lenses_are_b)?;
            }
        }
        (class_a && class_b).then(|| at_least_zero(ceiling))
    }

    /// The class B cells of an element given on a class A row: its kind is in the prescription.
    fn class_b_twin(
        &self,
        line: &Line,
        situation: &Situation,
        level: usize,
        lenses_are_b: bool,
    ) -> Option<Decimal> {
        let unit = line
            .act
            .and_then(|act| self.tariffs.acts[usize::from(act.0)].unit);
        let kinds: Vec<Option<LensClass>> = match unit {
            Some(Unit::Frame) => vec![None; usize::try_from(line.quantity).ok()?],
            Some(Unit::Lens) => lenses_of(line, situation),
            // Beside class B lenses, it is the frame; else the lenses.
            _ if lenses_are_b => vec![None; 1],
            _ => lenses_of(line, situation),
        };
        let mut sum = ZERO;
        for kind in kinds {
            let wanted = if kind.is_some() {
                Element::Lens
            } else {
                Element::Frame
            };
            let at = self.contract.rows.iter().position(|row| {
                row.class == Some(Class::B)
                    && row.optics.as_ref().is_some_and(|optics| {
                        optics.element == wanted
                            && kind.is_none_or(|kind| optics.lenses.contains(&kind))
                    })
            })?;
            let twin = Line::of(affilio_guarantees::query::RowId(u16::try_from(at).ok()?));
            sum += self.class_b_cell(&twin, level);
        }
        Some(sum)
    }

    /// Whether the rows that share a yearly amount with an entry were paid more than it in the year
    /// of the care: a wrong question.
    pub(crate) fn used_is_above_cap(&self, used: &[Used], date: Date, level: LevelId) -> bool {
        let past = Past::of(self.contract, used);
        used.iter().any(|entry| {
            let row = usize::from(entry.row.0);
            self.most_in_a_year(row, date, level)
                .is_some_and(|most| past.amount(self.contract, row, date) > most)
        })
    }

    /// The most a row pays in a calendar year, where the cell alone tells it.
    fn most_in_a_year(&self, row: usize, date: Date, level: LevelId) -> Option<Decimal> {
        let cell = self.contract.cell(row, usize::from(level.0), false);
        let Rule::Pays(pays) = cell.unwrap().rule else {
            return None;
        };
        let flat = |term: Term| match term.measure {
            Measure::Euros(cents) => Some(euros(cents)),
            Measure::PercentPmss(rate) => {
                law(self.tariffs, Parameter::Pmss, date).map(|pmss| share(rate, pmss))
            }
            Measure::PercentBr(_) | Measure::RealCosts(_) | Measure::TicketModerateur(_) => None,
        };
        if let Some(yearly) = [Some(pays.first), pays.at_most]
            .into_iter()
            .flatten()
            .find(|term| term.per == Per::Year)
        {
            return flat(yearly);
        }
        let count = pays.count?;
        let alone = count.beyond.is_none() && pays.added.is_none();
        let yearly = count.period == Period::CalendarYear;
        let units = (alone && yearly).then(|| Decimal::from(count.max))?;
        flat(pays.first).map(|unit| unit * units)
    }
}

/// The kind of each lens of a line: that of each eye, unifocal and simple when it is not told.
fn lenses_of(line: &Line, situation: &Situation) -> Vec<Option<LensClass>> {
    let Some(told) = situation.context.prescription else {
        let units = usize::try_from(line.quantity).unwrap();
        return vec![Some(LensClass::UnifocalSimple); units];
    };
    let right = eyes::class_of(&told.right, told.multifocal);
    let left = eyes::class_of(&told.left, told.multifocal);
    vec![Some(right), Some(left)]
}
