//! Glasses of mixed classes: class B elements within the ceiling of a whole class B equipment, less
//! the price of the class A elements (notes 5 and 7 of the HFP brochure).

use affilio_domain::amount::Amount;

use super::amo::AmoPart;
use super::carry::Mixed;
use super::case::Case;
use super::{Record, terms};
use crate::compiled::{Class, Element, LensClass, OpticsRow, Rule};
use crate::outcome::Missing;
use crate::plan::Plan;
use crate::query::{LevelId, Line, RowId, Situation};

/// True for a line on a class B element.
pub(super) fn is_class_b(case: &Case<'_>) -> bool {
    case.row.optics.is_some() && case.row.class == Some(Class::B)
}

/// The ceiling of an episode that mixes classes, or what is missing to know it; nothing when the
/// contract does not deduct, or when one class only is bought.
pub(super) fn ceiling(
    plan: &Plan,
    lines: &[Line],
    situation: &Situation,
    level: LevelId,
) -> Result<Option<Mixed>, Missing> {
    if !plan.contract().optics.mixing_deducts {
        return Ok(None);
    }
    let (mut ceiling, mut class_a) = (Amount::ZERO, Amount::ZERO);
    let (mut has_a, mut has_b) = (false, false);
    for line in lines {
        let Some(row) = plan.row(line.row) else {
            continue;
        };
        let Some(optics) = row.optics.as_ref() else {
            continue;
        };
        let is_a = line.class.or(row.class) == Some(Class::A);
        if is_a {
            has_a = true;
            class_a = class_a.saturating_add(line.price.unwrap_or_default().times(line.quantity));
        } else {
            has_b = true;
        }
        // One lens of each eye may be of its own kind: both are looked up when only told so.
        for (class_b, units) in class_b_rows(plan, line, row.class, optics, situation)? {
            let one = guarantee(plan, class_b, line, situation, level);
            ceiling = ceiling.saturating_add(one.times(units));
        }
    }
    Ok((has_a && has_b).then(|| Mixed {
        ceiling,
        class_a,
        left: ceiling.minus_down_to_zero(class_a),
    }))
}

/// The class B rows of an element, with how many units of each.
fn class_b_rows(
    plan: &Plan,
    line: &Line,
    class: Option<Class>,
    optics: &OpticsRow,
    situation: &Situation,
) -> Result<Vec<(RowId, u32)>, Missing> {
    if class == Some(Class::B) {
        return Ok(vec![(line.row, line.quantity)]);
    }
    let unit = line.act.and_then(|act| plan.act(act)?.unit);
    let is_frame = optics.element == Element::Frame || unit == Some(crate::compiled::Unit::Frame);
    let find = |element, lens: Option<LensClass>| plan.class_b_row(element, lens);
    if is_frame {
        return Ok(find(Element::Frame, None)
            .map(|row| (row, line.quantity))
            .into_iter()
            .collect());
    }
    let prescription = situation
        .context
        .prescription
        .ok_or(Missing::Prescription)?;
    let (right, left) = prescription.lens_classes();
    let lenses = match line.quantity {
        1 => vec![(right, 1)],
        _ => vec![(right, 1), (left, line.quantity - 1)],
    };
    Ok(lenses
        .into_iter()
        .filter_map(|(lens, units)| Some((find(Element::Lens, Some(lens))?, units)))
        .collect())
}

/// What a class B cell guarantees for one unit, AMO included.
fn guarantee(
    plan: &Plan,
    row: RowId,
    line: &Line,
    situation: &Situation,
    level: LevelId,
) -> Amount {
    let cell = plan
        .contract()
        .cell(usize::from(row.0), usize::from(level.0), false);
    let Some(Rule::Pays(pays)) = cell.map(|cell| cell.rule) else {
        return Amount::ZERO;
    };
    let same_row = row == line.row && line.class != Some(Class::A);
    let quoted = Line {
        row,
        class: None,
        act: None,
        br: line.br.filter(|_| same_row),
        ..*line
    };
    let Ok(case) = Case::new(plan, &quoted, situation, &[]) else {
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
    [Some(pays.first), pays.added]
        .into_iter()
        .flatten()
        .map(|term| {
            terms::measure(
                &case,
                &amo,
                term.measure,
                Amount::ZERO,
                &mut Record::silent(),
            )
        })
        .sum()
}
