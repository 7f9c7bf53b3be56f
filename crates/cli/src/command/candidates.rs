//! An act that several rows may pay: each is tried, and one question is asked to choose.

use affilio_domain::amount::Amount;
use affilio_domain::format::Locale;
use affilio_guarantees::compiled::Row;
use affilio_guarantees::interval::Interval;
use affilio_guarantees::naming::{Named as Found, Narrow};
use affilio_guarantees::outcome::{Missing, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{InputError, LevelId, RowId};

use super::estimate::{of_rows, refused, written};
use crate::fault::Fault;
use crate::link::clue::{self, Clue};
use crate::link::row::{self, Around};
use crate::read::Named;
use crate::read::care::Item;
use crate::read::estimate::Ask;
use crate::write::asked;
use crate::write::candidates::{Answered, undecided};
use crate::write::data::Data;
use crate::write::estimate::{Answer, Between, between};

/// More rows than this are not an answer.
const MOST: usize = 8;

/// A row tried.
struct Trial {
    row: RowId,
    outcome: Outcome,
    interval: Option<Interval>,
    span: Span,
}

/// Between which amounts what is left to pay lies; no most when the price is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    min: Amount,
    max: Option<Amount>,
}

impl Span {
    /// The least span that holds all; nothing when there is none.
    fn around(spans: impl Iterator<Item = Self>) -> Option<Self> {
        spans.reduce(|one, other| Self {
            min: one.min.min(other.min),
            max: one.max.zip(other.max).map(|(one, other)| one.max(other)),
        })
    }

    /// How much it leaves in doubt, an open span being the widest.
    fn width(self) -> Amount {
        let most = Amount::from_cents(i64::MAX);
        self.max
            .map_or(most, |max| max.minus_down_to_zero(self.min))
    }
}

/// What chooses best between the rows.
enum Choice {
    Clue(Clue),
    Missing(Interval),
    Row,
}

/// Answers the only item of a line, whose act leads to several rows.
pub(crate) fn answer(
    (around, ask, item): (Around<'_>, &Ask, &Item),
    level: LevelId,
    (act, found): (&Named, &[Found]),
    mut remarks: Vec<Data>,
) -> Result<Answer, Fault> {
    if found.len() > MOST {
        return Err(row::ambiguous(around, item, act, found));
    }
    let plan = around.plan;
    let mut trials: Vec<Trial> = Vec::new();
    let mut first_error: Option<Fault> = None;
    for one in found {
        match tried(plan, ask, level, *one)? {
            Ok(trial) => trials.push(trial),
            Err(error) => {
                first_error.get_or_insert_with(|| refused(ask, 0, error));
            }
        }
    }
    if let Some(error) = first_error.filter(|_| trials.is_empty()) {
        return Err(error);
    }
    if let [only] = trials.as_slice() {
        let act = found.iter().find(|one| one.row == only.row);
        let asked = of_rows(plan, ask, vec![(only.row, act.and_then(|one| one.act))])?;
        return written(plan, level, true, ask, &asked, remarks);
    }
    let locale = ask.explain.unwrap_or_default();
    let whole = Span::around(trials.iter().map(|trial| trial.span));
    let whole = whole.ok_or_else(|| row::ambiguous(around, item, act, found))?;
    let told = row::narrow(around, item);
    let choice = choice(around, &act.text, &told, (&trials, whole));
    let rows: Vec<String> = trials
        .iter()
        .map(|trial| row_name(plan, trial.row))
        .collect();
    remarks.push(asked::several_rows(rows, locale));
    remarks.extend(asked::one_amount(whole.min, whole.max, locale));
    let answered = trials.iter().map(|trial| Answered {
        row: row_name(plan, trial.row),
        outcome: trial.outcome,
        interval: trial.interval,
    });
    Ok(undecided(
        item,
        question(&choice, whole, item, locale),
        answered.collect(),
        locale,
        remarks,
    ))
}

/// The answer of the engine for one row; what it refuses of that row.
fn tried(
    plan: &Plan,
    ask: &Ask,
    level: LevelId,
    found: Found,
) -> Result<Result<Trial, InputError>, Fault> {
    let question = of_rows(plan, ask, vec![(found.row, found.act)])?;
    let (lines, situation, used) = (&question.lines, &question.situation, &question.used);
    let answered = plan
        .episode(lines, situation, used, level)
        .and_then(|episode| Ok((episode, plan.interval(lines, situation, used, level)?)));
    Ok(match answered {
        Err((_, error)) => Err(error),
        Ok((episode, interval)) => {
            let billed = lines
                .first()
                .and_then(|line| Some(line.price?.times(line.quantity)));
            Ok(Trial {
                row: found.row,
                outcome: episode.outcome,
                interval,
                span: span(&episode.outcome, interval, billed),
            })
        }
    })
}

fn span(outcome: &Outcome, interval: Option<Interval>, billed: Option<Amount>) -> Span {
    match (outcome.amounts(), interval) {
        (Some(amounts), _) => Span {
            min: amounts.rac,
            max: Some(amounts.rac),
        },
        (None, Some(interval)) => Span {
            min: interval.rac_min,
            max: interval.rac_max,
        },
        (None, None) => Span {
            min: Amount::ZERO,
            max: billed,
        },
    }
}

/// The question that leaves the least doubt at worst.
fn choice(
    around: Around<'_>,
    act: &str,
    told: &Narrow,
    (trials, whole): (&[Trial], Span),
) -> Choice {
    let plan = around.plan;
    let missing = |trial: &Trial| trial.interval;
    if whole.max.is_none()
        && let Some(price) = trials
            .iter()
            .filter_map(missing)
            .find(|interval| interval.ask == Missing::Price)
    {
        return Choice::Missing(price);
    }
    let rows: Vec<&Row> = trials
        .iter()
        .filter_map(|trial| plan.row(trial.row))
        .collect();
    // The doubt left at worst, then the rows left at worst.
    let worst = |clue: Clue| {
        let answers = clue.answers(told, &rows);
        let left = answers.iter().filter_map(|narrow| {
            let kept = plan.named(act, narrow);
            let kept = trials
                .iter()
                .filter(|trial| kept.iter().any(|found| found.row == trial.row));
            let width = Span::around(kept.clone().map(|trial| trial.span))?.width();
            Some((width, kept.count()))
        });
        left.reduce(|one, other| (one.0.max(other.0), one.1.max(other.1)))
    };
    let best = clue::all(told, around.is_corrected(), &rows)
        .into_iter()
        .filter_map(|clue| Some((worst(clue)?, clue)))
        .filter(|((width, rows), _)| *width < whole.width() || *rows < trials.len())
        .min_by_key(|(left, _)| *left);
    match best {
        Some(((width, _), clue)) if width < whole.width() => Choice::Clue(clue),
        best => trials
            .iter()
            .filter_map(missing)
            .next()
            .map(Choice::Missing)
            .or(best.map(|(_, clue)| Choice::Clue(clue)))
            .unwrap_or(Choice::Row),
    }
}

/// The interval over all rows, and the question.
fn question(choice: &Choice, whole: Span, item: &Item, locale: Locale) -> Between {
    match choice {
        Choice::Missing(interval) => between(
            Interval {
                rac_min: whole.min,
                rac_max: whole.max,
                ..*interval
            },
            locale,
        ),
        Choice::Clue(clue) => Between {
            rac_min: whole.min.to_plain(),
            rac_max: whole.max.map(Amount::to_plain),
            ask: clue.key(),
            path: clue.path().to_owned(),
            question: clue.question(locale).to_owned(),
        },
        Choice::Row => Between {
            rac_min: whole.min.to_plain(),
            rac_max: whole.max.map(Amount::to_plain),
            ask: "row",
            path: if item.act.is_some() {
                "items[0].row".to_owned()
            } else {
                "row".to_owned()
            },
            question: match locale {
                Locale::Fr => "la ligne du tableau : Plusieurs lignes portent ce nom.".to_owned(),
                Locale::En => "the row of the table: Several rows have this name.".to_owned(),
            },
        },
    }
}

fn row_name(plan: &Plan, row: RowId) -> String {
    plan.row(row).map_or_else(String::new, |row| row.id.clone())
}
