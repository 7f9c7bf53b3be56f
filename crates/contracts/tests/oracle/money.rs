//! Exact decimals, and the rounding of the law: half up to the cent, where a rate is applied.

use affilio_domain::amount::Amount;
use rust_decimal::{Decimal, RoundingStrategy};

pub(crate) const ZERO: Decimal = Decimal::ZERO;

/// Cents of the compiled data, in euros.
pub(crate) fn euros(cents: i64) -> Decimal {
    Decimal::new(cents, 2)
}

/// So many basis points of an amount.
pub(crate) fn share(basis_points: u32, of: Decimal) -> Decimal {
    let exact = of * Decimal::new(i64::from(basis_points), 4);
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

pub(crate) fn at_least_zero(value: Decimal) -> Decimal {
    value.max(ZERO)
}

pub(crate) fn back(value: Decimal) -> Amount {
    Amount::try_from(value).expect("whole cents")
}
