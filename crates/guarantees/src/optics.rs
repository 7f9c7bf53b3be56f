//! Glasses: the class of a lens from its prescription, and when an equipment may be renewed.
//!
//! Sources: CSS R871-2 3° and notes 9 to 11 of the ÉCLAT table for the classes; order of 3 December
//! 2018 (LPP, optics), as reproduced in note 6 of the HFP brochure, for the renewal.

use crate::compiled::{Element, LensClass};

/// The correction of one eye. Diopters are hundredths: −2.25 is −225.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Eye {
    /// The sphere.
    pub sphere: i16,
    /// The cylinder; either sign.
    pub cylinder: i16,
    /// The axis of the cylinder, degrees from 0 to 180.
    pub axis: i16,
    /// The addition for near sight; 0 for a unifocal lens.
    pub addition: i16,
}

/// The correction of both eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Prescription {
    /// The right eye.
    pub right: Eye,
    /// The left eye.
    pub left: Eye,
    /// True for multifocal or progressive lenses.
    pub multifocal: bool,
}

/// Why glasses are renewed before the usual delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalReason {
    /// The sight changed enough, seen on the new prescription or by the optician.
    SightChanged,
    /// Under 16, a degradation stated by an ophthalmologist on a prescription.
    DegradationByOphthalmologist,
    /// A listed disease or treatment, mentioned by the ophthalmologist on the prescription.
    ListedCondition,
    /// Up to 6, the frame no longer fits the face.
    FrameNoLongerFits,
    /// A second equipment: progressive lenses are not tolerated, near and far sight need one each.
    ProgressiveIntolerance,
    /// A second equipment: amblyopia or strabismus treated by optical penalisation.
    OpticalPenalisation,
}

impl Eye {
    /// The sphere and cylinder written with a cylinder of zero or more, as the classes want them.
    const fn positive(self) -> (i32, i32) {
        let (sphere, cylinder) = (widen(self.sphere), widen(self.cylinder));
        if cylinder < 0 {
            (sphere + cylinder, -cylinder)
        } else {
            (sphere, cylinder)
        }
    }

    /// The axis that goes with a cylinder of zero or more.
    const fn positive_axis(self) -> i32 {
        let axis = widen(self.axis);
        if self.cylinder < 0 { axis + 90 } else { axis }
    }

    /// The kind of lens this correction needs.
    #[must_use]
    pub const fn lens_class(self, multifocal: bool) -> LensClass {
        let (sphere, cylinder) = self.positive();
        if multifocal || self.addition > 0 {
            if is_weak(sphere, cylinder, 400, 800, 800) {
                LensClass::MultifocalSimple
            } else {
                LensClass::MultifocalComplex
            }
        } else if is_weak(sphere, cylinder, 600, 600, 600) {
            LensClass::UnifocalSimple
        } else {
            LensClass::UnifocalComplex
        }
    }
}

#[expect(clippy::as_conversions, reason = "widening, in a const fn")]
const fn widen(value: i16) -> i32 {
    value as i32
}

/// Within the bounds of the weaker class: `spherical` without cylinder, `lowest` and a cylinder of
/// 4 at most with one and a sphere of zero or less, `sum` of both with a positive sphere.
const fn is_weak(sphere: i32, cylinder: i32, spherical: i32, lowest: i32, sum: i32) -> bool {
    if cylinder == 0 {
        -spherical <= sphere && sphere <= spherical
    } else if sphere > 0 {
        sphere + cylinder <= sum
    } else {
        -lowest <= sphere && cylinder <= 400
    }
}

impl Prescription {
    /// The kind of lens of both eyes, right then left.
    #[must_use]
    pub const fn lens_classes(&self) -> (LensClass, LensClass) {
        (
            self.right.lens_class(self.multifocal),
            self.left.lens_class(self.multifocal),
        )
    }

    /// Whether the sight changed enough since another prescription for an adult to renew after a
    /// year.
    #[must_use]
    pub fn changed_enough_since(&self, before: &Self) -> bool {
        let eyes = [(self.right, before.right), (self.left, before.left)];
        let presbyopia = eyes.iter().any(|(new, _)| new.addition > 0);
        let far = eyes.map(|(new, old)| variation(new, old));
        let near = eyes.map(|(new, old)| (widen(new.addition) - widen(old.addition)).abs());
        let enough = |changes: [i32; 2]| {
            changes.iter().any(|change| *change >= 50) || changes.iter().all(|change| *change >= 25)
        };
        let no_far_change = far == [0, 0];
        let both = far
            .iter()
            .zip(near)
            .any(|(far, near)| *far > 0 && far + near >= 50);
        enough(far)
            || (presbyopia && no_far_change && enough(near))
            || (presbyopia && both)
            || eyes.iter().any(|(new, old)| axis_turned(*new, *old))
    }
}

/// The larger variation of sphere and cylinder of an eye.
fn variation(new: Eye, old: Eye) -> i32 {
    let ((sphere, cylinder), (was_sphere, was_cylinder)) = (new.positive(), old.positive());
    (sphere - was_sphere)
        .abs()
        .max((cylinder - was_cylinder).abs())
}

/// Whether the axis turned more than the weaker the cylinder, the more is tolerated.
fn axis_turned(new: Eye, old: Eye) -> bool {
    let (_, cylinder) = new.positive();
    if cylinder == 0 || old.positive().1 == 0 {
        return false;
    }
    let turned = (new.positive_axis() - old.positive_axis()).rem_euclid(180);
    let turned = turned.min(180 - turned);
    let tolerated = if cylinder <= 100 {
        20
    } else if cylinder <= 400 {
        10
    } else {
        5
    };
    turned > tolerated
}

/// What was told that bears on the delay of renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Renewal {
    /// The reason given.
    pub reason: Option<RenewalReason>,
    /// True when two prescriptions were compared and the sight changed enough.
    pub sight_changed: bool,
}

/// The months to wait after the last delivery of an element, at an age in whole years.
///
/// "Jusqu'à 6 ans" is read: before the seventh birthday.
#[must_use]
pub fn renewal_months(element: Element, years: u16, renewal: Renewal) -> u16 {
    let lens = element == Element::Lens;
    match renewal.reason {
        Some(RenewalReason::ListedCondition) if lens => return 0,
        Some(RenewalReason::DegradationByOphthalmologist) if lens && years < 16 => return 0,
        Some(RenewalReason::FrameNoLongerFits) if years <= 6 => return 6,
        _ => {}
    }
    let changed = renewal.sight_changed
        || matches!(
            renewal.reason,
            Some(RenewalReason::SightChanged | RenewalReason::DegradationByOphthalmologist)
        );
    if years < 16 || changed { 12 } else { 24 }
}

/// How many equipments may be carried at once.
#[must_use]
pub const fn equipments(reason: Option<RenewalReason>) -> u32 {
    match reason {
        Some(RenewalReason::ProgressiveIntolerance | RenewalReason::OpticalPenalisation) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eye(sphere: i16, cylinder: i16) -> Eye {
        Eye {
            sphere,
            cylinder,
            axis: 0,
            addition: 0,
        }
    }

    #[test]
    fn the_class_of_a_lens_follows_notes_9_to_11() {
        let cases = [
            (-600, 0, false, LensClass::UnifocalSimple),
            (600, 0, false, LensClass::UnifocalSimple),
            (625, 0, false, LensClass::UnifocalComplex),
            (-625, 0, false, LensClass::UnifocalComplex),
            (-600, 400, false, LensClass::UnifocalSimple),
            (-600, 425, false, LensClass::UnifocalComplex),
            (0, 400, false, LensClass::UnifocalSimple),
            (-625, 25, false, LensClass::UnifocalComplex),
            (400, 200, false, LensClass::UnifocalSimple),
            (400, 225, false, LensClass::UnifocalComplex),
            // A negative cylinder is turned over first: +2.00 (−3.00) is −1.00 (+3.00).
            (200, -300, false, LensClass::UnifocalSimple),
            (-400, 0, true, LensClass::MultifocalSimple),
            (425, 0, true, LensClass::MultifocalComplex),
            (-800, 400, true, LensClass::MultifocalSimple),
            (-800, 425, true, LensClass::MultifocalComplex),
            (-825, 25, true, LensClass::MultifocalComplex),
            (500, 300, true, LensClass::MultifocalSimple),
            (500, 325, true, LensClass::MultifocalComplex),
        ];
        for (sphere, cylinder, multifocal, class) in cases {
            let found = eye(sphere, cylinder).lens_class(multifocal);
            assert_eq!(found, class, "{sphere} ({cylinder}) {multifocal}");
        }
    }

    #[test]
    fn a_change_of_half_a_diopter_in_one_eye_or_a_quarter_in_both_is_enough() {
        let pair = |right, left| Prescription {
            right,
            left,
            multifocal: false,
        };
        let before = pair(eye(-200, 0), eye(-200, 0));
        let enough = |right, left| pair(right, left).changed_enough_since(&before);
        assert!(!enough(eye(-225, 0), eye(-200, 0)));
        assert!(enough(eye(-225, 0), eye(-225, 0)));
        assert!(enough(eye(-250, 0), eye(-200, 0)));
        let turned = |axis, cylinder| {
            let old = Eye {
                axis: 10,
                ..eye(0, cylinder)
            };
            let new = Eye {
                axis,
                ..eye(0, cylinder)
            };
            pair(new, old).changed_enough_since(&pair(old, old))
        };
        assert!(!turned(30, 100), "20 degrees exactly");
        assert!(turned(31, 100));
        assert!(turned(21, 125) && !turned(20, 400));
        assert!(turned(16, 425) && turned(176, 425) && !turned(5, 425));
    }

    #[test]
    fn an_addition_counts_for_presbyopia_alone_or_with_far_sight() {
        let aged = |sphere, addition| Prescription {
            right: Eye {
                addition,
                ..eye(sphere, 0)
            },
            left: Eye {
                addition: 100,
                ..eye(0, 0)
            },
            multifocal: true,
        };
        let before = aged(0, 100);
        assert!(aged(0, 150).changed_enough_since(&before));
        assert!(!aged(0, 125).changed_enough_since(&before));
        assert!(
            aged(25, 125).changed_enough_since(&before),
            "a quarter far and a quarter near"
        );
    }

    #[test]
    fn the_delay_depends_on_the_element_the_age_and_the_reason() {
        let months = |element, years, reason| {
            renewal_months(
                element,
                years,
                Renewal {
                    reason,
                    sight_changed: false,
                },
            )
        };
        use RenewalReason as R;
        assert_eq!(months(Element::Lens, 16, None), 24);
        assert_eq!(months(Element::Frame, 15, None), 12);
        assert_eq!(months(Element::Frame, 4, None), 12);
        assert_eq!(months(Element::Frame, 4, Some(R::FrameNoLongerFits)), 6);
        assert_eq!(months(Element::Frame, 7, Some(R::FrameNoLongerFits)), 12);
        assert_eq!(months(Element::Lens, 40, Some(R::SightChanged)), 12);
        assert_eq!(months(Element::Lens, 40, Some(R::ListedCondition)), 0);
        assert_eq!(months(Element::Frame, 40, Some(R::ListedCondition)), 24);
        assert_eq!(
            months(Element::Lens, 10, Some(R::DegradationByOphthalmologist)),
            0
        );
        assert_eq!(
            months(Element::Frame, 10, Some(R::DegradationByOphthalmologist)),
            12
        );
    }
}
