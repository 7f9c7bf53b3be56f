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
use crate::levels::Levels;
use crate::say;
use crate::steps::answer_lines;
use crate::steps::bank::convert::{debits, split};
use crate::ui::fields::spec;
use crate::ui::notice::{Notice, Tone};

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
    let levels = expect_context::<Levels>().told();
    let level = file.guarantees.draft.level.clone();
    let (often, day) = (
        file.bank.draft.frequency.clone(),
        file.bank.draft.debit_day.clone(),
    );
    let amounts = move || answer_lines(split(&levels.get(), &level, &often, &day));
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
    .into();
    let lines = answer_lines(lines);
    Some(view! {
        <section class="card recap">
            <h2>{tr("Mandat de prélèvement SEPA", "SEPA direct debit mandate")}</h2>
            <dl class="answers">{amounts}{lines}</dl>
            {words(&name)}
        </section>
    })
}

/// What the mandate allows, and how it is gone back on.
fn words(name: &str) -> impl IntoView + use<> {
    view! {
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
    }
}

/// Why a complete file cannot be signed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Something is debited under a mandate that is not here yet: the server opens it when the answers
    /// that ask for it are saved.
    Awaited,
    /// Nobody has told who debits: such a mandate would authorise nobody.
    NoCreditor,
}

/// What the mandate holds up, if anything.
#[must_use]
pub fn hindrance(file: &FileView) -> Option<Hindrance> {
    match &file.mandate {
        _ if !debits(file) => None,
        None => Some(Hindrance::Awaited),
        Some(mandate) if mandate.creditor.is_none() => Some(Hindrance::NoCreditor),
        Some(_) => None,
    }
}

/// Reads of the file before the wait is said to be too long, and the pause between two.
const READS: u32 = 5;
const PAUSE_MS: u32 = 2_000;

/// The wait for the mandate.
#[derive(Clone, Copy)]
pub struct Following {
    file: File,
    /// Whether the mandate in memory does not fit the answers, all saved.
    wanted: Memo<bool>,
    /// Why it is no longer read anew.
    failure: RwSignal<Option<String>>,
}

impl Following {
    fn read(self) {
        self.failure.set(None);
        spawn_local(async move {
            for _ in 0..READS {
                match api::file().await {
                    Ok(now) => self.take(&now),
                    Err(error) if !error.is_transient() => {
                        self.failure.try_set(Some(error.message()));
                        return;
                    }
                    Err(_) => (),
                }
                if self.wanted.try_get_untracked() != Some(true) {
                    return;
                }
                TimeoutFuture::new(PAUSE_MS).await;
            }
            self.failure.try_set(Some(
                tr(
                    "Le mandat de prélèvement n’a pas pu s’afficher. Vos réponses sont enregistrées.",
                    "The direct debit mandate could not be shown. Your answers are saved.",
                )
                .to_owned(),
            ));
        });
    }

    fn take(self, now: &FileView) {
        let other = self
            .file
            .read()
            .is_some_and(|file| file.mandate != now.mandate);
        if other {
            self.file
                .change(|file| file.mandate.clone_from(&now.mandate));
        }
    }
}

/// Reads the mandate anew once the answers are saved, as long as it does not fit them: the file in
/// memory may be older than its accounts, and the server alone gives a mandate.
pub fn follow(file: File, savers: Savers) -> Following {
    let other = move || {
        file.get()
            .is_some_and(|view| debits(&view) != view.mandate.is_some())
    };
    let following = Following {
        file,
        wanted: Memo::new(move |_| savers.all_saved() && other()),
        failure: RwSignal::new(None),
    };
    Effect::new(move |_| {
        if following.wanted.get() {
            following.read();
        }
    });
    following
}

/// In the place of the signature: why it waits.
#[component]
pub fn Hindered(
    /// What holds it up.
    by: Hindrance,
    /// The wait for the mandate.
    following: Following,
) -> impl IntoView {
    if by == Hindrance::NoCreditor {
        return view! { <NoCreditor /> }.into_any();
    }
    let words = move || {
        match following.failure.get() {
        Some(words) => view! {
            <Notice tone=Tone::Warn live=true>
                <p>{words}</p>
                <button type="button" class="button-quiet" on:click=move |_| following.read()>
                    {tr("Réessayer", "Try again")}
                </button>
            </Notice>
        }
        .into_any(),
        None => view! {
            <p role="status">{tr("Le mandat de prélèvement s’affiche dans un instant.", "The direct debit mandate will be here in a moment.")}</p>
        }
        .into_any(),
    }
    };
    words.into_any()
}

#[component]
fn NoCreditor() -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn>
            <h2>{tr("Le créancier n’est pas encore connu", "The creditor is not known yet")}</h2>
            <p>{tr(
                "Une part de votre cotisation sera prélevée, et l’assureur n’a pas encore dit qui la prélèvera. Sans ce nom, le mandat ne vaut rien : vous ne pouvez pas encore signer.",
                "Part of your contribution will be debited, and the insurer has not said yet who will debit it. Without this name the mandate is worth nothing: you cannot sign yet.",
            )}</p>
            <p>
                {tr(
                    "Rien n’est perdu : vos réponses sont enregistrées. Prévenez votre employeur, ou appelez le ",
                    "Nothing is lost: your answers are saved. Tell your employer, or call ",
                )}
                <a href="tel:+33980989823">"0\u{a0}980\u{a0}98\u{a0}98\u{a0}23"</a>
                {tr(", puis revenez signer.", ", then come back to sign.")}
            </p>
        </Notice>
    }
}
