//! What every one-time code obeys: how long it lives, how often it is tried and asked for.

use affilio_domain::phone::MobilePhone;
use affilio_domain::wire::ProblemCode;

use crate::clock::{HOUR, MINUTE, Moment, SECOND};
use crate::problem::{Answer, Problem};
use crate::store::Ending;

/// Life of a code (ASVS 5.0, 6.5.5).
pub(super) const LIFE: i64 = 10 * MINUTE;
/// Wrong tries that a code bears.
pub(super) const TRIES: u32 = 3;
/// Pause after the first code of a day; it doubles after each.
pub(super) const PAUSE: i64 = 30 * SECOND;
/// Codes in a day.
const CODES: usize = 5;
/// The window in which codes are counted.
pub(super) const DAY: i64 = 24 * HOUR;

/// Pause after a code, when so many were asked for in the day, this one included.
pub(super) fn pause_after(asked: usize) -> i64 {
    let doublings = u32::try_from(asked.saturating_sub(1)).unwrap_or(u32::MAX);
    PAUSE.saturating_mul(1_i64.checked_shl(doublings).unwrap_or(i64::MAX))
}

/// Refuses a code too many in a day.
pub(super) fn within_day(asked: &[Moment], now: Moment) -> Answer<()> {
    match asked.first() {
        Some(oldest) if asked.len() >= CODES => Err(Problem::retry(
            ProblemCode::CodeLimit,
            now.seconds_until(oldest.plus(DAY)),
        )),
        _ => Ok(()),
    }
}

/// Refuses a code too soon after another.
pub(super) fn after_pause(asked: &[Moment], pause: i64, now: Moment) -> Answer<()> {
    match asked.last().map(|last| last.plus(pause)) {
        Some(next) if now < next => Err(Problem::retry(
            ProblemCode::ResendTooSoon,
            now.seconds_until(next),
        )),
        _ => Ok(()),
    }
}

/// Whether a code can still be tried.
pub(super) fn standing(
    ended_by: Option<Ending>,
    expires_at: Moment,
    now: Moment,
) -> Result<(), ProblemCode> {
    match ended_by {
        None if now < expires_at => Ok(()),
        None | Some(Ending::Expired) => Err(ProblemCode::CodeExpired),
        Some(Ending::Changed) => Err(ProblemCode::DocumentChanged),
        Some(Ending::Blocked) => Err(ProblemCode::CodeBlocked),
        Some(Ending::Used | Ending::Replaced) => Err(ProblemCode::CodeNone),
    }
}

/// A phone as shown: its last two digits only.
pub(super) fn masked(phone: &str) -> String {
    MobilePhone::parse(phone)
        .map(|phone| phone.masked())
        .unwrap_or_default()
}

/// An address as shown: its first letter and its domain.
pub(super) fn masked_address(email: &str) -> String {
    match (email.chars().next(), email.rsplit_once('@')) {
        (Some(first), Some((_, domain))) => format!("{first}•••@{domain}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_and_never_overflows() {
        let seconds: Vec<i64> = (0..6).map(|asked| pause_after(asked) / SECOND).collect();
        assert_eq!(seconds, [30, 30, 60, 120, 240, 480]);
        assert_eq!(pause_after(usize::MAX), i64::MAX);
    }
}
