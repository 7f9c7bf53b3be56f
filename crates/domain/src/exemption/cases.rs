//! The cases of *dispense*: each has its text, what proves it, until when it holds, what is not certain.

use super::texts;
use crate::format::Locale;

/// French, then English.
pub(super) type Words = [&'static str; 2];

/// The words in the reader's language.
pub(super) const fn said(words: Words, locale: Locale) -> &'static str {
    let [french, english] = words;
    match locale {
        Locale::Fr => french,
        Locale::En => english,
    }
}

/// A case in which an employee may stay out of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExemptionCase {
    /// *Complémentaire santé solidaire*.
    Css,
    /// A collective and compulsory plan, the spouse's for instance.
    Collective,
    /// The State's or a local authority's participation.
    PublicService,
    /// A group contract of the self-employed (*loi Madelin*).
    Madelin,
    /// The local scheme of Alsace-Moselle, through another job.
    LocalScheme,
    /// The scheme of electricity and gas.
    EnergyScheme,
    /// An individual contract.
    Individual,
    /// A contract under three months, covered elsewhere.
    ShortContract,
    /// Employed before the plan, set up by the employer alone.
    BeforePlan,
    /// A fixed-term contract of a year or more, with an individual contract.
    YearContract,
    /// A fixed-term contract under a year.
    UnderYear,
    /// Part time or apprentice, the contribution being a tenth of the pay or more.
    TenthOfPay,
}

/// How the date by which to ask is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// At hiring or, if later, when the plan starts or when the other cover starts (D911-5).
    HiringPlanOrCover,
    /// At hiring or, if later, when the plan starts (D911-5).
    HiringOrPlan,
    /// The texts set none; the employer's act may.
    NoneInLaw,
}

/// How well a text is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Read in the text of law.
    Text,
    /// Known by what another text says of it.
    Reported,
}

/// What the law says of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Law {
    /// Article, of the Code de la sécurité sociale unless said.
    pub article: &'static str,
    /// In force in these words since, ISO.
    pub since: &'static str,
    /// How well the text is known.
    pub confidence: Confidence,
    /// The employer's act must foresee the case.
    pub by_act: bool,
    /// When to ask.
    pub limit: Limit,
    pub(super) label: Words,
    pub(super) proof: Option<Words>,
    pub(super) until: Words,
    pub(super) opens: Option<Words>,
    pub(super) doubt: Option<Words>,
}

impl Law {
    /// The case, said by who is in it.
    #[must_use]
    pub const fn label(&self, locale: Locale) -> &'static str {
        said(self.label, locale)
    }

    /// What proves it; `None` when the text asks for nothing.
    #[must_use]
    pub fn proof(&self, locale: Locale) -> Option<&'static str> {
        self.proof.map(|words| said(words, locale))
    }

    /// Whether the text asks for a proof.
    #[must_use]
    pub const fn needs_proof(&self) -> bool {
        self.proof.is_some()
    }

    /// Until when it holds, and what is asked again.
    #[must_use]
    pub const fn until(&self, locale: Locale) -> &'static str {
        said(self.until, locale)
    }

    /// What it gives a right to besides.
    #[must_use]
    pub fn opens(&self, locale: Locale) -> Option<&'static str> {
        self.opens.map(|words| said(words, locale))
    }

    /// What is not certain.
    #[must_use]
    pub fn doubt(&self, locale: Locale) -> Option<&'static str> {
        self.doubt.map(|words| said(words, locale))
    }
}

impl ExemptionCase {
    /// Every case: those of right first.
    pub const ALL: [Self; 12] = [
        Self::Collective,
        Self::Css,
        Self::Individual,
        Self::PublicService,
        Self::Madelin,
        Self::LocalScheme,
        Self::EnergyScheme,
        Self::ShortContract,
        Self::BeforePlan,
        Self::YearContract,
        Self::UnderYear,
        Self::TenthOfPay,
    ];

    /// The case's name in drafts and in employers' data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Css => "css",
            Self::Collective => "collectif",
            Self::PublicService => "fonction-publique",
            Self::Madelin => "madelin",
            Self::LocalScheme => "regime-local",
            Self::EnergyScheme => "ieg",
            Self::Individual => "individuelle",
            Self::ShortContract => "contrat-court",
            Self::BeforePlan => "avant-le-regime",
            Self::YearContract => "cdd-un-an",
            Self::UnderYear => "cdd-moins-un-an",
            Self::TenthOfPay => "dix-pour-cent",
        }
    }

    /// The case of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What the law says of it.
    #[must_use]
    pub const fn law(self) -> Law {
        match self {
            Self::Css => texts::CSS,
            Self::Individual => texts::INDIVIDUAL,
            Self::Collective => texts::COLLECTIVE,
            Self::PublicService => texts::PUBLIC_SERVICE,
            Self::Madelin => texts::MADELIN,
            Self::LocalScheme => texts::LOCAL_SCHEME,
            Self::EnergyScheme => texts::ENERGY_SCHEME,
            Self::ShortContract => texts::SHORT_CONTRACT,
            Self::BeforePlan => texts::BEFORE_PLAN,
            Self::YearContract => texts::YEAR_CONTRACT,
            Self::UnderYear => texts::UNDER_YEAR,
            Self::TenthOfPay => texts::TENTH_OF_PAY,
        }
    }
}
