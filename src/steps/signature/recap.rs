//! Everything to be reread, one page, a way to change each group.

use affilio_domain::wire::FileView;
use leptos::prelude::*;
use leptos_router::components::A;

use super::convert::{Line, Section, sections};
use crate::journey::{Place, Progress};
use crate::ui::notice::{Notice, Tone};
use crate::ui::sentences::sentence;
use crate::ui::step_shell::BACK_TO_RECAP;
use crate::ui::stepper::step_name;

fn change_path(step: affilio_domain::enrolment::Step, person: Option<usize>) -> String {
    let path = Place::Step(step).path();
    match person {
        // A person's screen leads back to the list, which leads back here.
        Some(rank) => format!("{path}/{}?{BACK_TO_RECAP}", rank + 1),
        None => format!("{path}?{BACK_TO_RECAP}"),
    }
}

/// What keeps the file from being signed, with links to where each is mended.
#[component]
pub fn MissingList(
    /// The file.
    file: FileView,
) -> impl IntoView {
    let missing = Progress::of(&file).missing().to_vec();
    (!missing.is_empty()).then(|| {
        let items = missing
            .into_iter()
            .map(|(step, problem)| {
                let person = problem
                    .person
                    .filter(|_| step == affilio_domain::enrolment::Step::Beneficiaries);
                view! {
                    <li>
                        <A href=change_path(step, person)>
                            {step_name(step)}" : "{sentence(problem)}
                        </A>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Notice tone=Tone::Warn>
                <h2>"Avant de signer, il manque"</h2>
                <ul>{items}</ul>
            </Notice>
        }
    })
}

/// All answers.
#[component]
pub fn Recap(
    /// The file.
    file: FileView,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let groups = sections(&file)
        .into_iter()
        .map(|section| view! { <Group section shown /> })
        .collect_view();
    view! {
        <p>
            <button
                type="button"
                class="button-quiet"
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || if shown.get() { "Masquer les numéros" } else { "Afficher les numéros en entier" }}
            </button>
        </p>
        {groups}
    }
}

#[component]
fn Group(section: Section, shown: RwSignal<bool>) -> impl IntoView {
    let lines = section
        .lines
        .into_iter()
        .map(|line| {
            let Line {
                label,
                value,
                masked,
            } = line;
            let text = move || match (&masked, shown.get()) {
                _ if value.is_empty() => "Pas encore répondu".to_owned(),
                (Some(masked), false) => masked.clone(),
                _ => value.clone(),
            };
            view! { <div><dt>{label}</dt><dd>{text}</dd></div> }
        })
        .collect_view();
    view! {
        <section class="card recap">
            <div class="recap-head">
                <h2>{section.title.clone()}</h2>
                <A href=change_path(section.step, section.person) attr:class="button-quiet">
                    "Modifier"<span class="visually-hidden">" : "{section.title.clone()}</span>
                </A>
            </div>
            <dl class="answers">{lines}</dl>
        </section>
    }
}
