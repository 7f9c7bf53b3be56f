//! The screen *Mes garanties*.

use affilio_domain::enrolment::{BeneficiaryKind, Step};
use affilio_domain::field::{Field, Problem};
use affilio_domain::wire::{BeneficiaryDraft, FileView, GuaranteesDraft};
use leptos::prelude::*;

use super::card::LevelCard;
use super::convert;
use super::year::YearOfCare;
use crate::draft::{File, Savers};
use crate::i18n::tr;
use crate::journey::{Place, address_of};
use crate::levels::convert::linked;
use crate::levels::{Levels, Told};
use crate::pages::guarded::Guarded;
use crate::steps::beneficiaries::convert::display_name;
use crate::ui::form::Form;
use crate::ui::icon::{Icon, IconView};
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
    let lead = view
        .as_ref()
        .map(|view| convert::effect(&view.employer))
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
            lead
        >
            {view.map(|view| view! { <Offers form told file=view /> })}
        </StepShell>
    }
}

#[component]
fn Offers(form: Form, told: Signal<Told>, file: FileView) -> impl IntoView {
    let employer = file.employer;
    let people = file.beneficiaries.draft.people;
    let arranged = convert::arranged(&employer);
    let uncounted = uncounted(&people);
    let uncovered = move || {
        let told = told.get();
        let names: Vec<String> = told.known().map_or(Vec::new(), |answer| {
            let of = |(place, (rank, person, _)): (usize, (usize, &_, _))| {
                let uncovered = answer.uncovered.contains(&place);
                uncovered.then(|| display_name(person, rank))
            };
            linked(&people).enumerate().filter_map(of).collect()
        });
        (!names.is_empty()).then(|| view! { <Uncovered names=names.join(", ") /> })
    };
    let id = form.id(Field::Level);
    let labels: Vec<String> = employer
        .levels
        .iter()
        .map(|one| one.label.clone())
        .collect();
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
        <p>{arranged}</p>
        {uncovered}
        {uncounted}
        <Failure told />
        <fieldset class="field choices" class:field-wrong=move || form.problem(Field::Level).is_some()
            aria-describedby=move || form.problem(Field::Level).map(|_| format!("{}-erreur", form.id(Field::Level)))>
            <legend>{tr("Choisissez votre garantie", "Choose your cover")}</legend>
            {move || form.problem(Field::Level).map(|problem| view! {
                <p class="field-error" id=format!("{id}-erreur")><IconView icon=Icon::Alert /><span>{sentence(problem)}</span></p>
            })}
            <div class="offers">{cards}</div>
        </fieldset>
        {terms}
        <YearOfCare told labels />
        <section class="card" aria-labelledby="a-lire">
            <h2 id="a-lire">{tr("À lire avant de signer", "To read before you sign")}</h2>
            <ul>
                <li><a href="/notice" target="_blank">{tr("La notice de votre garantie (nouvel onglet)", "The notice of your cover, in French (new tab)")}</a></li>
                <li><a href="/tableau" target="_blank">{tr("Le tableau complet des garanties (nouvel onglet)", "The whole table of cover, in French (new tab)")}</a></li>
            </ul>
        </section>
        <p>{crate::pages::exemption::entry::way()}</p>
    }
}

#[component]
fn Uncovered(names: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn>
            <p>
                <strong>{names}</strong>
                {tr(
                    " dépasse l’âge jusqu’auquel un enfant est couvert : cette personne ne le serait pas. Retirez-la de vos bénéficiaires ou vérifiez sa date de naissance. En cas de handicap reconnu avant 21 ans, appelez-nous.",
                    " is over the age until which a child is covered, and would not be. Take this person off your list or check the date of birth. For a disability recognised before 21, call us.",
                )}
            </p>
        </Notice>
    }
}

/// Those who join and have no price yet: nothing says whether they are a spouse or a child.
fn uncounted(people: &[BeneficiaryDraft]) -> Option<AnyView> {
    let unlinked = |(rank, person): (usize, &BeneficiaryDraft)| {
        let (step, field) = (Step::Beneficiaries, Field::BeneficiaryKind);
        let address = address_of(step, field, Some(rank), "");
        BeneficiaryKind::from_code(&person.kind)
            .is_none()
            .then(|| view! { <li><a href=address>{display_name(person, rank)}</a></li> })
    };
    let items: Vec<_> = people.iter().enumerate().filter_map(unlinked).collect();
    (!items.is_empty()).then(|| view! {
        <Notice tone=Tone::Warn>
            <p>{tr(
                "Ces personnes ne sont pas comptées dans les cotisations, parce que leur lien avec vous n’est pas choisi :",
                "These people are not counted in the contributions, because their link with you is not chosen:",
            )}</p>
            <ul>{items}</ul>
        </Notice>
    }.into_any())
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
