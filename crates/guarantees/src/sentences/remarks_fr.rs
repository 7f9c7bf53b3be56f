//! Remarks, in French.

use super::French;
use super::tongue::{Questions, Remarks};
use crate::compiled::{Confidence, Parameter, Period, Unit};
use crate::remark::Subject;

impl Remarks for French {
    fn count_reached(
        (unit, max): (Unit, u16),
        over: Period,
        beyond: u32,
        paid_otherwise: bool,
    ) -> String {
        let (word, over) = (Self::unit(unit, u32::from(max)), Self::period(over));
        let then = if paid_otherwise {
            "remboursement réduit"
        } else {
            "la mutuelle ne verse rien"
        };
        format!("Maximum atteint : {max} {word} {over}. Au-delà ({beyond}), {then}.")
    }

    fn count_left(unit: Unit, left: u32, over: Period) -> String {
        let over = Self::period(over);
        if left == 0 {
            return format!("Ces soins atteignent le maximum {over}.");
        }
        let word = Self::unit(unit, left);
        format!("Après ces soins, il reste {left} {word} {over}.")
    }

    fn yearly_amount_reached(amount: &str) -> String {
        format!("Le forfait de l’année ({amount}) est épuisé jusqu’au 31 décembre.")
    }

    fn yearly_amount_left(left: &str) -> String {
        format!("Après ces soins, il reste {left} du forfait jusqu’au 31 décembre.")
    }

    fn doubtful_cell(why: &str) -> String {
        format!("Cellule douteuse, à confirmer sur le document original. {why}")
    }

    fn doubtful_row(why: &str, resolution: &str, confidence: &str) -> String {
        format!(
            "Ligne douteuse, à confirmer sur le document original ({why}). Retenu : {resolution} (confiance {confidence})."
        )
    }

    fn read_into(what: &str, why: &str) -> String {
        format!("Lecture, non imprimée : {what}. {why}")
    }

    fn printed_rate_differs(printed: &str, applied: &str) -> String {
        format!(
            "Le tableau imprime {printed} pour la Sécurité sociale. Le taux appliqué est celui de la date des soins, {applied}."
        )
    }

    fn not_verified(subject: Subject, confidence: Confidence) -> String {
        let what = match subject {
            Subject::Price => "le prix réglementé de cet acte",
            Subject::Br => "la base de remboursement (BR)",
            Subject::Limit => "le prix réglementé du panier (HLF ou PLV)",
            Subject::AmoRate => "le taux de la Sécurité sociale",
            Subject::Parameter(parameter) => parameter_name(parameter),
        };
        let why = match confidence {
            Confidence::Conflicting => "les sources se contredisent",
            Confidence::Verified | Confidence::Secondary | Confidence::Unverified => {
                "aucun texte officiel vérifié"
            }
        };
        format!("À confirmer : {what}, {why}.")
    }

    fn adult() -> String {
        "Supposé : 18 ans ou plus au 1er janvier.".to_owned()
    }

    fn minor() -> String {
        "Supposé : moins de 18 ans au 1er janvier, d’après les soins choisis. Rien n’est retenu pour un mineur.".to_owned()
    }

    fn different_days(unit: Unit, units: u32, same_day: &str) -> String {
        let word = Self::unit(unit, units);
        format!(
            "Supposé : {units} {word} à des jours différents. Le même jour, avec le même professionnel, la Sécurité sociale retiendrait {same_day}."
        )
    }

    fn same_day(unit: Unit, units: u32, different_days: &str) -> String {
        let word = Self::unit(unit, units);
        format!(
            "Supposé : {units} {word} le même jour, avec le même professionnel. À des jours différents, la Sécurité sociale retiendrait {different_days}."
        )
    }

    fn usual_act(label: &str) -> String {
        format!("Supposé : « {label} », l’acte habituel de cette ligne.")
    }

    fn reduced_rate_typed() -> String {
        "Supposé : le taux indiqué est celui qui s’applique hors parcours de soins, déjà réduit."
            .to_owned()
    }

    fn within_regulated_price() -> String {
        "Supposé : le prix ne dépasse pas le prix réglementé du panier (HLF ou PLV), que le professionnel doit respecter.".to_owned()
    }

    fn sold_at_regulated_price() -> String {
        "Supposé : l’équipement est vendu à son prix limite de vente (PLV), qui fixe la base de remboursement. Le reste à charge n’en dépend pas.".to_owned()
    }

    fn not_repaid() -> String {
        "Supposé : la Sécurité sociale ne rembourse rien, comme l’imprime le tableau (« - »). Si elle rembourse, indiquez la base de remboursement.".to_owned()
    }

    fn regulated_fee() -> String {
        "Supposé : un médecin de secteur 1, puisque le prix ne dépasse pas le tarif conventionnel."
            .to_owned()
    }

    fn simple_lenses() -> String {
        "Supposé : des verres unifocaux simples, faute de connaître la correction.".to_owned()
    }

    fn no_restriction() -> String {
        "Supposé : aucune des restrictions de cette ligne ne s’applique.".to_owned()
    }

    fn other_side() -> String {
        "Supposé : le côté qui a encore droit, faute de savoir lequel.".to_owned()
    }

    fn participation_within_amo() -> String {
        "Supposé : la participation forfaitaire ne dépasse pas ce que la Sécurité sociale rembourse. Le texte le dit des franchises, pas d’elle.".to_owned()
    }

    fn heavy_forfait_in_alsace_moselle() -> String {
        "Supposé : le forfait des actes lourds s’applique aussi au régime local.".to_owned()
    }

    fn pathway_left(overruns_are_paid: bool) -> String {
        let what = if overruns_are_paid {
            "pas la baisse du remboursement de la Sécurité sociale"
        } else {
            "ni la baisse du remboursement de la Sécurité sociale, ni les dépassements d’honoraires"
        };
        format!("Hors parcours de soins, la mutuelle ne compense {what}.")
    }

    fn row_for_ages(min: u8, max: u8) -> String {
        let ages = ages(min, max);
        format!("Cette ligne est faite pour une personne {ages} : vérifiez l’âge.")
    }

    fn act_for_ages(min: u8, max: u8) -> String {
        let ages = ages(min, max);
        format!("L’acte choisi est fait pour une personne {ages} : vérifiez l’âge.")
    }

    fn above_regulated_price(limit: &str) -> String {
        format!(
            "Le prix dépasse le prix réglementé de ce panier ({limit}) : l’excédent n’est pas remboursé."
        )
    }

    fn then_row(label: &str) -> String {
        format!("Une autre ligne peut encore payer sur ce qui reste : « {label} ».")
    }

    fn opens_again(from: &str) -> String {
        format!("Le droit s’ouvre de nouveau le {from}.")
    }

    fn not_billed(waived: &str) -> String {
        format!(
            "{waived} de forfait journalier ne sont pas facturés en plus du séjour : ils s’imputent sur son ticket modérateur."
        )
    }

    fn used_counts_whole() -> String {
        "Le montant déjà versé compte en entier dans le forfait de l’année, faute de savoir ce qui en relève.".to_owned()
    }

    fn never_repaid(total: &str) -> String {
        format!("Toujours à votre charge : {total}, qu’aucun contrat ne peut rembourser.")
    }
}

fn ages(min: u8, max: u8) -> String {
    match (min, max) {
        (0, max @ 0..2) => format!("de {max} an ou moins"),
        (0, max) => format!("de {max} ans ou moins"),
        (min, u8::MAX) => format!("de {min} ans ou plus"),
        (min, max) => format!("de {min} à {max} ans"),
    }
}

pub(super) fn parameter_name(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Pmss => "le plafond mensuel de la Sécurité sociale (PMSS)",
        Parameter::Participation
        | Parameter::ParticipationYearCap
        | Parameter::ParticipationDayCount => "la participation forfaitaire",
        Parameter::FranchiseBox
        | Parameter::FranchiseAct
        | Parameter::FranchiseTrip
        | Parameter::FranchiseActDayCap
        | Parameter::FranchiseTripDayCap
        | Parameter::FranchiseYearCap => "la franchise médicale",
        Parameter::HeavyForfait | Parameter::HeavyThreshold => "le forfait des actes lourds",
        Parameter::PathwayReductionCap => {
            "ce que la Sécurité sociale retire hors parcours de soins"
        }
        Parameter::PathwayReductionRate | Parameter::PathwayAge => {
            "la majoration du ticket modérateur hors parcours de soins"
        }
        Parameter::FrameCap => "le plafond légal d’une monture",
        Parameter::HearingClassTwoCap => "le plafond légal des aides auditives de classe II",
    }
}
