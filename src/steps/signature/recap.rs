//! Everything to be reread, one page, a way to change each answer.

use affilio_domain::wire::FileView;
use leptos::prelude::*;

use super::convert::{Section, sections};
use crate::i18n::tr;
use crate::journey::{Progress, address_of};
use crate::levels::Levels;
use crate::say;
use crate::steps::beneficiaries::convert::display_name;
use crate::ui::notice::{Notice, Tone};
use crate::ui::sentences::sentence;
use crate::ui::step_shell::BACK_TO_RECAP;
use crate::ui::stepper::step_name;

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
            let sentence = sentence(*problem);
            let words = say!("{whose} : {sentence}", "{whose}: {sentence}");
            view! { <li><a href=address>{words}</a></li> }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn>
                <h2>{tr("Avant de signer, il manque", "Missing before you sign")}</h2>
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
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || match shown.get() {
                    true => tr("Masquer les numéros", "Hide the numbers"),
                    false => tr("Afficher les numéros en entier", "Show the whole numbers"),
                }}
            </button>
        </p>
        {groups}
    }
}

#[component]
fn Group(section: Section, shown: RwSignal<bool>) -> impl IntoView {
    let title = section.title.clone();
    let lines = section
        .lines
        .iter()
        .map(|line| {
            let change = section.change_address(line).map(|address| {
                let named = format!("{title}, {}", line.label);
                view! {
                    <a href=address>
                        {tr("Modifier", "Change")}
                        <span class="visually-hidden">{tr("\u{a0}: ", ": ")}{named}</span>
                    </a>
                }
            });
            let (value, masked) = (line.value.clone(), line.masked.clone());
            let text = move || match (&masked, shown.get()) {
                _ if value.is_empty() => tr("Pas encore répondu", "Not answered yet").to_owned(),
                (Some(masked), false) => masked.clone(),
                _ => value.clone(),
            };
            view! { <div><dt>{line.label}</dt><dd dir="auto">{text}</dd><dd class="change">{change}</dd></div> }
        })
        .collect_view();
    view! {
        <section class="card recap">
            <h2>{section.title.clone()}</h2>
            <dl class="answers">{lines}</dl>
        </section>
    }
}
