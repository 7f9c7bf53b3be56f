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
            <h2 id="mon-cas">"Mon cas"</h2>
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
        picked.track();
        bench.asked.get_untracked()
    }
}

#[component]
fn Price(questions: Questions) -> impl IntoView {
    let unit = sentences::unit(questions.unit, 1);
    let label = format!("Prix pour 1 {unit}");
    let hint = match questions.regulated_price {
        Some(price) => format!(
            "En euros. Sans réponse : le tarif réglementé, {}",
            euros(price)
        ),
        None => "En euros, sur le devis ou la facture".to_owned(),
    };
    view! {
        <div class="pair">
        <Text key=Key::Price label hint width="w-short" mode="decimal" />
        {questions.quantity.then(|| view! {
            <Text
                key=Key::Quantity
                label=sentences::how_many(questions.unit).replace(" ?", " ?")
                hint="Sans réponse : 1"
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
    let br = asks.br.then_some("Elle figure sur le devis ou la feuille de soins. Nous n’avons pas de tarif daté et sourcé pour cet acte : nous ne l’inventons pas.");
    let known = match questions.br {
        Need::Known(br) => Some(format!("Base de remboursement : {}.", euros(br))),
        Need::No | Need::AfterOptam | Need::FromLimit | Need::Asked => None,
    };
    let limit = questions.limit.map(|(limit, need)| {
        let words = match limit {
            Limit::Hlf => "Honoraire limite de facturation (HLF)",
            Limit::Plv => "Prix limite de vente (PLV)",
            Limit::Forfait => "Forfait réglementaire en vigueur",
        };
        match need {
            Need::Known(amount) => (words, Some(euros(amount))),
            Need::No | Need::AfterOptam | Need::FromLimit | Need::Asked => (words, None),
        }
    });
    view! {
        {known.map(|known| view! { <p class="small">{known}</p> })}
        {br.map(|hint| view! {
            <Text key=Key::Br label="Base de remboursement (BR) pour une unité" hint width="w-short" mode="decimal" />
        })}
        {limit.map(|(words, known)| match known {
            Some(amount) => view! { <p class="small">{format!("{words} : {amount}.")}</p> }.into_any(),
            None => asks.limit.then(|| view! {
                <Text key=Key::Limit label=format!("{words} pour une unité") hint="Le prix plafond du panier, écrit sur le devis" width="w-short" mode="decimal" />
            })
            .into_any(),
        })}
        {questions.amo_rate.clone().map(|rates| {
            let answers = rates
                .into_iter()
                .map(|rate| (percent(rate), format::rate(rate, Locale::Fr)))
                .collect::<Vec<_>>();
            if answers.is_empty() {
                view! {
                    <Text key=Key::Rate label="Taux de l’assurance maladie" hint="Par exemple 60 %" width="w-short" mode="text" />
                }
                .into_any()
            } else {
                view! { <Chips key=Key::Rate label="Taux de l’assurance maladie" answers /> }.into_any()
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
                label="Le praticien a-t-il signé l’OPTAM ?"
                answers=vec![("oui".to_owned(), "Oui, ou secteur 1".to_owned()), ("non".to_owned(), "Non".to_owned())]
            />
        })}
        {questions.heavy.is_some().then(|| view! {
            <Chips key=Key::Heavy label="Est-ce un acte lourd, avec participation forfaitaire ?" answers=yes_no() />
        })}
        {questions.pathway.then(|| view! {
            <Chips
                key=Key::Pathway
                label="Parcours de soins"
                answers=vec![
                    (String::new(), "Médecin traitant, ou orienté par lui".to_owned()),
                    ("non".to_owned(), "Hors parcours".to_owned()),
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
            <summary>"Ma situation et la date du soin"</summary>
            <Text key=Key::Date label="Date du soin" hint="Jour, mois, année. Sans réponse : aujourd’hui" width="w-short" mode="numeric" />
            {questions.age.then(|| view! {
                <Text key=Key::Age label="Âge du patient" hint="Sans réponse : un adulte" width="w-tiny" mode="numeric" />
            })}
            {questions.scheme.then(|| view! {
                <Chips key=Key::AlsaceMoselle label="Régime" answers=usual_or("Général", "Alsace-Moselle") />
            })}
            {questions.full_cover.then(|| view! {
                <Chips key=Key::Ald label="Soin lié à une affection de longue durée (ALD) ?" answers=usual_or("Non", "Oui") />
                <Chips key=Key::Maternity label="Maternité, à partir du 6e mois ?" answers=usual_or("Non", "Oui") />
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
                label=format!("Nombre déjà remboursé, {}", sentences::period(count.period))
                hint=format!("Cette ligne en compte {} au plus. Sans réponse : aucun", count.max)
                width="w-tiny"
                mode="numeric"
            />
        })}
        {questions.used_amount.then(|| view! {
            <Text key=Key::UsedAmount label="Déjà versé par la mutuelle cette année sur ce forfait" hint="En euros. Sans réponse : rien" width="w-short" mode="decimal" />
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
        ("oui".to_owned(), "Oui".to_owned()),
        ("non".to_owned(), "Non".to_owned()),
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
