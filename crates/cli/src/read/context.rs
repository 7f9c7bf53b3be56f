//! What some rows ask about the care: keys are free, those known are read.

use affilio_guarantees::compiled::Basket;
use affilio_guarantees::query::Context;
use serde_json::Value;

use super::context_words::{basket, establishment, expense, yes_or_no};
use super::glasses::{self, Correction};
use super::node::Node;
use super::reasons;
use super::words::fold;
use crate::fault::Fault;

/// How much of a value that is not understood is written back, in characters.
const SHOWN: usize = 80;

/// The context of a line, and the keys that mean nothing here.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Circumstances {
    pub(crate) context: Context,
    pub(crate) same_day: Option<bool>,
    pub(crate) heavy: Option<bool>,
    pub(crate) basket: Option<Basket>,
    /// The correction of the glasses before.
    previous: Option<Correction>,
    /// True when the correction told is a measure, that another may be compared with.
    measured: bool,
    /// Whether the row that pays on what is left is asked too.
    pub(crate) then: bool,
    pub(crate) ignored: Vec<String>,
    pub(crate) misread: Vec<Misread>,
}

/// A known key whose value is not understood: as if it were not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misread {
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) expected: &'static [&'static str],
}

/// A known key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Establishment,
    Ambulatory,
    Surgery,
    Expense,
    StayCovered,
    Prescribed,
    Agreement,
    Blind,
    SameDay,
    Renewal,
    Prescription,
    PreviousPrescription,
    Basket,
    Heavy,
    Urgent,
    Then,
}

/// The words of each key, the first being the one documented.
const WORDS: [(&[&str], Key); 16] = [
    (
        &[
            "establishment",
            "etablissement",
            "establishment_type",
            "type_etablissement",
            "type_d_etablissement",
        ],
        Key::Establishment,
    ),
    (
        &["ambulatory", "ambulatoire", "outpatient"],
        Key::Ambulatory,
    ),
    (
        &["surgery", "chirurgie", "anesthesie", "anaesthesia"],
        Key::Surgery,
    ),
    (&["expense", "depense", "frais"], Key::Expense),
    (
        &["stay_covered", "sejour_couvert", "sejour_pris_en_charge"],
        Key::StayCovered,
    ),
    (&["prescribed", "prescrit", "prescrite"], Key::Prescribed),
    (
        &["agreement_tariff", "accord_tarifaire", "tarif_accord"],
        Key::Agreement,
    ),
    (&["blind", "cecite", "aveugle"], Key::Blind),
    (&["same_day", "meme_jour"], Key::SameDay),
    (
        &[
            "renewal_reason",
            "motif_renouvellement",
            "motif_de_renouvellement",
            "raison_renouvellement",
            "raison_de_renouvellement",
            "renewal",
            "renouvellement",
        ],
        Key::Renewal,
    ),
    (&["prescription", "ordonnance"], Key::Prescription),
    (
        &[
            "previous_prescription",
            "ordonnance_precedente",
            "prescription_precedente",
        ],
        Key::PreviousPrescription,
    ),
    (&["basket", "panier"], Key::Basket),
    (&["heavy", "acte_lourd", "lourd"], Key::Heavy),
    (
        &["urgent", "urgence", "transport_urgent", "emergency"],
        Key::Urgent,
    ),
    (&["then", "ligne_suivante", "deuxieme_ligne"], Key::Then),
];

pub(crate) fn circumstances(node: Option<Node<'_>>) -> Result<Circumstances, Fault> {
    let mut told = Circumstances::default();
    let Some(node) = node else {
        return Ok(told);
    };
    let object = node.free_object()?;
    let mut seen: Vec<Key> = Vec::new();
    for (word, value) in object.entries() {
        let folded = fold(word);
        let known = WORDS
            .iter()
            .find(|(words, _)| words.contains(&folded.as_str()));
        let Some((words, key)) = known else {
            told.ignored.push(word.clone());
            continue;
        };
        if value.is_null() {
            continue;
        }
        let path = node.path();
        let value = Node::named(value, &path, words.first().copied().unwrap_or(""));
        if seen.contains(key) {
            return Err(value.fault("duplicate_key", "cette information est donnée deux fois"));
        }
        seen.push(*key);
        if *key == Key::Agreement {
            told.context.agreement = Some(value.money()?);
        } else if read(&mut told, *key, value.value()).is_none() {
            told.misread.push(Misread {
                key: word.clone(),
                value: shown(value.value()),
                expected: expected(*key),
            });
        }
    }
    compared(&mut told);
    Ok(told)
}

/// Reads the value of a known key; nothing when it is not understood.
fn read(told: &mut Circumstances, key: Key, value: &Value) -> Option<()> {
    let context = &mut told.context;
    match key {
        Key::Establishment => context.establishment = Some(establishment(value)?),
        Key::Ambulatory => context.ambulatory = Some(yes_or_no(value)?),
        Key::Surgery => context.surgery = Some(yes_or_no(value)?),
        Key::Expense => context.meal_or_lodging = Some(expense(value)?),
        Key::StayCovered => context.stay_covered = Some(yes_or_no(value)?),
        Key::Prescribed => context.prescribed = Some(yes_or_no(value)?),
        Key::Blind => context.blind = Some(yes_or_no(value)?),
        Key::Urgent => context.urgent = Some(yes_or_no(value)?),
        Key::Renewal => context.renewal = Some(reasons::reason(value)?),
        // « ordonnance : oui » says that the act is prescribed.
        Key::Prescription => match yes_or_no(value) {
            Some(prescribed) => context.prescribed = context.prescribed.or(Some(prescribed)),
            None => {
                let correction = glasses::correction(value)?;
                context.prescription = Some(correction.prescription);
                told.measured = correction.measured;
            }
        },
        Key::PreviousPrescription => told.previous = Some(glasses::correction(value)?),
        Key::SameDay => told.same_day = Some(yes_or_no(value)?),
        Key::Basket => told.basket = Some(basket(value)?),
        Key::Heavy => told.heavy = Some(yes_or_no(value)?),
        Key::Then => told.then = yes_or_no(value)?,
        // An amount is never left aside.
        Key::Agreement => {}
    }
    Some(())
}

/// The correction before is compared only when both are measures.
fn compared(told: &mut Circumstances) {
    let Some(previous) = told.previous else {
        return;
    };
    if previous.measured && told.measured {
        told.context.previous_prescription = Some(previous.prescription);
    } else if told.context.prescription.is_some() || !previous.measured {
        told.misread.push(Misread {
            key: "previous_prescription".to_owned(),
            value: "sans mesure à comparer".to_owned(),
            expected: expected(Key::PreviousPrescription),
        });
    }
}

/// The value as it was written, cut when it is long.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

/// The words documented for a key.
const fn expected(key: Key) -> &'static [&'static str] {
    match key {
        Key::Establishment => &[
            "hopital",
            "MAS",
            "psychiatrie",
            "convalescence",
            "specialise",
            "cure_personnes_agees",
            "atelier_therapeutique",
            "medico_educatif",
            "reeducation_professionnelle",
            "long_sejour",
        ],
        Key::Expense => &["repas", "hebergement", "autre"],
        Key::Basket => &["100_sante", "maitrise", "libre"],
        Key::Renewal => &[
            "evolution_vue",
            "degradation_ophtalmologiste",
            "pathologie",
            "monture_inadaptee",
            "intolerance_progressifs",
            "penalisation_optique",
        ],
        Key::Prescription | Key::PreviousPrescription => &[
            "{\"right\": {\"sphere\": \"-2.25\", \"cylinder\": \"0.50\", \"axis\": 90, \"addition\": \"2.00\"}, \"left\": {…}}",
            "unifocal simple",
            "unifocal complexe",
            "multifocal simple",
            "multifocal complexe",
        ],
        Key::Agreement => &["\"31.50\""],
        Key::Ambulatory
        | Key::Surgery
        | Key::StayCovered
        | Key::Prescribed
        | Key::Blind
        | Key::SameDay
        | Key::Heavy
        | Key::Urgent
        | Key::Then => &["true", "false"],
    }
}
