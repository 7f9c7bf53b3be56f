//! How the saving of a step goes, in words, under its title.

use leptos::prelude::*;

use super::conflict::ConflictView;
use super::notice::{Notice, Tone};
use crate::draft::{Saver, Savers, Saving};
use crate::i18n::tr;
use crate::pages::sign_in::SignInAgain;

/// What keeps answers from being saved.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Trouble {
    None,
    Cut,
    Conflict,
    SignedOut,
    Refused(String),
}

fn trouble_of(state: Saving, cut: bool) -> Trouble {
    match state {
        Saving::Conflict => Trouble::Conflict,
        Saving::SignedOut => Trouble::SignedOut,
        Saving::Refused(message) => Trouble::Refused(message),
        Saving::Retrying => Trouble::Cut,
        // Another step waits for the network: so does this screen.
        Saving::Untouched | Saving::Waiting | Saving::Sending | Saving::Saved if cut => {
            Trouble::Cut
        }
        Saving::Untouched | Saving::Waiting | Saving::Sending | Saving::Saved => Trouble::None,
    }
}

/// The state of a step's saving, and what to do when it cannot be saved.
#[component]
pub fn SavedState(
    /// The step's saver.
    saver: Saver,
    /// Shows the saved answers again: those that were chosen between two versions.
    on_theirs: Callback<()>,
) -> impl IntoView {
    let savers = expect_context::<Savers>();
    let line = move || match saver.state() {
        Saving::Untouched => tr(
            "Enregistré au fur et à mesure, pas encore signé",
            "Saved as you go, not signed yet",
        ),
        Saving::Waiting | Saving::Sending => tr("Enregistrement…", "Saving…"),
        Saving::Saved => tr("Enregistré, pas encore signé", "Saved, not signed yet"),
        Saving::Retrying => tr(
            "Pas encore enregistré : le réseau est coupé",
            "Not saved yet: the network is down",
        ),
        Saving::Conflict => tr(
            "Pas enregistré : modifié ailleurs",
            "Not saved: changed elsewhere",
        ),
        Saving::SignedOut => tr(
            "Pas encore enregistré : session terminée",
            "Not saved yet: your session is over",
        ),
        Saving::Refused(_) => tr("Pas enregistré", "Not saved"),
    };
    // Read out when it turns from saved to not saved and back, not at each answer.
    let heard = Memo::new(move |before: Option<&&str>| match saver.state() {
        Saving::Saved => tr("Vos réponses sont enregistrées.", "Your answers are saved."),
        Saving::Untouched | Saving::Waiting | Saving::Sending => {
            before.copied().unwrap_or_default()
        }
        Saving::Retrying | Saving::Conflict | Saving::SignedOut | Saving::Refused(_) => "",
    });
    // Only another kind of trouble draws it anew: a password half typed stays.
    let shown = Memo::new(move |_| trouble_of(saver.state(), savers.is_cut()));
    let trouble = move || {
        match shown.get() {
            Trouble::Cut => view! {
                <Notice tone=Tone::Warn live=true>
                    <p>{tr(
                        "Le réseau est coupé. Vos réponses restent dans cette page et partiront d’elles-mêmes, dans l’ordre, au retour de la ligne. Vous pouvez continuer ; gardez cette page ouverte.",
                        "The network is down. Your answers stay in this page and leave by themselves, in order, when the line is back. You can go on; keep this page open.",
                    )}</p>
                </Notice>
            }
            .into_any(),
            Trouble::Conflict => view! { <ConflictView saver on_theirs /> }.into_any(),
            Trouble::SignedOut => view! {
                <SignInAgain on_done=Callback::new(move |()| savers.resume()) />
            }
            .into_any(),
            Trouble::Refused(message) => view! {
                <Notice tone=Tone::Danger live=true><p>{message}</p></Notice>
            }
            .into_any(),
            Trouble::None => ().into_any(),
        }
    };
    view! {
        <p class="saved" data-saving=move || matches!(saver.state(), Saving::Saved | Saving::Untouched).then_some("done")>
            {line}
        </p>
        <p class="visually-hidden" role="status">{heard}</p>
        {trouble}
    }
}

/// How the saving of the whole file goes, in words; tracked.
#[must_use]
pub fn saved_words(savers: Savers) -> &'static str {
    if savers.all_saved() {
        tr("Enregistré, pas encore signé", "Saved, not signed yet")
    } else {
        tr(
            "Des réponses ne sont pas encore enregistrées",
            "Some answers are not saved yet",
        )
    }
}
