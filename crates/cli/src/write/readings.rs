//! Other readings of the table or of a rule, and what they change.

use affilio_guarantees::outcome::{Estimate, Reading, ReadingOf};
use affilio_guarantees::sentences::{self, Context};
use serde::Serialize;

use super::estimate::Figures;

/// One reading.
#[derive(Debug, Serialize)]
pub(crate) struct Other {
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<u32>,
    of: &'static str,
    #[serde(flatten)]
    figures: Figures,
    reading: String,
}

/// Writes a reading of an item.
pub(crate) fn other(
    context: Context<'_>,
    estimate: &Estimate,
    reading: &Reading,
    item: Option<u32>,
) -> Other {
    Other {
        item,
        of: match reading.of {
            ReadingOf::Cell(_) => "cell",
            ReadingOf::Convention(_) => "convention",
            ReadingOf::AmoRate => "amo_rate",
            ReadingOf::Lenses(_) => "other_lenses",
            ReadingOf::OtherForfait => "other_forfait",
            ReadingOf::UsedIncludesFirst => "used_includes_first",
            ReadingOf::NotHeavy => "not_heavy",
            ReadingOf::NoPathwayCap => "no_pathway_cap",
            ReadingOf::SameDay(true) => "same_day",
            ReadingOf::SameDay(false) => "different_days",
            ReadingOf::AmoRefuses => "amo_refuses",
            ReadingOf::WholeCeiling => "whole_ceiling",
            ReadingOf::AgreementInstead => "agreement_instead",
        },
        figures: Figures::of(&reading.outcome),
        reading: sentences::reading_in(context, estimate, reading),
    }
}
