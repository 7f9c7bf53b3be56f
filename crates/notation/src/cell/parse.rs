//! Reading a cell, with the exact place of what is wrong.
//!
//! Every optional blank, synonym or sign leaves one mark, in the order in which `print` asks for
//! them.

use super::cursor::{Cursor, Read};
use super::error::{CellError, Expected};
use super::vocabulary::{
    ARTICLES, BASES, BENEFICIARY, CURRENCY, NOTHING, SERVICE, WHOLE_CARE, per_words,
};
use super::{Bound, Cell, Measure, Number, Reading, Style, Term};

/// The largest percentage: 5 000 %, so that twelve times it is still a rate.
const LARGEST_PERCENT: u32 = 500_000;

/// 100 %.
const WHOLE: u32 = 10_000;

/// Reads a cell.
///
/// # Errors
/// The first thing that cannot be read, its place, and what was expected.
pub fn parse(text: &str) -> Result<Cell, CellError> {
    let mut cursor = Cursor::new(text);
    match cursor.cell() {
        Ok(reading) => Ok(Cell {
            reading,
            style: Style {
                marks: cursor.marks,
            },
        }),
        Err(expected) => Err(CellError {
            text: text.to_owned(),
            at: text.get(..cursor.at).unwrap_or(text).chars().count(),
            expected,
        }),
    }
}

pub(super) fn each<'w>(words: &'w [&'w str]) -> impl Iterator<Item = (&'w str, ())> {
    words.iter().map(|word| (*word, ()))
}

impl Cursor<'_> {
    fn end<T>(&mut self, value: T) -> Read<T> {
        self.gap();
        if self.at_end() {
            Ok(value)
        } else {
            Err(Expected::End)
        }
    }

    fn cell(&mut self) -> Read<Reading> {
        self.gap();
        for (words, reading) in [
            (NOTHING.as_slice(), Reading::Nothing),
            (SERVICE.as_slice(), Reading::Service),
            (&["-"], Reading::Dash),
        ] {
            if self.word(each(words)).is_some() {
                return self.end(reading);
            }
        }
        if let Some(rates) = self.rates()? {
            return self.end(Reading::Rates(rates));
        }
        if !self.at_digit() && !self.starts_with_words() {
            return Err(Expected::Cell);
        }
        let (first, needs_limit) = self.term()?;
        let mut terms = vec![first];
        while self.plus() {
            terms.push(self.term()?.0);
        }
        let before = self.at;
        let bounds = self.bounds()?;
        if needs_limit && !bounds.iter().any(|bound| matches!(bound, Bound::Limit(_))) {
            self.at = before;
            return Err(Expected::Limit);
        }
        self.end(Reading::Pays { terms, bounds })
    }

    /// A cell that starts with `TM` or `Prise en charge à`.
    fn starts_with_words(&mut self) -> bool {
        let here = self.here();
        let known = self.take_any(BASES).is_some_and(stands_alone) || self.take_word(WHOLE_CARE);
        self.back(&here);
        known
    }

    /// `70%/100% BR`: only a choice of rates has a slash right after `%`.
    fn rates(&mut self) -> Read<Option<Vec<Number>>> {
        let here = self.here();
        let mut rates = Vec::new();
        loop {
            match self.number() {
                Ok(rate) => rates.push(rate),
                Err(_) if rates.is_empty() => {
                    self.back(&here);
                    return Ok(None);
                }
                Err(expected) => return Err(expected),
            }
            let since = self.at;
            self.blanks();
            let slash = self.take('%') && {
                self.blanks();
                self.take('/')
            };
            if !slash {
                self.at = since;
                break;
            }
            self.blanks();
            self.mark(since);
        }
        if rates.len() == 1 {
            self.back(&here);
            return Ok(None);
        }
        let since = self.at;
        self.blanks();
        if !self.take('%') {
            return Err(Expected::PercentOrEuro);
        }
        self.blanks();
        self.mark(since);
        rates.iter().copied().try_for_each(percent)?;
        if self.word(BASES) == Some(Measure::Br) {
            Ok(Some(rates))
        } else {
            Err(Expected::Base)
        }
    }

    fn plus(&mut self) -> bool {
        let since = self.at;
        self.blanks();
        let found = self.take('+');
        if found {
            self.blanks();
            self.mark(since);
        } else {
            self.at = since;
        }
        found
    }

    /// A term, and whether it leaves out what its percentage is of.
    pub(super) fn term(&mut self) -> Read<(Term, bool)> {
        let since = self.at;
        let without_base = self.take_word(WHOLE_CARE);
        if without_base {
            self.blanks();
        }
        self.mark(since);
        let whole = self.at;
        if let Some(measure) = self
            .take_any(BASES)
            .filter(|measure| stands_alone(*measure))
        {
            self.mark(whole);
            let term = Term {
                number: None,
                measure,
                per: self.per()?,
            };
            return Ok((term, false));
        }
        self.at = whole;
        let number = self.number()?;
        self.gap();
        if self.word(each(&CURRENCY)).is_some() {
            return Ok((self.of(number, Measure::Euros)?, false));
        }
        if !self.take('%') {
            return Err(Expected::PercentOrEuro);
        }
        percent(number)?;
        let link = self.at;
        self.blanks();
        if self.take_any(each(&ARTICLES)).is_some() {
            self.blanks();
        }
        self.mark(link);
        match self.word(BASES) {
            Some(Measure::Amo) => Err(Expected::Base),
            Some(Measure::FullCover) if number.hundredths != WHOLE => Err(Expected::Base),
            Some(measure) => Ok((self.of(number, measure)?, false)),
            None if without_base => {
                self.at = link;
                self.marks.pop();
                self.no_mark();
                self.no_mark();
                Ok((self.of(number, Measure::Fr)?, true))
            }
            None => Err(Expected::Base),
        }
    }

    fn of(&mut self, number: Number, measure: Measure) -> Read<Term> {
        Ok(Term {
            number: Some(number),
            measure,
            per: self.per()?,
        })
    }

    /// `/ an`, `par séance`, `/ par an`, if one stands here.
    fn per(&mut self) -> Read<Option<&'static str>> {
        let since = self.at;
        self.blanks();
        let slash = self.take('/');
        self.blanks();
        let par = self.take_word("par");
        if !slash && !par {
            self.at = since;
            return Ok(None);
        }
        self.blanks();
        self.mark(since);
        let word = self.word(per_words()).ok_or(Expected::PerWord)?;
        self.beneficiary();
        Ok(Some(word))
    }

    pub(super) fn beneficiary(&mut self) {
        let since = self.at;
        self.blanks();
        if self.take_any(each(&BENEFICIARY)).is_some() {
            self.mark(since);
        } else {
            self.at = since;
            self.no_mark();
        }
    }
}

/// `TM`, `Frais réels`, `RO`: the whole of it, without a number.
const fn stands_alone(measure: Measure) -> bool {
    matches!(measure, Measure::Tm | Measure::Fr | Measure::Amo)
}

fn percent(number: Number) -> Read<()> {
    if number.hundredths > LARGEST_PERCENT {
        return Err(Expected::SmallerNumber);
    }
    Ok(())
}
