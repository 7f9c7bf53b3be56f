//! The whole file at once: what each step still misses, and what can be signed.

use super::draft::{BankDraft, BeneficiariesDraft, GuaranteesDraft, ProfileDraft};
use super::file::FileView;
use crate::date::Date;
use crate::enrolment::{Enrolment, Step, Terms};
use crate::field::Problem;

/// The four steps' raw answers.
#[derive(Clone, Copy, Debug)]
pub struct Drafts<'a> {
    /// *Mon profil*.
    pub profile: &'a ProfileDraft,
    /// *Mes bénéficiaires*.
    pub beneficiaries: &'a BeneficiariesDraft,
    /// *Mes garanties*.
    pub guarantees: &'a GuaranteesDraft,
    /// *Mes coordonnées bancaires*.
    pub bank: &'a BankDraft,
    /// The number that a code has shown to be the person's, ten digits.
    pub verified_phone: Option<&'a str>,
}

impl Drafts<'_> {
    /// Reads the whole file.
    ///
    /// # Errors
    /// Every problem with the step where it can be mended.
    pub fn check(&self, terms: &Terms, today: Date) -> Result<Enrolment, Vec<(Step, Problem)>> {
        let profile = self.profile.check_with_phone(today, self.verified_phone);
        let beneficiaries = self.beneficiaries.check(terms, today);
        let level = self.guarantees.check(terms);
        let bank = self
            .bank
            .check(self.debits(terms), self.profile, &self.beneficiaries.people);
        match (profile, beneficiaries, level, bank) {
            (Ok(profile), Ok(beneficiaries), Ok(level), Ok(bank)) => Ok(Enrolment {
                profile,
                beneficiaries,
                level,
                bank,
            }),
            (profile, beneficiaries, level, bank) => Err([
                (Step::Profile, profile.err()),
                (Step::Beneficiaries, beneficiaries.err()),
                (Step::Guarantees, level.err()),
                (Step::Bank, bank.err()),
            ]
            .into_iter()
            .flat_map(|(step, problems)| {
                problems
                    .unwrap_or_default()
                    .into_iter()
                    .map(move |one| (step, one))
            })
            .collect()),
        }
    }

    /// Whether something is debited, as far as the answers tell: no level chosen yet counts as the
    /// compulsory one.
    #[must_use]
    pub fn debits(&self, terms: &Terms) -> bool {
        let level = match self.guarantees.level.as_str() {
            "" => &terms.mandatory_level,
            chosen => chosen,
        };
        terms.debits(level, self.beneficiaries.people.len())
    }
}

impl FileView {
    /// The four steps' raw answers.
    #[must_use]
    pub fn drafts(&self) -> Drafts<'_> {
        Drafts {
            profile: &self.profile.draft,
            beneficiaries: &self.beneficiaries.draft,
            guarantees: &self.guarantees.draft,
            bank: &self.bank.draft,
            verified_phone: self.phone_verified.as_deref(),
        }
    }

    /// What the employer arranged, as far as completeness depends on it.
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms {
            levels: self
                .employer
                .levels
                .iter()
                .map(|level| level.id.clone())
                .collect(),
            mandatory_level: self.employer.mandatory_level.clone(),
            // A date that cannot be read covers no child beyond the common age.
            effective_on: Date::parse_iso(&self.employer.effective_on).unwrap_or(Date::MAX),
            children: self
                .employer
                .children
                .as_ref()
                .map(super::ChildTermsView::terms),
        }
    }
}
