//! How the saving of a step goes, in words, under its title.

use leptos::prelude::*;

use super::notice::{Notice, Tone};
use crate::draft::{Saver, Savers, Saving};
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

fn trouble_of(state: Saving) -> Trouble {
    match state {
        Saving::Untouched | Saving::Waiting | Saving::Sending | Saving::Saved => Trouble::None,
        Saving::Retrying => Trouble::Cut,
        Saving::Conflict => Trouble::Conflict,
        Saving::SignedOut => Trouble::SignedOut,
        Saving::Refused(message) => Trouble::Refused(message),
    }
}

/// The state of a step's saving, and what to do when it cannot be saved.
#[component]
pub fn SavedState(
    /// The step's saver.
    saver: Saver,
    /// Shows the saved answers again: those of another tab, when the person prefers them.
    on_theirs: Callback<()>,
) -> impl IntoView {
    let line = move || match saver.state() {
        Saving::Untouched => "Enregistré au fur et à mesure, pas encore signé",
        Saving::Waiting | Saving::Sending => "Enregistrement…",
        Saving::Saved => "Enregistré, pas encore signé",
        Saving::Retrying => "Pas encore enregistré : le réseau est coupé",
        Saving::Conflict => "Pas enregistré : modifié ailleurs",
        Saving::SignedOut => "Pas encore enregistré : session terminée",
        Saving::Refused(_) => "Pas enregistré",
    };
    // Only another kind of trouble draws it anew: a password half typed stays.
    let shown = Memo::new(move |_| trouble_of(saver.state()));
    let trouble = move || {
        match shown.get() {
        Trouble::Cut => view! {
            <Notice tone=Tone::Warn live=true>
                <p>"Le réseau est coupé. Vos réponses restent sur cet écran et partiront d’elles-mêmes au retour de la ligne. Gardez cette page ouverte."</p>
            </Notice>
        }
        .into_any(),
        Trouble::Conflict => view! { <Conflict saver on_theirs /> }.into_any(),
        Trouble::SignedOut => view! {
            <SignInAgain on_done=Callback::new(move |()| leptos::task::spawn_local(saver.resume())) />
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
        {trouble}
    }
}

/// Another tab saved the same step: both versions stay, the person chooses.
#[component]
fn Conflict(saver: Saver, on_theirs: Callback<()>) -> impl IntoView {
    let keep = move |_| leptos::task::spawn_local(saver.keep_mine());
    let take = move |_| {
        leptos::task::spawn_local(async move {
            if saver.take_theirs().await {
                on_theirs.try_run(());
            }
        });
    };
    view! {
        // In sight of whoever goes on typing further down.
        <div class="in-sight">
        <Notice tone=Tone::Warn live=true>
            <p>
                <strong>"Cette étape a été modifiée ailleurs"</strong>
                ", dans un autre onglet ou sur un autre appareil. Rien n’est perdu : choisissez la version à garder."
            </p>
            <div class="actions">
                <button type="button" class="button" on:click=keep>"Garder ce qui est à l’écran"</button>
                <button type="button" class="button-quiet" on:click=take>"Reprendre l’autre version"</button>
            </div>
        </Notice>
        </div>
    }
}

/// How the saving of the whole file goes, in words; tracked.
#[must_use]
pub fn saved_words(savers: Savers) -> &'static str {
    if savers.all_saved() {
        "Enregistré, pas encore signé"
    } else {
        "Des réponses ne sont pas encore enregistrées"
    }
}
