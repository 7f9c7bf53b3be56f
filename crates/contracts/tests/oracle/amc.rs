//! What the contract pays: ceilings, terms, counts, yearly amounts, glasses.

use affilio_domain::date::Date;
use affilio_guarantees::compiled::{
    Cell, Class, Count, Effect, Element, LegalCap, Limit, Measure, Parameter, Pays, Per, Row, Rule,
    Term, Unit,
};
use affilio_guarantees::query::{Line, Side, Situation};
use rust_decimal::Decimal;

use super::calendar::law;
use super::care::{Answer, Course, Done, Known, Table};
use super::eyes;
use super::money::{ZERO, at_least_zero, euros, share};
use super::past::{Paid, element_opens, elements_open, next_january};

impl<'a> Table<'a> {
    pub(crate) fn ceiling(
        &self,
        known: &Known<'_>,
        situation: &Situation,
        rule: &Rule,
        price: Decimal,
    ) -> Decimal {
        let Rule::Pays(pays) = rule else {
            return price;
        };
        let date = situation.date;
        let mut ceiling = price;
        let regulated = match pays.limit {
            Some(Limit::Hlf | Limit::Plv) => known.limit,
            Some(Limit::Forfait) => self.forfait(known.act, known.limit, date),
            None => None,
        };
        let hearing = (known.row.legal_cap == Some(LegalCap::HearingClassTwo))
            .then(|| law(self.tariffs, Parameter::HearingClassTwoCap, date))
            .flatten();
        let is_frame = known.row.class == Some(Class::B)
            && known
                .row
                .optics
                .as_ref()
                .is_some_and(|optics| optics.element == Element::Frame);
        let frame = is_frame
            .then(|| law(self.tariffs, Parameter::FrameCap, date))
            .flatten();
        let agreed = known
            .row
            .conditions
            .iter()
            .any(|condition| condition.effect == Effect::WithinAgreement)
            .then_some(situation.context.agreement)
            .flatten()
            .map(|agreed| agreed.to_decimal());
        for cap in [regulated, hearing, frame, agreed].into_iter().flatten() {
            ceiling = ceiling.min(cap);
        }
        ceiling
    }

    pub(crate) fn measure(
        &self,
        term: &Term,
        unit: &Done,
        br: Option<Decimal>,
        date: Date,
    ) -> Decimal {
        let br = br.unwrap_or(ZERO);
        match term.measure {
            Measure::PercentBr(rate) => share(rate, br),
            Measure::RealCosts(rate) => share(rate, unit.price),
            Measure::PercentPmss(rate) => share(
                rate,
                law(self.tariffs, Parameter::Pmss, date).unwrap_or(ZERO),
            ),
            Measure::Euros(cents) => euros(cents),
            Measure::TicketModerateur(rate) => share(rate, at_least_zero(br - unit.gross)),
        }
    }

    /// What a term pays of one unit, after `paid`, within what is left under the ceiling.
    pub(crate) fn term_of_unit(
        &self,
        term: &Term,
        unit: &Done,
        br: Option<Decimal>,
        date: Date,
        paid: Decimal,
    ) -> Decimal {
        let amount = self.measure(term, unit, br, date);
        let room = at_least_zero(unit.ceiling - unit.gross - paid);
        let wanted = if term.on_top {
            amount
        } else {
            amount - unit.gross
        };
        at_least_zero(wanted).min(room)
    }

    /// How many units the cell pays, and what is left of the count after them.
    pub(crate) fn payable(
        &self,
        course: &Course,
        line: &Line,
        situation: &Situation,
        paying: usize,
        known: &Known<'_>,
        count: Option<Count>,
    ) -> u32 {
        let mut payable = line.quantity;
        if let Some(count) = count {
            let side = line.side;
            payable =
                payable.min(
                    course
                        .past
                        .open(self.contract, paying, &count, side, situation.date),
                );
        }
        if let Some(element) = self.element(course, line, known)
            && self.contract.optics.renewal
            && Self::months(situation, known, element) > 0
        {
            let open = self.open_elements(course, situation, known, element);
            // Two or three units of which no act is named are the elements of one equipment.
            let elements = is_elements_of_one(line, element);
            payable = match open {
                1.. if elements => payable,
                _ => payable.min(open),
            };
        }
        payable
    }

    /// Months to wait for an element.
    pub(crate) fn months(situation: &Situation, known: &Known<'_>, element: Element) -> i32 {
        let context = &situation.context;
        let changed = match (&context.prescription, &context.previous_prescription) {
            (Some(new), Some(old)) => eyes::sight_changed(new, old),
            _ => false,
        };
        eyes::delay(element, known.years.unwrap_or(18), context.renewal, changed)
    }

    pub(crate) fn open_elements(
        &self,
        course: &Course,
        situation: &Situation,
        known: &Known<'_>,
        element: Element,
    ) -> u32 {
        let months = |element| Self::months(situation, known, element);
        let reason = situation.context.renewal;
        elements_open(&course.past, element, situation.date, months, reason)
    }

    /// The element of glasses: the row's, or that of the act named on a row of equipments.
    pub(crate) fn element(
        &self,
        course: &Course,
        line: &Line,
        known: &Known<'_>,
    ) -> Option<Element> {
        let told = &self.contract.rows[usize::from(line.row.0)];
        let element = told.optics.as_ref()?.element;
        if element != Element::Equipment {
            return Some(element);
        }
        match known.act.and_then(|act| act.unit) {
            Some(Unit::Frame) => Some(Element::Frame),
            Some(Unit::Lens) => Some(Element::Lens),
            _ if line.act.is_none() && course.lenses_are_b => Some(Element::Frame),
            _ => Some(Element::Equipment),
        }
    }

    /// What the units within the count are paid, and what is drawn on the yearly amount: what was
    /// left of it, and what is taken.
    fn of_units(
        &self,
        pays: &Pays,
        inside: &[Done],
        known: &Known<'_>,
        date: Date,
        used: Decimal,
    ) -> (Decimal, Option<(Decimal, Decimal)>) {
        let left = |term: &Term| {
            let whole = self.measure(term, &Done::default(), known.br, date);
            at_least_zero(whole - used)
        };
        let (mut paid, mut rooms, mut gross) = (ZERO, ZERO, ZERO);
        let by_year = pays.first.per == Per::Year;
        for unit in inside {
            let mut first = ZERO;
            if !by_year {
                first = self.term_of_unit(&pays.first, unit, known.br, date, ZERO);
            }
            paid += first;
            gross += unit.gross;
            rooms += at_least_zero(unit.ceiling - unit.gross - first);
            if let Some(added) = pays.added.filter(|added| added.per == Per::Unit) {
                paid += self.term_of_unit(&added, unit, known.br, date, first);
            }
        }
        let yearly = [Some(pays.first), pays.added];
        let Some(term) = yearly
            .into_iter()
            .flatten()
            .find(|term| term.per == Per::Year)
        else {
            return (paid, None);
        };
        let left = left(&term);
        let included = if term.on_top { ZERO } else { gross };
        let drawn = at_least_zero(left - included).min(rooms);
        (paid + drawn, Some((left, drawn)))
    }

    #[expect(clippy::too_many_arguments, reason = "the naive course of one line")]
    pub(crate) fn pay(
        &self,
        course: &mut Course,
        line: &Line,
        situation: &Situation,
        paying: usize,
        known: &Known<'_>,
        pays: &Pays,
        units: &[Done],
        answer: &mut Answer,
    ) {
        let date = situation.date;
        let count = Self::count_of(known.row, pays, situation);
        let payable = self.payable(course, line, situation, paying, known, count);
        let (inside, beyond) = units.split_at(usize::try_from(payable).unwrap());
        let used = course.past.amount(self.contract, paying, date);
        let (mut paid, drawn) = self.of_units(pays, inside, known, date, used);
        if let Some(otherwise) = count.and_then(|count| count.beyond) {
            for unit in beyond {
                paid += self.term_of_unit(&otherwise, unit, known.br, date, ZERO);
            }
        }
        if let Some(most) = pays.at_most {
            paid = paid.min(self.measure(&most, &Done::default(), known.br, date));
        }
        answer.amc = paid;
        answer.amount_left = drawn.map(|(left, drawn)| left - drawn);
        let element = self.element(course, line, known);
        let elements = element.is_some_and(|element| is_elements_of_one(line, element));
        let paid = Paid {
            row: paying,
            date,
            units: if elements { payable.min(1) } else { payable },
            amount: drawn.map_or(ZERO, |(_, drawn)| drawn),
            side: line.side,
            element,
        };
        course.past.0.push(paid);
        self.left(course, line, paying, count, date, answer);
        self.elements_left(course, line, situation, known, answer);
    }

    fn elements_left(
        &self,
        course: &Course,
        line: &Line,
        situation: &Situation,
        known: &Known<'_>,
        answer: &mut Answer,
    ) {
        let date = situation.date;
        if let Some(element) = self.element(course, line, known)
            && self.contract.optics.renewal
        {
            if Self::months(situation, known, element) == 0 {
                return; // "Aucun délai": nothing is counted.
            }
            let open = self.open_elements(course, situation, known, element);
            answer.count_left = Some(open);
            if open == 0 {
                let months = |element| Self::months(situation, known, element);
                let reason = situation.context.renewal;
                answer.next_right = element_opens(&course.past, element, date, months, reason);
            }
        }
    }

    pub(crate) fn left(
        &self,
        course: &Course,
        line: &Line,
        paying: usize,
        count: Option<Count>,
        date: Date,
        answer: &mut Answer,
    ) {
        if let Some(count) = count {
            let side = line.side;
            let left = course.past.open(self.contract, paying, &count, side, date);
            answer.count_left = Some(left);
            if left == 0 {
                let opens = course.past.opens(self.contract, paying, &count, side, date);
                answer.next_right = Some(opens);
            }
        }
        if answer.amount_left.is_some_and(|left| left.is_zero()) {
            answer.next_right = Some(next_january(date));
        }
    }

    /// The second row, on what the first leaves once the AMO's own hold is out of it.
    pub(crate) fn second(
        &self,
        course: &mut Course,
        situation: &Situation,
        level: usize,
        first: &Row,
        left: Decimal,
    ) -> Decimal {
        let Some(then) = &first.then else {
            return ZERO;
        };
        let at = self.row_at(then);
        let row = &self.contract.rows[at];
        let cell: &Cell = self.contract.cell(at, level, false).unwrap();
        let Rule::Pays(pays) = cell.rule else {
            return ZERO;
        };
        if Self::is_restricted(row, situation) {
            return ZERO;
        }
        let date = situation.date;
        let yearly = self.measure(&pays.first, &Done::default(), None, date)
            - course.past.amount(self.contract, at, date);
        let paid = at_least_zero(left).min(at_least_zero(yearly));
        course.past.0.push(Paid {
            row: at,
            date,
            units: 1,
            amount: paid,
            side: None::<Side>,
            element: None,
        });
        paid
    }
}

/// Whether the units of a line are the frame and the lenses of one equipment.
fn is_elements_of_one(line: &Line, element: Element) -> bool {
    let several = (2..=3).contains(&line.quantity);
    element == Element::Equipment && line.act.is_none() && several
}
