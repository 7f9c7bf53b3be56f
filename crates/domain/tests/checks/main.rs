//! What the checks of the answers accept, and what they say of what they refuse.
#![expect(
    clippy::unwrap_used,
    reason = "a sample that cannot be read stops the test"
)]

mod bank;
mod beneficiaries;
mod children;
mod notes;
mod profile;
mod review;
mod samples;
mod typing;

use affilio_domain::field::Problem;
use affilio_domain::wire::Checked;

/// What a check says: `field: reason`, after the rank of the person from 1 when it is not the
/// member. Nothing when all is right.
pub(crate) fn said<T>(checked: Checked<T>) -> Vec<String> {
    checked
        .err()
        .unwrap_or_default()
        .iter()
        .map(words)
        .collect()
}

/// One problem in words.
pub(crate) fn words(problem: &Problem) -> String {
    let person = problem
        .person
        .map_or_else(String::new, |rank| format!("{}. ", rank + 1));
    format!("{person}{}: {:?}", problem.field.id(), problem.reason)
}

/// A right draft with one answer changed, and what must be said of it: nothing when empty.
macro_rules! changes {
    ($right:expr; $($place:ident = $text:expr => $said:expr;)+) => {
        vec![$(
            ({
                let mut draft = $right;
                draft.$place = String::from($text);
                draft
            }, concat!(stringify!($place), " = ", stringify!($text)), String::from($said)),
        )+]
    };
}
pub(crate) use changes;

/// Each change says what it must, and nothing else.
pub(crate) fn each<D, T>(cases: Vec<(D, &str, String)>, check: impl Fn(&D) -> Checked<T>) {
    for (draft, change, expected) in cases {
        let expected: Vec<String> = Some(expected)
            .filter(|one| !one.is_empty())
            .into_iter()
            .collect();
        assert_eq!(said(check(&draft)), expected, "{change}");
    }
}
