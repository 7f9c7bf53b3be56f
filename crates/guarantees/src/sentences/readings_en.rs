//! Other readings, in English. Texts of the contract are quoted.

use super::English;
use super::tongue::Readings;
use crate::compiled::LensClass;

impl Readings for English {
    fn other_reading(what: &str, result: &str, why: &str) -> String {
        format!("Another reading, {what}: {result}. {why}")
    }

    fn other_print(printed: &str, why: &str) -> (String, String) {
        (format!("“{printed}”"), quoted(why))
    }

    fn other_convention(printed: &str, why: &str) -> (String, String) {
        (format!("the other meaning of “{printed}”"), quoted(why))
    }

    fn other_rate(rate: &str, why: &str) -> (String, String) {
        (format!("Sécurité sociale at {rate}"), quoted(why))
    }

    fn all_the_same_day() -> (&'static str, &'static str) {
        (
            "all on the same day, with the same professional",
            "The caps of a day then apply to what is held back.",
        )
    }

    fn on_different_days() -> (&'static str, &'static str) {
        ("on different days", "The caps of a day then do not apply.")
    }

    fn used_includes_first() -> (&'static str, &'static str) {
        (
            "what was paid before also includes the share in % of the BR",
            "Only the yearly amount is capped; what was paid is counted whole.",
        )
    }

    fn other_forfait() -> (&'static str, &'static str) {
        (
            "the flat amount of heavy acts before the change",
            "Sources conflict on its date of effect.",
        )
    }

    fn not_heavy() -> (&'static str, &'static str) {
        (
            "the rate given, without the rule of heavy acts",
            "From the legal threshold on, a flat amount replaces the ticket modérateur (CSS R160-16).",
        )
    }

    fn no_pathway_cap() -> (&'static str, &'static str) {
        (
            "what leaving the pathway costs, without its cap",
            "The cap follows the tariff of a consultation; its value at this date is not verified.",
        )
    }

    fn other_lenses(class: LensClass) -> (&'static str, &'static str) {
        let lenses = match class {
            LensClass::UnifocalSimple => "simple unifocal lenses",
            LensClass::UnifocalComplex => "complex unifocal lenses",
            LensClass::MultifocalSimple => "simple multifocal lenses",
            LensClass::MultifocalComplex => "complex multifocal lenses",
        };
        (
            lenses,
            "The ceiling of the equipment depends on the correction.",
        )
    }

    fn amo_refuses() -> (&'static str, &'static str) {
        (
            "the Sécurité sociale refuses too",
            "It applies the same delay of renewal (order of 3 December 2018).",
        )
    }

    fn whole_ceiling() -> (&'static str, &'static str) {
        (
            "the class B element paid up to the ceiling of the whole equipment",
            "The note on mixed classes names only this ceiling, not the cell of the element.",
        )
    }

    fn agreement_instead() -> (&'static str, &'static str) {
        (
            "the tariff of the agreement replaces the amount of the cell",
            "The note says “dans les limites des tarifs de l’accord”.",
        )
    }

    fn amounts(amc: &str, rac: &str) -> String {
        format!("contract {amc}, reste à charge (what you pay yourself) {rac}")
    }

    fn service() -> &'static str {
        "service included, without amount"
    }

    fn unknown() -> &'static str {
        "to be completed"
    }
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}
