//! The compulsory health scheme that pays first.

/// Which compulsory scheme pays the AMO share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scheme {
    /// *Régime général*.
    #[default]
    General,
    /// *Régime local d'Alsace-Moselle*: the general scheme and the local complement together.
    AlsaceMoselle,
}
