//! The questions, and each case with its reason.

use affilio_domain::exemption::Verdict;
use affilio_domain::field::{Field, Problem, Reason};
use affilio_domain::wire::{ExemptionDraft, Fields};
use leptos::prelude::*;

use super::convert::{self, Row};
use super::entry::ended;
use super::request::Request;
use crate::browser;
use crate::draft::{File, Savers};
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::say;
use crate::ui::field::{Choices, TextField, YesNo};
use crate::ui::fields::spec;
use crate::ui::form::Form;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::Heading;
use crate::ui::saved::SavedState;

/// Every question, in the order of the screen; answers decide which are shown.
const QUESTIONS: [Field; 8] = [
    Field::ExemptionCover,
    Field::ExemptionCoverFrom,
    Field::ExemptionCoverUntil,
    Field::ExemptionContract,
    Field::ExemptionLength,
    Field::ExemptionPartTime,
    Field::ExemptionShare,
    Field::HiredOn,
];

/// The page while nothing is asked, or after a refusal.
#[component]
pub fn Asking() -> impl IntoView {
    let file = expect_context::<File>();
    let saver = expect_context::<Savers>().exemption;
    let form = Form::own();
    let refill = move || form.show_draft::<ExemptionDraft>(&saver.answers());
    refill();
    let typed = move || form.draft::<ExemptionDraft>();
    form.show(typed().read().1);
    Effect::new(move |before: Option<(u32, ExemptionDraft)>| {
        let (edits, now) = (form.edits(), typed());
        if let Some((past, old)) = before
            && past != edits
        {
            form.show(date_problems(&now, &old));
            saver.save_soon(now.clone().into());
        }
        (edits, now)
    });
    let rows = Memo::new(move |_| {
        let _ = form.edits();
        file.get()
            .map(|file| convert::rows(&typed(), &file))
            .unwrap_or_default()
    });
    let asked = Memo::new(move |_| {
        let _ = form.edits();
        typed().questions()
    });
    let questions = QUESTIONS
        .map(|field| {
            view! {
                <Show when=move || asked.with(|asked| asked.contains(&field))>{question(form, field)}</Show>
            }
        })
        .collect_view();
    let last = move || ended(&file.get()?);
    view! {
        <div class="page narrow">
            <Heading text=tr("Ma dispense d’adhésion", "My exemption") />
            <SavedState saver on_theirs=Callback::new(move |()| refill()) />
            <p class="lead">
                {tr(
                    "La complémentaire santé de l’entreprise est obligatoire. La loi permet de ne pas y adhérer dans quelques cas. Répondez aux questions : chaque cas dit si vous y avez droit, et pourquoi.",
                    "The company health plan is compulsory. The law lets you stay out of it in a few cases (“dispense d’adhésion”). Answer the questions: each case says whether you have the right, and why.",
                )}
            </p>
            {last}
            <section class="group">
                <h2>{tr("Ma situation", "My situation")}</h2>
                {questions}
            </section>
            <section class="group">
                <h2>{tr("Les cas qui sont les miens", "The cases that are mine")}</h2>
                <p role="status">{move || rows.with(|rows| counted(rows))}</p>
                {move || open_cases(form, &rows.get())}
                {move || unanswered(form, &rows.get())}
                {move || closed_cases(&rows.get())}
            </section>
            <Request form rows />
            <p class="group"><a href=Place::Overview.path()>{tr("Revenir à mon adhésion", "Back to my enrolment")}</a></p>
        </div>
    }
}

/// What is wrong with the dates. One that is being typed is left alone until it is whole.
fn date_problems(now: &ExemptionDraft, old: &ExemptionDraft) -> Vec<Problem> {
    let (_, problems) = now.read();
    problems
        .into_iter()
        .filter(|one| {
            let typed = now.answer(one.field);
            typed == old.answer(one.field)
                || typed.chars().filter(char::is_ascii_digit).count() >= 8
        })
        .collect()
}

fn question(form: Form, field: Field) -> AnyView {
    match field {
        Field::ExemptionPartTime => view! { <YesNo form field /> }.into_any(),
        Field::ExemptionCoverFrom | Field::ExemptionCoverUntil | Field::HiredOn => {
            view! { <TextField form field /> }.into_any()
        }
        _ => view! { <Choices form field answers=convert::choices(field) /> }.into_any(),
    }
}

/// How many cases are the person's, read out as answers change it.
fn counted(rows: &[Row]) -> String {
    let open = rows.iter().filter(|row| row.verdict.can_ask()).count();
    let missing = |row: &Row| matches!(row.verdict, Verdict::Missing(_));
    match open {
        0 if rows.iter().any(missing) => tr(
            "Vos réponses diront quels cas sont les vôtres.",
            "Your answers will tell which cases are yours.",
        )
        .to_owned(),
        0 => tr(
            "Avec ces réponses, aucun cas n’est le vôtre : vous adhérez au contrat.",
            "With these answers, no case is yours: you join the plan.",
        )
        .to_owned(),
        1 => tr(
            "Un cas est ouvert avec vos réponses.",
            "One case is open with your answers.",
        )
        .to_owned(),
        many => say!(
            "{many} cas sont ouverts avec vos réponses.",
            "{many} cases are open with your answers."
        ),
    }
}

fn open_cases(form: Form, rows: &[Row]) -> Option<AnyView> {
    let open: Vec<Row> = rows
        .iter()
        .filter(|row| row.verdict.can_ask())
        .cloned()
        .collect();
    if open.is_empty() {
        return None;
    }
    let id = form.id(Field::ExemptionCase);
    let choice = move |(rank, row): (usize, Row)| {
        let code = row.case.code();
        let named = id.clone();
        let own = if rank == 0 {
            id.clone()
        } else {
            format!("{id}-{code}")
        };
        view! {
            <label class="choice offer" for=own.clone()>
                <input
                    type="radio"
                    id=own.clone()
                    name=named
                    value=code
                    prop:checked=move || form.get(Field::ExemptionCase) == code
                    on:change=move |_| form.edit(Field::ExemptionCase, code.to_owned())
                />
                <span class="offer-body">
                    <span class="offer-name">{row.case.law().label(locale())}</span>
                    {verdict(row.verdict)}
                    <span class="source">{row.case.law().source(locale())}</span>
                </span>
            </label>
        }
    };
    Some(
        view! {
            <fieldset class="field choices">
                <legend>{spec(Field::ExemptionCase).label}</legend>
                <div class="offers">{open.into_iter().enumerate().map(choice).collect_view()}</div>
            </fieldset>
        }
        .into_any(),
    )
}

/// A verdict: words, and an icon when it can be asked for.
fn verdict(verdict: Verdict) -> AnyView {
    let words = convert::verdict_words(verdict);
    let (class, icon) = match verdict {
        Verdict::Right | Verdict::ByAct => ("state state-done", Some(Icon::Check)),
        Verdict::ToConfirm(_) => ("state state-warn", Some(Icon::Alert)),
        Verdict::Missing(_) => ("state state-todo", None),
        Verdict::No(_) => ("state", None),
    };
    view! {
        <span class=class>{icon.map(|icon| view! { <IconView icon /> })}<span>{words}</span></span>
    }
    .into_any()
}

/// The questions that would decide the cases that are not decided.
fn unanswered(form: Form, rows: &[Row]) -> Option<AnyView> {
    let missing = convert::unanswered(&form.draft::<ExemptionDraft>(), rows);
    if missing.is_empty() {
        return None;
    }
    let items = missing
        .into_iter()
        .map(|(field, cases)| {
            let depending = match cases {
                1 => tr("un cas en dépend", "one case depends on it").to_owned(),
                many => say!("{many} cas en dépendent", "{many} cases depend on it"),
            };
            let go = move |_| {
                show_missing(form, field);
                browser::focus(&form.id(field));
            };
            view! {
                <li>
                    <button type="button" class="button-link" on:click=go>{spec(field).label}</button>
                    " : "
                    {depending}
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <Notice tone=Tone::Info>
                <p>{tr("Il reste à répondre :", "Still to answer:")}</p>
                <ul>{items}</ul>
            </Notice>
        }
        .into_any(),
    )
}

/// Says beside a question that its answer is missing, or what keeps it from being read.
fn show_missing(form: Form, field: Field) {
    let (_, mut problems) = form.draft::<ExemptionDraft>().read();
    if form.read(field).trim().is_empty() {
        problems.push(Problem::own(field, Reason::Missing));
    }
    form.show(problems);
}

/// Every other case, with the reason.
fn closed_cases(rows: &[Row]) -> AnyView {
    let items = rows
        .iter()
        .filter(|row| !row.verdict.can_ask())
        .map(|row| {
            let law = row.case.law();
            view! {
                <li class="case">
                    <strong>{law.label(locale())}</strong>
                    {verdict(row.verdict)}
                    <span class="source">{law.source(locale())}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="brochure">
            <summary>{tr("Les autres cas, et pourquoi pas", "The other cases, and why not")}</summary>
            <ul class="cases">{items}</ul>
            <p class="small">
                {tr(
                    "Textes lus dans le Code de la sécurité sociale tel que publié en mars 2026. Une version plus récente peut exister.",
                    "Texts read in the Code de la sécurité sociale as published in March 2026. A more recent version may exist.",
                )}
            </p>
        </details>
    }
    .into_any()
}
