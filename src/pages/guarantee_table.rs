//! The table of guarantees as printed: whole, searchable, printable.

use affilio_guarantees::compiled::Row;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::RowId;
use leptos::prelude::*;

use crate::browser;
use crate::browser::language::code;
use crate::i18n::{locale, tr};
use crate::say;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};
use crate::ui::typed;

/// The page.
#[component]
pub fn GuaranteeTable() -> impl IntoView {
    let title = tr("Tableau de garanties", "Table of cover");
    arrive(title);
    match affilio_contracts::eclat() {
        Ok(plan) => view! { <Table plan title /> }.into_any(),
        Err(_) => view! {
            <div class="page">
                <Heading text=title />
                <Notice tone=Tone::Danger><p>{tr("Le tableau n’a pas pu être lu. Rechargez la page.", "The table could not be read. Reload the page.")}</p></Notice>
            </div>
        }
        .into_any(),
    }
}

/// The rows that a text leads to, in the table's order: its words, or everyday ones.
fn found(plan: &Plan, text: &str) -> Vec<RowId> {
    let hits = plan.search(text);
    let all = text.trim().is_empty();
    plan.rows()
        .map(|(id, _)| id)
        .filter(|id| all || hits.iter().any(|hit| hit.row == *id))
        .collect()
}

#[component]
fn Table(plan: &'static Plan, title: &'static str) -> impl IntoView {
    let contract = plan.contract();
    let typed = typed::text("recherche");
    let shown = Memo::new(move |_| typed.with(|typed| found(plan, typed)));
    let first = [
        tr("Soin", "Care"),
        tr("Assurance maladie", "Health insurance"),
    ];
    let heads = first
        .into_iter()
        .map(str::to_owned)
        .chain(contract.levels.iter().map(|level| level.label.clone()))
        .enumerate()
        .map(|(at, words)| view! { <th scope="col" id=column_id(at) lang=(at > 1).then_some("fr")>{words}</th> })
        .collect_view();
    let notes = contract
        .footnotes
        .iter()
        .map(|note| view! { <li><strong>{format!("({}) ", note.mark)}</strong>{note.text.clone()}</li> })
        .collect_view();
    view! {
        <div class="page">
            <Heading text=title />
            <p class="lead" lang="fr">{contract.title.clone()}</p>
            <p class="small">{tr("Source : ", "In French, as printed. Source: ")}<span lang="fr">{contract.source.clone()}</span></p>
            <div class="field no-print">
                <label for="chercher">{tr("Chercher dans le tableau", "Search the table")}</label>
                <input type="search" id="chercher" class="w-medium" autocomplete="off"
                    on:input=move |event| typed.set(event_target_value(&event)) />
                <p class="small" role="status">{move || counted(plan, &shown.get())}</p>
            </div>
            <button type="button" class="button-quiet no-print" on:click=|_| browser::print()>{tr("Imprimer", "Print")}</button>
            <div class="table-scroll" tabindex="0" role="region" aria-label=title>
                <table class="grid">
                    <caption class="visually-hidden">
                        {title}
                        {tr(
                            ". Une ligne par soin, une colonne par niveau de garantie ; avant les soins d’une rubrique, une ligne d’une seule cellule la nomme.",
                            ". One row for each care, one column for each level; before the cares of a section, a row of one cell names it.",
                        )}
                    </caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody lang="fr">{move || lines(plan, &shown.get())}</tbody>
                </table>
            </div>
            <h2>{tr("Notes", "Notes")}</h2>
            <ul class="notes" lang="fr">{notes}</ul>
            <h2>{tr("Conditions générales", "General conditions")}</h2>
            <ul class="notes" lang="fr">{contract.conditions.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view()}</ul>
        </div>
    }
}

/// Ids of what heads a cell: a column, a section, a row. A section's heading is over a part of the
/// columns only, so each cell names all of its own.
fn column_id(at: usize) -> String {
    format!("colonne-{at}")
}

fn section_id(at: u16) -> String {
    format!("rubrique-{at}")
}

fn row_id(row: RowId) -> String {
    format!("ligne-{}", row.0)
}

fn headers(id: RowId, row: &Row, column: usize) -> String {
    let (column, section) = (column_id(column), section_id(row.section));
    format!("{column} {section} {}", row_id(id))
}

/// How many rows are shown.
fn counted(plan: &Plan, shown: &[RowId]) -> String {
    let (some, all) = (shown.len(), plan.rows().count());
    match some {
        0 => tr(
            "Aucune ligne ne contient ces mots.",
            "No row has these words.",
        )
        .to_owned(),
        1 => say!("1 ligne sur {all}", "1 row of {all}"),
        _ => say!("{some} lignes sur {all}", "{some} rows of {all}"),
    }
}

/// The rows, under the headings of their sections.
fn lines(plan: &'static Plan, shown: &[RowId]) -> Vec<AnyView> {
    let mut last = None;
    let rows = shown.iter().filter_map(|id| Some((*id, plan.row(*id)?)));
    rows.map(|(id, row)| {
        let heading = (last != Some(row.section)).then(|| section(plan, row.section));
        last = Some(row.section);
        view! { {heading} <Line plan id row=row.clone() /> }.into_any()
    })
    .collect()
}

/// The heading row of a section.
fn section(plan: &'static Plan, at: u16) -> impl IntoView {
    let contract = plan.contract();
    let title = contract
        .sections
        .get(usize::from(at))
        .map(|section| match &section.parent {
            Some(parent) => format!("{parent} · {}", section.title),
            None => section.title.clone(),
        });
    view! {
        <tr class="grid-section"><th id=section_id(at) colspan=(contract.levels.len() + 2).to_string()>{title}</th></tr>
    }
}

#[component]
fn Line(plan: &'static Plan, id: RowId, row: Row) -> impl IntoView {
    let contract = plan.contract();
    let cells = (0..contract.levels.len())
        .map(|level| {
            let printed = |second| contract.cell(usize::from(id.0), level, second).map(|cell| cell.shown());
            let doubtful = contract.cell(usize::from(id.0), level, false).is_some_and(|cell| cell.why.is_some());
            let first = printed(false).unwrap_or_default();
            let second = row.split.then(|| printed(true)).flatten();
            view! {
                <td headers=headers(id, &row, level + 2)>
                    {match second {
                        Some(second) => view! {
                            <span class="cell">"OPTAM : "{first}</span><span class="cell">"hors OPTAM : "{second}</span>
                        }
                        .into_any(),
                        None => view! { <span class="cell">{first}</span> }.into_any(),
                    }}
                    {doubtful.then(|| view! { <span class="small" lang=code(locale())>{tr("lecture incertaine", "doubtful reading")}</span> })}
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row" id=row_id(id) headers=format!("{} {}", column_id(0), section_id(row.section))>{row.label.clone()}</th>
            <td headers=headers(id, &row, 1)>{row.printed_amo.clone()}</td>
            {cells}
        </tr>
    }
}
