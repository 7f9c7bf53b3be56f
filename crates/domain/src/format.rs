//! The one formatter of amounts, rates and dates for people, in French and in English.

use crate::amount::Amount;
use crate::date::Date;
use crate::moment::ParisTime;
use crate::rate::Rate;

/// Narrow no-break space: between groups of digits and before a unit, in French.
pub const NARROW_SPACE: char = '\u{202f}';

/// The reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// French, the first language of the screens.
    #[default]
    Fr,
    /// English.
    En,
}

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `1 234,50 €` in French (narrow no-break spaces), `€1,234.50` in English.
#[must_use]
pub fn amount(value: Amount, locale: Locale) -> String {
    let magnitude = value.cents().unsigned_abs();
    let (euros, cents) = (magnitude / 100, magnitude % 100);
    let sign = if value.is_negative() { "−" } else { "" };
    match locale {
        Locale::Fr => format!(
            "{sign}{},{cents:02}{NARROW_SPACE}€",
            grouped(euros, NARROW_SPACE)
        ),
        Locale::En => format!("{sign}€{}.{cents:02}", grouped(euros, ',')),
    }
}

/// `70 %`, `2,5 %` in French; `70%`, `2.5%` in English. No useless zero.
#[must_use]
pub fn rate(value: Rate, locale: Locale) -> String {
    let points = value.basis_points();
    let (whole, hundredths) = (points / 100, points % 100);
    let decimals = match hundredths {
        0 => String::new(),
        n if n.is_multiple_of(10) => format!("{}", n / 10),
        n => format!("{n:02}"),
    };
    let separator = match (decimals.is_empty(), locale) {
        (true, _) => "",
        (false, Locale::Fr) => ",",
        (false, Locale::En) => ".",
    };
    match locale {
        Locale::Fr => format!("{whole}{separator}{decimals}{NARROW_SPACE}%"),
        Locale::En => format!("{whole}{separator}{decimals}%"),
    }
}

/// `1er mars 2024` in French, `1 March 2024` in English.
#[must_use]
pub fn date(value: Date, locale: Locale) -> String {
    let months = match locale {
        Locale::Fr => MONTHS_FR,
        Locale::En => MONTHS_EN,
    };
    let month = months
        .get(usize::from(value.month()) - 1)
        .copied()
        .unwrap_or_default();
    let ordinal = if value.day() == 1 && locale == Locale::Fr {
        "er"
    } else {
        ""
    };
    format!("{}{ordinal} {month} {}", value.day(), value.year())
}

/// `21 novembre 2026 à 8 h 02` in French, `21 November 2026 at 8:02` in English, in Paris; the text
/// itself when it is no instant in UTC.
#[must_use]
pub fn moment(utc: &str, locale: Locale) -> String {
    let Some(ParisTime {
        date: day,
        hour,
        minute,
    }) = ParisTime::from_utc(utc)
    else {
        return utc.to_owned();
    };
    let day = date(day, locale);
    match locale {
        Locale::Fr => format!("{day} à {hour}\u{a0}h\u{a0}{minute:02} (heure de Paris)"),
        Locale::En => format!("{day} at {hour}:{minute:02} (Paris time)"),
    }
}

/// `01/03/2024`, in both languages (day first).
#[must_use]
pub fn short_date(value: Date) -> String {
    format!(
        "{:02}/{:02}/{:04}",
        value.day(),
        value.month(),
        value.year()
    )
}

/// `340 Ko`, `1,2 Mo` in French; `340 KB`, `1.2 MB` in English. Never 0.
#[must_use]
pub fn file_size(bytes: u32, locale: Locale) -> String {
    const KILOBYTE: u32 = 1024;
    const MEGABYTE: u32 = 1024 * KILOBYTE;
    let (separator, units) = match locale {
        Locale::Fr => (',', ["Ko", "Mo"]),
        Locale::En => ('.', ["KB", "MB"]),
    };
    let [small, large] = units;
    if bytes < MEGABYTE {
        return format!("{}\u{a0}{small}", bytes.div_ceil(KILOBYTE).max(1));
    }
    let tenths = u64::from(bytes) * 10 / u64::from(MEGABYTE);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if tenth == 0 {
        format!("{whole}\u{a0}{large}")
    } else {
        format!("{whole}{separator}{tenth}\u{a0}{large}")
    }
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_the_reader_expects() {
        let value = Amount::from_cents(123_450);
        assert_eq!(amount(value, Locale::Fr), "1\u{202f}234,50\u{202f}€");
        assert_eq!(amount(value, Locale::En), "€1,234.50");
        assert_eq!(amount(Amount::from_cents(5), Locale::Fr), "0,05\u{202f}€");
        assert_eq!(
            amount(Amount::from_cents(-100_000_000), Locale::Fr),
            "−1\u{202f}000\u{202f}000,00\u{202f}€"
        );
    }

    #[test]
    fn rates_have_no_useless_zero() {
        for (points, fr, en) in [
            (7000, "70\u{202f}%", "70%"),
            (250, "2,5\u{202f}%", "2.5%"),
            (97, "0,97\u{202f}%", "0.97%"),
            (5, "0,05\u{202f}%", "0.05%"),
        ] {
            assert_eq!(rate(Rate::from_basis_points(points), Locale::Fr), fr);
            assert_eq!(rate(Rate::from_basis_points(points), Locale::En), en);
        }
    }

    #[test]
    fn sizes_are_short() {
        for (bytes, fr, en) in [
            (0, "1\u{a0}Ko", "1\u{a0}KB"),
            (1025, "2\u{a0}Ko", "2\u{a0}KB"),
            (1_048_575, "1024\u{a0}Ko", "1024\u{a0}KB"),
            (1_300_000, "1,2\u{a0}Mo", "1.2\u{a0}MB"),
            (5_242_880, "5\u{a0}Mo", "5\u{a0}MB"),
        ] {
            assert_eq!(file_size(bytes, Locale::Fr), fr);
            assert_eq!(file_size(bytes, Locale::En), en);
        }
    }

    #[test]
    fn instants_are_told_in_paris() {
        let utc = "2026-11-21T07:02:04Z";
        assert_eq!(
            moment(utc, Locale::Fr),
            "21 novembre 2026 à 8\u{a0}h\u{a0}02 (heure de Paris)"
        );
        assert_eq!(
            moment(utc, Locale::En),
            "21 November 2026 at 8:02 (Paris time)"
        );
        assert_eq!(moment("hier", Locale::Fr), "hier");
    }

    #[test]
    fn the_first_of_a_month_is_ordinal_in_french() {
        let first = Date::parse_iso("2024-03-01").unwrap();
        assert_eq!(date(first, Locale::Fr), "1er mars 2024");
        assert_eq!(date(first, Locale::En), "1 March 2024");
        assert_eq!(date(first.add_days(1), Locale::Fr), "2 mars 2024");
        assert_eq!(short_date(first), "01/03/2024");
    }
}
