//! Mails of the signature and of what follows it.

use affilio_domain::format::Locale;
use affilio_domain::wire::Stage;

use super::mail;
use crate::store::{File, Message};

/// The code of the signature, when no SMS arrives.
pub(crate) fn code(to: &str, file: &File, code: &str, fingerprint: &str) -> Message {
    let first_name = &file.prefilled.profile.first_name;
    match file.locale {
        Locale::Fr => mail(
            to,
            "Votre code de signature",
            format!(
                "Bonjour {first_name},\n\n\
                 {code} est votre code pour signer votre adhésion (document {fingerprint}). Il est \
                 valable 10 minutes, sur la page où vous l’avez demandé.\n\n\
                 Ne le donnez à personne. Si vous ne l’avez pas demandé, changez votre mot de \
                 passe.\n"
            ),
        ),
        Locale::En => mail(
            to,
            "Your signing code",
            format!(
                "Hello {first_name},\n\n\
                 {code} is your code to sign your enrolment (document {fingerprint}). It is good \
                 for 10 minutes, on the page where you asked for it.\n\n\
                 Give it to nobody. If you did not ask for it, change your password.\n"
            ),
        ),
    }
}

/// Tells that the file reached another stage; what is in it stays behind the sign-in.
pub(crate) fn stage(file: &File, public_url: &str, stage: Stage) -> Option<Message> {
    let to = file.email.as_deref()?;
    let first_name = &file.prefilled.profile.first_name;
    let number = &file.member_number;
    let subject = stage_subject(stage, file.locale);
    Some(match file.locale {
        Locale::Fr => mail(
            to,
            subject,
            format!(
                "Bonjour {first_name},\n\n{subject}.\n\
                 Connectez-vous pour en savoir plus : {public_url}/connexion\n\n\
                 Votre numéro d’adhérent : {number}\n"
            ),
        ),
        Locale::En => mail(
            to,
            subject,
            format!(
                "Hello {first_name},\n\n{subject}.\n\
                 Sign in to know more: {public_url}/connexion\n\n\
                 Your member number: {number}\n"
            ),
        ),
    })
}

const fn stage_subject(stage: Stage, locale: Locale) -> &'static str {
    match (stage, locale) {
        (Stage::Checking, Locale::Fr) => "Votre adhésion est en cours de vérification",
        (Stage::Checking, Locale::En) => "Your enrolment is being checked",
        (Stage::PieceAsked, Locale::Fr) => "Une pièce est demandée pour votre adhésion",
        (Stage::PieceAsked, Locale::En) => "A document is asked for your enrolment",
        (Stage::Validated, Locale::Fr) => "Votre adhésion est validée",
        (Stage::Validated, Locale::En) => "Your enrolment is validated",
        (Stage::CardReady, Locale::Fr) => "Votre carte de mutuelle est disponible",
        (Stage::CardReady, Locale::En) => "Your insurance card is available",
    }
}
