//! The table of guarantees as printed, whole, searchable by the browser, printable.

use affilio_guarantees::compiled::Row;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::RowId;
use leptos::prelude::*;

use crate::browser;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};

/// The page.
#[component]
pub fn GuaranteeTable() -> impl IntoView {
    arrive("Tableau de garanties");
    match affilio_contracts::eclat() {
        Ok(plan) => view! { <Table plan /> }.into_any(),
        Err(_) => view! {
            <div class="page">
                <Heading text="Tableau de garanties" />
                <Notice tone=Tone::Danger><p>"Le tableau n’a pas pu être lu. Rechargez la page."</p></Notice>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Table(plan: &'static Plan) -> impl IntoView {
    let contract = plan.contract();
    let levels = contract
        .levels
        .iter()
        .map(|level| view! { <th scope="col">{level.label.clone()}</th> })
        .collect_view();
    let mut last = None;
    let rows = plan
        .rows()
        .map(|(id, row)| {
            let heading = (last != Some(row.section)).then(|| section(plan, row.section));
            last = Some(row.section);
            view! { {heading} <Line plan id row=row.clone() /> }
        })
        .collect_view();
    let notes = contract
        .footnotes
        .iter()
        .map(|note| view! { <li><strong>{format!("({}) ", note.mark)}</strong>{note.text.clone()}</li> })
        .collect_view();
    view! {
        <div class="page">
            <Heading text="Tableau de garanties" />
            <p class="lead">{contract.title.clone()}</p>
            <p class="small">{format!("Source : {}", contract.source)}</p>
            <button type="button" class="button-quiet no-print" on:click=|_| browser::print()>"Imprimer"</button>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Tableau de garanties">
                <table class="grid">
                    <thead>
                        <tr><th scope="col">"Soin"</th><th scope="col">"Assurance maladie"</th>{levels}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <h2>"Notes"</h2>
            <ul class="notes">{notes}</ul>
            <h2>"Conditions générales"</h2>
            <ul class="notes">{contract.conditions.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view()}</ul>
        </div>
    }
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
        <tr class="grid-section"><th scope="colgroup" colspan=(contract.levels.len() + 2).to_string()>{title}</th></tr>
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
                <td>
                    {match second {
                        Some(second) => view! {
                            <span class="cell">"OPTAM : "{first}</span><span class="cell">"hors OPTAM : "{second}</span>
                        }
                        .into_any(),
                        None => view! { <span class="cell">{first}</span> }.into_any(),
                    }}
                    {doubtful.then(|| view! { <span class="small">"lecture incertaine"</span> })}
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{row.label.clone()}</th>
            <td>{row.printed_amo.clone()}</td>
            {cells}
        </tr>
    }
}
