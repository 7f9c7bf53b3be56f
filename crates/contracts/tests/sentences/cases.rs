//! The worked cases, and what only some rows say.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::{Class, Establishment};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, Context, Line, Situation, Used};

pub(crate) fn eclat() -> &'static Plan {
    affilio_contracts::eclat().expect("the embedded contract loads")
}

pub(crate) fn hfp() -> &'static Plan {
    affilio_contracts::hfp().expect("the embedded contract loads")
}

pub(crate) fn euros(text: &str) -> Amount {
    text.parse().unwrap()
}

fn on(iso: &str) -> Situation {
    Situation::on(Date::parse_iso(iso).unwrap())
}

/// A line of an act of ÉCLAT, by their identifiers.
fn of(row: &str, act: Option<&str>, price: &str) -> Line {
    Line {
        act: act.map(|act| eclat().act_by_id(act).expect(act)),
        price: Some(euros(price)),
        ..Line::of(eclat().row_by_id(row).expect(row))
    }
}

/// One worked case: a plan, its lines of one day, the situation, what was used, and the level.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) plan: &'static Plan,
    pub(crate) lines: Vec<Line>,
    pub(crate) situation: Situation,
    pub(crate) used: Vec<Used>,
    pub(crate) level: &'static str,
}

fn case(name: &'static str, line: Line, level: &'static str) -> Case {
    Case {
        name,
        plan: eclat(),
        lines: vec![line],
        situation: on("2024-03-01"),
        used: Vec::new(),
        level,
    }
}

fn doctors() -> Vec<Case> {
    let specialist = |optam| Line {
        optam: Some(optam),
        ..of("sc.specialistes", Some("specialiste"), "60")
    };
    let visit = Line {
        optam: Some(true),
        ..of("sc.generalistes", Some("generaliste"), "26.50")
    };
    let cataract = Line {
        optam: Some(true),
        ..of("hosp.honoraires.chirurgie", Some("cataracte"), "500")
    };
    let biology = Line {
        br: Some(euros("1.35")),
        ..of("sc.biologie", None, "1.35")
    };
    vec![
        case("specialist in OPTAM", specialist(true), "r1"),
        case("specialist not in OPTAM", specialist(false), "r1"),
        case("heavy act", cataract, "r1"),
        Case {
            situation: Situation {
                in_pathway: false,
                ..on("2024-03-01")
            },
            ..case("specialist outside the pathway", specialist(true), "r1")
        },
        Case {
            situation: on("2024-06-01"),
            ..case("small biology", biology, "socle")
        },
        Case {
            situation: Situation {
                scheme: Scheme::AlsaceMoselle,
                ..on("2024-03-01")
            },
            ..case("general practitioner, régime local", visit, "socle")
        },
        Case {
            plan: hfp(),
            lines: vec![Line {
                price: Some(euros("25")),
                optam: Some(true),
                ..Line::of(hfp().row_by_id("sc.generalistes").unwrap())
            }],
            situation: Situation {
                in_pathway: false,
                age: Age::Years(40),
                ..on("2020-06-15")
            },
            ..case("HFP, general practitioner outside the pathway", visit, "n1")
        },
    ]
}

fn equipment() -> Vec<Case> {
    let crown = of("den.libre.avant", Some("couronne"), "700");
    let three = Used {
        row: crown.row,
        date: Date::parse_iso("2024-02-10").unwrap(),
        quantity: 3,
        amount: Amount::ZERO,
        side: None,
    };
    let four_sessions = Line {
        quantity: 4,
        ..of("prev.medecines_douces", None, "60")
    };
    let row = |id: &str| hfp().row_by_id(id).unwrap();
    let lenses = Line {
        class: Some(Class::A),
        quantity: 2,
        price: Some(euros("50")),
        br: Some(euros("15")),
        limit: Some(euros("50")),
        ..Line::of(row("opt.b.verre.unifocal_simple"))
    };
    let frame = Line {
        class: Some(Class::B),
        price: Some(euros("70")),
        ..Line::of(row("opt.b.monture"))
    };
    let contact_lenses = of("opt.lentilles.pec", Some("lentilles"), "150");
    vec![
        case("contact lenses", contact_lenses, "r2"),
        case("front crown", crown, "r1"),
        Case {
            used: vec![three],
            ..case("fourth crown of the year", crown, "r1")
        },
        Case {
            plan: hfp(),
            lines: vec![lenses, frame],
            situation: Situation {
                age: Age::Years(40),
                ..on("2020-06-15")
            },
            ..case("HFP, mixed glasses", crown, "n1")
        },
        case("osteopath, four sessions", four_sessions, "r1"),
        case(
            "inlay-core of the 100 % Santé",
            of("den.100.inlay_core", Some("inlay_core"), "175"),
            "socle",
        ),
    ]
}

/// Beyond the worked cases: what only some rows say.
fn others() -> Vec<Case> {
    let soles = Line {
        br: Some(euros("28.86")),
        then: true,
        ..of("mat.semelle", None, "120")
    };
    let scan = Line {
        br: Some(euros("130")),
        optam: Some(true),
        ..of("sc.imagerie", None, "150")
    };
    let aid = of("aud.c2.jeune", Some("audio_2_jeune"), "3000");
    let complex = of("opt.b.verre.adulte.complexe", Some("verre_b"), "150");
    let frame = of("opt.b.monture.adulte", Some("monture_b"), "120");
    let last_year = Used {
        row: frame.row,
        date: Date::parse_iso("2023-05-10").unwrap(),
        quantity: 1,
        amount: euros("60"),
        side: None,
    };
    vec![
        case("soles, second row", soles, "r1"),
        case("heavy imaging", scan, "socle"),
        case("class II hearing aid", aid, "r2"),
        case("doubtful cell", complex, "socle"),
        Case {
            used: vec![last_year],
            situation: Situation {
                age: Age::Years(40),
                ..on("2024-03-01")
            },
            ..case("frame renewed too early", frame, "r1")
        },
    ]
}

fn in_hospital() -> Vec<Case> {
    let days = Line {
        quantity: 70,
        price: Some(euros("20")),
        ..Line::of(hfp().row_by_id("hosp.fjh").unwrap())
    };
    let stay = Line {
        br: Some(euros("500")),
        ..of("hosp.sejour.conventionne", None, "500")
    };
    let three_days = Line {
        quantity: 3,
        ..of("hosp.fjh.hospitalier", Some("forfait_journalier"), "20")
    };
    let room = of("hosp.chambre.nuitee", None, "80");
    let told = |context| Situation {
        context,
        ..on("2024-03-01")
    };
    let stay_in = |place| Context {
        establishment: Some(place),
        ..Context::default()
    };
    let agreed = Context {
        agreement: Some(euros("50")),
        ..Context::default()
    };
    vec![
        Case {
            situation: told(agreed),
            ..case("room with an agreement", room, "r1")
        },
        Case {
            situation: told(stay_in(Establishment::LongStay)),
            ..case("excluded stay", room, "r1")
        },
        Case {
            lines: vec![stay, three_days],
            ..case("stay and forfait journalier", stay, "r1")
        },
        Case {
            plan: hfp(),
            situation: Situation {
                context: stay_in(Establishment::Mas),
                ..on("2020-06-15")
            },
            ..case("HFP, days in a MAS", days, "n1")
        },
    ]
}

pub(crate) fn all_cases() -> Vec<Case> {
    let mut all = doctors();
    all.extend(equipment());
    all.extend(others());
    all.extend(in_hospital());
    all
}
