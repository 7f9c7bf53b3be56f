//! However an answer is typed, it is read the same; whatever is typed, something is answered.

use affilio_domain::wire::{
    AccountDraft, BankDraft, BeneficiariesDraft, BeneficiaryDraft, BeneficiaryRefundDraft,
    GuaranteesDraft, ProfileDraft,
};
use proptest::prelude::*;

use crate::samples::{account, profile, refunded, terms, today};

/// What people, phones and copied documents put between characters.
const SEPARATORS: [char; 12] = [
    ' ', '\u{a0}', '\u{202f}', '\t', '-', '\u{2010}', '\u{2013}', '.', '/', '\u{200b}', '\u{200e}',
    '\u{202c}',
];

fn separators() -> impl Strategy<Value = Vec<(usize, char)>> {
    proptest::collection::vec((0_usize..64, prop::sample::select(&SEPARATORS[..])), 0..12)
}

/// The text with separators put anywhere in it, ends included.
fn sprinkled(text: &str, separators: &[(usize, char)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (at, separator) in separators {
        characters.insert(at % (characters.len() + 1), *separator);
    }
    characters.into_iter().collect()
}

proptest! {
    #[test]
    fn separators_never_change_a_number(
        separators in separators(),
        nir in prop::sample::select(vec!["185109408106926", "289042A34216390", "289042b34216320"]),
        phone in prop::sample::select(vec!["0612345678", "+33612345678", "0033712345678"]),
        organism in prop::sample::select(vec!["017510000", "027500000"]),
    ) {
        let plain = ProfileDraft {
            nir: nir.into(),
            phone: phone.into(),
            organism: organism.into(),
            ..profile()
        };
        let typed = ProfileDraft {
            nir: sprinkled(nir, &separators),
            phone: sprinkled(phone, &separators),
            organism: sprinkled(organism, &separators),
            ..profile()
        };
        prop_assert!(plain.check(today()).is_ok());
        prop_assert_eq!(typed.check(today()), plain.check(today()));
    }

    #[test]
    fn separators_never_change_an_account(
        separators in separators(),
        iban in prop::sample::select(vec![
            "FR1420041010050500013M02606",
            "fr7630006000011234567890189",
            "IBANGB33BUKB20201555555555",
        ]),
    ) {
        let bank = |iban: &str, bic: &str| BankDraft {
            refund: AccountDraft { iban: iban.into(), bic: bic.into(), ..account() },
            ..refunded()
        };
        let plain = bank(iban, "PSSTFRPPPAR");
        let typed = bank(&sprinkled(iban, &separators), &sprinkled("psstfrpppar", &separators));
        prop_assert!(plain.check(false, &profile(), &[]).is_ok());
        prop_assert_eq!(typed.check(false, &profile(), &[]), plain.check(false, &profile(), &[]));
    }

    #[test]
    fn whatever_is_typed_is_answered(
        texts in proptest::collection::vec("\\PC{0,24}", 18),
        people in 0_usize..4,
    ) {
        let text = |at: usize| texts[at % texts.len()].clone();
        let person = BeneficiaryDraft { key: String::new(),
            kind: text(0),
            civility: text(1),
            last_name: text(2),
            first_name: text(3),
            birth_date: text(4),
            twin_rank: text(5),
            situation: text(1),
            same_address: "non".into(),
            street: text(6),
            address_extra: text(7),
            postal_code: text(8),
            city: text(9),
            country: text(10),
            phone: text(11),
            teletransmission: text(12),
            nir: text(13),
            organism: text(14),
            alsace_moselle: text(15),
        };
        let any_account = || AccountDraft { holder: text(2), iban: text(16), bic: text(17) };
        let bank = BankDraft {
            holder_consent: String::new(),
            debit: any_account(),
            frequency: text(0),
            debit_day: text(5),
            refund_same: "non".into(),
            refund: any_account(),
            beneficiaries: vec![BeneficiaryRefundDraft { key: String::new(), same: "non".into(), account: any_account() }; people],
        };
        let beneficiaries = BeneficiariesDraft { nobody: false, people: vec![person; people] };
        let level = GuaranteesDraft { level: text(0) };
        prop_assert_ne!(beneficiaries.check(&terms(), today()), Err(Vec::new()));
        prop_assert_ne!(bank.check(true, &profile(), &beneficiaries.people), Err(Vec::new()));
        prop_assert_ne!(level.check(&terms()), Err(Vec::new()));
    }

    #[test]
    fn what_is_kept_of_a_name_has_something_to_read(name in "[\\PC\u{200b}\u{200e}]{0,12}") {
        let draft = ProfileDraft { last_name: name, ..profile() };
        if let Ok(read) = draft.check(today()) {
            prop_assert!(read.last_name.chars().any(char::is_alphabetic));
            prop_assert_eq!(read.last_name.trim(), &read.last_name);
        }
    }
}
