//! The engine answers the same bytes natively and in a browser: 10,000 questions drawn from a seed,
//! half on each contract, digested whole (proof and remarks included).
#![expect(
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test stops at what is not as it should be, and shares its questions"
)]

#[path = "seeded/mod.rs"]
mod seeded;

use affilio_guarantees::outcome::Estimate;
use affilio_guarantees::plan::Plan;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// FNV-1a over everything an answer holds: amounts, proof, remarks, readings, what is left.
fn digest(plan: &Plan, questions: &[seeded::Question]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    let mut estimate = Estimate::default();
    for question in questions {
        let seeded::Question {
            line,
            situation,
            used,
            level,
        } = question;
        let text = match plan.estimate_into(line, situation, used, *level, &mut estimate) {
            Ok(()) => format!("{estimate:?}"),
            Err(error) => format!("{error:?}"),
        };
        for byte in text.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    state
}

/// The digests of both contracts, one a line. A change of the engine or of the data changes them:
/// `AFFILIO_WRITE_DIGESTS=1 cargo nextest run --package affilio-contracts --test identical` writes
/// them anew, natively; the browser only compares.
const DIGESTS: &str = include_str!("seeded/digests.txt");

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn ten_thousand_answers_are_the_same_everywhere() {
    let eclat = affilio_contracts::eclat().unwrap();
    let hfp = affilio_contracts::hfp().unwrap();
    let digests = [
        digest(eclat, &seeded::questions(eclat, 2024..=2026, 5_000)),
        digest(hfp, &seeded::questions(hfp, 2020..=2020, 5_000)),
    ];
    let found = digests.map(|digest| format!("{digest:016x}\n")).concat();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("AFFILIO_WRITE_DIGESTS").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/seeded/digests.txt");
        std::fs::write(file, &found).unwrap();
        return;
    }
    assert_eq!(found, DIGESTS);
}
