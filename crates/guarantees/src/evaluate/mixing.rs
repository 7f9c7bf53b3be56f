//! Glasses of mixed classes: class B elements within the ceiling of a whole class B equipment, less
//! the price of the class A elements (notes 5 and 7 of the HFP brochure).

use affilio_domain::amount::Amount;

use super::amo::AmoPart;
use super::carry::Mixed;
use super::case::Case;
use super::{Record, terms};
use crate::compiled::{Class, Element, LensClass, Rule, Unit};
use crate::plan::Plan;
use crate::query::{LevelId, Line, RowId, Situation};

/// True for a line on a class B element.
pub(super) fn is_class_b(case: &Case<'_>) -> bool {
    case.row.optics.is_some() && case.row.class == Some(Class::B)
}

/// One line of glasses.
struct Bought<'a> {
    line: &'a Line,
    /// The class B row quoted; none when the row is that of class A.
    class_b: Option<RowId>,
    is_a: bool,
    is_frame: bool,
}

/// The ceiling of an episode that mixes classes; nothing when the contract does not deduct, or when
/// one class only is bought.
pub(super) fn ceiling(
    plan: &Plan,
    lines: &[Line],
    situation: &Situation,
    level: LevelId,
) -> Option<Mixed> {
    if !plan.contract().optics.mixing_deducts {
        return None;
    }
    let glasses = glasses(plan, lines);
    if !glasses.iter().any(|one| one.is_a) || glasses.iter().all(|one| one.is_a) {
        return None;
    }
    let prices = glasses.iter().filter(|one| one.is_a).map(|one| {
        let price = one.line.price.unwrap_or_default();
        price.times(one.line.quantity)
    });
    let class_a: Amount = prices.sum();
    let asked = Asked {
        plan,
        situation,
        level,
    };
    let ceiling =
        |lenses| -> Amount { glasses.iter().map(|one| asked.guarantee(one, lenses)).sum() };
    let left = |ceiling: Amount| ceiling.minus_down_to_zero(class_a);
    // The kind of the lenses comes from their row, else from the prescription, else it is supposed.
    let quoted = |one: &Bought<'_>| one.is_frame || one.class_b.is_some();
    let told = situation.context.prescription.map(|one| one.lens_classes());
    let supposed = told.is_none() && !glasses.iter().all(quoted);
    let simple = LensClass::UnifocalSimple;
    let retained = ceiling(told.unwrap_or((simple, simple)));
    let others = [
        LensClass::UnifocalComplex,
        LensClass::MultifocalSimple,
        LensClass::MultifocalComplex,
    ];
    Some(Mixed {
        ceiling: retained,
        class_a,
        left: left(retained),
        others: others.map(|class| supposed.then(|| (class, left(ceiling((class, class)))))),
        supposed,
    })
}

/// The lines of glasses. What a class A line is of is told by its row or its act, else by the other
/// lines: beside class B lenses it is the frame.
fn glasses<'a>(plan: &Plan, lines: &'a [Line]) -> Vec<Bought<'a>> {
    let of = |line: &Line| {
        let row = plan.row(line.row)?;
        Some((row, row.optics.as_ref()?.element))
    };
    let is_b =
        |line: &Line| of(line).is_some_and(|(row, _)| line.class.or(row.class) == Some(Class::B));
    let lenses_are_b = lines
        .iter()
        .any(|line| is_b(line) && of(line).is_some_and(|(_, element)| element == Element::Lens));
    let bought = lines.iter().filter_map(|line| {
        let (row, element) = of(line)?;
        let unit = line.act.and_then(|act| plan.act(act)?.unit);
        let is_frame = match (element, unit) {
            (Element::Frame, _) | (Element::Equipment, Some(Unit::Frame)) => true,
            (Element::Lens, _) | (Element::Equipment, Some(Unit::Lens)) => false,
            (Element::Equipment, _) => lenses_are_b,
        };
        Some(Bought {
            line,
            class_b: (row.class == Some(Class::B)).then_some(line.row),
            is_a: !is_b(line),
            is_frame,
        })
    });
    bought.collect()
}

struct Asked<'a> {
    plan: &'a Plan,
    situation: &'a Situation,
    level: LevelId,
}

impl Asked<'_> {
    /// What class B guarantees for a line, right and left lenses being of these kinds.
    fn guarantee(&self, bought: &Bought<'_>, lenses: (LensClass, LensClass)) -> Amount {
        let quantity = bought.line.quantity;
        if let Some(row) = bought.class_b {
            return self.of_row(row, bought).times(quantity);
        }
        let find = |element, lens| self.plan.class_b_row(element, lens);
        let one = |row: Option<RowId>| row.map_or(Amount::ZERO, |row| self.of_row(row, bought));
        if bought.is_frame {
            return one(find(Element::Frame, None)).times(quantity);
        }
        let right = one(find(Element::Lens, Some(lenses.0)));
        let left = one(find(Element::Lens, Some(lenses.1)));
        let others = left.times(quantity.saturating_sub(1));
        right.times(quantity.min(1)).saturating_add(others)
    }

    /// What a class B cell guarantees for one unit, AMO included.
    fn of_row(&self, row: RowId, bought: &Bought<'_>) -> Amount {
        let place = (usize::from(row.0), usize::from(self.level.0));
        let cell = self.plan.contract().cell(place.0, place.1, false);
        let Some(Rule::Pays(pays)) = cell.map(|cell| cell.rule) else {
            return Amount::ZERO;
        };
        let quoted = Line {
            row,
            class: None,
            act: None,
            br: bought.line.br.filter(|_| !bought.is_a),
            ..*bought.line
        };
        let Ok(case) = Case::new(self.plan, &quoted, self.situation, &[]) else {
            return Amount::ZERO;
        };
        let br = quoted.br.or_else(|| {
            let found = case.act?.br.at(case.day)?;
            Some(Amount::from_cents(found.value))
        });
        let amo = AmoPart {
            br,
            ..AmoPart::default()
        };
        let silent = &mut Record::silent();
        [Some(pays.first), pays.added]
            .into_iter()
            .flatten()
            .map(|term| terms::measure(&case, &amo, term.measure, Amount::ZERO, silent))
            .sum()
    }
}
