//! Fields: a label, a hint, the answer, and what is wrong beside it.

use affilio_domain::field::Field;
use affilio_domain::typing::Typing;
use leptos::prelude::*;

use super::fields::{Spec, spec};
use super::form::Form;
use super::icon::{Icon, IconView};
use super::sentences::sentence;
use crate::browser;
use crate::i18n::tr;
use crate::say;

/// What is wrong with a field, beside it. Read with the field, through `aria-describedby`.
#[component]
fn FieldError(form: Form, field: Field) -> impl IntoView {
    move || {
        form.problem(field).map(|problem| {
            view! {
                <p class="field-error" id=error_id(form, field)>
                    <IconView icon=Icon::Alert />
                    <span>{sentence(problem)}</span>
                </p>
            }
        })
    }
}

fn error_id(form: Form, field: Field) -> String {
    format!("{}-erreur", form.id(field))
}

fn hint_id(form: Form, field: Field) -> String {
    format!("{}-aide", form.id(field))
}

fn optional_label(label: &str) -> String {
    say!("{label} (facultatif)", "{label} (optional)")
}

fn given_id(form: Form, field: Field) -> String {
    format!("{}-donne", form.id(field))
}

fn label_text(spec: Spec) -> String {
    if spec.optional {
        optional_label(spec.label)
    } else {
        spec.label.to_owned()
    }
}

/// Ids of what describes a field: its hint, then what is wrong.
fn described_by(form: Form, field: Field, hinted: bool) -> Option<String> {
    let hint = (hinted && !spec(field).hint.is_empty()).then(|| hint_id(form, field));
    let given = (hinted && form.is_given(field)).then(|| given_id(form, field));
    let error = form.problem(field).map(|_| error_id(form, field));
    let ids: Vec<String> = [hint, given, error].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[component]
fn Hint(form: Form, field: Field) -> impl IntoView {
    let hint = spec(field).hint;
    let given = move || {
        form.is_given(field).then(|| {
            view! { <p class="given" id=given_id(form, field)>{tr("donné par votre employeur", "given by your employer")}</p> }
        })
    };
    view! {
        {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id(form, field)>{hint}</p> })}
        {given}
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// The form it belongs to.
    form: Form,
    /// Which field.
    field: Field,
    /// Whether the answer may stay empty here, whatever the field's own rule.
    #[prop(optional)]
    optional: bool,
    /// Other words than the field's own label, which then has no hint.
    #[prop(optional)]
    named: Option<&'static str>,
    /// Whether it is the number of an account: shown in groups of four, kept without spaces.
    #[prop(optional)]
    account: bool,
) -> impl IntoView {
    let shown = move |typed: String| match account {
        true => Typing::new(&typed, 0, false).shown,
        false => typed,
    };
    let mut spec = spec(field);
    if let Some(named) = named {
        spec = Spec {
            label: named,
            hint: "",
            ..spec
        };
    }
    let id = form.id(field);
    let label = if optional && !spec.optional {
        optional_label(spec.label)
    } else {
        label_text(spec)
    };
    view! {
        <div class="field" class:field-wrong=move || form.problem(field).is_some()>
            <label for=id.clone()>{label}</label>
            {named.is_none().then(|| view! { <Hint form field /> })}
            <FieldError form field />
            <input
                id=id.clone()
                name=id
                class=spec.width
                type="text"
                inputmode=spec.inputmode
                autocomplete=form.autocomplete(spec.autocomplete)
                autocapitalize="off"
                spellcheck="false"
                dir="auto"
                maxlength="400"
                aria-invalid=move || form.problem(field).map(|_| "true")
                aria-describedby=move || described_by(form, field, named.is_none())
                prop:value=move || shown(form.get(field))
                on:input=move |event| {
                    let typed = match account {
                        true => browser::group_account(&event),
                        false => event_target_value(&event),
                    };
                    form.edit(field, typed);
                }
                on:change=move |event| {
                    // A browser that fills a field by itself may only send this event.
                    let typed = event_target_value(&event);
                    if typed != shown(form.read(field)) {
                        form.edit(field, typed);
                    }
                }
            />
        </div>
    }
}

/// One answer among a few, all shown.
#[component]
pub fn Choices(
    /// The form it belongs to.
    form: Form,
    /// Which field.
    field: Field,
    /// Code and words of each answer.
    answers: Vec<(String, String)>,
) -> impl IntoView {
    let id = form.id(field);
    let options = answers
        .into_iter()
        .enumerate()
        .map(|(rank, (code, words))| {
            // The first answer bears the field's id: links of the error summary lead to it.
            let option_id = if rank == 0 {
                id.clone()
            } else {
                format!("{id}-{code}")
            };
            let value = code.clone();
            let checked = code.clone();
            let label_for = option_id.clone();
            view! {
                <label class="choice" for=label_for>
                    <input
                        type="radio"
                        id=option_id
                        name=id.clone()
                        value=value
                        prop:checked=move || form.get(field) == checked
                        on:change=move |_| form.edit(field, code.clone())
                    />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class="field choices"
            class:field-wrong=move || form.problem(field).is_some()
            aria-describedby=move || described_by(form, field, true)
        >
            <legend>{label_text(spec(field))}</legend>
            <Hint form field />
            <FieldError form field />
            <div class="choices-row">{options}</div>
        </fieldset>
    }
}

/// Yes or no.
#[component]
pub fn YesNo(
    /// The form it belongs to.
    form: Form,
    /// Which field.
    field: Field,
) -> impl IntoView {
    let answers = vec![
        ("oui".to_owned(), tr("Oui", "Yes").to_owned()),
        ("non".to_owned(), tr("Non", "No").to_owned()),
    ];
    view! { <Choices form field answers /> }
}

/// One answer among many, in a native list.
#[component]
pub fn SelectField(
    /// The form it belongs to.
    form: Form,
    /// Which field.
    field: Field,
    /// Code and words of each answer.
    answers: Vec<(String, String)>,
) -> impl IntoView {
    let id = form.id(field);
    view! {
        <div class="field" class:field-wrong=move || form.problem(field).is_some()>
            <label for=id.clone()>{label_text(spec(field))}</label>
            <Hint form field />
            <FieldError form field />
            <select
                id=id.clone()
                name=id
                class="w-medium"
                aria-invalid=move || form.problem(field).map(|_| "true")
                aria-describedby=move || described_by(form, field, true)
                on:change=move |event| form.edit(field, event_target_value(&event))
            >
                <option value="" selected=move || form.get(field).is_empty()>{tr("Choisir…", "Choose…")}</option>
                {answers
                    .into_iter()
                    .map(|(code, words)| {
                        let value = code.clone();
                        view! { <option value=value selected=move || form.get(field) == code>{words}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}
