//! A year of care at each level: contributions and what is left to pay, for the needs of a slider. It
//! shows what costs least that year and reorders nothing: the person decides.

use leptos::prelude::*;

use super::card::cents;
use super::convert::on_scale;
use crate::i18n::tr;
use crate::levels::Told;
use crate::levels::messages::{Year, YearAt};
use crate::say;

/// Where the slider stands at first: the middle.
const MIDDLE: usize = 2;

/// The slider and what it tells; nothing while the engine has not answered.
#[component]
pub fn YearOfCare(
    /// What the engine tells.
    told: Signal<Told>,
    /// The names of the levels, in the order of the answer.
    labels: Vec<String>,
) -> impl IntoView {
    let place = RwSignal::new(MIDDLE);
    let labels = StoredValue::new(labels);
    let years = Memo::new(move |_| told.get().known().map(|known| known.years.clone()));
    let year = move || years.with(|years| years.as_ref()?.get(place.get()).cloned());
    let name = move || year().map(|year| year.name);
    let last = move || years.with(|years| years.as_ref().map_or(0, Vec::len).saturating_sub(1));
    // Drawn once: a slider that is redrawn under the finger lets go.
    let shown = Memo::new(move |_| last() > 0);
    move || {
        shown.get().then(|| view! {
            <section class="card" aria-labelledby="annee">
                <h2 id="annee">{tr("Ce que coûterait une année", "What a year would cost")}</h2>
                <p>{tr(
                    "Cotisations et restes à charge de tout le foyer, pour une année de soins que nous supposons. Elle ne choisit pas à votre place : placez le curseur selon vos habitudes.",
                    "Contributions and what is left to pay for the whole household, over a year of care that we suppose. It does not choose for you: set the slider to your habits.",
                )}</p>
                <div class="field">
                    <label for="besoins">{tr("Vos besoins de soins", "Your needs for care")}</label>
                    <input
                        type="range"
                        id="besoins"
                        min="0"
                        max=move || last().to_string()
                        step="1"
                        prop:value=move || place.get().to_string()
                        aria-valuetext=name
                        on:input=move |event| place.set(event_target_value(&event).parse().unwrap_or(MIDDLE))
                    />
                    <p class="range-ends" aria-hidden="true"><span>{tr("Petits", "Light")}</span><strong>{name}</strong><span>{tr("Gros", "Heavy")}</span></p>
                </div>
                {move || year().map(|year| told_of(year, &labels.get_value()))}
            </section>
        })
    }
}

fn told_of(year: Year, labels: &[String]) -> AnyView {
    let largest = year.at.iter().map(YearAt::cost).max().unwrap_or_default();
    let levels = labels
        .iter()
        .zip(year.at)
        .map(|(label, at)| level(label, at, largest))
        .collect_view();
    let cares = year
        .cares
        .into_iter()
        .map(|words| view! { <li>{words}</li> })
        .collect_view();
    view! {
        {levels}
        <details class="brochure">
            <summary>{tr("Ce que cette année suppose", "What this year supposes")}</summary>
            <ul>{cares}</ul>
            <p class="small">{tr(
                "Tous les soins sont comptés aux tarifs de la date d’effet et dans une même année civile, dans le parcours de soins coordonnés, sans affection de longue durée. Douze cotisations d’aujourd’hui. Une autre année donnera d’autres montants.",
                "All care is counted at the tariffs of the date of effect and within one calendar year, inside the coordinated pathway, without a long-term illness. Twelve contributions of today. Another year will give other amounts.",
            )}</p>
        </details>
    }
    .into_any()
}

fn level(label: &str, at: YearAt, largest: i64) -> AnyView {
    let [paid, left, rest] = on_scale([at.contributions, at.rac], largest);
    let part = |class: &'static str, share: i64| {
        (share > 0).then(|| view! { <span class=class style=("--part", share.to_string())></span> })
    };
    let (cost, contributions, rac) = (cents(at.cost()), cents(at.contributions), cents(at.rac));
    let label = label.to_owned();
    let unknown = at.unknown;
    view! {
        <div class="year-level">
            <h3>{label}" · "{cost}
                {at.least.then(|| view! { " " <span class="tag tag-ok">{tr("le moins cher cette année-là", "least that year")}</span> })}
            </h3>
            <div class="bar" aria-hidden="true">
                {part("bar-paid", paid)}{part("bar-rac", left)}{part("bar-rest", rest)}
            </div>
            <p class="small">{say!(
                "{contributions} de cotisations + {rac} de reste à charge",
                "{contributions} of contributions + {rac} left to pay"
            )}</p>
            {(unknown > 0).then(|| view! {
                <p class="tag tag-unknown">{say!(
                    "{unknown} soins non comptés : leur tarif n’est pas connu à cette date",
                    "{unknown} cares not counted: their tariff is not known at this date"
                )}</p>
            })}
        </div>
    }
    .into_any()
}
