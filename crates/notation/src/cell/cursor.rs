//! A place in the text of a cell, and the marks of how it is set.

use super::Number;
use super::error::Expected;

pub(super) type Read<T> = Result<T, Expected>;

/// The largest number of a cell: ten million euros.
const LARGEST: u32 = 1_000_000_000;

pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
    pub(super) marks: Vec<String>,
}

/// Somewhere to come back to.
pub(super) struct Here {
    at: usize,
    marks: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            marks: Vec::new(),
        }
    }

    pub(super) fn here(&self) -> Here {
        Here {
            at: self.at,
            marks: self.marks.len(),
        }
    }

    pub(super) fn back(&mut self, here: &Here) {
        self.at = here.at;
        self.marks.truncate(here.marks);
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn at_digit(&self) -> bool {
        self.rest().starts_with(|c: char| c.is_ascii_digit())
    }

    /// Keeps what was read since a place, as it is set.
    pub(super) fn mark(&mut self, since: usize) {
        let set = self.text.get(since..self.at).unwrap_or_default();
        self.marks.push(set.to_owned());
    }

    /// Keeps that nothing is set here.
    pub(super) fn no_mark(&mut self) {
        self.marks.push(String::new());
    }

    pub(super) fn blanks(&mut self) {
        let trimmed = self.rest().trim_start_matches(char::is_whitespace);
        self.at += self.rest().len() - trimmed.len();
    }

    /// Blanks, kept as they are set.
    pub(super) fn gap(&mut self) {
        let since = self.at;
        self.blanks();
        self.mark(since);
    }

    /// A sign, wherever it stands.
    pub(super) fn take(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    /// A whole word or several, in small or capital letters, apostrophes straight or curly.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let Some(length) = matched(self.rest(), word) else {
            return false;
        };
        self.at += length;
        true
    }

    /// The longest of the words that stands here.
    pub(super) fn take_any<W: AsRef<str>, T>(
        &mut self,
        words: impl IntoIterator<Item = (W, T)>,
    ) -> Option<T> {
        let rest = self.rest();
        let (length, value) = words
            .into_iter()
            .filter_map(|(word, value)| Some((matched(rest, word.as_ref())?, value)))
            .max_by_key(|(length, _)| *length)?;
        self.at += length;
        Some(value)
    }

    /// The longest of the words, kept as it is set.
    pub(super) fn word<W: AsRef<str>, T>(
        &mut self,
        words: impl IntoIterator<Item = (W, T)>,
    ) -> Option<T> {
        let since = self.at;
        let value = self.take_any(words)?;
        self.mark(since);
        Some(value)
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// A whole number.
    pub(super) fn whole<N: std::str::FromStr>(&mut self) -> Read<N> {
        let since = self.at;
        let digits = self.digits();
        if digits.is_empty() {
            return Err(Expected::Number);
        }
        if digits.len() > 1 && digits.starts_with('0') {
            self.at = since;
            return Err(Expected::NoLeadingZero);
        }
        digits.parse().map_err(|_| Expected::SmallerNumber)
    }

    /// A number, with a comma or a point, thousands apart or not. Keeps two marks: what parts the
    /// thousands, what parts the decimals.
    pub(super) fn number(&mut self) -> Read<Number> {
        let since = self.at;
        let mut whole = self.digits().to_owned();
        if whole.is_empty() {
            return Err(Expected::Number);
        }
        if whole.len() > 1 && whole.starts_with('0') {
            self.at = since;
            return Err(Expected::NoLeadingZero);
        }
        let parting = self.thousands(&mut whole);
        self.marks.push(parting);
        let separator = self.at;
        let mut fraction = "";
        if self.take(',') || self.take('.') {
            let after = self.at;
            fraction = self.digits();
            if fraction.is_empty() {
                return Err(Expected::Number);
            }
            if fraction.len() > 2 {
                self.at = separator;
                return Err(Expected::TwoDecimals);
            }
            let point = self.text.get(separator..after).unwrap_or_default();
            self.marks.push(point.to_owned());
        } else {
            self.no_mark();
        }
        let decimals = u8::try_from(fraction.len()).unwrap_or(2);
        format!("{whole}{fraction:0<2}")
            .parse()
            .ok()
            .filter(|value| *value <= LARGEST)
            .map(|hundredths| Number {
                hundredths,
                decimals,
            })
            .ok_or(Expected::SmallerNumber)
    }

    /// Groups of three digits after the first ones, all parted by the same blank.
    fn thousands(&mut self, whole: &mut String) -> String {
        let mut parting = String::new();
        while let Some(blank) = self.rest().chars().next() {
            let group: String = self.rest().chars().skip(1).take(3).collect();
            let three = group.len() == 3 && group.chars().all(|c| c.is_ascii_digit());
            let alone = !self
                .rest()
                .chars()
                .nth(4)
                .is_some_and(|c| c.is_ascii_digit());
            let same = parting.is_empty() || parting == blank.to_string();
            let opens = whole.len() <= 3 || !parting.is_empty();
            if !(matches!(blank, ' ' | '\u{a0}' | '\u{202f}') && three && alone && same && opens)
                || whole == "0"
            {
                break;
            }
            parting = blank.to_string();
            whole.push_str(&group);
            self.at += blank.len_utf8() + 3;
        }
        parting
    }
}

/// How many bytes of the text are the word, when it stands whole at its start.
fn matched(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    let mut last = None;
    for expected in word.chars() {
        let (_, found) = rest.next()?;
        if !same(found, expected) {
            return None;
        }
        last = Some(found);
    }
    let next = rest.next();
    let whole = !last?.is_alphanumeric() || !next.is_some_and(|(_, c)| c.is_alphanumeric());
    whole.then(|| next.map_or(text.len(), |(at, _)| at))
}

fn same(found: char, expected: char) -> bool {
    let plain = |c: char| if c == '\'' { '’' } else { c };
    let blank = found.is_whitespace() && expected.is_whitespace();
    blank
        || plain(found)
            .to_lowercase()
            .eq(plain(expected).to_lowercase())
}
