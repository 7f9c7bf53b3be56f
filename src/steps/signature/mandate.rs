//! The SEPA mandate, to be read before it is accepted.

use affilio_domain::field::Field;
use affilio_domain::iban::Iban;
use affilio_domain::wire::FileView;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::accounts::first_debit;
use crate::api;
use crate::draft::{File, Savers};
use crate::i18n::{locale, tr};
use crate::say;
use crate::steps::bank::convert::debits;
use crate::ui::fields::spec;

/// Every mention of the mandate, when something is debited.
#[component]
pub fn Mandate(
    /// The file.
    mut file: FileView,
) -> impl IntoView {
    let first = first_debit(&file);
    let mandate = file.mandate.take().filter(|_| debits(&file))?;
    let unknown = || {
        tr(
            "Pas encore communiqué par l’assureur",
            "Not told by the insurer yet",
        )
        .to_owned()
    };
    let told = |part: Option<String>| part.unwrap_or_else(unknown);
    let creditor = mandate.creditor;
    let name = creditor.as_ref().map_or_else(
        || tr("le créancier", "the creditor").to_owned(),
        |one| one.name.clone(),
    );
    let account = &file.bank.draft.debit;
    let iban = Iban::parse(&account.iban).map_or_else(|_| String::new(), |iban| iban.masked());
    let frequency = affilio_domain::enrolment::Frequency::from_code(&file.bank.draft.frequency)
        .map_or("", |one| one.label(locale()));
    let lines = [
        (
            tr("Référence unique (RUM)", "Mandate reference (RUM)"),
            mandate.reference,
        ),
        (
            tr("Créancier", "Creditor"),
            told(creditor.as_ref().map(|one| one.name.clone())),
        ),
        (
            tr("Adresse du créancier", "Creditor’s address"),
            told(creditor.as_ref().map(|one| one.address.clone())),
        ),
        (
            tr("Identifiant créancier (ICS)", "Creditor identifier (ICS)"),
            told(creditor.map(|one| one.identifier)),
        ),
        (tr("Débiteur", "Debtor"), account.holder.trim().to_owned()),
        ("IBAN", iban),
        (
            tr("Type de paiement", "Type of payment"),
            tr("Récurrent", "Recurrent").to_owned(),
        ),
        (spec(Field::Frequency).label, frequency.to_owned()),
        (
            tr("Premier prélèvement", "First debit"),
            match first {
                Some(date) => say!("Le {date} au plus tôt", "{date} at the earliest"),
                None => tr("À préciser", "To be stated").to_owned(),
            },
        ),
    ]
    .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> });
    Some(view! {
        <section class="card recap">
            <h2>{tr("Mandat de prélèvement SEPA", "SEPA direct debit mandate")}</h2>
            <dl class="answers">{lines}</dl>
            <p class="small">
                {say!(
                    "En signant, vous autorisez {name} à envoyer des instructions à votre banque pour débiter votre compte, et votre banque à débiter votre compte conformément à ces instructions.",
                    "By signing, you authorise {name} to send instructions to your bank to debit your account, and your bank to debit your account in accordance with these instructions."
                )}
            </p>
            <p class="small">
                {tr(
                    "Votre banque vous rembourse un prélèvement autorisé si vous le demandez dans les 8 semaines (code monétaire et financier, L. 133-25-1), et un prélèvement non autorisé si vous le signalez dans les 13 mois (L. 133-24). Chaque prélèvement vous est annoncé au moins 14 jours avant, sauf délai plus court convenu.",
                    "Your bank refunds an authorised debit if you ask within 8 weeks (French monetary code, L. 133-25-1), and an unauthorised one if you report it within 13 months (L. 133-24). Each debit is announced at least 14 days before, unless a shorter time is agreed.",
                )}
            </p>
        </section>
    })
}

/// Whether something is debited under a mandate that is not here yet: it is opened by the server, when
/// the answers that ask for it are saved.
#[must_use]
pub fn is_awaited(file: &FileView) -> bool {
    debits(file) && file.mandate.is_none()
}

/// Reads the mandate anew once the answers are saved, as long as it does not fit them: the file in
/// memory may be older than its accounts, and the server alone gives a mandate.
pub fn follow(file: File, savers: Savers) {
    let other = move || {
        file.get()
            .is_some_and(|view| debits(&view) != view.mandate.is_some())
    };
    let wanted = Memo::new(move |_| savers.all_saved() && other());
    Effect::new(move |_| {
        if !wanted.get() {
            return;
        }
        spawn_local(async move {
            while wanted.try_get_untracked() == Some(true) {
                if let Ok(now) = api::file().await {
                    file.change(|file| file.mandate.clone_from(&now.mandate));
                    return;
                }
                TimeoutFuture::new(2_000).await;
            }
        });
    });
}
