//! The answer of `affilio estimate`.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::format::Locale;
use affilio_guarantees::interval::Interval;
use affilio_guarantees::outcome::{Amounts, Episode, Estimate, Left, Missing, MissingSet, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::proof::Step;
use affilio_guarantees::query::{LevelId, Line, RowId};
use affilio_guarantees::remark::Remark;
use affilio_guarantees::sentences;
use serde::Serialize;

use super::asked;
use super::candidates::Candidate;
use super::data::Data;
use super::readings::{self, Other};
use super::remarks;
use super::steps::{self, Scene};
use crate::read::care::Item;

/// Three amounts and what they mean. All three are null when one is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Figures {
    amo: Option<String>,
    amc: Option<String>,
    rac: Option<String>,
    status: &'static str,
}

impl Figures {
    pub(crate) fn of(outcome: &Outcome) -> Self {
        let amounts = outcome.amounts();
        let written = |part: fn(&Amounts) -> Amount| -> Option<String> {
            amounts.as_ref().map(|amounts| part(amounts).to_plain())
        };
        Self {
            amo: written(|amounts| amounts.amo),
            amc: written(|amounts| amounts.amc),
            rac: written(|amounts| amounts.rac),
            status: match outcome {
                Outcome::Covered(_) | Outcome::Service => "covered",
                Outcome::NotCovered(_) => "not_covered",
                Outcome::Unknown(_) => "unknown",
            },
        }
    }
}

/// What is left of the rights of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Rights {
    count: Option<u32>,
    amount: Option<String>,
}

impl Rights {
    fn of(left: &Left) -> Self {
        Self {
            count: left.count,
            amount: left.amount.map(Amount::to_plain),
        }
    }
}

/// One item.
#[derive(Debug, Serialize)]
pub(crate) struct Part {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<String>,
    #[serde(flatten)]
    figures: Figures,
    left: Rights,
    next_right: Option<String>,
}

impl Part {
    /// An item whose row is not known.
    pub(crate) fn unknown(item: &Item) -> Self {
        Self {
            label: item.label.clone(),
            row: None,
            act: None,
            figures: Figures::of(&Outcome::Unknown(MissingSet::default())),
            left: Rights::of(&Left::default()),
            next_right: None,
        }
    }
}

/// Between which amounts what is left to pay lies.
#[derive(Debug, Serialize)]
pub(crate) struct Between {
    pub(crate) rac_min: String,
    pub(crate) rac_max: Option<String>,
    pub(crate) ask: &'static str,
    pub(crate) path: String,
    pub(crate) question: String,
}

/// The whole answer.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    #[serde(flatten)]
    figures: Figures,
    interval: Option<Between>,
    /// The rows that the act may mean, when none is chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) items: Vec<Part>,
    steps: Vec<Data>,
    pub(crate) remarks: Vec<Data>,
    left: Option<Rights>,
    next_right: Option<String>,
    readings: Vec<Other>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explanation: Vec<String>,
}

impl Answer {
    /// An answer to be completed.
    pub(crate) fn empty(figures: Figures, interval: Option<Between>) -> Self {
        Self {
            figures,
            interval,
            candidates: Vec::new(),
            items: Vec::new(),
            steps: Vec::new(),
            remarks: Vec::new(),
            left: None,
            next_right: None,
            readings: Vec::new(),
            explanation: Vec::new(),
        }
    }
}

/// What was asked and answered.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) level: LevelId,
    /// False for a cell that the line wrote.
    pub(crate) printed: bool,
    /// False when the date is supposed: no date then follows from it.
    pub(crate) dated: bool,
    pub(crate) items: &'a [Item],
    pub(crate) lines: &'a [Line],
    pub(crate) explain: Option<Locale>,
}

/// Writes the answer; `more` are remarks on the question itself.
pub(crate) fn answer(
    asked: Asked<'_>,
    episode: &Episode,
    interval: Option<Interval>,
    more: Vec<Data>,
) -> Answer {
    let several = asked.lines.len() > 1;
    let locale = asked.explain.unwrap_or_default();
    let only = interval.and_then(|one| asked::one_amount(one.rac_min, one.rac_max, locale));
    let interval = interval.map(|interval| between(interval, locale));
    let mut answer = Answer {
        remarks: more.into_iter().chain(only).collect(),
        ..Answer::empty(Figures::of(&episode.outcome), interval)
    };
    let lines = asked.lines.iter().zip(&episode.lines);
    for ((at, item), (line, estimate)) in (0u32..).zip(asked.items).zip(lines) {
        let number = several.then_some(at);
        let row = paying_row(line, estimate);
        let scene = Scene {
            plan: asked.plan,
            row,
            level: asked.level,
            printed: asked.printed,
        };
        let made = estimate.proof.iter();
        answer
            .steps
            .extend(made.map(|step| steps::step(scene, step).of_item(number)));
        let context = sentences::Context {
            plan: asked.plan,
            row: line.row,
            level: asked.level,
            locale,
        };
        let told = estimate
            .remarks
            .iter()
            .filter(|remark| asked.dated || !matches!(remark, Remark::OpensAgain { .. }));
        answer.remarks.extend(told.map(|remark| {
            let text = sentences::remark_in(context, estimate, remark).join(" ");
            remarks::remark(scene, remark)
                .text("text", text)
                .of_item(number)
        }));
        if estimate.outcome == Outcome::Service {
            answer.remarks.push(asked::service(locale).of_item(number));
        }
        answer.readings.extend(
            estimate
                .readings
                .iter()
                .map(|reading| readings::other(context, estimate, reading, number)),
        );
        answer.items.push(Part {
            label: item.label.clone(),
            row: asked
                .plan
                .row(line.row)
                .filter(|_| asked.printed)
                .map(|row| row.id.clone()),
            act: line
                .act
                .and_then(|act| asked.plan.act(act))
                .map(|act| act.id.clone()),
            figures: Figures::of(&estimate.outcome),
            left: Rights::of(&estimate.left),
            next_right: next_right(asked, estimate).map(Date::to_iso),
        });
        if asked.explain.is_some() {
            explain(context, estimate, &mut answer.explanation);
        }
    }
    rights(asked, episode, &mut answer);
    answer
}

/// What is left after the last item, when all are of one row; the first date when a right opens.
fn rights(asked: Asked<'_>, episode: &Episode, answer: &mut Answer) {
    let first = asked.lines.first().map(|line| line.row);
    if asked.lines.iter().all(|line| Some(line.row) == first) {
        answer.left = episode.lines.last().map(|last| Rights::of(&last.left));
    }
    answer.next_right = episode
        .lines
        .iter()
        .filter_map(|estimate| next_right(asked, estimate))
        .min()
        .map(Date::to_iso);
}

fn next_right(asked: Asked<'_>, estimate: &Estimate) -> Option<Date> {
    estimate.left.next_right.filter(|_| asked.dated)
}

/// The row whose cell applied: class A glasses quoted on a class B row are paid by the class A row.
fn paying_row(line: &Line, estimate: &Estimate) -> RowId {
    let cell = estimate.proof.iter().find_map(|step| match *step {
        Step::Cell { row, .. } => Some(row),
        _ => None,
    });
    cell.unwrap_or(line.row)
}

pub(crate) fn between(interval: Interval, locale: Locale) -> Between {
    let path = match interval.ask {
        Missing::Optam => "practitioner.optam".to_owned(),
        Missing::Pmss | Missing::LegalCap => "date".to_owned(),
        item => format!("items[{}].{}", interval.line, key(item)),
    };
    Between {
        rac_min: interval.rac_min.to_plain(),
        rac_max: interval.rac_max.map(Amount::to_plain),
        ask: key(interval.ask),
        path,
        question: question(interval.ask, locale),
    }
}

fn question(missing: Missing, locale: Locale) -> String {
    let colon = match locale {
        Locale::Fr => " :",
        Locale::En => ":",
    };
    format!(
        "{}{colon} {}",
        sentences::missing_in(locale, missing),
        sentences::why_missing_in(locale, missing)
    )
}

/// The key of the line that answers a question.
pub(crate) const fn key(missing: Missing) -> &'static str {
    match missing {
        Missing::Price => "price",
        Missing::Optam => "optam",
        Missing::Hlf | Missing::Plv | Missing::Forfait => "hlf_plv",
        Missing::Br => "br",
        Missing::AmoRate => "amo_rate",
        Missing::Pmss => "pmss",
        Missing::LegalCap => "legal_cap",
    }
}

/// The proof, the remarks and the readings in sentences.
fn explain(context: sentences::Context<'_>, estimate: &Estimate, out: &mut Vec<String>) {
    for sentence in sentences::proof_in(context, estimate) {
        out.push(match sentence.source {
            Some(source) if !source.is_empty() => format!("{} ({source})", sentence.text),
            _ => sentence.text,
        });
    }
    out.extend(sentences::remarks_in(context, estimate));
    let readings = estimate.readings.iter();
    out.extend(readings.map(|reading| sentences::reading_in(context, estimate, reading)));
}
