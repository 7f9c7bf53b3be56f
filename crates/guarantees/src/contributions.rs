//! What the cover costs a household each month, and who pays it.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;

use crate::compiled::{Contributions, Day, Parameter, Price, Role, SchemeCode};
use crate::plan::Plan;
use crate::query::{Age, LevelId};

/// A person to cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who it is for the contract.
    pub role: Role,
    /// The age; matters for children, and for everybody where prices go by age.
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
    /// The price of the compulsory level (or of the whole level), as the table gives it.
    pub base_price: Option<Price>,
    /// Its monthly amount.
    pub base: Amount,
    /// The price of the option, as the table gives it.
    pub option_price: Option<Price>,
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
    /// What of it is kept from the pay slip: the employee's own compulsory part, after the
    /// employer's. `None` where the table gives a level above the compulsory one as one whole price.
    pub from_pay: Option<Amount>,
    /// The PMSS used, when the table is in rates of it.
    pub pmss: Option<Amount>,
}

impl HouseholdPrice {
    /// What is debited: the options and those who join (source: manual of the affiliation, *Les
    /// coordonnées bancaires*, remark 1); `None` when the table does not tell.
    #[must_use]
    pub fn debited(&self) -> Option<Amount> {
        Some(self.employee_pays.minus_down_to_zero(self.from_pay?))
    }

    /// How many people are covered.
    #[must_use]
    pub fn covered(&self) -> usize {
        let covered = |member: &&MemberPrice| {
            matches!(member.standing, Standing::Pays | Standing::FreeFrom { .. })
        };
        self.members.iter().filter(covered).count()
    }
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
    /// Prices go by age, and the age of a member is not told.
    #[error("the age of member {member} is needed")]
    NoAge {
        /// The place of the member.
        member: usize,
    },
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
            .map(|found| Amount::from_cents(found.value));
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
            .enumerate()
            .map(|(at, member)| {
                let standing = ranks.standing(table, member, ask.date);
                let asked = Asked {
                    table,
                    ask,
                    at,
                    member,
                    pmss,
                };
                asked.price(standing, share)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let total: Amount = members.iter().map(MemberPrice::total).sum();
        let employer: Amount = members.iter().map(|member| member.employer).sum();
        let own = members.iter().filter(|one| one.role == Role::Adherent);
        let own: Amount = own.map(|member| member.base).sum();
        let told = has_options(table) || ask.level == ask.mandatory;
        Ok(HouseholdPrice {
            employee_pays: total.minus_down_to_zero(employer),
            from_pay: told.then(|| own.minus_down_to_zero(employer)),
            members,
            total,
            employer,
            pmss: pmss.filter(|_| in_pmss(table)),
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
                let years = member.age.years_on(date);
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

/// Where no level is compulsory, a level has one whole price.
fn has_options(table: &Contributions) -> bool {
    table.lines.iter().any(|line| line.over.is_some())
}

fn in_pmss(table: &Contributions) -> bool {
    table
        .lines
        .iter()
        .any(|line| matches!(line.price, Price::PercentPmss(_)))
}

/// One member, and what prices it.
struct Asked<'a> {
    table: &'a Contributions,
    ask: &'a Household<'a>,
    at: usize,
    member: &'a Member,
    pmss: Option<Amount>,
}

impl Asked<'_> {
    fn find(&self, level: LevelId, over: Option<LevelId>) -> Result<Price, PriceError> {
        let scheme = SchemeCode::from(self.ask.scheme);
        let years = self.member.age.years_on(self.ask.date);
        let mut age_needed = false;
        let found = self.table.lines.iter().find(|line| {
            let asked = line.scheme.is_none_or(|of| of == scheme)
                && line.role == self.member.role
                && line.level == level.0
                && line.over == over.map(|over| over.0);
            let of_age = line.ages.is_none_or(|ages| {
                age_needed |= asked && years.is_none();
                years.is_some_and(|years| ages.holds(years))
            });
            asked && of_age
        });
        match found {
            Some(line) => Ok(line.price),
            None if age_needed => Err(PriceError::NoAge { member: self.at }),
            None => Err(PriceError::NoPrice),
        }
    }

    fn amount(&self, price: Price) -> Result<Amount, PriceError> {
        match price {
            Price::PercentPmss(points) => self
                .pmss
                .map(|pmss| Rate::from_basis_points(points).of(pmss))
                .ok_or(PriceError::NoPmss),
            Price::Euros(cents) => Ok(Amount::from_cents(cents)),
        }
    }

    fn price(&self, standing: Standing, share: Rate) -> Result<MemberPrice, PriceError> {
        let role = self.member.role;
        let mut member = MemberPrice {
            role,
            standing,
            base_price: None,
            base: Amount::ZERO,
            option_price: None,
            option: Amount::ZERO,
            employer: Amount::ZERO,
        };
        if standing != Standing::Pays {
            return Ok(member);
        }
        let (level, mandatory) = (self.ask.level, self.ask.mandatory);
        let base = if has_options(self.table) {
            mandatory
        } else {
            level
        };
        let base_price = self.find(base, None)?;
        member.base_price = Some(base_price);
        member.base = self.amount(base_price)?;
        if level != base {
            let option_price = self.find(level, Some(base))?;
            member.option_price = Some(option_price);
            member.option = self.amount(option_price)?;
        }
        if role == Role::Adherent {
            member.employer = share.of(member.base);
        }
        Ok(member)
    }
}
