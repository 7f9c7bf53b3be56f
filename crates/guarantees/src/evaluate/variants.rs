//! The same question asked otherwise: another reading, a part of the line, another row.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use super::case::Case;
use crate::query::{Line, RowId, Used};

impl<'a> Case<'a> {
    /// The same question with this AMO rate.
    pub(super) fn with_rate(&self, rate: Rate) -> Self {
        Self {
            rate_retained: Some(rate),
            other_rate: None,
            ..*self
        }
    }

    /// The same question with its units on one day, or on different days.
    pub(super) fn with_same_day(&self, same_day: bool) -> Self {
        Self {
            same_day_retained: Some(same_day),
            ..*self
        }
    }

    /// The same question with another flat amount of heavy acts.
    pub(super) fn with_forfait(&self, forfait: Amount) -> Self {
        Self {
            forfait_retained: Some(forfait),
            ..*self
        }
    }

    /// The same question for an act that is not heavy.
    pub(super) fn as_not_heavy(&self) -> Self {
        Self {
            is_not_heavy: true,
            ..*self
        }
    }

    /// The same question with what was used read as all that the contract paid.
    pub(super) fn with_used_whole(&self) -> Self {
        Self {
            used_includes_first: true,
            ..*self
        }
    }

    /// The flat amount of heavy acts, when it is not the dated one.
    pub(super) fn typed_forfait(&self) -> Option<Amount> {
        self.forfait_retained.or(self.line.heavy_forfait)
    }

    /// The same question without the cap on what leaving the pathway costs.
    pub(super) fn without_pathway_cap(&self) -> Self {
        Self {
            without_pathway_cap: true,
            ..*self
        }
    }

    /// The same question with a practitioner inside a DPTM, or outside.
    pub(super) fn with_dptm(&self, dptm: bool) -> Self {
        Self {
            dptm: Some(dptm),
            ..*self
        }
    }

    /// The same question for a part of the line, with what the other part used.
    pub(super) fn of_part<'b>(&'b self, line: &'b Line, used: &'b [Used]) -> Case<'b> {
        Case {
            line,
            used,
            ..*self
        }
    }

    /// The same question on the row that pays what this one leaves.
    pub(super) fn for_rest(&self, row: RowId) -> Option<Self> {
        Some(Self {
            row_id: row,
            row: self.plan.row(row)?,
            family: self.plan.family_of(row)?,
            ..*self
        })
    }
}
