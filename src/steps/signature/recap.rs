//! Everything to be reread, one page, a way to change each answer.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::FileView;
use leptos::prelude::*;

use super::beside::{self, Pointer};
use super::convert::{Section, sections};
use crate::i18n::tr;
use crate::journey::{Progress, address_of};
use crate::levels::Levels;
use crate::say;
use crate::steps::bank::convert::account_name;
use crate::steps::beneficiaries::convert::display_name;
use crate::ui::notice::{Notice, Tone};
use crate::ui::sentences::{sentence, whose_words};
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
            let query = format!("?{BACK_TO_RECAP}");
            let address = address_of(*step, problem.field, problem.person, &query);
            let whose = match step {
                Step::Bank => account_name(*problem, people),
                _ => (problem.person)
                    .and_then(|rank| Some(display_name(people.get(rank)?, rank)))
                    .unwrap_or_else(|| step_name(*step).to_owned()),
            };
            let words = whose_words(&whose, &sentence(*problem));
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

/// What is worth a second look, and the papers still to be given: nobody is kept from signing by them.
#[component]
pub fn WorthALook(
    /// The file.
    file: FileView,
) -> impl IntoView {
    let links = |pointers: Vec<Pointer>| {
        pointers
            .into_iter()
            .map(|one| view! { <li><a href=one.address>{one.words}</a></li> })
            .collect_view()
    };
    let (notes, awaited) = (beside::notes(&file), beside::awaited(&file));
    view! {
        {(!notes.is_empty()).then(|| view! {
            <Notice tone=Tone::Info>
                <h2>{tr("À vérifier", "To check")}</h2>
                <ul>{links(notes)}</ul>
            </Notice>
        })}
        {(!awaited.is_empty()).then(|| view! {
            <Notice tone=Tone::Info>
                <h2>{tr("Pièces encore à fournir", "Documents still to be given")}</h2>
                <ul>{links(awaited)}</ul>
                <p>{tr(
                    "Vous pouvez signer sans elles : la mutuelle peut les demander ensuite.",
                    "You can sign without them: the insurer may ask for them later.",
                )}</p>
            </Notice>
        })}
    }
}

/// The papers joined, each with its place.
fn papers(file: &FileView) -> Option<AnyView> {
    let papers = beside::papers(file);
    (!papers.is_empty()).then(|| {
        let title = tr("Pièces jointes", "Documents attached");
        let lines = papers
            .into_iter()
            .map(|one| {
                let change = one
                    .address
                    .map(|address| change_link(address, &format!("{}, {}", one.what, one.name)));
                answer_line(one.what, one.name, change)
            })
            .collect_view();
        view! {
            <section class="card recap">
                <h2>{title}</h2>
                <dl class="answers">{lines}</dl>
            </section>
        }
        .into_any()
    })
}

fn change_link(address: String, named: &str) -> AnyView {
    let named = say!("\u{a0}: {named}", ": {named}");
    view! { <a href=address>{tr("Modifier", "Change")}<span class="visually-hidden">{named}</span></a> }
        .into_any()
}

fn answer_line(label: String, text: String, change: Option<AnyView>) -> AnyView {
    view! { <div><dt>{label}</dt><dd dir="auto">{text}</dd><dd class="change">{change}</dd></div> }
        .into_any()
}

/// All answers.
#[component]
pub fn Recap(
    /// The file.
    file: FileView,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let told = expect_context::<Levels>().told();
    let papers = papers(&file);
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
        {papers}
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
                change_link(address, &named)
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
