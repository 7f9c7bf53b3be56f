//! The journey as plain Rust: which step is where, what may be opened, what is left.
//!
//! Routing only: what makes an answer right is the domain's, what it is called is the screens'.

mod screen;

pub use screen::Screen;

use affilio_domain::date::Date;
use affilio_domain::enrolment::Step;
use affilio_domain::field::{Field, Problem};
use affilio_domain::wire::{FileStatus, FileView};

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing saved yet.
    ToDo,
    /// Saved, but something is missing or cannot be used.
    ToComplete,
    /// Saved and right.
    Done,
    /// Waits for the other steps: the signature.
    Waiting,
}

/// A file seen as a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    saved: [bool; 4],
    problems: Vec<(Step, Problem)>,
    status: FileStatus,
}

/// A place of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list of steps with their states.
    Overview,
    /// A step.
    Step(Step),
    /// *Ma dispense*: instead of joining.
    Exemption,
    /// The end page: signed.
    End,
}

impl Place {
    /// The place's address.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Overview => "/affiliation/etapes".to_owned(),
            Self::Step(step) => format!("/affiliation/{}", step.slug()),
            Self::Exemption => "/affiliation/dispense".to_owned(),
            Self::End => "/affiliation/fin".to_owned(),
        }
    }
}

impl Progress {
    /// Reads a file as a journey.
    #[must_use]
    pub fn of(file: &FileView) -> Self {
        // A date that cannot be read bounds nothing: everyone is then born too long ago, and
        // nothing can be signed.
        let today = Date::parse_iso(&file.today).unwrap_or(Date::MAX);
        let problems = file
            .drafts()
            .check(&file.terms(), today)
            .err()
            .unwrap_or_default();
        Self {
            saved: [
                file.profile.version > 0,
                file.beneficiaries.version > 0,
                file.guarantees.version > 0,
                file.bank.version > 0,
            ],
            problems,
            status: file.status,
        }
    }

    /// Where a step stands.
    #[must_use]
    pub fn state(&self, step: Step) -> StepState {
        if step == Step::Signature {
            return match (self.status, self.can_sign()) {
                (FileStatus::Signed, _) => StepState::Done,
                (_, true) => StepState::ToDo,
                (_, false) => StepState::Waiting,
            };
        }
        let saved = self.saved.get(step.rank() - 1).copied().unwrap_or(false);
        let faulty = self.problems.iter().any(|(place, _)| *place == step);
        match (saved, faulty) {
            (false, _) => StepState::ToDo,
            (true, true) => StepState::ToComplete,
            (true, false) => StepState::Done,
        }
    }

    /// What keeps the file from being signed, with the step where each can be mended.
    #[must_use]
    pub fn missing(&self) -> &[(Step, Problem)] {
        &self.problems
    }

    /// Whether every step is saved and right.
    #[must_use]
    pub fn can_sign(&self) -> bool {
        self.status == FileStatus::Open
            && self.problems.is_empty()
            && self.saved.iter().all(|saved| *saved)
    }

    /// Where *Reprendre* leads: the first step that is not done, else the signature, else the end.
    #[must_use]
    pub fn resume(&self) -> Place {
        match self.status {
            FileStatus::Signed => return Place::End,
            FileStatus::ExemptionAsked | FileStatus::Exempt => return Place::Exemption,
            FileStatus::Open | FileStatus::Expired => {}
        }
        Step::ALL
            .into_iter()
            .find(|step| self.state(*step) != StepState::Done)
            .map_or(Place::Step(Step::Signature), Place::Step)
    }

    /// The address of *Reprendre*: the exact field when an answer is to be mended.
    #[must_use]
    pub fn resume_address(&self) -> String {
        let place = self.resume();
        let first = self
            .problems
            .iter()
            .find(|(step, _)| place == Place::Step(*step));
        match (place, first) {
            (Place::Step(step), Some((_, problem)))
                if self.state(step) == StepState::ToComplete =>
            {
                address_of(step, problem.field, problem.person, "")
            }
            _ => place.path(),
        }
    }

    /// Where a person who asks for a place is led: there, or to what must come first.
    ///
    /// A signed file only has its end page; an open one has no end page yet; every step of an open
    /// file can be visited in any order, because each says itself what it misses.
    #[must_use]
    pub const fn admit(&self, asked: Place) -> Place {
        match (self.status, asked) {
            (FileStatus::Signed, _) => Place::End,
            (FileStatus::Open, Place::End) => Place::Overview,
            (FileStatus::Expired, _) => Place::Overview,
            (FileStatus::ExemptionAsked | FileStatus::Exempt, _) => Place::Exemption,
            (FileStatus::Open, place) => place,
        }
    }
}

/// Whole days before the last one, 0 on it; `None` once it is over.
#[must_use]
pub fn days_left(file: &FileView) -> Option<i32> {
    let today = Date::parse_iso(&file.today).ok()?;
    let last = Date::parse_iso(&file.expires_on).ok()?;
    Some(today.days_until(last)).filter(|days| *days >= 0)
}

/// The address of a field, the member's own or that of the person of this rank, with a query (`?…`) or none.
#[must_use]
pub fn address_of(step: Step, field: Field, person: Option<usize>, query: &str) -> String {
    let path = Place::Step(step).path();
    let field = field.id();
    match person {
        // A beneficiary has a screen of their own; their account is on the member's.
        Some(rank) if step == Step::Beneficiaries => format!("{path}/{}{query}#{field}", rank + 1),
        Some(rank) => format!("{path}{query}#{field}-{}", rank + 1),
        None => format!("{path}{query}#{field}"),
    }
}
