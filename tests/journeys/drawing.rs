//! The journey drawn: `docs/journey.md` always says what the code does.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use affilio_app::journey::{Place, Progress, StepState};
use affilio_domain::enrolment::Step;
use affilio_domain::wire::FileStatus;

use crate::files::{Answers, STATUSES, combinations, file};
use crate::graph::PLACES;

const PATH: &str = "docs/journey.md";

const HEAD: &str = "# The journey

Drawn by `tests/journeys` from `src/journey`: every combination of answers, saved or not, right or not, of
an open, signed or expired file, or of one whose owner asked to stay out of the plan. Do not edit; draw it again with
`AFFILIO_BLESS=1 cargo test -p affilio-app --test journeys`.
";

const fn status_name(status: FileStatus) -> &'static str {
    match status {
        FileStatus::Open => "open",
        FileStatus::Signed => "signed",
        FileStatus::Expired => "expired",
        FileStatus::ExemptionAsked => "exemption asked",
        FileStatus::Exempt => "exempt",
    }
}

const fn state_name(state: StepState) -> &'static str {
    match state {
        StepState::ToDo => "to do",
        StepState::ToComplete => "to complete",
        StepState::Done => "done",
        StepState::Waiting => "waiting",
    }
}

/// The last part of the place's address.
fn name(place: Place) -> String {
    let path = place.path();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// The same without what a drawing cannot hold.
fn node(place: Place) -> String {
    name(place).replace('-', "_")
}

/// Every move of an open file, in the order of the journey.
fn moves() -> Vec<String> {
    let mut lines = Vec::new();
    let mut resumed = BTreeSet::new();
    for answers in combinations() {
        let place = Progress::of(&file(answers, FileStatus::Open)).resume();
        resumed.insert(PLACES.iter().position(|one| *one == place));
    }
    for place in resumed
        .into_iter()
        .flatten()
        .filter_map(|at| PLACES.get(at))
    {
        lines.push(format!(
            "{} -- Reprendre --> {}",
            node(Place::Overview),
            node(*place)
        ));
    }
    for step in Step::ALL {
        let from = node(Place::Step(step));
        if let Some(next) = step.next() {
            lines.push(format!("{from} -- Suivant --> {}", node(Place::Step(next))));
        }
        if let Some(previous) = step.previous() {
            lines.push(format!(
                "{from} -. Précédent .-> {}",
                node(Place::Step(previous))
            ));
        }
    }
    if Progress::of(&file([Answers::DONE; 4], FileStatus::Open)).can_sign() {
        let signature = node(Place::Step(Step::Signature));
        lines.push(format!("{signature} == Signer ==> {}", node(Place::End)));
    }
    let (overview, exemption) = (node(Place::Overview), node(Place::Exemption));
    lines.push(format!("{overview} -. Dispense .-> {exemption}"));
    lines
}

/// Where asking for a place leads, in each status, whatever is answered.
fn admissions() -> String {
    let mut table = String::from(
        "| asked | open | signed | expired | exemption asked | exempt |\n|---|---|---|---|---|---|\n",
    );
    for place in PLACES {
        let _ = write!(table, "| {} |", name(place));
        for status in STATUSES {
            let led_to: BTreeSet<String> = combinations()
                .map(|answers| name(Progress::of(&file(answers, status)).admit(place)))
                .collect();
            let led_to: Vec<String> = led_to.into_iter().collect();
            let _ = write!(table, " {} |", led_to.join(" or "));
        }
        table.push('\n');
    }
    table
}

/// The states of a step that is filled, by its own answers.
fn states() -> String {
    let mut table = String::from("| answers | state |\n|---|---|\n");
    for answers in Answers::ALL {
        let progress = Progress::of(&file([answers; 4], FileStatus::Open));
        let words = match (answers.saved, answers.right) {
            (false, false) => "never saved, missing or wrong",
            (false, true) => "never saved, right (given by the employer)",
            (true, false) => "saved, missing or wrong",
            (true, true) => "saved, right",
        };
        let state = state_name(progress.state(Step::Profile));
        let _ = writeln!(table, "| {words} | {state} |");
    }
    table
}

/// The state of the signature, by how many combinations of answers give it.
fn signature() -> String {
    let mut table = String::from("| file | signature | combinations of answers |\n|---|---|--:|\n");
    for status in STATUSES {
        for state in [StepState::ToDo, StepState::Waiting, StepState::Done] {
            let count = combinations()
                .filter(|answers| {
                    Progress::of(&file(*answers, status)).state(Step::Signature) == state
                })
                .count();
            if count > 0 {
                let (status, state) = (status_name(status), state_name(state));
                let _ = writeln!(table, "| {status} | {state} | {count} |");
            }
        }
    }
    table
}

fn drawn() -> String {
    let nodes: String = PLACES
        .into_iter()
        .map(|place| format!("  {}[\"{}\"]\n", node(place), place.path()))
        .collect();
    let moves: String = moves().iter().map(|line| format!("  {line}\n")).collect();
    format!(
        "{HEAD}\n## Ways of an open file\n\n```mermaid\nflowchart LR\n{nodes}{moves}```\n\n\
         The list of steps (`etapes`) and every step also lead to each step directly; signing is offered \
         only when the four first steps are done.\n\n\
         ## Where asking for a place leads\n\n{}\n\
         ## State of a step that is filled\n\n{}\n\
         ## State of the signature\n\n{}",
        admissions(),
        states(),
        signature(),
    )
}

#[test]
fn the_drawing_says_what_the_code_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH);
    let drawn = drawn();
    if std::env::var_os("AFFILIO_BLESS").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == drawn,
        "{PATH} no longer says what src/journey does. If the change is meant, draw it again with \
         AFFILIO_BLESS=1 cargo test -p affilio-app --test journeys, and read the difference before \
         committing.\n--- now ---\n{drawn}"
    );
}
