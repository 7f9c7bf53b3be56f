//! When something is missing: between which amounts what is left to pay lies, and which one question
//! narrows it most.
//!
//! What is left to pay is linear by pieces in each missing value; it is computed at the ends and at
//! every bend.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use crate::compiled::{Day, Measure, Parameter, Rule};
use crate::outcome::{Amounts, Missing, MissingSet, Outcome};
use crate::plan::Plan;
use crate::query::{InputError, LevelId, Line, Situation, Used};

/// Between which amounts what is left to pay lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The least.
    pub rac_min: Amount,
    /// The most; nothing when it has no bound, the price being missing.
    pub rac_max: Option<Amount>,
    /// What to ask first.
    pub ask: Missing,
    /// The line it is asked for.
    pub line: usize,
}

/// A question with one candidate answer put in.
#[derive(Clone, Copy)]
struct Trial {
    line: Line,
    situation: Situation,
}

/// The least and the most of what is left to pay.
#[derive(Clone, Copy)]
struct Span {
    min: Amount,
    max: Amount,
}

impl Span {
    fn width(self) -> Amount {
        self.max.minus_down_to_zero(self.min)
    }
}

impl Plan {
    /// The interval of what is left to pay for the lines of one day; nothing when it is known.
    ///
    /// # Errors
    /// As [`Plan::episode`].
    pub fn interval(
        &self,
        lines: &[Line],
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Result<Option<Interval>, (usize, InputError)> {
        let episode = self.episode(lines, situation, used, level)?;
        let mut min = Amount::ZERO;
        let mut max = Some(Amount::ZERO);
        let mut ask: Option<(Amount, Missing, usize)> = None;
        for (at, (line, estimate)) in lines.iter().zip(&episode.lines).enumerate() {
            if let Some(Amounts { rac, .. }) = estimate.outcome.amounts() {
                min = min.saturating_add(rac);
                max = max.map(|max| max.saturating_add(rac));
                continue;
            }
            let Outcome::Unknown(missing) = estimate.outcome else {
                continue;
            };
            let trial = Trial {
                line: *line,
                situation: *situation,
            };
            let found = self.of_line(trial, used, level, missing);
            min = min.saturating_add(found.span.min);
            max = max
                .filter(|_| !found.unbounded)
                .map(|max| max.saturating_add(found.span.max));
            if ask.is_none_or(|(gain, ..)| found.gain > gain)
                && let Some(first) = found.ask
            {
                ask = Some((found.gain, first, at));
            }
        }
        Ok(ask.map(|(_, ask, line)| Interval {
            rac_min: min,
            rac_max: max,
            ask,
            line,
        }))
    }

    fn of_line(&self, trial: Trial, used: &[Used], level: LevelId, missing: MissingSet) -> OfLine {
        let all: Vec<Missing> = missing.iter().collect();
        let whole = self.span(&[trial], used, level, &all);
        let unbounded = missing.contains(Missing::Price);
        if unbounded {
            return OfLine {
                span: whole,
                unbounded,
                gain: Amount::from_cents(i64::MAX),
                ask: Some(Missing::Price),
            };
        }
        // What is left of the doubt, at worst, once one question is answered.
        let worst = |asked: Missing| {
            let others: Vec<Missing> = all.iter().copied().filter(|m| *m != asked).collect();
            self.candidates(trial, level, asked)
                .into_iter()
                .map(|answered| self.span(&[answered], used, level, &others).width())
                .max()
        };
        let best = all
            .iter()
            .filter_map(|asked| Some((worst(*asked)?, *asked)))
            .min_by_key(|(left, _)| *left);
        OfLine {
            span: whole,
            unbounded,
            gain: best.map_or(Amount::ZERO, |(left, _)| {
                whole.width().minus_down_to_zero(left)
            }),
            ask: best.map(|(_, ask)| ask).or(all.first().copied()),
        }
    }

    /// The span over every candidate of what is missing.
    fn span(&self, trials: &[Trial], used: &[Used], level: LevelId, missing: &[Missing]) -> Span {
        let mut trials = trials.to_vec();
        for one in missing {
            trials = trials
                .iter()
                .flat_map(|trial| self.candidates(*trial, level, *one))
                .collect();
        }
        let mut span: Option<Span> = None;
        for trial in trials {
            let Ok(estimate) = self.estimate(&trial.line, &trial.situation, used, level) else {
                continue;
            };
            let billed = trial
                .line
                .price
                .unwrap_or_default()
                .times(trial.line.quantity);
            let (low, high) = match estimate.outcome.amounts() {
                Some(amounts) => (amounts.rac, amounts.rac),
                // Nothing can be put in its place: anything up to the price.
                None => (Amount::ZERO, billed),
            };
            span = Some(span.map_or(
                Span {
                    min: low,
                    max: high,
                },
                |span| Span {
                    min: span.min.min(low),
                    max: span.max.max(high),
                },
            ));
        }
        span.unwrap_or(Span {
            min: Amount::ZERO,
            max: Amount::ZERO,
        })
    }

    /// The answers to try: the ends, and every value at which the slope may change.
    fn candidates(&self, trial: Trial, level: LevelId, missing: Missing) -> Vec<Trial> {
        let with = |change: &dyn Fn(&mut Trial)| {
            let mut trial = trial;
            change(&mut trial);
            trial
        };
        match missing {
            Missing::Price => [0, 1_000_000]
                .map(|cents| with(&|t| t.line.price = Some(Amount::from_cents(cents))))
                .to_vec(),
            Missing::Optam => [true, false]
                .map(|optam| with(&|t| t.line.optam = Some(optam)))
                .to_vec(),
            Missing::Br => self
                .bends(trial, level)
                .into_iter()
                .map(|br| with(&|t| t.line.br = Some(br)))
                .collect(),
            Missing::Hlf | Missing::Plv | Missing::Forfait => {
                let price = trial.line.price.unwrap_or_default();
                [Amount::ZERO, price]
                    .map(|limit| with(&|t| t.line.limit = Some(limit)))
                    .to_vec()
            }
            Missing::AmoRate => self
                .rates(trial)
                .into_iter()
                .map(|rate| with(&|t| t.line.amo_rate = Some(rate)))
                .collect(),
            Missing::Pmss | Missing::LegalCap => vec![trial],
        }
    }

    fn rates(&self, trial: Trial) -> Vec<Rate> {
        let printed = self
            .row(trial.line.row)
            .map_or(&[][..], |row| &row.printed_rates);
        if printed.len() > 1 {
            printed
                .iter()
                .map(|rate| Rate::from_basis_points(*rate))
                .collect()
        } else {
            vec![Rate::ZERO, Rate::WHOLE]
        }
    }

    /// The bases at which what is left to pay may bend: none, the price, the price over each rate of
    /// the cells, the threshold of heavy acts.
    fn bends(&self, trial: Trial, level: LevelId) -> Vec<Amount> {
        let price = trial.line.price.unwrap_or_default();
        let mut bends = vec![Amount::ZERO, price];
        let row = usize::from(trial.line.row.0);
        for second in [false, true] {
            let cell = self.contract().cell(row, usize::from(level.0), second);
            let Some(Rule::Pays(pays)) = cell.map(|cell| cell.rule) else {
                continue;
            };
            for term in [Some(pays.first), pays.added].into_iter().flatten() {
                if let Measure::PercentBr(points) = term.measure
                    && points > 0
                {
                    let bend = price.cents().saturating_mul(10_000) / i64::from(points);
                    bends.extend([bend, bend + 1].map(Amount::from_cents));
                }
            }
        }
        let day = Day::from(trial.situation.date);
        if let Some(found) = self.tariffs().parameter(Parameter::HeavyThreshold, day) {
            bends.extend([found.value - 1, found.value].map(Amount::from_cents));
        }
        bends
    }
}

/// What is known of one line.
struct OfLine {
    span: Span,
    unbounded: bool,
    /// By how much the best question narrows the span, at worst.
    gain: Amount,
    ask: Option<Missing>,
}
