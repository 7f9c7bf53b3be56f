//! Civil dates of the Gregorian calendar, without time or zone.

mod parse;

use std::fmt;

pub use parse::DateError;

/// A valid day of the years 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// True when the year has a 29 February.
#[must_use]
pub const fn is_leap_year(year: u16) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    /// The last day held.
    pub const MAX: Date = Date {
        year: 9999,
        month: 12,
        day: 31,
    };
    /// The first day held.
    pub const MIN: Date = Date {
        year: 1,
        month: 1,
        day: 1,
    };

    /// A day of the calendar.
    ///
    /// # Errors
    /// Says which of the year, month and day does not exist.
    pub fn new(year: u32, month: u32, day: u32) -> Result<Self, DateError> {
        let valid_year = u16::try_from(year)
            .ok()
            .filter(|y| (1..=9999).contains(y))
            .ok_or(DateError::NoSuchYear { year })?;
        let valid_month = u8::try_from(month)
            .ok()
            .filter(|m| (1..=12).contains(m))
            .ok_or(DateError::NoSuchMonth { month })?;
        let last = days_in_month(valid_year, valid_month);
        let valid_day = u8::try_from(day)
            .ok()
            .filter(|d| (1..=last).contains(d))
            .ok_or(DateError::NoSuchDay {
                day,
                month,
                year,
                last: u32::from(last),
            })?;
        Ok(Self {
            year: valid_year,
            month: valid_month,
            day: valid_day,
        })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// 1 January of the same year.
    #[must_use]
    pub const fn first_of_year(self) -> Self {
        Self {
            year: self.year,
            month: 1,
            day: 1,
        }
    }

    /// Days since 1 March of year 0, a shifted calendar in which the leap day comes last.
    fn day_number(self) -> i32 {
        let shifted = i32::from(self.month) <= 2;
        let year = i32::from(self.year) - i32::from(shifted);
        let month = (i32::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        365 * year + year / 4 - year / 100 + year / 400 + of_year
    }

    fn from_day_number(number: i32) -> Self {
        let first = Self::MIN.day_number();
        let last = Self::MAX.day_number();
        let number = number.clamp(first, last);
        let era = number / 146_097;
        let of_era = number % 146_097;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        Self {
            year: u16::try_from(year).unwrap_or(1),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }

    /// The date some days later (or earlier); held within years 1 to 9999.
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        Self::from_day_number(self.day_number().saturating_add(days))
    }

    /// The same day some months later (or earlier), or the last day of that month when it is shorter
    /// (31 January plus one month is 28 or 29 February); held within years 1 to 9999.
    #[must_use]
    pub fn add_months(self, months: i32) -> Self {
        let from_start = i32::from(self.year) * 12 + i32::from(self.month) - 1;
        let target = from_start.saturating_add(months);
        let Ok(year) = u16::try_from(target.div_euclid(12)) else {
            return if months < 0 { Self::MIN } else { Self::MAX };
        };
        if year == 0 {
            return Self::MIN;
        }
        if year > 9999 {
            return Self::MAX;
        }
        let month = u8::try_from(target.rem_euclid(12) + 1).unwrap_or(1);
        Self {
            year,
            month,
            day: self.day.min(days_in_month(year, month)),
        }
    }

    /// The same day some years later (or earlier); 29 February becomes 28 in a common year.
    #[must_use]
    pub fn add_years(self, years: i32) -> Self {
        self.add_months(years.saturating_mul(12))
    }

    /// The number of days from this date to another: positive when `other` is later.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        other.day_number() - self.day_number()
    }

    /// The completed years on a date, for a person born on this one; none before the birth.
    ///
    /// A person born on 29 February turns a year older on **1 March** in a common year: age is a
    /// number of *completed* years, and on 28 February the anniversary day has not come yet. No
    /// text of the two contracts settles the case; this is the convention of this project.
    #[must_use]
    pub fn age_on(self, date: Self) -> Option<u16> {
        if date < self {
            return None;
        }
        let before_birthday = (date.month, date.day) < (self.month, self.day);
        Some(date.year - self.year - u16::from(before_birthday))
    }

    /// `2024-03-01`.
    #[must_use]
    pub fn to_iso(self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Date {
    /// The ISO form, `2024-03-01`: for machines. People read [`crate::format`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
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
    fn a_leap_day_birth_counts_from_the_first_of_march() {
        let born = day("2004-02-29");
        assert_eq!(born.age_on(day("2022-02-28")), Some(17));
        assert_eq!(born.age_on(day("2022-03-01")), Some(18));
        assert_eq!(born.age_on(day("2024-02-29")), Some(20));
        assert_eq!(born.age_on(day("2004-02-28")), None);
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(day("2024-01-31").add_months(1), day("2024-02-29"));
        assert_eq!(day("2024-02-29").add_years(1), day("2025-02-28"));
        assert_eq!(day("2024-01-15").add_months(-1), day("2023-12-15"));
        assert_eq!(day("2023-12-31").add_days(60), day("2024-02-29"));
        assert_eq!(Date::MAX.add_days(1), Date::MAX);
        assert_eq!(Date::MIN.add_months(-1), Date::MIN);
    }

    prop_compose! {
        fn any_date()(year in 1u32..=9999, month in 1u32..=12, day in 1u32..=28) -> Date {
            Date::new(year, month, day).unwrap()
        }
    }

    proptest! {
        #[test]
        fn days_added_are_days_between(date in any_date(), days in -40_000i32..40_000) {
            let other = date.add_days(days);
            if other != Date::MIN && other != Date::MAX {
                prop_assert_eq!(date.days_until(other), days);
            }
        }

        #[test]
        fn iso_round_trips(date in any_date()) {
            prop_assert_eq!(Date::parse_iso(&date.to_iso()), Ok(date));
        }
    }
}
