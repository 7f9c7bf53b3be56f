//! The answers of each step, sealed as a whole, with their version.

use affilio_domain::wire::{
    BankDraft, BeneficiariesDraft, Drafts, ExemptionDraft, GuaranteesDraft, ProfileDraft, StepView,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::{Keys, Place};
use crate::problem::Answer;

/// A step whose answers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// *Mon profil*.
    Profile,
    /// *Mes bénéficiaires*.
    Beneficiaries,
    /// *Mes garanties*.
    Guarantees,
    /// *Mes coordonnées bancaires*.
    Bank,
    /// *Ma dispense*.
    Exemption,
}

impl Slot {
    const fn name(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Beneficiaries => "beneficiaries",
            Self::Guarantees => "guarantees",
            Self::Bank => "bank",
            Self::Exemption => "exemption",
        }
    }

    /// The word of the journal.
    pub(crate) const fn saved(self) -> &'static str {
        match self {
            Self::Profile => "profile_saved",
            Self::Beneficiaries => "beneficiaries_saved",
            Self::Guarantees => "guarantees_saved",
            Self::Bank => "bank_saved",
            Self::Exemption => "exemption_saved",
        }
    }
}

const fn place(row: &str) -> Place<'_> {
    Place {
        column: "steps.draft",
        row,
    }
}

fn row_key(file: &str, slot: Slot) -> String {
    format!("{file}/{}", slot.name())
}

/// The versions of the four steps, in order.
pub(crate) type Versions = [u32; 4];

/// All answers of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps {
    /// *Mon profil*.
    pub(crate) profile: StepView<ProfileDraft>,
    /// *Mes bénéficiaires*.
    pub(crate) beneficiaries: StepView<BeneficiariesDraft>,
    /// *Mes garanties*.
    pub(crate) guarantees: StepView<GuaranteesDraft>,
    /// *Mes coordonnées bancaires*.
    pub(crate) bank: StepView<BankDraft>,
    /// The number that a code has shown to be the person's, ten digits.
    pub(crate) verified_phone: Option<String>,
    /// *Ma dispense*; no part of what is signed.
    pub(crate) exemption: StepView<ExemptionDraft>,
}

impl Steps {
    /// The raw answers.
    pub(crate) fn drafts(&self) -> Drafts<'_> {
        Drafts {
            profile: &self.profile.draft,
            beneficiaries: &self.beneficiaries.draft,
            guarantees: &self.guarantees.draft,
            bank: &self.bank.draft,
            verified_phone: self.verified_phone.as_deref(),
        }
    }

    /// What tells these answers from later ones.
    pub(crate) const fn versions(&self) -> Versions {
        [
            self.profile.version,
            self.beneficiaries.version,
            self.guarantees.version,
            self.bank.version,
        ]
    }
}

type Row = (String, i64, Vec<u8>);

fn view<T: DeserializeOwned + Default>(
    keys: &Keys,
    file: &str,
    slot: Slot,
    rows: &[Row],
) -> Answer<StepView<T>> {
    let Some((_, version, sealed)) = rows.iter().find(|(step, ..)| step == slot.name()) else {
        return Ok(StepView::default());
    };
    let plain = keys.open(place(&row_key(file, slot)), sealed)?;
    Ok(StepView {
        version: version_number(*version),
        draft: serde_json::from_slice(&plain)?,
    })
}

fn version_number(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(u32::MAX)
}

impl Store {
    /// All answers of a file.
    pub(crate) async fn steps(&self, file: &str) -> Answer<Steps> {
        let rows: Vec<Row> =
            sqlx::query_as("SELECT step, version, draft FROM steps WHERE file_id = $1")
                .bind(file)
                .fetch_all(&self.read)
                .await?;
        let keys = &self.keys;
        Ok(Steps {
            profile: view(keys, file, Slot::Profile, &rows)?,
            beneficiaries: view(keys, file, Slot::Beneficiaries, &rows)?,
            guarantees: view(keys, file, Slot::Guarantees, &rows)?,
            bank: view(keys, file, Slot::Bank, &rows)?,
            verified_phone: self.verified_phone(file).await?,
            exemption: view(keys, file, Slot::Exemption, &rows)?,
        })
    }
}

impl Tx {
    /// The versions of the steps, read under the file's lock.
    pub(crate) async fn versions(&mut self, file: &str) -> Answer<Versions> {
        let rows: Vec<(String, i64)> =
            sqlx::query_as("SELECT step, version FROM steps WHERE file_id = $1")
                .bind(file)
                .fetch_all(&mut *self.inner)
                .await?;
        let slots = [
            Slot::Profile,
            Slot::Beneficiaries,
            Slot::Guarantees,
            Slot::Bank,
        ];
        Ok(slots.map(|slot| {
            rows.iter()
                .find(|(step, _)| step == slot.name())
                .map_or(0, |(_, version)| version_number(*version))
        }))
    }

    /// The version of a step, read under the file's lock; 0 when it was never saved.
    pub(crate) async fn step_version(&mut self, file: &str, slot: Slot) -> Answer<u32> {
        let known: Option<(i64,)> =
            sqlx::query_as("SELECT version FROM steps WHERE file_id = $1 AND step = $2")
                .bind(file)
                .bind(slot.name())
                .fetch_optional(&mut *self.inner)
                .await?;
        Ok(known.map_or(0, |(version,)| version_number(version)))
    }

    /// Saves a step over the version that the screen started from; nothing when it is another one.
    pub(crate) async fn save_step<T: Serialize>(
        &mut self,
        file: &str,
        slot: Slot,
        over: u32,
        draft: &T,
        now: Moment,
    ) -> Answer<Option<u32>> {
        if self.step_version(file, slot).await? != over {
            return Ok(None);
        }
        let version = over.saturating_add(1);
        let sealed = self.seal(place(&row_key(file, slot)), &serde_json::to_vec(draft)?)?;
        sqlx::query(
            "INSERT INTO steps (file_id, step, version, draft, saved_at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (file_id, step) DO UPDATE \
             SET version = excluded.version, draft = excluded.draft, saved_at = excluded.saved_at",
        )
        .bind(file)
        .bind(slot.name())
        .bind(i64::from(version))
        .bind(sealed)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(Some(version))
    }
}
