//! The accounts' raw text, between the forms and the draft that is saved.

use affilio_domain::field::{Field, Problem};
use affilio_domain::wire::{BankDraft, BeneficiaryDraft, BeneficiaryRefundDraft};

use crate::ui::form::Form;

/// The forms of the screen: the member's, and one per beneficiary.
#[derive(Clone)]
pub struct Forms {
    /// The member's accounts.
    pub member: Form,
    /// One per beneficiary, in their order, with the person's key.
    pub beneficiaries: Vec<(String, Form)>,
}

impl Forms {
    /// Empty forms for a file with these beneficiaries.
    #[must_use]
    pub fn new(people: &[BeneficiaryDraft]) -> Self {
        let theirs = |(rank, person): (usize, &BeneficiaryDraft)| {
            let form = Form::about_other(Some(rank));
            // The usual case, shown as such: most families have one account.
            form.fill(Field::BeneficiaryRefundSame, "oui");
            (person.key.clone(), form)
        };
        Self {
            member: Form::own(),
            beneficiaries: people.iter().enumerate().map(theirs).collect(),
        }
    }

    /// Shows saved answers.
    pub fn fill(&self, draft: &BankDraft) {
        self.member.show_draft(draft);
        for (key, form) in &self.beneficiaries {
            if let Some(refund) = draft.beneficiaries.iter().find(|refund| refund.key == *key) {
                form.show_draft(refund);
            }
        }
    }

    /// The answers now in the forms.
    #[must_use]
    pub fn read(&self) -> BankDraft {
        BankDraft {
            beneficiaries: self
                .beneficiaries
                .iter()
                .map(|(key, form)| BeneficiaryRefundDraft {
                    key: key.clone(),
                    ..form.draft()
                })
                .collect(),
            ..self.member.draft()
        }
    }

    /// How many changes the person made, in all forms; tracked.
    #[must_use]
    pub fn edits(&self) -> u32 {
        self.beneficiaries
            .iter()
            .fold(self.member.edits(), |sum, (_, form)| {
                sum.wrapping_add(form.edits())
            })
    }

    /// Shows what is wrong, each in its own form.
    pub fn show(&self, problems: &[Problem]) {
        let of = |person| {
            problems
                .iter()
                .copied()
                .filter(move |one| one.person == person)
                .collect()
        };
        self.member.show(of(None));
        for (rank, (_, form)) in self.beneficiaries.iter().enumerate() {
            form.show(of(Some(rank)));
        }
    }
}
