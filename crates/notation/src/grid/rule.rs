//! One printed cell to the rule that is read from it.

use affilio_guarantees::compiled::{Count, Limit, Measure, Pays, Per, Period, Rule, Term};

use super::row_rules::RowRules;
use crate::cell::{self, Bound, CellError, Max, Place, Reading};
use crate::source::{Table, Text};

/// Months of a year, and of the *PASS*.
const MONTHS: u32 = 12;

/// A maximum that applies in one kind of establishment only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlaceCount {
    pub(crate) place: Place,
    pub(crate) count: Count,
}

/// Why a cell has no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RuleError {
    /// The cell cannot be read.
    #[error(transparent)]
    Cell(#[from] CellError),
    /// What is read is not a guarantee.
    #[error("« {text} » : attendu une garantie ou « Néant »")]
    NotAGuarantee {
        /// The whole text.
        text: String,
    },
    /// Three terms or more.
    #[error("« {text} » : deux termes au plus")]
    Terms {
        /// The whole text.
        text: String,
    },
    /// A flat amount without its unit.
    #[error("« {text} » : montant sans unité (imprimer « / … » ou donner per = {{ unit, why }})")]
    NoUnit {
        /// The whole text.
        text: String,
    },
    /// A word that is not the unit of the row.
    #[error("« {text} » : « {word} » n’est pas l’unité de la ligne, ni « an »")]
    OtherUnit {
        /// The whole text.
        text: String,
        /// The word.
        word: &'static str,
    },
    /// A maximum without its period.
    #[error("« {text} » : maximum sans période (ajouter « / an » ou max_period)")]
    NoPeriod {
        /// The whole text.
        text: String,
    },
    /// A maximum in the cell and another in the row.
    #[error("« {text} » : maximum dit deux fois, dans la cellule et par « max »")]
    TwoCounts {
        /// The whole text.
        text: String,
    },
    /// The most that is paid is a part of a price.
    #[error("« {text} » : un montant au plus se dit en euros, en % PMSS ou en % PASS")]
    AtMost {
        /// The whole text.
        text: String,
    },
}

/// One printed text to a rule; what is wrong is noted in the file.
pub(super) fn compile(
    rules: &RowRules,
    table: &Table<'_, '_>,
    text: &Text<'_>,
    places: &mut Vec<PlaceCount>,
) -> Option<Rule> {
    match read(rules, text.value, places) {
        Ok(rule) => Some(rule),
        Err(RuleError::Cell(error)) => {
            table.fault(&table.place(text, error.at), error.to_string());
            None
        }
        Err(error) => {
            table.fault(&text.span, error.to_string());
            None
        }
    }
}

/// One printed text to a rule.
pub(crate) fn read(
    rules: &RowRules,
    text: &str,
    places: &mut Vec<PlaceCount>,
) -> Result<Rule, RuleError> {
    let printed = Printed { rules, text };
    match cell::parse(text)?.reading {
        Reading::Nothing => Ok(Rule::Nothing),
        Reading::Service => Ok(Rule::Service),
        Reading::Dash | Reading::Rates(_) => Err(RuleError::NotAGuarantee {
            text: text.to_owned(),
        }),
        Reading::Pays { terms, bounds } => printed.pays(&terms, &bounds, places).map(Rule::Pays),
    }
}

struct Printed<'a> {
    rules: &'a RowRules,
    text: &'a str,
}

impl Printed<'_> {
    fn text(&self) -> String {
        self.text.to_owned()
    }

    fn pays(
        &self,
        terms: &[cell::Term],
        bounds: &[Bound],
        places: &mut Vec<PlaceCount>,
    ) -> Result<Pays, RuleError> {
        let (first, added) = match terms {
            [only] => (self.first(only, true)?, None),
            [first, added] => (
                self.first(first, false)?,
                Some(Term {
                    on_top: true,
                    ..self.term(added)?
                }),
            ),
            _ => return Err(RuleError::Terms { text: self.text() }),
        };
        let full_cover = |term: &cell::Term| term.measure == cell::Measure::FullCover;
        let mut pays = Pays {
            first,
            added,
            // HLF or PLV: the basket has one regulated price.
            limit: terms.iter().any(full_cover).then_some(Limit::Plv),
            at_most: None,
            count: self.rules.count,
        };
        for bound in bounds {
            match bound {
                Bound::Limit(limit) => pays.limit = regulated(*limit),
                Bound::AtMost(term) => pays.at_most = Some(self.at_most(term)?),
                Bound::Count(max) => match (max.place, self.count(max)?) {
                    (Some(place), count) => places.push(PlaceCount { place, count }),
                    (None, _) if self.rules.count.is_some() => {
                        return Err(RuleError::TwoCounts { text: self.text() });
                    }
                    (None, count) => pays.count = Some(count),
                },
            }
        }
        Ok(pays)
    }

    /// The first term of a sum, or the only one.
    ///
    /// Defaults of the trade: % BR and FR include the AMO; the term added by a `+`, amounts in %
    /// PMSS and the *ticket modérateur* come on top of it; plain euros include it unless the row
    /// says otherwise.
    fn first(&self, printed: &cell::Term, alone: bool) -> Result<Term, RuleError> {
        let term = self.term(printed)?;
        let on_top = match term.measure {
            Measure::PercentBr(_) | Measure::RealCosts(_) => false,
            Measure::PercentPmss(_) | Measure::TicketModerateur(_) => true,
            Measure::Euros(_) => alone && self.rules.on_top,
        };
        Ok(Term { on_top, ..term })
    }

    fn at_most(&self, printed: &cell::Term) -> Result<Term, RuleError> {
        let term = self.term(printed)?;
        match term.measure {
            Measure::Euros(_) | Measure::PercentPmss(_) => Ok(Term {
                on_top: true,
                ..term
            }),
            Measure::PercentBr(_) | Measure::RealCosts(_) | Measure::TicketModerateur(_) => {
                Err(RuleError::AtMost { text: self.text() })
            }
        }
    }

    fn term(&self, printed: &cell::Term) -> Result<Term, RuleError> {
        let hundredths = printed.number.map_or(10_000, |number| number.hundredths);
        let (measure, flat) = match printed.measure {
            cell::Measure::Br => (Measure::PercentBr(hundredths), false),
            cell::Measure::Fr | cell::Measure::FullCover => (Measure::RealCosts(hundredths), false),
            // The contract adds nothing of its own to what the AMO pays.
            cell::Measure::Amo => (Measure::TicketModerateur(0), false),
            cell::Measure::Tm => (Measure::TicketModerateur(hundredths), false),
            cell::Measure::Pmss => (Measure::PercentPmss(hundredths), true),
            cell::Measure::Pass => (Measure::PercentPmss(hundredths * MONTHS), true),
            cell::Measure::Euros => (Measure::Euros(i64::from(hundredths)), true),
        };
        let per = match printed.per {
            Some(word) => self.per(word)?,
            None if !flat => Per::Unit,
            None => self
                .rules
                .per
                .ok_or_else(|| RuleError::NoUnit { text: self.text() })?,
        };
        Ok(Term {
            measure,
            per,
            on_top: false,
        })
    }

    fn per(&self, word: &'static str) -> Result<Per, RuleError> {
        self.rules.per_of(word).ok_or_else(|| RuleError::OtherUnit {
            text: self.text(),
            word,
        })
    }

    fn count(&self, max: &Max) -> Result<Count, RuleError> {
        if let Some(noun) = max.noun {
            self.per(noun)?;
        }
        let period = match max.period {
            Some(cell::Period::Year) => Some(Period::CalendarYear),
            Some(cell::Period::Years(years)) => {
                Some(Period::RollingMonths(u16::from(years).saturating_mul(12)))
            }
            Some(cell::Period::Months(months)) => Some(Period::RollingMonths(u16::from(months))),
            None => self.rules.max_period,
        };
        Ok(Count {
            max: max.count,
            period: period.ok_or_else(|| RuleError::NoPeriod { text: self.text() })?,
            each: self.rules.each,
            beyond: self.rules.beyond,
        })
    }
}

/// What is really paid bounds every cell: it needs no limit.
const fn regulated(limit: cell::Limit) -> Option<Limit> {
    match limit {
        cell::Limit::Hlf => Some(Limit::Hlf),
        cell::Limit::Plv => Some(Limit::Plv),
        cell::Limit::Forfait => Some(Limit::Forfait),
        cell::Limit::RealCosts => None,
    }
}
