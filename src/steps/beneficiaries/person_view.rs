//! One beneficiary's screen.

use affilio_domain::enrolment::{BeneficiaryKind, ChildSituation, Step};
use affilio_domain::field::Field;
use affilio_domain::wire::{BeneficiariesDraft, ProfileDraft};
use leptos::prelude::*;

use super::{convert, input};
use crate::browser;
use crate::draft::{Answers, File, Savers};
use crate::journey::Place;
use crate::pages::guarded::Guarded;
use crate::steps::person::{AddressFields, IdentityFields, InsuranceFields, answers};
use crate::ui::field::{Choices, SelectField, TextField, YesNo};
use crate::ui::form::Form;
use crate::ui::page::arrive;
use crate::ui::step_shell::StepShell;

/// The page of one beneficiary.
#[component]
pub fn BeneficiaryPage(
    /// Rank from 1, as in the address.
    asked: usize,
) -> impl IntoView {
    arrive("Un bénéficiaire");
    view! {
        <Guarded place=Place::Step(Step::Beneficiaries)>
            <PersonForm asked />
        </Guarded>
    }
}

#[component]
fn PersonForm(asked: usize) -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let saver = savers.beneficiaries;
    let all: BeneficiariesDraft = saver.answers();
    // An address beyond the list adds at its end: no hole, whatever is typed in the address.
    let rank = asked.saturating_sub(1).min(all.people.len());
    let form = Form::about_other(None);
    let member: ProfileDraft = savers.profile.answers();
    let is_new = all.people.get(rank).is_none();
    let shown = all
        .people
        .get(rank)
        .cloned()
        .unwrap_or_else(|| input::newcomer(&member, browser::random_key()));
    form.show_draft(&shown);
    let answers_now =
        move || Answers::from(input::with_person(saver.answers(), rank, form.draft()));
    let asked = Memo::new(move |_| {
        let _ = form.edits();
        let all = input::with_person(saver.answers(), rank, form.draft());
        file.read()
            .map(|file| convert::asked(&all, rank, &file))
            .unwrap_or_default()
    });
    let same_rights = move |_| {
        form.edit(Field::Nir, member.nir.clone());
        form.edit(Field::Organism, member.organism.clone());
    };
    let check = move |()| {
        file.read()
            .map(|file| {
                let all = input::with_person(saver.answers(), rank, form.draft());
                convert::person_problems(&all, rank, &file)
            })
            .unwrap_or_default()
    };
    let refill = move |()| {
        if let Some(person) = saver.answers::<BeneficiariesDraft>().people.get(rank) {
            form.show_draft(person);
        }
    };
    let list = Place::Step(Step::Beneficiaries).path();
    view! {
        <StepShell
            step=Step::Beneficiaries
            title=if is_new { "Ajouter un bénéficiaire" } else { "Modifier un bénéficiaire" }
            way=(list.clone(), "Enregistrer")
            back=(list, "Revenir à la liste")
            saver
            edits=move || form.edits()
            answers=move |()| answers_now()
            check
            show=move |problems| form.show(problems)
            on_theirs=refill
            lead="La garantie que vous choisirez sera la même pour cette personne."
        >
            <section class="group">
                <h2>"Cette personne"</h2>
                <Choices form field=Field::BeneficiaryKind answers=answers!(BeneficiaryKind) />
                <IdentityFields form />
                <Show when=move || asked.get().twin>
                    <SelectField form field=Field::TwinRank answers=convert::twin_ranks() />
                </Show>
                <Show when=move || asked.get().situation>
                    <Choices form field=Field::ChildSituation answers=answers!(ChildSituation) />
                </Show>
            </section>
            <section class="group">
                <h2>"Ses coordonnées"</h2>
                <YesNo form field=Field::SameAddress />
                <Show when=move || form.get(Field::SameAddress) == "non">
                    <AddressFields form />
                </Show>
                <TextField form field=Field::Phone optional=true named="Téléphone" />
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
