//! What some rows ask about the care: keys are free, those known are read.

use affilio_guarantees::compiled::{Basket, Establishment};
use affilio_guarantees::optics::RenewalReason;
use affilio_guarantees::query::Context;
use serde_json::Value;

use super::glasses;
use super::node::Node;
use super::words::fold;
use crate::fault::Fault;

/// The context of a line, and the keys that mean nothing here.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Circumstances {
    pub(crate) context: Context,
    pub(crate) same_day: Option<bool>,
    pub(crate) heavy: Option<bool>,
    pub(crate) basket: Option<Basket>,
    /// Whether the row that pays on what is left is asked too.
    pub(crate) then: bool,
    pub(crate) ignored: Vec<String>,
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
    Then,
}

/// The words of each key, the first being the one documented.
const WORDS: [(&[&str], Key); 15] = [
    (&["establishment", "etablissement"], Key::Establishment),
    (&["ambulatory", "ambulatoire"], Key::Ambulatory),
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
        read(&mut told, *key, &value)?;
    }
    Ok(told)
}

fn read(told: &mut Circumstances, key: Key, value: &Node<'_>) -> Result<(), Fault> {
    let context = &mut told.context;
    match key {
        Key::Establishment => context.establishment = Some(establishment(value)?),
        Key::Ambulatory => context.ambulatory = Some(yes_or_no(value)?),
        Key::Surgery => context.surgery = Some(yes_or_no(value)?),
        Key::Expense => context.meal_or_lodging = Some(expense(value)?),
        Key::StayCovered => context.stay_covered = Some(yes_or_no(value)?),
        Key::Prescribed => context.prescribed = Some(yes_or_no(value)?),
        Key::Agreement => context.agreement = Some(value.money()?),
        Key::Blind => context.blind = Some(yes_or_no(value)?),
        Key::Renewal => context.renewal = Some(renewal(value)?),
        Key::Prescription => context.prescription = Some(glasses::prescription(value)?),
        Key::PreviousPrescription => {
            context.previous_prescription = Some(glasses::prescription(value)?);
        }
        Key::SameDay => told.same_day = Some(yes_or_no(value)?),
        Key::Basket => told.basket = Some(basket(value)?),
        Key::Heavy => told.heavy = Some(yes_or_no(value)?),
        Key::Then => told.then = yes_or_no(value)?,
    }
    Ok(())
}

fn yes_or_no(node: &Node<'_>) -> Result<bool, Fault> {
    const WORDS: [(&str, bool); 6] = [
        ("oui", true),
        ("yes", true),
        ("true", true),
        ("non", false),
        ("no", false),
        ("false", false),
    ];
    match node.value() {
        Value::Bool(value) => Ok(*value),
        Value::String(_) => node.choice("unknown_value", &WORDS, "true ou false"),
        _ => Err(node.wrong_type("true ou false")),
    }
}

fn expense(node: &Node<'_>) -> Result<bool, Fault> {
    const WORDS: [(&str, bool); 10] = [
        ("repas", true),
        ("meal", true),
        ("meals", true),
        ("hebergement", true),
        ("lodging", true),
        ("lit", true),
        ("nuit", true),
        ("autre", false),
        ("autres", false),
        ("other", false),
    ];
    node.choice(
        "unknown_value",
        &WORDS,
        "\"repas\", \"hebergement\" ou \"autre\"",
    )
}

fn basket(node: &Node<'_>) -> Result<Basket, Fault> {
    const WORDS: [(&str, Basket); 11] = [
        ("100_sante", Basket::FullCover),
        ("100sante", Basket::FullCover),
        ("rac0", Basket::FullCover),
        ("rac_0", Basket::FullCover),
        ("panier_100_sante", Basket::FullCover),
        ("maitrise", Basket::Limited),
        ("panier_maitrise", Basket::Limited),
        ("modere", Basket::Limited),
        ("libre", Basket::Free),
        ("panier_libre", Basket::Free),
        ("free", Basket::Free),
    ];
    node.choice(
        "unknown_value",
        &WORDS,
        "\"100_sante\", \"maitrise\" ou \"libre\"",
    )
}

fn establishment(node: &Node<'_>) -> Result<Establishment, Fault> {
    use Establishment as At;
    const WORDS: [(&str, Establishment); 34] = [
        ("hopital", At::Hospital),
        ("hospital", At::Hospital),
        ("clinique", At::Hospital),
        ("clinic", At::Hospital),
        ("mco", At::Hospital),
        ("mas", At::Mas),
        ("maison_d_accueil_specialisee", At::Mas),
        ("psychiatrie", At::Psychiatry),
        ("psychiatry", At::Psychiatry),
        ("psychiatrique", At::Psychiatry),
        ("convalescence", At::Convalescence),
        ("maison_de_convalescence", At::Convalescence),
        ("specialise", At::Specialised),
        ("specialised", At::Specialised),
        ("etablissement_specialise", At::Specialised),
        ("cure_personnes_agees", At::ElderlyCure),
        ("cure_medicale_personnes_agees", At::ElderlyCure),
        ("elderly_cure", At::ElderlyCure),
        ("atelier_therapeutique", At::TherapeuticWorkshop),
        ("therapeutic_workshop", At::TherapeuticWorkshop),
        ("medico_educatif", At::MedicalEducational),
        ("institut_medico_educatif", At::MedicalEducational),
        ("ime", At::MedicalEducational),
        ("imp", At::MedicalEducational),
        ("cmpp", At::MedicalEducational),
        ("medical_educational", At::MedicalEducational),
        ("reeducation_professionnelle", At::VocationalRehabilitation),
        ("vocational_rehabilitation", At::VocationalRehabilitation),
        ("long_sejour", At::LongStay),
        ("long_stay", At::LongStay),
        ("usld", At::LongStay),
        ("ehpad", At::LongStay),
        ("maison_de_retraite", At::LongStay),
        ("etablissement_personnes_agees", At::LongStay),
    ];
    node.choice(
        "unknown_value",
        &WORDS,
        "\"hopital\", \"MAS\", \"psychiatrie\", \"convalescence\", \"specialise\", \"cure_personnes_agees\", \"atelier_therapeutique\", \"medico_educatif\", \"reeducation_professionnelle\" ou \"long_sejour\"",
    )
}

fn renewal(node: &Node<'_>) -> Result<RenewalReason, Fault> {
    use RenewalReason as Why;
    const WORDS: [(&str, RenewalReason); 25] = [
        ("evolution_vue", Why::SightChanged),
        ("evolution_de_la_vue", Why::SightChanged),
        ("changement_de_vue", Why::SightChanged),
        ("degradation", Why::SightChanged),
        ("sight_changed", Why::SightChanged),
        (
            "degradation_ophtalmologiste",
            Why::DegradationByOphthalmologist,
        ),
        (
            "degradation_par_ophtalmologiste",
            Why::DegradationByOphthalmologist,
        ),
        (
            "degradation_by_ophthalmologist",
            Why::DegradationByOphthalmologist,
        ),
        ("pathologie", Why::ListedCondition),
        ("pathologie_listee", Why::ListedCondition),
        ("maladie", Why::ListedCondition),
        ("maladie_listee", Why::ListedCondition),
        ("traitement", Why::ListedCondition),
        ("listed_condition", Why::ListedCondition),
        ("monture_inadaptee", Why::FrameNoLongerFits),
        ("mauvaise_adaptation", Why::FrameNoLongerFits),
        ("morphologie", Why::FrameNoLongerFits),
        ("frame_no_longer_fits", Why::FrameNoLongerFits),
        ("intolerance_progressifs", Why::ProgressiveIntolerance),
        ("intolerance_aux_progressifs", Why::ProgressiveIntolerance),
        ("progressive_intolerance", Why::ProgressiveIntolerance),
        ("penalisation_optique", Why::OpticalPenalisation),
        ("amblyopie", Why::OpticalPenalisation),
        ("strabisme", Why::OpticalPenalisation),
        ("optical_penalisation", Why::OpticalPenalisation),
    ];
    node.choice(
        "unknown_value",
        &WORDS,
        "\"evolution_vue\", \"degradation_ophtalmologiste\", \"pathologie\", \"monture_inadaptee\", \"intolerance_progressifs\" ou \"penalisation_optique\"",
    )
}
