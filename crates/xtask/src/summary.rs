//! The closing lines of the test runners, read and added up.

/// Tests that ran, over all runners.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
    /// Tests that were not run.
    pub(crate) skipped: u64,
}

impl Count {
    /// Adds another runner's count.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The closing lines among what a runner printed. Nextest indents what a failed test printed,
/// which ends with a closing line that must not count twice.
pub(crate) fn closing_lines(lines: &[String]) -> Vec<String> {
    lines
        .iter()
        .filter(|line| {
            is_nextest(line.trim_start()) || is_cargo_test(line) || node_number(line).is_some()
        })
        .map(|line| line.trim().to_owned())
        .collect()
}

/// What closing lines say together.
pub(crate) fn count(closing: &[String]) -> Count {
    let mut count = Count::default();
    for line in closing {
        if let Some((word, number)) = node_number(line) {
            match word {
                "pass" => count.passed += number,
                "fail" | "cancelled" => count.failed += number,
                "skipped" | "todo" => count.skipped += number,
                _ => {}
            }
            continue;
        }
        count.passed += before(line, "passed");
        count.failed += before(line, "failed") + before(line, "timed out");
        count.skipped += before(line, "skipped") + before(line, "ignored");
    }
    count
}

fn is_nextest(line: &str) -> bool {
    line.starts_with("Summary [") && (line.contains("tests run:") || line.contains("test run:"))
}

/// Crates without examples in their docs close on nothing, one line each.
fn is_cargo_test(line: &str) -> bool {
    line.starts_with("test result:") && !line.contains(" 0 passed; 0 failed; 0 ignored;")
}

/// The number that stands before a word: `12 passed`.
fn before(line: &str, word: &str) -> u64 {
    line.split([',', ';', ':', '.', '('])
        .filter_map(|piece| piece.trim().strip_suffix(word))
        .find_map(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

/// Node's closing lines are one word and one number: `ℹ pass 3`.
fn node_number(line: &str) -> Option<(&str, u64)> {
    let rest = line.strip_prefix('ℹ').or_else(|| line.strip_prefix("# "))?;
    let (word, number) = rest.trim().split_once(' ')?;
    matches!(
        word,
        "tests" | "pass" | "fail" | "cancelled" | "skipped" | "todo"
    )
    .then_some((word, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> Count {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        count(&closing_lines(&lines))
    }

    #[test]
    fn nextest_is_read() {
        assert_eq!(
            counted(
                "     Summary [   0.313s] 12 tests run: 10 passed (1 slow), 2 failed, 3 skipped"
            ),
            Count {
                passed: 10,
                failed: 2,
                skipped: 3
            }
        );
        assert_eq!(
            counted("     Summary [   0.1s] 1 test run: 1 passed, 0 skipped").passed,
            1
        );
    }

    #[test]
    fn what_a_failed_test_printed_is_not_counted_again() {
        assert_eq!(
            counted(
                "    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured\n     \
                 Summary [   0.3s] 2 tests run: 1 passed, 1 failed, 0 skipped"
            ),
            Count {
                passed: 1,
                failed: 1,
                skipped: 0
            }
        );
    }

    #[test]
    fn cargo_test_is_read() {
        assert_eq!(
            counted(
                "test result: ok. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s"
            ),
            Count {
                passed: 4,
                failed: 0,
                skipped: 1
            }
        );
    }

    #[test]
    fn node_is_read() {
        assert_eq!(
            counted(
                "✔ home (12ms)\nℹ tests 5\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\nℹ duration_ms 34"
            ),
            Count {
                passed: 3,
                failed: 2,
                skipped: 0
            }
        );
    }

    #[test]
    fn ordinary_lines_are_not_counted() {
        assert_eq!(
            counted("12 passed by here\n# a title 3\nSummary of all"),
            Count::default()
        );
    }
}
