//! The screen *Mes bénéficiaires*: the list.

use affilio_domain::enrolment::{BeneficiaryKind, Step};
use affilio_domain::wire::{BeneficiariesDraft, BeneficiaryDraft};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::convert;
use crate::browser::address::Address;
use crate::draft::{File, Kept, Savers};
use crate::i18n::locale;
use crate::journey::Place;
use crate::pages::guarded::Guarded;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};
use crate::ui::saved::SavedState;
use crate::ui::step_shell::way_on;
use crate::ui::stepper::Stepper;

/// The step.
#[component]
pub fn BeneficiariesStep() -> impl IntoView {
    arrive("Mes bénéficiaires");
    view! {
        <Guarded place=Place::Step(Step::Beneficiaries)>
            <List />
        </Guarded>
    }
}

fn person_path(rank: usize) -> String {
    format!("{}/{}", Place::Step(Step::Beneficiaries).path(), rank + 1)
}

/// A person taken off the list: kept until the page is left, to be put back. What is said of their
/// refunds stays under their key.
type Removed = (usize, BeneficiaryDraft);

#[component]
fn List() -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let saver = savers.beneficiaries;
    let draft = RwSignal::new(saver.answers::<BeneficiariesDraft>());
    let removed = RwSignal::new(None::<Removed>);
    let save = move |next: BeneficiariesDraft| {
        draft.set(next.clone());
        spawn_local(async move {
            saver.save(next.into()).await;
        });
    };
    let remove = Callback::new(move |rank: usize| {
        let mut next = draft.get_untracked();
        if rank >= next.people.len() {
            return;
        }
        let person = next.people.remove(rank);
        removed.set(Some((rank, person)));
        save(next);
    });
    let put_back = move |_| {
        let Some((rank, person)) = removed.get_untracked() else {
            return;
        };
        let mut next = draft.get_untracked();
        next.nobody = false;
        next.people.insert(rank.min(next.people.len()), person);
        removed.set(None);
        save(next);
    };
    let problems = move || {
        let draft = draft.get();
        file.get()
            .map(|file| convert::problems(&draft, &file))
            .unwrap_or_default()
    };
    let people = move || {
        let problems = problems();
        draft
            .get()
            .people
            .into_iter()
            .enumerate()
            .map(|(rank, person)| {
                let left = problems
                    .iter()
                    .filter(|one| one.person == Some(rank))
                    .count();
                view! { <Person rank person left remove /> }
            })
            .collect_view()
    };
    view! {
        <div class="journey">
            <Stepper current=Step::Beneficiaries />
            <div class="journey-main">
                <Heading text="Mes bénéficiaires" />
                <SavedState saver on_theirs=Callback::new(move |()| draft.set(saver.answers())) />
                <p class="lead">"Votre conjoint et vos enfants peuvent vous rejoindre. Votre cotisation et la leur dépendent de la garantie choisie à l’étape suivante."</p>
                {move || removed.get().map(|(rank, person)| view! {
                    <Notice tone=Tone::Info live=true>
                        <p>{format!("{} ne figure plus dans votre dossier.", convert::display_name(&person, rank))}</p>
                        <button type="button" class="button-quiet" on:click=put_back>"Annuler le retrait"</button>
                    </Notice>
                })}
                <ul class="people">{people}</ul>
                <WayOn draft />
            </div>
        </div>
    }
}

#[component]
fn Person(
    rank: usize,
    person: BeneficiaryDraft,
    left: usize,
    remove: Callback<usize>,
) -> impl IntoView {
    let name = convert::display_name(&person, rank);
    let (to_change, to_remove) = (name.clone(), name.clone());
    let kind = BeneficiaryKind::from_code(&person.kind).map_or("", |one| one.label(locale()));
    let state = match left {
        0 => view! { <span class="state state-done">"Complet"</span> }.into_any(),
        1 => view! { <span class="state state-warn">"À compléter : 1 réponse"</span> }.into_any(),
        many => view! { <span class="state state-warn">{format!("À compléter : {many} réponses")}</span> }.into_any(),
    };
    view! {
        <li class="card person">
            <div>
                <p class="person-name">{name}</p>
                <p class="small">{kind}" "{state}</p>
            </div>
            <div class="actions">
                <a href=person_path(rank) class="button-quiet">
                    "Modifier"<span class="visually-hidden">" "{to_change}</span>
                </a>
                <button type="button" class="button-quiet" on:click=move |_| remove.run(rank)>
                    "Retirer"<span class="visually-hidden">" "{to_remove}</span>
                </button>
            </div>
        </li>
    }
}

#[component]
fn WayOn(draft: RwSignal<BeneficiariesDraft>) -> impl IntoView {
    let file = expect_context::<File>();
    let saver = expect_context::<Savers>().beneficiaries;
    let address = expect_context::<Address>();
    let to = way_on(Step::Beneficiaries);
    let warned = RwSignal::new(false);
    let leave = Callback::new(move |next: BeneficiariesDraft| {
        let to = to.get_untracked();
        spawn_local(async move {
            let kept = saver.save(next.into()).await;
            // The person may have left by another way while the answers were on theirs.
            if warned.try_get_untracked().is_some() && kept != Kept::Stopped {
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
        let next = draft.get_untracked();
        let complete = file
            .read()
            .is_none_or(|file| convert::problems(&next, &file).is_empty());
        if complete || warned.get_untracked() {
            leave.run(next);
        } else {
            warned.set(true);
        }
    };
    view! {
        {move || warned.get().then(|| view! {
            <Notice tone=Tone::Warn live=true>
                <p>"Il manque des réponses pour au moins une personne. Choisissez « Modifier » pour les donner, ou « Suivant » encore une fois pour poursuivre : l’étape restera « à compléter »."</p>
            </Notice>
        })}
        <a href=move || person_path(draft.with(|draft| draft.people.len())) class="button-add">
            <IconView icon=Icon::Plus />
            "Ajouter un bénéficiaire"
        </a>
        <div class="actions actions-end">
            <Show
                when=move || draft.with(|draft| draft.people.is_empty())
                fallback=move || view! { <button type="button" class="button" on:click=go_on>"Suivant"</button> }
            >
                <button type="button" class="button" on:click=alone>"Poursuivre sans bénéficiaire"</button>
            </Show>
            <a href=Place::Step(Step::Profile).path() class="button-quiet">"Précédent"</a>
        </div>
    }
}
