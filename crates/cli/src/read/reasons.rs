//! Why glasses are renewed early, in the words of note 6 of the HFP brochure and in everyday ones.

use affilio_guarantees::optics::RenewalReason;
use serde_json::Value;

use super::words::fold;

/// Words read whole, before their parts. The note calls "raison médicale" a sight that changed, not
/// one of the listed conditions.
const WHOLE: [(&str, RenewalReason); 5] = [
    ("raison_medicale", RenewalReason::SightChanged),
    ("raisons_medicales", RenewalReason::SightChanged),
    ("medical_reason", RenewalReason::SightChanged),
    ("frame_no_longer_fits", RenewalReason::FrameNoLongerFits),
    ("mauvaise_adaptation", RenewalReason::FrameNoLongerFits),
];

/// Words that say the contrary.
const CONTRARY: [&str; 9] = [
    "pas", "sans", "non", "aucun", "aucune", "no", "not", "none", "without",
];

/// Beginnings of the words of what gives no right.
const NO_RIGHT: [&str; 13] = [
    "stable",
    "inchang",
    "unchanged",
    "same",
    "cass",
    "bris",
    "vol",
    "pert",
    "perd",
    "broke",
    "lost",
    "loss",
    "stolen",
];

/// Beginnings of the words of a listed disease or treatment.
const LISTED: [&str; 48] = [
    "pathologi",
    "maladi",
    "disease",
    "listed",
    "condition",
    "medic",
    "traitement",
    "treatment",
    "glaucom",
    "intraoculaire",
    "hypertension",
    "dmla",
    "amd",
    "macul",
    "retin",
    "diabet",
    "cataract",
    "tumeur",
    "tumor",
    "tumour",
    "chirurgi",
    "surgery",
    "refractive",
    "traumatis",
    "trauma",
    "greffe",
    "cornee",
    "corneen",
    "cornea",
    "keratocon",
    "keratoplast",
    "diplopi",
    "immun",
    "basedow",
    "sclerose",
    "sclerosis",
    "polyarthrit",
    "arthrit",
    "lupus",
    "spondyl",
    "sida",
    "aids",
    "vih",
    "hiv",
    "neurolog",
    "cancer",
    "cortico",
    "antipalud",
];

const PENALISATION: [&str; 4] = ["penalis", "penaliz", "amblyop", "strabis"];
const INTOLERANCE: [&str; 3] = ["intoleran", "contreindication", "contraindic"];
const FRAME: [&str; 3] = ["montur", "frame", "lunettes"];
const FITS: [&str; 8] = [
    "inadapt", "adapt", "fit", "fits", "petit", "small", "etroit", "mal",
];
const FACE: [&str; 4] = ["morpholog", "visage", "face", "croissance"];
const DOCTOR: [&str; 3] = ["ophtalm", "ophthalm", "oculist"];
const SIGHT: [&str; 10] = [
    "evolution",
    "degrad",
    "variation",
    "baisse",
    "dioptr",
    "sight",
    "vision",
    "vue",
    "eyesight",
    "correction",
];

/// The reason that a word or a few words mean.
pub(super) fn reason(value: &Value) -> Option<RenewalReason> {
    use RenewalReason as Why;
    let text = fold(value.as_str()?);
    if let Some((_, why)) = WHOLE.iter().find(|(words, _)| *words == text) {
        return Some(*why);
    }
    let any = |beginnings: &[&str]| {
        let mut words = text.split('_');
        words.any(|word| beginnings.iter().any(|begin| word.starts_with(begin)))
    };
    if text.split('_').any(|word| CONTRARY.contains(&word)) || any(&NO_RIGHT) {
        return None;
    }
    // « contre-indication » is two words once folded.
    let intolerance = any(&INTOLERANCE) || text.contains("contre_indication");
    let frame = any(&FRAME);
    if intolerance {
        Some(Why::ProgressiveIntolerance)
    } else if any(&PENALISATION) {
        Some(Why::OpticalPenalisation)
    } else if any(&LISTED) {
        Some(Why::ListedCondition)
    } else if any(&FACE) || (frame && any(&FITS)) {
        Some(Why::FrameNoLongerFits)
    } else if frame {
        None
    } else if any(&DOCTOR) {
        Some(Why::DegradationByOphthalmologist)
    } else if any(&SIGHT) {
        Some(Why::SightChanged)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{RenewalReason as Why, reason};
    use serde_json::json;

    #[test]
    fn reasons_are_understood_in_many_words() {
        for (text, why) in [
            ("evolution_vue", Some(Why::SightChanged)),
            ("Évolution de la vue", Some(Why::SightChanged)),
            ("sight_change", Some(Why::SightChanged)),
            ("dégradation", Some(Why::SightChanged)),
            ("raison médicale", Some(Why::SightChanged)),
            (
                "degradation_ophtalmologiste",
                Some(Why::DegradationByOphthalmologist),
            ),
            ("ophthalmologist", Some(Why::DegradationByOphthalmologist)),
            ("pathologie ophtalmologique", Some(Why::ListedCondition)),
            ("glaucome", Some(Why::ListedCondition)),
            ("rétinopathie diabétique", Some(Why::ListedCondition)),
            ("listed_condition", Some(Why::ListedCondition)),
            ("medical", Some(Why::ListedCondition)),
            ("monture_inadaptee", Some(Why::FrameNoLongerFits)),
            ("frame_no_longer_fits", Some(Why::FrameNoLongerFits)),
            ("morphologie", Some(Why::FrameNoLongerFits)),
            ("intolerance_progressifs", Some(Why::ProgressiveIntolerance)),
            ("amblyopie", Some(Why::OpticalPenalisation)),
            ("penalisation_optique", Some(Why::OpticalPenalisation)),
            ("pas de glaucome", None),
            ("vue inchangée", None),
            ("monture cassée", None),
            ("changement de monture", None),
            ("envie", None),
        ] {
            assert_eq!(reason(&json!(text)), why, "{text}");
        }
    }
}
