//! Choosing the care: every row of the table, searchable, grouped as in the brochure.

use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::RowId;
use affilio_guarantees::search::Hit;
use leptos::prelude::*;

use super::Bench;
use super::input::Key;
use crate::browser;
use crate::i18n::tr;
use crate::say;
use crate::ui::notice::{Notice, Tone};

/// The search and the list, or the care chosen and the way to another.
#[component]
pub fn Picker() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let opened = RwSignal::new(bench.asked.with_untracked(Option::is_none));
    let row = Memo::new(move |_| {
        bench
            .asked
            .with(|asked| asked.as_ref().map(|asked| asked.row))
    });
    // A care that comes with the address, a shared link for instance, closes the list too.
    Effect::new(move |_| opened.set(row.get().is_none()));
    move || match row.get().filter(|_| !opened.get()) {
        Some(row) => view! { <Chosen row opened /> }.into_any(),
        None => view! { <Search opened /> }.into_any(),
    }
}

#[component]
fn Chosen(row: RowId, opened: RwSignal<bool>) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let label = bench
        .plan
        .row(row)
        .map(|row| row.label.clone())
        .unwrap_or_default();
    let (name, more) = split_label(label);
    view! {
        <section class="card chosen" aria-label=tr("Soin choisi", "Chosen treatment")>
            <p class="small">{heading(bench.plan, row)}</p>
            <p class="chosen-name">{name}</p>
            {more.map(|more| view! { <p class="small">{more}</p> })}
            {bench.plan.row(row).and_then(|row| row.remark.clone()).map(|remark| view! { <p class="small">{remark}</p> })}
            <Acts row />
            <button
                type="button"
                class="button-quiet"
                on:click=move |_| {
                    opened.set(true);
                    request_animation_frame(|| browser::focus("recherche"));
                }
            >
                {tr("Changer de soin", "Change the treatment")}
            </button>
        </section>
    }
}

/// Longest label shown whole in large type, in characters.
const LONG: usize = 70;

/// A long label is cut before its parenthesis: what it is, then what it holds.
fn split_label(label: String) -> (String, Option<String>) {
    match label.split_once(" (") {
        Some((name, more)) if label.chars().count() > LONG => {
            (name.to_owned(), Some(format!("({more}")))
        }
        _ => (label, None),
    }
}

/// The acts of the row whose tariff is known, and "another one".
#[component]
fn Acts(row: RowId) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let acts: Vec<(String, String)> = bench
        .plan
        .acts_of(row)
        .iter()
        .filter_map(|act| bench.plan.act(*act))
        .map(|act| (act.id.clone(), act.label.clone()))
        .collect();
    (!acts.is_empty()).then(|| {
        let chosen = move || bench.input.with(|input| input.get(Key::Act).to_owned());
        let options = acts
            .into_iter()
            .map(|(id, label)| {
                let value = id.clone();
                view! { <option value=value selected=move || chosen() == id>{label}</option> }
            })
            .collect_view();
        view! {
            <div class="field">
                <label for=Key::Act.id()>{tr("Acte", "Act")}</label>
                <select
                    id=Key::Act.id()
                    class="w-long"
                    on:change=move |event| {
                        let act = event_target_value(&event);
                        bench.input.update(|input| {
                            input.set(Key::Act, &act);
                            input.set(Key::Br, "");
                            input.set(Key::Limit, "");
                        });
                    }
                >
                    {options}
                    <option value="" selected=move || chosen().is_empty()>{tr("Un autre acte : je donne sa base de remboursement", "Another act: I give its base de remboursement (BR)")}</option>
                </select>
            </div>
        }
    })
}

/// The headings above a row: `SOINS COURANTS · Médicaments`.
fn heading(plan: &Plan, row: RowId) -> String {
    let section = plan
        .row(row)
        .and_then(|row| plan.contract().sections.get(usize::from(row.section)));
    section.map_or_else(String::new, |section| match &section.parent {
        Some(parent) => format!("{parent} · {}", section.title),
        None => section.title.clone(),
    })
}

#[component]
fn Search(opened: RwSignal<bool>) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let wanted = RwSignal::new(String::new());
    let lost = bench.input.with_untracked(|input| {
        let care = input.get(Key::Care);
        !care.is_empty() && bench.plan.row_by_id(care).is_none()
    });
    let hits = Memo::new(move |_| {
        wanted.with(|wanted| {
            // Signs alone are no words: they find nothing, instead of everything.
            let words = wanted.trim().is_empty() || wanted.chars().any(char::is_alphanumeric);
            if words {
                bench.plan.search(wanted)
            } else {
                Vec::new()
            }
        })
    });
    let count = move || {
        match (wanted.with(|wanted| wanted.trim().is_empty()), hits.with(Vec::len)) {
        (true, all) => say!("{all} lignes dans le tableau", "{all} lines in the table"),
        (false, 0) => tr("Aucune ligne ne répond à ces mots. Essayez un mot plus courant, comme « couronne » ou « lunettes ».", "No line answers these words. Try a more common French word, such as “couronne” (crown) or “lunettes” (glasses).").to_owned(),
        (false, 1) => tr("1 ligne trouvée", "1 line found").to_owned(),
        (false, many) => say!("{many} lignes trouvées", "{many} lines found"),
    }
    };
    view! {
        <section class="card picker" aria-labelledby="choisir-soin">
            {lost.then(|| view! {
                <Notice tone=Tone::Warn>
                    <p>{tr("Le soin de ce lien ne figure pas dans le tableau : choisissez-en un ici.", "The treatment of this link is not in the table: choose one here.")}</p>
                </Notice>
            })}
            <h2 id="choisir-soin">{tr("Quel soin ?", "Which treatment?")}</h2>
            <div class="field">
                <label for="recherche">{tr("Chercher un soin", "Search for a treatment")}</label>
                <p class="field-hint" id="recherche-aide">{tr("Un mot courant suffit : ostéo, couronne, lunettes, généraliste…", "A common French word is enough, lines are named as printed: ostéo, couronne (crown), lunettes (glasses), généraliste (family doctor)…")}</p>
                <input
                    id="recherche"
                    type="search"
                    class="w-long"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="80"
                    aria-describedby="recherche-aide recherche-nombre"
                    prop:value=move || wanted.get()
                    on:input=move |event| wanted.set(event_target_value(&event))
                />
            </div>
            <p class="small" id="recherche-nombre" role="status">{count}</p>
            {move || if wanted.with(|wanted| wanted.trim().is_empty()) {
                view! { <Brochure opened /> }.into_any()
            } else {
                let found = hits.get().into_iter().map(|hit| view! { <Care hit opened headed=true /> }).collect_view();
                view! { <ul class="cares">{found}</ul> }.into_any()
            }}
        </section>
    }
}

/// All rows, under the brochure's headings, folded.
#[component]
fn Brochure(opened: RwSignal<bool>) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let mut groups: Vec<(String, Vec<RowId>)> = Vec::new();
    for (row, _) in bench.plan.rows() {
        let heading = heading(bench.plan, row);
        match groups.last_mut() {
            Some((last, rows)) if *last == heading => rows.push(row),
            _ => groups.push((heading, vec![row])),
        }
    }
    groups
        .into_iter()
        .map(|(heading, rows)| {
            let cares = rows
                .into_iter()
                .map(|row| view! { <Care hit=Hit { row, act: None } opened headed=false /> })
                .collect_view();
            view! {
                <details class="brochure">
                    <summary>{heading}</summary>
                    <ul class="cares">{cares}</ul>
                </details>
            }
        })
        .collect_view()
}

#[component]
fn Care(hit: Hit, opened: RwSignal<bool>, headed: bool) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let plan = bench.plan;
    let printed = plan.row(hit.row);
    let label = printed.map(|row| row.label.clone()).unwrap_or_default();
    let row_id = printed.map(|row| row.id.clone()).unwrap_or_default();
    // A row chosen without naming an act starts with its first known one, shown and changed above.
    let act = hit
        .act
        .or_else(|| plan.acts_of(hit.row).first().copied())
        .and_then(|act| plan.act(act));
    let named = hit.act.and(act).map(|act| act.label.clone());
    let act_id = act.map(|act| act.id.clone()).unwrap_or_default();
    view! {
        <li>
            <button
                type="button"
                class="care"
                on:click=move |_| {
                    bench.input.update(|input| input.choose_care(&row_id, &act_id));
                    opened.set(false);
                    request_animation_frame(|| browser::focus(Key::Price.id()));
                }
            >
                <span>{label}</span>
                {named.map(|named| view! { <span class="small">{named}</span> })}
                {headed.then(|| view! { <span class="small">{heading(plan, hit.row)}</span> })}
            </button>
        </li>
    }
}
