//! The three amounts at the three levels, side by side, at once.

use affilio_guarantees::outcome::{Amounts, Estimate, MissingSet, Outcome};
use affilio_guarantees::query::{InputError, LevelId, RowId};
use affilio_guarantees::sentences;
use leptos::prelude::*;

use super::convert::Asked;
use super::proof::{Details, context};
use super::told::Told;
use super::{Bench, estimates};
use crate::ui::money::{MoneyBar, Shared, euros};
use crate::ui::notice::{Notice, Tone};
use crate::ui::quoted::quoted;

/// The panel of the answer, and the line at the bottom of a phone.
#[component]
pub fn Answer() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let body = move || {
        bench.asked.with(|asked| match asked {
            None => view! {
                <p class="small">"Choisissez un soin : les montants s’affichent ici, pour chaque niveau de garantie."</p>
            }
            .into_any(),
            // No amount for another case than the one on the screen: what cannot be read comes first.
            Some(asked) if !asked.faults.is_empty() => view! { <Unreadable asked=asked.clone() /> }.into_any(),
            Some(asked) => match estimates(bench.plan, asked) {
                Ok(all) => view! { <Levels asked=asked.clone() all /> }.into_any(),
                Err(error) => view! {
                    <Notice tone=Tone::Warn><p>{input_words(error)}</p></Notice>
                }
                .into_any(),
            },
        })
    };
    view! {
        <section class="estimator-answer" id="reponse" tabindex="-1" aria-labelledby="reponse-titre">
            <h2 id="reponse-titre">"Ce que vous payez"</h2>
            {body}
            <Told />
        </section>
    }
}

fn shared(amounts: Amounts) -> Shared {
    Shared {
        billed: amounts.billed,
        amo: amounts.amo,
        amc: amounts.amc,
        rac: amounts.rac,
    }
}

#[component]
fn Unreadable(asked: Asked) -> impl IntoView {
    let faults = asked
        .faults
        .into_iter()
        .map(|(_, words)| view! { <li>{words}</li> })
        .collect_view();
    view! {
        <Notice tone=Tone::Warn>
            <p><strong>"À corriger pour voir les montants"</strong></p>
            <ul>{faults}</ul>
        </Notice>
    }
}

fn input_words(error: InputError) -> String {
    match error {
        InputError::OutsideContract { from, .. } => format!(
            "Ce contrat commence le {} : choisissez une date de soin à partir de ce jour.",
            affilio_domain::format::date(from, affilio_domain::format::Locale::Fr)
        ),
        InputError::TooLarge => {
            "Le montant ou le nombre est trop grand pour être vrai : vérifiez-les.".to_owned()
        }
        InputError::UsedAboveCap { cap, .. } => format!(
            "Le montant déjà versé cette année dépasse le maximum de la ligne, {} : vérifiez-le.",
            affilio_domain::format::amount(cap, affilio_domain::format::Locale::Fr)
        ),
        InputError::WrongClass => {
            "Cette ligne ne paie pas cette classe d’équipement : choisissez une autre ligne."
                .to_owned()
        }
        InputError::Negative => "Un montant ne peut pas être négatif.".to_owned(),
        InputError::NoSuchRow | InputError::NoSuchLevel | InputError::NoSuchAct => {
            "Ce soin ne figure pas dans le tableau : choisissez-en un autre.".to_owned()
        }
    }
}

#[component]
fn Levels(asked: Asked, all: Vec<Estimate>) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let row = asked.row;
    let levels: Vec<LevelId> = bench.plan.levels().collect();
    let labels: Vec<String> = bench
        .plan
        .contract()
        .levels
        .iter()
        .map(|level| level.label.clone())
        .collect();
    let remarks = levels
        .iter()
        .zip(&all)
        .map(|(level, estimate)| sentences::remarks(context(bench.plan, row, *level), estimate))
        .collect::<Vec<_>>();
    let (common, own) = common_first(remarks);
    let missing = same_missing(&all);
    let bar = labels
        .iter()
        .zip(&all)
        .map(|(label, estimate)| view! {
            <span class="peek-level"><span>{label.clone()}</span><strong>{left(&estimate.outcome)}</strong></span>
        })
        .collect_view();
    let cards = levels
        .into_iter()
        .zip(labels)
        .zip(all.into_iter().zip(own))
        .map(|((level, label), (estimate, remarks))| {
            view! { <Level row level label estimate remarks explained=missing.is_none() /> }
        })
        .collect_view();
    let future = asked.situation.date > bench.today;
    view! {
        {future.then(|| view! {
            <Notice tone=Tone::Info>
                <p>"Cette date est à venir : les montants supposent les tarifs connus aujourd’hui."</p>
            </Notice>
        })}
        {missing.map(|missing| view! { <Missing missing /> })}
        <div class="levels">{cards}</div>
        {(!common.is_empty()).then(|| view! {
            <section class="common" aria-labelledby="a-savoir">
                <h3 id="a-savoir">"À savoir"</h3>
                <Remarks remarks=common />
            </section>
        })}
        <a class="peek" href="#reponse" on:click=|event| {
            event.prevent_default();
            crate::browser::focus("reponse");
        }>
            <span class="peek-title">"Reste à charge"</span>
            {bar}
        </a>
    }
}

/// Remarks said at every level, then what is left to say at each.
fn common_first(all: Vec<Vec<String>>) -> (Vec<String>, Vec<Vec<String>>) {
    let everywhere = |words: &String| all.iter().all(|remarks| remarks.contains(words));
    let common: Vec<String> = all
        .first()
        .into_iter()
        .flatten()
        .filter(|words| everywhere(words))
        .cloned()
        .collect();
    let own = all
        .into_iter()
        .map(|remarks| {
            remarks
                .into_iter()
                .filter(|words| !common.contains(words))
                .collect()
        })
        .collect();
    (common, own)
}

/// What is missing, when it is the same at every level: it is then explained once.
fn same_missing(all: &[Estimate]) -> Option<MissingSet> {
    let of = |estimate: &Estimate| match estimate.outcome {
        Outcome::Unknown(missing) => Some(missing),
        Outcome::Covered(_) | Outcome::NotCovered(_) | Outcome::Service => None,
    };
    let first = all.first().and_then(of)?;
    all.iter()
        .all(|estimate| of(estimate) == Some(first))
        .then_some(first)
}

pub(super) fn left(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Covered(amounts) | Outcome::NotCovered(amounts) => euros(amounts.rac),
        Outcome::Service => "Inclus".to_owned(),
        Outcome::Unknown(_) => "À préciser".to_owned(),
    }
}

#[component]
fn Level(
    row: RowId,
    level: LevelId,
    label: String,
    estimate: Estimate,
    remarks: Vec<String>,
    explained: bool,
) -> impl IntoView {
    let amounts = match &estimate.outcome {
        Outcome::Covered(amounts) => view! { <MoneyBar amounts=shared(*amounts) /> }.into_any(),
        Outcome::NotCovered(amounts) => view! {
            <p class="tag tag-none">"Non couvert par ce niveau"</p>
            <MoneyBar amounts=shared(*amounts) />
        }
        .into_any(),
        Outcome::Service => {
            view! { <p class="tag tag-ok">"Service inclus, sans montant"</p> }.into_any()
        }
        Outcome::Unknown(missing) if explained => view! { <Missing missing=*missing /> }.into_any(),
        Outcome::Unknown(_) => view! { <p class="tag tag-unknown">"À préciser"</p> }.into_any(),
    };
    let name = label.clone();
    view! {
        <article class="level" aria-label=name>
            <h3>{label}</h3>
            {amounts}
            <Details row level estimate />
            <Remarks remarks />
        </article>
    }
}

#[component]
fn Remarks(remarks: Vec<String>) -> impl IntoView {
    (!remarks.is_empty()).then(|| {
        view! { <ul class="remarks">{remarks.into_iter().map(|words| view! { <li>{quoted(&words)}</li> }).collect_view()}</ul> }
    })
}

#[component]
fn Missing(missing: MissingSet) -> impl IntoView {
    let names = missing
        .iter()
        .map(sentences::missing)
        .collect::<Vec<_>>()
        .join(", ");
    let why = missing
        .iter()
        .next()
        .map(sentences::why_missing)
        .unwrap_or_default();
    view! {
        <p class="tag tag-unknown">{format!("À préciser : il manque {names}")}</p>
        <p class="small">{why}</p>
    }
}
