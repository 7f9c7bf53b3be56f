//! Remarks, in English. Words of the French trade keep their name; texts of the contract are quoted.

use super::English;
use super::tongue::{Questions, Remarks};
use crate::compiled::{Confidence, Parameter, Period, Unit};
use crate::remark::Subject;

impl Remarks for English {
    fn count_reached(
        (unit, max): (Unit, u16),
        over: Period,
        beyond: u32,
        paid_otherwise: bool,
    ) -> String {
        let (word, over) = (Self::unit(unit, u32::from(max)), Self::period(over));
        let then = if paid_otherwise {
            "less is paid"
        } else {
            "the contract pays nothing"
        };
        format!("Maximum reached: {max} {word} {over}. Beyond ({beyond}), {then}.")
    }

    fn count_left(unit: Unit, left: u32, over: Period) -> String {
        let over = Self::period(over);
        if left == 0 {
            return format!("This care reaches the maximum {over}.");
        }
        let word = Self::unit(unit, left);
        format!("After this care: {left} {word} left {over}.")
    }

    fn yearly_amount_reached(amount: &str) -> String {
        format!("The amount of the year ({amount}) is used up until 31 December.")
    }

    fn yearly_amount_left(left: &str) -> String {
        format!("After this care, {left} of the year’s amount is left until 31 December.")
    }

    fn doubtful_cell(why: &str) -> String {
        format!("Doubtful cell, to be checked on the original document (“{why}”).")
    }

    fn doubtful_row(why: &str, resolution: &str, confidence: &str) -> String {
        format!(
            "Doubtful row, to be checked on the original document (“{why}”). Retained: “{resolution}” (confidence “{confidence}”)."
        )
    }

    fn read_into(what: &str, why: &str) -> String {
        format!("Read, not printed: “{what}” (“{why}”).")
    }

    fn printed_rate_differs(printed: &str, applied: &str) -> String {
        format!(
            "The table prints {printed} for the Sécurité sociale. The rate applied is that of the date of care, {applied}."
        )
    }

    fn not_verified(subject: Subject, confidence: Confidence) -> String {
        let what = match subject {
            Subject::Price => "the regulated price of this act",
            Subject::Br => "the base de remboursement (BR, the tariff that rates apply to)",
            Subject::Limit => "the regulated price of the basket (HLF or PLV)",
            Subject::AmoRate => "the rate of the Sécurité sociale",
            Subject::Parameter(parameter) => parameter_name(parameter),
        };
        let why = match confidence {
            Confidence::Conflicting => "sources contradict each other",
            Confidence::Verified | Confidence::Secondary | Confidence::Unverified => {
                "no official text was checked"
            }
        };
        format!("To be confirmed: {what}, {why}.")
    }

    fn adult() -> String {
        "Supposed: 18 or more on 1 January.".to_owned()
    }

    fn minor() -> String {
        "Supposed: under 18 on 1 January, as the care chosen wants it. Nothing is held back for a minor.".to_owned()
    }

    fn different_days(unit: Unit, units: u32, same_day: &str) -> String {
        let word = Self::unit(unit, units);
        format!(
            "Supposed: {units} {word} on different days. On the same day, with the same professional, the Sécurité sociale would hold back {same_day}."
        )
    }

    fn same_day(unit: Unit, units: u32, different_days: &str) -> String {
        let word = Self::unit(unit, units);
        format!(
            "Supposed: {units} {word} on the same day, with the same professional. On different days, the Sécurité sociale would hold back {different_days}."
        )
    }

    fn usual_act(label: &str) -> String {
        format!("Supposed: “{label}”, the usual act of this row.")
    }

    fn reduced_rate_typed() -> String {
        "Supposed: the rate given is the one outside the coordinated pathway, already reduced."
            .to_owned()
    }

    fn within_regulated_price() -> String {
        "Supposed: the price is within the regulated price of the basket (HLF or PLV), which the professional must respect.".to_owned()
    }

    fn sold_at_regulated_price() -> String {
        "Supposed: the equipment is sold at its regulated price (PLV), which sets the BR. What is left to pay does not depend on it.".to_owned()
    }

    fn not_repaid() -> String {
        "Supposed: the Sécurité sociale pays nothing, as the table prints (“-”). If it does, give the BR (base de remboursement).".to_owned()
    }

    fn regulated_fee() -> String {
        "Supposed: a doctor bound to regulated fees (secteur 1), as the price is not above them."
            .to_owned()
    }

    fn simple_lenses() -> String {
        "Supposed: simple unifocal lenses, as the correction is not known.".to_owned()
    }

    fn no_restriction() -> String {
        "Supposed: none of the restrictions of this row applies.".to_owned()
    }

    fn other_side() -> String {
        "Supposed: the side that still has a right, as it was not told.".to_owned()
    }

    fn participation_within_amo() -> String {
        "Supposed: the participation forfaitaire (a flat charge on each act) is never above what the Sécurité sociale repays. The text says so of franchises, not of it.".to_owned()
    }

    fn heavy_forfait_in_alsace_moselle() -> String {
        "Supposed: the flat amount of actes lourds (acts with a high tariff) is due in the Alsace-Moselle scheme too.".to_owned()
    }

    fn pathway_left(overruns_are_paid: bool) -> String {
        let what = if overruns_are_paid {
            "does not make up for what the Sécurité sociale takes off"
        } else {
            "makes up neither for what the Sécurité sociale takes off, nor for fees above the BR"
        };
        format!("Outside the parcours de soins, the contract {what}.")
    }

    fn row_for_ages(min: u8, max: u8) -> String {
        let ages = ages(min, max);
        format!("This row is made for a person {ages}: check the age.")
    }

    fn act_for_ages(min: u8, max: u8) -> String {
        let ages = ages(min, max);
        format!("The act chosen is made for a person {ages}: check the age.")
    }

    fn above_regulated_price(limit: &str) -> String {
        format!(
            "The price is above the regulated price of this basket ({limit}): the excess is not repaid."
        )
    }

    fn then_row(label: &str) -> String {
        format!("Another row may still pay on what is left: “{label}”.")
    }

    fn opens_again(from: &str) -> String {
        format!("The right opens again on {from}.")
    }

    fn not_billed(waived: &str) -> String {
        format!(
            "{waived} of the forfait journalier (daily hospital charge) are not billed on top of the stay: they are imputed on its ticket modérateur."
        )
    }

    fn used_counts_whole() -> String {
        "The amount paid already counts in full against the year’s amount, as its part was not told.".to_owned()
    }

    fn never_repaid(total: &str) -> String {
        format!("Always yours to pay: {total}, that no contract can repay.")
    }
}

fn ages(min: u8, max: u8) -> String {
    match (min, max) {
        (0, max) => format!("aged {max} or less"),
        (min, u8::MAX) => format!("aged {min} or more"),
        (min, max) => format!("aged {min} to {max}"),
    }
}

pub(super) fn parameter_name(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Pmss => "the PMSS (the monthly ceiling of the Sécurité sociale)",
        Parameter::Participation
        | Parameter::ParticipationYearCap
        | Parameter::ParticipationDayCount => {
            "the participation forfaitaire (a flat charge on each act)"
        }
        Parameter::FranchiseBox
        | Parameter::FranchiseAct
        | Parameter::FranchiseTrip
        | Parameter::FranchiseActDayCap
        | Parameter::FranchiseTripDayCap
        | Parameter::FranchiseYearCap => {
            "the franchise médicale (a flat charge on medicines, paramedical acts and trips)"
        }
        Parameter::HeavyForfait | Parameter::HeavyThreshold => {
            "the flat amount of actes lourds (acts with a high tariff)"
        }
        Parameter::PathwayReductionCap => {
            "what the Sécurité sociale takes off outside the parcours de soins"
        }
        Parameter::PathwayReductionRate | Parameter::PathwayAge => {
            "the rise of the ticket modérateur (the patient’s share) outside the parcours de soins"
        }
        Parameter::FrameCap => "the legal ceiling of a frame",
        Parameter::HearingClassTwoCap => "the legal ceiling of class II hearing aids",
    }
}
