//! The texts of mails.

use affilio_domain::date::Date;
use affilio_domain::format::{self, Locale};

use crate::store::{Channel, File, Message};

/// The address that an affiliation link opens: the token is in the fragment, which browsers never
/// send to any server.
pub(crate) fn link_address(public_url: &str, token: &str) -> String {
    format!("{public_url}/affiliation#{token}")
}

/// The invitation: personal link and *numéro d'adhérent*.
pub(crate) fn invitation(file: &File, public_url: &str, token: &str, expires_on: Date) -> Message {
    let link = link_address(public_url, token);
    let (employer, first_name) = (&file.employer.name, &file.prefilled.profile.first_name);
    let last_day = format::date(expires_on, Locale::Fr);
    let first_day = format::date(file.effective_on, Locale::Fr);
    Message {
        channel: Channel::Mail,
        to: file.email.clone(),
        subject: "Votre complémentaire santé d'entreprise : activez votre compte",
        body: format!(
            "Bonjour {first_name},\n\n\
             {employer} vous fait bénéficier d'une complémentaire santé à partir du {first_day}.\n\
             Pour adhérer, ouvrez votre lien personnel et choisissez un mot de passe :\n\n\
             {link}\n\n\
             Ce lien active votre compte une seule fois, jusqu'au {last_day}. Ensuite, \
             connectez-vous à {public_url}/connexion : vos réponses sont conservées et vous \
             pouvez vous interrompre quand vous voulez.\n\n\
             Votre numéro d'adhérent : {number}\n\
             Préparez votre attestation de droits et un RIB.\n\n\
             Ne transférez pas ce message : le lien est à vous seul.\n",
            number = file.member_number,
        ),
    }
}

/// The confirmation of the signature.
pub(crate) fn signed(file: &File, public_url: &str, reference: &str) -> Message {
    let first_name = &file.prefilled.profile.first_name;
    let first_day = format::date(file.effective_on, Locale::Fr);
    Message {
        channel: Channel::Mail,
        to: file.email.clone(),
        subject: "Votre adhésion est signée",
        body: format!(
            "Bonjour {first_name},\n\n\
             Votre adhésion à la complémentaire santé de {employer} est signée. \
             Référence : {reference}.\n\
             Vos garanties commencent le {first_day}.\n\n\
             Votre bulletin signé est à télécharger dans votre espace : {public_url}/connexion\n\n\
             Si vous n'êtes pas à l'origine de cette signature, prévenez votre employeur.\n",
            employer = file.employer.name,
        ),
    }
}
