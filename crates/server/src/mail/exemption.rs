//! Mails about a request to stay out of the plan.

use affilio_domain::format::Locale;
use affilio_domain::wire::ExemptionState;

use super::mail;
use crate::store::{Exemption, File, Message};

/// A request to stay out of the plan, or its answer. Says nothing of its case: it may tell of a
/// family, or of an income.
pub(crate) fn exemption(file: &File, to: &str, public_url: &str, exemption: &Exemption) -> Message {
    let (number, reference) = (&file.member_number, &exemption.details.reference);
    let over = exemption
        .answered_at
        .is_some_and(|at| file.is_over(at.paris_date()));
    let first_name = &file.prefilled.profile.first_name;
    let employer = &file.employer.name;
    let end = match file.locale {
        Locale::Fr => format!(
            "Le document écrit et daté est à télécharger dans votre espace : {public_url}/connexion\n\n\
             Référence : {reference}\nVotre numéro d’adhérent : {number}\n"
        ),
        Locale::En => format!(
            "The written, dated document can be downloaded from your space: {public_url}/connexion\n\n\
             Reference: {reference}\nYour member number: {number}\n"
        ),
    };
    let (subject, what) = exemption_words(exemption.state, employer, over, file.locale);
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

/// Subject and first sentences; `over`: a refusal opens no file whose days are over.
fn exemption_words(
    state: ExemptionState,
    employer: &str,
    over: bool,
    locale: Locale,
) -> (&'static str, String) {
    match (state, locale) {
        (ExemptionState::Accepted, Locale::Fr) => (
            "Votre dispense est acceptée",
            format!("{employer} a accepté votre dispense d’adhésion à sa complémentaire santé."),
        ),
        (ExemptionState::Accepted, Locale::En) => (
            "Your exemption is accepted",
            format!("{employer} has accepted your exemption from its health plan."),
        ),
        (ExemptionState::Refused, Locale::Fr) => (
            "Votre dispense est refusée",
            if over {
                format!(
                    "{employer} a refusé votre dispense d’adhésion. Les 60 jours pour adhérer en \
                     ligne sont passés : connectez-vous, la page « Mon adhésion » dit comment rouvrir \
                     votre dossier. Vos réponses sont conservées."
                )
            } else {
                format!(
                    "{employer} a refusé votre dispense d’adhésion. Votre dossier d’adhésion est \
                     ouvert à nouveau : vos réponses sont conservées."
                )
            },
        ),
        (ExemptionState::Refused, Locale::En) => (
            "Your exemption is refused",
            if over {
                format!(
                    "{employer} has refused your exemption. The 60 days to enrol online are over: \
                     sign in, the page “My enrolment” says how to open your file again. Your \
                     answers are kept."
                )
            } else {
                format!(
                    "{employer} has refused your exemption. Your enrolment file is open again: \
                     your answers are kept."
                )
            },
        ),
        (ExemptionState::Asked | ExemptionState::Withdrawn, Locale::Fr) => (
            "Votre demande de dispense est enregistrée",
            format!(
                "Votre demande de dispense d’adhésion est enregistrée. {employer} vous répondra par \
                 écrit. Jusque-là, vous pouvez la retirer et reprendre votre adhésion."
            ),
        ),
        (ExemptionState::Asked | ExemptionState::Withdrawn, Locale::En) => (
            "Your request for exemption is registered",
            format!(
                "Your request for exemption is registered. {employer} will answer in writing. Until \
                 then, you can withdraw it and resume your enrolment."
            ),
        ),
    }
}
