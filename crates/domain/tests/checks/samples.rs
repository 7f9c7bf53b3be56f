//! Right answers, to be spoilt one at a time.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{ChildSituation, ChildTerms, Terms};
use affilio_domain::wire::{
    AccountDraft, BankDraft, BeneficiariesDraft, BeneficiaryDraft, BeneficiaryRefundDraft,
    ProfileDraft,
};

/// The day on which everything here is checked.
pub(crate) fn today() -> Date {
    day("2026-11-21")
}

/// A day written in ISO.
pub(crate) fn day(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

/// Three levels, the lowest compulsory.
pub(crate) fn terms() -> Terms {
    Terms {
        levels: ["socle", "r1", "r2"].map(String::from).to_vec(),
        mandatory_level: String::from("socle"),
        effective_on: day("2026-12-01"),
        children: Some(ChildTerms {
            until: 18,
            beyond: vec![
                (ChildSituation::Studies, Some(26)),
                (ChildSituation::Disability, None),
            ],
        }),
    }
}

/// A member, complete.
pub(crate) fn profile() -> ProfileDraft {
    ProfileDraft {
        civility: "monsieur".into(),
        last_name: "Durand".into(),
        first_name: "Élie".into(),
        birth_date: "03/10/1985".into(),
        family_status: "marie".into(),
        street: "12 bis, rue de l’Église".into(),
        address_extra: String::new(),
        postal_code: "75015".into(),
        city: "Paris".into(),
        country: "France".into(),
        phone: "06 12 34 56 78".into(),
        teletransmission: "oui".into(),
        nir: "1 85 10 94 081 069 26".into(),
        organism: "01 751 0000".into(),
        alsace_moselle: "non".into(),
    }
}

/// A daughter who bears her father's number, complete.
pub(crate) fn child() -> BeneficiaryDraft {
    BeneficiaryDraft {
        key: String::new(),
        kind: "enfant".into(),
        civility: "madame".into(),
        last_name: "Durand".into(),
        first_name: "Zoé".into(),
        birth_date: "29/02/2016".into(),
        twin_rank: "1".into(),
        same_address: "oui".into(),
        teletransmission: "oui".into(),
        nir: "185109408106926".into(),
        organism: "017510000".into(),
        alsace_moselle: "non".into(),
        ..BeneficiaryDraft::default()
    }
}

/// A spouse who lives elsewhere, complete.
pub(crate) fn spouse() -> BeneficiaryDraft {
    BeneficiaryDraft {
        key: String::new(),
        kind: "conjoint".into(),
        first_name: "Ana".into(),
        birth_date: "1/3/1987".into(),
        same_address: "non".into(),
        street: "3 place Kléber".into(),
        postal_code: "67000".into(),
        city: "Strasbourg".into(),
        country: "France".into(),
        phone: "03 88 12 34 56".into(),
        nir: "287033511507344".into(),
        organism: "016720000".into(),
        alsace_moselle: "oui".into(),
        ..child()
    }
}

/// Those people join.
pub(crate) fn joining(people: Vec<BeneficiaryDraft>) -> BeneficiariesDraft {
    BeneficiariesDraft {
        nobody: false,
        people,
    }
}

/// Nobody joins, said in words.
pub(crate) fn nobody() -> BeneficiariesDraft {
    BeneficiariesDraft {
        nobody: true,
        people: Vec::new(),
    }
}

/// A French account.
pub(crate) fn account() -> AccountDraft {
    AccountDraft {
        holder: "Élie Durand".into(),
        iban: "FR14 2004 1010 0505 0001 3M02 606".into(),
        bic: "PSSTFRPPPAR".into(),
    }
}

/// Another account, in the United Kingdom.
pub(crate) fn other_account() -> AccountDraft {
    AccountDraft {
        holder: "Ana Durand".into(),
        iban: "GB33BUKB20201555555555".into(),
        bic: "BUKBGB22".into(),
    }
}

/// Something is debited, and refunds arrive on the same account.
pub(crate) fn debited() -> BankDraft {
    BankDraft {
        debit: account(),
        frequency: "mensuelle".into(),
        debit_day: "10".into(),
        refund_same: "oui".into(),
        ..BankDraft::default()
    }
}

/// Nothing is debited: one account, for refunds.
pub(crate) fn refunded() -> BankDraft {
    BankDraft {
        refund: account(),
        ..BankDraft::default()
    }
}

/// A beneficiary who has an account of their own.
pub(crate) fn own_account() -> BeneficiaryRefundDraft {
    BeneficiaryRefundDraft {
        key: String::new(),
        same: "non".into(),
        account: other_account(),
    }
}
