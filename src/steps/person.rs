//! The groups of questions asked of everyone: identity, address and rights.

use affilio_domain::enrolment::Civility;
use affilio_domain::field::Field;
use affilio_domain::text::compact;
use affilio_domain::wire::Note;
use leptos::prelude::*;

use super::notes::FieldNotes;
use super::town::{FundName, TownAdvice};
use crate::i18n::tr;
use crate::ui::field::{Choices, TextField, YesNo};
use crate::ui::form::Form;
use crate::ui::where_is::{Paper, WhereIs};

/// Code and words of each value of a closed list.
macro_rules! answers {
    ($type:ty) => {
        <$type>::ALL
            .iter()
            .map(|one| {
                (
                    one.code().to_owned(),
                    one.label($crate::i18n::locale()).to_owned(),
                )
            })
            .collect::<Vec<_>>()
    };
}
pub(super) use answers;

/// Madame or Monsieur, names, birth.
#[component]
pub fn IdentityFields(
    /// The form.
    form: Form,
    /// What is worth a look in it.
    notes: Memo<Vec<Note>>,
) -> impl IntoView {
    view! {
        <Choices form field=Field::Civility answers=answers!(Civility) />
        <TextField form field=Field::LastName />
        <TextField form field=Field::FirstName />
        <FieldNotes form notes field=Field::FirstName />
        <TextField form field=Field::BirthDate />
        <FieldNotes form notes field=Field::BirthDate />
    }
}

/// Where a person lives. What few people need is folded.
#[component]
pub fn AddressFields(
    /// The form.
    form: Form,
) -> impl IntoView {
    // Once open for a reason, open for good: what is typed never folds itself away.
    let open = Memo::new(move |was: Option<&bool>| {
        was == Some(&true)
            || !form.get(Field::AddressExtra).trim().is_empty()
            || compact(&form.get(Field::Country)) != "FRANCE"
            || [Field::AddressExtra, Field::Country, Field::PostalCode]
                .into_iter()
                .any(|field| form.problem(field).is_some())
    });
    view! {
        <TextField form field=Field::Street />
        <TextField form field=Field::PostalCode />
        <TextField form field=Field::City />
        <TownAdvice form />
        <details class="more" open=move || open.get()>
            <summary>{tr("Complément d’adresse, adresse à l’étranger", "Second line, address abroad")}</summary>
            <TextField form field=Field::AddressExtra />
            <TextField form field=Field::Country />
        </details>
    }
}

/// A person's rights, as printed on their *attestation de droits*.
#[component]
pub fn InsuranceFields(
    /// The form.
    form: Form,
    /// What is worth a look in it.
    notes: Memo<Vec<Note>>,
) -> impl IntoView {
    view! {
        <WhereIs paper=Paper::Rights id="ou-droits" />
        <TextField form field=Field::Nir />
        <FieldNotes form notes field=Field::Nir />
        <TextField form field=Field::Organism />
        <FundName form />
        <YesNo form field=Field::AlsaceMoselle />
        <FieldNotes form notes field=Field::AlsaceMoselle />
        <YesNo form field=Field::Teletransmission />
    }
}
