//! How fast the engine answers in a browser. Not a test of the project: `cargo xtask bench` runs it,
//! built as a release, and reads what it prints.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a measure stops at what is not as it should be, and shares its questions"
)]

#[path = "seeded/mod.rs"]
mod seeded;
#[path = "seeded/speed.rs"]
mod speed;

use affilio_contracts::{compiled, plan};
use affilio_guarantees::outcome::Estimate;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn now() -> f64 {
    js_sys::Date::now()
}

#[wasm_bindgen_test]
fn a_batch_of_estimates_with_proof() {
    let eclat = affilio_contracts::eclat().unwrap();
    let questions = seeded::questions(eclat, 2024..=2026, 10_000);
    let mut estimate = Estimate::default();
    let mut best = f64::MAX;
    for _ in 0..10 {
        let start = now();
        for _ in 0..20 {
            std::hint::black_box(speed::answer_all(eclat, &questions, &mut estimate));
        }
        best = best.min(now() - start);
    }
    console_log!("browser, batch: {:.2} million estimates/s", 200.0 / best);
}

#[wasm_bindgen_test]
fn one_estimate_called_from_javascript() {
    let eclat = affilio_contracts::eclat().unwrap();
    let questions = seeded::questions(eclat, 2024..=2026, 1_000);
    let mut estimate = Estimate::default();
    let call = Closure::<dyn FnMut(u32) -> f64>::new(move |at: u32| {
        let at = usize::try_from(at).unwrap() % questions.len();
        let asked = questions.get(at..=at).unwrap_or_default();
        let cents = speed::answer_all(eclat, asked, &mut estimate);
        f64::from(i32::try_from(cents).unwrap_or(i32::MAX))
    });
    let body = "let best = Infinity; for (let r = 0; r < 10; r++) { const t = performance.now(); \
                for (let i = 0; i < 100000; i++) f(i); best = Math.min(best, performance.now() - t); } \
                return best / 100;";
    let measure = js_sys::Function::new_with_args("f", body);
    let microseconds = measure
        .call1(&wasm_bindgen::JsValue::NULL, call.as_ref())
        .unwrap()
        .as_f64()
        .unwrap();
    console_log!("browser, one call from JavaScript: {microseconds:.2} µs");
}

#[wasm_bindgen_test]
fn loading_a_contract() {
    let bytes = compiled("eclat/2024").unwrap();
    let start = now();
    for _ in 0..200 {
        std::hint::black_box(plan(bytes).unwrap());
    }
    console_log!(
        "browser, loading a contract: {:.3} ms",
        (now() - start) / 200.0
    );
}
