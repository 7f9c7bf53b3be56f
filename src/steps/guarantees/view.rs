//! The screen *Mes garanties*.

use affilio_domain::date::Date;
use affilio_domain::enrolment::Step;
use affilio_domain::field::{Field, Problem};
use affilio_domain::format::{self, Locale};
use affilio_domain::wire::GuaranteesDraft;
use affilio_guarantees::contributions::HouseholdPrice;
use leptos::prelude::*;

use super::convert::{self, Offer};
use crate::draft::{File, Savers};
use crate::journey::Place;
use crate::pages::guarded::Guarded;
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
    arrive("Mes garanties");
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
    let form = Form::own();
    let refill = move || form.show_draft::<GuaranteesDraft>(&saver.answers());
    let typed = move || form.draft::<GuaranteesDraft>();
    refill();
    let view = file.read();
    let offers = view
        .as_ref()
        .and_then(|view| {
            Some(convert::offers(
                affilio_contracts::by_id(&view.employer.contract)?,
                view,
            ))
        })
        .unwrap_or_default();
    let uncovered = view
        .as_ref()
        .map(|view| convert::too_old(&offers, view))
        .unwrap_or_default();
    let effective = view
        .and_then(|view| Date::parse_iso(&view.employer.effective_on).ok())
        .map(|date| format::date(date, Locale::Fr))
        .unwrap_or_default();
    let show = move |problems: Vec<Problem>| form.show(problems);
    let terms = file
        .read()
        .and_then(|view| affilio_contracts::by_id(&view.employer.contract))
        .and_then(convert::terms);
    let check = move |()| {
        file.read()
            .map(|file| convert::problems(&typed(), &file))
            .unwrap_or_default()
    };
    view! {
        <StepShell
            step=Step::Guarantees
            saver
            edits=move || form.edits()
            answers=move |()| typed().into()
            check
            show
            on_theirs=move |()| refill()
            lead=format!("Votre contrat prend effet le {effective}. La garantie choisie est la même pour vous et vos bénéficiaires.")
        >
            {(!uncovered.is_empty()).then(|| view! {
                <Notice tone=Tone::Warn>
                    <p>
                        <strong>{uncovered.join(", ")}</strong>
                        " dépasse l’âge jusqu’auquel un enfant est couvert : cette personne ne le serait pas. Retirez-la de vos bénéficiaires ou vérifiez sa date de naissance. En cas de handicap reconnu avant 21 ans, appelez-nous."
                    </p>
                </Notice>
            })}
            <Levels form offers />
            <p>
                <a href="/tableau" target="_blank">"Voir le tableau complet des garanties (nouvel onglet)"</a>
            </p>
            {terms.map(|terms| view! { <p class="small">{terms}</p> })}
        </StepShell>
    }
}

#[component]
fn Levels(form: Form, offers: Vec<Offer>) -> impl IntoView {
    let id = form.id(Field::Level);
    let cards = offers
        .into_iter()
        .enumerate()
        .map(|(rank, offer)| view! { <LevelCard form rank offer /> })
        .collect_view();
    view! {
        <fieldset class="field choices" class:field-wrong=move || form.problem(Field::Level).is_some()
            aria-describedby=move || form.problem(Field::Level).map(|_| format!("{}-erreur", form.id(Field::Level)))>
            <legend>"Choisissez votre garantie"</legend>
            {move || form.problem(Field::Level).map(|problem| view! {
                <p class="field-error" id=format!("{id}-erreur")><IconView icon=Icon::Alert /><span>{sentence(problem)}</span></p>
            })}
            <div class="offers">{cards}</div>
        </fieldset>
    }
}

#[component]
fn LevelCard(form: Form, rank: usize, offer: Offer) -> impl IntoView {
    let base = form.id(Field::Level);
    let id = if rank == 0 {
        base.clone()
    } else {
        format!("{base}-{}", offer.id)
    };
    let (checked, value, chosen) = (offer.id.clone(), offer.id.clone(), offer.id);
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
                <span class="offer-name">{offer.label}</span>
                {offer.mandatory.then(|| view! { <span class="small">"Garantie de l’entreprise"</span> })}
                {match offer.price {
                    Some(price) => view! { <Price price /> }.into_any(),
                    None => view! {
                        <span class="small">"Cotisation à préciser : nos données ne vont pas jusqu’à cette date."</span>
                    }
                    .into_any(),
                }}
            </span>
        </label>
    }
}

#[component]
fn Price(price: HouseholdPrice) -> impl IntoView {
    view! {
        <span class="offer-price">
            <strong>{euros(price.employee_pays)}</strong>" par mois pour vous"
        </span>
        <span class="small">
            {format!("Total {}, dont {} payés par l’employeur", euros(price.total), euros(price.employer))}
        </span>
    }
}
