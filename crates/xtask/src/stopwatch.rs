//! Elapsed times, for people.

use std::time::{Duration, Instant};

/// A running clock.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[expect(
        clippy::disallowed_methods,
        reason = "times shown to the developer; no rule depends on them"
    )]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// `4.2 s` or `3 min 07 s`.
pub(crate) fn readable(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{seconds}.{} s", duration.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_a_person_says_them() {
        for (milliseconds, text) in [
            (0, "0.0 s"),
            (4_250, "4.2 s"),
            (59_999, "59.9 s"),
            (60_000, "1 min 00 s"),
            (187_000, "3 min 07 s"),
        ] {
            assert_eq!(readable(Duration::from_millis(milliseconds)), text);
        }
    }
}
