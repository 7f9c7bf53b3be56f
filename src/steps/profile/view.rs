//! The screen *Mon profil*.

use affilio_domain::enrolment::{FamilyStatus, Step};
use affilio_domain::field::Field;
use affilio_domain::wire::ProfileDraft;
use leptos::prelude::*;

use super::convert;
use super::phone_view::PhoneCheck;
use crate::draft::{File, Savers};
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
    arrive("Mon profil");
    view! {
        <Guarded place=Place::Step(Step::Profile)>
            <ProfileForm />
        </Guarded>
    }
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
    let given = file.read().is_some_and(|file| !file.prefilled.is_empty());
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
            lead="Toutes les réponses sont nécessaires, sauf celles marquées « facultatif »."
        >
            {given.then(|| view! {
                <Notice tone=Tone::Info>
                    <p>"Votre employeur a déjà rempli une partie des réponses. Vérifiez-les et corrigez-les s’il le faut."</p>
                </Notice>
            })}
            <section class="group">
                <h2>"Mes informations personnelles"</h2>
                <IdentityFields form />
                <SelectField form field=Field::FamilyStatus answers=answers!(FamilyStatus) />
            </section>
            <section class="group">
                <h2>"Mes coordonnées"</h2>
                <AddressFields form />
                <TextField form field=Field::Phone />
                <PhoneCheck form />
            </section>
            <section class="group">
                <h2>"Pour accélérer mes remboursements"</h2>
                <p class="small">"Ces numéros figurent sur votre attestation de droits : ameli.fr, msa.fr, ou une borne de votre caisse."</p>
                <InsuranceFields form />
            </section>
        </StepShell>
    }
}
