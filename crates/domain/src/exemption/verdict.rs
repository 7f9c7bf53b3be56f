//! From a person's situation and the employer's act to a verdict on each case.

use super::{ExemptionCase, Limit};
use crate::date::Date;
use crate::field::Field;

macro_rules! answers {
    ($(#[$doc:meta])* $type:ident { $($(#[$each:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type { $($(#[$each])* $variant),+ }

        impl $type {
            /// Every answer, in the order of the screen.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The answer's name in drafts.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The answer of this name.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

answers!(
    /// The work contract.
    Contract {
        /// Without end.
        Permanent = "cdi",
        /// Fixed-term, or through an agency.
        FixedTerm = "cdd",
        /// Apprentice.
        Apprentice = "apprentissage",
    }
);

answers!(
    /// How long the work contract lasts.
    Length {
        /// Under three months.
        UnderThreeMonths = "moins-3-mois",
        /// From three months to under a year.
        UnderYear = "moins-12-mois",
        /// A year or more.
        YearOrMore = "12-mois-ou-plus",
    }
);

answers!(
    /// Whether the contribution is a tenth of the gross pay or more.
    Share {
        /// It is.
        Yes = "oui",
        /// It is not.
        No = "non",
        /// The person does not know.
        Unsure = "ne-sais-pas",
    }
);

answers!(
    /// The cover that the person has already.
    Cover {
        /// None.
        None = "aucune",
        /// Another employer's compulsory plan, also as a dependant.
        Collective = "collectif",
        /// An individual contract.
        Individual = "individuelle",
        /// *Complémentaire santé solidaire*.
        Css = "css",
        /// The public service's.
        PublicService = "fonction-publique",
        /// A self-employed group contract.
        Madelin = "madelin",
        /// The local scheme, by another job.
        LocalScheme = "regime-local",
        /// Electricity and gas.
        EnergyScheme = "ieg",
    }
);

answers!(
    /// How the plan was set up (CSS L911-1).
    PlanAct {
        /// The employer alone, in writing.
        Unilateral = "decision-unilaterale",
        /// An agreement with unions, of the branch or of the company.
        Agreement = "accord",
        /// A vote of the employees.
        Referendum = "referendum",
    }
);

/// What the person said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Work contract.
    pub contract: Option<Contract>,
    /// Its length.
    pub length: Option<Length>,
    /// Part time.
    pub part_time: Option<bool>,
    /// Contribution against pay.
    pub share: Option<Share>,
    /// Other cover.
    pub cover: Option<Cover>,
    /// Its first day.
    pub cover_from: Option<Date>,
    /// Its due date.
    pub cover_until: Option<Date>,
    /// First day in the company.
    pub hired_on: Option<Date>,
}

/// What is known of the employer's act. Unknown is a value: the employer then confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTerms {
    /// How the plan was set up.
    pub act: Option<PlanAct>,
    /// Since when.
    pub since: Option<Date>,
    /// The cases of R242-1-6 that the act foresees.
    pub optional: Option<Vec<ExemptionCase>>,
    /// First day of this person's guarantees.
    pub effective_on: Date,
}

/// Why a case is not the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Another cover than this one, or none.
    OtherCover,
    /// No cover at all, where one is needed.
    NoCover,
    /// The cover began after hiring and after the plan.
    CoverTooRecent,
    /// The cover ends before the guarantees begin.
    CoverEnds(Date),
    /// Another kind of work contract.
    OtherContract,
    /// The work contract lasts longer, or less.
    OtherLength,
    /// Neither part time nor apprentice.
    FullTime,
    /// Less than a tenth of the pay.
    UnderTenth,
    /// The employer's act does not foresee it.
    NotInAct,
    /// The plan was agreed or voted.
    NotUnilateral,
    /// Hired on the day of the plan or after.
    HiredAfter(Date),
}

/// Why a case may be the person's, and is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Whether the employer's act foresees the case is not known.
    Act,
    /// How or when the plan was set up is not known.
    Plan,
    /// The person does not know whether the contribution is a tenth of the pay.
    Tenth,
    /// The other contract must be *responsable*: only its certificate says it.
    Responsible,
    /// The other cover begins after the guarantees do.
    CoverLater(Date),
    /// The day to ask that the text names is past.
    Late(Date),
}

/// What can be said of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The law gives the right.
    Right,
    /// The employer's act gives it.
    ByAct,
    /// The conditions are met as far as is known: the employer confirms the rest.
    ToConfirm(Unsure),
    /// This answer is needed first.
    Missing(Field),
    /// It is not the person's case.
    No(WhyNot),
}

impl Verdict {
    /// Whether the exemption can be asked for.
    #[must_use]
    pub const fn can_ask(self) -> bool {
        matches!(self, Self::Right | Self::ByAct | Self::ToConfirm(_))
    }
}

/// Stops with a verdict, or goes on.
type Step = Result<(), Verdict>;

fn need<T>(answer: Option<T>, field: Field) -> Result<T, Verdict> {
    answer.ok_or(Verdict::Missing(field))
}

fn must(holds: bool, why: WhyNot) -> Step {
    if holds { Ok(()) } else { Err(Verdict::No(why)) }
}

impl Situation {
    /// What can be said of a case asked for on a day.
    #[must_use]
    pub fn verdict(&self, case: ExemptionCase, plan: &PlanTerms, today: Date) -> Verdict {
        self.judged(case, plan)
            .and_then(|verdict| self.in_time(verdict, case, plan, today))
            .unwrap_or_else(|stopped| stopped)
    }

    /// The texts give the right to those who ask on the day that they name: after it, or while it is
    /// not known, nothing is certain (D911-5).
    fn in_time(
        &self,
        verdict: Verdict,
        case: ExemptionCase,
        plan: &PlanTerms,
        today: Date,
    ) -> Result<Verdict, Verdict> {
        if case.law().limit == Limit::NoneInLaw {
            return Ok(verdict);
        }
        need(self.hired_on, Field::HiredOn)?;
        Ok(match (verdict, self.late(case, plan, today)) {
            (Verdict::Right | Verdict::ByAct, Some(on)) => Verdict::ToConfirm(Unsure::Late(on)),
            _ => verdict,
        })
    }

    fn judged(&self, case: ExemptionCase, plan: &PlanTerms) -> Result<Verdict, Verdict> {
        match case {
            ExemptionCase::Css => self.benefits_from(Cover::Css, plan),
            ExemptionCase::Collective => self.benefits_from(Cover::Collective, plan),
            ExemptionCase::PublicService => self.benefits_from(Cover::PublicService, plan),
            ExemptionCase::Madelin => self.benefits_from(Cover::Madelin, plan),
            ExemptionCase::LocalScheme => self.benefits_from(Cover::LocalScheme, plan),
            ExemptionCase::EnergyScheme => self.benefits_from(Cover::EnergyScheme, plan),
            ExemptionCase::Individual => self.individual(plan),
            ExemptionCase::ShortContract => self.short_contract(),
            ExemptionCase::BeforePlan => self.before_plan(plan),
            ExemptionCase::YearContract => {
                self.has_length(&[Length::YearOrMore])?;
                self.covered_by(Cover::Individual)?;
                foreseen(case, plan)
            }
            ExemptionCase::UnderYear => {
                self.has_length(&[Length::UnderThreeMonths, Length::UnderYear])?;
                foreseen(case, plan)
            }
            ExemptionCase::TenthOfPay => self.tenth_of_pay(plan),
        }
    }

    fn covered_by(&self, cover: Cover) -> Step {
        let mine = need(self.cover, Field::ExemptionCover)?;
        must(mine == cover, WhyNot::OtherCover)
    }

    /// The texts speak of those who have the cover: one that comes later is not had yet.
    fn benefits_from(&self, cover: Cover, plan: &PlanTerms) -> Result<Verdict, Verdict> {
        self.covered_by(cover)?;
        let later = self.cover_from.filter(|from| *from > plan.effective_on);
        Ok(later.map_or(Verdict::Right, |from| {
            Verdict::ToConfirm(Unsure::CoverLater(from))
        }))
    }

    /// Covered when hired, or when the plan began if that is later (D911-2, 2°).
    fn individual(&self, plan: &PlanTerms) -> Result<Verdict, Verdict> {
        self.covered_by(Cover::Individual)?;
        let from = need(self.cover_from, Field::ExemptionCoverFrom)?;
        let hired = need(self.hired_on, Field::HiredOn)?;
        let until = need(self.cover_until, Field::ExemptionCoverUntil)?;
        must(until >= plan.effective_on, WhyNot::CoverEnds(until))?;
        match plan.since {
            _ if from <= hired => Ok(Verdict::Right),
            Some(since) => {
                must(from <= since, WhyNot::CoverTooRecent)?;
                Ok(Verdict::Right)
            }
            None => Ok(Verdict::ToConfirm(Unsure::Plan)),
        }
    }

    fn short_contract(&self) -> Result<Verdict, Verdict> {
        self.has_length(&[Length::UnderThreeMonths])?;
        let cover = need(self.cover, Field::ExemptionCover)?;
        must(cover != Cover::None, WhyNot::NoCover)?;
        Ok(Verdict::ToConfirm(Unsure::Responsible))
    }

    fn before_plan(&self, plan: &PlanTerms) -> Result<Verdict, Verdict> {
        let unilateral = plan.act.is_none_or(|act| act == PlanAct::Unilateral);
        must(unilateral, WhyNot::NotUnilateral)?;
        let hired = need(self.hired_on, Field::HiredOn)?;
        if let Some(since) = plan.since {
            must(hired < since, WhyNot::HiredAfter(since))?;
        }
        if plan.act.is_some() && plan.since.is_some() {
            Ok(Verdict::Right)
        } else {
            Ok(Verdict::ToConfirm(Unsure::Plan))
        }
    }

    fn tenth_of_pay(&self, plan: &PlanTerms) -> Result<Verdict, Verdict> {
        let contract = need(self.contract, Field::ExemptionContract)?;
        if contract != Contract::Apprentice {
            let part_time = need(self.part_time, Field::ExemptionPartTime)?;
            must(part_time, WhyNot::FullTime)?;
        }
        let share = need(self.share, Field::ExemptionShare)?;
        must(share != Share::No, WhyNot::UnderTenth)?;
        let verdict = foreseen(ExemptionCase::TenthOfPay, plan)?;
        if share == Share::Unsure {
            Ok(Verdict::ToConfirm(Unsure::Tenth))
        } else {
            Ok(verdict)
        }
    }

    fn has_length(&self, lengths: &[Length]) -> Step {
        let contract = need(self.contract, Field::ExemptionContract)?;
        must(contract != Contract::Permanent, WhyNot::OtherContract)?;
        let mine = need(self.length, Field::ExemptionLength)?;
        must(lengths.contains(&mine), WhyNot::OtherLength)
    }
}

/// What the employer's act says of a case that it must foresee.
fn foreseen(case: ExemptionCase, plan: &PlanTerms) -> Result<Verdict, Verdict> {
    match &plan.optional {
        None => Ok(Verdict::ToConfirm(Unsure::Act)),
        Some(cases) if cases.contains(&case) => Ok(Verdict::ByAct),
        Some(_) => Err(Verdict::No(WhyNot::NotInAct)),
    }
}
