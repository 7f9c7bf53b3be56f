//! The groups of questions asked of everyone: address and rights.

use affilio_domain::enrolment::Civility;
use affilio_domain::field::Field;
use leptos::prelude::*;

use crate::ui::field::{Choices, TextField, YesNo};
use crate::ui::form::Form;

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

/// Madame or Monsieur, names.
#[component]
pub fn IdentityFields(
    /// The form.
    form: Form,
) -> impl IntoView {
    view! {
        <Choices form field=Field::Civility answers=answers!(Civility) />
        <TextField form field=Field::LastName />
        <TextField form field=Field::FirstName />
        <TextField form field=Field::BirthDate />
    }
}

/// Where a person lives.
#[component]
pub fn AddressFields(
    /// The form.
    form: Form,
) -> impl IntoView {
    view! {
        <TextField form field=Field::Street />
        <TextField form field=Field::AddressExtra />
        <TextField form field=Field::PostalCode />
        <TextField form field=Field::City />
        <TextField form field=Field::Country />
    }
}

/// A person's rights, as printed on their *attestation de droits*.
#[component]
pub fn InsuranceFields(
    /// The form.
    form: Form,
) -> impl IntoView {
    view! {
        <TextField form field=Field::Nir />
        <TextField form field=Field::Organism />
        <YesNo form field=Field::AlsaceMoselle />
        <YesNo form field=Field::Teletransmission />
    }
}
