//! The frame of a step: stepper, title, what is saved, what is wrong, the form, and the way on.

use affilio_domain::enrolment::Step;
use affilio_domain::field::Problem;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::error_summary::{self, ErrorSummary};
use super::form::still_wrong;
use super::page::{Heading, title_wrong};
use super::saved::SavedState;
use super::stepper::{Stepper, step_name};
use super::typed;
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{Answers, File, Kept, Saver};
use crate::i18n::tr;
use crate::journey::Place;

/// The mark in an address that brings back to the recap after one change.
pub const BACK_TO_RECAP: &str = "retour=recap";

/// Where *Suivant* leads from a step: the next one, or the recap that one comes from.
#[must_use]
pub fn way_on(step: Step) -> Signal<String> {
    let address = expect_context::<Address>();
    Signal::derive(move || {
        let back = address.has_mark(BACK_TO_RECAP);
        let next = if back {
            Step::Signature
        } else {
            step.next().unwrap_or(Step::Signature)
        };
        Place::Step(next).path()
    })
}

/// What was found wrong when the person wanted to go on, and where it is shown.
#[derive(Clone, Copy)]
struct Told {
    check: Callback<(), Vec<Problem>>,
    show: Callback<Vec<Problem>>,
    wrong: RwSignal<Vec<Problem>>,
}

impl Told {
    /// Another language draws the same screen, and tells the same again.
    fn new(check: Callback<(), Vec<Problem>>, show: Callback<Vec<Problem>>) -> Self {
        let wrong = typed::told();
        let told = Self { check, show, wrong };
        let before = wrong.get_untracked();
        if !before.is_empty() {
            told.tell(still_wrong(&before, check.run(())));
        }
        told
    }

    fn tell(self, problems: Vec<Problem>) {
        title_wrong(!problems.is_empty());
        self.show.run(problems.clone());
        self.wrong.set(problems);
    }

    /// Saves what is typed, and judges what was told again. The file too says what is right: that the
    /// mobile number is verified.
    fn follow(self, saver: Saver, edits: Signal<u32>, answers: Callback<(), Answers>) {
        let file = expect_context::<File>();
        Effect::new(move |previous: Option<u32>| {
            let edits = edits.get();
            if previous.is_some_and(|previous| previous != edits) {
                saver.save_soon(answers.run(()));
            }
            file.track();
            let told = self.wrong.get_untracked();
            if !told.is_empty() {
                let left = still_wrong(&told, self.check.run(()));
                if left != told {
                    self.tell(left);
                }
            }
            edits
        });
    }
}

/// The frame of a step that is saved as a whole.
#[component]
pub fn StepShell(
    /// Which step.
    step: Step,
    /// Its saver.
    saver: Saver,
    /// How many changes the person made; tracked: each is saved a moment later.
    #[prop(into)]
    edits: Signal<u32>,
    /// Its answers now.
    #[prop(into)]
    answers: Callback<(), Answers>,
    /// What is wrong with its answers now.
    #[prop(into)]
    check: Callback<(), Vec<Problem>>,
    /// Shows what is wrong beside the fields.
    #[prop(into)]
    show: Callback<Vec<Problem>>,
    /// Shows the saved answers again.
    #[prop(into)]
    on_theirs: Callback<()>,
    /// What the step is for, in a sentence.
    #[prop(into)]
    lead: String,
    /// The heading, when it is not the step's name.
    #[prop(optional)]
    title: Option<&'static str>,
    /// Where the button leads, when not to the next step, and its words.
    #[prop(optional)]
    way: Option<(String, &'static str)>,
    /// Whose answer it is, on a screen that asks the same of several.
    #[prop(optional, into)]
    whose: Option<Callback<Problem, String>>,
    /// The quiet way back, when not to the previous step, and its words.
    #[prop(optional)]
    back: Option<(String, &'static str)>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let address = expect_context::<Address>();
    let next = way_on(step);
    let (way, button) = way.map_or((None, tr("Suivant", "Next")), |(way, words)| {
        (Some(way), words)
    });
    let to = Signal::derive(move || match &way {
        // Whoever comes from the recap goes back there, from a screen below a step too.
        Some(way) if !address.has_mark(BACK_TO_RECAP) => way.clone(),
        _ => next.get(),
    });
    let back = back.or_else(|| {
        step.previous()
            .map(|previous| (Place::Step(previous).path(), tr("Précédent", "Back")))
    });
    let title = title.unwrap_or_else(|| step_name(step));
    let told = Told::new(check, show);
    let wrong = told.wrong;
    told.follow(saver, edits, answers);
    let leaving = RwSignal::new(false);
    let leave = Callback::new(move |()| {
        leaving.set(true);
        let (to, answers) = (to.get_untracked(), answers.run(()));
        spawn_local(async move {
            let kept = saver.save(answers).await;
            // The person may have left by another way while the answers were on theirs. Answers that
            // wait for the network do not hold anybody back: they leave by themselves.
            if leaving.try_set(false).is_none() && kept != Kept::Stopped {
                address.go(&to);
            }
        });
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let problems = check.run(());
        let right = problems.is_empty();
        told.tell(problems);
        if right {
            leave.run(());
        } else {
            let answers = answers.run(());
            spawn_local(async move {
                saver.save(answers).await;
            });
            request_animation_frame(|| browser::focus_from_top(error_summary::ID));
        }
    };
    view! {
        <div class="journey">
            <Stepper current=step />
            <div class="journey-main">
                <Heading text=title />
                <SavedState saver on_theirs />
                <p class="lead">{lead}</p>
                <ErrorSummary problems=wrong on_go_on=leave whose />
                <form novalidate on:submit=submit>
                    {children()}
                    <div class="actions actions-end">
                        <button type="submit" class="button" prop:disabled=move || leaving.get()>{button}</button>
                        {back.map(|(path, words)| view! {
                            <a href=path class="button-quiet">{words}</a>
                        })}
                    </div>
                </form>
            </div>
        </div>
    }
}
