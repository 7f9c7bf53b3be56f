//! What to read of the cover before signing, made of the contract's own data: who and what is
//! covered, what is not, and where each thing is written. It is printed as it is shown.

use affilio_domain::format;
use affilio_guarantees::compiled::{Contract, Row, Rule};
use affilio_guarantees::plan::Plan;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::{locale, tr};
use crate::say;
use crate::ui::notice::{Notice as Message, Tone};
use crate::ui::page::{Heading, arrive};

/// The page.
#[component]
pub fn Notice() -> impl IntoView {
    let title = tr("Notice de votre garantie", "Notice of your cover");
    arrive(title);
    match affilio_contracts::eclat() {
        Ok(plan) => view! { <Whole plan title /> }.into_any(),
        Err(_) => view! {
            <div class="page">
                <Heading text=title />
                <Message tone=Tone::Danger><p>{tr("La notice n’a pas pu être lue. Rechargez la page.", "The notice could not be read. Reload the page.")}</p></Message>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Whole(plan: &'static Plan, title: &'static str) -> impl IntoView {
    let contract = plan.contract();
    let from = contract
        .valid_from
        .date()
        .map(|day| format::date(day, locale()))
        .unwrap_or_default();
    let levels: Vec<&str> = contract
        .levels
        .iter()
        .map(|level| level.label.as_str())
        .collect();
    view! {
        <div class="page">
            <Heading text=title />
            <p class="lead" lang="fr">{contract.title.clone()}</p>
            <Message tone=Tone::Info>
                <p>{tr(
                    "Ce résumé est composé à partir du tableau de garanties imprimé et des textes cités. La notice d’information rédigée par l’assureur ne nous a pas été remise : demandez-la à votre employeur. En cas d’écart, c’est elle qui vaut.",
                    "This summary is made of the printed table of cover and of the texts cited, quoted in French. The insurer’s own notice (notice d’information) was not given to us: ask your employer for it. Where they differ, it prevails.",
                )}</p>
            </Message>
            <button type="button" class="button-quiet no-print" on:click=|_| browser::print()>{tr("Imprimer", "Print")}</button>
            <h2>{tr("Qui assure, depuis quand", "Who insures, since when")}</h2>
            <p lang="fr">{contract.insurer.clone()}</p>
            <p>{say!("Tableau en vigueur depuis le {from}.", "Table in force since {from}.")}</p>
            <p>{tr("Niveaux, du plus bas au plus haut : ", "Levels, from the lowest: ")}<span lang="fr">{levels.join(", ")}</span></p>
            <h2>{tr("Qui est couvert", "Who is covered")}</h2>
            {people(contract)}
            <h2>{tr("Ce qui est couvert", "What is covered")}</h2>
            <ul class="notes">{sections(contract)}</ul>
            <p class="no-print"><a href="/tableau">{tr("Voir le tableau complet des garanties", "See the whole table of cover")}</a></p>
            <h2>{tr("Ce qui n’est couvert à aucun niveau", "What no level covers")}</h2>
            <ul class="notes">{never(contract)}</ul>
            <h2>{tr("Exclusions et limites imprimées", "Exclusions and limits, as printed")}</h2>
            <ul class="notes" lang="fr">
                {contract.footnotes.iter().map(|note| view! { <li><strong>{format!("({}) ", note.mark)}</strong>{note.text.clone()}</li> }).collect_view()}
                {contract.conditions.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view()}
            </ul>
            <h2>{tr("D’où cela vient", "Where this comes from")}</h2>
            <ul class="notes">
                <li><span lang="fr">{contract.source.clone()}</span>{pages(contract)}</li>
                {contract.contributions.as_ref().map(|table| view! { <li>{tr("Cotisations : ", "Contributions: ")}<span lang="fr">{table.source.clone()}</span></li> })}
            </ul>
        </div>
    }
}

/// The employee and those who may join, as far as the data tell.
fn people(contract: &Contract) -> AnyView {
    let Some(table) = &contract.contributions else {
        return view! {
            <p>{tr("Nos données ne le disent pas : demandez à votre employeur.", "Our data do not tell: ask your employer.")}</p>
        }
        .into_any();
    };
    let (child, student, free) = (
        table.child_until,
        table.student_until,
        table.free_from_child,
    );
    view! {
        <p>{say!(
            "Vous, votre conjoint et vos enfants, à la même garantie. Un enfant est couvert jusqu’à {child} ans, et jusqu’à {student} ans s’il étudie, avec un justificatif. Les enfants ne cotisent pas à partir du {free}e.",
            "You, your spouse or partner and your children, at the same level. A child is covered until {child}, and until {student} while studying, with a proof. Children pay nothing from number {free} on."
        )}</p>
    }
    .into_any()
}

/// Each part of the table, with its number of rows and its pages.
fn sections(contract: &Contract) -> Vec<AnyView> {
    contract
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            let rows = contract
                .rows
                .iter()
                .filter(|row| usize::from(row.section) == at)
                .count();
            let title = match &section.parent {
                Some(parent) => format!("{parent} · {}", section.title),
                None => section.title.clone(),
            };
            let rows = match rows {
                1 => tr("1 ligne", "1 row").to_owned(),
                rows => say!("{rows} lignes", "{rows} rows"),
            };
            view! { <li><span lang="fr">{title}</span>" ("{rows}")"</li> }.into_any()
        })
        .collect()
}

/// The rows that are *Néant* at every level.
fn never(contract: &Contract) -> Vec<AnyView> {
    let nothing = |at: usize| {
        (0..contract.levels.len()).all(|level| {
            contract
                .cell(at, level, false)
                .is_some_and(|cell| cell.rule == Rule::Nothing)
        })
    };
    let rows = contract.rows.iter().enumerate();
    rows.filter(|(at, _)| nothing(*at))
        .map(|(_, row)| {
            let page = row.page;
            let place = say!("page {page}", "page {page}");
            view! { <li><span lang="fr">{row.label.clone()}</span>" ("{place}")"</li> }.into_any()
        })
        .collect()
}

/// The pages of the printed table.
fn pages(contract: &Contract) -> String {
    let pages = || contract.rows.iter().map(|row: &Row| row.page);
    match (pages().min(), pages().max()) {
        (Some(first), Some(last)) => say!(", pages {first} à {last}", ", pages {first} to {last}"),
        _ => String::new(),
    }
}
