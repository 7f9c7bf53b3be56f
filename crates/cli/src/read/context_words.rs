//! What the words of the context mean: many spellings, in French and in English. A value that is
//! none of them is not understood.

use affilio_guarantees::compiled::{Basket, Establishment};
use serde_json::Value;

use super::words::fold;

/// The meaning of one of a few words; accents, case and separators do not count.
fn meaning<T: Copy>(value: &Value, words: &[(&str, T)]) -> Option<T> {
    let asked = fold(value.as_str()?);
    words
        .iter()
        .find(|(word, _)| *word == asked)
        .map(|(_, meaning)| *meaning)
}

pub(super) fn yes_or_no(value: &Value) -> Option<bool> {
    const WORDS: [(&str, bool); 13] = [
        ("oui", true),
        ("yes", true),
        ("true", true),
        ("non", false),
        ("no", false),
        ("false", false),
        ("vrai", true),
        ("y", true),
        ("o", true),
        ("1", true),
        ("faux", false),
        ("n", false),
        ("0", false),
    ];
    match value {
        Value::Bool(value) => Some(*value),
        Value::Number(number) => match number.as_u64() {
            Some(0) => Some(false),
            Some(1) => Some(true),
            _ => None,
        },
        _ => meaning(value, &WORDS),
    }
}

/// True for a meal or lodging.
pub(super) fn expense(value: &Value) -> Option<bool> {
    const WORDS: [(&str, bool); 19] = [
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
        ("repas_et_hebergement", true),
        ("repas_hebergement", true),
        ("repas_ou_hebergement", true),
        ("meals_and_lodging", true),
        ("meal_or_lodging", true),
        ("hotellerie", true),
        ("soins", false),
        ("care", false),
        ("medical", false),
    ];
    meaning(value, &WORDS)
}

pub(super) fn basket(value: &Value) -> Option<Basket> {
    const WORDS: [(&str, Basket); 28] = [
        ("100_sante", Basket::FullCover),
        ("100sante", Basket::FullCover),
        ("rac0", Basket::FullCover),
        ("rac_0", Basket::FullCover),
        ("panier_100_sante", Basket::FullCover),
        ("maitrise", Basket::Limited),
        ("panier_maitrise", Basket::Limited),
        ("libre", Basket::Free),
        ("panier_libre", Basket::Free),
        ("free", Basket::Free),
        ("100_health", Basket::FullCover),
        ("reste_a_charge_0", Basket::FullCover),
        ("reste_a_charge_zero", Basket::FullCover),
        ("sans_reste_a_charge", Basket::FullCover),
        ("modere", Basket::Limited),
        ("tarif_maitrise", Basket::Limited),
        ("tarifs_maitrises", Basket::Limited),
        ("panier_a_tarifs_maitrises", Basket::Limited),
        ("panier_modere", Basket::Limited),
        ("reste_a_charge_modere", Basket::Limited),
        ("reste_a_charge_maitrise", Basket::Limited),
        ("rac_modere", Basket::Limited),
        ("moderate", Basket::Limited),
        ("controlled", Basket::Limited),
        ("tarif_libre", Basket::Free),
        ("tarifs_libres", Basket::Free),
        ("honoraires_libres", Basket::Free),
        ("panier_a_tarifs_libres", Basket::Free),
    ];
    meaning(value, &WORDS)
}

pub(super) fn establishment(value: &Value) -> Option<Establishment> {
    use Establishment as At;
    const WORDS: [(&str, Establishment); 55] = [
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
        ("maison_accueil_specialisee", At::Mas),
        ("hopital_public", At::Hospital),
        ("hopital_prive", At::Hospital),
        ("clinique_privee", At::Hospital),
        ("public_hospital", At::Hospital),
        ("private_clinic", At::Hospital),
        ("psychiatric", At::Psychiatry),
        ("hopital_psychiatrique", At::Psychiatry),
        ("clinique_psychiatrique", At::Psychiatry),
        ("etablissement_psychiatrique", At::Psychiatry),
        ("service_psychiatrique", At::Psychiatry),
        ("psychiatric_hospital", At::Psychiatry),
        ("psy", At::Psychiatry),
        ("convalescent_home", At::Convalescence),
        ("maison_de_repos", At::Convalescence),
        ("specialized", At::Specialised),
        ("unite_de_soins_de_longue_duree", At::LongStay),
        ("unite_de_long_sejour", At::LongStay),
        ("soins_de_longue_duree", At::LongStay),
        ("nursing_home", At::LongStay),
        ("cure_medicale", At::ElderlyCure),
    ];
    meaning(value, &WORDS)
}
