//! The price and the few questions that matter for the row, and no other.

use affilio_domain::format::{self, Locale};
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::Limit;
use affilio_guarantees::questions::{Need, Questions};
use affilio_guarantees::sentences;
use leptos::prelude::*;

use super::Bench;
use super::convert::{Asked, Asks};
use super::input::Key;
use crate::i18n::{locale, tr};
use crate::say;
use crate::ui::icon::{Icon, IconView};
use crate::ui::money::euros;

/// The questions. Each part is drawn anew only when its own questions change, so that an answer
/// that changes the other parts does not take the focus from the field being typed in.
#[component]
pub fn Case() -> impl IntoView {
    let price = part(|all| {
        (
            all.questions.price,
            all.questions.regulated_price,
            all.questions.unit,
            all.questions.quantity,
        )
    });
    let quote = part(|all| {
        (
            all.questions.br,
            all.questions.limit,
            all.questions.amo_rate.clone(),
            all.asks,
        )
    });
    let practitioner = part(|all| {
        (
            all.questions.optam,
            all.questions.heavy,
            all.questions.pathway,
        )
    });
    let already = part(|all| (all.questions.used_count, all.questions.used_amount));
    let situation = part(|all| {
        (
            all.questions.age,
            all.questions.scheme,
            all.questions.full_cover,
        )
    });
    view! {
        <section class="card case" aria-labelledby="mon-cas">
            <h2 id="mon-cas">{tr("Mon cas", "My case")}</h2>
            {move || price().filter(|all| all.questions.price).map(|all| view! { <Price questions=all.questions /> })}
            {move || practitioner().map(|all| view! { <Practitioner questions=all.questions /> })}
            {move || quote().map(|all| view! { <Quote questions=all.questions asks=all.asks /> })}
            {move || already().map(|all| view! { <Already questions=all.questions /> })}
            {move || situation().map(|all| view! { <Situation questions=all.questions /> })}
        </section>
    }
}

/// What is asked, drawn again only when what is picked in it changes.
fn part<T: PartialEq + Send + Sync + 'static>(pick: fn(&Asked) -> T) -> impl Fn() -> Option<Asked> {
    let bench = expect_context::<Bench>();
    let picked = Memo::new(move |_| bench.asked.with(|asked| asked.as_ref().map(pick)));
    move || {
        picked.with(|_| ());
        bench.asked.get_untracked()
    }
}

#[component]
fn Price(questions: Questions) -> impl IntoView {
    let unit = sentences::unit_in(locale(), questions.unit, 1);
    let label = say!("Prix pour 1 {unit}", "Price of 1 {unit}");
    let hint = match questions.regulated_price {
        Some(price) => {
            let price = euros(price);
            say!(
                "En euros. Sans réponse : le tarif réglementé, {price}",
                "In euros. Without an answer: the regulated price, {price}"
            )
        }
        None => tr(
            "En euros, sur le devis ou la facture",
            "In euros, on the quote or the invoice",
        )
        .to_owned(),
    };
    view! {
        <div class="pair">
        <Text key=Key::Price label hint width="w-short" mode="decimal" />
        {questions.quantity.then(|| view! {
            <Text
                key=Key::Quantity
                label=sentences::how_many_in(locale(), questions.unit).replace(" ?", " ?")
                hint=tr("Sans réponse : 1", "Without an answer: 1")
                width="w-tiny"
                mode="numeric"
            />
        })}
        </div>
    }
}

/// What the tariffs give, said; what they do not, asked: it is read on the quote.
#[component]
fn Quote(questions: Questions, asks: Asks) -> impl IntoView {
    let br = asks.br.then_some(tr("Elle figure sur le devis ou la feuille de soins. Nous n’avons pas de tarif daté et sourcé pour cet acte : nous ne l’inventons pas.", "It is on the quote or the feuille de soins. We have no tariff with a date and a source for this act: we do not invent one."));
    let known = match questions.br {
        Need::Known(br) => {
            let br = euros(br);
            Some(say!(
                "Base de remboursement : {br}.",
                "Base de remboursement (BR): {br}."
            ))
        }
        Need::No | Need::AfterOptam | Need::FromLimit | Need::Asked => None,
    };
    let limit = questions.limit.map(|(limit, need)| {
        let words = match limit {
            Limit::Hlf => tr(
                "Honoraire limite de facturation (HLF)",
                "Highest fee allowed (honoraire limite de facturation, HLF)",
            ),
            Limit::Plv => tr(
                "Prix limite de vente (PLV)",
                "Highest price allowed (prix limite de vente, PLV)",
            ),
            Limit::Forfait => tr(
                "Forfait réglementaire en vigueur",
                "Regulated daily charge (forfait) in force",
            ),
        };
        match need {
            Need::Known(amount) => (words, Some(euros(amount))),
            Need::No | Need::AfterOptam | Need::FromLimit | Need::Asked => (words, None),
        }
    });
    view! {
        {known.map(|known| view! { <p class="small">{known}</p> })}
        {br.map(|hint| view! {
            <Text key=Key::Br label=tr("Base de remboursement (BR) pour une unité", "Base de remboursement (BR, the state’s reference price) of one unit") hint width="w-short" mode="decimal" />
        })}
        {limit.map(|(words, known)| match known {
            Some(amount) => view! { <p class="small">{say!("{words} : {amount}.", "{words}: {amount}.")}</p> }.into_any(),
            None => asks.limit.then(|| view! {
                <Text key=Key::Limit label=say!("{words} pour une unité", "{words}, for one unit") hint=tr("Le prix plafond du panier, écrit sur le devis", "The highest price of the basket, written on the quote") width="w-short" mode="decimal" />
            })
            .into_any(),
        })}
        {questions.amo_rate.clone().map(|rates| {
            let answers = rates
                .into_iter()
                .map(|rate| (percent(rate), format::rate(rate, locale())))
                .collect::<Vec<_>>();
            if answers.is_empty() {
                view! {
                    <Text key=Key::Rate label=tr("Taux de l’assurance maladie", "Rate of the assurance maladie") hint=tr("Par exemple 60 %", "For instance 60%") width="w-short" mode="text" />
                }
                .into_any()
            } else {
                view! { <Chips key=Key::Rate label=tr("Taux de l’assurance maladie", "Rate of the assurance maladie") answers /> }.into_any()
            }
        })}
    }
}

#[component]
fn Practitioner(questions: Questions) -> impl IntoView {
    view! {
        {questions.optam.then(|| view! {
            <Chips
                key=Key::Optam
                label=tr("Le praticien a-t-il signé l’OPTAM ?", "Has the practitioner signed the OPTAM (agreement on fees)?")
                answers=vec![("oui".to_owned(), tr("Oui, ou secteur 1", "Yes, or “secteur 1”").to_owned()), ("non".to_owned(), tr("Non", "No").to_owned())]
            />
        })}
        {questions.heavy.is_some().then(|| view! {
            <Chips key=Key::Heavy label=tr("Est-ce un acte lourd, avec participation forfaitaire ?", "Is it a heavy act, with a flat participation?") answers=yes_no() />
        })}
        {questions.pathway.then(|| view! {
            <Chips
                key=Key::Pathway
                label=tr("Parcours de soins", "Course of care (parcours de soins)")
                answers=vec![
                    (String::new(), tr("Médecin traitant, ou orienté par lui", "Family doctor, or sent by them").to_owned()),
                    ("non".to_owned(), tr("Hors parcours", "Outside it").to_owned()),
                ]
            />
        })}
    }
}

/// The date and the person: folded while nothing in them departs from the usual case.
#[component]
fn Situation(questions: Questions) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let usual = bench.input.with_untracked(|input| {
        [
            Key::Date,
            Key::Age,
            Key::AlsaceMoselle,
            Key::Ald,
            Key::Maternity,
        ]
        .iter()
        .all(|key| input.get(*key).is_empty())
    });
    view! {
        <details class="brochure" open=!usual>
            <summary>{tr("Ma situation et la date du soin", "My situation and the date of care")}</summary>
            <Text key=Key::Date label=tr("Date du soin", "Date of care") hint=tr("Jour, mois, année. Sans réponse : aujourd’hui", "Day, month, year. Without an answer: today") width="w-short" mode="numeric" />
            {questions.age.then(|| view! {
                <Text key=Key::Age label=tr("Âge du patient", "Age of the patient") hint=tr("Sans réponse : un adulte", "Without an answer: an adult") width="w-tiny" mode="numeric" />
            })}
            {questions.scheme.then(|| view! {
                <Chips key=Key::AlsaceMoselle label=tr("Régime", "Scheme") answers=usual_or(tr("Général", "General"), "Alsace-Moselle") />
            })}
            {questions.full_cover.then(|| view! {
                <Chips key=Key::Ald label=tr("Soin lié à une affection de longue durée (ALD) ?", "Care of a long illness (affection de longue durée, ALD)?") answers=usual_or(tr("Non", "No"), tr("Oui", "Yes")) />
                <Chips key=Key::Maternity label=tr("Maternité, à partir du 6e mois ?", "Maternity, from the 6th month?") answers=usual_or(tr("Non", "No"), tr("Oui", "Yes")) />
            })}
        </details>
    }
}

/// The usual answer, which needs no word in the address, and the other one.
fn usual_or(usual: &str, other: &str) -> Vec<(String, String)> {
    vec![
        (String::new(), usual.to_owned()),
        ("oui".to_owned(), other.to_owned()),
    ]
}

#[component]
fn Already(questions: Questions) -> impl IntoView {
    view! {
        {questions.used_count.map(|count| view! {
            <Text
                key=Key::UsedCount
                label={
                    let period = sentences::period_in(locale(), count.period);
                    say!("Nombre déjà remboursé, {period}", "Number already repaid, {period}")
                }
                hint={
                    let most = count.max;
                    say!(
                        "Cette ligne en compte {most} au plus. Sans réponse : aucun",
                        "This line counts {most} at most. Without an answer: none"
                    )
                }
                width="w-tiny"
                mode="numeric"
            />
        })}
        {questions.used_amount.then(|| view! {
            <Text key=Key::UsedAmount label=tr("Déjà versé par la mutuelle cette année sur ce forfait", "Already paid by the plan this year on this allowance") hint=tr("En euros. Sans réponse : rien", "In euros. Without an answer: nothing") width="w-short" mode="decimal" />
        })}
    }
}

/// A rate as it is typed: `60`.
fn percent(rate: Rate) -> String {
    format::rate(rate, Locale::Fr)
        .trim_end_matches('%')
        .trim()
        .to_owned()
}

fn yes_no() -> Vec<(String, String)> {
    vec![
        ("oui".to_owned(), tr("Oui", "Yes").to_owned()),
        ("non".to_owned(), tr("Non", "No").to_owned()),
    ]
}

/// A line of text of the estimator.
#[component]
fn Text(
    key: Key,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    width: &'static str,
    mode: &'static str,
) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let fault = Memo::new(move |_| {
        bench.asked.with(|asked| {
            asked
                .as_ref()
                .and_then(|asked| asked.fault(key).map(str::to_owned))
        })
    });
    let (hint_id, fault_id) = (format!("{}-aide", key.id()), format!("{}-erreur", key.id()));
    let described = (hint_id.clone(), format!("{hint_id} {fault_id}"));
    view! {
        <div class="field" class:field-wrong=move || fault.with(Option::is_some)>
            <label for=key.id()>{label}</label>
            <p class="field-hint" id=hint_id>{hint}</p>
            {move || fault.get().map(|words| view! {
                <p class="field-error" id=fault_id.clone()><IconView icon=Icon::Alert /><span>{words}</span></p>
            })}
            <input
                id=key.id()
                class=width
                type="text"
                inputmode=mode
                autocomplete="off"
                maxlength="20"
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                aria-describedby=move || if fault.with(Option::is_some) { described.1.clone() } else { described.0.clone() }
                prop:value=move || bench.input.with(|input| input.get(key).to_owned())
                on:input=move |event| bench.set(key, &event_target_value(&event))
            />
        </div>
    }
}

/// A few answers, all shown.
#[component]
fn Chips(key: Key, label: &'static str, answers: Vec<(String, String)>) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let options = answers
        .into_iter()
        .enumerate()
        .map(|(rank, (code, words))| {
            let id = format!("{}-{rank}", key.id());
            let (checked, value) = (code.clone(), code.clone());
            view! {
                <label class="choice" for=id.clone()>
                    <input
                        type="radio"
                        id=id.clone()
                        name=key.id()
                        value=value
                        prop:checked=move || bench.input.with(|input| input.get(key) == checked)
                        on:change=move |_| bench.set(key, &code)
                    />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field choices">
            <legend>{label}</legend>
            <div class="choices-row">{options}</div>
        </fieldset>
    }
}
