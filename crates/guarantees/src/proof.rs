//! The proof: each step with its operands and what justifies it, as data.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;

use crate::compiled::{Day, Found, Limit, Parameter};
use crate::few::Few;
use crate::query::RowId;

/// The ordered steps.
pub type Proof = Few<Step, 24>;

/// What justifies a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The person typed it.
    Typed,
    /// A dated tariff: first day of its period, and place in the list of sources.
    Tariff {
        /// The first day it applies.
        since: Day,
        /// True when that day is only when the value was seen, its date of effect being unknown.
        attested: bool,
        /// Its place in [`crate::compiled::Tariffs::sources`].
        source: u16,
    },
    /// A rule of an act, not dated.
    Act,
    /// The AMO column of the printed table.
    Printed,
    /// The long-term illness or the maternity.
    Situation,
}

impl From<Found> for Source {
    fn from(found: Found) -> Self {
        Self::Tariff {
            since: found.since,
            attested: found.attested,
            source: found.source,
        }
    }
}

/// The column of the cell that applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The row has one column.
    Only,
    /// DPTM.
    Dptm,
    /// HORS DPTM.
    OutOfDptm,
}

/// What bounds an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The price.
    Price,
    /// HLF or PLV.
    Regulated(Limit),
    /// The base, because overruns are not paid outside the pathway.
    BaseOutsidePathway,
    /// A legal ceiling.
    Legal(Parameter),
    /// The tariff agreed between the establishment and the insurer.
    Agreement,
    /// The most that the cell says the contract pays.
    AtMost,
}

/// What is held back and why it stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldCap {
    /// No cap was reached.
    Full,
    /// It never exceeds what the AMO pays.
    Amo,
    /// The cap of the day.
    Day,
    /// The cap of the year.
    Year,
}

/// One step. Amounts are for one unit unless the name says total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The *base de remboursement* retained.
    Base {
        /// The base.
        br: Amount,
        /// Where it comes from.
        source: Source,
    },
    /// The base set by law as a rate of the HLF or PLV.
    BaseOfLimit {
        /// The rate.
        rate: Rate,
        /// The HLF or PLV.
        limit: Amount,
        /// The base.
        br: Amount,
    },
    /// AMO = rate × the lower of base and price.
    Amo {
        /// The lower of base and price.
        base: Amount,
        /// True when the price is lower than the base.
        price_is_lower: bool,
        /// The rate.
        rate: Rate,
        /// The result.
        amo: Amount,
        /// Where the rate comes from.
        source: Source,
    },
    /// The AMO pays nothing on this row.
    #[default]
    NoAmo,
    /// Heavy act: AMO = base − flat amount.
    HeavyForfait {
        /// The lower of base and price.
        base: Amount,
        /// The flat amount.
        forfait: Amount,
        /// The result.
        amo: Amount,
        /// Where the flat amount comes from.
        source: Source,
    },
    /// Heavy imaging, or stay with a heavy act: AMO = the whole base.
    HeavyWhole {
        /// The lower of base and price.
        base: Amount,
    },
    /// Outside the pathway, the AMO pays less.
    OutsidePathway {
        /// What it would pay inside.
        inside: Amount,
        /// What it takes off.
        reduction: Amount,
        /// What it pays.
        amo: Amount,
        /// Where the rate, or the cap when it is reached, comes from.
        source: Source,
    },
    /// What is held back, for all units.
    HeldBack {
        /// Which parameter.
        parameter: Parameter,
        /// The amount for one unit.
        unit: Amount,
        /// The total held back.
        total: Amount,
        /// What stopped it.
        cap: HeldCap,
        /// Where the amount comes from.
        source: Source,
    },
    /// The cell that applies.
    Cell {
        /// Its row.
        row: RowId,
        /// Its column.
        column: Column,
    },
    /// The cell gives a rate of the base.
    PercentBr {
        /// The rate.
        rate: Rate,
        /// The base.
        br: Amount,
        /// The result.
        amount: Amount,
    },
    /// The cell gives a rate of the price.
    RealCosts {
        /// The rate.
        rate: Rate,
        /// The result.
        amount: Amount,
    },
    /// The cell gives a rate of the PMSS.
    PercentPmss {
        /// The rate.
        rate: Rate,
        /// The PMSS.
        pmss: Amount,
        /// The result.
        amount: Amount,
        /// Where the PMSS comes from.
        source: Source,
    },
    /// The cell gives euros.
    Euros {
        /// The amount.
        amount: Amount,
    },
    /// The cell gives a rate of the *ticket modérateur*.
    PercentTm {
        /// The rate.
        rate: Rate,
        /// The *ticket modérateur*: base − AMO as inside the pathway.
        tm: Amount,
        /// The result.
        amount: Amount,
    },
    /// A restriction of the row applies, by its place in the row's conditions.
    Restricted(u16),
    /// The element of glasses may not be renewed before a date.
    TooEarly {
        /// The delay, months.
        months: u16,
        /// The date.
        from: Date,
    },
    /// Class B elements are paid within the ceiling of the equipment less its class A elements.
    Mixed {
        /// The ceiling of a whole class B equipment.
        ceiling: Amount,
        /// The price of the class A elements.
        class_a: Amount,
        /// What is left for this line, AMO included, all units together.
        left: Amount,
    },
    /// The *forfait journalier* is imputed on the *ticket modérateur* of the stay.
    Imputed {
        /// The *ticket modérateur* of the stay not yet used for it.
        tm: Amount,
        /// What is no longer billed, all units together.
        waived: Amount,
    },
    /// A second row pays on what is left, all units together.
    Then {
        /// The row.
        row: RowId,
        /// What is left before it, once what is never repaid is off.
        rest: Amount,
        /// What it pays.
        paid: Amount,
    },
    /// Something bounds the guarantee.
    Bounded {
        /// What bounds it.
        by: Bound,
        /// The guarantee after it.
        to: Amount,
    },
    /// AMC = guarantee − AMO as inside the pathway.
    MinusAmo {
        /// The guarantee, AMO included.
        guarantee: Amount,
        /// The AMO as inside the pathway.
        amo: Amount,
        /// The result, never below zero.
        amc: Amount,
    },
    /// The yearly amount and what is left of it.
    YearlyLeft {
        /// The yearly amount.
        amount: Amount,
        /// What was used.
        used: Amount,
        /// What is left.
        left: Amount,
    },
    /// An amount on top: the lower of what is left to pay and of the amount.
    OnTop {
        /// What is left to pay after the AMO and the first term.
        to_pay: Amount,
        /// What is paid.
        paid: Amount,
        /// True when it is for all units.
        total: bool,
    },
    /// The count of units.
    Counted {
        /// The maximum.
        max: u16,
        /// Used before.
        used: u32,
        /// Units paid by the cell.
        covered: u32,
        /// Units beyond.
        beyond: u32,
    },
    /// The AMC for one unit beyond the count.
    Beyond {
        /// The rate of the base.
        rate: Rate,
        /// The guarantee, AMO included.
        guarantee: Amount,
        /// The AMC for one unit.
        amc: Amount,
    },
    /// The cell is *Néant*.
    NotCovered,
    /// Totals of all units: AMO before what is held back.
    Totals {
        /// Units.
        quantity: u32,
        /// AMO, gross.
        amo: Amount,
        /// AMC.
        amc: Amount,
    },
    /// RAC = billed − AMO − AMC.
    Rest {
        /// Billed.
        billed: Amount,
        /// AMO, net.
        amo: Amount,
        /// AMC.
        amc: Amount,
        /// What is left to the patient.
        rac: Amount,
    },
}
