//! The accounts.

use super::Checked;
use super::reader::{Reader, yes_no};
use crate::enrolment::{Account, Bank, BeneficiaryRefund, Debit, Frequency};
use crate::field::{Field, Reason};
use crate::name::includes_person;
use crate::wire::draft::{BankDraft, BeneficiaryDraft, BeneficiaryRefundDraft, ProfileDraft};

impl BankDraft {
    /// Reads the accounts. `debits` tells whether something is debited, `member` who
    /// signs, `people` who joins.
    ///
    /// # Errors
    /// Every problem, in the order of the screen.
    pub fn check(
        &self,
        debits: bool,
        member: &ProfileDraft,
        people: &[BeneficiaryDraft],
    ) -> Checked<Bank> {
        let mut reader = Reader::default();
        let debit = debits.then(|| self.debit(&mut reader, member));
        let refund = self.refund(&mut reader, debits);
        let mut problems = Vec::new();
        let mut refunds = Vec::with_capacity(people.len());
        for (rank, person) in people.iter().enumerate() {
            match beneficiary_refund(self.refund_of(person, rank)) {
                Ok(refund) => refunds.push(refund),
                Err(found) => problems.extend(found.into_iter().map(|one| one.of_person(rank))),
            }
        }
        reader.problems.extend(problems);
        let bank = || {
            Some(Bank {
                debit: match debit {
                    Some(read) => Some(read?),
                    None => None,
                },
                refund: refund?,
                beneficiaries: refunds,
            })
        };
        reader.finish(bank())
    }

    /// Whether the account that pays is said to be somebody else's than the member's; no, as long as
    /// the member's name is not known.
    #[must_use]
    pub fn paid_by_other(&self, member: &ProfileDraft) -> bool {
        !self.debit.holder.trim().is_empty()
            && !member.last_name.trim().is_empty()
            && !includes_person(&self.debit.holder, &member.first_name, &member.last_name)
    }

    fn debit(&self, reader: &mut Reader, member: &ProfileDraft) -> Option<Debit> {
        let fields = [Field::DebitHolder, Field::DebitIban, Field::DebitBic];
        let account = reader.account(fields, &self.debit);
        let by_other = self.paid_by_other(member);
        let agreed = if by_other {
            reader.read(
                Field::HolderConsent,
                &self.holder_consent,
                |code| match yes_no(code) {
                    Some(true) => Ok(()),
                    Some(false) => Err(Reason::HolderRefuses),
                    None => Err(Reason::NotOffered),
                },
            )
        } else {
            Some(())
        };
        let frequency = reader.choice(Field::Frequency, &self.frequency, Frequency::from_code);
        let day = reader.choice(Field::DebitDay, &self.debit_day, |code| {
            let day = code.parse().ok()?;
            Debit::DAYS.contains(&day).then_some(day)
        });
        agreed?;
        Some(Debit {
            account: account?,
            by_other,
            frequency: frequency?,
            day: day?,
        })
    }

    fn refund(&self, reader: &mut Reader, debits: bool) -> Option<Account> {
        let fields = [Field::RefundHolder, Field::RefundIban, Field::RefundBic];
        if !debits {
            return reader.account(fields, &self.refund);
        }
        match reader.choice(Field::RefundSame, &self.refund_same, yes_no)? {
            false => reader.account(fields, &self.refund),
            // Its problems, if any, are already told at the debited account.
            true => Reader::default().account(fields, &self.debit),
        }
    }
}

fn beneficiary_refund(draft: Option<&BeneficiaryRefundDraft>) -> Checked<BeneficiaryRefund> {
    let mut reader = Reader::default();
    let same = match draft {
        Some(draft) if !draft.same.is_empty() => {
            reader.choice(Field::BeneficiaryRefundSame, &draft.same, yes_no)
        }
        _ => Some(true),
    };
    let refund = match (same, draft) {
        (Some(false), Some(draft)) => reader
            .account(
                [
                    Field::BeneficiaryHolder,
                    Field::BeneficiaryIban,
                    Field::BeneficiaryBic,
                ],
                &draft.account,
            )
            .map(BeneficiaryRefund::Own),
        (Some(_), _) => Some(BeneficiaryRefund::Same),
        (None, _) => None,
    };
    reader.finish(refund)
}
