//! The SEPA mandate, as printed: every mention that the scheme asks for.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{Debit, Enrolment};
use affilio_domain::format::{self, Locale};
use affilio_domain::wire::MandateView;
use serde::{Deserialize, Serialize};

use super::bulletin::{Line, address, line};

/// A mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mandate {
    lines: Vec<Line>,
    /// Who gets the two authorisations.
    creditor: String,
    /// Whether the account is somebody else's.
    by_other: bool,
    earliest: String,
}

const UNKNOWN: &str = "pas encore communiqué par l'assureur";

impl Mandate {
    /// The mandate of a file whose contributions are debited.
    pub(super) fn new(
        view: &MandateView,
        enrolment: &Enrolment,
        effective_on: Date,
        today: Date,
    ) -> Option<Self> {
        let debit = enrolment.bank.debit.as_ref()?;
        let creditor = view.creditor.as_ref();
        let told = |part: Option<&String>| part.map_or(UNKNOWN, String::as_str).to_owned();
        let earliest = Debit::earliest(debit.day, effective_on, today);
        let home = &enrolment.profile.address;
        let mut lines = vec![
            line("Référence unique du mandat (RUM)", &view.reference),
            line("Créancier", told(creditor.map(|one| &one.name))),
            line(
                "Adresse du créancier",
                told(creditor.map(|one| &one.address)),
            ),
            line(
                "Identifiant créancier SEPA (ICS)",
                told(creditor.map(|one| &one.identifier)),
            ),
            line("Débiteur", &debit.account.holder),
            line(
                if debit.by_other {
                    "Adresse de l'adhérent"
                } else {
                    "Adresse du débiteur"
                },
                address(home),
            ),
            line("IBAN", debit.account.iban.grouped()),
        ];
        if let Some(bic) = &debit.account.bic {
            lines.push(line("BIC", bic.as_str()));
        }
        lines.extend([
            line("Type de paiement", "récurrent"),
            line("Fréquence", debit.frequency.label(Locale::Fr)),
            line("Jour du prélèvement", format!("le {}", debit.day)),
            line("Fait à", &home.city),
            line("Le", format::date(today, Locale::Fr)),
        ]);
        Some(Self {
            lines,
            creditor: creditor.map_or_else(|| "le créancier".to_owned(), |one| one.name.clone()),
            by_other: debit.by_other,
            earliest: format::date(earliest, Locale::Fr),
        })
    }
}
