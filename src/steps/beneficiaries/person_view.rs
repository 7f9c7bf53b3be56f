//! One beneficiary's screen.

use affilio_domain::enrolment::{BeneficiaryKind, ChildSituation, Step};
use affilio_domain::field::Field;
use affilio_domain::text::of_name;
use affilio_domain::wire::{AttachmentPurpose, BeneficiariesDraft, Note, ProfileDraft};
use leptos::prelude::*;

use super::convert::{self, Parent};
use super::input;
use super::view::person_path;
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{Answers, File, Savers};
use crate::i18n::tr;
use crate::journey::Place;
use crate::pages::guarded::Guarded;
use crate::say;
use crate::steps::notes::FieldNotes;
use crate::steps::person::{AddressFields, IdentityFields, InsuranceFields, answers};
use crate::ui::field::{Choices, SelectField, TextField, YesNo};
use crate::ui::form::Form;
use crate::ui::page::arrive;
use crate::ui::step_shell::{BACK_TO_RECAP, StepShell};
use crate::ui::upload::Upload;

/// The page of one beneficiary.
#[component]
pub fn BeneficiaryPage(
    /// Rank from 1, as in the address.
    asked: usize,
) -> impl IntoView {
    arrive(tr("Un bénéficiaire", "A dependant"));
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
    let address = expect_context::<Address>();
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
    let parents = convert::parents(&member, &all, rank);
    let everyone = move || input::with_person(saver.answers(), rank, form.draft());
    let watched = Memo::new(move |_| {
        let _ = form.edits();
        file.get().map(|file| {
            let (all, place) = everyone();
            let notes = all.notes(place, &savers.profile.answers(), &file.terms());
            (convert::asked(&all, place, &file), notes)
        })
    });
    let asked = Memo::new(move |_| watched.get().unwrap_or_default().0);
    let notes = Memo::new(move |_| watched.get().unwrap_or_default().1);
    let check = move |()| {
        file.read()
            .map(|file| {
                let (all, place) = everyone();
                convert::person_problems(&all, place, &file)
            })
            .unwrap_or_default()
    };
    let list = Place::Step(Step::Beneficiaries).path();
    let refill = move |()| {
        let all = saver.answers::<BeneficiariesDraft>();
        let place = input::place_of(&all, &form.read(Field::BeneficiaryKey), rank);
        let Some((place, person)) = place.and_then(|place| Some((place, all.people.get(place)?)))
        else {
            // Chosen not to be in the list: there is nobody to change.
            return address.go(&Place::Step(Step::Beneficiaries).path());
        };
        form.show_draft(person);
        if place != rank {
            // The address names the same person as the form: opened again, it shows them again.
            let back = untrack(|| address.has_mark(BACK_TO_RECAP));
            let mark = if back {
                format!("?{BACK_TO_RECAP}")
            } else {
                String::new()
            };
            address.replace(&format!("{}{mark}", person_path(place)));
        }
    };
    let title = if is_new {
        tr("Ajouter un bénéficiaire", "Add a dependant")
    } else {
        tr("Modifier un bénéficiaire", "Change a dependant")
    };
    view! {
        <StepShell
            step=Step::Beneficiaries
            title
            way=(list.clone(), tr("Enregistrer", "Save"))
            back=(list, tr("Revenir à la liste", "Back to the list"))
            saver
            edits=move || form.edits()
            answers=move |()| Answers::from(everyone().0)
            check
            show=move |problems| form.show(problems)
            on_theirs=refill
            lead=tr(
                "La garantie que vous choisirez sera la même pour cette personne.",
                "The level of cover that you choose will be the same for this person.",
            )
        >
            <section class="group">
                <h2>{tr("Cette personne", "This person")}</h2>
                <Choices form field=Field::BeneficiaryKind answers=answers!(BeneficiaryKind) />
                <FieldNotes form notes field=Field::BeneficiaryKind />
                <IdentityFields form notes />
                <Show when=move || asked.get().twin>
                    <SelectField form field=Field::TwinRank answers=convert::twin_ranks() />
                    <FieldNotes form notes field=Field::TwinRank />
                </Show>
                <Show when=move || asked.get().situation>
                    <GrownChild form notes />
                </Show>
            </section>
            <section class="group">
                <h2>{tr("Ses coordonnées", "Their address and phone")}</h2>
                <YesNo form field=Field::SameAddress />
                <Show when=move || form.get(Field::SameAddress) == "non">
                    <AddressFields form />
                </Show>
                <TextField form field=Field::Phone optional=true named=tr("Téléphone", "Phone") />
            </section>
            <section class="group">
                <h2>{tr("Pour accélérer ses remboursements", "To be refunded sooner")}</h2>
                <Parents form parents />
                <InsuranceFields form notes />
            </section>
        </StepShell>
    }
}

/// What a grown child does, the proof it needs, and the text that says so.
#[component]
fn GrownChild(form: Form, notes: Memo<Vec<Note>>) -> impl IntoView {
    let file = expect_context::<File>();
    let source = file
        .read()
        .and_then(|file| file.employer.children)
        .map(|children| {
            let (age, source) = (children.child_until, children.source);
            say!(
                "Le contrat couvre tout enfant à charge jusqu’à son {age}e anniversaire, puis selon sa situation. Source : {source}.",
                "The contract covers every dependent child until they turn {age}, then according to their situation. Source: {source}."
            )
        });
    // Drafts of before keys name nobody whom a file could be about.
    let key = StoredValue::new(form.read(Field::BeneficiaryKey));
    let proven = Memo::new(move |_| {
        let said = ChildSituation::from_code(&form.get(Field::ChildSituation));
        said.is_some_and(|one| one != ChildSituation::Other) && !key.with_value(String::is_empty)
    });
    let proof = move || {
        ChildSituation::from_code(&form.get(Field::ChildSituation))
            .and_then(convert::proof)
            .map(|proof| {
                view! {
                    <p class="small">{say!(
                        "Un justificatif vous sera demandé, par exemple : {proof}.",
                        "A proof will be asked for, for instance: {proof}."
                    )}</p>
                }
            })
    };
    view! {
        <Choices form field=Field::ChildSituation answers=answers!(ChildSituation) />
        <FieldNotes form notes field=Field::ChildSituation />
        <div role="status" class="notes-here">{proof}</div>
        <Show when=move || proven.get()>
            <Upload
                purpose=AttachmentPurpose::BeneficiaryProof
                subject=key.get_value()
                label=tr("Justificatif de la situation", "Proof of the situation")
                hint=tr("Vous pouvez le joindre maintenant ou plus tard.", "You can attach it now or later.")
            />
        </Show>
        {source.map(|words| view! { <p class="small">{words}</p> })}
    }
}

/// The numbers of a child's parents, one tap each.
#[component]
fn Parents(form: Form, parents: Vec<Parent>) -> impl IntoView {
    let buttons = move || {
        parents
            .clone()
            .into_iter()
            .map(|parent| {
                let words = match parent.name.as_ref().map(|name| (name, of_name(name))) {
                    None => tr(
                        "Reprendre mon numéro et mon organisme",
                        "Use my number and my fund",
                    )
                    .to_owned(),
                    Some((name, of)) => say!(
                        "Reprendre le numéro et l’organisme {of}",
                        "Use the number and fund of {name}"
                    ),
                };
                let take = move |_| {
                    form.edit(Field::Nir, parent.nir.clone());
                    form.edit(Field::Organism, parent.organism.clone());
                    form.edit(Field::AlsaceMoselle, parent.alsace_moselle.clone());
                };
                view! { <button type="button" class="button-quiet" on:click=take>{words}</button> }
            })
            .collect_view()
    };
    view! {
        <Show when=move || form.get(Field::BeneficiaryKind) == BeneficiaryKind::Child.code()>
            <p>{tr(
                "Un enfant est rattaché au numéro d’un parent : reprenez l’un de ceux-ci.",
                "A child goes under the number of a parent: use one of these.",
            )}</p>
            <div class="actions parents">{buttons.clone()}</div>
        </Show>
    }
}
