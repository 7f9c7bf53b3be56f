//! Seeded episodes: lines that share something.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::{Class, Element};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Line, RowId};
use fastrand::Rng;

use super::random::{cents, line_on, one_of, percent, perhaps, row};

/// A line on a row named, whose base and price are told.
fn told(rng: &mut Rng, plan: &Plan, id: &str, most: i64) -> Option<Line> {
    let row = plan.row_by_id(id)?;
    let br = cents(rng, most);
    let times = one_of(rng, &[1, 1, 2, 4]);
    Some(Line {
        br: Some(br),
        price: Some(Amount::from_cents(br.cents() * times + rng.i64(0..500))),
        optam: Some(rng.bool()),
        ..Line::of(row)
    })
}

/// The lines of an episode that share something. Its units are of one day.
pub(crate) fn episode(rng: &mut Rng, plan: &Plan) -> Vec<Line> {
    let mut lines = sharing(rng, plan);
    // Sides are told for every line, or for none.
    let sided = lines.iter().all(|line| line.side.is_some());
    for line in &mut lines {
        line.same_day = Some(true);
        line.side = line.side.filter(|_| sided);
    }
    lines
}

fn sharing(rng: &mut Rng, plan: &Plan) -> Vec<Line> {
    match rng.u32(..8) {
        0 | 1 => glasses(rng, plan),
        2 => stay(rng, plan),
        3 => {
            let ids = [
                "hosp.honoraires.chirurgie",
                "hosp.honoraires.anesthesie",
                "hosp.honoraires.atm",
                "sc.chirurgie_atm",
                "sc.imagerie",
            ];
            several(rng, plan, &ids, 30_000)
        }
        4 => several(
            rng,
            plan,
            &["sc.biologie", "sc.analyses", "sc.specialistes"],
            3_000,
        ),
        5 => several(
            rng,
            plan,
            &[
                "sc.auxiliaires",
                "sc.paramedicaux",
                "hosp.transport",
                "transport",
                "med.rembourses",
            ],
            4_000,
        ),
        6 => shared(rng, plan),
        _ => {
            // Mixed glasses are made by `glasses`, whole.
            let mut lines: Vec<Line> = (0..rng.usize(2..5))
                .map(|_| {
                    let row = row(rng, plan);
                    line_on(rng, plan, row)
                })
                .collect();
            lines.retain(|line| plan.row(line.row).unwrap().class.is_none());
            lines
        }
    }
}

fn several(rng: &mut Rng, plan: &Plan, ids: &[&str], most: i64) -> Vec<Line> {
    let mut lines = Vec::new();
    for _ in 0..rng.usize(2..7) {
        let id = one_of(rng, ids);
        let quantity = one_of(rng, &[1, 1, 2, 3]);
        lines.extend(told(rng, plan, id, most).map(|line| Line {
            quantity,
            amo_rate: perhaps(rng, 15, |_| Rate::from_percent(60)),
            ..line
        }));
    }
    lines
}

/// A stay, its days and its fees.
fn stay(rng: &mut Rng, plan: &Plan) -> Vec<Line> {
    let mut lines = Vec::new();
    for id in ["hosp.sejour", "hosp.sejour.conventionne"] {
        let heavy = perhaps(rng, 20, Rng::bool);
        lines.extend(told(rng, plan, id, 80_000).map(|line| Line { heavy, ..line }));
    }
    for id in ["hosp.fjh", "hosp.fjh.hospitalier", "hosp.fjh.psychiatrique"] {
        if let Some(row) = plan.row_by_id(id)
            && percent(rng, 80)
        {
            let days = Line {
                quantity: rng.u32(1..=12),
                ..Line::of(row)
            };
            let at = rng.usize(0..=lines.len());
            lines.insert(at, days);
        }
    }
    for id in ["hosp.chambre.nuitee", "hosp.honoraires.chirurgie"] {
        if percent(rng, 40) {
            lines.extend(told(rng, plan, id, 20_000));
        }
    }
    lines
}

/// Cares that draw on one count or one yearly amount.
fn shared(rng: &mut Rng, plan: &Plan) -> Vec<Line> {
    let first = row(rng, plan);
    let rows = &plan.contract().rows;
    let this = &rows[usize::from(first.0)];
    let kin: Vec<RowId> = plan
        .rows()
        .filter(|(_, other)| {
            other.count_group == this.count_group || other.amount_group == this.amount_group
        })
        .map(|(at, _)| at)
        .collect();
    (0..rng.usize(2..5))
        .map(|_| {
            let row = one_of(rng, &kin);
            Line {
                amo_rate: None,
                heavy_forfait: None,
                ..line_on(rng, plan, row)
            }
        })
        .collect()
}

/// A frame and two lenses, each of its class.
fn glasses(rng: &mut Rng, plan: &Plan) -> Vec<Line> {
    let rows = |element: Element| -> Vec<RowId> {
        plan.rows()
            .filter(|(_, row)| {
                row.class == Some(Class::B)
                    && row
                        .optics
                        .as_ref()
                        .is_some_and(|optics| optics.element == element)
            })
            .map(|(at, _)| at)
            .collect()
    };
    let (frames, lenses) = (rows(Element::Frame), rows(Element::Lens));
    let class_a = |rng: &mut Rng, line: Line, most: i64| {
        let limit = Amount::from_cents(rng.i64(3_250..=most));
        Line {
            class: Some(Class::A),
            limit: Some(limit),
            ..line
        }
    };
    let mut frame = Line {
        price: Some(cents(rng, 25_000)),
        ..Line::of(one_of(rng, &frames))
    };
    if percent(rng, 40) {
        frame = Line {
            br: Some(Amount::from_euros(9)),
            ..class_a(rng, frame, 3_251)
        };
        frame.limit = Some(Amount::from_euros(30));
    }
    let lens_row = one_of(rng, &lenses);
    let mut lens = Line {
        price: Some(cents(rng, 20_000)),
        ..Line::of(lens_row)
    };
    if percent(rng, 40) {
        lens = class_a(rng, lens, 17_000);
    }
    let mut lines = if percent(rng, 60) {
        vec![
            Line {
                quantity: 2,
                ..lens
            },
            frame,
        ]
    } else {
        let other = Line {
            row: one_of(rng, &lenses),
            price: Some(cents(rng, 20_000)),
            ..lens
        };
        vec![lens, other, frame]
    };
    rng.shuffle(&mut lines);
    lines
}
