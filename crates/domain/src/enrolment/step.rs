//! The steps of the journey.

use crate::format::Locale;

/// A step, in the order of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// *Mon profil*.
    Profile,
    /// *Mes bénéficiaires*.
    Beneficiaries,
    /// *Mes garanties*.
    Guarantees,
    /// *Mes coordonnées bancaires*.
    Bank,
    /// *Signature électronique*.
    Signature,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 5] = [
        Self::Profile,
        Self::Beneficiaries,
        Self::Guarantees,
        Self::Bank,
        Self::Signature,
    ];

    /// The step's name in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Profile => "profil",
            Self::Beneficiaries => "beneficiaires",
            Self::Guarantees => "garanties",
            Self::Bank => "coordonnees-bancaires",
            Self::Signature => "signature",
        }
    }

    /// The step's name, as in the manual.
    #[must_use]
    pub const fn label(self, locale: Locale) -> &'static str {
        let [french, english] = match self {
            Self::Profile => ["Mon profil", "My details"],
            Self::Beneficiaries => ["Mes bénéficiaires", "My dependants"],
            Self::Guarantees => ["Mes garanties", "My cover"],
            Self::Bank => ["Mes coordonnées bancaires", "My bank details"],
            Self::Signature => ["Signature électronique", "Electronic signature"],
        };
        match locale {
            Locale::Fr => french,
            Locale::En => english,
        }
    }

    /// The step named in an address.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// Rank from 1.
    #[must_use]
    pub fn rank(self) -> usize {
        Self::ALL.iter().take_while(|step| **step < self).count() + 1
    }

    /// The step after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.rank()).copied()
    }

    /// The step before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.rank().checked_sub(2)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_each_other_both_ways() {
        for step in Step::ALL {
            assert_eq!(Step::from_slug(step.slug()), Some(step));
            if let Some(next) = step.next() {
                assert_eq!(next.previous(), Some(step));
                assert_eq!(next.rank(), step.rank() + 1);
            }
        }
        assert_eq!(Step::Signature.next(), None);
        assert_eq!(Step::Profile.previous(), None);
        assert_eq!(Step::from_slug("fin"), None);
    }
}
