//! Time, given from outside so that tests can move it.

use affilio_domain::date::Date;

/// A point in time: milliseconds since 1970-01-01 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// One second, in milliseconds.
pub(crate) const SECOND: i64 = 1_000;
/// One minute, in milliseconds.
pub(crate) const MINUTE: i64 = 60 * SECOND;
/// One hour, in milliseconds.
pub(crate) const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Tells what time it is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place where the server reads the machine's clock"
        )]
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

fn epoch() -> Date {
    Date::new(1970, 1, 1).unwrap_or(Date::MIN)
}

fn utc_date(days: i64) -> Date {
    epoch().add_days(i32::try_from(days).unwrap_or(i32::MAX))
}

/// Midnight UTC of the last Sunday of a month of 31 days, in milliseconds.
fn last_sunday(year: u16, month: u32) -> i64 {
    let last = Date::new(u32::from(year), month, 31).unwrap_or(Date::MIN);
    let days = i64::from(epoch().days_until(last));
    // 1970-01-01 was a Thursday: four days after a Sunday.
    (days - (days + 4).rem_euclid(7)) * DAY
}

impl Moment {
    /// The same instant some milliseconds later.
    #[must_use]
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// The day in Paris: UTC+1, and UTC+2 from the last Sunday of March to the last of October,
    /// both at 01:00 UTC (source: directive 2000/84/CE).
    #[must_use]
    pub fn paris_date(self) -> Date {
        let year = utc_date(self.0.div_euclid(DAY)).year();
        let summer = last_sunday(year, 3) + HOUR..last_sunday(year, 10) + HOUR;
        let offset = if summer.contains(&self.0) { 2 } else { 1 };
        utc_date((self.0 + offset * HOUR).div_euclid(DAY))
    }

    /// ISO 8601 in UTC, to the second: `2026-11-21T07:02:04Z`.
    #[must_use]
    pub fn to_iso(self) -> String {
        let day = utc_date(self.0.div_euclid(DAY));
        let seconds = self.0.rem_euclid(DAY) / SECOND;
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
        format!("{day}T{hours:02}:{minutes:02}:{:02}Z", seconds % 60)
    }

    /// For people, in UTC: `21/11/2026 à 07:02:04 UTC`.
    #[must_use]
    pub fn to_french(self) -> String {
        let day = utc_date(self.0.div_euclid(DAY));
        let iso = self.to_iso();
        let time = iso.get(11..19).unwrap_or_default();
        format!("{} à {time} UTC", affilio_domain::format::short_date(day))
    }

    /// The whole seconds until a later instant, rounded up.
    #[must_use]
    pub(crate) fn seconds_until(self, later: Self) -> u32 {
        let milliseconds = later.0.saturating_sub(self.0).max(0);
        u32::try_from((milliseconds + SECOND - 1) / SECOND).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paris_days_change_at_paris_midnight() {
        for (utc, day) in [
            // Winter: 23:00 UTC is midnight in Paris.
            (1_767_221_999_999, "2025-12-31"),
            (1_767_222_000_000, "2026-01-01"),
            // Summer: 22:00 UTC is midnight in Paris.
            (1_782_856_799_999, "2026-06-30"),
            (1_782_856_800_000, "2026-07-01"),
            // The eve of the change of March 2026 is still in winter time.
            (1_774_737_000_000, "2026-03-28"),
            // The evening of the day of the change is in summer time.
            (1_774_821_600_000, "2026-03-30"),
        ] {
            assert_eq!(Moment(utc).paris_date().to_iso(), day, "{utc}");
        }
    }

    #[test]
    fn instants_are_written_in_utc() {
        let moment = Moment(1_795_244_524_000);
        assert_eq!(moment.to_iso(), "2026-11-21T07:02:04Z");
        assert_eq!(moment.to_french(), "21/11/2026 à 07:02:04 UTC");
        assert_eq!(moment.seconds_until(moment.plus(1)), 1);
        assert_eq!(moment.seconds_until(moment.plus(-1)), 0);
    }
}
