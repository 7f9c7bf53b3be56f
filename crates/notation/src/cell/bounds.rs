//! What bounds a sum: regulated prices, amounts at most, counts, in parentheses or not.

use super::cursor::{Cursor, Read};
use super::error::Expected;
use super::parse::each;
use super::vocabulary::{CURRENCY, KEYWORDS, LIMITS, MAX_AFTER, PLACES, YEAR, per_words};
use super::{Bound, Max, Period, Place};

impl Cursor<'_> {
    pub(super) fn bounds(&mut self) -> Read<Vec<Bound>> {
        let mut bounds: Vec<Bound> = Vec::new();
        let mut inside = false;
        loop {
            let start = self.at;
            let here = self.here();
            self.blanks();
            let parted = self.parting(inside);
            let opens = !inside && self.take('(');
            if opens {
                self.blanks();
            }
            self.mark(start);
            let item = self.at;
            let announced = self.keyword();
            if !(announced || parted || opens) {
                self.back(&here);
                break;
            }
            inside |= opens;
            let bound = self.bound(announced)?;
            if bounds.iter().any(|other| same_kind(other, &bound)) {
                self.at = item;
                return Err(Expected::Once);
            }
            bounds.push(bound);
            inside = self.closing(inside);
        }
        if inside {
            self.blanks();
            return Err(Expected::Closing);
        }
        Ok(bounds)
    }

    /// A comma or, in parentheses, a dash between two bounds.
    fn parting(&mut self, inside: bool) -> bool {
        let dash = inside && (self.take('-') || self.take('–') || self.take_word("et"));
        let parted = dash || self.take(',') || self.take(';');
        if parted {
            self.blanks();
        }
        parted
    }

    fn closing(&mut self, inside: bool) -> bool {
        let since = self.at;
        if inside {
            self.blanks();
        }
        let closed = inside && self.take(')');
        if !closed {
            self.at = since;
        }
        self.mark(since);
        inside && !closed
    }

    fn keyword(&mut self) -> bool {
        let since = self.at;
        let found = self.take_any(each(&KEYWORDS)).is_some();
        if found {
            self.blanks();
        }
        self.mark(since);
        found
    }

    fn bound(&mut self, announced: bool) -> Read<Bound> {
        if let Some(limit) = announced.then(|| self.word(LIMITS)).flatten() {
            return Ok(Bound::Limit(limit));
        }
        if !self.at_digit() {
            let expected = if announced {
                Expected::LimitWord
            } else {
                Expected::Max
            };
            return Err(expected);
        }
        if self.at_amount() {
            let (term, without_base) = self.term()?;
            if without_base {
                return Err(Expected::Base);
            }
            return if self.max_after(announced) {
                Ok(Bound::AtMost(term))
            } else {
                Err(Expected::Max)
            };
        }
        Ok(Bound::Count(self.count(announced)?))
    }

    /// A number followed by `%` or `€`, and not by what is counted.
    fn at_amount(&mut self) -> bool {
        let here = self.here();
        let amount = self.number().is_ok() && {
            self.blanks();
            self.take('%') || self.take_any(each(&CURRENCY)).is_some()
        };
        self.back(&here);
        amount
    }

    /// `max` after what it is about, unless the bound is already announced; whether it is.
    fn max_after(&mut self, announced: bool) -> bool {
        let since = self.at;
        if announced {
            self.no_mark();
            return true;
        }
        self.blanks();
        let found = self.take_any(each(&MAX_AFTER)).is_some();
        if !found {
            self.at = since;
        }
        self.mark(since);
        found
    }

    fn count(&mut self, announced: bool) -> Read<Max> {
        let count = self.whole()?;
        if self.rest().starts_with([',', '.']) && self.decimals_follow() {
            return Err(Expected::WholeNumber);
        }
        let announced = self.max_after(announced);
        let noun = self.noun();
        let announced = self.max_after(announced);
        let period = self.period()?;
        let place = self.place();
        let said = self.max_after(announced) || noun.is_some();
        if !said {
            return Err(Expected::Max);
        }
        Ok(Max {
            count,
            noun,
            period,
            place,
        })
    }

    fn decimals_follow(&self) -> bool {
        self.rest()
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_digit())
    }

    fn noun(&mut self) -> Option<&'static str> {
        let here = self.here();
        self.gap();
        let noun = self.word(per_words()).filter(|word| *word != "an");
        if noun.is_none() {
            self.back(&here);
        }
        noun
    }

    /// `/ an`, `par an`, `/ 2 ans`, `tous les 2 ans`, `par période de 4 ans`, if one stands here.
    fn period(&mut self) -> Read<Option<Period>> {
        let since = self.at;
        self.blanks();
        let slash = self.take('/');
        if slash {
            self.blanks();
        }
        let several = ["par période de", "tous les", "toutes les"];
        let said = self.take_any(each(&several)).is_some() || self.take_word("par") || slash;
        if !said {
            self.at = since;
            return Ok(None);
        }
        self.blanks();
        self.mark(since);
        let period = if self.at_digit() {
            let number = self.whole()?;
            self.gap();
            self.word([("ans", true), ("années", true), ("mois", false)])
                .map(|years| {
                    if years {
                        Period::Years(number)
                    } else {
                        Period::Months(number)
                    }
                })
        } else {
            self.word(each(&YEAR)).map(|()| Period::Year)
        };
        let period = period.ok_or(Expected::Period)?;
        self.beneficiary();
        Ok(Some(period))
    }

    fn place(&mut self) -> Option<Place> {
        let since = self.at;
        self.blanks();
        let place = self.take_any(PLACES);
        if place.is_some() {
            self.mark(since);
        } else {
            self.at = since;
        }
        place
    }
}

/// A sum has one regulated price, one amount at most, one count by place.
fn same_kind(one: &Bound, other: &Bound) -> bool {
    match (one, other) {
        (Bound::Limit(_), Bound::Limit(_)) | (Bound::AtMost(_), Bound::AtMost(_)) => true,
        (Bound::Count(one), Bound::Count(other)) => one.place == other.place,
        _ => false,
    }
}
