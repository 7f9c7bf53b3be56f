//! The closed list of the journey's fields, and why a field's answer cannot be used.

use crate::date::DateError;
use crate::iban::{BicFault, IbanFault};
use crate::name::NameFault;
use crate::nir::NirFault;
use crate::organism::OrganismFault;
use crate::phone::PhoneFault;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $id:literal),+ $(,)?) => {
        /// A field that a person fills. Its [`Field::id`] is its name everywhere: in the page, in
        /// links of an error summary, in the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $name),+ }

        impl Field {
            /// Every field, in the order of the journey.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The field's stable name.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }
        }
    };
}

fields! {
    /// Madame or Monsieur.
    Civility = "civilite",
    /// Family name.
    LastName = "nom",
    /// Given name.
    FirstName = "prenom",
    /// Date of birth.
    BirthDate = "date-naissance",
    /// Family status.
    FamilyStatus = "situation-familiale",
    /// Number and street.
    Street = "voie",
    /// What completes the street: building, floor.
    AddressExtra = "complement",
    /// Postal code.
    PostalCode = "code-postal",
    /// Town.
    City = "commune",
    /// Country.
    Country = "pays",
    /// Phone.
    Phone = "telephone",
    /// The code that shows that the phone is the person's.
    PhoneCode = "telephone-code",
    /// Whether the fund sends its statements to the insurer by itself.
    Teletransmission = "teletransmission",
    /// Social-security number.
    Nir = "nir",
    /// Fund code.
    Organism = "organisme",
    /// Whether the person belongs to the Alsace-Moselle scheme.
    AlsaceMoselle = "alsace-moselle",
    /// Random name of a beneficiary within the file; never shown.
    BeneficiaryKey = "cle-beneficiaire",
    /// Spouse or child.
    BeneficiaryKind = "type-beneficiaire",
    /// Order of birth among twins.
    TwinRank = "rang-gemellaire",
    /// What a grown child does: studies, first job.
    ChildSituation = "situation-enfant",
    /// Whether the beneficiary lives at the member's.
    SameAddress = "memes-coordonnees",
    /// Who joins beside the member: at least one, or nobody, said in words.
    Beneficiaries = "beneficiaires",
    /// Chosen level of the contract.
    Level = "garantie",
    /// Holder of the account that pays the contributions.
    DebitHolder = "prelevement-titulaire",
    /// Account that pays the contributions.
    DebitIban = "prelevement-iban",
    /// Bank of the account that pays the contributions.
    DebitBic = "prelevement-bic",
    /// Whether the holder, who is not the member, agrees that their account pays.
    HolderConsent = "accord-titulaire",
    /// How often contributions are debited.
    Frequency = "frequence",
    /// Day of the month of the debit.
    DebitDay = "jour-prelevement",
    /// Whether refunds go to the account that is debited.
    RefundSame = "remboursement-identique",
    /// Holder of the account that receives refunds.
    RefundHolder = "remboursement-titulaire",
    /// Account that receives refunds.
    RefundIban = "remboursement-iban",
    /// Bank of the account that receives refunds.
    RefundBic = "remboursement-bic",
    /// Whether a beneficiary's refunds go to the member's account.
    BeneficiaryRefundSame = "beneficiaire-remboursement-identique",
    /// Holder of a beneficiary's own account.
    BeneficiaryHolder = "beneficiaire-titulaire",
    /// A beneficiary's own account.
    BeneficiaryIban = "beneficiaire-iban",
    /// Bank of a beneficiary's own account.
    BeneficiaryBic = "beneficiaire-bic",
    /// *Dispense*: the work contract.
    ExemptionContract = "dispense-contrat",
    /// *Dispense*: how long the work contract lasts.
    ExemptionLength = "dispense-duree",
    /// *Dispense*: part time.
    ExemptionPartTime = "dispense-temps-partiel",
    /// *Dispense*: the contribution against the pay.
    ExemptionShare = "dispense-part",
    /// *Dispense*: the cover that the person has already.
    ExemptionCover = "dispense-couverture",
    /// *Dispense*: first day of that cover.
    ExemptionCoverFrom = "dispense-couverture-debut",
    /// *Dispense*: due date of that cover.
    ExemptionCoverUntil = "dispense-couverture-fin",
    /// *Dispense*: first day in the company.
    HiredOn = "dispense-embauche",
    /// *Dispense*: the case chosen.
    ExemptionCase = "dispense-cas",
}

/// Why an answer cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was answered.
    Missing,
    /// The answer is none of those offered.
    NotOffered,
    /// A name or a line of address.
    Name(NameFault),
    /// A date that is not one.
    Date(DateError),
    /// A birth after today.
    BornInFuture,
    /// A member too young to work.
    TooYoungToWork,
    /// A birth more than 120 years ago.
    BornTooLongAgo,
    /// A French postal code that is not five digits.
    PostalCode,
    /// Five digits that begin like no French postal code.
    PostalCodeUnknown,
    /// A phone number.
    Phone(PhoneFault),
    /// A right phone number that no code has shown to be the person's.
    PhoneUnverified,
    /// A social-security number.
    Nir(NirFault),
    /// A fund code.
    Organism(OrganismFault),
    /// An account.
    Iban(IbanFault),
    /// A bank.
    Bic(BicFault),
    /// The holder of the account does not agree that it pays.
    HolderRefuses,
    /// The rank among twins is from 1 to 9.
    TwinRank,
}

/// One answer that is missing or cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which field.
    pub field: Field,
    /// Which beneficiary, by rank in the list from 0; `None` for the member.
    pub person: Option<usize>,
    /// Why.
    pub reason: Reason,
}

impl Problem {
    /// A problem in the member's own answers.
    #[must_use]
    pub const fn own(field: Field, reason: Reason) -> Self {
        Self {
            field,
            person: None,
            reason,
        }
    }

    /// The same problem, in a beneficiary's answers.
    #[must_use]
    pub const fn of_person(self, rank: usize) -> Self {
        Self {
            person: Some(rank),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<&str> = Field::ALL.iter().map(|field| field.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Field::ALL.len());
    }
}
