//! Amounts and rates: always text, one form, nothing guessed.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use serde_json::Value;

use super::node::Node;
use crate::fault::Fault;

/// A hundred million euros: beyond, an amount is a mistake.
const LARGEST: Amount = Amount::from_euros(100_000_000);

/// A decimal text cut in two: digits before and after the point.
struct Decimal<'a> {
    whole: &'a str,
    fraction: &'a str,
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits, and digits after one point.
fn decimal(text: &str) -> Option<Decimal<'_>> {
    match text.split_once('.') {
        None if digits(text) => Some(Decimal {
            whole: text,
            fraction: "",
        }),
        Some((whole, fraction)) if digits(whole) && digits(fraction) => {
            Some(Decimal { whole, fraction })
        }
        _ => None,
    }
}

/// Reads the decimal as a whole number of its last digit kept; none when it does not fit.
fn scaled(decimal: &Decimal<'_>, scale: usize) -> Option<i64> {
    let padding = std::iter::repeat_n(b'0', scale.checked_sub(decimal.fraction.len())?);
    let digits = decimal.whole.bytes().chain(decimal.fraction.bytes());
    digits.chain(padding).try_fold(0_i64, |value, byte| {
        value.checked_mul(10)?.checked_add(i64::from(byte - b'0'))
    })
}

fn is_negative(text: &str) -> bool {
    text.strip_prefix(['-', '−', '–'])
        .is_some_and(|rest| decimal(rest).is_some())
}

impl Node<'_> {
    /// An amount in euros: `"31.50"`, `"31.5"`, `"60"`.
    pub(crate) fn money(&self) -> Result<Amount, Fault> {
        let Value::String(text) = self.value() else {
            return Err(self.wrong_type("un montant entre guillemets, par exemple \"31.50\""));
        };
        if is_negative(text) {
            return Err(self.fault("negative", "attendu un montant positif ou nul"));
        }
        let Some(decimal) = decimal(text) else {
            return Err(self.fault("money", not_money(text)));
        };
        if decimal.fraction.len() > 2 {
            return Err(self.fault(
                "money",
                "attendu deux décimales au plus, par exemple \"31.50\"",
            ));
        }
        scaled(&decimal, 2)
            .map(Amount::from_cents)
            .filter(|amount| *amount <= LARGEST)
            .ok_or_else(|| self.fault("too_large", "attendu 100 000 000 euros au plus"))
    }

    /// A rate from 0 to 1: `"0.70"`.
    pub(crate) fn rate(&self) -> Result<Rate, Fault> {
        const EXPECTED: &str = "attendu un taux de \"0\" à \"1\", quatre décimales au plus, par exemple \"0.70\" pour 70 %";
        let Value::String(text) = self.value() else {
            return Err(self.wrong_type("un taux entre guillemets, par exemple \"0.70\" pour 70 %"));
        };
        if is_negative(text) {
            return Err(self.fault("negative", EXPECTED));
        }
        decimal(text)
            .and_then(|decimal| scaled(&decimal, 4))
            .and_then(|points| u32::try_from(points).ok())
            .filter(|points| *points <= 10_000)
            .map(Rate::from_basis_points)
            .ok_or_else(|| self.fault("rate", EXPECTED))
    }
}

/// Diopters in hundredths, either sign: `"-2.25"`, `"-2,25"`, `"plan"`, or a number with two decimals;
/// nothing when it is not that, or beyond the most.
pub(super) fn hundredths(value: &Value, most: i16) -> Option<i16> {
    let text = match value {
        Value::String(text) => text
            .trim_end_matches(['d', 'D', 'δ'])
            .replace('−', "-")
            .replace(',', ".")
            .split_whitespace()
            .collect(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    if ["plan", "plano"].contains(&text.to_lowercase().as_str()) {
        return Some(0);
    }
    let (negative, magnitude) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let decimal = decimal(magnitude.strip_suffix(".0").unwrap_or(magnitude))?;
    let value = i16::try_from(scaled(&decimal, 2)?).ok()?;
    let value = Some(value).filter(|value| *value <= most)?;
    Some(if negative { -value } else { value })
}

fn not_money(text: &str) -> &'static str {
    if text.trim().is_empty() {
        "montant vide : attendu par exemple \"31.50\""
    } else if text.contains(',') {
        "virgule refusée : attendu un point, par exemple \"31.50\""
    } else if text.contains('€') {
        "attendu le nombre seul, sans le signe €, par exemple \"31.50\""
    } else if text.contains(char::is_whitespace) {
        "attendu un nombre sans espace, par exemple \"1234.50\""
    } else {
        "attendu un montant en euros, par exemple \"31.50\""
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::node::Node;
    use super::hundredths;
    use affilio_domain::amount::Amount;
    use affilio_domain::rate::Rate;

    fn node(value: &Value) -> Node<'_> {
        Node::named(value, "", "x")
    }

    #[test]
    fn money_has_one_form() {
        for (text, cents) in [
            ("31.50", 3150),
            ("31.5", 3150),
            ("60", 6000),
            ("0", 0),
            ("100000000", 10_000_000_000),
        ] {
            let value = json!(text);
            assert_eq!(
                node(&value).money(),
                Ok(Amount::from_cents(cents)),
                "{text}"
            );
        }
        for (value, code) in [
            (json!("31,50"), "money"),
            (json!(""), "money"),
            (json!(" "), "money"),
            (json!(" 31"), "money"),
            (json!("31.505"), "money"),
            (json!("31."), "money"),
            (json!(".5"), "money"),
            (json!("1e3"), "money"),
            (json!("+5"), "money"),
            (json!("١٢"), "money"),
            (json!("NaN"), "money"),
            (json!("-31.50"), "negative"),
            (json!("-0"), "negative"),
            (json!("-1.999"), "negative"),
            (json!("100000000.01"), "too_large"),
            (json!("99999999999999999999999999"), "too_large"),
            (json!(31.5), "type"),
            (json!(true), "type"),
            (json!(["31.50"]), "type"),
        ] {
            assert_eq!(node(&value).money().unwrap_err().code, code, "{value}");
        }
    }

    #[test]
    fn rates_go_from_nothing_to_the_whole() {
        for (text, points) in [
            ("0.70", 7000),
            ("0.7", 7000),
            ("1", 10_000),
            ("0.9999", 9999),
            ("0", 0),
        ] {
            let value = json!(text);
            assert_eq!(
                node(&value).rate(),
                Ok(Rate::from_basis_points(points)),
                "{text}"
            );
        }
        for (value, code) in [
            (json!("70"), "rate"),
            (json!("70%"), "rate"),
            (json!("0,7"), "rate"),
            (json!("0.00001"), "rate"),
            (json!(""), "rate"),
            (json!("-0.5"), "negative"),
            (json!(0.7), "type"),
        ] {
            assert_eq!(node(&value).rate().unwrap_err().code, code, "{value}");
        }
    }

    #[test]
    fn diopters_are_text_or_numbers() {
        for (value, expected) in [
            (json!("-2.25"), Some(-225)),
            (json!("+1.5"), Some(150)),
            (json!("+ 1,50 D"), Some(150)),
            (json!("Plan"), Some(0)),
            (json!(-2.25), Some(-225)),
            (json!(4), Some(400)),
            (json!(4.0), Some(400)),
            (json!("0"), Some(0)),
            (json!("-2.255"), None),
            (json!(2.255), None),
            (json!(41), None),
            (json!("forte"), None),
            (json!(1e30), None),
            (json!(true), None),
        ] {
            assert_eq!(hundredths(&value, 4000), expected, "{value}");
        }
    }
}
