//! Everything to be reread, one page, a way to change each group.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::FileView;
use leptos::prelude::*;

use super::convert::{Line, Section, sections};
use crate::journey::{Place, Progress, address_of};
use crate::levels::Levels;
use crate::steps::beneficiaries::convert::display_name;
use crate::ui::notice::{Notice, Tone};
use crate::ui::sentences::sentence;
use crate::ui::step_shell::BACK_TO_RECAP;
use crate::ui::stepper::step_name;

fn change_path(step: Step, person: Option<usize>) -> String {
    let path = Place::Step(step).path();
    match person {
        // A person's screen leads back to the list, which leads back here.
        Some(rank) => format!("{path}/{}?{BACK_TO_RECAP}", rank + 1),
        None => format!("{path}?{BACK_TO_RECAP}"),
    }
}

/// What keeps the file from being signed, with links to the very field to mend.
#[component]
pub fn MissingList(
    /// The file.
    file: FileView,
) -> impl IntoView {
    let people = &file.beneficiaries.draft.people;
    let items = Progress::of(&file)
        .missing()
        .iter()
        .map(|(step, problem)| {
            let address = address_of(*step, *problem, &format!("?{BACK_TO_RECAP}"));
            let whose = problem
                .person
                .and_then(|rank| Some(display_name(people.get(rank)?, rank)))
                .unwrap_or_else(|| step_name(*step).to_owned());
            let words = format!("{whose} : {}", sentence(*problem));
            view! { <li><a href=address>{words}</a></li> }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
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
    let told = expect_context::<Levels>().told();
    let groups = move || {
        sections(&file, &told.get())
            .into_iter()
            .map(|section| view! { <Group section shown /> })
            .collect_view()
    };
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
                <a href=change_path(section.step, section.person) class="button-quiet">
                    "Modifier"<span class="visually-hidden">" : "{section.title.clone()}</span>
                </a>
            </div>
            <dl class="answers">{lines}</dl>
        </section>
    }
}
