//! What the cover costs a household each month, and who pays it.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;

use crate::compiled::{Contributions, Day, Parameter, Role, SchemeCode};
use crate::plan::Plan;
use crate::query::{Age, LevelId};

/// A person to cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who it is for the contract.
    pub role: Role,
    /// The age; matters for children.
    pub age: Age,
    /// A child who studies, is in training or apprenticeship.
    pub student: bool,
    /// A child whose disability was recognised before 21: no age limit.
    pub disabled: bool,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Household<'a> {
    /// The level chosen.
    pub level: LevelId,
    /// The level the employer made compulsory.
    pub mandatory: LevelId,
    /// The date: it chooses the PMSS.
    pub date: Date,
    /// The scheme of the household.
    pub scheme: Scheme,
    /// The share of the employee's compulsory part that the employer pays; the contract's least
    /// share when `None`.
    pub employer_share: Option<Rate>,
    /// The members, the employee included.
    pub members: &'a [Member],
}

/// Why a member costs nothing, or is not covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Pays.
    Pays,
    /// A child from this rank on is free.
    FreeFrom {
        /// The rank.
        rank: u8,
    },
    /// A child too old to be covered.
    TooOld {
        /// The birthday that ends the cover.
        until: u8,
    },
    /// A second employee or spouse: one of each at most.
    Twice,
}

/// The monthly price of one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberPrice {
    /// The role.
    pub role: Role,
    /// Pays, free or not covered, and why.
    pub standing: Standing,
    /// Rate of the PMSS for the compulsory level (or the whole level).
    pub base_rate: Rate,
    /// Its monthly amount.
    pub base: Amount,
    /// Rate of the PMSS for the option.
    pub option_rate: Rate,
    /// Its monthly amount.
    pub option: Amount,
    /// What the employer pays of it.
    pub employer: Amount,
}

impl MemberPrice {
    /// Base and option.
    #[must_use]
    pub fn total(&self) -> Amount {
        self.base.saturating_add(self.option)
    }
}

/// The monthly price of a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdPrice {
    /// Member by member, in the order given.
    pub members: Vec<MemberPrice>,
    /// Everything.
    pub total: Amount,
    /// What the employer pays.
    pub employer: Amount,
    /// What the employee pays.
    pub employee_pays: Amount,
    /// The PMSS used.
    pub pmss: Amount,
}

/// Why no price can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// The contract has no contribution table, or not yet at that date.
    #[error("no contribution table at this date")]
    NoTable,
    /// The PMSS of that date is not in the data.
    #[error("the PMSS of this date is not known")]
    NoPmss,
    /// The table has no price for this level above this compulsory level.
    #[error("no price for this level above the compulsory one")]
    NoPrice,
    /// The employer's share is not between the contract's least share and 100 %.
    #[error("the employer pays between {least} and 10000 basis points")]
    EmployerShare {
        /// The least share, basis points.
        least: u32,
    },
}

impl Plan {
    /// The monthly price of a household.
    ///
    /// # Errors
    /// Says what is missing to give it.
    pub fn contributions(&self, ask: &Household<'_>) -> Result<HouseholdPrice, PriceError> {
        let day = Day::from(ask.date);
        let table = self
            .contract()
            .contributions
            .as_ref()
            .filter(|table| table.from <= day)
            .ok_or(PriceError::NoTable)?;
        let pmss = self
            .tariffs()
            .parameter(Parameter::Pmss, day)
            .map(|found| Amount::from_cents(found.value))
            .ok_or(PriceError::NoPmss)?;
        let least = table.employer_share;
        let share = ask.employer_share.map_or(least, Rate::basis_points);
        if share < least || share > 10_000 {
            return Err(PriceError::EmployerShare { least });
        }
        let share = Rate::from_basis_points(share);
        let mut ranks = Ranks::default();
        let members = ask
            .members
            .iter()
            .map(|member| {
                let standing = ranks.standing(table, member, ask.date);
                price(table, ask, member.role, standing, pmss, share)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let total: Amount = members.iter().map(MemberPrice::total).sum();
        let employer: Amount = members.iter().map(|member| member.employer).sum();
        Ok(HouseholdPrice {
            employee_pays: total.minus_down_to_zero(employer),
            members,
            total,
            employer,
            pmss,
        })
    }
}

#[derive(Default)]
struct Ranks {
    adherents: u8,
    conjoints: u8,
    enfants: u8,
}

impl Ranks {
    fn standing(&mut self, table: &Contributions, member: &Member, date: Date) -> Standing {
        let single = |count: &mut u8| {
            *count = count.saturating_add(1);
            if *count > 1 {
                Standing::Twice
            } else {
                Standing::Pays
            }
        };
        match member.role {
            Role::Adherent => single(&mut self.adherents),
            Role::Conjoint => single(&mut self.conjoints),
            Role::Enfant => {
                let until = if member.student {
                    table.student_until
                } else {
                    table.child_until
                };
                let years = match member.age {
                    Age::Unknown => None,
                    Age::Years(years) => Some(u16::from(years)),
                    Age::Born(birth) => birth.age_on(date),
                };
                if !member.disabled && years.is_some_and(|years| years >= u16::from(until)) {
                    return Standing::TooOld { until };
                }
                self.enfants = self.enfants.saturating_add(1);
                if self.enfants >= table.free_from_child {
                    Standing::FreeFrom {
                        rank: table.free_from_child,
                    }
                } else {
                    Standing::Pays
                }
            }
        }
    }
}

fn price(
    table: &Contributions,
    ask: &Household<'_>,
    role: Role,
    standing: Standing,
    pmss: Amount,
    share: Rate,
) -> Result<MemberPrice, PriceError> {
    let scheme = SchemeCode::from(ask.scheme);
    let find = |level: LevelId, over: Option<LevelId>| {
        table
            .lines
            .iter()
            .find(|line| {
                line.scheme == scheme
                    && line.role == role
                    && line.level == level.0
                    && line.over == over.map(|over| over.0)
            })
            .map(|line| Rate::from_basis_points(line.rate))
            .ok_or(PriceError::NoPrice)
    };
    let mut member = MemberPrice {
        role,
        standing,
        base_rate: Rate::ZERO,
        base: Amount::ZERO,
        option_rate: Rate::ZERO,
        option: Amount::ZERO,
        employer: Amount::ZERO,
    };
    if standing != Standing::Pays {
        return Ok(member);
    }
    member.base_rate = find(ask.mandatory, None)?;
    member.base = member.base_rate.of(pmss);
    if ask.level != ask.mandatory {
        member.option_rate = find(ask.level, Some(ask.mandatory))?;
        member.option = member.option_rate.of(pmss);
    }
    if role == Role::Adherent {
        member.employer = share.of(member.base);
    }
    Ok(member)
}
