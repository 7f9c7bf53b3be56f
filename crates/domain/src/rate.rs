//! Rates, held in basis points, and the one rounding of the project.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::amount::Amount;

/// A rate in basis points: 70 % is 7 000, 0.97 % is 97, 450 % is 45 000.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate {
    basis_points: u32,
}

/// Why a text or a decimal is not a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Nothing was written.
    #[error("no rate")]
    Empty,
    /// Something else than a positive decimal number, with or without `%`.
    #[error("not a rate")]
    NotANumber,
    /// Finer than a hundredth of a percent.
    #[error("finer than a hundredth of a percent")]
    TooPrecise,
    /// More than 42 million percent.
    #[error("a rate too large")]
    TooLarge,
}

impl Rate {
    /// 0 %.
    pub const ZERO: Rate = Rate { basis_points: 0 };
    /// 100 %.
    pub const WHOLE: Rate = Rate {
        basis_points: 10_000,
    };

    /// A rate from basis points (hundredths of a percent).
    #[must_use]
    #[inline]
    pub const fn from_basis_points(basis_points: u32) -> Self {
        Self { basis_points }
    }

    /// A rate from whole percents; saturates.
    #[must_use]
    pub const fn from_percent(percent: u32) -> Self {
        Self {
            basis_points: percent.saturating_mul(100),
        }
    }

    /// The hundredths of a percent.
    #[must_use]
    #[inline]
    pub const fn basis_points(self) -> u32 {
        self.basis_points
    }

    /// The rate of an amount, rounded **half up to the cent** (away from zero on a tie).
    ///
    /// This is the only place of the project where an amount is rounded.
    #[must_use]
    #[inline]
    #[expect(
        clippy::as_conversions,
        reason = "widening, then narrowing only after the bounds check"
    )]
    pub const fn of(self, amount: Amount) -> Amount {
        // Every amount of the trade fits: 64 bits divide several times faster than 128.
        if let Some(product) = amount.cents().checked_mul(self.basis_points as i64)
            && let Some(rounded) = product.checked_add(if product < 0 { -5_000 } else { 5_000 })
        {
            return Amount::from_cents(rounded / 10_000);
        }
        self.of_a_fortune(amount)
    }

    #[expect(
        clippy::as_conversions,
        reason = "widening to i128, then narrowing only after the bounds check"
    )]
    const fn of_a_fortune(self, amount: Amount) -> Amount {
        let product = amount.cents() as i128 * self.basis_points as i128;
        let half = if product < 0 { -5_000 } else { 5_000 };
        let cents = (product + half) / 10_000;
        if cents > i64::MAX as i128 {
            Amount::from_cents(i64::MAX)
        } else if cents < i64::MIN as i128 {
            Amount::from_cents(i64::MIN)
        } else {
            Amount::from_cents(cents as i64)
        }
    }

    /// The amount of which this rate is a part, to the nearest cent: 30 % of 50 € is 15 €, so that
    /// 15 € is 30 % of 50 €. Nothing for a rate of zero.
    #[must_use]
    pub fn whole_of(self, part: Amount) -> Option<Amount> {
        let points = i64::from(self.basis_points);
        let whole = part.cents().checked_mul(10_000)?.checked_add(points / 2)?;
        whole.checked_div(points).map(Amount::from_cents)
    }

    /// The exact decimal: 70 % is 0.7000.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(i64::from(self.basis_points), 4)
    }

    /// Plain machine text as a fraction: `0.70`, `0.0097`, `4.50`; at least two digits after the point.
    #[must_use]
    pub fn to_plain(self) -> String {
        let whole = self.basis_points / 10_000;
        let rest = self.basis_points % 10_000;
        if rest.is_multiple_of(100) {
            format!("{whole}.{:02}", rest / 100)
        } else {
            format!("{whole}.{rest:04}")
        }
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}.{:02} %",
            self.basis_points / 100,
            self.basis_points % 100
        )
    }
}

impl TryFrom<Decimal> for Rate {
    type Error = RateError;

    /// From a fraction: 0.70 is 70 %. Exact, never rounded.
    fn try_from(value: Decimal) -> Result<Self, RateError> {
        if value.is_sign_negative() && !value.is_zero() {
            return Err(RateError::NotANumber);
        }
        let points = value
            .checked_mul(Decimal::from(10_000))
            .ok_or(RateError::TooLarge)?
            .normalize();
        if points.scale() != 0 {
            return Err(RateError::TooPrecise);
        }
        points
            .to_u32()
            .map(Self::from_basis_points)
            .ok_or(RateError::TooLarge)
    }
}

impl std::str::FromStr for Rate {
    type Err = RateError;

    /// `70 %`, `2,5%` and `0,97 %` are percents; `0.70` and `0,97` without the sign are fractions.
    fn from_str(text: &str) -> Result<Self, RateError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(RateError::Empty);
        }
        let (number, scale) = match text.strip_suffix('%') {
            Some(number) => (number.trim_end_matches(|c: char| c.is_whitespace()), 2),
            None => (text, 4),
        };
        basis_points(number, scale).map(Self::from_basis_points)
    }
}

/// Reads a decimal number and shifts it by `scale` digits, exactly.
fn basis_points(number: &str, scale: usize) -> Result<u32, RateError> {
    let (whole, fraction) = number.split_once([',', '.']).unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(RateError::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    let digits_only = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !digits_only(whole) || !digits_only(fraction) {
        return Err(RateError::NotANumber);
    }
    if fraction.len() > scale {
        return Err(RateError::TooPrecise);
    }
    let padding = std::iter::repeat_n(b'0', scale - fraction.len());
    whole
        .bytes()
        .chain(fraction.bytes())
        .chain(padding)
        .try_fold(0u32, |value, byte| {
            value.checked_mul(10)?.checked_add(u32::from(byte - b'0'))
        })
        .ok_or(RateError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::RoundingStrategy;

    #[test]
    fn reads_percents_and_fractions() {
        for (text, points) in [
            ("70 %", 7000),
            ("70%", 7000),
            ("0.70", 7000),
            ("0,97", 9700),
            ("0,97 %", 97),
            ("2,0%", 200),
            ("1", 10_000),
            ("450 %", 45_000),
        ] {
            assert_eq!(text.parse(), Ok(Rate::from_basis_points(points)), "{text}");
        }
        for (text, error) in [
            ("", RateError::Empty),
            ("%", RateError::NotANumber),
            ("soixante", RateError::NotANumber),
            ("-5 %", RateError::NotANumber),
            ("0,975 %", RateError::TooPrecise),
            ("99999999999", RateError::TooLarge),
        ] {
            assert_eq!(text.parse::<Rate>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_tie_goes_up() {
        // 60 % of 1.35 is 0.81; 70 % of 0.25 is 0.175, a tie.
        assert_eq!(
            Rate::from_percent(60).of(Amount::from_cents(135)),
            Amount::from_cents(81)
        );
        assert_eq!(
            Rate::from_percent(70).of(Amount::from_cents(25)),
            Amount::from_cents(18)
        );
    }

    proptest! {
        #[test]
        fn equals_rust_decimal(cents in -1_000_000_000_000i64..1_000_000_000_000, points in 0u32..1_000_000) {
            let exact = Amount::from_cents(cents).to_decimal() * Rate::from_basis_points(points).to_decimal();
            let rounded = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            let ours = Rate::from_basis_points(points).of(Amount::from_cents(cents));
            prop_assert_eq!(ours.to_decimal(), rounded);
        }

        #[test]
        fn never_overflows(cents: i64, points: u32) {
            let _held = Rate::from_basis_points(points).of(Amount::from_cents(cents));
        }

        #[test]
        fn plain_text_and_decimal_round_trip(points: u32) {
            let rate = Rate::from_basis_points(points);
            prop_assert_eq!(rate.to_plain().parse::<Rate>().unwrap(), rate);
            prop_assert_eq!(Rate::try_from(rate.to_decimal()).unwrap(), rate);
        }
    }
}
