//! A step changed in two places: each answer that differs, with both values, and the person chooses.

use leptos::prelude::*;

use super::answers;
use super::fields::spec;
use super::notice::{Notice, Tone};
use super::sentences::whose_words;
use crate::browser;
use crate::draft::Saver;
use crate::draft::choices::Choices;
use crate::draft::merge::{Difference, Side, Spot};
use crate::i18n::tr;
use crate::say;

/// Both versions, answer by answer. What only one side changed is chosen in advance; what both
/// changed is left to the person.
#[component]
pub fn ConflictView(
    /// The step's saver.
    saver: Saver,
    /// Shows what was chosen in the form.
    on_theirs: Callback<()>,
) -> impl IntoView {
    let choices = RwSignal::new(Choices::default());
    let unchosen = RwSignal::new(false);
    let found = Memo::new(move |_| {
        saver
            .conflict()
            .map(|conflict| conflict.differences(&saver.answers()))
            .unwrap_or_default()
    });
    let keep = move |_| {
        let found = found.get_untracked();
        let sides: Vec<Option<Side>> =
            choices.with_untracked(|choices| found.iter().map(|one| choices.of(one)).collect());
        if let Some(rank) = sides.iter().position(Option::is_none) {
            unchosen.set(true);
            browser::focus(&choice_id(rank, Side::Here));
            return;
        }
        let kept: Vec<Spot> = (found.into_iter().zip(sides))
            .filter(|(_, side)| *side == Some(Side::Here))
            .map(|(one, _)| one.spot)
            .collect();
        saver.resolve(&kept);
        // Before anything else is typed: it would save the old answers over those chosen.
        on_theirs.try_run(());
    };
    let list = move || {
        found
            .get()
            .into_iter()
            .enumerate()
            .map(|(rank, one)| view! { <Choice rank one choices /> })
            .collect_view()
    };
    view! {
        <Notice tone=Tone::Warn live=true>
            <p>
                <strong>{tr("Cette étape a été modifiée ailleurs", "This step was changed elsewhere")}</strong>
                {tr(
                    ", dans un autre onglet ou sur un autre appareil. Rien n’est perdu : choisissez, réponse par réponse, la valeur à garder.",
                    ", in another tab or on another device. Nothing is lost: choose the value to keep, answer by answer.",
                )}
            </p>
        </Notice>
        <section class="card" aria-labelledby="versions-titre">
            <h2 id="versions-titre">{tr("Deux versions de vos réponses", "Two versions of your answers")}</h2>
            {list}
            {move || unchosen.get().then(|| view! {
                <p class="field-error" role="alert">{tr(
                    "Choisissez une valeur pour chaque réponse.",
                    "Choose a value for each answer.",
                )}</p>
            })}
            <button type="button" class="button" on:click=keep>
                {tr("Garder ces choix", "Keep these choices")}
            </button>
        </section>
    }
}

fn choice_id(rank: usize, side: Side) -> String {
    match side {
        Side::Here => format!("version-{rank}-ici"),
        Side::Elsewhere => format!("version-{rank}-ailleurs"),
    }
}

/// What the difference is about: `Téléphone mobile`, `Inès Lefèvre : Date de naissance`.
fn title(one: &Difference) -> String {
    let person = one.person.as_str();
    match &one.spot {
        Spot::Own(field) => spec(*field).label.to_owned(),
        Spot::Person(_) => say!("Bénéficiaire : {person}", "Dependant: {person}"),
        Spot::Of(_, field) => {
            let label = spec(*field).label;
            whose_words(person, label)
        }
    }
}

fn value(spot: &Spot, typed: Option<&str>) -> String {
    match (spot, typed) {
        (Spot::Person(_), Some(_)) => tr("dans la liste", "in the list").to_owned(),
        (Spot::Person(_), None) => tr("plus dans la liste", "no longer in the list").to_owned(),
        (Spot::Own(field) | Spot::Of(_, field), typed) => {
            let words = answers::words(*field, typed.unwrap_or_default());
            if words.is_empty() {
                tr("pas de réponse", "no answer").to_owned()
            } else {
                words
            }
        }
    }
}

#[component]
fn Choice(rank: usize, one: Difference, choices: RwSignal<Choices>) -> impl IntoView {
    let option = |side: Side, typed: Option<&str>| {
        let words = match side {
            Side::Here => tr("Sur cet écran :", "On this screen:"),
            Side::Elsewhere => tr("Modifié ailleurs :", "Changed elsewhere:"),
        };
        let shown = value(&one.spot, typed);
        let (checked, chosen) = (one.clone(), one.clone());
        let id = choice_id(rank, side);
        let label_for = id.clone();
        view! {
            <label class="choice" for=label_for>
                <input
                    type="radio"
                    id=id
                    name=format!("version-{rank}")
                    prop:checked=move || choices.with(|choices| choices.of(&checked) == Some(side))
                    on:change=move |_| choices.update(|choices| choices.choose(&chosen, side))
                />
                <span>{words}" "<strong>{shown}</strong></span>
            </label>
        }
    };
    view! {
        <fieldset class="field choices">
            <legend>{title(&one)}</legend>
            <div class="choices-row">
                {option(Side::Here, one.here.as_deref())}
                {option(Side::Elsewhere, one.elsewhere.as_deref())}
            </div>
        </fieldset>
    }
}
