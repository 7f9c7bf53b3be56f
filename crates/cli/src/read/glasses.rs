//! The correction of glasses, as an ophthalmologist or an optician writes it: eye by eye, the same
//! for both, or only the kind of lenses.

use affilio_guarantees::compiled::LensClass;
use affilio_guarantees::optics::{Eye, Prescription};
use serde_json::{Map, Value};

use super::lenses::Kind;
use super::money::hundredths;
use super::words::fold;

/// Forty diopters, in hundredths.
const STRONGEST: i16 = 4000;
/// An addition for near sight is never above six diopters.
const LARGEST_ADDITION: i16 = 600;
/// Lenses stronger than those of every simple class.
const COMPLEX: i16 = 1000;

const RIGHT: [&str; 8] = [
    "right",
    "right_eye",
    "droit",
    "droite",
    "oeil_droit",
    "od",
    "d",
    "r",
];
const LEFT: [&str; 8] = [
    "left",
    "left_eye",
    "gauche",
    "oeil_gauche",
    "og",
    "os",
    "g",
    "l",
];
const SPHERE: [&str; 3] = ["sphere", "sph", "s"];
const CYLINDER: [&str; 4] = ["cylinder", "cylindre", "cyl", "c"];
const AXIS: [&str; 3] = ["axis", "axe", "ax"];
const ADDITION: [&str; 4] = ["addition", "add", "near_addition", "addition_vp"];
const KIND: [&str; 11] = [
    "type",
    "kind",
    "verre",
    "verres",
    "lens",
    "lenses",
    "lens_type",
    "lens_class",
    "type_de_verre",
    "class",
    "classe",
];
const MULTIFOCAL: [&str; 4] = ["multifocal", "progressive", "progressif", "progressifs"];
/// What changes no class of lens.
const OF_NO_EFFECT: [&str; 18] = [
    "date",
    "id",
    "name",
    "eye",
    "oeil",
    "prism",
    "prisme",
    "base",
    "pd",
    "ecart_pupillaire",
    "pupillary_distance",
    "acuite",
    "acuity",
    "prescriber",
    "prescripteur",
    "ophtalmologiste",
    "doctor",
    "comment",
];

/// A correction, and whether it was measured: lenses told by their kind alone have none that another
/// could be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Correction {
    pub(crate) prescription: Prescription,
    pub(crate) measured: bool,
}

/// Reads a correction; nothing when it is not understood.
pub(crate) fn correction(value: &Value) -> Option<Correction> {
    let mut told = Told::default();
    match value {
        Value::String(text) => told.kind.read(text)?,
        Value::Array(eyes) => {
            let [right, left] = eyes.as_slice() else {
                return None;
            };
            (told.right, told.left) = (Some(alone(right)?), Some(alone(left)?));
        }
        Value::Object(object) => told.read(object)?,
        Value::Null | Value::Bool(_) | Value::Number(_) => return None,
    }
    told.whole()
}

/// What is told of one eye.
#[derive(Clone, Copy, Default)]
struct Parts {
    sphere: Option<i16>,
    cylinder: Option<i16>,
    axis: Option<i16>,
    addition: Option<i16>,
}

impl Parts {
    /// True when the key is one of an eye and its value was read.
    fn read(&mut self, key: &str, value: &Value) -> Option<bool> {
        let part = if SPHERE.contains(&key) {
            (&mut self.sphere, hundredths(value, STRONGEST)?)
        } else if CYLINDER.contains(&key) {
            (&mut self.cylinder, hundredths(value, STRONGEST)?)
        } else if AXIS.contains(&key) {
            (&mut self.axis, axis(value)?)
        } else if ADDITION.contains(&key) {
            let addition = hundredths(value, LARGEST_ADDITION)?;
            (&mut self.addition, Some(addition).filter(|a| *a >= 0)?)
        } else {
            return Some(false);
        };
        match part {
            (Some(_), _) => None,
            (place, read) => {
                *place = Some(read);
                Some(true)
            }
        }
    }

    fn eye(self) -> Eye {
        Eye {
            sphere: self.sphere.unwrap_or(0),
            cylinder: self.cylinder.unwrap_or(0),
            axis: self.axis.unwrap_or(0),
            addition: self.addition.unwrap_or(0),
        }
    }
}

/// One eye, an object of its own.
fn alone(value: &Value) -> Option<Parts> {
    let mut parts = Parts::default();
    for (key, value) in value.as_object()? {
        let key = fold(key);
        if !value.is_null() && !parts.read(&key, value)? && !OF_NO_EFFECT.contains(&key.as_str()) {
            return None;
        }
    }
    Some(parts)
}

#[derive(Default)]
struct Told {
    right: Option<Parts>,
    left: Option<Parts>,
    both: Parts,
    kind: Kind,
}

impl Told {
    fn read(&mut self, object: &Map<String, Value>) -> Option<()> {
        for (key, value) in object {
            let key = fold(key);
            let key = key.as_str();
            if value.is_null() || self.both.read(key, value)? {
                continue;
            }
            if RIGHT.contains(&key) {
                once(&mut self.right, alone(value)?)?;
            } else if LEFT.contains(&key) {
                once(&mut self.left, alone(value)?)?;
            } else if KIND.contains(&key) {
                self.kind.read(value.as_str()?)?;
            } else if MULTIFOCAL.contains(&key) {
                self.kind.multifocal(value.as_bool()?)?;
            } else if !OF_NO_EFFECT.contains(&key) {
                return None;
            }
        }
        Some(())
    }

    /// The correction, when what is told is enough and agrees.
    fn whole(self) -> Option<Correction> {
        let of_one_eye =
            self.both.sphere.is_some() || self.both.cylinder.is_some() || self.both.axis.is_some();
        let (right, left) = match (self.right, self.left) {
            (Some(right), Some(left)) if !of_one_eye => (right, left),
            (None, None) if of_one_eye => (self.both, self.both),
            (None, None) => return self.by_kind(),
            _ => return None,
        };
        let eye = |parts: Parts| {
            let addition = parts.addition.or(self.both.addition);
            Parts { addition, ..parts }.eye()
        };
        let (mut right, mut left) = (eye(right), eye(left));
        let multifocal = self
            .kind
            .is_multifocal()
            .unwrap_or(right.addition != 0 || left.addition != 0);
        if !multifocal {
            // Near sight is then left uncorrected, or has glasses of its own.
            (right.addition, left.addition) = (0, 0);
        }
        let prescription = Prescription {
            right,
            left,
            multifocal,
        };
        let (of_right, of_left) = prescription.lens_classes();
        let agrees = [of_right, of_left]
            .into_iter()
            .all(|class| self.kind.allows(class));
        agrees.then_some(Correction {
            prescription,
            measured: true,
        })
    }

    /// Lenses told by their kind alone, when it is one kind.
    fn by_kind(mut self) -> Option<Correction> {
        if self.both.addition.is_some_and(|addition| addition > 0) {
            self.kind.multifocal(true)?;
        }
        let class = self.kind.class()?;
        let complex = matches!(
            class,
            LensClass::UnifocalComplex | LensClass::MultifocalComplex
        );
        let eye = Eye {
            sphere: if complex { COMPLEX } else { 0 },
            ..Eye::default()
        };
        Some(Correction {
            prescription: Prescription {
                right: eye,
                left: eye,
                multifocal: matches!(
                    class,
                    LensClass::MultifocalSimple | LensClass::MultifocalComplex
                ),
            },
            measured: false,
        })
    }
}

/// Puts a value where there is none; two are one too many.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    match place {
        Some(_) => None,
        None => {
            *place = Some(value);
            Some(())
        }
    }
}

fn axis(value: &Value) -> Option<i16> {
    let text = match value {
        Value::String(text) => text.trim().trim_end_matches('°').trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let degrees = text
        .strip_suffix(".0")
        .unwrap_or(&text)
        .parse::<i16>()
        .ok()?;
    (0..=180).contains(&degrees).then_some(degrees)
}

#[cfg(test)]
mod tests {
    use super::{Correction, LensClass, correction};
    use serde_json::{Value, json};

    fn read(value: &Value) -> Option<((LensClass, LensClass), bool)> {
        correction(value).map(
            |Correction {
                 prescription,
                 measured,
             }| (prescription.lens_classes(), measured),
        )
    }

    #[test]
    fn one_correction_is_written_in_many_ways() {
        use LensClass as L;
        let simple = Some(((L::UnifocalSimple, L::UnifocalSimple), true));
        for value in [
            json!({"right": {"sphere": "-2.25", "cylinder": "0.50", "axis": 90}, "left": {}}),
            json!({"OD": {"sph": -2.25, "cyl": 0.5, "axe": "90°"}, "OG": {"sph": "plan"}}),
            json!({"od": {"sphère": "-2,25"}, "og": {"sphère": "-1,5"}, "date": "2024-01-02"}),
            json!({"sphere": "-2.25", "type": "unifocal simple"}),
            json!([{"sphere": "-2.25"}, {"sphere": "+1.00"}]),
            json!({"sphere": "-2.25", "addition": "2.00", "type": "unifocaux"}),
        ] {
            assert_eq!(read(&value), simple, "{value}");
        }
        let progressive = Some(((L::MultifocalSimple, L::MultifocalSimple), true));
        for value in [
            json!({"sphere": "-2.25", "add": "2"}),
            json!({"od": {"sphere": "-2"}, "og": {"sphere": "-2"}, "addition": 2}),
            json!({"sphere": -1, "multifocal": true}),
            json!({"sphere": -1, "type": "verres progressifs"}),
        ] {
            assert_eq!(read(&value), progressive, "{value}");
        }
    }

    #[test]
    fn a_kind_alone_is_enough_when_it_is_one_class() {
        use LensClass as L;
        for (value, class) in [
            (json!("unifocal simple"), Some(L::UnifocalSimple)),
            (
                json!({"type": "Unifocal complexe"}),
                Some(L::UnifocalComplex),
            ),
            (
                json!({"type": "progressif simple"}),
                Some(L::MultifocalSimple),
            ),
            (
                json!({"type": "multifocaux complexes"}),
                Some(L::MultifocalComplex),
            ),
            (json!({"type": "classe f"}), Some(L::MultifocalComplex)),
            (
                json!({"classe": "c", "multifocal": false}),
                Some(L::UnifocalComplex),
            ),
            (json!({"lens_class": "a"}), Some(L::UnifocalSimple)),
            (json!("classe c"), None),
            (json!("progressif"), None),
            (json!("simple"), None),
        ] {
            let classes = class.map(|class| ((class, class), false));
            assert_eq!(read(&value), classes, "{value}");
        }
    }

    #[test]
    fn what_is_doubtful_is_not_understood() {
        for value in [
            json!({"right": {"sphere": "-2"}}),
            json!({"right": {"sphere": "-2"}, "left": {"sfere": "-2"}}),
            json!({"right": {"sphere": "-2"}, "od": {"sphere": "-2"}, "left": {}}),
            json!({"sphere": "-2", "type": "unifocal complexe"}),
            json!({"sphere": "-2", "type": "unifocal", "multifocal": true}),
            json!({"sphere": "-41"}),
            json!({"sphere": "-2", "axis": 181}),
            json!({"sphere": "-2", "addition": "-1"}),
            json!({"sphere": "forte"}),
            json!([{"sphere": "-2"}]),
            json!({}),
            json!(12),
            json!("-2.00"),
        ] {
            assert_eq!(read(&value), None, "{value}");
        }
    }
}
