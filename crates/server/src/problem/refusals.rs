//! The status and the sentences of each refusal. Longer than other files: one table of the closed list of
//! codes, which has one reason to change; cut in two, nobody would see that a code has its entry.

use affilio_domain::wire::ProblemCode;
use axum::http::StatusCode;

/// The status and the sentences of a code, in French and in English.
#[expect(
    clippy::too_many_lines,
    reason = "a table: one entry for each code of the closed list"
)]
pub(super) const fn describe(code: ProblemCode) -> (StatusCode, [&'static str; 2]) {
    match code {
        ProblemCode::BadJson => (
            StatusCode::BAD_REQUEST,
            [
                "La demande n’a pas pu être lue. Rechargez la page, puis recommencez.",
                "The request could not be read. Reload the page, then try again.",
            ],
        ),
        ProblemCode::TooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            [
                "La demande est trop volumineuse : 64 Ko au plus.",
                "The request is too large: 64 KB at most.",
            ],
        ),
        ProblemCode::BadContentType => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            [
                "La demande n’est pas au format attendu. Rechargez la page, puis recommencez.",
                "The request is not in the expected format. Reload the page, then try again.",
            ],
        ),
        ProblemCode::NotFound => (
            StatusCode::NOT_FOUND,
            [
                "Cette adresse n’existe pas.",
                "This address does not exist.",
            ],
        ),
        ProblemCode::BadMethod => (
            StatusCode::METHOD_NOT_ALLOWED,
            [
                "Cette adresse ne répond pas à ce type de demande.",
                "This address does not answer this kind of request.",
            ],
        ),
        ProblemCode::OriginRefused => (
            StatusCode::FORBIDDEN,
            [
                "La demande vient d’un autre site : elle est refusée.",
                "The request comes from another site: it is refused.",
            ],
        ),
        ProblemCode::KeyMissing => (
            StatusCode::BAD_REQUEST,
            [
                "La demande ne porte pas de clé utilisable. Rechargez la page, puis recommencez.",
                "The request carries no usable key. Reload the page, then try again.",
            ],
        ),
        ProblemCode::KeyReused => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Cette clé a déjà servi à une autre demande. Rechargez la page, puis recommencez.",
                "This key has already served another request. Reload the page, then try again.",
            ],
        ),
        ProblemCode::AnswersTooLarge => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Une réponse compte 500 caractères au plus, et un dossier 20 bénéficiaires au plus.",
                "An answer has 500 characters at most, and a file 20 dependants at most.",
            ],
        ),
        ProblemCode::Unavailable => (
            StatusCode::SERVICE_UNAVAILABLE,
            [
                "Le service ne peut pas répondre pour le moment. Rien n’a été modifié. Réessayez dans quelques instants.",
                "The service cannot answer right now. Nothing was changed. Try again in a moment.",
            ],
        ),
        ProblemCode::Internal => (
            StatusCode::INTERNAL_SERVER_ERROR,
            [
                "Le service a rencontré un problème. Rien n’a été modifié. Réessayez dans quelques instants.",
                "The service met a problem. Nothing was changed. Try again in a moment.",
            ],
        ),
        ProblemCode::LinkUnknown => (
            StatusCode::NOT_FOUND,
            [
                "Ce lien n’est pas reconnu. Vérifiez qu’il est complet, ou ouvrez-le depuis le message reçu.",
                "This link is not recognised. Check that it is complete, or open it from the message you received.",
            ],
        ),
        ProblemCode::LinkExpired => (
            StatusCode::GONE,
            [
                "Ce lien n’est plus valable. Demandez-en un nouveau : il sera envoyé à votre adresse e-mail.",
                "This link is no longer valid. Ask for a new one: it will be sent to your e-mail address.",
            ],
        ),
        ProblemCode::LinkReplaced => (
            StatusCode::GONE,
            [
                "Un lien plus récent a remplacé celui-ci : ouvrez le dernier message reçu.",
                "A more recent link has replaced this one: open the last message you received.",
            ],
        ),
        ProblemCode::LinkUsed => (
            StatusCode::CONFLICT,
            [
                "Ce lien a déjà servi à activer votre compte. Connectez-vous avec votre mot de passe.",
                "This link has already activated your account. Sign in with your password.",
            ],
        ),
        ProblemCode::AccountKnown => (
            StatusCode::CONFLICT,
            [
                "Vous avez déjà un espace avec cette adresse. Connectez-vous : ce contrat vous y attend.",
                "You already have an account with this address. Sign in: this contract awaits you there.",
            ],
        ),
        ProblemCode::ResetOver => (
            StatusCode::GONE,
            [
                "Ce lien a déjà servi, ou ses 30 minutes sont passées. Demandez-en un autre.",
                "This link has already served, or its 30 minutes are over. Ask for another one.",
            ],
        ),
        ProblemCode::PasswordProvisional => (
            StatusCode::FORBIDDEN,
            [
                "Ce mot de passe est provisoire. Choisissez maintenant le vôtre.",
                "This password is provisional. Choose your own now.",
            ],
        ),
        ProblemCode::PasswordShort => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Le mot de passe est trop court : 15 caractères au moins. Une phrase convient très bien.",
                "The password is too short: 15 characters at least. A sentence does very well.",
            ],
        ),
        ProblemCode::PasswordLong => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Le mot de passe est trop long : 200 caractères au plus.",
                "The password is too long: 200 characters at most.",
            ],
        ),
        ProblemCode::PasswordNamed => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce mot de passe contient votre nom, votre prénom, votre e-mail ou votre numéro d’adhérent. Choisissez d’autres mots.",
                "This password holds your name, your e-mail or your member number. Choose other words.",
            ],
        ),
        ProblemCode::PasswordGuessable => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce mot de passe est facile à deviner : des mots très courants, une suite ou une répétition. Choisissez plusieurs mots sans lien entre eux.",
                "This password is easy to guess: very common words, a sequence or a repetition. Choose several unrelated words.",
            ],
        ),
        ProblemCode::CredentialsWrong => (
            StatusCode::UNAUTHORIZED,
            [
                "L’identifiant ou le mot de passe est incorrect.",
                "The identifier or the password is wrong.",
            ],
        ),
        ProblemCode::TooManyAttempts => (
            StatusCode::TOO_MANY_REQUESTS,
            [
                "Il y a eu trop d’essais. Patientez, puis réessayez.",
                "There were too many attempts. Wait, then try again.",
            ],
        ),
        ProblemCode::SessionMissing => (
            StatusCode::UNAUTHORIZED,
            [
                "Votre session est terminée. Connectez-vous pour reprendre : vos réponses enregistrées sont conservées.",
                "Your session is over. Sign in to resume: your saved answers are kept.",
            ],
        ),
        ProblemCode::StaleVersion => (
            StatusCode::CONFLICT,
            [
                "Ces réponses ont été modifiées dans un autre onglet. Rechargez la page pour voir la dernière version.",
                "These answers were changed in another tab. Reload the page to see the latest version.",
            ],
        ),
        ProblemCode::AlreadySigned => (
            StatusCode::CONFLICT,
            [
                "Votre adhésion est signée : elle ne peut plus être modifiée ici.",
                "Your enrolment is signed: it can no longer be changed here.",
            ],
        ),
        ProblemCode::FileExpired => (
            StatusCode::GONE,
            [
                "Les 60 jours sont passés. La page « Mon adhésion » dit comment rouvrir votre dossier : vos réponses sont gardées.",
                "The 60 days are over. The page “My enrolment” says how to open your file again: your answers are kept.",
            ],
        ),
        ProblemCode::Incomplete => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Des réponses manquent ou sont à corriger avant de signer.",
                "Some answers are missing or need correcting before you sign.",
            ],
        ),
        ProblemCode::ConsentsMissing => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Pour signer, cochez les cases obligatoires.",
                "To sign, tick the required boxes.",
            ],
        ),
        ProblemCode::CodeNone => (
            StatusCode::CONFLICT,
            [
                "Aucun code n’est attendu. Demandez un code.",
                "No code is awaited. Ask for one.",
            ],
        ),
        ProblemCode::CodeWrong => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Le code est incorrect. Vérifiez le dernier message reçu.",
                "The code is wrong. Check the last message you received.",
            ],
        ),
        ProblemCode::CodeExpired => (
            StatusCode::GONE,
            [
                "Le code n’est plus valable après 10 minutes. Demandez un nouveau code.",
                "The code is no longer valid after 10 minutes. Ask for a new code.",
            ],
        ),
        ProblemCode::CodeBlocked => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Trois codes incorrects : ce code est annulé. Demandez un nouveau code.",
                "Three wrong codes: this code is cancelled. Ask for a new one.",
            ],
        ),
        ProblemCode::ResendTooSoon => (
            StatusCode::TOO_MANY_REQUESTS,
            [
                "Un code vient de partir. Patientez avant d’en demander un autre.",
                "A code has just left. Wait before you ask for another one.",
            ],
        ),
        ProblemCode::CodeLimit => (
            StatusCode::TOO_MANY_REQUESTS,
            [
                "Cinq codes ont déjà été envoyés en 24 heures. Réessayez plus tard.",
                "Five codes were already sent in 24 hours. Try again later.",
            ],
        ),
        ProblemCode::PhoneUnusable => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce numéro ne peut pas recevoir de code : il faut un mobile français, 06 ou 07.",
                "This number cannot receive a code: a French mobile is needed, 06 or 07.",
            ],
        ),
        ProblemCode::PhoneUnverified => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Votre numéro de mobile n’est pas encore vérifié. Vérifiez-le dans votre profil, puis signez.",
                "Your mobile number is not verified yet. Verify it in your profile, then sign.",
            ],
        ),
        ProblemCode::PasswordWrong => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce mot de passe n’est pas le bon. C’est celui de votre compte.",
                "This password is not right. It is the one of your account.",
            ],
        ),
        ProblemCode::MailNotOffered => (
            StatusCode::CONFLICT,
            [
                "Le code par e-mail s’obtient après deux codes par SMS.",
                "A code by e-mail can be had after two codes by text message.",
            ],
        ),
        ProblemCode::CreditorUnknown => (
            StatusCode::CONFLICT,
            [
                "Le créancier de vos prélèvements n’est pas encore connu : votre adhésion ne peut pas encore être signée. Vos réponses sont conservées.",
                "The creditor of your debits is not known yet: your enrolment cannot be signed yet. Your answers are kept.",
            ],
        ),
        ProblemCode::IbanUnusable => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce numéro de compte ne peut pas être lu.",
                "This account number cannot be read.",
            ],
        ),
        ProblemCode::DocumentChanged => (
            StatusCode::CONFLICT,
            [
                "Vos réponses ont changé depuis l’envoi du code. Relisez-les, puis demandez un nouveau code.",
                "Your answers changed after the code was sent. Read them again, then ask for a new code.",
            ],
        ),
        ProblemCode::ExemptionClosed => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce cas de dispense n’est pas ouvert avec vos réponses. Relisez-les, ou choisissez un autre cas.",
                "This case of exemption is not open with your answers. Read them again, or choose another case.",
            ],
        ),
        ProblemCode::ExemptionProof => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Il manque le justificatif : joignez-le, puis envoyez votre demande.",
                "The proof is missing: attach it, then send your request.",
            ],
        ),
        ProblemCode::ExemptionUninformed => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Pour demander la dispense, cochez la déclaration.",
                "To ask for the exemption, tick the declaration.",
            ],
        ),
        ProblemCode::ExemptionStands => (
            StatusCode::CONFLICT,
            [
                "Vous avez demandé une dispense : votre dossier ne change plus. Vous pouvez retirer cette demande pour adhérer.",
                "You asked for an exemption: your file no longer changes. You can withdraw this request to join.",
            ],
        ),
        ProblemCode::ExemptionAnswered => (
            StatusCode::CONFLICT,
            [
                "L’employeur a refusé cette demande : votre adhésion est déjà ouverte à nouveau.",
                "The employer has refused this request: your enrolment is open again already.",
            ],
        ),
        ProblemCode::AttachmentEmpty => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce fichier est vide : il n’a peut-être pas fini de s’enregistrer sur votre appareil. Choisissez-le de nouveau.",
                "This file is empty: perhaps your device has not finished saving it. Choose it again.",
            ],
        ),
        ProblemCode::AttachmentTooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            [
                "Ce fichier dépasse 5 Mo. Reprenez la photo dans une taille plus petite, ou enregistrez le document en PDF.",
                "This file is over 5 MB. Take the photo again in a smaller size, or save the document as a PDF.",
            ],
        ),
        ProblemCode::AttachmentKind => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce fichier n’est ni un PDF, ni une photo JPEG, ni une image PNG, quel que soit son nom. Enregistrez-le dans l’un de ces formats, ou prenez le document en photo.",
                "This file is not a PDF, a JPEG photo or a PNG picture, whatever its name says. Save it in one of these formats, or take a photo of the document.",
            ],
        ),
        ProblemCode::AttachmentDamaged => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce fichier est incomplet ou abîmé : il ne pourrait pas être lu. Enregistrez-le de nouveau, ou prenez le document en photo.",
                "This file is incomplete or damaged: nobody could read it. Save it again, or take a photo of the document.",
            ],
        ),
        ProblemCode::AttachmentProtected => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce PDF est protégé : il ne pourrait être ni lu ni vérifié. Enregistrez-en une copie avec « Imprimer » puis « PDF », ou prenez le document en photo.",
                "This PDF is protected: it could be neither read nor checked. Save a copy with “Print” then “PDF”, or take a photo of the document.",
            ],
        ),
        ProblemCode::AttachmentActive => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Ce PDF contient un programme ou un autre fichier : par sécurité, il n’est pas accepté. Enregistrez-en une copie avec « Imprimer » puis « PDF », ou prenez le document en photo.",
                "This PDF holds a program or another file: for safety, it is not accepted. Save a copy with “Print” then “PDF”, or take a photo of the document.",
            ],
        ),
        ProblemCode::AttachmentDimensions => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Cette image est trop grande : 64 millions de points au plus. Prenez le document en photo.",
                "This picture is too large: 64 million pixels at most. Take a photo of the document.",
            ],
        ),
        ProblemCode::AttachmentLimit => (
            StatusCode::CONFLICT,
            [
                "Votre dossier contient déjà 20 fichiers ou 40 Mo. Retirez-en un pour en joindre un autre.",
                "Your file already holds 20 documents or 40 MB. Remove one to add another.",
            ],
        ),
        ProblemCode::AttachmentUnknown => (
            StatusCode::NOT_FOUND,
            [
                "Ce fichier n’est pas, ou n’est plus, dans votre dossier.",
                "This document is not, or is no longer, in your file.",
            ],
        ),
        ProblemCode::PieceNotAsked => (
            StatusCode::CONFLICT,
            [
                "Cette pièce est déjà transmise, ou n’est plus demandée. Rechargez la page pour voir où en est votre dossier.",
                "This document is handed in already, or is no longer asked for. Reload the page to see where your file stands.",
            ],
        ),
        ProblemCode::PieceMissing => (
            StatusCode::UNPROCESSABLE_ENTITY,
            [
                "Joignez la pièce demandée, puis transmettez-la.",
                "Attach the document asked for, then hand it in.",
            ],
        ),
    }
}
