//! Where a signed file stands at the insurer's.

use serde::{Deserialize, Serialize};

/// A stage of a signed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// *Vérification en cours*.
    Checking,
    /// *Pièce demandée*.
    PieceAsked,
    /// *Validée*.
    Validated,
    /// *Carte disponible*.
    CardReady,
}

impl Stage {
    /// Every stage, in the usual order.
    pub const ALL: [Self; 4] = [
        Self::Checking,
        Self::PieceAsked,
        Self::Validated,
        Self::CardReady,
    ];

    /// The stage's stable name, as in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::PieceAsked => "piece_asked",
            Self::Validated => "validated",
            Self::CardReady => "card_ready",
        }
    }

    /// The stage of that name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether a file can pass from this stage to another one: a piece may be asked for until the
    /// file is validated, and a card comes after.
    #[must_use]
    pub const fn leads_to(self, next: Self) -> bool {
        matches!(
            (self, next),
            (
                Self::Checking | Self::PieceAsked,
                Self::PieceAsked | Self::Validated
            ) | (Self::PieceAsked, Self::Checking)
                | (Self::Validated, Self::CardReady)
        )
    }
}

/// A stage reached, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StageView {
    /// Its rank in the life of the file, from 1.
    pub rank: u32,
    /// Which.
    pub stage: Stage,
    /// When, ISO 8601 in UTC.
    pub at: String,
    /// The piece asked for; empty at other stages.
    pub piece: String,
    /// Why it is asked for; may be empty.
    pub why: String,
}

/// What is joined for the piece asked for is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PieceHandedIn {
    /// [`StageView::rank`] of the stage that asks.
    pub rank: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_never_comes_before_the_check_is_over() {
        assert!(!Stage::Checking.leads_to(Stage::CardReady));
        assert!(!Stage::PieceAsked.leads_to(Stage::CardReady));
        assert!(!Stage::Validated.leads_to(Stage::PieceAsked));
        assert!(Stage::PieceAsked.leads_to(Stage::PieceAsked));
        for stage in Stage::ALL {
            assert!(!Stage::CardReady.leads_to(stage));
            assert_eq!(Stage::from_code(stage.code()), Some(stage));
        }
    }
}
