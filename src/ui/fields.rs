//! Each field's label, hint and what a browser can fill by itself.

use affilio_domain::field::Field;

use crate::i18n::tr;

/// How a field presents itself.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Its label.
    pub label: &'static str,
    /// What to know before answering; empty when the label says it all.
    pub hint: &'static str,
    /// The browser's token for the person's own data (WCAG 1.3.5); empty for none.
    pub autocomplete: &'static str,
    /// The keyboard a phone shows.
    pub inputmode: &'static str,
    /// Whether the answer may stay empty: said in the label.
    pub optional: bool,
    /// Width class: how long an answer is expected.
    pub width: &'static str,
}

const TEXT: Spec = Spec {
    label: "",
    hint: "",
    autocomplete: "",
    inputmode: "text",
    optional: false,
    width: "w-long",
};

/// The field's presentation.
#[must_use]
#[expect(
    clippy::too_many_lines,
    reason = "a table: one entry for each field of the closed list"
)]
pub fn spec(field: Field) -> Spec {
    match field {
        Field::Civility => Spec {
            label: tr("Civilité", "Title"),
            autocomplete: "honorific-prefix",
            ..TEXT
        },
        Field::LastName => Spec {
            label: tr("Nom", "Last name"),
            autocomplete: "family-name",
            ..TEXT
        },
        Field::FirstName => Spec {
            label: tr("Prénom", "First name"),
            autocomplete: "given-name",
            ..TEXT
        },
        Field::BirthDate => Spec {
            label: tr("Date de naissance", "Date of birth"),
            hint: tr(
                "Jour, mois, année, par exemple 27/03/1987",
                "Day, month, year, for example 27/03/1987",
            ),
            autocomplete: "bday",
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::FamilyStatus => Spec {
            label: tr("Situation familiale", "Family status"),
            ..TEXT
        },
        Field::Street => Spec {
            label: tr("Numéro et voie", "Number and street"),
            autocomplete: "address-line1",
            ..TEXT
        },
        Field::AddressExtra => Spec {
            label: tr("Complément d’adresse", "Address, second line"),
            hint: tr("Bâtiment, étage, chez…", "Building, floor, care of…"),
            autocomplete: "address-line2",
            optional: true,
            ..TEXT
        },
        Field::PostalCode => Spec {
            label: tr("Code postal", "Postal code"),
            autocomplete: "postal-code",
            inputmode: "text",
            width: "w-short",
            ..TEXT
        },
        Field::City => Spec {
            label: tr("Commune", "Town"),
            autocomplete: "address-level2",
            ..TEXT
        },
        Field::Country => Spec {
            label: tr("Pays", "Country"),
            autocomplete: "country-name",
            ..TEXT
        },
        Field::Phone => Spec {
            label: tr("Téléphone mobile", "Mobile phone"),
            hint: tr(
                "Il recevra le code de signature, par SMS",
                "It will receive the signing code, by text message",
            ),
            autocomplete: "tel",
            inputmode: "tel",
            width: "w-short",
            ..TEXT
        },
        Field::PhoneCode => Spec {
            label: tr("Code reçu par SMS", "Code received by text message"),
            hint: tr("6 chiffres", "6 digits"),
            autocomplete: "one-time-code",
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::Teletransmission => Spec {
            label: tr(
                "Télétransmission",
                "Automatic statements (télétransmission)",
            ),
            hint: tr(
                "Oui : votre caisse nous envoie vos décomptes, vous n’avez rien à nous adresser. Non : vous nous envoyez chaque décompte.",
                "Yes: your health fund sends us your statements, you send us nothing. No: you send us each statement yourself.",
            ),
            ..TEXT
        },
        Field::Nir => Spec {
            label: tr("Numéro de sécurité sociale", "Social security number"),
            hint: tr(
                "15 chiffres, en haut de l’attestation de droits",
                "15 digits, at the top of the “attestation de droits”",
            ),
            inputmode: "text",
            width: "w-medium",
            ..TEXT
        },
        Field::Organism => Spec {
            label: tr("Code de l’organisme", "Code of the health fund"),
            hint: tr(
                "9 chiffres, sur l’attestation de droits : régime, caisse, centre",
                "9 digits, on the “attestation de droits”: scheme, fund, centre",
            ),
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::AlsaceMoselle => Spec {
            label: tr(
                "Régime local d’Alsace-Moselle",
                "Alsace-Moselle local scheme",
            ),
            hint: tr(
                "Oui si votre attestation de droits le mentionne",
                "Yes if your “attestation de droits” says so",
            ),
            ..TEXT
        },
        Field::BeneficiaryKey => TEXT,
        Field::BeneficiaryKind => Spec {
            label: tr("Lien avec vous", "Relation to you"),
            ..TEXT
        },
        Field::TwinRank => Spec {
            label: tr("Rang gémellaire", "Order of birth among twins"),
            hint: tr(
                "Deux enfants de votre liste sont nés le même jour. Dans quel ordre celui-ci est-il né ?",
                "Two children of your list were born on the same day. In which order was this one born?",
            ),
            inputmode: "numeric",
            width: "w-tiny",
            ..TEXT
        },
        Field::ChildSituation => Spec {
            label: tr("Situation de l’enfant", "What the child does"),
            hint: tr(
                "À la date d’effet, cet enfant a dépassé l’âge commun du contrat : sa situation décide",
                "On the effective date, this child is past the common age of the contract: the situation decides",
            ),
            ..TEXT
        },
        Field::SameAddress => Spec {
            label: tr("Habite à la même adresse que vous", "Lives at your address"),
            ..TEXT
        },
        Field::Beneficiaries => Spec {
            label: tr("Bénéficiaires", "Dependants"),
            ..TEXT
        },
        Field::Level => Spec {
            label: tr("Garantie", "Level of cover"),
            ..TEXT
        },
        Field::DebitHolder | Field::RefundHolder | Field::BeneficiaryHolder => Spec {
            label: tr("Titulaire du compte", "Account holder"),
            ..TEXT
        },
        Field::DebitIban | Field::RefundIban | Field::BeneficiaryIban => Spec {
            label: "IBAN",
            hint: tr(
                "Sur le RIB ; 27 caractères pour un compte français",
                "On the RIB; 27 characters for a French account",
            ),
            width: "w-long account",
            ..TEXT
        },
        Field::DebitBic | Field::RefundBic | Field::BeneficiaryBic => Spec {
            label: "BIC",
            hint: tr(
                "8 ou 11 caractères, sur le RIB ; rempli d’après l’IBAN quand nous connaissons la banque",
                "8 or 11 characters, on the RIB; filled from the IBAN when we know the bank",
            ),
            optional: true,
            width: "w-short",
            ..TEXT
        },
        Field::HolderConsent => Spec {
            label: tr(
                "Le titulaire de ce compte accepte qu’il paie vos cotisations",
                "The holder of this account agrees that it pays your contributions",
            ),
            hint: tr(
                "Ce compte n’est pas à votre nom. La mutuelle peut demander la signature du titulaire.",
                "This account is not in your name. The insurer may ask for the holder’s signature.",
            ),
            ..TEXT
        },
        Field::Frequency => Spec {
            label: tr("Fréquence de prélèvement", "How often we debit"),
            ..TEXT
        },
        Field::DebitDay => Spec {
            label: tr("Jour de prélèvement", "Day of the debit"),
            hint: tr("Jour du mois", "Day of the month"),
            ..TEXT
        },
        Field::RefundSame => Spec {
            label: tr(
                "Vos remboursements arrivent sur ce même compte",
                "Your refunds go to this same account",
            ),
            ..TEXT
        },
        Field::BeneficiaryRefundSame => Spec {
            label: tr(
                "Ses remboursements arrivent sur votre compte",
                "Their refunds go to your account",
            ),
            ..TEXT
        },
        Field::ExemptionCover => Spec {
            label: tr(
                "La couverture santé que j’ai déjà",
                "The health cover I have already",
            ),
            ..TEXT
        },
        Field::ExemptionCoverFrom => Spec {
            label: tr("Cette couverture a commencé le", "This cover began on"),
            hint: tr(
                "Jour, mois, année, par exemple 27/03/2024",
                "Day, month, year, for example 27/03/2024",
            ),
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::ExemptionCoverUntil => Spec {
            label: tr("Sa prochaine échéance", "Its next due date"),
            hint: tr(
                "Elle figure sur l’avis d’échéance de votre mutuelle, par exemple 31/12/2026",
                "It is on your plan’s due notice, for example 31/12/2026",
            ),
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::ExemptionContract => Spec {
            label: tr("Mon contrat de travail", "My work contract"),
            ..TEXT
        },
        Field::ExemptionLength => Spec {
            label: tr("Sa durée", "Its length"),
            ..TEXT
        },
        Field::ExemptionPartTime => Spec {
            label: tr("Je travaille à temps partiel", "I work part time"),
            ..TEXT
        },
        Field::ExemptionShare => Spec {
            label: tr(
                "Ma cotisation atteindrait 10 % de mon salaire brut",
                "My contribution would reach 10% of my gross pay",
            ),
            hint: tr(
                "En comptant toutes les cotisations de ce régime",
                "Counting all the contributions of this plan",
            ),
            ..TEXT
        },
        Field::HiredOn => Spec {
            label: tr("Ma date d’embauche", "My hiring date"),
            hint: tr(
                "Jour, mois, année, par exemple 27/03/2024",
                "Day, month, year, for example 27/03/2024",
            ),
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::ExemptionCase => Spec {
            label: tr("Le cas que je demande", "The case I ask for"),
            ..TEXT
        },
    }
}
