//! Printing a cell back.
//!
//! Each blank, synonym or sign that may be set in several ways asks for the next mark of the style;
//! without marks, the plainest way is printed.

use std::fmt::{self, Write};

use super::vocabulary::{
    BASES, CURRENCY, LIMITS, NOTHING, PLACES, SERVICE, YEAR, period_unit, plainest, plural,
};
use super::{Bound, Cell, Limit, Max, Measure, Number, Period, Reading, Term};

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer {
            out: String::new(),
            marks: self.style.marks.iter(),
        };
        printer.cell(&self.reading)?;
        f.write_str(&printer.out)
    }
}

struct Printer<'a> {
    out: String,
    marks: std::slice::Iter<'a, String>,
}

impl Printer<'_> {
    fn set(&mut self, plainest: &str) -> fmt::Result {
        match self.marks.next() {
            Some(mark) => self.out.write_str(mark),
            None => self.out.write_str(plainest),
        }
    }

    fn cell(&mut self, reading: &Reading) -> fmt::Result {
        self.set("")?;
        match reading {
            Reading::Nothing => self.set(NOTHING[0])?,
            Reading::Service => self.set(SERVICE[0])?,
            Reading::Dash => self.set("-")?,
            Reading::Rates(rates) => {
                for (at, rate) in rates.iter().enumerate() {
                    if at > 0 {
                        self.set("%/")?;
                    }
                    self.number(*rate)?;
                }
                self.set("% ")?;
                self.set(plainest(&BASES, &Measure::Br))?;
            }
            Reading::Pays { terms, bounds } => {
                for (at, term) in terms.iter().enumerate() {
                    if at > 0 {
                        self.set(" + ")?;
                    }
                    self.term(term)?;
                }
                for bound in bounds {
                    self.bound(bound)?;
                }
            }
        }
        self.set("")
    }

    fn number(&mut self, number: Number) -> fmt::Result {
        let (whole, rest) = (number.hundredths / 100, number.hundredths % 100);
        let parting = self.marks.next().map_or("", String::as_str);
        self.thousands(whole, parting)?;
        let comma = self.marks.next().map_or(",", String::as_str);
        match number.decimals {
            0 => Ok(()),
            1 => write!(self.out, "{comma}{}", rest / 10),
            _ => write!(self.out, "{comma}{rest:02}"),
        }
    }

    fn thousands(&mut self, whole: u32, parting: &str) -> fmt::Result {
        let digits = whole.to_string();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                self.out.write_str(parting)?;
            }
            self.out.write_char(digit)?;
        }
        Ok(())
    }

    fn term(&mut self, term: &Term) -> fmt::Result {
        self.set("")?;
        match term.number {
            None => self.set(plainest(&BASES, &term.measure))?,
            Some(number) if term.measure == Measure::Euros => {
                self.number(number)?;
                self.set(" ")?;
                self.set(CURRENCY[0])?;
            }
            Some(number) => {
                self.number(number)?;
                self.set("")?;
                self.out.write_char('%')?;
                self.set(" ")?;
                self.set(plainest(&BASES, &term.measure))?;
            }
        }
        if let Some(word) = term.per {
            self.set(" / ")?;
            self.set(word)?;
            self.set("")?;
        }
        Ok(())
    }

    fn bound(&mut self, bound: &Bound) -> fmt::Result {
        let (opening, keyword, closing) = match bound {
            Bound::Limit(Limit::Forfait) => (" (", "limité au ", ")"),
            Bound::Limit(_) => (" ", "dans la limite des ", ""),
            Bound::AtMost(_) | Bound::Count(_) => (" (", "max ", ")"),
        };
        self.set(opening)?;
        self.set(keyword)?;
        match bound {
            Bound::Limit(limit) => self.set(plainest(&LIMITS, limit))?,
            Bound::AtMost(term) => {
                self.term(term)?;
                self.set("")?;
            }
            Bound::Count(max) => self.count(*max)?,
        }
        self.set(closing)
    }

    fn count(&mut self, max: Max) -> fmt::Result {
        write!(self.out, "{}", max.count)?;
        self.set("")?;
        if let Some(noun) = max.noun {
            self.set(" ")?;
            if max.count > 1 {
                self.set(&plural(noun))?;
            } else {
                self.set(noun)?;
            }
        }
        self.set("")?;
        if let Some(period) = max.period {
            self.set(" / ")?;
            match period {
                Period::Year => self.set(YEAR[0])?,
                Period::Years(number) | Period::Months(number) => {
                    write!(self.out, "{number}")?;
                    self.set(" ")?;
                    self.set(period_unit(period))?;
                }
            }
            self.set("")?;
        }
        if let Some(place) = max.place {
            self.set(&format!(" {}", plainest(&PLACES, &place)))?;
        }
        self.set("")
    }
}
