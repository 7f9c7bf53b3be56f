//! Mails about a request to stay out of the plan.

use affilio_domain::format::{self, Locale};
use affilio_domain::wire::ExemptionState;

use super::mail;
use crate::store::{Exemption, File, Message};

/// A request to stay out of the plan, or what became of it; `late`: asked after the day that the text
/// names. Says nothing of its case: it may tell of a family, or of an income.
pub(crate) fn exemption(
    file: &File,
    to: &str,
    public_url: &str,
    exemption: &Exemption,
    late: bool,
) -> Message {
    let (number, reference) = (&file.member_number, &exemption.details.reference);
    let first_name = &file.prefilled.profile.first_name;
    let paper = match (exemption.state, file.locale) {
        (ExemptionState::Withdrawn, Locale::Fr) => "Votre espace",
        (ExemptionState::Withdrawn, Locale::En) => "Your space",
        (_, Locale::Fr) => "Le document écrit et daté est à télécharger dans votre espace",
        (_, Locale::En) => "The written, dated document can be downloaded from your space",
    };
    let end = match file.locale {
        Locale::Fr => format!(
            "{paper} : {public_url}/connexion\n\n\
             Référence : {reference}\nVotre numéro d’adhérent : {number}\n"
        ),
        Locale::En => format!(
            "{paper}: {public_url}/connexion\n\n\
             Reference: {reference}\nYour member number: {number}\n"
        ),
    };
    let (subject, what) = match file.locale {
        Locale::Fr => in_french(file, exemption, late),
        Locale::En => in_english(file, exemption, late),
    };
    let hello = match file.locale {
        Locale::Fr => "Bonjour",
        Locale::En => "Hello",
    };
    mail(
        to,
        subject,
        format!("{hello} {first_name},\n\n{what}\n\n{end}"),
    )
}

/// Subject and first sentences.
fn in_french(file: &File, exemption: &Exemption, late: bool) -> (&'static str, String) {
    let employer = &file.employer.name;
    let last_day = format::date(file.expires_on, Locale::Fr);
    let open = format!(
        "Votre dossier d’adhésion est ouvert à nouveau, jusqu’au {last_day} : vos réponses sont \
         conservées."
    );
    match (exemption.state, exemption.answered_at) {
        (ExemptionState::Accepted, _) => (
            "Votre dispense est acceptée",
            format!("{employer} a accepté votre dispense d’adhésion à sa complémentaire santé."),
        ),
        (ExemptionState::Refused, _) => (
            "Votre dispense est refusée",
            format!("{employer} a refusé votre dispense d’adhésion. {open}"),
        ),
        (ExemptionState::Withdrawn, None) => (
            "Votre demande de dispense est retirée",
            format!("Votre demande de dispense d’adhésion est retirée. {open}"),
        ),
        (ExemptionState::Withdrawn, Some(_)) => (
            "Votre dispense a pris fin",
            format!(
                "Votre dispense d’adhésion a pris fin. {open}\n\n\
                 Dites-le aussi à votre employeur : il vous dira quand vos garanties commencent."
            ),
        ),
        (ExemptionState::Asked, _) => (
            "Votre demande de dispense est enregistrée",
            format!(
                "Votre demande de dispense d’adhésion est enregistrée. {employer} vous répondra par \
                 écrit. Vous pouvez la retirer et reprendre votre adhésion.{}",
                if late {
                    " Le jour prévu par la loi pour la demander est passé : votre employeur dira s’il accepte \
                     une demande plus tardive."
                } else {
                    ""
                }
            ),
        ),
    }
}

/// Subject and first sentences.
fn in_english(file: &File, exemption: &Exemption, late: bool) -> (&'static str, String) {
    let employer = &file.employer.name;
    let last_day = format::date(file.expires_on, Locale::En);
    let open =
        format!("Your enrolment file is open again, until {last_day}: your answers are kept.");
    match (exemption.state, exemption.answered_at) {
        (ExemptionState::Accepted, _) => (
            "Your exemption is accepted",
            format!("{employer} has accepted your exemption from its health plan."),
        ),
        (ExemptionState::Refused, _) => (
            "Your exemption is refused",
            format!("{employer} has refused your exemption. {open}"),
        ),
        (ExemptionState::Withdrawn, None) => (
            "Your request for exemption is withdrawn",
            format!("Your request for exemption is withdrawn. {open}"),
        ),
        (ExemptionState::Withdrawn, Some(_)) => (
            "Your exemption has ended",
            format!(
                "Your exemption has ended. {open}\n\n\
                 Tell your employer too: they will say when your cover begins."
            ),
        ),
        (ExemptionState::Asked, _) => (
            "Your request for exemption is registered",
            format!(
                "Your request for exemption is registered. {employer} will answer in writing. You \
                 can withdraw it and resume your enrolment.{}",
                if late {
                    " The day that the law sets to ask is past: your employer will say whether a later \
                     request is accepted."
                } else {
                    ""
                }
            ),
        ),
    }
}
