//! A level as a card: what it costs this household, and what four everyday cares leave to pay.

use affilio_domain::amount::Amount;
use affilio_domain::field::Field;
use affilio_domain::wire::LevelView;
use leptos::prelude::*;

use super::convert::for_whom;
use crate::i18n::tr;
use crate::levels::Told;
use crate::levels::messages::{Care, Offer, Parts, Price, Step};
use crate::say;
use crate::ui::form::Form;
use crate::ui::money::{MoneyBar, Shared, euros};
use crate::ui::quoted::quoted;

/// Cents in words.
pub(super) fn cents(value: i64) -> String {
    euros(Amount::from_cents(value))
}

/// The card; the choice itself is its label, what explains it stands below.
#[component]
pub fn LevelCard(
    /// The form of the step.
    form: Form,
    /// Its place among the levels.
    rank: usize,
    /// The level.
    level: LevelView,
    /// Whether the employer made it compulsory.
    mandatory: bool,
    /// What the engine tells.
    told: Signal<Told>,
) -> impl IntoView {
    let base = form.id(Field::Level);
    let id = if rank == 0 {
        base.clone()
    } else {
        format!("{base}-{}", level.id)
    };
    let chosen = StoredValue::new(level.id.clone());
    let name = level.label.clone();
    let offer = move |told: &Told| {
        let offers = &told.known()?.offers;
        offers
            .iter()
            .find(|offer| chosen.with_value(|id| *id == offer.id))
            .cloned()
    };
    let standing = if mandatory {
        tr(
            "Garantie de l’entreprise, obligatoire",
            "The company’s compulsory cover",
        )
    } else {
        tr("Option", "Option")
    };
    view! {
        <div class="offer-card">
            <label class="choice offer" for=id.clone()>
                <input
                    type="radio"
                    id=id.clone()
                    name=base
                    value=level.id
                    prop:checked=move || chosen.with_value(|id| form.get(Field::Level) == *id)
                    on:change=move |_| form.edit(Field::Level, chosen.get_value())
                />
                <span class="offer-body">
                    <span class="offer-name">{level.label}</span>
                    <span class="small">{standing}</span>
                    {move || {
                        let told = told.get();
                        price(&told, offer(&told).and_then(|offer| offer.price))
                    }}
                </span>
            </label>
            // Each level explains the same cares: the group says whose they are.
            <div role="group" aria-label=name>
                {move || offer(&told.get()).map(|offer| view! { <Explained offer /> })}
            </div>
        </div>
    }
}

/// What the level costs each month, or why that is not known.
fn price(told: &Told, price: Option<Price>) -> AnyView {
    let words = match (told, price) {
        (_, Some(price)) => return monthly(price),
        (Told::Waiting, None) => tr(
            "Calcul de votre cotisation…",
            "Working out your contribution…",
        ),
        (Told::Failed, None) => tr("Cotisation à préciser", "Contribution to be stated"),
        (Told::Known(_), None) => tr(
            "Cotisation à préciser : nos données ne vont pas jusqu’à cette date.",
            "Contribution to be stated: our data do not go as far as this date.",
        ),
    };
    view! { <span class="small">{words}</span> }.into_any()
}

fn monthly(price: Price) -> AnyView {
    let [pays, total, employer] = [price.pays, price.total, price.employer].map(cents);
    view! {
        <span class="offer-price">
            <strong>{pays}</strong>" "{for_whom(price.people)}
        </span>
        <span class="small">
            {say!("Total {total}, dont {employer} payés par l’employeur", "{total} in all, of which the employer pays {employer}")}
        </span>
    }
    .into_any()
}

#[component]
fn Explained(offer: Offer) -> impl IntoView {
    let steps = offer.steps;
    let cares = offer.cares.into_iter().map(care).collect_view();
    view! {
        {(!steps.is_empty()).then(|| view! {
            <details class="brochure">
                <summary>{tr("Calcul de la cotisation", "How the contribution is worked out")}</summary>
                {proof(steps)}
            </details>
        })}
        <p class="offer-cares">{tr("Ce qui reste à votre charge, par exemple :", "What is left for you to pay, for instance:")}</p>
        {cares}
    }
}

/// A care: what is left to pay, and how that is worked out one tap away.
fn care(care: Care) -> AnyView {
    let left = match (care.parts, care.covered) {
        (Some(parts), true) => cents(parts.rac),
        (Some(parts), false) => {
            let rac = cents(parts.rac);
            say!("{rac} · non couvert", "{rac} · not covered")
        }
        (None, true) => tr("inclus", "included").to_owned(),
        (None, false) => tr("à préciser", "to be stated").to_owned(),
    };
    let unknown = care.unknown;
    let steps = if unknown.is_none() {
        care.steps
    } else {
        Vec::new()
    };
    let doubtful = (!care.remarks.is_empty()).then(|| care.name.clone());
    let remarks = care
        .remarks
        .into_iter()
        .map(|words| view! { <li>{quoted(&words)}</li> })
        .collect_view();
    view! {
        <details class="brochure">
            <summary><span class="care-name">{care.name}</span><strong class="number">{left}</strong></summary>
            {unknown.map(|words| view! { <p class="tag tag-unknown">{words}</p> })}
            {(!care.supposes.is_empty()).then(|| view! {
                <p class="small">{tr("Prix compté : ", "Price counted: ")}{care.supposes}</p>
            })}
            {care.parts.map(|parts| view! { <MoneyBar amounts=shared(parts) /> })}
            {proof(steps)}
            {doubtful.map(|name| view! {
                <details class="brochure">
                    <summary>
                        {tr("Ce qui reste à confirmer", "What is still to be confirmed")}
                        <span class="visually-hidden">" : "{name}</span>
                    </summary>
                    <ul class="remarks">{remarks}</ul>
                </details>
            })}
        </details>
    }
    .into_any()
}

fn shared(parts: Parts) -> Shared {
    let [billed, amo, amc, rac] =
        [parts.billed, parts.amo, parts.amc, parts.rac].map(Amount::from_cents);
    Shared {
        billed,
        amo,
        amc,
        rac,
    }
}

/// A calculation, line by line, each with its source.
fn proof(steps: Vec<Step>) -> AnyView {
    let lines = steps
        .into_iter()
        .map(|step| {
            view! {
                <li>
                    <span>{quoted(&step.text)}</span>
                    {step.source.map(|source| view! { <span class="source">{quoted(&source)}</span> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="proof">{lines}</ol> }.into_any()
}
