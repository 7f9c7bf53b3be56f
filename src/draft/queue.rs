//! Files that wait to be sent, and what became of each: plain Rust, whatever a file is.

use affilio_domain::wire::{AttachmentPurpose, ProblemCode};

use crate::api::ApiError;

/// What files are joined for, and about whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What for.
    pub purpose: AttachmentPurpose,
    /// The key of a beneficiary; empty for the member.
    pub subject: String,
}

/// What became of a file chosen. One that is joined is no longer here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It waits for its turn.
    Waiting,
    /// It is on its way.
    Underway,
    /// It is too large to be sent at all.
    TooLarge,
    /// It did not leave, or was refused: why.
    Failed(ApiError),
}

impl Fate {
    /// Whether the file may still reach the server without being chosen again.
    #[must_use]
    pub fn may_leave(&self) -> bool {
        match self {
            Self::Waiting | Self::Underway => true,
            Self::TooLarge => false,
            Self::Failed(error) => may_leave_later(error),
        }
    }

    /// Whether something is wrong, to be said beside the file's name.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        matches!(self, Self::TooLarge | Self::Failed(_))
    }
}

/// Whether the same file may be sent again without being chosen again.
fn may_leave_later(error: &ApiError) -> bool {
    error.is_transient() || is_about_all(error)
}

/// Whether every other file would meet the same refusal. A cut may be about one file alone: a
/// browser tells it no other way when the file was moved on the device.
fn is_about_all(error: &ApiError) -> bool {
    matches!(
        error.code(),
        Some(ProblemCode::SessionMissing | ProblemCode::TooManyAttempts)
    )
}

/// A file chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item<F> {
    /// What it is joined for.
    pub(super) about: About,
    /// The file.
    pub(super) file: F,
    /// The key under which it is joined once, however often it is sent.
    pub(super) key: String,
    /// What became of it.
    pub(super) fate: Fate,
}

/// The files chosen that are not joined, of all screens, in the order in which they were chosen.
#[derive(Clone, Debug)]
pub(super) struct Queue<F>(Vec<Item<F>>);

impl<F> Default for Queue<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F: Clone> Queue<F> {
    /// Adds files chosen for one purpose. What was refused there was answered by this choice, and is
    /// said no longer.
    pub(super) fn add(&mut self, about: &About, chosen: Vec<Item<F>>) {
        self.0
            .retain(|one| one.about != *about || one.fate.may_leave());
        self.0.extend(chosen);
    }

    /// The next one to send, now under way.
    pub(super) fn take_next(&mut self) -> Option<Item<F>> {
        let next = self.0.iter_mut().find(|one| one.fate == Fate::Waiting)?;
        next.fate = Fate::Underway;
        Some(next.clone())
    }

    /// It is joined.
    pub(super) fn joined(&mut self, key: &str) {
        self.0.retain(|one| one.key != key);
    }

    /// It is not. When the others would be refused too, they wait with it; else they go on.
    pub(super) fn failed(&mut self, key: &str, error: &ApiError) {
        let all = is_about_all(error);
        for one in &mut self.0 {
            if one.key == key || (all && one.fate == Fate::Waiting) {
                one.fate = Fate::Failed(error.clone());
            }
        }
    }

    /// Lets what failed for such a reason wait for its turn again.
    pub(super) fn again(&mut self, for_reason: impl Fn(&ApiError) -> bool) {
        for one in &mut self.0 {
            if matches!(&one.fate, Fate::Failed(error) if may_leave_later(error) && for_reason(error))
            {
                one.fate = Fate::Waiting;
            }
        }
    }

    /// All of them.
    #[must_use]
    pub(super) fn items(&self) -> &[Item<F>] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use affilio_domain::wire::ProblemView;

    use super::*;

    fn about(subject: &str) -> About {
        About {
            purpose: AttachmentPurpose::BeneficiaryProof,
            subject: subject.to_owned(),
        }
    }

    fn chosen(subject: &str, names: &[&'static str], fate: &Fate) -> Vec<Item<&'static str>> {
        let item = |name: &&'static str| Item {
            about: about(subject),
            file: *name,
            key: format!("key of {name}"),
            fate: fate.clone(),
        };
        names.iter().map(item).collect()
    }

    fn refused(code: ProblemCode) -> ApiError {
        ApiError::Refused(ProblemView {
            code,
            message: "No.".to_owned(),
            retry_after: None,
            tries_left: None,
        })
    }

    fn left(queue: &Queue<&'static str>) -> Vec<(&'static str, Fate)> {
        let both = |one: &Item<&'static str>| (one.file, one.fate.clone());
        queue.items().iter().map(both).collect()
    }

    // The file after a refused one was never sent, and nothing said so.
    #[test]
    fn one_refused_does_not_hold_the_next_ones_back() {
        let mut queue = Queue::default();
        let mut files = chosen("a", &["1", "2", "3"], &Fate::Waiting);
        files.extend(chosen("a", &["huge", "enormous"], &Fate::TooLarge));
        queue.add(&about("a"), files);
        let no = refused(ProblemCode::AttachmentDamaged);
        let mut sent = Vec::new();
        while let Some(one) = queue.take_next() {
            sent.push(one.file);
            match one.file {
                "2" => queue.failed(&one.key, &no),
                _ => queue.joined(&one.key),
            }
        }
        assert_eq!(sent, ["1", "2", "3"]);
        let faults = [
            ("2", Fate::Failed(no)),
            ("huge", Fate::TooLarge),
            ("enormous", Fate::TooLarge),
        ];
        assert_eq!(left(&queue), faults);
        // Said until something else is chosen there, and only there.
        queue.add(&about("b"), Vec::new());
        assert_eq!(left(&queue), faults);
        queue.add(&about("a"), chosen("a", &["4"], &Fate::Waiting));
        assert_eq!(left(&queue), [("4", Fate::Waiting)]);
    }

    #[test]
    fn a_session_that_ends_keeps_all_and_they_leave_in_order_under_the_same_keys() {
        let mut queue = Queue::default();
        queue.add(&about("a"), chosen("a", &["1", "2"], &Fate::Waiting));
        queue.add(&about("b"), chosen("b", &["3"], &Fate::Waiting));
        let over = refused(ProblemCode::SessionMissing);
        let first = queue.take_next().unwrap();
        queue.failed(&first.key, &over);
        assert!(queue.take_next().is_none());
        let kept = |name| (name, Fate::Failed(over.clone()));
        assert_eq!(left(&queue), [kept("1"), kept("2"), kept("3")]);
        // Another choice there keeps what may still leave.
        queue.add(&about("a"), Vec::new());
        assert_eq!(queue.items().len(), 3);
        // The line that is back changes nothing: only a new sign-in does.
        queue.again(ApiError::is_transient);
        assert!(queue.take_next().is_none());
        queue.again(|_| true);
        let keys: Vec<_> = std::iter::from_fn(|| queue.take_next())
            .map(|one| one.key)
            .collect();
        assert_eq!(keys, ["key of 1", "key of 2", "key of 3"]);
    }

    // A file moved on the device fails as a cut of the network does: the others are not to wait for it.
    #[test]
    fn one_that_is_cut_off_is_kept_and_the_next_ones_are_tried() {
        let mut queue = Queue::default();
        queue.add(&about("a"), chosen("a", &["1", "2"], &Fate::Waiting));
        let first = queue.take_next().unwrap();
        queue.failed(&first.key, &ApiError::Network);
        assert_eq!(queue.take_next().map(|one| one.file), Some("2"));
        queue.joined("key of 2");
        assert_eq!(left(&queue), [("1", Fate::Failed(ApiError::Network))]);
        queue.again(ApiError::is_transient);
        assert_eq!(queue.take_next().map(|one| one.key), Some(first.key));
    }

    #[test]
    fn what_is_refused_for_good_is_never_sent_again() {
        let mut queue = Queue::default();
        queue.add(&about("a"), chosen("a", &["1"], &Fate::Waiting));
        let one = queue.take_next().unwrap();
        queue.failed(&one.key, &refused(ProblemCode::AttachmentLimit));
        queue.again(|_| true);
        assert!(queue.take_next().is_none());
        assert!(queue.items().iter().all(|one| !one.fate.may_leave()));
    }
}
