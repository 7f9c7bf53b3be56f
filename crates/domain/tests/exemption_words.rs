//! What is said of each case of *dispense*.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use affilio_domain::date::Date;
use affilio_domain::exemption::{Confidence, DECLARATION, ExemptionCase as Case, Limit};
use affilio_domain::format::Locale;

#[test]
fn every_case_has_its_text_its_date_and_its_words() {
    for case in Case::ALL {
        let law = case.law();
        assert_eq!(Case::from_code(case.code()), Some(case));
        assert!(Date::parse_iso(law.since).is_ok(), "{case:?}");
        assert_eq!(law.by_act, law.article.starts_with("R242-1-6"), "{case:?}");
        assert!(!law.by_act || law.limit == Limit::NoneInLaw, "{case:?}");
        // What was not read in the text itself says so.
        let reported = law.confidence == Confidence::Reported;
        assert_eq!(
            reported,
            law.source(Locale::Fr).contains("connu par"),
            "{case:?}"
        );
        assert!(!reported || law.doubt(Locale::Fr).is_some(), "{case:?}");
        for locale in [Locale::Fr, Locale::En] {
            assert!(!law.label(locale).is_empty() && !law.until(locale).is_empty());
            assert!(law.proof(locale).is_none_or(|words| !words.is_empty()));
        }
        assert_ne!(law.label(Locale::Fr), law.label(Locale::En));
    }
    let last = DECLARATION.last().unwrap().said(Locale::Fr);
    assert!(last.contains("R242-1-6") && last.contains("informé"));
}
