//! Seeded episodes: lines that share something.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::{Class, Element, Heavy, Unit};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, Line, RowId, Situation, Used};
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
    let mut lines: Vec<Line> = (0..rng.usize(2..5))
        .map(|_| {
            let row = one_of(rng, &kin);
            Line {
                amo_rate: None,
                heavy_forfait: None,
                ..line_on(rng, plan, row)
            }
        })
        .collect();
    if this.unit == Unit::Equipment {
        // Whole equipments of one day may be the parts of one: accepted as a limit.
        lines.retain(|line| {
            line.act
                .is_some_and(|act| plan.act(act).unwrap().unit.is_some())
        });
    }
    lines
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
    let (frames, mut lenses) = (rows(Element::Frame), rows(Element::Lens));
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
    // All of a child, or all of an adult.
    let of = plan.row(frame.row).unwrap().ages;
    lenses.retain(|lens| plan.row(*lens).unwrap().ages == of);
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
    // Which eye each of two lines is for is not told: lenses of class A come together.
    let together = lines.len() == 2 || lens.class.is_none();
    if together && percent(rng, 40) {
        on_class_a_row(rng, plan, &mut lines);
    }
    rng.shuffle(&mut lines);
    lines
}

/// The local scheme pays stays in full: another rate told would contradict it.
pub(crate) fn local_stay(plan: &Plan, lines: &mut [Line], situation: &Situation) {
    let local = situation.scheme == Scheme::AlsaceMoselle;
    let stays = lines
        .iter_mut()
        .filter(|line| local && plan.family_of(line.row).unwrap().heavy == Heavy::Stay);
    stays.for_each(|line| line.amo_rate = None);
}

/// Where an element is not told on the row of equipments, whether what was used before is of the
/// same element is not settled: no glasses are used before, a limit accepted.
pub(crate) fn used_beside(plan: &Plan, lines: &[Line], used: &mut Vec<Used>) {
    let untold =
        |line: &Line| line.act.is_none() && plan.row(line.row).unwrap().unit == Unit::Equipment;
    if lines.iter().any(untold) {
        used.retain(|entry| plan.row(entry.row).unwrap().optics.is_none());
    }
}

/// Class A elements told on the row of class A equipments, by their act or, for a frame beside
/// class B lenses, without act.
fn on_class_a_row(rng: &mut Rng, plan: &Plan, lines: &mut [Line]) {
    let act = |id: &str| {
        let at = plan.tariffs().acts.iter().position(|act| act.id == id);
        at.map(|at| ActId(u16::try_from(at).unwrap()))
    };
    let of = |line: &Line| plan.row(line.row).unwrap();
    let child = lines.iter().any(|line| of(line).id.contains("enfant"));
    let id = if child {
        "opt.a.moins16"
    } else {
        "opt.a.16plus"
    };
    let row = plan.row_by_id(id).unwrap();
    let class_b = lines.iter().any(|line| line.class.is_none());
    for line in lines.iter_mut().filter(|line| line.class.is_some()) {
        let element = of(line).optics.as_ref().unwrap().element;
        let untold = element == Element::Frame && class_b && rng.bool();
        line.act = match element {
            _ if untold => None,
            Element::Frame => act("monture_a"),
            Element::Lens | Element::Equipment => act("verre_a"),
        };
        (line.row, line.class) = (row, None);
    }
}
