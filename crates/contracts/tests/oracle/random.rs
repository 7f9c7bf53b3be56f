//! Seeded questions: the same number always makes the same question.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::{Class, Establishment, Heavy, Rule, Unit};
use affilio_guarantees::optics::{Eye, Prescription, RenewalReason};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{
    ActId, Age, AlreadyHeld, Context, Line, RowId, Sector, Side, Situation, Used,
};
use fastrand::Rng;

pub(crate) fn one_of<T: Copy>(rng: &mut Rng, choices: &[T]) -> T {
    choices[rng.usize(..choices.len())]
}

pub(crate) fn percent(rng: &mut Rng, chance: u32) -> bool {
    rng.u32(..100) < chance
}

pub(crate) fn perhaps<T>(
    rng: &mut Rng,
    chance: u32,
    make: impl FnOnce(&mut Rng) -> T,
) -> Option<T> {
    percent(rng, chance).then(|| make(rng))
}

pub(crate) fn cents(rng: &mut Rng, most: i64) -> Amount {
    match rng.u32(..10) {
        0 => Amount::ZERO,
        1..=5 => Amount::from_euros(rng.i64(0..=most / 100)),
        _ => Amount::from_cents(rng.i64(0..=most)),
    }
}

pub(crate) fn date(rng: &mut Rng, plan: &Plan) -> Date {
    let from = plan.contract().valid_from.date().unwrap();
    let to = plan.contract().valid_to.date().unwrap();
    let last = Date::parse_iso("2027-03-31").unwrap().min(to);
    let date = from.add_days(rng.i32(0..=from.days_until(last)));
    if percent(rng, 20) {
        let edges = [
            "2024-03-30",
            "2024-03-31",
            "2024-05-14",
            "2024-05-15",
            "2024-12-21",
            "2024-12-22",
            "2024-02-29",
            "2026-03-31",
            "2026-04-01",
            "2020-02-29",
            "2020-12-31",
            "2020-01-01",
        ];
        let edge = Date::parse_iso(one_of(rng, &edges)).unwrap();
        if from <= edge && edge <= last {
            return edge;
        }
    }
    date
}

fn age(rng: &mut Rng, date: Date) -> Age {
    match rng.u32(..10) {
        0..=2 => Age::Unknown,
        3..=5 => Age::Years(rng.u8(0..=100)),
        6 => Age::Years(one_of(rng, &[0, 1, 5, 6, 7, 15, 16, 17, 18, 19, 20, 21])),
        7 => {
            let years = one_of(rng, &[6, 7, 16, 18, 21]);
            Age::Born(date.add_years(-years).add_days(rng.i32(-2..=2)))
        }
        _ => Age::Born(date.add_days(-rng.i32(0..36_000))),
    }
}

fn eye(rng: &mut Rng) -> Eye {
    let step = |rng: &mut Rng, most: i16| rng.i16(-most..=most) * 25;
    Eye {
        sphere: step(rng, 40),
        cylinder: if percent(rng, 50) { 0 } else { step(rng, 24) },
        axis: rng.i16(0..=180),
        addition: if percent(rng, 70) {
            0
        } else {
            rng.i16(1..=14) * 25
        },
    }
}

pub(crate) fn prescription(rng: &mut Rng) -> Prescription {
    Prescription {
        right: eye(rng),
        left: eye(rng),
        multifocal: rng.bool(),
    }
}

/// A prescription not far from another.
pub(crate) fn near(rng: &mut Rng, of: Prescription) -> Prescription {
    let mut other = of;
    for eye in [&mut other.right, &mut other.left] {
        match rng.u32(..6) {
            0 => eye.sphere += one_of(rng, &[-50, -25, 25, 50]),
            1 => eye.cylinder += one_of(rng, &[-50, -25, 25, 50]),
            2 => eye.axis = (eye.axis + one_of(rng, &[5, 6, 10, 11, 20, 21, 175])) % 181,
            3 => eye.addition = (eye.addition + one_of(rng, &[-25, 25, 50])).max(0),
            _ => {}
        }
    }
    other
}

fn context(rng: &mut Rng) -> Context {
    const PLACES: [Establishment; 10] = [
        Establishment::Hospital,
        Establishment::Mas,
        Establishment::Psychiatry,
        Establishment::Convalescence,
        Establishment::Specialised,
        Establishment::ElderlyCure,
        Establishment::TherapeuticWorkshop,
        Establishment::MedicalEducational,
        Establishment::VocationalRehabilitation,
        Establishment::LongStay,
    ];
    const REASONS: [RenewalReason; 6] = [
        RenewalReason::SightChanged,
        RenewalReason::DegradationByOphthalmologist,
        RenewalReason::ListedCondition,
        RenewalReason::FrameNoLongerFits,
        RenewalReason::ProgressiveIntolerance,
        RenewalReason::OpticalPenalisation,
    ];
    let new = perhaps(rng, 30, prescription);
    let old = new.and_then(|new| perhaps(rng, 60, |rng| near(rng, new)));
    let stay_covered = perhaps(rng, 25, Rng::bool);
    Context {
        establishment: perhaps(rng, 30, |rng| one_of(rng, &PLACES)),
        // A covered stay has a night.
        ambulatory: perhaps(rng, 25, Rng::bool)
            .filter(|without| !without || stay_covered != Some(true)),
        surgery: perhaps(rng, 25, Rng::bool),
        meal_or_lodging: perhaps(rng, 25, Rng::bool),
        stay_covered,
        prescribed: perhaps(rng, 25, Rng::bool),
        urgent: perhaps(rng, 25, Rng::bool),
        agreement: perhaps(rng, 12, |rng| cents(rng, 12_000)),
        blind: perhaps(rng, 10, Rng::bool),
        renewal: perhaps(rng, 30, |rng| one_of(rng, &REASONS)),
        prescription: new,
        previous_prescription: old,
    }
}

pub(crate) fn situation(rng: &mut Rng, plan: &Plan) -> Situation {
    let date = date(rng, plan);
    Situation {
        date,
        scheme: one_of(
            rng,
            &[Scheme::General, Scheme::General, Scheme::AlsaceMoselle],
        ),
        age: age(rng, date),
        ald: percent(rng, 12),
        maternity: percent(rng, 8),
        in_pathway: percent(rng, 75),
        held_back: perhaps(rng, 30, |rng| AlreadyHeld {
            participations: Amount::from_cents(rng.i64(0..=5_200)),
            franchises: Amount::from_cents(rng.i64(0..=5_200)),
        }),
        context: if percent(rng, 50) {
            context(rng)
        } else {
            Context::default()
        },
    }
}

/// No rate is of 0 % outside the pathway: what is not reimbursed has no pathway.
pub(crate) fn pathway_of(lines: &[Line], situation: &mut Situation) {
    situation.in_pathway |= lines.iter().any(|line| line.amo_rate == Some(Rate::ZERO));
}

/// A reason that is one for the lenses alone is not given for a whole equipment: accepted as a limit.
pub(crate) fn delay_of_both(plan: &Plan, lines: &[Line], situation: &mut Situation) {
    let of_lenses = matches!(
        situation.context.renewal,
        Some(RenewalReason::ListedCondition | RenewalReason::DegradationByOphthalmologist)
    );
    let mut rows = lines.iter().map(|line| plan.row(line.row).unwrap());
    if of_lenses && rows.any(|row| row.unit == Unit::Equipment) {
        situation.context.renewal = None;
    }
}

fn act(rng: &mut Rng, plan: &Plan, row: RowId) -> Option<ActId> {
    let acts = plan.acts_of(row);
    if acts.is_empty() {
        return None;
    }
    perhaps(rng, 60, |rng| one_of(rng, acts))
}

fn quantity(rng: &mut Rng, unit: Unit) -> u32 {
    match (rng.u32(..10), unit) {
        (0..=5, _) => 1,
        (6 | 7, _) => 2,
        (_, Unit::Day | Unit::Box) => rng.u32(1..=70),
        _ => rng.u32(1..=7),
    }
}

fn rate(rng: &mut Rng) -> Rate {
    Rate::from_percent(one_of(rng, &[0, 15, 30, 55, 60, 65, 70, 80, 90, 100]))
}

/// One line on a row.
pub(crate) fn line_on(rng: &mut Rng, plan: &Plan, row: RowId) -> Line {
    let printed = plan.row(row).unwrap();
    let act = act(rng, plan, row);
    let unit = act
        .and_then(|act| plan.act(act).unwrap().unit)
        .unwrap_or(printed.unit);
    let known = act.is_some() || !printed.usual.is_empty();
    let br = perhaps(rng, if known { 20 } else { 85 }, |rng| {
        let most = one_of(rng, &[500, 4_000, 15_000, 40_000]);
        cents(rng, most)
    });
    let most = one_of(rng, &[3_000, 8_000, 20_000, 150_000]);
    let limited = plan.levels().next().is_some_and(|level| {
        let cell = plan
            .contract()
            .cell(usize::from(row.0), usize::from(level.0), false);
        matches!(cell.unwrap().rule, Rule::Pays(pays) if pays.limit.is_some())
    });
    let class_b = printed.class == Some(Class::B);
    let class = perhaps(rng, if class_b { 15 } else { 0 }, |_| Class::A);
    let named_b = class.is_some() && act.is_some();
    let sided = printed.unit == Unit::Ear || printed.unit == Unit::Eye;
    let family = plan.family_of(row).unwrap();
    // The forfait journalier has no rate.
    let amo_rate = perhaps(rng, 12, rate).filter(|_| !family.imputed);
    Line {
        act: if named_b { None } else { act },
        price: perhaps(rng, 97, |rng| cents(rng, most)),
        // Several equipments named at once: accepted as a limit.
        quantity: match (unit, act) {
            (Unit::Equipment, Some(_)) => 1,
            _ => quantity(rng, unit),
        },
        br,
        amo_rate,
        limit: perhaps(
            rng,
            if limited || class.is_some() { 75 } else { 8 },
            |rng| cents(rng, 90_000),
        ),
        participation: perhaps(rng, 5, |rng| cents(rng, 300)),
        // No more than an act may be held of in a day.
        franchise: perhaps(rng, 5, |rng| cents(rng, 200)),
        optam: one_of(
            rng,
            &[Some(true), Some(true), Some(false), Some(false), None],
        ),
        sector: perhaps(rng, 25, |rng| {
            let conventions = [
                Sector::One,
                Sector::One,
                Sector::Two,
                Sector::Two,
                Sector::None,
            ];
            // Who sells devices has no convention of the kind.
            let last = if printed.family == "appareillage" {
                4
            } else {
                5
            };
            one_of(rng, &conventions[..last])
        }),
        heavy: perhaps(rng, 10, Rng::bool),
        // A service or a device is never a heavy act.
        heavy_forfait: perhaps(rng, 4, |rng| cents(rng, 3_200))
            .filter(|_| family.heavy != Heavy::Never),
        same_day: perhaps(rng, 30, Rng::bool),
        class,
        side: perhaps(rng, if sided { 60 } else { 0 }, |rng| {
            one_of(rng, &[Side::Left, Side::Right])
        }),
        then: plan.then_of(row).is_some() && rng.bool(),
        ..Line::of(row)
    }
}

pub(crate) fn row(rng: &mut Rng, plan: &Plan) -> RowId {
    RowId(u16::try_from(rng.usize(..plan.contract().rows.len())).unwrap())
}

/// Cares paid before, mostly on rows that share something with one.
pub(crate) fn used(rng: &mut Rng, plan: &Plan, row: RowId, date: Date) -> Vec<Used> {
    let rows = &plan.contract().rows;
    let this = &rows[usize::from(row.0)];
    let kin: Vec<RowId> = plan
        .rows()
        .filter(|(_, other)| {
            other.count_group == this.count_group
                || other.amount_group == this.amount_group
                || (this.optics.is_some() && other.optics.is_some())
        })
        .map(|(at, _)| at)
        .collect();
    let how_many = one_of(rng, &[0, 0, 1, 1, 2, 3]);
    (0..how_many)
        .map(|_| {
            let row = if percent(rng, 90) {
                one_of(rng, &kin)
            } else {
                self::row(rng, plan)
            };
            let back = one_of(rng, &[200, 800, 1_700]);
            let exact = [12, 24, 36, 48, 6];
            let past = if percent(rng, 20) {
                date.add_months(-one_of(rng, &exact))
                    .add_days(rng.i32(-1..=1))
            } else {
                date.add_days(-rng.i32(0..back))
            };
            let sided = matches!(rows[usize::from(row.0)].unit, Unit::Ear | Unit::Eye);
            Used {
                row,
                date: past.min(date.add_days(-1)),
                quantity: rng.u32(0..=2),
                amount: Amount::from_cents(rng.i64(0..=4_000)),
                side: perhaps(rng, if sided { 60 } else { 0 }, |rng| {
                    one_of(rng, &[Side::Left, Side::Right])
                }),
            }
        })
        .collect()
}
