//! Glasses, from the text of the notes: the class of a lens, and the delay before a new element.

use affilio_guarantees::compiled::{Element, LensClass};
use affilio_guarantees::optics::{Eye, Prescription, RenewalReason};

/// The same lens written with a positive cylinder: sphere, cylinder, axis.
fn plus_cylinder(eye: &Eye) -> (i32, i32, i32) {
    let (sphere, cylinder, axis) = (
        i32::from(eye.sphere),
        i32::from(eye.cylinder),
        i32::from(eye.axis),
    );
    if cylinder >= 0 {
        return (sphere, cylinder, axis);
    }
    (sphere + cylinder, -cylinder, axis + 90)
}

/// Notes 9 to 11 of the ÉCLAT table, and CSS R871-2 3°, sentence by sentence.
pub(crate) fn class_of(eye: &Eye, multifocal: bool) -> LensClass {
    let (sphere, cylinder, _) = plus_cylinder(eye);
    let spherical = cylinder == 0;
    if multifocal || eye.addition > 0 {
        // "multifocaux sphériques hors -4/+4 ; sphère -8 à 0 et cyl. > +4 ; sphère < -8 et
        // cyl. >= 0,25 ; sphère > 0 et S > 8"
        let very_complex = if spherical {
            sphere.abs() > 400
        } else if sphere > 0 {
            sphere + cylinder > 800
        } else {
            cylinder > 400 || sphere < -800
        };
        if very_complex {
            return LensClass::MultifocalComplex;
        }
        return LensClass::MultifocalSimple;
    }
    // "unifocaux hors zone -6/+6 ; sphère -6 à 0 et cyl. > +4 ; sphère < -6 et cyl. >= 0,25 ;
    // sphère > 0 et S > 6"
    let complex = if spherical {
        sphere.abs() > 600
    } else if sphere > 0 {
        sphere + cylinder > 600
    } else {
        cylinder > 400 || sphere < -600
    };
    if complex {
        LensClass::UnifocalComplex
    } else {
        LensClass::UnifocalSimple
    }
}

/// Note 6 of the HFP brochure: whether the sight changed enough between two prescriptions.
pub(crate) fn sight_changed(new: &Prescription, old: &Prescription) -> bool {
    let mut far = [0; 2];
    let mut near = [0; 2];
    let mut axis = false;
    let mut presbyopia = false;
    for (at, (new, old)) in [(&new.right, &old.right), (&new.left, &old.left)]
        .into_iter()
        .enumerate()
    {
        let (sphere, cylinder, degrees) = plus_cylinder(new);
        let (old_sphere, old_cylinder, old_degrees) = plus_cylinder(old);
        far[at] = (sphere - old_sphere)
            .abs()
            .max((cylinder - old_cylinder).abs());
        near[at] = (i32::from(new.addition) - i32::from(old.addition)).abs();
        presbyopia |= new.addition > 0;
        // "axe > 20° (cyl <= 1,00), > 10° (1,25-4,00), > 5° (> 4,00)"
        let mut turned = (degrees - old_degrees).abs() % 180;
        if turned > 90 {
            turned = 180 - turned;
        }
        let limit = match cylinder {
            0..=100 => 20,
            101..=400 => 10,
            _ => 5,
        };
        axis |= cylinder > 0 && old_cylinder > 0 && turned > limit;
    }
    let one_or_both = |values: [i32; 2]| {
        values[0] >= 50 || values[1] >= 50 || (values[0] >= 25 && values[1] >= 25)
    };
    let addition = presbyopia && far == [0, 0] && one_or_both(near);
    let sum = presbyopia && (0..2).any(|at| far[at] > 0 && far[at] + near[at] >= 50);
    one_or_both(far) || addition || sum || axis
}

/// Months before an element may be renewed: note 6 of the HFP brochure, note 7 of ÉCLAT.
pub(crate) fn delay(
    element: Element,
    age: u16,
    reason: Option<RenewalReason>,
    changed: bool,
) -> i32 {
    let is_lens = element == Element::Lens;
    let child = age < 16;
    if is_lens && reason == Some(RenewalReason::ListedCondition) {
        return 0;
    }
    if is_lens && child && reason == Some(RenewalReason::DegradationByOphthalmologist) {
        return 0;
    }
    if age <= 6 && reason == Some(RenewalReason::FrameNoLongerFits) {
        return 6;
    }
    let worse = changed
        || reason == Some(RenewalReason::SightChanged)
        || reason == Some(RenewalReason::DegradationByOphthalmologist);
    if child || worse { 12 } else { 24 }
}

/// "Deux équipements seulement en cas d'intolérance aux verres progressifs […] ou d'amblyopie".
pub(crate) fn at_once(reason: Option<RenewalReason>) -> u32 {
    match reason {
        Some(RenewalReason::ProgressiveIntolerance | RenewalReason::OpticalPenalisation) => 2,
        _ => 1,
    }
}
