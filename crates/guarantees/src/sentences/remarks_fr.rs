//! Remarks and other readings, in French.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::format;

use super::Scene;
use super::questions_fr::{period, unit};
use crate::compiled::{Confidence, Parameter, SchemeRates};
use crate::outcome::{Outcome, Reading, ReadingOf};
use crate::remark::{Hypothesis, Remark, Subject};

pub(super) fn remark(scene: Scene<'_>, remark: &Remark) -> Vec<String> {
    let one = match *remark {
        Remark::DoubtfulCell => doubtful_cell(scene),
        Remark::DoubtfulRow => doubtful_row(scene),
        Remark::ReadInto => return read_into(scene),
        Remark::CountReached { .. }
        | Remark::CountLeft { .. }
        | Remark::YearlyAmountReached { .. }
        | Remark::YearlyAmountLeft { .. } => limits(scene, remark),
        Remark::PrintedRateDiffers { printed, applied } => format!(
            "Le tableau imprime {} pour la Sécurité sociale ; le taux appliqué est {}. Le total garanti ne change pas.",
            format::rate(printed, scene.locale),
            format::rate(applied, scene.locale)
        ),
        Remark::NotVerified {
            subject,
            confidence,
        } => not_verified(subject, confidence),
        Remark::Supposed(hypothesis) => supposed(scene, hypothesis),
        Remark::Restricted(at) => restricted(scene, at),
        Remark::ThenRow(row) => {
            let label = scene.plan.row(row).map_or("", |row| row.label.as_str());
            format!("Une autre ligne peut encore payer sur ce qui reste : « {label} ».")
        }
        Remark::OpensAgain { from } => format!(
            "Le droit s’ouvre de nouveau le {}.",
            format::date(from, scene.locale)
        ),
        Remark::TooEarly { months, from } => too_early(scene, months, from),
        Remark::UsedCountsWhole => {
            "Le montant déjà versé compte en entier dans le forfait de l’année, faute de savoir ce qui en relève.".to_owned()
        }
        Remark::OutsidePathway => outside(scene).to_owned(),
        Remark::AgeOutOfRange { min, max } => {
            let ages = ages(min, max);
            format!("Cette ligne est faite pour une personne {ages} : vérifiez l’âge.")
        }
        Remark::ActAgeOutOfRange { min, max } => {
            let ages = ages(min, max);
            format!("L’acte choisi est fait pour une personne {ages} : vérifiez l’âge.")
        }
        Remark::AboveRegulatedPrice { limit } => format!(
            "Le prix dépasse le prix réglementé de ce panier ({}) : l’excédent n’est pas remboursé.",
            format::amount(limit, scene.locale)
        ),
        Remark::NeverRepaid { total } => format!(
            "Toujours à votre charge : {}, qu’aucun contrat ne peut rembourser.",
            format::amount(total, scene.locale)
        ),
    };
    vec![one]
}

fn limits(scene: Scene<'_>, remark: &Remark) -> String {
    let euro = |amount: Amount| format::amount(amount, scene.locale);
    let row = scene.plan.row(scene.row);
    let word = |count| row.map_or("", |row| unit(row.unit, count));
    match *remark {
        Remark::CountReached {
            max,
            period: over,
            beyond,
            paid_otherwise,
        } => {
            let then = if paid_otherwise {
                "remboursement réduit au-delà"
            } else {
                "rien au-delà"
            };
            let (word, over) = (word(u32::from(max)), period(over));
            format!("Maximum atteint : {max} {word} {over} ; {beyond} en trop, {then}.")
        }
        Remark::CountLeft { left, period: over } => {
            let (word, over) = (word(left), period(over));
            format!("Après ces soins, il reste {left} {word} {over}.")
        }
        Remark::YearlyAmountReached { amount } => {
            let amount = euro(amount);
            format!("Le forfait de l’année ({amount}) est épuisé jusqu’au 31 décembre.")
        }
        Remark::YearlyAmountLeft { left } => {
            let left = euro(left);
            format!("Après ces soins, il reste {left} du forfait jusqu’au 31 décembre.")
        }
        _ => String::new(),
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

fn outside(scene: Scene<'_>) -> &'static str {
    if scene.plan.contract().overrun_outside_pathway {
        "Hors parcours de soins, la mutuelle ne compense pas la baisse du remboursement de la Sécurité sociale."
    } else {
        "Hors parcours de soins, la mutuelle ne compense ni la baisse du remboursement de la Sécurité sociale, ni les dépassements d’honoraires."
    }
}

fn supposed(scene: Scene<'_>, hypothesis: Hypothesis) -> String {
    let said = match hypothesis {
        Hypothesis::Adult => "Supposé : 18 ans ou plus au 1er janvier.",
        Hypothesis::Minor => {
            "Supposé : moins de 18 ans au 1er janvier, d’après les soins choisis. Rien n’est retenu pour un mineur."
        }
        Hypothesis::DifferentDays { units, same_day } => {
            let row = scene.plan.row(scene.row);
            let word = row.map_or("", |row| unit(row.unit, units));
            let same_day = format::amount(same_day, scene.locale);
            return format!(
                "Supposé : {units} {word} à des jours différents. Le même jour, avec le même professionnel, la Sécurité sociale retiendrait {same_day}."
            );
        }
        Hypothesis::SameDay {
            units,
            different_days,
        } => {
            let row = scene.plan.row(scene.row);
            let word = row.map_or("", |row| unit(row.unit, units));
            let otherwise = format::amount(different_days, scene.locale);
            return format!(
                "Supposé : {units} {word} le même jour, avec le même professionnel. À des jours différents, la Sécurité sociale retiendrait {otherwise}."
            );
        }
        Hypothesis::UsualAct(act) => {
            let label = scene.plan.act(act).map_or("", |act| act.label.as_str());
            return format!("Supposé : {label}, l’acte habituel de cette ligne.");
        }
        Hypothesis::NoRestriction => {
            "Supposé : aucune des restrictions de cette ligne ne s’applique."
        }
        Hypothesis::OtherSide => "Supposé : le côté qui a encore droit, faute de savoir lequel.",
        Hypothesis::ParticipationWithinAmo => {
            "Supposé : la participation forfaitaire ne dépasse pas ce que la Sécurité sociale rembourse. Le texte le dit des franchises, pas d’elle."
        }
        Hypothesis::HeavyForfaitInAlsaceMoselle => {
            "Supposé : le forfait des actes lourds s’applique aussi au régime local. Le total remboursé ne change pas."
        }
    };
    said.to_owned()
}

pub(super) fn restricted(scene: Scene<'_>, at: u16) -> String {
    let row = scene.plan.row(scene.row);
    let condition = row.and_then(|row| row.conditions.get(usize::from(at)));
    let note = condition
        .and_then(|condition| condition.note)
        .and_then(|note| scene.plan.contract().footnotes.get(usize::from(note)));
    let mark = note.map_or(String::new(), |note| format!(" (note {})", note.mark));
    let question = condition.map_or("", |condition| condition.question.as_str());
    format!("Une restriction de la ligne s’applique{mark} : {question}")
}

pub(super) fn too_early(scene: Scene<'_>, months: u16, from: Date) -> String {
    format!(
        "Renouvelé trop tôt : le délai est de {months} mois, le droit s’ouvre le {}.",
        format::date(from, scene.locale)
    )
}

fn not_verified(subject: Subject, confidence: Confidence) -> String {
    let what = match subject {
        Subject::Price => "le prix réglementé de cet acte",
        Subject::Br => "la base de remboursement",
        Subject::Limit => "le prix réglementé du panier (HLF ou PLV)",
        Subject::AmoRate => "le taux de la Sécurité sociale",
        Subject::Parameter(parameter) => parameter_name(parameter),
    };
    let why = match confidence {
        Confidence::Conflicting => "les sources se contredisent",
        _ => "aucun texte officiel vérifié",
    };
    format!("À confirmer, {why} : {what}.")
}

fn parameter_name(parameter: Parameter) -> &'static str {
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

fn doubtful_cell(scene: Scene<'_>) -> String {
    let why = cell(scene)
        .and_then(|cell| cell.why.clone())
        .unwrap_or_default();
    format!("Montant imprimé illisible : à confirmer sur le document original. {why}")
}

fn doubtful_row(scene: Scene<'_>) -> String {
    let doubt = scene.plan.row(scene.row).and_then(|row| row.doubt.as_ref());
    doubt.map_or_else(String::new, |doubt| {
        format!(
            "Ligne difficile à lire sur le document numérisé ({}). Retenu : {} (confiance {}).",
            doubt.why, doubt.resolution, doubt.confidence
        )
    })
}

fn read_into(scene: Scene<'_>) -> Vec<String> {
    let row = scene.plan.row(scene.row);
    row.map_or(&[][..], |row| &row.read_into)
        .iter()
        .map(|read| format!("Lecture, non imprimée : {}. {}", read.what, read.why))
        .collect()
}

fn cell(scene: Scene<'_>) -> Option<&crate::compiled::Cell> {
    scene.plan.contract().cell(
        usize::from(scene.row.0),
        usize::from(scene.level.0),
        scene.out_of_dptm,
    )
}

pub(super) fn reading(scene: Scene<'_>, reading: &Reading) -> String {
    let (what, why) = match reading.of {
        ReadingOf::Cell(at) => cell(scene)
            .and_then(|cell| cell.alternatives.get(at))
            .map(|other| (format!("« {} »", other.printed), other.why.clone()))
            .unwrap_or_default(),
        ReadingOf::Convention(at) => scene
            .plan
            .contract()
            .conventions
            .get(at)
            .map(|convention| {
                (
                    format!("l’autre sens de « {} »", convention.printed),
                    convention.why.clone(),
                )
            })
            .unwrap_or_default(),
        ReadingOf::AmoRate => other_rate(scene),
        ReadingOf::SameDay(true) => said(
            "tout le même jour, avec le même professionnel",
            "Les plafonds d’une journée s’appliquent alors à ce qui est retenu.",
        ),
        ReadingOf::SameDay(false) => said(
            "à des jours différents",
            "Les plafonds d’une journée ne s’appliquent alors pas.",
        ),
        ReadingOf::AmoRefuses => said(
            "la Sécurité sociale refuse aussi",
            "Elle applique le même délai de renouvellement (arrêté du 3 décembre 2018).",
        ),
        ReadingOf::WholeCeiling => said(
            "l’élément de classe B payé jusqu’au plafond de tout l’équipement",
            "La note sur le panachage ne cite que ce plafond, pas la cellule de l’élément.",
        ),
        ReadingOf::AgreementInstead => said(
            "le tarif de l’accord remplace le montant de la cellule",
            "La note dit « dans les limites des tarifs de l’accord ».",
        ),
    };
    let result = match reading.outcome {
        Outcome::Covered(amounts) | Outcome::NotCovered(amounts) => format!(
            "mutuelle {}, reste à charge {}",
            format::amount(amounts.amc, scene.locale),
            format::amount(amounts.rac, scene.locale)
        ),
        Outcome::Service => "service".to_owned(),
        Outcome::Unknown(_) => "inconnu".to_owned(),
    };
    format!("Autre lecture, {what} : {result}. {why}")
}

fn said(what: &str, why: &str) -> (String, String) {
    (what.to_owned(), why.to_owned())
}

fn other_rate(scene: Scene<'_>) -> (String, String) {
    let family = scene.plan.family_of(scene.row);
    let of = |rates: &SchemeRates| rates.alternative.clone();
    family
        .and_then(|family| of(&family.alsace_moselle).or_else(|| of(&family.general)))
        .map(|(rate, why)| {
            let rate = affilio_domain::rate::Rate::from_basis_points(rate);
            (
                format!("Sécurité sociale à {}", format::rate(rate, scene.locale)),
                why,
            )
        })
        .unwrap_or_default()
}
