//! From what is typed to what is asked of the engine, or what is wrong beside each answer.

use affilio_domain::amount::{Amount, AmountError};
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::outcome::{Missing, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, Age, Line, RowId, Situation, Used};
use affilio_guarantees::questions::{Need, Questions};

use crate::i18n::tr;
use crate::say;

use super::input::{Input, Key};

/// What is asked of the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The row.
    pub row: RowId,
    /// The act, when one is chosen.
    pub act: Option<ActId>,
    /// The care.
    pub line: Line,
    /// The person.
    pub situation: Situation,
    /// What was used already this year.
    pub used: Vec<Used>,
    /// What matters for this row.
    pub questions: Questions,
    /// What has to be read on a quote.
    pub asks: Asks,
    /// What is wrong, beside each answer.
    pub faults: Vec<(Key, String)>,
}

impl Asked {
    /// What is wrong with an answer.
    #[must_use]
    pub fn fault(&self, key: Key) -> Option<&str> {
        self.faults
            .iter()
            .find(|(one, _)| *one == key)
            .map(|(_, words)| words.as_str())
    }
}

/// Reads the answers; `None` while no care is chosen.
#[must_use]
pub fn asked(plan: &Plan, input: &Input, today: Date) -> Option<Asked> {
    let row = plan.row_by_id(input.get(Key::Care))?;
    let act = plan
        .act_by_id(input.get(Key::Act))
        .filter(|act| plan.acts_of(row).contains(act));
    let mut reader = Reader {
        input,
        faults: Vec::new(),
    };
    let date = reader.date(today);
    let questions = plan.questions_in(row, act, date, reader.scheme())?;
    let situation = reader.situation(date, &questions);
    let used = reader.used(row, date, &questions);
    let bare = reader.line(
        Line {
            act,
            ..Line::of(row)
        },
        &questions,
    );
    let asks = Asks::of(plan, &questions, &bare, &situation, &used);
    let line = Line {
        br: asks.br.then(|| reader.amount(Key::Br)).flatten(),
        limit: asks.limit.then(|| reader.amount(Key::Limit)).flatten(),
        ..bare
    };
    Some(Asked {
        row,
        act,
        line,
        situation,
        used,
        questions,
        asks,
        faults: reader.faults,
    })
}

/// What has to be read on a quote, because no dated tariff gives it. A value that the tariffs give is
/// never taken from elsewhere: the amounts always are those of what the screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asks {
    /// The *base de remboursement*.
    pub br: bool,
    /// The regulated price of the basket.
    pub limit: bool,
}

impl Asks {
    fn of(
        plan: &Plan,
        questions: &Questions,
        bare: &Line,
        situation: &Situation,
        used: &[Used],
    ) -> Self {
        let all = plan
            .estimate_levels(bare, situation, used)
            .unwrap_or_default();
        let lacks = |wanted: &[Missing]| {
            all.iter().any(|estimate| match estimate.outcome {
                Outcome::Unknown(missing) => wanted.iter().any(|one| missing.contains(*one)),
                Outcome::Covered(_) | Outcome::NotCovered(_) | Outcome::Service => false,
            })
        };
        Self {
            br: questions.br == Need::Asked || lacks(&[Missing::Br]),
            limit: matches!(questions.limit, Some((_, Need::Asked)))
                || lacks(&[Missing::Hlf, Missing::Plv]),
        }
    }
}

struct Reader<'a> {
    input: &'a Input,
    faults: Vec<(Key, String)>,
}

impl Reader<'_> {
    fn text(&self, key: Key) -> &str {
        self.input.get(key).trim()
    }

    fn fault(&mut self, key: Key, words: &str) {
        self.faults.push((key, words.to_owned()));
    }

    fn is_yes(&self, key: Key) -> bool {
        self.text(key) == "oui"
    }

    fn yes_no(&self, key: Key) -> Option<bool> {
        match self.text(key) {
            "oui" => Some(true),
            "non" => Some(false),
            _ => None,
        }
    }

    fn scheme(&self) -> Scheme {
        if self.is_yes(Key::AlsaceMoselle) {
            Scheme::AlsaceMoselle
        } else {
            Scheme::General
        }
    }

    fn amount(&mut self, key: Key) -> Option<Amount> {
        let text = self.text(key).to_owned();
        if text.is_empty() {
            return None;
        }
        match text.parse::<Amount>() {
            Ok(amount) if amount > MOST => {
                self.fault(key, too_large());
                None
            }
            Ok(amount) => Some(amount),
            Err(error) => {
                self.fault(key, amount_words(error));
                None
            }
        }
    }

    /// A rate in percent, with or without its sign: `60` and `60 %` are the same.
    fn rate(&mut self) -> Option<Rate> {
        let text = self.text(Key::Rate).trim_end_matches('%').trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let rate = format!("{text} %")
            .parse::<Rate>()
            .ok()
            .filter(|rate| *rate <= Rate::WHOLE);
        if rate.is_none() {
            self.fault(
                Key::Rate,
                tr(
                    "Écrivez un taux de 0 à 100, par exemple 60.",
                    "Write a rate from 0 to 100, for instance 60.",
                ),
            );
        }
        rate
    }

    fn count(&mut self, key: Key, least: u32, most: u32) -> Option<u32> {
        let text = self.text(key).to_owned();
        if text.is_empty() {
            return None;
        }
        let count = text
            .parse::<u32>()
            .ok()
            .filter(|count| (least..=most).contains(count));
        if count.is_none() {
            self.fault(
                key,
                &say!(
                    "Écrivez un nombre entier de {least} à {most}, en chiffres.",
                    "Write a whole number from {least} to {most}, in digits."
                ),
            );
        }
        count
    }

    fn date(&mut self, today: Date) -> Date {
        let text = self.text(Key::Date).to_owned();
        if text.is_empty() {
            return today;
        }
        Date::parse_french(&text).unwrap_or_else(|_| {
            self.fault(
                Key::Date,
                tr("Cette date n’est pas lisible. Écrivez jour, mois, année, par exemple 01/03/2024.", "This date cannot be read. Write day, month, year, for instance 01/03/2024."),
            );
            today
        })
    }

    fn line(&mut self, line: Line, questions: &Questions) -> Line {
        let rate = self.rate();
        Line {
            price: self.amount(Key::Price).or(match self.text(Key::Price) {
                "" => questions.regulated_price,
                _ => None,
            }),
            quantity: self.count(Key::Quantity, 1, 366).unwrap_or(1),
            amo_rate: rate.filter(|rate| {
                questions
                    .amo_rate
                    .as_ref()
                    .is_some_and(|choices| choices.is_empty() || choices.contains(rate))
            }),
            optam: self.yes_no(Key::Optam),
            heavy: self.yes_no(Key::Heavy),
            ..line
        }
    }

    fn situation(&mut self, date: Date, questions: &Questions) -> Situation {
        let age = self
            .count(Key::Age, 0, 120)
            .and_then(|age| u8::try_from(age).ok());
        Situation {
            scheme: self.scheme(),
            age: age.map_or(Age::Unknown, Age::Years),
            ald: questions.full_cover && self.is_yes(Key::Ald),
            maternity: questions.full_cover && self.is_yes(Key::Maternity),
            in_pathway: !questions.pathway || self.text(Key::Pathway) != "non",
            ..Situation::on(date)
        }
    }

    fn used(&mut self, row: RowId, date: Date, questions: &Questions) -> Vec<Used> {
        let quantity = questions
            .used_count
            .and_then(|_| self.count(Key::UsedCount, 0, 366));
        let amount = if questions.used_amount {
            self.amount(Key::UsedAmount)
        } else {
            None
        };
        match (quantity, amount) {
            (None, None) => Vec::new(),
            (quantity, amount) => vec![Used {
                row,
                date,
                quantity: quantity.unwrap_or(0),
                amount: amount.unwrap_or_default(),
                side: None,
            }],
        }
    }
}

/// Above this, a typing error is far likelier than a care.
const MOST: Amount = Amount::from_euros(1_000_000);

fn too_large() -> &'static str {
    tr(
        "Ce montant dépasse un million d’euros : vérifiez les zéros.",
        "This amount is above one million euros: check the zeros.",
    )
}

fn amount_words(error: AmountError) -> &'static str {
    match error {
        AmountError::Negative => tr(
            "Un montant ne peut pas être négatif : retirez le signe moins.",
            "An amount cannot be negative: remove the minus sign.",
        ),
        AmountError::TooPrecise => tr(
            "Un montant a deux chiffres au plus après la virgule, par exemple 31,50.",
            "An amount has two decimals at most, for instance 31.50.",
        ),
        AmountError::TooLarge => too_large(),
        AmountError::Empty | AmountError::Unexpected { .. } | AmountError::BadGrouping => tr(
            "Ce montant n’est pas lisible. Écrivez des chiffres, par exemple 60 ou 31,50.",
            "This amount cannot be read. Write digits, for instance 60 or 31.50.",
        ),
    }
}
