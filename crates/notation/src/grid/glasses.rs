//! Glasses of class B against what the law sets for a *contrat responsable* (CSS R871-2 3°, from
//! 1 January 2020): a least and a most by equipment, and a most by frame.

use std::ops::Range;

use affilio_domain::date::Date;
use affilio_guarantees::compiled::{
    Cell, Class, Day, Element, LensClass, Measure, Parameter, Pays, Per, Row, Rule, Tariffs, Term,
};

use super::rows::Rows;
use crate::source::Table;

/// Cents: the BR of a class B element.
const BR: i64 = 5;
/// Ages of a person for whom adult rows, and child rows, are made.
const AGES: [u8; 2] = [30, 10];
/// A frame, and two lenses.
const LENSES: i64 = 2;

/// Cents: the least and the most for two lenses and a frame.
const fn legal(one: LensClass, other: LensClass) -> (&'static str, i64, i64) {
    match (weight(one), weight(other)) {
        (0, 0) => ("a", 5_000, 42_000),
        (0, 1) | (1, 0) => ("b", 12_500, 56_000),
        (1, 1) => ("c", 20_000, 70_000),
        (0, _) | (_, 0) => ("d", 12_500, 61_000),
        (1, _) | (_, 1) => ("e", 20_000, 75_000),
        _ => ("f", 20_000, 80_000),
    }
}

/// The class of one lens: a, c, f.
const fn weight(lens: LensClass) -> u8 {
    match lens {
        LensClass::UnifocalSimple => 0,
        LensClass::UnifocalComplex | LensClass::MultifocalSimple => 1,
        LensClass::MultifocalComplex => 2,
    }
}

const ALL: [LensClass; 4] = [
    LensClass::UnifocalSimple,
    LensClass::UnifocalComplex,
    LensClass::MultifocalSimple,
    LensClass::MultifocalComplex,
];

/// One amount that a cell may mean for one element, in cents.
#[derive(Clone, Copy)]
struct Pay {
    /// With what the AMO bears.
    whole: i64,
    /// The flat part alone.
    flat: i64,
}

/// A row that pays an element of class B at a level.
struct Part<'a> {
    row: &'a Row,
    span: &'a Range<usize>,
    /// The reading retained first, then the others of a doubtful cell.
    pays: Vec<Pay>,
    doubtful: bool,
}

/// Checks every equipment that the rows make, for an adult and for a child, at each level.
pub(super) fn check(root: &Table<'_, '_>, rows: &Rows<'_>, tariffs: &Tariffs, day: Day) {
    let Ok(first_day) = Date::new(2020, 1, 1) else {
        return;
    };
    if day < Day::from(first_day) || rows.cells.len() != rows.rows.len() * rows.levels.len() * 2 {
        return;
    }
    let table = Glasses {
        root,
        rows,
        tariffs,
        day,
    };
    for level in 0..rows.levels.len() {
        for age in AGES {
            table.level(level, age);
        }
    }
}

struct Glasses<'a, 't, 's> {
    root: &'a Table<'t, 's>,
    rows: &'a Rows<'a>,
    tariffs: &'a Tariffs,
    day: Day,
}

impl Glasses<'_, '_, '_> {
    fn level(&self, level: usize, age: u8) {
        for whole in self.parts(level, age, Element::Equipment, None) {
            self.whole(&whole, level);
        }
        let frames = self.parts(level, age, Element::Frame, None);
        let Some(frame) = frames.first() else {
            return;
        };
        self.frame(frame, level);
        for (at, one) in ALL.iter().enumerate() {
            for other in ALL.iter().skip(at) {
                let firsts = self.parts(level, age, Element::Lens, Some(*one));
                let seconds = self.parts(level, age, Element::Lens, Some(*other));
                if let (Some(first), Some(second)) = (firsts.first(), seconds.first()) {
                    self.equipment(level, frame, (*one, first), (*other, second));
                }
            }
        }
    }

    /// The rows of class B for an age and an element, that pay an amount.
    fn parts(
        &self,
        level: usize,
        age: u8,
        element: Element,
        lens: Option<LensClass>,
    ) -> Vec<Part<'_>> {
        let rows = self.rows.rows.iter().zip(&self.rows.spans).enumerate();
        rows.filter(|(_, (row, _))| {
            let of_age = row
                .ages
                .is_none_or(|ages| ages.min <= age && age <= ages.max);
            let of_element = row.optics.as_ref().is_some_and(|optics| {
                optics.element == element && lens.is_none_or(|lens| optics.lenses.contains(&lens))
            });
            row.class == Some(Class::B) && of_age && of_element
        })
        .filter_map(|(at, (row, span))| {
            let cell = self
                .rows
                .cells
                .get((at * self.rows.levels.len() + level) * 2)?;
            let pays = self.pays(cell)?;
            let doubtful = cell.why.is_some();
            Some(Part {
                row,
                span,
                pays,
                doubtful,
            })
        })
        .collect()
    }

    /// The amounts that a cell may mean; none when one of them cannot be told beforehand.
    fn pays(&self, cell: &Cell) -> Option<Vec<Pay>> {
        let others = cell.alternatives.iter().map(|other| &other.rule);
        [&cell.rule]
            .into_iter()
            .chain(others)
            .map(|rule| match rule {
                Rule::Nothing | Rule::Service => Some(Pay { whole: 0, flat: 0 }),
                Rule::Pays(Pays {
                    first,
                    added,
                    at_most: None,
                    ..
                }) => {
                    let first = self.term(*first)?;
                    let added =
                        added.map_or(Some(Pay { whole: 0, flat: 0 }), |term| self.term(term))?;
                    Some(Pay {
                        whole: first.whole + added.whole,
                        flat: first.flat + added.flat,
                    })
                }
                Rule::Pays(_) => None,
            })
            .collect()
    }

    fn term(&self, term: Term) -> Option<Pay> {
        let flat = match term.measure {
            Measure::PercentBr(rate) => {
                let whole = BR * i64::from(rate) / 10_000;
                return Some(Pay { whole, flat: 0 });
            }
            Measure::TicketModerateur(_) => return Some(Pay { whole: 0, flat: 0 }),
            Measure::Euros(cents) => cents,
            Measure::PercentPmss(rate) => {
                let pmss = self.tariffs.parameter(Parameter::Pmss, self.day)?;
                pmss.value * i64::from(rate) / 10_000
            }
            Measure::RealCosts(_) => return None,
        };
        (term.per == Per::Unit).then_some(Pay { whole: flat, flat })
    }

    fn frame(&self, frame: &Part<'_>, level: usize) {
        let Some(cap) = self.tariffs.parameter(Parameter::FrameCap, self.day) else {
            return;
        };
        let over = |pay: &Pay| pay.flat > cap.value;
        if frame.pays.iter().any(over) {
            let message = format!(
                "{} : monture de classe B au-dessus de {} (maximum légal)",
                self.name(level),
                euros(cap.value)
            );
            self.say(&[frame], message);
        }
    }

    /// A row that pays the whole equipment.
    fn whole(&self, part: &Part<'_>, level: usize) {
        let lenses = part
            .row
            .optics
            .as_ref()
            .map_or(&[][..], |optics| &optics.lenses);
        for lens in lenses {
            let amounts = part.pays.iter().map(|pay| (pay.whole, pay.flat));
            self.bounds(level, &[part], (*lens, *lens), amounts.collect());
        }
    }

    fn equipment(
        &self,
        level: usize,
        frame: &Part<'_>,
        (one, first): (LensClass, &Part<'_>),
        (other, second): (LensClass, &Part<'_>),
    ) {
        let same = first.row.id == second.row.id;
        let mut amounts = Vec::new();
        for frame in &frame.pays {
            for first in &first.pays {
                if same {
                    amounts.push((
                        frame.whole + LENSES * first.whole,
                        frame.flat + LENSES * first.flat,
                    ));
                    continue;
                }
                for second in &second.pays {
                    amounts.push((
                        frame.whole + first.whole + second.whole,
                        frame.flat + first.flat + second.flat,
                    ));
                }
            }
        }
        self.bounds(level, &[frame, first, second], (one, other), amounts);
    }

    /// Whether each amount, (with the AMO, flat part), is within the law.
    fn bounds(
        &self,
        level: usize,
        parts: &[&Part<'_>],
        (one, other): (LensClass, LensClass),
        amounts: Vec<(i64, i64)>,
    ) {
        let (class, least, most) = legal(one, other);
        for (whole, flat) in amounts {
            // The least is due by a contract that pays more than the ticket modérateur.
            let (words, legal) = if flat > 0 && whole < least {
                ("sous le minimum légal de", least)
            } else if flat > most {
                ("au-dessus du maximum légal de", most)
            } else {
                continue;
            };
            let message = format!(
                "{} : équipement de classe B ({class}) à {}, {words} {}",
                self.name(level),
                euros(flat),
                euros(legal)
            );
            self.say(parts, message);
            return;
        }
    }

    /// A fault at the last row of an equipment; a warning when a cell of it is doubtful.
    fn say(&self, parts: &[&Part<'_>], message: String) {
        let Some(last) = parts.last() else {
            return;
        };
        if parts.iter().any(|part| part.doubtful) {
            let message = format!("cellule douteuse : {message}");
            self.root.warn_of(&last.row.id, last.span, message);
        } else {
            self.root.fault_of(&last.row.id, last.span, message);
        }
    }

    fn name(&self, level: usize) -> &str {
        self.rows.levels.get(level).map_or("", |level| &level.id)
    }
}

fn euros(cents: i64) -> String {
    if cents % 100 == 0 {
        format!("{} €", cents / 100)
    } else {
        format!("{},{:02} €", cents / 100, cents % 100)
    }
}
