//! The screen *Mon profil*.

use affilio_domain::enrolment::{FamilyStatus, Step};
use affilio_domain::field::Field;
use affilio_domain::wire::{Fields, FileView, ProfileDraft};
use leptos::prelude::*;

use super::convert;
use super::phone_view::PhoneCheck;
use crate::draft::{File, Savers};
use crate::i18n::tr;
use crate::journey::Place;
use crate::pages::guarded::Guarded;
use crate::steps::person::{AddressFields, IdentityFields, InsuranceFields, answers};
use crate::ui::field::{SelectField, TextField};
use crate::ui::form::Form;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::arrive;
use crate::ui::step_shell::StepShell;

/// The step.
#[component]
pub fn ProfileStep() -> impl IntoView {
    arrive(tr("Mon profil", "My profile"));
    view! {
        <Guarded place=Place::Step(Step::Profile)>
            <ProfileForm />
        </Guarded>
    }
}

/// What the employer gave, by field.
fn given(file: &FileView) -> Vec<(Field, String)> {
    let known = |(field, text): (Field, &str)| {
        let named = file.prefilled.iter().any(|id| id == field.id());
        named.then(|| (field, text.to_owned()))
    };
    file.given.fields().into_iter().filter_map(known).collect()
}

#[component]
fn ProfileForm() -> impl IntoView {
    let file = expect_context::<File>();
    let saver = expect_context::<Savers>().profile;
    let form = Form::own();
    let refill = move || form.show_draft::<ProfileDraft>(&saver.answers());
    let typed = move || form.draft::<ProfileDraft>();
    refill();
    if form.read(Field::Country).is_empty() {
        form.fill(Field::Country, "France");
    }
    let given = file.read().map(|file| given(&file)).unwrap_or_default();
    let some_given = !given.is_empty();
    form.mark_given(given);
    let notes = Memo::new(move |_| {
        let _ = form.edits();
        file.get()
            .map(|file| convert::notes(&typed(), &file))
            .unwrap_or_default()
    });
    let check = move |()| {
        file.read()
            .map(|file| convert::problems(&typed(), &file))
            .unwrap_or_default()
    };
    view! {
        <StepShell
            step=Step::Profile
            saver
            edits=move || form.edits()
            answers=move |()| typed().into()
            check
            show=move |problems| form.show(problems)
            on_theirs=move |()| refill()
            lead=tr(
                "Toutes les réponses sont nécessaires, sauf celles marquées « facultatif ».",
                "Every answer is needed, except those marked “optional”.",
            )
        >
            {some_given.then(|| view! {
                <Notice tone=Tone::Info>
                    <p>{tr(
                        "Votre employeur a déjà rempli les réponses marquées « donné par votre employeur ». Vérifiez-les et corrigez-les s’il le faut.",
                        "Your employer has already filled in the answers marked “given by your employer”. Check them, and correct them if need be.",
                    )}</p>
                </Notice>
            })}
            <section class="group">
                <h2>{tr("Mes informations personnelles", "About me")}</h2>
                <IdentityFields form notes />
                <SelectField form field=Field::FamilyStatus answers=answers!(FamilyStatus) />
            </section>
            <section class="group">
                <h2>{tr("Mes coordonnées", "My address and phone")}</h2>
                <AddressFields form />
                <TextField form field=Field::Phone />
                <PhoneCheck form />
            </section>
            <section class="group">
                <h2>{tr("Pour accélérer mes remboursements", "To be refunded sooner")}</h2>
                <p class="small">{tr(
                    "Ces numéros figurent sur votre attestation de droits : ameli.fr, msa.fr, ou une borne de votre caisse.",
                    "These numbers are on your “attestation de droits” (proof of social-security rights): ameli.fr, msa.fr, or a terminal of your fund.",
                )}</p>
                <InsuranceFields form notes />
            </section>
        </StepShell>
    }
}
