//! Instants told to people: UTC as the server writes them, Paris as people read them.

use crate::date::Date;

/// A day and a time of day in Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParisTime {
    /// The day.
    pub date: Date,
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
}

impl ParisTime {
    /// Reads an instant in UTC, `2026-11-21T07:02:04Z`. Paris is at UTC+1, and at UTC+2 from the
    /// last Sunday of March to the last of October, both at 01:00 UTC (directive 2000/84/CE).
    #[must_use]
    pub fn from_utc(iso: &str) -> Option<Self> {
        let day = Date::parse_iso(iso.get(..10)?).ok()?;
        let (hour, minute) = (
            iso.get(11..13)?.parse().ok()?,
            iso.get(14..16)?.parse().ok()?,
        );
        if hour > 23 || minute > 59 || !iso.ends_with('Z') {
            return None;
        }
        let (start, end) = (last_sunday(day, 3)?, last_sunday(day, 10)?);
        let summer = (day, hour) >= (start, 1) && (day, hour) < (end, 1);
        let later = hour + if summer { 2 } else { 1 };
        Some(Self {
            date: if later < 24 { day } else { day.add_days(1) },
            hour: later % 24,
            minute,
        })
    }
}

/// The last Sunday of a month of 31 days, in the year of a day.
fn last_sunday(day: Date, month: u32) -> Option<Date> {
    let last = Date::new(u32::from(day.year()), month, 31).ok()?;
    // 1970-01-04 was a Sunday.
    let sunday = Date::new(1970, 1, 4).ok()?;
    Some(last.add_days(-sunday.days_until(last).rem_euclid(7)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paris_is_one_hour_ahead_and_two_in_summer() {
        for (utc, paris) in [
            ("2026-11-21T07:02:04Z", "2026-11-21 8:02"),
            ("2026-12-31T23:30:00Z", "2027-01-01 0:30"),
            ("2026-06-30T22:00:00Z", "2026-07-01 0:00"),
            // The clocks jump forward on 29 March 2026 and back on 25 October.
            ("2026-03-29T00:59:59Z", "2026-03-29 1:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29 3:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25 2:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25 2:00"),
        ] {
            let read = ParisTime::from_utc(utc)
                .map(|at| format!("{} {}:{:02}", at.date.to_iso(), at.hour, at.minute));
            assert_eq!(read.as_deref(), Some(paris), "{utc}");
        }
        for bad in [
            "",
            "hier",
            "2026-11-21",
            "2026-11-21T25:00:00Z",
            "2026-02-30T10:00:00Z",
            "2026-11-21T07:02:04é",
        ] {
            assert_eq!(ParisTime::from_utc(bad), None, "{bad}");
        }
    }
}
