//! The three amounts at the three levels, side by side, at once.

use affilio_domain::format;
use affilio_guarantees::outcome::{Amounts, Estimate, MissingSet, Outcome};
use affilio_guarantees::query::{InputError, LevelId, RowId};
use affilio_guarantees::sentences;
use leptos::prelude::*;

use super::convert::Asked;
use super::proof::{Details, Words, context};
use super::told::Told;
use super::{Bench, estimates};
use crate::i18n::{locale, tr};
use crate::say;
use crate::ui::money::{MoneyBar, Shared, euros};
use crate::ui::notice::{Notice, Tone};
use crate::ui::quoted::quoted;

/// The panel of the answer, and the line at the bottom of a phone.
#[component]
pub fn Answer() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let body = move || {
        let words = bench.words.get().and_then(Result::ok);
        bench.asked.with(|asked| match asked {
            None => view! {
                <p class="small">{tr("Choisissez un soin : les montants s’affichent ici, pour chaque niveau de garantie.", "Choose a treatment: the amounts are shown here, for each level of cover.")}</p>
            }
            .into_any(),
            // No amount for another case than the one on the screen: what cannot be read comes first.
            Some(asked) if !asked.faults.is_empty() => view! { <Unreadable asked=asked.clone() /> }.into_any(),
            Some(asked) => match estimates(bench.plan, asked) {
                Ok(all) => view! { <Levels asked=asked.clone() all words /> }.into_any(),
                Err(error) => view! {
                    <Notice tone=Tone::Warn><p>{input_words(error)}</p></Notice>
                }
                .into_any(),
            },
        })
    };
    view! {
        <section class="estimator-answer" id="reponse" tabindex="-1" aria-labelledby="reponse-titre">
            <h2 id="reponse-titre">{tr("Ce que vous payez", "What you pay")}</h2>
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
            <p><strong>{tr("À corriger pour voir les montants", "To be corrected before amounts are shown")}</strong></p>
            <ul>{faults}</ul>
        </Notice>
    }
}

fn input_words(error: InputError) -> String {
    match error {
        InputError::OutsideContract { from, .. } => {
            let from = format::date(from, locale());
            say!(
                "Ce contrat commence le {from} : choisissez une date de soin à partir de ce jour.",
                "This contract starts on {from}: choose a date of care from that day on."
            )
        }
        InputError::TooLarge => tr(
            "Le montant ou le nombre est trop grand pour être vrai : vérifiez-les.",
            "The amount or the number is too large to be true: check them.",
        )
        .to_owned(),
        InputError::UsedAboveCap { cap, .. } => {
            let cap = format::amount(cap, locale());
            say!(
                "Le montant déjà versé cette année dépasse le maximum de la ligne, {cap} : vérifiez-le.",
                "The amount already paid this year is above the maximum of the line, {cap}: check it."
            )
        }
        InputError::WrongClass => tr(
            "Cette ligne ne paie pas cette classe d’équipement : choisissez une autre ligne.",
            "This line does not pay this class of equipment: choose another line.",
        )
        .to_owned(),
        InputError::Negative => tr(
            "Un montant ne peut pas être négatif.",
            "An amount cannot be negative.",
        )
        .to_owned(),
        InputError::NoSuchRow | InputError::NoSuchLevel | InputError::NoSuchAct => tr(
            "Ce soin ne figure pas dans le tableau : choisissez-en un autre.",
            "This treatment is not in the table: choose another one.",
        )
        .to_owned(),
    }
}

#[component]
fn Levels(asked: Asked, all: Vec<Estimate>, words: Option<Words>) -> impl IntoView {
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
        .map(|(level, estimate)| {
            let context = context(bench.plan, row, *level);
            words
                .map(|words| (words.remarks)(context, estimate))
                .unwrap_or_default()
        })
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
            view! { <Level row level label estimate words remarks explained=missing.is_none() /> }
        })
        .collect_view();
    let future = asked.situation.date > bench.today;
    view! {
        {future.then(|| view! {
            <Notice tone=Tone::Info>
                <p>{tr("Cette date est à venir : les montants supposent les tarifs connus aujourd’hui.", "This date is to come: the amounts suppose the tariffs known today.")}</p>
            </Notice>
        })}
        {missing.map(|missing| view! { <Missing missing /> })}
        <div class="levels">{cards}</div>
        {words.is_none().then(|| bench.words.waiting("reponse"))}
        {(!common.is_empty()).then(|| view! {
            <section class="common" aria-labelledby="a-savoir">
                <h3 id="a-savoir">{tr("À savoir", "Good to know")}</h3>
                <Remarks remarks=common />
            </section>
        })}
        <a class="peek" href="#reponse" on:click=|event| {
            event.prevent_default();
            crate::browser::focus("reponse");
        }>
            <span class="peek-title">{tr("Reste à charge", "Left to you")}</span>
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
        Outcome::Service => tr("Inclus", "Included").to_owned(),
        Outcome::Unknown(_) => tr("À préciser", "To be specified").to_owned(),
    }
}

#[component]
fn Level(
    row: RowId,
    level: LevelId,
    label: String,
    estimate: Estimate,
    words: Option<Words>,
    remarks: Vec<String>,
    explained: bool,
) -> impl IntoView {
    let amounts = match &estimate.outcome {
        Outcome::Covered(amounts) => view! { <MoneyBar amounts=shared(*amounts) /> }.into_any(),
        Outcome::NotCovered(amounts) => view! {
            <p class="tag tag-none">{tr("Non couvert par ce niveau", "Not covered at this level")}</p>
            <MoneyBar amounts=shared(*amounts) />
        }
        .into_any(),
        Outcome::Service => {
            view! { <p class="tag tag-ok">{tr("Service inclus, sans montant", "Service included, without an amount")}</p> }.into_any()
        }
        Outcome::Unknown(missing) if explained => view! { <Missing missing=*missing /> }.into_any(),
        Outcome::Unknown(_) => view! { <p class="tag tag-unknown">{tr("À préciser", "To be specified")}</p> }.into_any(),
    };
    let name = label.clone();
    view! {
        <article class="level" aria-label=name>
            <h3>{label}</h3>
            {amounts}
            <Details row level estimate words />
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
        .map(|one| sentences::missing_in(locale(), one))
        .collect::<Vec<_>>()
        .join(", ");
    let why = missing
        .iter()
        .next()
        .map(|one| sentences::why_missing_in(locale(), one))
        .unwrap_or_default();
    view! {
        <p class="tag tag-unknown">{say!("À préciser : il manque {names}", "To be specified: {names} missing")}</p>
        <p class="small">{why}</p>
    }
}
