//! Each field's label, hint and what a browser can fill by itself.

use affilio_domain::field::Field;

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
pub const fn spec(field: Field) -> Spec {
    match field {
        Field::Civility => Spec {
            label: "Civilité",
            autocomplete: "honorific-prefix",
            ..TEXT
        },
        Field::LastName => Spec {
            label: "Nom",
            autocomplete: "family-name",
            ..TEXT
        },
        Field::FirstName => Spec {
            label: "Prénom",
            autocomplete: "given-name",
            ..TEXT
        },
        Field::BirthDate => Spec {
            label: "Date de naissance",
            hint: "Jour, mois, année, par exemple 27/03/1987",
            autocomplete: "bday",
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::FamilyStatus => Spec {
            label: "Situation familiale",
            ..TEXT
        },
        Field::Street => Spec {
            label: "Numéro et voie",
            autocomplete: "address-line1",
            ..TEXT
        },
        Field::AddressExtra => Spec {
            label: "Complément d’adresse",
            hint: "Bâtiment, étage, chez…",
            autocomplete: "address-line2",
            optional: true,
            ..TEXT
        },
        Field::PostalCode => Spec {
            label: "Code postal",
            autocomplete: "postal-code",
            inputmode: "text",
            width: "w-short",
            ..TEXT
        },
        Field::City => Spec {
            label: "Commune",
            autocomplete: "address-level2",
            ..TEXT
        },
        Field::Country => Spec {
            label: "Pays",
            autocomplete: "country-name",
            ..TEXT
        },
        Field::Phone => Spec {
            label: "Téléphone mobile",
            hint: "Il recevra le code de signature, par SMS",
            autocomplete: "tel",
            inputmode: "tel",
            width: "w-short",
            ..TEXT
        },
        Field::Teletransmission => Spec {
            label: "Télétransmission",
            hint: "Oui : votre caisse nous envoie vos décomptes, vous n’avez rien à nous adresser. Non : vous nous envoyez chaque décompte.",
            ..TEXT
        },
        Field::Nir => Spec {
            label: "Numéro de sécurité sociale",
            hint: "15 chiffres, en haut de l’attestation de droits. Un enfant porte le numéro d’un parent.",
            inputmode: "text",
            width: "w-medium",
            ..TEXT
        },
        Field::Organism => Spec {
            label: "Code de l’organisme",
            hint: "9 chiffres, sur l’attestation de droits : régime, caisse, centre",
            inputmode: "numeric",
            width: "w-short",
            ..TEXT
        },
        Field::AlsaceMoselle => Spec {
            label: "Régime local d’Alsace-Moselle",
            hint: "Oui si votre attestation de droits le mentionne",
            ..TEXT
        },
        Field::BeneficiaryKey => TEXT,
        Field::BeneficiaryKind => Spec {
            label: "Lien avec vous",
            ..TEXT
        },
        Field::TwinRank => Spec {
            label: "Rang gémellaire",
            hint: "1 sans jumeau ; sinon l’ordre de naissance",
            inputmode: "numeric",
            width: "w-tiny",
            ..TEXT
        },
        Field::SameAddress => Spec {
            label: "Habite à la même adresse que vous",
            ..TEXT
        },
        Field::Beneficiaries => Spec {
            label: "Bénéficiaires",
            ..TEXT
        },
        Field::Level => Spec {
            label: "Garantie",
            ..TEXT
        },
        Field::DebitHolder | Field::RefundHolder | Field::BeneficiaryHolder => Spec {
            label: "Titulaire du compte",
            ..TEXT
        },
        Field::DebitIban | Field::RefundIban | Field::BeneficiaryIban => Spec {
            label: "IBAN",
            hint: "Sur le RIB ; 27 caractères pour un compte français",
            width: "w-long",
            ..TEXT
        },
        Field::DebitBic | Field::RefundBic | Field::BeneficiaryBic => Spec {
            label: "BIC",
            hint: "8 ou 11 caractères, sur le RIB",
            width: "w-short",
            ..TEXT
        },
        Field::Frequency => Spec {
            label: "Fréquence de prélèvement",
            ..TEXT
        },
        Field::DebitDay => Spec {
            label: "Jour de prélèvement",
            hint: "Jour du mois",
            ..TEXT
        },
        Field::RefundSame => Spec {
            label: "Vos remboursements arrivent sur ce même compte",
            ..TEXT
        },
        Field::BeneficiaryRefundSame => Spec {
            label: "Ses remboursements arrivent sur votre compte",
            ..TEXT
        },
    }
}
