//! The texts of mails, in the language that the person used last.

mod exemption;

pub(crate) use exemption::exemption;

use affilio_domain::date::Date;
use affilio_domain::enrolment::Step;
use affilio_domain::format::{self, Locale};

use crate::store::{Channel, File, Message};

mod signing;

pub(crate) use signing::{code, stage};

/// The address that an affiliation link opens: the token is in the fragment, which browsers never
/// send to any server.
pub(crate) fn link_address(public_url: &str, token: &str) -> String {
    format!("{public_url}/affiliation#{token}")
}

/// The address of the link that changes a password; its token is in the fragment too.
fn reset_address(public_url: &str, token: &str) -> String {
    format!("{public_url}/connexion/oubli#{token}")
}

fn mail(to: &str, subject: &'static str, body: String) -> Message {
    Message {
        channel: Channel::Mail,
        to: to.to_owned(),
        subject,
        body,
    }
}

/// A personal link and its *numéro d'adhérent*.
pub(crate) struct Invitation<'a> {
    /// Whose.
    pub(crate) file: &'a File,
    /// Address under which people reach the server.
    pub(crate) public_url: &'a str,
    /// Token of the link.
    pub(crate) token: &'a str,
    /// Its last day.
    pub(crate) expires_on: Date,
}

impl Invitation<'_> {
    fn link(&self) -> String {
        link_address(self.public_url, self.token)
    }

    fn last_day(&self) -> String {
        format::date(self.expires_on, self.file.locale)
    }

    fn first_day(&self) -> String {
        format::date(self.file.effective_on, self.file.locale)
    }

    /// To somebody who has no account yet.
    pub(crate) fn first(&self, to: &str) -> Message {
        let (link, public_url) = (self.link(), self.public_url);
        let (last_day, first_day) = (self.last_day(), self.first_day());
        let (employer, number) = (&self.file.employer.name, &self.file.member_number);
        let first_name = &self.file.prefilled.profile.first_name;
        match self.file.locale {
            Locale::Fr => mail(
                to,
                "Votre complémentaire santé d’entreprise : activez votre compte",
                format!(
                    "Bonjour {first_name},\n\n\
                     {employer} vous fait bénéficier d’une complémentaire santé à partir du {first_day}.\n\
                     Pour adhérer, ouvrez votre lien personnel et choisissez un mot de passe :\n\n\
                     {link}\n\n\
                     Ce lien active votre compte une seule fois, jusqu’au {last_day}. Ensuite, \
                     connectez-vous à {public_url}/connexion : vos réponses sont conservées et vous \
                     pouvez vous interrompre quand vous voulez.\n\n\
                     Votre numéro d’adhérent : {number}\n\
                     Préparez votre attestation de droits et un RIB.\n\n\
                     Ne transférez pas ce message : le lien est à vous seul.\n"
                ),
            ),
            Locale::En => mail(
                to,
                "Your company health plan: activate your account",
                format!(
                    "Hello {first_name},\n\n\
                     {employer} offers you a complementary health plan from {first_day}.\n\
                     To enrol, open your personal link and choose a password:\n\n\
                     {link}\n\n\
                     This link activates your account once, until {last_day}. After that, sign in at \
                     {public_url}/connexion: your answers are kept, and you can stop whenever you \
                     like.\n\n\
                     Your member number: {number}\n\
                     Have at hand your “attestation de droits” (proof of social-security rights) and \
                     your RIB (bank details).\n\n\
                     Do not forward this message: the link is yours alone.\n"
                ),
            ),
        }
    }

    /// To an address that has an account: the contract joins it.
    pub(crate) fn to_somebody_known(&self, to: &str) -> Message {
        let (link, last_day, first_day) = (self.link(), self.last_day(), self.first_day());
        let (employer, number) = (&self.file.employer.name, &self.file.member_number);
        let first_name = &self.file.prefilled.profile.first_name;
        match self.file.locale {
            Locale::Fr => mail(
                to,
                "Un nouveau contrat santé vous attend : connectez-vous",
                format!(
                    "Bonjour {first_name},\n\n\
                     {employer} vous fait bénéficier d’une complémentaire santé à partir du {first_day}.\n\
                     Vous avez déjà un espace avec cette adresse : ouvrez ce lien et connectez-vous \
                     avec votre mot de passe habituel. Le nouveau contrat y sera ajouté.\n\n\
                     {link}\n\n\
                     Vous avez jusqu’au {last_day} pour finir.\n\n\
                     Votre numéro d’adhérent pour ce contrat : {number}\n\n\
                     Ne transférez pas ce message : le lien est à vous seul.\n"
                ),
            ),
            Locale::En => mail(
                to,
                "A new health contract awaits you: sign in",
                format!(
                    "Hello {first_name},\n\n\
                     {employer} offers you a complementary health plan from {first_day}.\n\
                     You already have an account with this address: open this link and sign in with \
                     your usual password. The new contract will be added there.\n\n\
                     {link}\n\n\
                     You have until {last_day} to finish.\n\n\
                     Your member number for this contract: {number}\n\n\
                     Do not forward this message: the link is yours alone.\n"
                ),
            ),
        }
    }

    /// To somebody whose account exists and whose sixty days begin again.
    pub(crate) fn reopened(&self, to: &str) -> Message {
        let (public_url, last_day) = (self.public_url, self.last_day());
        let number = &self.file.member_number;
        let first_name = &self.file.prefilled.profile.first_name;
        match self.file.locale {
            Locale::Fr => mail(
                to,
                "Votre dossier est ouvert à nouveau",
                format!(
                    "Bonjour {first_name},\n\n\
                     Votre dossier d’adhésion est ouvert jusqu’au {last_day}. Vos réponses sont \
                     conservées : connectez-vous pour reprendre.\n\n\
                     {public_url}/connexion\n\n\
                     Votre numéro d’adhérent : {number}\n"
                ),
            ),
            Locale::En => mail(
                to,
                "Your file is open again",
                format!(
                    "Hello {first_name},\n\n\
                     Your enrolment file is open until {last_day}. Your answers are kept: sign in to \
                     resume.\n\n\
                     {public_url}/connexion\n\n\
                     Your member number: {number}\n"
                ),
            ),
        }
    }
}

/// What is left to do before the last day: names of steps, and nothing that they hold.
pub(crate) struct Reminder<'a> {
    /// Whose.
    pub(crate) file: &'a File,
    /// Where to go on: a personal link as long as there is no account, else where one signs in.
    pub(crate) address: &'a str,
    /// Days left, 0 on the last one.
    pub(crate) days_left: i32,
    /// Steps not done; none while the account is not activated.
    pub(crate) missing: &'a [Step],
    /// An account has this address: the contract joins it by signing in.
    pub(crate) known: bool,
}

impl Reminder<'_> {
    /// The mail.
    pub(crate) fn to(&self, to: &str) -> Message {
        let (address, left) = (self.address, self.left());
        let (number, employer) = (&self.file.member_number, &self.file.employer.name);
        let last_day = format::date(self.file.expires_on, self.file.locale);
        let first_name = &self.file.prefilled.profile.first_name;
        let what = self.what();
        match self.file.locale {
            Locale::Fr => mail(
                to,
                "Votre adhésion santé n’est pas encore signée",
                format!(
                    "Bonjour {first_name},\n\n\
                     {left} pour finir votre adhésion à la complémentaire santé proposée par {employer} : vous \
                     avez jusqu’au {last_day}.\n\n\
                     {what}\n\n\
                     {address}\n\n\
                     Votre numéro d’adhérent : {number}\n\
                     Une question : 0 980 98 98 23, du lundi au vendredi de 8 h 30 à 18 h 30, le \
                     samedi de 8 h 30 à 12 h (appel non surtaxé).\n"
                ),
            ),
            Locale::En => mail(
                to,
                "Your health enrolment is not signed yet",
                format!(
                    "Hello {first_name},\n\n\
                     {left} to finish your enrolment in the health plan of {employer}: you have until \
                     {last_day}.\n\n\
                     {what}\n\n\
                     {address}\n\n\
                     Your member number: {number}\n\
                     A question: 0 980 98 98 23, Monday to Friday 8:30–18:30, Saturday 8:30–12:00, \
                     Paris time (standard rate).\n"
                ),
            ),
        }
    }

    fn left(&self) -> String {
        match (self.days_left, self.file.locale) {
            (0, Locale::Fr) => "C’est le dernier jour".to_owned(),
            (1, Locale::Fr) => "Il reste 1 jour".to_owned(),
            (days, Locale::Fr) => format!("Il reste {days} jours"),
            (0, Locale::En) => "This is the last day".to_owned(),
            (1, Locale::En) => "1 day is left".to_owned(),
            (days, Locale::En) => format!("{days} days are left"),
        }
    }

    fn what(&self) -> String {
        let locale = self.file.locale;
        if self.file.account.is_none() {
            return match (locale, self.known) {
                (Locale::Fr, false) => "Il vous reste à activer votre compte. Ce lien personnel remplace les précédents :",
                (Locale::En, false) => "You still have to activate your account. This personal link replaces the earlier ones:",
                (Locale::Fr, true) => "Vous avez déjà un espace avec cette adresse : ouvrez ce lien et connectez-vous, le contrat y sera ajouté. Ce lien personnel remplace les précédents :",
                (Locale::En, true) => "You already have an account with this address: open this link and sign in, the contract will be added to it. This personal link replaces the earlier ones:",
            }
            .to_owned();
        }
        let names = self.missing.iter().map(|step| step.label(locale));
        let list = names.map(|name| format!("- {name}\n")).collect::<String>();
        match locale {
            Locale::Fr => format!("Il vous reste :\n{list}\nConnectez-vous pour reprendre :"),
            Locale::En => format!("What is left:\n{list}\nSign in to resume:"),
        }
    }
}

/// The confirmation of the signature, for who has an address.
pub(crate) fn signed(file: &File, public_url: &str, reference: &str) -> Option<Message> {
    let to = file.email.as_deref()?;
    let first_name = &file.prefilled.profile.first_name;
    let first_day = format::date(file.effective_on, file.locale);
    let employer = &file.employer.name;
    Some(match file.locale {
        Locale::Fr => mail(
            to,
            "Votre adhésion est signée",
            format!(
                "Bonjour {first_name},\n\n\
                 Votre adhésion à la complémentaire santé proposée par {employer} est signée. \
                 Référence : {reference}.\n\
                 Vos garanties commencent le {first_day}.\n\n\
                 Votre bulletin signé est à télécharger dans votre espace : {public_url}/connexion\n\n\
                 Si vous n’êtes pas à l’origine de cette signature, prévenez votre employeur.\n"
            ),
        ),
        Locale::En => mail(
            to,
            "Your enrolment is signed",
            format!(
                "Hello {first_name},\n\n\
                 Your enrolment in the health plan of {employer} is signed. \
                 Reference: {reference}.\n\
                 Your cover begins on {first_day}.\n\n\
                 Your signed form can be downloaded from your account: {public_url}/connexion\n\n\
                 If you did not sign, tell your employer.\n"
            ),
        ),
    })
}

/// The link that changes a forgotten password.
pub(crate) fn forgotten(file: &File, to: &str, public_url: &str, token: &str) -> Message {
    let link = reset_address(public_url, token);
    let first_name = &file.prefilled.profile.first_name;
    let number = &file.member_number;
    match file.locale {
        Locale::Fr => mail(
            to,
            "Choisissez un nouveau mot de passe",
            format!(
                "Bonjour {first_name},\n\n\
                 Pour choisir un nouveau mot de passe, ouvrez ce lien. Il sert une seule fois, \
                 pendant 30 minutes :\n\n\
                 {link}\n\n\
                 Votre numéro d’adhérent : {number}\n\n\
                 Vous n’avez rien demandé : ne faites rien, votre mot de passe reste le même.\n"
            ),
        ),
        Locale::En => mail(
            to,
            "Choose a new password",
            format!(
                "Hello {first_name},\n\n\
                 To choose a new password, open this link. It works once, for 30 minutes:\n\n\
                 {link}\n\n\
                 Your member number: {number}\n\n\
                 If you did not ask for this, do nothing: your password stays the same.\n"
            ),
        ),
    }
}

/// Says that the password was changed.
pub(crate) fn password_changed(file: &File, to: &str) -> Message {
    let first_name = &file.prefilled.profile.first_name;
    match file.locale {
        Locale::Fr => mail(
            to,
            "Votre mot de passe a changé",
            format!(
                "Bonjour {first_name},\n\n\
                 Le mot de passe de votre espace vient de changer. Tous vos appareils ont été \
                 déconnectés.\n\n\
                 Vous n’êtes pas à l’origine de ce changement : appelez le 0 980 98 98 23 (appel non \
                 surtaxé).\n"
            ),
        ),
        Locale::En => mail(
            to,
            "Your password was changed",
            format!(
                "Hello {first_name},\n\n\
                 The password of your account has just been changed. All your devices were signed \
                 out.\n\n\
                 If you did not change it, call 0 980 98 98 23 (standard rate).\n"
            ),
        ),
    }
}

/// Tells the known address that another number will receive the codes.
pub(crate) fn phone_replaced(file: &File, public_url: &str) -> Option<Message> {
    let to = file.email.as_deref()?;
    let first_name = &file.prefilled.profile.first_name;
    Some(match file.locale {
        Locale::Fr => mail(
            to,
            "Votre numéro de mobile a changé",
            format!(
                "Bonjour {first_name},\n\n\
                 Un autre numéro de mobile vient d’être vérifié dans votre dossier d’adhésion. \
                 Il recevra le code de votre signature.\n\n\
                 Si c’est vous, vous n’avez rien à faire. Sinon, connectez-vous à \
                 {public_url}/connexion et changez-le, ou appelez le 0 980 98 98 23 (lundi à \
                 vendredi, 8 h 30 - 18 h 30 ; samedi, 8 h 30 - 12 h).\n"
            ),
        ),
        Locale::En => mail(
            to,
            "Your mobile number has changed",
            format!(
                "Hello {first_name},\n\n\
                 Another mobile number has just been verified in your enrolment file. It will \
                 receive the code of your signature.\n\n\
                 If it was you, there is nothing to do. Otherwise sign in at \
                 {public_url}/connexion and change it, or call 0 980 98 98 23 (Monday to Friday, \
                 8:30-18:30; Saturday, 8:30-12:00, Paris time).\n"
            ),
        ),
    })
}
