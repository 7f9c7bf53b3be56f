//! Reading a cell, with the exact place of what is wrong.

use super::{Cell, Limit, Max, Measure, Number, PER_WORDS, Reading, Style, Term};

/// What was expected at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A number, `Néant`, `Oui` or `-`.
    Cell,
    /// A number.
    Number,
    /// At most two digits after the comma.
    TwoDecimals,
    /// A smaller number.
    SmallerNumber,
    /// `%` or `€`.
    PercentOrEuro,
    /// `BR`, `FR` or `PMSS`.
    Base,
    /// One of the words known after a slash.
    PerWord,
    /// `HLF`, `PLV` or `frais réels`.
    LimitWord,
    /// `max`.
    Max,
    /// `)`.
    Closing,
    /// The end of the cell.
    End,
}

impl Expected {
    /// The words, in French, for the person who types the table.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Cell => "un nombre, « Néant », « Oui » ou « - »".to_owned(),
            Self::Number => "un nombre".to_owned(),
            Self::TwoDecimals => "deux décimales au plus".to_owned(),
            Self::SmallerNumber => "un nombre plus petit".to_owned(),
            Self::PercentOrEuro => "« % » ou « € »".to_owned(),
            Self::Base => "« BR », « FR » ou « PMSS »".to_owned(),
            Self::PerWord => format!("une unité : {}", PER_WORDS.join(", ")),
            Self::LimitWord => "« HLF », « PLV » ou « frais réels »".to_owned(),
            Self::Max => "« max » et un nombre".to_owned(),
            Self::Closing => "« ) »".to_owned(),
            Self::End => {
                "la fin de la cellule, « + », « dans la limite des » ou « (max … ) »".to_owned()
            }
        }
    }
}

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("« {text} », caractère {} : attendu {}", at + 1, expected.words())]
pub struct CellError {
    /// The whole text.
    pub text: String,
    /// The place, in characters from 0.
    pub at: usize,
    /// What was expected there.
    pub expected: Expected,
}

/// Reads a cell.
///
/// # Errors
/// The first thing that cannot be read, its place, and what was expected.
pub fn parse(text: &str) -> Result<Cell, CellError> {
    let mut cursor = Cursor {
        text,
        at: 0,
        style: Style::default(),
    };
    let reading = cursor.cell().map_err(|expected| CellError {
        text: text.to_owned(),
        at: text.get(..cursor.at).unwrap_or(text).chars().count(),
        expected,
    })?;
    Ok(Cell {
        reading,
        style: cursor.style,
    })
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
    style: Style,
}

type Read<T> = Result<T, Expected>;

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips blanks; says whether there were any.
    fn blanks(&mut self) -> bool {
        let trimmed = self
            .rest()
            .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{202f}');
        let skipped = self.rest().len() - trimmed.len();
        self.at += skipped;
        skipped > 0
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn at_end(&self) -> bool {
        self.rest().is_empty()
    }

    fn end<T>(&mut self, value: T) -> Read<T> {
        self.blanks();
        if self.at_end() {
            Ok(value)
        } else {
            Err(Expected::End)
        }
    }

    fn cell(&mut self) -> Read<Reading> {
        self.blanks();
        for (word, reading) in [
            ("Néant", Reading::Nothing),
            ("Oui", Reading::Service),
            ("-", Reading::Dash),
        ] {
            if self.take(word) {
                return self.end(reading);
            }
        }
        if !self.rest().starts_with(|c: char| c.is_ascii_digit()) {
            return Err(Expected::Cell);
        }
        let start = self.at;
        if let Some(rates) = self.rates()? {
            return self.end(Reading::Rates(rates));
        }
        self.at = start;
        let mut terms = vec![self.term()?];
        self.blanks();
        while self.take("+") {
            self.blanks();
            terms.push(self.term()?);
            self.blanks();
        }
        let limit = self.limit()?;
        let max = self.max()?;
        self.end(Reading::Pays { terms, limit, max })
    }

    /// `70%/100% BR`: only a choice of rates has a slash right after `%`.
    fn rates(&mut self) -> Read<Option<Vec<Number>>> {
        let mut rates = vec![self.number()?];
        while self.take("%/") {
            rates.push(self.number()?);
        }
        if rates.len() == 1 {
            return Ok(None);
        }
        if !self.take("%") {
            return Err(Expected::PercentOrEuro);
        }
        self.style.tight_unit = !self.blanks();
        if self.take("BR") {
            Ok(Some(rates))
        } else {
            Err(Expected::Base)
        }
    }

    fn number(&mut self) -> Read<Number> {
        let whole = self.digits();
        if whole.is_empty() {
            return Err(Expected::Number);
        }
        let mut fraction = String::new();
        let separator = self.at;
        if self.take(",") || self.take(".") {
            fraction = self.digits();
            if fraction.is_empty() {
                return Err(Expected::Number);
            }
            if fraction.len() > 2 {
                self.at = separator;
                return Err(Expected::TwoDecimals);
            }
        }
        let decimals = u8::try_from(fraction.len()).unwrap_or(2);
        let value = format!("{whole}{fraction:0<2}").parse::<u32>().ok();
        let hundredths = value.filter(|value| *value <= 1_000_000_000);
        hundredths
            .map(|hundredths| Number {
                hundredths,
                decimals,
            })
            .ok_or(Expected::SmallerNumber)
    }

    fn digits(&mut self) -> String {
        let digits: String = self
            .rest()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        self.at += digits.len();
        digits
    }

    fn term(&mut self) -> Read<Term> {
        let number = self.number()?;
        let before_unit = self.blanks();
        let measure = if self.take("€") {
            self.style.tight_unit = !before_unit;
            Measure::Euros
        } else if self.take("%") {
            self.style.tight_unit = !self.blanks();
            self.base()?
        } else {
            return Err(Expected::PercentOrEuro);
        };
        Ok(Term {
            number,
            measure,
            per: self.per()?,
        })
    }

    fn base(&mut self) -> Read<Measure> {
        for (word, measure) in [
            ("BR", Measure::Br),
            ("FR", Measure::Fr),
            ("PMSS", Measure::Pmss),
        ] {
            if self.take(word) {
                return Ok(measure);
            }
        }
        Err(Expected::Base)
    }

    /// `/ an`, if there is a slash.
    fn per(&mut self) -> Read<Option<String>> {
        let start = self.at;
        let before = self.blanks();
        if !self.take("/") {
            self.at = start;
            return Ok(None);
        }
        self.style.tight_slash = !before;
        self.blanks();
        let word: String = self
            .rest()
            .chars()
            .take_while(|c| c.is_alphabetic())
            .collect();
        let word = PER_WORDS
            .iter()
            .find(|known| **known == word)
            .ok_or(Expected::PerWord)?;
        self.at += word.len();
        Ok(Some((*word).to_owned()))
    }

    fn limit(&mut self) -> Read<Option<Limit>> {
        self.blanks();
        if !self.take("dans la limite des") {
            return Ok(None);
        }
        self.blanks();
        for (word, limit) in [
            ("HLF", Limit::Hlf),
            ("PLV", Limit::Plv),
            ("frais réels", Limit::RealCosts),
        ] {
            if self.take(word) {
                return Ok(Some(limit));
            }
        }
        Err(Expected::LimitWord)
    }

    fn max(&mut self) -> Read<Option<Max>> {
        self.blanks();
        if !self.take("(") {
            return Ok(None);
        }
        self.blanks();
        self.style.number_first = !self.take("max");
        self.blanks();
        let digits = self.digits();
        let count = digits.parse::<u16>().map_err(|_| Expected::Max)?;
        if self.style.number_first {
            self.blanks();
            if !self.take("max") {
                return Err(Expected::Max);
            }
        }
        let period = self.per()?;
        self.blanks();
        if self.take(")") {
            Ok(Some(Max { count, period }))
        } else {
            Err(Expected::Closing)
        }
    }
}
