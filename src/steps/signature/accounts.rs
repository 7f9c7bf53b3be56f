//! The accounts as lines to be reread, and the mandate that one of them needs.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{Debit, Frequency, Step};
use affilio_domain::field::Field;
use affilio_domain::format;
use affilio_domain::iban::Iban;
use affilio_domain::wire::{AccountDraft, BeneficiaryDraft, FileView};

use super::convert::{Line, Section, faulty, yes_no};
use crate::i18n::{locale, tr};
use crate::say;
use crate::steps::bank::convert::debits;
use crate::steps::beneficiaries::convert::display_name;
use crate::steps::today;

/// The groups of the accounts: what is debited, the member's refunds, each beneficiary's.
pub(super) fn sections(file: &FileView) -> Vec<Section> {
    let group = |person, title: String, lines| Section {
        step: Step::Bank,
        person,
        title,
        lines,
    };
    let debited = debits(file);
    let mut all = Vec::new();
    if debited {
        let title = tr("Mes prélèvements", "My debits").to_owned();
        all.push(group(None, title, debit(file)));
    }
    let title = tr("Mes remboursements", "My refunds").to_owned();
    all.push(group(None, title, refund(file, debited)));
    for (rank, person) in file.beneficiaries.draft.people.iter().enumerate() {
        let (number, name) = (rank + 1, display_name(person, rank));
        let title = say!(
            "Remboursements du bénéficiaire {number} : {name}",
            "Refunds of dependant {number}: {name}"
        );
        all.push(group(Some(rank), title, refund_of(file, person, rank)));
    }
    all
}

/// The account that pays, how often, and when.
fn debit(file: &FileView) -> Vec<Line> {
    let draft = &file.bank.draft;
    let mut lines = account(
        [Field::DebitHolder, Field::DebitIban, Field::DebitBic],
        &draft.debit,
    );
    if draft.paid_by_other(&file.profile.draft) {
        lines.push(Line::plain(
            Field::HolderConsent,
            yes_no(&draft.holder_consent),
        ));
    }
    lines.push(Line::plain(
        Field::Frequency,
        Frequency::from_code(&draft.frequency).map_or("", |one| one.label(locale())),
    ));
    let day = &draft.debit_day;
    let day = match day.as_str() {
        "" => String::new(),
        _ => say!("Le {day}", "Day {day}"),
    };
    lines.push(Line::plain(Field::DebitDay, day));
    lines
}

/// The account of the member's refunds.
fn refund(file: &FileView, debited: bool) -> Vec<Line> {
    let draft = &file.bank.draft;
    let mut lines = Vec::new();
    if debited {
        lines.push(Line::plain(Field::RefundSame, yes_no(&draft.refund_same)));
    }
    if !debited || draft.refund_same == "non" {
        lines.extend(account(
            [Field::RefundHolder, Field::RefundIban, Field::RefundBic],
            &draft.refund,
        ));
    }
    lines
}

/// The account of a beneficiary's refunds.
fn refund_of(file: &FileView, person: &BeneficiaryDraft, rank: usize) -> Vec<Line> {
    let own = file
        .bank
        .draft
        .refund_of(person, rank)
        .filter(|own| own.same == "non");
    let same = if own.is_some() { "non" } else { "oui" };
    let mut lines = vec![Line::plain(Field::BeneficiaryRefundSame, yes_no(same))];
    if let Some(own) = own {
        let fields = [
            Field::BeneficiaryHolder,
            Field::BeneficiaryIban,
            Field::BeneficiaryBic,
        ];
        lines.extend(account(fields, &own.account));
    }
    lines
}

fn account([holder, iban, bic]: [Field; 3], draft: &AccountDraft) -> Vec<Line> {
    let number = match Iban::parse(&draft.iban) {
        Ok(read) => Line::secret(iban, read.grouped(), Some(read.masked())),
        Err(_) => faulty(iban, &draft.iban),
    };
    let mut lines = vec![Line::plain(holder, draft.holder.trim()), number];
    // What may stay unanswered is reread only when it is answered.
    if !draft.bic.trim().is_empty() {
        lines.push(Line::plain(bic, draft.bic.trim()));
    }
    lines
}

/// The earliest day of the first debit, once its day of the month is chosen.
#[must_use]
pub fn first_debit(file: &FileView) -> Option<String> {
    let day = file.bank.draft.debit_day.parse().ok()?;
    let effective_on = Date::parse_iso(&file.employer.effective_on).ok()?;
    let chosen = Debit::DAYS.contains(&day).then_some(day)?;
    Some(format::date(
        Debit::earliest(chosen, effective_on, today(file)),
        locale(),
    ))
}
