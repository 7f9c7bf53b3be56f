//! The accounts' raw text, between the forms and the draft that is saved.

use affilio_domain::field::{Field, Problem};
use affilio_domain::wire::{AccountDraft, BankDraft, BeneficiaryDraft, BeneficiaryRefundDraft};

use crate::ui::form::Form;

/// The forms of the screen: the member's, and one per beneficiary.
#[derive(Clone)]
pub struct Forms {
    /// The member's accounts.
    pub member: Form,
    /// One per beneficiary, in their order, with the person's key.
    pub beneficiaries: Vec<(String, Form)>,
}

const DEBIT: [Field; 3] = [Field::DebitHolder, Field::DebitIban, Field::DebitBic];
const REFUND: [Field; 3] = [Field::RefundHolder, Field::RefundIban, Field::RefundBic];
const OWN: [Field; 3] = [
    Field::BeneficiaryHolder,
    Field::BeneficiaryIban,
    Field::BeneficiaryBic,
];

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
        fill_account(self.member, DEBIT, &draft.debit);
        fill_account(self.member, REFUND, &draft.refund);
        self.member.fill(Field::Frequency, &draft.frequency);
        self.member.fill(Field::DebitDay, &draft.debit_day);
        self.member.fill(Field::RefundSame, &draft.refund_same);
        for (key, form) in &self.beneficiaries {
            if let Some(refund) = draft.beneficiaries.iter().find(|refund| refund.key == *key) {
                form.fill(Field::BeneficiaryRefundSame, &refund.same);
                fill_account(*form, OWN, &refund.account);
            }
        }
    }

    /// The answers now in the forms.
    #[must_use]
    pub fn read(&self) -> BankDraft {
        BankDraft {
            debit: read_account(self.member, DEBIT),
            frequency: self.member.read(Field::Frequency),
            debit_day: self.member.read(Field::DebitDay),
            refund_same: self.member.read(Field::RefundSame),
            refund: read_account(self.member, REFUND),
            beneficiaries: self
                .beneficiaries
                .iter()
                .map(|(key, form)| BeneficiaryRefundDraft {
                    key: key.clone(),
                    same: form.read(Field::BeneficiaryRefundSame),
                    account: read_account(*form, OWN),
                })
                .collect(),
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

fn fill_account(form: Form, fields: [Field; 3], account: &AccountDraft) {
    let [holder, iban, bic] = fields;
    form.fill(holder, &account.holder);
    form.fill(iban, &account.iban);
    form.fill(bic, &account.bic);
}

fn read_account(form: Form, fields: [Field; 3]) -> AccountDraft {
    let [holder, iban, bic] = fields;
    AccountDraft {
        holder: form.read(holder),
        iban: form.read(iban),
        bic: form.read(bic),
    }
}
