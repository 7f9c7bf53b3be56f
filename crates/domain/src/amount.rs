//! Amounts of money, exact to the cent.

use std::fmt;
use std::ops::Neg;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// An amount of money in euros, held as a whole number of cents.
///
/// Two amounts cannot be multiplied together: only a [`Rate`](crate::rate::Rate) of an amount and a
/// whole number of times an amount mean something.
///
/// ```
/// use affilio_domain::amount::Amount;
/// let price: Amount = "1 234,50 €".parse()?;
/// assert_eq!(price, Amount::from_cents(123_450));
/// # Ok::<(), affilio_domain::amount::AmountError>(())
/// ```
///
/// ```compile_fail
/// use affilio_domain::amount::Amount;
/// let area = Amount::from_cents(2) * Amount::from_cents(3);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount {
    cents: i64,
}

/// Why a text or a decimal is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was written.
    #[error("no amount")]
    Empty,
    /// The amount starts with a minus sign.
    #[error("a negative amount")]
    Negative,
    /// There are more than two digits after the decimal separator.
    #[error("more than two decimals")]
    TooPrecise,
    /// The amount does not fit: more than 92 million billion euros.
    #[error("an amount too large")]
    TooLarge,
    /// Something else than digits, separators and the euro sign; the character and its position.
    #[error("unexpected character {found:?} at position {at}")]
    Unexpected {
        /// The character found.
        found: char,
        /// Its position in characters, from 0.
        at: usize,
    },
    /// Digits grouped by separators that are not groups of three.
    #[error("digits grouped in an unusual way")]
    BadGrouping,
}

impl Amount {
    /// Nothing at all: 0 €. Not the same as "not covered" nor as "unknown".
    pub const ZERO: Amount = Amount { cents: 0 };
    /// The largest amount held.
    pub const MAX: Amount = Amount { cents: i64::MAX };

    /// An amount from whole cents.
    #[must_use]
    #[inline]
    pub const fn from_cents(cents: i64) -> Self {
        Self { cents }
    }

    /// An amount from whole euros; saturates.
    #[must_use]
    pub const fn from_euros(euros: i64) -> Self {
        Self {
            cents: euros.saturating_mul(100),
        }
    }

    /// The whole number of cents.
    #[must_use]
    #[inline]
    pub const fn cents(self) -> i64 {
        self.cents
    }

    /// The exact decimal value in euros, two digits after the point.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.cents, 2)
    }

    /// The sum, or nothing if it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.cents.checked_add(other.cents).map(Self::from_cents)
    }

    /// The difference, or nothing if it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.cents.checked_sub(other.cents).map(Self::from_cents)
    }

    /// The sum, held at the largest amount.
    #[must_use]
    #[inline]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self {
            cents: self.cents.saturating_add(other.cents),
        }
    }

    /// The difference; may be negative.
    #[must_use]
    #[inline]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self {
            cents: self.cents.saturating_sub(other.cents),
        }
    }

    /// The difference, never below zero: what is left once `other` is taken.
    #[must_use]
    #[inline]
    pub fn minus_down_to_zero(self, other: Self) -> Self {
        Self {
            cents: self.cents.saturating_sub(other.cents).max(0),
        }
    }

    /// A whole number of times the amount; saturates.
    #[must_use]
    #[inline]
    pub fn times(self, count: u32) -> Self {
        Self {
            cents: self.cents.saturating_mul(i64::from(count)),
        }
    }

    /// True for 0 € exactly.
    #[must_use]
    #[inline]
    pub const fn is_zero(self) -> bool {
        self.cents == 0
    }

    /// True below 0 €.
    #[must_use]
    #[inline]
    pub const fn is_negative(self) -> bool {
        self.cents < 0
    }

    /// Plain machine text: `1234.50`, sign first, point, two digits. For JSON and URLs.
    #[must_use]
    pub fn to_plain(self) -> String {
        let magnitude = self.cents.unsigned_abs();
        let sign = if self.is_negative() { "-" } else { "" };
        format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}

impl Neg for Amount {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            cents: self.cents.saturating_neg(),
        }
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Self::saturating_add)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} €", self.to_plain())
    }
}

impl From<Amount> for Decimal {
    fn from(amount: Amount) -> Self {
        amount.to_decimal()
    }
}

impl TryFrom<Decimal> for Amount {
    type Error = AmountError;

    /// Exact: a decimal with a fraction of a cent is refused, never rounded.
    fn try_from(value: Decimal) -> Result<Self, AmountError> {
        let cents = value
            .checked_mul(Decimal::ONE_HUNDRED)
            .ok_or(AmountError::TooLarge)?
            .normalize();
        if cents.scale() != 0 {
            return Err(AmountError::TooPrecise);
        }
        cents
            .to_i64()
            .map(Self::from_cents)
            .ok_or(AmountError::TooLarge)
    }
}

impl std::str::FromStr for Amount {
    type Err = AmountError;

    /// Reads what a person types or a file holds: `31,50`, `31.50 €`, `1 200`, `1 234,5`, `€1,234.50`.
    ///
    /// The last comma or point is the decimal separator when one or two digits (or none yet) follow it;
    /// three digits after a lone separator are refused rather than guessed (`1,200` is 1200 in
    /// English and a fraction of a cent in French).
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let body = strip_currency(text);
        if body.is_empty() {
            return Err(AmountError::Empty);
        }
        if body.starts_with(['-', '−', '–']) {
            return Err(AmountError::Negative);
        }
        let (whole, fraction) = match body.rfind([',', '.']) {
            Some(at) => (
                body.get(..at).unwrap_or_default(),
                body.get(at + 1..).unwrap_or_default(),
            ),
            None => (body, ""),
        };
        let fraction_cents = fraction_to_cents(fraction, text)?;
        let euros = whole_to_euros(whole, text)?;
        euros
            .checked_mul(100)
            .and_then(|cents| cents.checked_add(fraction_cents))
            .map(Self::from_cents)
            .ok_or(AmountError::TooLarge)
    }
}

/// Every blank that separates digits in typed or printed French: space, no-break, thin, narrow.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn strip_currency(text: &str) -> &str {
    let edge = |c: char| is_blank(c) || c == '€';
    text.trim_matches(edge)
}

fn unexpected(found: char, text: &str) -> AmountError {
    let at = text.chars().position(|c| c == found).unwrap_or(0);
    AmountError::Unexpected { found, at }
}

fn fraction_to_cents(fraction: &str, text: &str) -> Result<i64, AmountError> {
    let mut cents = 0;
    let mut digits = 0;
    for c in fraction.chars() {
        let digit = c.to_digit(10).ok_or_else(|| unexpected(c, text))?;
        digits += 1;
        if digits > 2 {
            return Err(AmountError::TooPrecise);
        }
        cents = cents * 10 + i64::from(digit);
    }
    Ok(if digits == 1 { cents * 10 } else { cents })
}

fn whole_to_euros(whole: &str, text: &str) -> Result<i64, AmountError> {
    let mut euros: i64 = 0;
    let mut digits = 0;
    let mut digits_since_group: Option<u32> = None;
    for c in whole.chars() {
        if let Some(digit) = c.to_digit(10) {
            euros = euros
                .checked_mul(10)
                .and_then(|v| v.checked_add(i64::from(digit)))
                .ok_or(AmountError::TooLarge)?;
            digits += 1;
            digits_since_group = digits_since_group.map(|n| n + 1);
        } else if is_blank(c) || matches!(c, ',' | '.' | '\'') {
            if digits == 0 || digits_since_group.is_some_and(|n| n != 3) {
                return Err(AmountError::BadGrouping);
            }
            digits_since_group = Some(0);
        } else {
            return Err(unexpected(c, text));
        }
    }
    if digits_since_group.is_some_and(|n| n != 3) {
        return Err(AmountError::BadGrouping);
    }
    Ok(euros)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_type() {
        for (text, cents) in [
            ("31,50", 3150),
            ("31.5", 3150),
            ("31.50 €", 3150),
            ("31,", 3100),
            (",5", 50),
            ("1 200", 120_000),
            ("1\u{202f}234,50\u{202f}€", 123_450),
            ("€1,234.50", 123_450),
            ("1.234,50", 123_450),
            ("0", 0),
        ] {
            assert_eq!(text.parse(), Ok(Amount::from_cents(cents)), "{text}");
        }
    }

    #[test]
    fn says_why_a_text_is_refused() {
        for (text, error) in [
            ("", AmountError::Empty),
            (" € ", AmountError::Empty),
            ("-5", AmountError::Negative),
            ("1,200", AmountError::TooPrecise),
            ("3.125", AmountError::TooPrecise),
            ("12 34", AmountError::BadGrouping),
            ("12a", AmountError::Unexpected { found: 'a', at: 2 }),
            ("1e9", AmountError::Unexpected { found: 'e', at: 1 }),
            ("99999999999999999999", AmountError::TooLarge),
        ] {
            assert_eq!(text.parse::<Amount>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_decimal_with_a_fraction_of_a_cent_is_refused() {
        assert_eq!(
            Amount::try_from(Decimal::new(31_505, 3)),
            Err(AmountError::TooPrecise)
        );
        assert_eq!(
            Amount::try_from(Decimal::new(31_500, 3)),
            Ok(Amount::from_cents(3150))
        );
    }

    proptest! {
        #[test]
        fn plain_text_and_decimal_round_trip(cents in 0i64..) {
            let amount = Amount::from_cents(cents);
            prop_assert_eq!(amount.to_plain().parse::<Amount>().unwrap(), amount);
            prop_assert_eq!(Amount::try_from(amount.to_decimal()).unwrap(), amount);
        }

        #[test]
        fn any_text_is_answered(text in ".{0,40}") {
            let _answer = text.parse::<Amount>();
        }
    }
}
