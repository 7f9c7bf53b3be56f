//! What a language has to say: one method for each step, remark and question, so that none is
//! forgotten. Amounts, rates and dates come already written; a quotation stays as the contract has it.

use affilio_domain::format::Locale;

use crate::compiled::{Confidence, Effect, Heavy, LensClass, Parameter, Period, Unit, When};
use crate::outcome::Missing;
use crate::proof::{Bound, Column, HeldCap};
use crate::remark::Subject;

/// A language: how it writes numbers, and all its sentences.
pub(super) trait Tongue: Steps + Sources + Remarks + Readings + Questions {
    /// How it writes amounts, rates and dates.
    const LOCALE: Locale;
}

/// The steps of the proof. Each sentence ends with a full stop.
pub(super) trait Steps {
    fn base(br: &str) -> String;
    fn base_of_limit(rate: &str, limit: &str, br: &str) -> String;
    fn amo(rate: &str, base: &str, amo: &str, price_is_lower: bool) -> String;
    fn no_amo() -> String;
    fn heavy_forfait(base: &str, forfait: &str, amo: &str) -> String;
    /// Why the whole base is paid depends on the rule of the family.
    fn heavy_whole(rule: Heavy, base: &str) -> String;
    fn outside_pathway(inside: &str, reduction: &str, amo: &str) -> String;
    fn held_back(what: Parameter, unit: &str, total: &str, cap: HeldCap) -> String;
    /// The print, and what it is read as when it is doubtful.
    fn cell(level: &str, column: Column, text: (&str, Option<&str>), label: &str) -> String;
    fn percent_br(rate: &str, br: &str, amount: &str, included: bool) -> String;
    fn real_costs(rate: &str, amount: &str) -> String;
    fn percent_pmss(rate: &str, pmss: &str, amount: &str) -> String;
    fn percent_tm(rate: &str, tm: &str, amount: &str) -> String;
    fn euros(amount: &str) -> String;
    fn restricted(when: &When, effect: Effect, unit: Unit) -> String;
    fn restricted_somehow() -> String;
    fn too_early(months: u16, from: &str) -> String;
    fn mixed(ceiling: &str, class_a: &str, left: &str) -> String;
    fn imputed(tm: &str, waived: &str) -> String;
    fn then(label: &str, printed: &str, rest: &str, paid: &str) -> String;
    fn bounded(by: Bound, to: &str) -> String;
    fn minus_amo(guarantee: &str, amo: &str, amc: &str) -> String;
    fn yearly_left(amount: &str, used: &str, left: &str) -> String;
    fn on_top(to_pay: &str, paid: &str, total: bool) -> String;
    fn counted(unit: Unit, max: u16, used: u32, units: (u32, u32)) -> String;
    /// The rate is told when it is one of the base.
    fn beyond(rate: Option<&str>, guarantee: &str, amc: &str) -> String;
    fn not_covered() -> String;
    fn totals(unit: Unit, quantity: u32, amo: &str, amc: &str) -> String;
    fn rest(billed: &str, amo: &str, amc: &str, rac: &str) -> String;
}

/// What justifies a step.
pub(super) trait Sources {
    fn typed() -> String;
    fn tariff(text: &str, since: &str, attested: bool) -> String;
    fn rule_of_act() -> String;
    fn printed_rate() -> String;
    fn situation() -> String;
    /// A row of the printed table, with the marks of its footnotes.
    fn place(document: &str, page: u16, line: u16, marks: &[&str]) -> String;
    /// Footnotes of the contract, one at least.
    fn notes(marks: &[&str]) -> String;
    /// A general condition of the contract.
    fn condition(text: &str) -> String;
    /// The text of law behind an act that is heavy and has no flat amount.
    fn heavy(rule: Heavy) -> Option<&'static str>;
    /// The order that sets how glasses are renewed.
    fn renewal() -> &'static str;
    /// The text of law that imputes the *forfait journalier*.
    fn imputation() -> &'static str;
}

/// Remarks. Each sentence ends with a full stop.
pub(super) trait Remarks {
    fn count_reached(of: (Unit, u16), over: Period, beyond: u32, paid_otherwise: bool) -> String;
    fn count_left(unit: Unit, left: u32, over: Period) -> String;
    fn yearly_amount_reached(amount: &str) -> String;
    fn yearly_amount_left(left: &str) -> String;
    fn doubtful_cell(why: &str) -> String;
    fn doubtful_row(why: &str, resolution: &str, confidence: &str) -> String;
    fn read_into(what: &str, why: &str) -> String;
    fn printed_rate_differs(printed: &str, applied: &str) -> String;
    fn not_verified(subject: Subject, confidence: Confidence) -> String;
    fn adult() -> String;
    fn minor() -> String;
    fn different_days(unit: Unit, units: u32, same_day: &str) -> String;
    fn same_day(unit: Unit, units: u32, different_days: &str) -> String;
    fn usual_act(label: &str) -> String;
    fn no_restriction() -> String;
    fn reduced_rate_typed() -> String;
    fn within_regulated_price() -> String;
    fn simple_lenses() -> String;
    fn regulated_fee() -> String;
    fn not_repaid() -> String;
    fn sold_at_regulated_price() -> String;
    fn other_side() -> String;
    fn participation_within_amo() -> String;
    fn heavy_forfait_in_alsace_moselle() -> String;
    fn pathway_left(overruns_are_paid: bool) -> String;
    fn row_for_ages(min: u8, max: u8) -> String;
    fn act_for_ages(min: u8, max: u8) -> String;
    fn above_regulated_price(limit: &str) -> String;
    fn then_row(label: &str) -> String;
    fn opens_again(from: &str) -> String;
    fn used_counts_whole() -> String;
    fn not_billed(waived: &str) -> String;
    fn never_repaid(total: &str) -> String;
}

/// Other readings of the table or of a rule.
pub(super) trait Readings {
    /// The whole sentence: what is read, what comes of it, why it is possible.
    fn other_reading(what: &str, result: &str, why: &str) -> String;
    fn other_print(printed: &str, why: &str) -> (String, String);
    fn other_convention(printed: &str, why: &str) -> (String, String);
    fn other_rate(rate: &str, why: &str) -> (String, String);
    fn all_the_same_day() -> (&'static str, &'static str);
    fn on_different_days() -> (&'static str, &'static str);
    fn used_includes_first() -> (&'static str, &'static str);
    fn other_forfait() -> (&'static str, &'static str);
    fn not_heavy() -> (&'static str, &'static str);
    fn no_pathway_cap() -> (&'static str, &'static str);
    fn other_lenses(class: LensClass) -> (&'static str, &'static str);
    fn amo_refuses() -> (&'static str, &'static str);
    fn whole_ceiling() -> (&'static str, &'static str);
    fn agreement_instead() -> (&'static str, &'static str);
    fn amounts(amc: &str, rac: &str) -> String;
    fn service() -> &'static str;
    fn unknown() -> &'static str;
}

/// Questions, units and periods.
pub(super) trait Questions {
    fn missing(missing: Missing) -> &'static str;
    fn why_missing(missing: Missing) -> &'static str;
    fn unit(unit: Unit, quantity: u32) -> &'static str;
    fn how_many(unit: Unit) -> &'static str;
    fn period(period: Period) -> String;
}
