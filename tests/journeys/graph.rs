//! Where each file stands and what it opens, for every combination of answers and status.

use affilio_app::journey::{Place, Progress, StepState};
use affilio_domain::enrolment::Step;
use affilio_domain::wire::FileStatus;

use crate::files::{Answers, FILLED, STATUSES, combinations, file};

/// Every place of the journey.
pub(crate) const PLACES: [Place; 8] = [
    Place::Overview,
    Place::Step(Step::Profile),
    Place::Step(Step::Beneficiaries),
    Place::Step(Step::Guarantees),
    Place::Step(Step::Bank),
    Place::Step(Step::Signature),
    Place::Exemption,
    Place::End,
];

fn progress(answers: [Answers; 4], status: FileStatus) -> Progress {
    Progress::of(&file(answers, status))
}

/// Every combination of answers, in every status.
fn every_file() -> impl Iterator<Item = ([Answers; 4], FileStatus, Progress)> {
    combinations()
        .flat_map(|answers| STATUSES.map(|status| (answers, status, progress(answers, status))))
}

#[test]
fn a_filled_step_stands_where_its_own_answers_stand() {
    for (answers, status, progress) in every_file() {
        for (step, answers) in FILLED.into_iter().zip(answers) {
            let expected = match (answers.saved, answers.right) {
                (false, _) => StepState::ToDo,
                (true, false) => StepState::ToComplete,
                (true, true) => StepState::Done,
            };
            assert_eq!(
                progress.state(step),
                expected,
                "{step:?} {answers:?} {status:?}"
            );
        }
    }
}

#[test]
fn what_is_missing_names_the_steps_that_are_not_right_in_order() {
    for (answers, _, progress) in every_file() {
        let mut named: Vec<Step> = progress.missing().iter().map(|(step, _)| *step).collect();
        named.dedup();
        let expected: Vec<Step> = FILLED
            .into_iter()
            .zip(answers)
            .filter_map(|(step, answers)| (!answers.right).then_some(step))
            .collect();
        assert_eq!(named, expected, "{answers:?}");
    }
}

#[test]
fn only_an_open_file_whose_four_steps_are_saved_and_right_can_be_signed() {
    let signable: Vec<_> = every_file()
        .filter(|(_, _, progress)| progress.can_sign())
        .map(|(answers, status, _)| (answers, status))
        .collect();
    assert_eq!(signable, [([Answers::DONE; 4], FileStatus::Open)]);
}

#[test]
fn the_signature_waits_until_the_file_can_be_signed() {
    for (answers, status, progress) in every_file() {
        let expected = match status {
            FileStatus::Signed => StepState::Done,
            FileStatus::Open if answers == [Answers::DONE; 4] => StepState::ToDo,
            FileStatus::Open
            | FileStatus::Expired
            | FileStatus::ExemptionAsked
            | FileStatus::Exempt => StepState::Waiting,
        };
        assert_eq!(
            progress.state(Step::Signature),
            expected,
            "{answers:?} {status:?}"
        );
    }
}

#[test]
fn resuming_leads_to_the_first_step_that_is_not_done() {
    for (answers, status, progress) in every_file() {
        let undone = answers.iter().position(|answers| *answers != Answers::DONE);
        let expected = match (status, undone) {
            (FileStatus::Signed, _) => Place::End,
            (FileStatus::ExemptionAsked | FileStatus::Exempt, _) => Place::Exemption,
            (_, Some(rank)) => Place::Step(FILLED[rank]),
            (_, None) => Place::Step(Step::Signature),
        };
        assert_eq!(progress.resume(), expected, "{answers:?} {status:?}");
    }
}

#[test]
fn an_open_file_opens_every_step_whatever_is_answered() {
    for answers in combinations() {
        let progress = progress(answers, FileStatus::Open);
        for place in PLACES {
            let expected = match place {
                Place::End => Place::Overview,
                Place::Overview | Place::Step(_) | Place::Exemption => place,
            };
            assert_eq!(progress.admit(place), expected, "{answers:?}");
        }
    }
}

#[test]
fn a_signed_file_only_has_its_end_and_an_expired_one_its_list() {
    for answers in combinations() {
        for place in PLACES {
            let signed = progress(answers, FileStatus::Signed);
            assert_eq!(signed.admit(place), Place::End, "{answers:?} {place:?}");
            let expired = progress(answers, FileStatus::Expired);
            assert_eq!(
                expired.admit(place),
                Place::Overview,
                "{answers:?} {place:?}"
            );
        }
    }
}

#[test]
fn a_request_to_stay_out_takes_the_place_of_everything_until_it_is_refused_or_withdrawn() {
    for answers in combinations() {
        for place in PLACES {
            for status in [FileStatus::ExemptionAsked, FileStatus::Exempt] {
                let standing = progress(answers, status);
                assert_eq!(standing.admit(place), Place::Exemption, "{place:?}");
                assert!(!standing.can_sign());
            }
        }
    }
}

#[test]
fn a_place_one_is_led_to_is_never_refused_in_turn() {
    for (answers, status, progress) in every_file() {
        for place in PLACES {
            let led_to = progress.admit(place);
            assert_eq!(
                progress.admit(led_to),
                led_to,
                "{answers:?} {status:?} {place:?}"
            );
        }
    }
}

#[test]
fn an_open_file_always_resumes_at_a_place_that_it_opens() {
    for answers in combinations() {
        let progress = progress(answers, FileStatus::Open);
        assert_eq!(
            progress.admit(progress.resume()),
            progress.resume(),
            "{answers:?}"
        );
    }
}

/// Follows *Reprendre*, mending each step where it leads, until the file is signed.
fn steps_to_the_end(mut answers: [Answers; 4]) -> Option<usize> {
    for visited in 0..=PLACES.len() {
        match progress(answers, FileStatus::Open).resume() {
            Place::Step(Step::Signature) => {
                let before = progress(answers, FileStatus::Open);
                let after = progress(answers, FileStatus::Signed);
                let ends = before.can_sign() && after.resume() == Place::End;
                return ends.then_some(visited);
            }
            Place::Step(step) => answers[step.rank() - 1] = Answers::DONE,
            Place::Overview | Place::Exemption | Place::End => return None,
        }
    }
    None
}

#[test]
fn resuming_again_and_again_always_ends_signed_visiting_only_what_is_left() {
    for answers in combinations() {
        let left = answers.iter().filter(|one| **one != Answers::DONE).count();
        assert_eq!(steps_to_the_end(answers), Some(left), "{answers:?}");
    }
}

#[test]
fn next_goes_through_every_step_and_each_step_leads_back() {
    let forward: Vec<Step> =
        std::iter::successors(Some(Step::Profile), |step| step.next()).collect();
    assert_eq!(forward, Step::ALL);
    let back: Vec<Step> =
        std::iter::successors(Some(Step::Signature), |step| step.previous()).collect();
    assert!(back.iter().rev().eq(&Step::ALL));
}

#[test]
fn each_place_has_an_address_of_its_own() {
    let mut paths: Vec<String> = PLACES.into_iter().map(Place::path).collect();
    assert!(paths.iter().all(|path| path.starts_with("/affiliation/")));
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), PLACES.len());
}

#[test]
fn a_level_or_a_person_added_after_the_bank_was_done_reopens_the_bank() {
    let mut view = file([Answers::DONE; 4], FileStatus::Open);
    view.guarantees.draft = crate::files::level("socle");
    view.bank.draft.debit = affilio_domain::wire::AccountDraft::default();
    assert!(Progress::of(&view).can_sign());
    let mut higher = view.clone();
    higher.guarantees.draft = crate::files::level("r2");
    let mut larger = view;
    larger
        .beneficiaries
        .draft
        .people
        .push(crate::files::child());
    for view in [higher, larger] {
        let progress = Progress::of(&view);
        assert!(!progress.can_sign());
        assert_eq!(progress.state(Step::Bank), StepState::ToComplete);
        assert_eq!(progress.resume(), Place::Step(Step::Bank));
    }
}

#[test]
fn a_birth_becomes_wrong_with_the_server_s_date_only() {
    let mut view = file([Answers::DONE; 4], FileStatus::Open);
    view.profile.draft.birth_date = "21/11/2012".into();
    assert!(Progress::of(&view).can_sign());
    view.today = "2026-11-20".into();
    assert_eq!(Progress::of(&view).resume(), Place::Step(Step::Profile));
}
