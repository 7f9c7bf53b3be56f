//! From the accounts' answers to what is wrong with them.

use affilio_domain::amount::Amount;
use affilio_domain::enrolment::{Debit, Frequency};
use affilio_domain::field::{Field, Problem};
use affilio_domain::format;
use affilio_domain::wire::{AccountDraft, BankDraft, BeneficiaryDraft, FileView, ProfileDraft};

use crate::i18n::{locale, tr};
use crate::levels::Told;
use crate::levels::messages::Price;
use crate::say;
use crate::steps::beneficiaries::convert::display_name;

/// What is wrong with the answers, given what the file debits and who joins.
#[must_use]
pub fn problems(draft: &BankDraft, file: &FileView) -> Vec<Problem> {
    draft
        .check(
            debits(file),
            &file.profile.draft,
            &file.beneficiaries.draft.people,
        )
        .err()
        .unwrap_or_default()
}

/// Whose account an answer is about: the member's that is debited, theirs for refunds, or a
/// beneficiary's.
#[must_use]
pub fn account_name(problem: Problem, people: &[BeneficiaryDraft]) -> String {
    use Field::{DebitBic, DebitDay, DebitHolder, DebitIban, Frequency, HolderConsent};
    if let Some(rank) = problem.person
        && let Some(person) = people.get(rank)
    {
        return display_name(person, rank);
    }
    match problem.field {
        DebitHolder | DebitIban | DebitBic | HolderConsent | Frequency | DebitDay => {
            tr("Mes prélèvements", "My debits")
        }
        _ => tr("Mes remboursements", "My refunds"),
    }
    .to_owned()
}

/// Whether a part of the contributions is debited from an account.
#[must_use]
pub fn debits(file: &FileView) -> bool {
    file.drafts().debits(&file.terms())
}

/// The answers with the member proposed as holder of each of their accounts that nothing was said
/// of: most people have an account in their name, and are not asked it twice.
#[must_use]
pub fn proposed(mut draft: BankDraft, member: &ProfileDraft) -> BankDraft {
    let name = format!("{} {}", member.first_name.trim(), member.last_name.trim());
    for account in [&mut draft.debit, &mut draft.refund] {
        if *account == AccountDraft::default() {
            name.trim().clone_into(&mut account.holder);
        }
    }
    draft
}

/// What the pay slip bears each month, and what is debited, how often and when: label and words. Nothing
/// while it is being worked out; what the contract's data do not tell is said so.
#[must_use]
pub fn split(told: &Told, level: &str, frequency: &str, day: &str) -> Vec<(&'static str, String)> {
    let account = tr("Prélevé sur votre compte", "Debited from your account");
    if *told == Told::Waiting {
        return Vec::new();
    }
    if level.is_empty() {
        let words = tr(
            "Choisissez votre garantie pour connaître le montant.",
            "Choose your cover to know the amount.",
        );
        return vec![(account, words.to_owned())];
    }
    let parts = |price: Price| Some([price.from_pay?, price.debited?].map(Amount::from_cents));
    let Some([kept, debited]) = told.price(level).and_then(parts) else {
        let words = tr(
            "Montant à préciser : nos données ne le disent pas à cette date. Demandez-le à votre employeur avant de signer.",
            "Amount to be stated: our data do not tell it at this date. Ask your employer before you sign.",
        );
        return vec![(account, words.to_owned())];
    };
    let euros = |amount| format::amount(amount, locale());
    let mut words = monthly(&euros(debited));
    let frequency = Frequency::from_code(frequency).filter(|one| one.months() > 1);
    if let Some(frequency) = frequency {
        let months = frequency.months();
        let each = euros(debited.times(months.into()));
        words = say!(
            "{each} tous les {months} mois, soit {words}",
            "{each} every {months} months, that is {words}"
        );
    }
    if Debit::DAYS.iter().any(|one| one.to_string() == day) {
        words = say!("{words}, le {day}", "{words}, on day {day}");
    }
    let pay = tr("Sur votre bulletin de paie", "On your pay slip");
    vec![(pay, monthly(&euros(kept))), (account, words)]
}

/// `94,72 € par mois`.
#[must_use]
pub fn monthly(amount: &str) -> String {
    say!("{amount} par mois", "{amount} a month")
}

/// The BIC to write after the bank was found: over nothing, or over what was found for the account
/// typed before, never over what the person wrote.
#[must_use]
pub fn deduced(typed: &str, before: Option<&str>, found: Option<&str>) -> Option<String> {
    let ours = typed.trim().is_empty() || before == Some(typed);
    (ours && found.unwrap_or_default() != typed).then(|| found.unwrap_or_default().to_owned())
}
