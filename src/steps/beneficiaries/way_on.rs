//! The ways out of the list: add somebody, go on, go on alone.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::BeneficiariesDraft;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::convert::{self, Unfinished};
use super::view::person_path;
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{File, Kept, Savers};
use crate::i18n::tr;
use crate::journey::Place;
use crate::say;
use crate::ui::error_summary;
use crate::ui::icon::{Icon, IconView};
use crate::ui::step_shell::way_on;

/// What can be done below the list.
#[component]
pub fn WayOn(
    /// The list, as shown.
    draft: RwSignal<BeneficiariesDraft>,
) -> impl IntoView {
    let file = expect_context::<File>();
    let saver = expect_context::<Savers>().beneficiaries;
    let address = expect_context::<Address>();
    let to = way_on(Step::Beneficiaries);
    // Who is not complete is told once the person wants to go on, and from then on follows the list.
    let told = RwSignal::new(false);
    let left = move || {
        let file = file.get()?;
        Some(convert::unfinished(&draft.get(), &file))
    };
    let unfinished = Memo::new(move |_| left().filter(|_| told.get()).unwrap_or_default());
    let leave = Callback::new(move |next: BeneficiariesDraft| {
        let to = to.get_untracked();
        spawn_local(async move {
            let kept = saver.save(next.into()).await;
            // The person may have left by another way while the answers were on theirs.
            if told.try_get_untracked().is_some() && kept != Kept::Stopped {
                address.go(&to);
            }
        });
    });
    let alone = move |_| {
        leave.run(BeneficiariesDraft {
            nobody: true,
            people: Vec::new(),
        });
    };
    let go_on = move |_| {
        told.set(true);
        if unfinished.with_untracked(Vec::is_empty) {
            leave.run(draft.get_untracked());
        } else {
            request_animation_frame(|| browser::focus_from_top(error_summary::ID));
        }
    };
    let anyway = Callback::new(move |()| leave.run(draft.get_untracked()));
    view! {
        {move || {
            let people = unfinished.get();
            (!people.is_empty()).then(|| view! { <Left people anyway /> })
        }}
        <a href=move || person_path(draft.with(|draft| draft.people.len())) class="button-add">
            <IconView icon=Icon::Plus />
            {tr("Ajouter un bénéficiaire", "Add a dependant")}
        </a>
        <div class="actions actions-end">
            <Show
                when=move || draft.with(|draft| draft.people.is_empty())
                fallback=move || view! { <button type="button" class="button" on:click=go_on>{tr("Suivant", "Next")}</button> }
            >
                <button type="button" class="button" on:click=alone>{tr("Poursuivre sans bénéficiaire", "Go on without dependants")}</button>
            </Show>
            <a href=Place::Step(Step::Profile).path() class="button-quiet">{tr("Précédent", "Back")}</a>
        </div>
    }
}

/// Who is not complete: *Corriger* leads to the first answer, *Poursuivre quand même* goes on.
#[component]
fn Left(people: Vec<Unfinished>, anyway: Callback<()>) -> impl IntoView {
    let place = |one: &Unfinished| format!("{}#{}", person_path(one.rank), one.first.id());
    let first = people.first().map(place).unwrap_or_default();
    let title = match people.len() {
        1 => tr(
            "Une personne est à compléter",
            "One person is to be completed",
        )
        .to_owned(),
        many => say!(
            "{many} personnes sont à compléter",
            "{many} people are to be completed"
        ),
    };
    let lines = people
        .into_iter()
        .map(|one| {
            let to = place(&one);
            let (name, left) = (one.name, one.left);
            let words = match left {
                1 => say!(
                    "{name} : une réponse est à revoir",
                    "{name}: one answer needs a look"
                ),
                _ => say!(
                    "{name} : {left} réponses sont à revoir",
                    "{name}: {left} answers need a look"
                ),
            };
            view! { <li><a href=to>{words}</a></li> }
        })
        .collect_view();
    view! {
        <section class="error-summary" id=error_summary::ID tabindex="-1" aria-labelledby="resume-titre">
            <h2 id="resume-titre"><IconView icon=Icon::Alert />{title}</h2>
            <ul>{lines}</ul>
            <div class="actions">
                <a class="button" href=first>{tr("Corriger", "Correct")}</a>
                <button type="button" class="button-quiet" on:click=move |_| anyway.run(())>
                    {tr("Poursuivre quand même", "Go on anyway")}
                </button>
            </div>
            <p class="small">{tr(
                "Si vous poursuivez, l’étape reste « à compléter » : vous y reviendrez avant de signer.",
                "If you go on, the step stays “to complete”: you will come back to it before signing.",
            )}</p>
        </section>
    }
}
