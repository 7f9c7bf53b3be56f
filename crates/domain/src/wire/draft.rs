//! Raw answers of each step.

use serde::{Deserialize, Serialize};

/// Answers of *Mon profil*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ProfileDraft {
    /// `madame` or `monsieur`.
    pub civility: String,
    /// Family name.
    pub last_name: String,
    /// Given name.
    pub first_name: String,
    /// Date of birth, as typed.
    pub birth_date: String,
    /// `celibataire`, `marie`, `pacse`, `concubinage`, `divorce` or `veuf`.
    pub family_status: String,
    /// Number and street.
    pub street: String,
    /// Building, floor.
    pub address_extra: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// Country.
    pub country: String,
    /// Mobile phone.
    pub phone: String,
    /// `oui` or `non`: the fund sends its statements to the insurer.
    pub teletransmission: String,
    /// Social-security number.
    pub nir: String,
    /// Fund code.
    pub organism: String,
    /// `oui` or `non`: Alsace-Moselle scheme.
    pub alsace_moselle: String,
}

/// Answers of *Mes bénéficiaires*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct BeneficiariesDraft {
    /// The person said that nobody joins with them.
    pub nobody: bool,
    /// Those who join, in order of entry.
    pub people: Vec<BeneficiaryDraft>,
}

/// One beneficiary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct BeneficiaryDraft {
    /// Random name of this person within the file, given once: what is said of a person elsewhere
    /// (an account) follows them, whatever their rank becomes.
    pub key: String,
    /// `conjoint` or `enfant`.
    pub kind: String,
    /// `madame` or `monsieur`.
    pub civility: String,
    /// Family name.
    pub last_name: String,
    /// Given name.
    pub first_name: String,
    /// Date of birth, as typed.
    pub birth_date: String,
    /// Order of birth among twins; read only if somebody else in the list is a twin.
    pub twin_rank: String,
    /// `etudes`, `apprentissage`, `premier-emploi`, `esat`, `handicap` or `autre`; read only for a
    /// child who reached the age of the contract.
    pub situation: String,
    /// `oui`: lives at the member's; `non`: own address below.
    pub same_address: String,
    /// Number and street.
    pub street: String,
    /// Building, floor.
    pub address_extra: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// Country.
    pub country: String,
    /// Phone, optional.
    pub phone: String,
    /// `oui` or `non`.
    pub teletransmission: String,
    /// Social-security number; a child bears a parent's.
    pub nir: String,
    /// Fund code.
    pub organism: String,
    /// `oui` or `non`.
    pub alsace_moselle: String,
}

/// Answers of *Mes garanties*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct GuaranteesDraft {
    /// Id of the chosen level, such as `r1`.
    pub level: String,
}

/// An account, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AccountDraft {
    /// Holder.
    pub holder: String,
    /// IBAN.
    pub iban: String,
    /// BIC.
    pub bic: String,
}

/// Answers of *Mes coordonnées bancaires*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct BankDraft {
    /// Account that pays the contributions; asked only if something is debited.
    pub debit: AccountDraft,
    /// `oui`: the holder of the debited account, who is not the member, agrees; asked only then.
    pub holder_consent: String,
    /// `annuelle`, `semestrielle`, `trimestrielle` or `mensuelle`.
    pub frequency: String,
    /// `5`, `10`, `15` or `20`.
    pub debit_day: String,
    /// `oui`: refunds go to the debited account.
    pub refund_same: String,
    /// Account that receives refunds.
    pub refund: AccountDraft,
    /// At most one per beneficiary, found by [`BeneficiaryDraft::key`]; absent means the member's
    /// account.
    pub beneficiaries: Vec<BeneficiaryRefundDraft>,
}

/// Where a beneficiary's refunds go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct BeneficiaryRefundDraft {
    /// [`BeneficiaryDraft::key`] of the person.
    pub key: String,
    /// `oui` (or empty): the member's account; `non`: the account below.
    pub same: String,
    /// The beneficiary's own account.
    pub account: AccountDraft,
}

impl BankDraft {
    /// What is said of a person's refunds. Answers without keys, from a program that gives none,
    /// are matched by rank.
    #[must_use]
    pub fn refund_of(
        &self,
        person: &BeneficiaryDraft,
        rank: usize,
    ) -> Option<&BeneficiaryRefundDraft> {
        if person.key.is_empty() {
            self.beneficiaries
                .get(rank)
                .filter(|refund| refund.key.is_empty())
        } else {
            self.beneficiaries
                .iter()
                .find(|refund| refund.key == person.key)
        }
    }
}
