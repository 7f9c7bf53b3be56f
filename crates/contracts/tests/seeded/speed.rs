//! What is measured: every question answered once.

use affilio_guarantees::outcome::{Estimate, Outcome};
use affilio_guarantees::plan::Plan;

use crate::seeded::Question;

/// Answers every question once; the sum of what is left to pay, so that nothing is skipped.
pub fn answer_all(plan: &Plan, questions: &[Question], estimate: &mut Estimate) -> i64 {
    let mut sum = 0;
    for question in questions {
        let Question {
            line,
            situation,
            used,
            level,
        } = question;
        if plan
            .estimate_into(line, situation, used, *level, estimate)
            .is_ok()
            && let Outcome::Covered(amounts) = estimate.outcome
        {
            sum += amounts.rac.cents();
        }
    }
    sum
}
