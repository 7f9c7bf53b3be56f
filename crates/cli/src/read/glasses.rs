//! The correction of glasses, as an ophthalmologist writes it.

use affilio_guarantees::optics::{Eye, Prescription};

use super::node::{Node, Object};
use crate::fault::Fault;

/// Forty diopters, in hundredths.
const STRONGEST: i16 = 4000;
/// An addition for near sight is never above six diopters.
const LARGEST_ADDITION: i16 = 600;

const KEYS: [&str; 4] = ["right", "left", "multifocal", "type"];
const EYE: [&str; 4] = ["sphere", "cylinder", "axis", "addition"];

pub(crate) fn prescription(node: &Node<'_>) -> Result<Prescription, Fault> {
    let object = node.object(&KEYS)?;
    let right = eye(&object.need("right", "l’œil droit, {\"sphere\": \"-2.25\", …}")?)?;
    let left = eye(&object.need("left", "l’œil gauche, {\"sphere\": \"-2.25\", …}")?)?;
    let multifocal = match told(&object)? {
        Some(multifocal) => multifocal,
        None => right.addition != 0 || left.addition != 0,
    };
    Ok(Prescription {
        right,
        left,
        multifocal,
    })
}

/// Whether lenses are multifocal, when the line says so; `multifocal` and `type` must agree.
fn told(object: &Object<'_>) -> Result<Option<bool>, Fault> {
    const WORDS: [(&str, bool); 7] = [
        ("unifocal", false),
        ("unifocaux", false),
        ("multifocal", true),
        ("multifocaux", true),
        ("progressif", true),
        ("progressifs", true),
        ("progressive", true),
    ];
    let flag = object
        .get("multifocal")
        .map(|node| node.boolean())
        .transpose()?;
    let kind = object
        .get("type")
        .map(|node| {
            node.choice(
                "unknown_value",
                &WORDS,
                "\"unifocal\", \"multifocal\" ou \"progressif\"",
            )
        })
        .transpose()?;
    match (flag, kind) {
        (Some(flag), Some(kind)) if flag != kind => Err(Fault::new(
            "contradiction",
            object.path("multifocal"),
            "multifocal et type ne disent pas la même chose : donnez l’un des deux",
        )),
        _ => Ok(flag.or(kind)),
    }
}

fn eye(node: &Node<'_>) -> Result<Eye, Fault> {
    let object = node.object(&EYE)?;
    let part = |key, most| {
        object
            .get(key)
            .map_or(Ok(0), |node: Node<'_>| node.hundredths(most))
    };
    let addition = part("addition", LARGEST_ADDITION)?;
    if addition < 0 {
        return Err(Fault::new(
            "negative",
            object.path("addition"),
            "attendu une addition positive, par exemple \"2.00\"",
        ));
    }
    let axis = match object.get("axis") {
        None => 0,
        Some(node) => axis(&node)?,
    };
    Ok(Eye {
        sphere: part("sphere", STRONGEST)?,
        cylinder: part("cylinder", STRONGEST)?,
        axis,
        addition,
    })
}

fn axis(node: &Node<'_>) -> Result<i16, Fault> {
    let degrees = match node.value() {
        serde_json::Value::String(text) => text.trim_end_matches('°').parse::<u32>().ok(),
        _ => Some(node.whole(u32::MAX)?),
    };
    degrees
        .filter(|degrees| *degrees <= 180)
        .and_then(|degrees| i16::try_from(degrees).ok())
        .ok_or_else(|| node.fault("axis", "attendu un axe de 0 à 180 degrés"))
}
