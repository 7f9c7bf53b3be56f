//! The same questions on every machine: lines drawn from a seed, and a digest of their answers.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, LevelId, Line, RowId, Situation, Used};

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    pub line: Line,
    pub situation: Situation,
    pub used: Vec<Used>,
    pub level: LevelId,
}

/// `SplitMix64`: small, and the same everywhere.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }

    fn euros(&mut self, most: u64) -> Amount {
        Amount::from_cents(i64::try_from(self.below(most * 100)).unwrap())
    }
}

/// So many questions on a contract whose dates lie in `years`, a quarter with what was used before.
pub fn questions(plan: &Plan, years: std::ops::RangeInclusive<u32>, count: usize) -> Vec<Question> {
    let mut draw = Draw(20_240_101);
    let rows = u64::try_from(plan.contract().rows.len()).unwrap();
    let levels = u64::try_from(plan.contract().levels.len()).unwrap();
    let span = u64::from(years.end() - years.start() + 1);
    let mut questions = Vec::with_capacity(count);
    for _ in 0..count {
        let row = RowId(u16::try_from(draw.below(rows)).unwrap());
        let acts = plan.acts_of(row);
        let at = usize::try_from(draw.below(8)).unwrap();
        let year = years.start() + u32::try_from(draw.below(span)).unwrap();
        let month = u32::try_from(draw.below(12)).unwrap() + 1;
        let date = Date::new(year, month, 1 + u32::try_from(draw.below(28)).unwrap()).unwrap();
        let line = Line {
            act: acts.get(at).copied(),
            price: Some(draw.euros(800)),
            quantity: u32::try_from(draw.below(4)).unwrap() + 1,
            br: Some(draw.euros(300)).filter(|_| draw.one_in(2)),
            amo_rate: draw.one_in(8).then(|| Rate::from_percent(60)),
            limit: Some(draw.euros(900)).filter(|_| draw.one_in(3)),
            optam: Some(draw.one_in(2)).filter(|_| !draw.one_in(9)),
            ..Line::of(row)
        };
        let situation = Situation {
            scheme: if draw.one_in(6) {
                Scheme::AlsaceMoselle
            } else {
                Scheme::General
            },
            age: match draw.below(3) {
                0 => Age::Unknown,
                1 => Age::Years(u8::try_from(draw.below(95)).unwrap()),
                _ => Age::Born(date.add_days(-i32::try_from(draw.below(30_000)).unwrap())),
            },
            ald: draw.one_in(12),
            maternity: draw.one_in(20),
            in_pathway: !draw.one_in(7),
            ..Situation::on(date)
        };
        let used = if draw.one_in(4) {
            vec![Used {
                row,
                date: date.add_days(-i32::try_from(draw.below(400)).unwrap()),
                quantity: u32::try_from(draw.below(3)).unwrap(),
                amount: draw.euros(30),
                side: None,
            }]
        } else {
            Vec::new()
        };
        let level = LevelId(u8::try_from(draw.below(levels)).unwrap());
        questions.push(Question {
            line,
            situation,
            used,
            level,
        });
    }
    questions
}
