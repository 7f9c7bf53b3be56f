//! One beneficiary's screen.

use affilio_domain::enrolment::{BeneficiaryKind, Step};
use affilio_domain::field::Field;
use affilio_domain::wire::BeneficiariesDraft;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{convert, input};
use crate::draft::{File, Savers};
use crate::journey::Place;
use crate::pages::guarded::Guarded;
use crate::steps::person::{AddressFields, IdentityFields, InsuranceFields, answers};
use crate::ui::field::{Choices, TextField, YesNo};
use crate::ui::form::Form;
use crate::ui::page::arrive;
use crate::ui::step_shell::StepShell;

/// The page of the beneficiary whose rank, from 1, is in the address.
#[component]
pub fn BeneficiaryPage() -> impl IntoView {
    arrive("Un bénéficiaire");
    view! {
        <Guarded place=Place::Step(Step::Beneficiaries)>
            <PersonForm />
        </Guarded>
    }
}

#[component]
fn PersonForm() -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let saver = savers.beneficiaries;
    let params = use_params_map();
    let asked = params
        .with_untracked(|params| params.get("rank"))
        .and_then(|rank| rank.parse::<usize>().ok());
    let all = saver.draft();
    // An address beyond the list adds at its end: no hole, whatever is typed in the address.
    let rank = asked
        .map_or(0, |rank| rank.saturating_sub(1))
        .min(all.people.len());
    let form = Form::about_other(None);
    let member = savers.profile.draft();
    let is_new = all.people.get(rank).is_none();
    let shown = all
        .people
        .get(rank)
        .cloned()
        .unwrap_or_else(|| input::newcomer(&member));
    input::fill(form, &shown);
    let answers_now = move || input::with_person(saver.draft(), rank, input::read(form));
    Effect::new(move |previous: Option<u32>| {
        let edits = form.edits();
        if previous.is_some_and(|previous| previous != edits) {
            saver.save_soon(answers_now());
        }
        edits
    });
    let same_rights = move |_| {
        form.edit(Field::Nir, member.nir.clone());
        form.edit(Field::Organism, member.organism.clone());
    };
    let list = Place::Step(Step::Beneficiaries).path();
    view! {
        <StepShell
            step=Step::Beneficiaries
            title=if is_new { "Ajouter un bénéficiaire" } else { "Modifier un bénéficiaire" }
            way=(list.clone(), "Enregistrer")
            back=(list, "Revenir à la liste")
            saver
            answers=move |()| answers_now()
            check=move |_: BeneficiariesDraft| {
                file.read().map(|file| convert::person_problems(&input::read(form), &file)).unwrap_or_default()
            }
            show=move |problems| form.show(problems)
            on_theirs=move |draft: BeneficiariesDraft| {
                if let Some(person) = draft.people.get(rank) {
                    input::fill(form, person);
                }
            }
            lead="La garantie que vous choisirez sera la même pour cette personne."
        >
            <section class="group">
                <h2>"Cette personne"</h2>
                <Choices form field=Field::BeneficiaryKind answers=answers!(BeneficiaryKind) />
                <IdentityFields form />
                <TextField form field=Field::TwinRank />
            </section>
            <section class="group">
                <h2>"Ses coordonnées"</h2>
                <YesNo form field=Field::SameAddress />
                <Show when=move || form.get(Field::SameAddress) == "non">
                    <AddressFields form />
                </Show>
                <TextField form field=Field::Phone optional=true />
            </section>
            <section class="group">
                <h2>"Pour accélérer ses remboursements"</h2>
                <p>
                    "Un enfant est rattaché au numéro d’un parent. "
                    <button type="button" class="button-link" on:click=same_rights>"Reprendre mon numéro et mon organisme"</button>
                </p>
                <InsuranceFields form />
            </section>
        </StepShell>
    }
}
