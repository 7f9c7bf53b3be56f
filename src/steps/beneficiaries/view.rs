//! The screen *Mes bénéficiaires*: the list.

use affilio_domain::enrolment::{BeneficiaryKind, Step};
use affilio_domain::wire::{BeneficiariesDraft, BeneficiaryDraft, Note};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::way_on::WayOn;
use super::{convert, input};
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{File, Kept, Savers};
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::pages::guarded::Guarded;
use crate::say;
use crate::steps::notes;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};
use crate::ui::saved::SavedState;
use crate::ui::stepper::Stepper;

/// The step.
#[component]
pub fn BeneficiariesStep() -> impl IntoView {
    arrive(tr("Mes bénéficiaires", "My dependants"));
    view! {
        <Guarded place=Place::Step(Step::Beneficiaries)>
            <List />
        </Guarded>
    }
}

/// The page of a person, by rank from 0.
pub(super) fn person_path(rank: usize) -> String {
    format!("{}/{}", Place::Step(Step::Beneficiaries).path(), rank + 1)
}

/// A person taken off the list: kept until the page is left, to be put back. What is said of their
/// refunds stays under their key.
type Removed = (usize, BeneficiaryDraft);

/// Id of the button that puts a person back: it takes the focus of the one that took them off.
const UNDO: &str = "annuler-retrait";

fn remove_id(rank: usize) -> String {
    format!("retirer-{}", rank + 1)
}

#[component]
fn List() -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
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
        request_animation_frame(|| browser::focus(UNDO));
    });
    let put_back = Callback::new(move |()| {
        let Some((rank, person)) = removed.get_untracked() else {
            return;
        };
        let mut next = draft.get_untracked();
        next.nobody = false;
        let rank = rank.min(next.people.len());
        next.people.insert(rank, person);
        removed.set(None);
        save(next);
        request_animation_frame(move || browser::focus(&remove_id(rank)));
    });
    // Two people were added by a double click, one of them with nothing to tell who it was.
    let leaving = StoredValue::new(false);
    let duplicate = Callback::new(move |rank: usize| {
        if leaving.get_value() {
            return;
        }
        let mut next = draft.get_untracked();
        let Some(person) = next.people.get(rank) else {
            return;
        };
        next.people.push(input::twin(person, browser::random_key()));
        let path = person_path(next.people.len() - 1);
        draft.set(next.clone());
        leaving.set_value(true);
        spawn_local(async move {
            let kept = saver.save(next.into()).await;
            leaving.try_set_value(false);
            // The person may have left by another way while the list was on its way.
            if removed.try_get_untracked().is_some() && kept != Kept::Stopped {
                address.go(&path);
            }
        });
    });
    let on_theirs = Callback::new(move |()| {
        let list = saver.answers::<BeneficiariesDraft>();
        // Whoever is in the list again is not to be put back a second time.
        removed.update(|removed| {
            removed.take_if(|(_, one)| list.people.iter().any(|here| here.key == one.key));
        });
        draft.set(list);
    });
    let acts = Acts { remove, duplicate };
    let states = move || {
        let draft = draft.get();
        file.get()
            .map(|file| convert::states(&draft, &savers.profile.answers(), &file))
            .unwrap_or_default()
    };
    let people = move || {
        let people = draft.get().people;
        let names = convert::own_names(&people);
        people
            .into_iter()
            .zip(names)
            .zip(states())
            .enumerate()
            .map(|(rank, ((person, name), (left, notes)))| {
                view! { <Person rank person name left notes acts /> }
            })
            .collect_view()
    };
    let summary = move || convert::summary(&states().iter().map(|one| one.0).collect::<Vec<_>>());
    view! {
        <div class="journey">
            <Stepper current=Step::Beneficiaries />
            <div class="journey-main">
                <Heading text=tr("Mes bénéficiaires", "My dependants") />
                <SavedState saver on_theirs />
                <p class="lead">{tr(
                    "Votre conjoint et vos enfants peuvent vous rejoindre. Votre cotisation et la leur dépendent de la garantie choisie à l’étape suivante.",
                    "Your spouse or partner and your children can join you. Your contribution and theirs depend on the level of cover chosen at the next step.",
                )}</p>
                <Undo removed put_back />
                {move || summary().map(|words| view! { <p>{words}</p> })}
                <ul class="people">{people}</ul>
                <WayOn draft />
            </div>
        </div>
    }
}

/// Who was just taken off, and the way back.
#[component]
fn Undo(removed: RwSignal<Option<Removed>>, put_back: Callback<()>) -> impl IntoView {
    move || {
        removed.get().map(|(rank, person)| {
            let name = convert::display_name(&person, rank);
            view! {
                <Notice tone=Tone::Info live=true>
                    <p>{say!("{name} ne figure plus dans votre dossier.", "{name} is no longer in your file.")}</p>
                    <button type="button" class="button-quiet" id=UNDO on:click=move |_| put_back.run(())>
                        {tr("Annuler le retrait", "Put back")}
                    </button>
                </Notice>
            }
        })
    }
}

/// What can be done with a person of the list, by rank.
#[derive(Clone, Copy)]
struct Acts {
    remove: Callback<usize>,
    duplicate: Callback<usize>,
}

#[component]
fn Person(
    rank: usize,
    person: BeneficiaryDraft,
    name: String,
    left: usize,
    notes: Vec<Note>,
    acts: Acts,
) -> impl IntoView {
    let named = || view! { <span class="visually-hidden" dir="auto">" "{name.clone()}</span> };
    let kind = BeneficiaryKind::from_code(&person.kind);
    let duplicate = (kind == Some(BeneficiaryKind::Child)).then(|| {
        view! {
            <button type="button" class="button-quiet" on:click=move |_| acts.duplicate.run(rank)>
                {tr("Dupliquer", "Duplicate")}{named()}
            </button>
        }
    });
    let state = match left {
        0 => view! { <span class="state state-done">{tr("Complet", "Complete")}</span> }.into_any(),
        1 => view! { <span class="state state-warn">{tr("À compléter : 1 réponse", "To complete: 1 answer")}</span> }.into_any(),
        many => view! { <span class="state state-warn">{say!("À compléter : {many} réponses", "To complete: {many} answers")}</span> }.into_any(),
    };
    let notes = notes
        .into_iter()
        .map(|note| view! { <p class="note"><IconView icon=Icon::Info /><span>{notes::words(note)}</span></p> })
        .collect_view();
    let label = kind.map_or("", |one| one.label(locale()));
    view! {
        <li class="card person">
            <div>
                <p class="person-name" dir="auto">{name.clone()}</p>
                <p class="small">{label}" · "{state}</p>
                {notes}
            </div>
            <div class="actions">
                <a href=person_path(rank) class="button-quiet">{tr("Modifier", "Change")}{named()}</a>
                {duplicate}
                <button type="button" class="button-quiet" id=remove_id(rank) on:click=move |_| acts.remove.run(rank)>
                    {tr("Retirer", "Remove")}{named()}
                </button>
            </div>
        </li>
    }
}
