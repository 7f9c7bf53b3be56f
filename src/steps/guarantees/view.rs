//! The screen *Mes garanties*.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::enrolment::Step;
use affilio_domain::field::{Field, Problem};
use affilio_domain::format;
use affilio_domain::wire::{FileView, GuaranteesDraft, LevelView};
use leptos::prelude::*;

use super::convert;
use crate::draft::{File, Savers};
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::levels::messages::{Offer, Price};
use crate::levels::{Levels, Told};
use crate::pages::guarded::Guarded;
use crate::say;
use crate::steps::beneficiaries::convert::display_name;
use crate::ui::form::Form;
use crate::ui::icon::{Icon, IconView};
use crate::ui::money::euros;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::arrive;
use crate::ui::sentences::sentence;
use crate::ui::step_shell::StepShell;

/// The step.
#[component]
pub fn GuaranteesStep() -> impl IntoView {
    arrive(tr("Mes garanties", "My cover"));
    view! {
        <Guarded place=Place::Step(Step::Guarantees)>
            <GuaranteesForm />
        </Guarded>
    }
}

#[component]
fn GuaranteesForm() -> impl IntoView {
    let file = expect_context::<File>();
    let saver = expect_context::<Savers>().guarantees;
    let levels = expect_context::<Levels>();
    let told = levels.told();
    let form = Form::own();
    let refill = move || form.show_draft::<GuaranteesDraft>(&saver.answers());
    let typed = move || form.draft::<GuaranteesDraft>();
    refill();
    let show = move |problems: Vec<Problem>| form.show(problems);
    let check = move |()| {
        file.read()
            .map(|file| convert::problems(&typed(), &file))
            .unwrap_or_default()
    };
    let view = file.read();
    let effective = view
        .as_ref()
        .and_then(|view| Date::parse_iso(&view.employer.effective_on).ok())
        .map(|date| format::date(date, locale()))
        .unwrap_or_default();
    view! {
        <StepShell
            step=Step::Guarantees
            saver
            edits=move || form.edits()
            answers=move |()| typed().into()
            check
            show
            on_theirs=move |()| refill()
            lead=say!(
                "Votre contrat prend effet le {effective}. La garantie choisie est la même pour vous et vos bénéficiaires.",
                "Your contract takes effect on {effective}. The cover that you choose is the same for you and those who join with you."
            )
        >
            {view.map(|view| view! { <Offers form told file=view /> })}
        </StepShell>
    }
}

#[component]
fn Offers(form: Form, told: Signal<Told>, file: FileView) -> impl IntoView {
    let employer = file.employer;
    let people = file.beneficiaries.draft.people;
    let uncovered = move || {
        let told = told.get();
        let names: Vec<String> = told.known().map_or(Vec::new(), |answer| {
            let name = |rank: &usize| Some(display_name(people.get(*rank)?, *rank));
            answer.uncovered.iter().filter_map(name).collect()
        });
        (!names.is_empty()).then(|| view! { <Uncovered names=names.join(", ") /> })
    };
    let id = form.id(Field::Level);
    let cards = employer
        .levels
        .into_iter()
        .enumerate()
        .map(|(rank, level)| {
            let mandatory = level.id == employer.mandatory_level;
            view! { <LevelCard form rank level mandatory told /> }
        })
        .collect_view();
    let terms = move || {
        let told = told.get();
        let words = told.known().and_then(|answer| answer.terms.clone());
        words.map(|words| view! { <p class="small">{words}</p> })
    };
    view! {
        {uncovered}
        <Failure told />
        <fieldset class="field choices" class:field-wrong=move || form.problem(Field::Level).is_some()
            aria-describedby=move || form.problem(Field::Level).map(|_| format!("{}-erreur", form.id(Field::Level)))>
            <legend>{tr("Choisissez votre garantie", "Choose your cover")}</legend>
            {move || form.problem(Field::Level).map(|problem| view! {
                <p class="field-error" id=format!("{id}-erreur")><IconView icon=Icon::Alert /><span>{sentence(problem)}</span></p>
            })}
            <div class="offers">{cards}</div>
        </fieldset>
        <p>
            <a href="/tableau" target="_blank">{tr("Voir le tableau complet des garanties (nouvel onglet)", "See the whole table of cover, in French (new tab)")}</a>
        </p>
        {terms}
    }
}

#[component]
fn Uncovered(names: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn>
            <p>
                <strong>{names}</strong>
                {tr(
                    " dépasse l’âge jusqu’auquel un enfant est couvert : cette personne ne le serait pas. Retirez-la de vos bénéficiaires ou vérifiez sa date de naissance. En cas de handicap reconnu avant 21 ans, appelez-nous.",
                    " is over the age until which a child is covered, and would not be. Take this person off your list or check the date of birth. For a disability recognised before 21, call us.",
                )}
            </p>
        </Notice>
    }
}

/// The engine could not be loaded: what one can do without it, and how to try again.
#[component]
fn Failure(told: Signal<Told>) -> impl IntoView {
    let levels = expect_context::<Levels>();
    move || {
        (told.get() == Told::Failed).then(|| view! {
            <Notice tone=Tone::Warn live=true>
                <p>{tr(
                    "Les cotisations n’ont pas pu être calculées. Vous pouvez choisir votre garantie sans elles, ou réessayer. Si cela ne suffit pas, rechargez la page.",
                    "The contributions could not be worked out. You can choose without them, or try again. If that is not enough, reload the page.",
                )}</p>
                <button type="button" class="button-quiet" on:click=move |_| levels.retry()>{tr("Réessayer", "Try again")}</button>
            </Notice>
        })
    }
}

#[component]
fn LevelCard(
    form: Form,
    rank: usize,
    level: LevelView,
    mandatory: bool,
    told: Signal<Told>,
) -> impl IntoView {
    let base = form.id(Field::Level);
    let id = if rank == 0 {
        base.clone()
    } else {
        format!("{base}-{}", level.id)
    };
    let (checked, value, chosen, own) = (
        level.id.clone(),
        level.id.clone(),
        level.id.clone(),
        level.id,
    );
    view! {
        <label class="choice offer" for=id.clone()>
            <input
                type="radio"
                id=id.clone()
                name=base
                value=value
                prop:checked=move || form.get(Field::Level) == checked
                on:change=move |_| form.edit(Field::Level, chosen.clone())
            />
            <span class="offer-body">
                <span class="offer-name">{level.label}</span>
                {mandatory.then(|| view! { <span class="small">{tr("Garantie de l’entreprise", "The company’s compulsory cover")}</span> })}
                {move || view! { <PriceOf told=told.get() id=own.clone() /> }}
            </span>
        </label>
    }
}

#[component]
fn PriceOf(told: Told, id: String) -> impl IntoView {
    let unknown = |words: &'static str| view! { <span class="small">{words}</span> }.into_any();
    let offer = |answer: &crate::levels::messages::Answer| -> Option<Offer> {
        answer.offers.iter().find(|offer| offer.id == id).cloned()
    };
    match &told {
        Told::Waiting => unknown(tr(
            "Calcul de votre cotisation…",
            "Working out your contribution…",
        )),
        Told::Failed => unknown(tr("Cotisation à préciser", "Contribution to be stated")),
        Told::Known(answer) => match offer(answer).and_then(|offer| offer.price) {
            Some(price) => view! { <Monthly price /> }.into_any(),
            None => unknown(tr(
                "Cotisation à préciser : nos données ne vont pas jusqu’à cette date.",
                "Contribution to be stated: our data do not go as far as this date.",
            )),
        },
    }
}

#[component]
fn Monthly(price: Price) -> impl IntoView {
    let [pays, total, employer] =
        [price.pays, price.total, price.employer].map(|cents| euros(Amount::from_cents(cents)));
    view! {
        <span class="offer-price">
            <strong>{pays}</strong>{tr(" par mois pour vous", " a month for you")}
        </span>
        <span class="small">
            {say!("Total {total}, dont {employer} payés par l’employeur", "{total} in all, of which the employer pays {employer}")}
        </span>
    }
}
