//! What to say when nothing was answered.

use affilio_domain::field::Field;

use crate::i18n::tr;

#[expect(
    clippy::too_many_lines,
    reason = "a table: one entry for each field of the closed list"
)]
/// What to do, field by field.
pub(super) fn missing(field: Field) -> &'static str {
    match field {
        Field::Civility => tr(
            "Choisissez la civilité : Madame ou Monsieur.",
            "Choose the title: Ms or Mr.",
        ),
        Field::LastName => tr(
            "Écrivez le nom, tel qu’il figure sur l’attestation de droits.",
            "Write the last name, as on the “attestation de droits”.",
        ),
        Field::FirstName => tr("Écrivez le prénom.", "Write the first name."),
        Field::BirthDate => tr(
            "Écrivez la date de naissance : jour, mois, année.",
            "Write the date of birth: day, month, year.",
        ),
        Field::FamilyStatus => tr(
            "Choisissez la situation familiale.",
            "Choose the family status.",
        ),
        Field::Street => tr(
            "Écrivez le numéro et la voie.",
            "Write the number and street.",
        ),
        Field::AddressExtra => tr(
            "Écrivez le complément d’adresse.",
            "Write the second line of the address.",
        ),
        Field::PostalCode => tr("Écrivez le code postal.", "Write the postal code."),
        Field::City => tr("Écrivez la commune.", "Write the town."),
        Field::Country => tr("Écrivez le pays.", "Write the country."),
        Field::Phone => tr(
            "Écrivez un numéro de mobile : il recevra le code de signature.",
            "Write a mobile number: it will receive the signing code.",
        ),
        Field::PhoneCode => tr(
            "Écrivez le code reçu par SMS.",
            "Write the code received by text message.",
        ),
        Field::Teletransmission => tr(
            "Choisissez oui ou non pour la télétransmission.",
            "Choose yes or no for automatic statements.",
        ),
        Field::Nir => tr(
            "Écrivez le numéro de sécurité sociale : 15 chiffres, en haut de l’attestation de droits.",
            "Write the social security number: 15 digits, at the top of the “attestation de droits”.",
        ),
        Field::Organism => tr(
            "Écrivez le code de l’organisme : 9 chiffres, sur l’attestation de droits.",
            "Write the code of the health fund: 9 digits, on the “attestation de droits”.",
        ),
        Field::AlsaceMoselle => tr(
            "Choisissez oui ou non pour le régime Alsace-Moselle.",
            "Choose yes or no for the Alsace-Moselle scheme.",
        ),
        Field::BeneficiaryKey | Field::BeneficiaryKind => {
            tr("Choisissez conjoint ou enfant.", "Choose spouse or child.")
        }
        Field::TwinRank => tr(
            "Choisissez l’ordre de naissance parmi les jumeaux.",
            "Choose the order of birth among the twins.",
        ),
        Field::ChildSituation => tr(
            "Choisissez la situation de l’enfant : le contrat en dépend.",
            "Choose what the child does: the contract depends on it.",
        ),
        Field::SameAddress => tr(
            "Dites si cette personne habite à la même adresse que vous.",
            "Say whether this person lives at your address.",
        ),
        Field::Beneficiaries => tr(
            "Ajoutez un bénéficiaire, ou choisissez « Poursuivre sans bénéficiaire ».",
            "Add a dependant, or choose “Go on without dependants”.",
        ),
        Field::Level => tr("Choisissez une garantie.", "Choose a level of cover."),
        Field::DebitHolder => tr(
            "Écrivez le nom du titulaire du compte prélevé.",
            "Write the name of the holder of the account debited.",
        ),
        Field::RefundHolder => tr(
            "Écrivez le nom du titulaire du compte qui reçoit vos remboursements.",
            "Write the name of the holder of the account for your refunds.",
        ),
        Field::BeneficiaryHolder => tr(
            "Écrivez le nom du titulaire du compte qui reçoit ses remboursements.",
            "Write the name of the holder of the account for their refunds.",
        ),
        Field::DebitIban | Field::RefundIban | Field::BeneficiaryIban => tr(
            "Écrivez l’IBAN : il figure sur le RIB.",
            "Write the IBAN: it is on the RIB.",
        ),
        Field::DebitBic | Field::RefundBic | Field::BeneficiaryBic => tr(
            "Écrivez le BIC : il figure sur le RIB, près de l’IBAN.",
            "Write the BIC: it is on the RIB, next to the IBAN.",
        ),
        Field::HolderConsent => tr(
            "Dites si le titulaire du compte accepte qu’il paie vos cotisations.",
            "Say whether the account holder agrees that it pays your contributions.",
        ),
        Field::Frequency => tr(
            "Choisissez la fréquence de prélèvement.",
            "Choose how often we debit.",
        ),
        Field::DebitDay => tr(
            "Choisissez le jour de prélèvement.",
            "Choose the day of the debit.",
        ),
        Field::RefundSame => tr(
            "Dites si vos remboursements vont sur le même compte.",
            "Say whether your refunds go to the same account.",
        ),
        Field::BeneficiaryRefundSame => tr(
            "Dites si ses remboursements vont sur votre compte.",
            "Say whether their refunds go to your account.",
        ),
        Field::ExemptionCover => tr(
            "Choisissez la couverture que vous avez déjà.",
            "Choose the cover you have already.",
        ),
        Field::ExemptionCoverFrom => tr(
            "Écrivez le premier jour de cette couverture.",
            "Write the first day of this cover.",
        ),
        Field::ExemptionCoverUntil => tr(
            "Écrivez la prochaine échéance de cette couverture.",
            "Write the next due date of this cover.",
        ),
        Field::ExemptionContract => tr(
            "Choisissez votre contrat de travail.",
            "Choose your work contract.",
        ),
        Field::ExemptionLength => tr(
            "Choisissez la durée de votre contrat.",
            "Choose the length of your contract.",
        ),
        Field::ExemptionPartTime => tr(
            "Choisissez oui ou non pour le temps partiel.",
            "Choose yes or no for part time.",
        ),
        Field::ExemptionShare => tr(
            "Dites si la cotisation atteint 10 % de votre salaire brut.",
            "Say whether the contribution reaches 10% of your gross pay.",
        ),
        Field::HiredOn => tr("Écrivez votre date d’embauche.", "Write your hiring date."),
        Field::ExemptionCase => tr(
            "Choisissez un cas de dispense.",
            "Choose a case of exemption.",
        ),
    }
}
