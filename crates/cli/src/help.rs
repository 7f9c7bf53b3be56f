//! The help, one text a command.

/// What help is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    Everything,
    Estimate,
    Contributions,
    Prevoyance,
    Compare,
    Year,
    Contract,
    Validate,
    Schema,
}

impl Topic {
    /// The topic of a command; everything when it is none.
    pub(crate) fn of(command: Option<&str>) -> Self {
        match command {
            Some("estimate") => Self::Estimate,
            Some("contributions") => Self::Contributions,
            Some("prevoyance") => Self::Prevoyance,
            Some("compare") => Self::Compare,
            Some("year") => Self::Year,
            Some("contract") => Self::Contract,
            Some("validate") => Self::Validate,
            Some("schema") => Self::Schema,
            _ => Self::Everything,
        }
    }

    /// Its text.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Everything => include_str!("help/everything.txt"),
            Self::Estimate => include_str!("help/estimate.txt"),
            Self::Contributions => include_str!("help/contributions.txt"),
            Self::Prevoyance => include_str!("help/prevoyance.txt"),
            Self::Compare => include_str!("help/compare.txt"),
            Self::Year => include_str!("help/year.txt"),
            Self::Contract => include_str!("help/contract.txt"),
            Self::Validate => include_str!("help/validate.txt"),
            Self::Schema => include_str!("help/schema.txt"),
        }
    }
}
