//! Where one is in the journey: the steps and their states.

use affilio_domain::enrolment::Step;
use leptos::prelude::*;

use crate::draft::File;
use crate::i18n::tr;
use crate::journey::{Place, Progress, StepState};
use crate::say;

/// The step's name, as in the manual.
#[must_use]
pub fn step_name(step: Step) -> &'static str {
    match step {
        Step::Profile => tr("Mon profil", "My profile"),
        Step::Beneficiaries => tr("Mes bénéficiaires", "My dependants"),
        Step::Guarantees => tr("Mes garanties", "My cover"),
        Step::Bank => tr("Mes coordonnées bancaires", "My bank details"),
        Step::Signature => tr("Signature électronique", "Electronic signature"),
    }
}

/// The state in words.
#[must_use]
pub fn state_words(state: StepState) -> &'static str {
    match state {
        StepState::ToDo => tr("À faire", "To do"),
        StepState::ToComplete => tr("À compléter", "To complete"),
        StepState::Done => tr("Fait", "Done"),
        StepState::Waiting => tr("Après les autres étapes", "After the other steps"),
    }
}

/// The class that colours a state; the words stay beside it.
#[must_use]
pub const fn state_class(state: StepState) -> &'static str {
    match state {
        StepState::ToDo => "state state-todo",
        StepState::ToComplete => "state state-warn",
        StepState::Done => "state state-done",
        StepState::Waiting => "state state-wait",
    }
}

/// The stepper: a list at the left on a desktop, a line and a thin bar on a phone.
#[component]
pub fn Stepper(
    /// The step shown.
    current: Step,
) -> impl IntoView {
    let file = expect_context::<File>();
    let progress = Memo::new(move |_| file.get().map(|file| Progress::of(&file)));
    let items = Step::ALL
        .into_iter()
        .map(|step| {
            let state = move || progress.with(|one| one.as_ref().map_or(StepState::ToDo, |one| one.state(step)));
            let is_current = step == current;
            view! {
                <li class="stepper-item" class:stepper-current=is_current>
                    <a href=Place::Step(step).path() aria-current=is_current.then_some("step")>
                        <span class="stepper-name">{step_name(step)}</span>
                        <span class=move || state_class(state())>{move || state_words(state())}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="stepper" aria-label=tr("Étapes de l’adhésion", "Steps of the enrolment")>
            <p class="stepper-line">
                <a href=Place::Overview.path()>
                    {
                        let (rank, all) = (current.rank(), Step::ALL.len());
                        say!("Étape {rank} sur {all}", "Step {rank} of {all}")
                    }
                </a>
                " · "
                {step_name(current)}
            </p>
            <progress class="stepper-bar" max=Step::ALL.len().to_string() value=current.rank().to_string() aria-hidden="true"></progress>
            <ol>{items}</ol>
        </nav>
    }
}
