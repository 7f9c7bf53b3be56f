//! Remarks as short objects: a stable code and its operands.

use affilio_guarantees::compiled::{Confidence, Period};
use affilio_guarantees::remark::{Hypothesis, Remark, Subject};

use super::data::Data;
use super::steps::Scene;

/// One remark.
pub(crate) fn remark(scene: Scene<'_>, remark: &Remark) -> Data {
    match *remark {
        Remark::CountReached {
            max,
            period: over,
            beyond,
            paid_otherwise,
        } => period(Data::remark("count_reached").number("max", max), over)
            .number("beyond", beyond)
            .flag("paid_otherwise", paid_otherwise),
        Remark::CountLeft { left, period: over } => {
            period(Data::remark("count_left").number("left", left), over)
        }
        Remark::YearlyAmountReached { amount } => {
            Data::remark("yearly_amount_reached").amount("amount", amount)
        }
        Remark::YearlyAmountLeft { left } => {
            Data::remark("yearly_amount_left").amount("left", left)
        }
        Remark::OpensAgain { from } => Data::remark("opens_again").date("from", from),
        Remark::TooEarly { months, from } => Data::remark("too_early")
            .number("months", months)
            .date("from", from),
        Remark::NotBilled { waived } => Data::remark("not_billed").amount("amount", waived),
        Remark::UsedCountsWhole => Data::remark("used_counts_whole"),
        Remark::NeverRepaid { total } => Data::remark("never_repaid").amount("total", total),
        Remark::ThenRow(row) => {
            let id = scene.plan.row(row).map_or("", |row| row.id.as_str());
            Data::remark("then_row").text("row", id)
        }
        Remark::Restricted(at) => restricted(scene, at),
        Remark::Supposed(hypothesis) => supposed(scene, hypothesis),
        _ => doubts(scene, remark),
    }
}

/// What is doubtful, or not as usual.
fn doubts(scene: Scene<'_>, remark: &Remark) -> Data {
    match *remark {
        Remark::DoubtfulCell => Data::remark("doubtful_cell"),
        Remark::DoubtfulRow => Data::remark("doubtful_row"),
        Remark::PrintedRateDiffers { printed, applied } => Data::remark("printed_rate_differs")
            .rate("printed", printed)
            .rate("applied", applied),
        Remark::NotVerified {
            subject,
            confidence,
        } => Data::remark("not_verified")
            .word("value", self::subject(subject))
            .word(
                "confidence",
                match confidence {
                    Confidence::Verified => "verified",
                    Confidence::Secondary => "secondary",
                    Confidence::Unverified => "unverified",
                    Confidence::Conflicting => "conflicting",
                },
            ),
        Remark::OutsidePathway => Data::remark("outside_pathway"),
        Remark::AgeOutOfRange { min, max } => Data::remark("age_out_of_range")
            .number("min", min)
            .number("max", max),
        Remark::ActAgeOutOfRange { min, max } => Data::remark("act_age_out_of_range")
            .number("min", min)
            .number("max", max),
        Remark::AboveRegulatedPrice { limit } => {
            Data::remark("above_regulated_price").amount("limit", limit)
        }
        _ => {
            let read = scene.plan.row(scene.row).map(|row| &row.read_into);
            let what = read.into_iter().flatten().map(|read| read.what.clone());
            Data::remark("read_into").list("what", what.collect())
        }
    }
}

fn restricted(scene: Scene<'_>, at: u16) -> Data {
    let condition = scene
        .plan
        .row(scene.row)
        .and_then(|row| row.conditions.get(usize::from(at)));
    let data = Data::remark("restricted");
    match condition {
        Some(condition) => data.text("question", condition.question.as_str()),
        None => data,
    }
}

fn supposed(scene: Scene<'_>, hypothesis: Hypothesis) -> Data {
    let data = Data::remark("supposed");
    match hypothesis {
        Hypothesis::Adult => data.word("what", "adult"),
        Hypothesis::Minor => data.word("what", "minor"),
        Hypothesis::DifferentDays { units, same_day } => data
            .word("what", "different_days")
            .number("units", units)
            .amount("held_back_if_same_day", same_day),
        Hypothesis::SameDay {
            units,
            different_days,
        } => data
            .word("what", "same_day")
            .number("units", units)
            .amount("held_back_if_different_days", different_days),
        Hypothesis::UsualAct(act) => {
            let label = scene.plan.act(act).map_or("", |act| act.label.as_str());
            data.word("what", "usual_act").text("act", label)
        }
        Hypothesis::ReducedRateTyped => data.word("what", "reduced_rate_typed"),
        Hypothesis::WithinRegulatedPrice => data.word("what", "within_regulated_price"),
        Hypothesis::RegulatedFee => data.word("what", "regulated_fee"),
        Hypothesis::NotRepaid => data.word("what", "not_repaid"),
        Hypothesis::SoldAtRegulatedPrice => data.word("what", "sold_at_regulated_price"),
        Hypothesis::SimpleLenses => data.word("what", "simple_lenses"),
        Hypothesis::NoRestriction => {
            let row = scene.plan.row(scene.row);
            let questions = row.map(|row| &row.conditions).into_iter().flatten();
            data.word("what", "no_restriction").list(
                "questions",
                questions.map(|one| one.question.clone()).collect(),
            )
        }
        Hypothesis::OtherSide => data.word("what", "other_side"),
        Hypothesis::ParticipationWithinAmo => data.word("what", "participation_within_amo"),
        Hypothesis::HeavyForfaitInAlsaceMoselle => {
            data.word("what", "heavy_forfait_in_alsace_moselle")
        }
    }
}

fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Price => "price",
        Subject::Br => "br",
        Subject::Limit => "hlf_plv",
        Subject::AmoRate => "amo_rate",
        Subject::Parameter(parameter) => parameter.id(),
    }
}

fn period(data: Data, period: Period) -> Data {
    match period {
        Period::CalendarYear => data.word("period", "calendar_year"),
        Period::RollingMonths(months) => data
            .word("period", "rolling_months")
            .number("months", months),
        Period::YearsFromFirst(years) => data
            .word("period", "years_from_first")
            .number("years", years),
    }
}
