//! Dates as machines write them and as people type them.

use super::Date;

/// Why a date is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was written.
    #[error("no date")]
    Empty,
    /// Not three numbers (day, month, year), nor eight digits in a row.
    #[error("not a day, a month and a year")]
    NotADate,
    /// The year is written with fewer than four digits: the century would be a guess.
    #[error("the year needs four digits")]
    ShortYear,
    /// Year 0, or beyond 9999.
    #[error("no year {year}")]
    NoSuchYear {
        /// The year written.
        year: u32,
    },
    /// A month that is not 1 to 12.
    #[error("no month {month}")]
    NoSuchMonth {
        /// The month written.
        month: u32,
    },
    /// A day that this month does not have (31 April, 29 February of a common year).
    #[error("no day {day} in month {month} of {year}: it has {last}")]
    NoSuchDay {
        /// The day written.
        day: u32,
        /// The month written.
        month: u32,
        /// The year written.
        year: u32,
        /// The number of days of that month.
        last: u32,
    },
}

impl Date {
    /// Reads `2024-03-01`.
    ///
    /// # Errors
    /// Refuses any other shape, and days that do not exist.
    pub fn parse_iso(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| match i {
                4 | 7 => *b == b'-',
                _ => b.is_ascii_digit(),
            });
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        if !shape {
            return Err(DateError::NotADate);
        }
        let number = |from: usize, to: usize| {
            bytes.get(from..to).map_or(0, |part| {
                part.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'))
            })
        };
        Self::new(number(0, 4), number(5, 7), number(8, 10))
    }

    /// Reads a date as typed in French: `1/2/1990`, `01-02-1990`, `1 2 1990`, `1.2.1990`,
    /// `01021990`, and the ISO form that a browser's date field gives.
    ///
    /// # Errors
    /// Says what is wrong, so that the message can say what to change.
    pub fn parse_french(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        if let Ok(date) = Self::parse_iso(text) {
            return Ok(date);
        }
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            let part = |from, to| text.get(from..to).unwrap_or_default();
            return Self::from_parts(part(0, 2), part(2, 4), part(4, 8));
        }
        let separator =
            |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | '\u{a0}' | '\u{202f}');
        let mut parts = text.split(separator).filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(day), Some(month), Some(year), None) => Self::from_parts(day, month, year),
            _ => Err(DateError::NotADate),
        }
    }

    fn from_parts(day: &str, month: &str, year: &str) -> Result<Self, DateError> {
        let number = |part: &str| {
            Some(part)
                .filter(|p| p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|p| p.parse::<u32>().ok())
                .ok_or(DateError::NotADate)
        };
        let (day_number, month_number, year_number) = (number(day)?, number(month)?, number(year)?);
        if year.len() < 4 {
            return Err(DateError::ShortYear);
        }
        Self::new(year_number, month_number, day_number)
    }
}

impl std::str::FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse_iso(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(iso: &str) -> Date {
        Date::parse_iso(iso).unwrap()
    }

    #[test]
    fn reads_typed_french_dates() {
        for text in [
            "1/2/1990",
            "01/02/1990",
            "01021990",
            "1 2 1990",
            "01-02-1990",
            " 1.2.1990 ",
            "1990-02-01",
        ] {
            assert_eq!(Date::parse_french(text), Ok(day("1990-02-01")), "{text}");
        }
    }

    #[test]
    fn says_why_a_date_is_refused() {
        let no_day = |day, month, year, last| DateError::NoSuchDay {
            day,
            month,
            year,
            last,
        };
        for (text, error) in [
            ("", DateError::Empty),
            ("hier", DateError::NotADate),
            ("1/2", DateError::NotADate),
            ("1/2/90", DateError::ShortYear),
            ("1/13/1990", DateError::NoSuchMonth { month: 13 }),
            ("31/4/1990", no_day(31, 4, 1990, 30)),
            ("29/02/2023", no_day(29, 2, 2023, 28)),
            ("29/02/1900", no_day(29, 2, 1900, 28)),
            ("0/1/2000", no_day(0, 1, 2000, 31)),
            ("1/1/0000", DateError::NoSuchYear { year: 0 }),
        ] {
            assert_eq!(Date::parse_french(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,20}") {
            let _answer = Date::parse_french(&text);
        }
    }
}
