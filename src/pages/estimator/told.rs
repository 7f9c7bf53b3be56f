//! The amounts read out: a reader of the screen hears what changed without leaving the field.

use leptos::prelude::*;

use super::answer::left;
use super::{Bench, estimates};
use crate::i18n::tr;

/// What is left to pay at each level, in one line that is read out when it changes.
#[component]
pub fn Told() -> impl IntoView {
    let bench = expect_context::<Bench>();
    let words = Memo::new(move |_| {
        bench.asked.with(|asked| {
            let asked = asked.as_ref().filter(|asked| asked.faults.is_empty())?;
            let all = estimates(bench.plan, asked).ok()?;
            let levels = bench.plan.contract().levels.iter().zip(&all);
            let each: Vec<String> = levels
                .map(|(level, estimate)| format!("{} {}", level.label, left(&estimate.outcome)))
                .collect();
            let start = tr("Reste à charge : ", "Left to you: ");
            Some(start.to_owned() + &each.join(", "))
        })
    });
    view! { <p class="visually-hidden" role="status">{words}</p> }
}
