//! Why: the steps of the calculation, and the other readings of a doubtful line.

use affilio_guarantees::outcome::{Estimate, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{LevelId, RowId};
use affilio_guarantees::sentences::{self, Context, Sentence};
use leptos::prelude::*;

use super::Bench;
use crate::i18n::{locale, tr};
use crate::ui::notice::{Notice, Tone};
use crate::ui::quoted::quoted;

/// What the sentences are about.
#[must_use]
pub fn context(plan: &Plan, row: RowId, level: LevelId) -> Context<'_> {
    Context {
        plan,
        row,
        level,
        locale: locale(),
    }
}

/// What is said of an amount. The sentences are many, in two languages: they are a part.
#[derive(Clone, Copy)]
pub struct Words {
    /// The steps of the calculation.
    pub proof: fn(Context<'_>, &Estimate) -> Vec<Sentence>,
    /// What to know about it.
    pub remarks: fn(Context<'_>, &Estimate) -> Vec<String>,
    /// The other readings of a doubtful line.
    pub readings: fn(Context<'_>, &Estimate) -> Vec<String>,
}

/// All of them.
pub const WORDS: Words = Words {
    proof: sentences::proof_in,
    remarks: sentences::remarks_in,
    readings,
};

fn readings(context: Context<'_>, estimate: &Estimate) -> Vec<String> {
    let each = |one| sentences::reading_in(context, estimate, one);
    estimate.readings.iter().map(each).collect()
}

/// The other readings of a doubtful line, and the button "Comment est-ce calculé ?" with what it opens.
#[component]
pub fn Details(
    /// The row.
    row: RowId,
    /// The level.
    level: LevelId,
    /// The answer.
    estimate: Estimate,
    /// What is said of it, once that is there.
    words: Option<Words>,
) -> impl IntoView {
    let bench = expect_context::<Bench>();
    let opened = expect_context::<Opened>();
    let context = context(bench.plan, row, level);
    let doubtful = !estimate.readings.is_empty();
    let readings = words
        .map(|words| (words.readings)(context, &estimate))
        .unwrap_or_default();
    let proved = !matches!(estimate.outcome, Outcome::Unknown(_));
    let steps = words
        .map(|words| (words.proof)(context, &estimate))
        .unwrap_or_default();
    let id = format!("calcul-{}", level.0);
    let controls = id.clone();
    view! {
        {doubtful.then(|| view! {
            <Notice tone=Tone::Warn>
                <p><strong>{tr("Le tableau se lit de plusieurs façons", "The table can be read in several ways")}</strong></p>
                <ul>{readings.into_iter().map(|words| view! { <li>{quoted(&words)}</li> }).collect_view()}</ul>
            </Notice>
        })}
        {(proved && !steps.is_empty()).then(|| view! {
            <button
                type="button"
                class="button-link"
                aria-expanded=move || opened.is(level).to_string()
                aria-controls=controls
                on:click=move |_| opened.toggle(level)
            >
                {tr("Comment est-ce calculé ?", "How is this worked out?")}
            </button>
            <ol class="proof" id=id hidden=move || !opened.is(level)>
                {steps
                    .into_iter()
                    .map(|step| view! {
                        <li>
                            <span>{quoted(&step.text)}</span>
                            {step.source.map(|source| view! { <span class="source">{quoted(&source)}</span> })}
                        </li>
                    })
                    .collect_view()}
            </ol>
        })}
    }
}

/// Which proofs are opened: kept while amounts change under the key presses.
#[derive(Clone, Copy)]
pub(super) struct Opened(RwSignal<Vec<LevelId>>);

impl Opened {
    pub(super) fn none() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    fn is(self, level: LevelId) -> bool {
        self.0.with(|opened| opened.contains(&level))
    }

    fn toggle(self, level: LevelId) {
        self.0
            .update(|opened| match opened.iter().position(|one| *one == level) {
                Some(at) => {
                    opened.remove(at);
                }
                None => opened.push(level),
            });
    }
}
