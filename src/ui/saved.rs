//! How the saving of a step goes, in words, under its title.

use leptos::prelude::*;

use super::conflict::ConflictView;
use super::notice::{Notice, Tone};
use crate::browser;
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

impl Trouble {
    /// What the line under the title says of it, what the short line says, and what that one offers to
    /// do; nothing when all is in order.
    fn words(&self) -> Option<[&'static str; 3]> {
        let see = tr("Voir", "See");
        Some(match self {
            Self::None => return None,
            Self::Cut => [
                tr(
                    "Pas encore enregistré : le réseau est coupé",
                    "Not saved yet: the network is down",
                ),
                tr("Le réseau est coupé", "The network is down"),
                see,
            ],
            Self::Conflict => [
                tr(
                    "Pas enregistré : modifié ailleurs",
                    "Not saved: changed elsewhere",
                ),
                tr("Modifié ailleurs", "Changed elsewhere"),
                tr("Choisir", "Choose"),
            ],
            Self::SignedOut => [
                tr(
                    "Pas encore enregistré : session terminée",
                    "Not saved yet: your session is over",
                ),
                tr("Votre session est terminée", "Your session is over"),
                tr("Se connecter", "Sign in"),
            ],
            Self::Refused(_) => [
                tr("Pas enregistré", "Not saved"),
                tr("Réponses refusées", "Answers refused"),
                see,
            ],
        })
    }
}

/// The line under the title. Whatever this step's own state, it does not say that all is saved above
/// a notice that says that something is not.
fn line(state: &Saving, trouble: &Trouble) -> &'static str {
    match (trouble.words(), state) {
        (Some([words, ..]), _) => words,
        (None, Saving::Saved) => tr("Enregistré, pas encore signé", "Saved, not signed yet"),
        (None, Saving::Untouched) => tr(
            "Enregistré au fur et à mesure, pas encore signé",
            "Saved as you go, not signed yet",
        ),
        (None, _) => tr("Enregistrement…", "Saving…"),
    }
}

/// Where the short line leads: the notice with the whole of it.
const WHOLE: &str = "pas-enregistre";

/// What keeps answers from being saved, whole, and in a line that stays in sight of whoever types
/// further down. Only the notice is read out.
fn troubled(trouble: &Trouble, notice: AnyView) -> Option<AnyView> {
    let [_, words, way] = trouble.words()?;
    Some(
        view! {
            <div class="trouble-line">
                <p>
                    <span>{words}</span>
                    <a
                        href=format!("#{WHOLE}")
                        class="button-quiet"
                        on:click=|event| {
                            event.prevent_default();
                            browser::focus_from_top(WHOLE);
                        }
                    >
                        {way}
                    </a>
                </p>
            </div>
            <div class="trouble" id=WHOLE tabindex="-1" role="group" aria-label=words>{notice}</div>
        }
        .into_any(),
    )
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
    // Only another kind of trouble draws it anew: a password half typed stays.
    let shown = Memo::new(move |_| trouble_of(saver.state(), savers.is_cut()));
    let fine = move || shown.with(|trouble| *trouble == Trouble::None);
    // Read out when it turns from saved to not saved and back, not at each answer.
    let heard = Memo::new(move |before: Option<&&str>| match saver.state() {
        _ if !fine() => "",
        Saving::Saved => tr("Vos réponses sont enregistrées.", "Your answers are saved."),
        _ => before.copied().unwrap_or_default(),
    });
    Effect::new(move |_| {
        if !fine() {
            request_animation_frame(browser::keep_focus_in_sight);
        }
    });
    let trouble = move || {
        let trouble = shown.get();
        let notice = match trouble.clone() {
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
        };
        troubled(&trouble, notice)
    };
    let done = move || fine() && matches!(saver.state(), Saving::Saved | Saving::Untouched);
    view! {
        <p class="saved" data-saving=move || done().then_some("done")>
            {move || shown.with(|trouble| line(&saver.state(), trouble))}
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

#[cfg(test)]
mod tests {
    use super::*;

    // « Enregistré » with its tick stood above « Le réseau est coupé », another step being unsent.
    #[test]
    fn nothing_is_said_to_be_saved_while_something_is_not() {
        let quiet = [
            Saving::Untouched,
            Saving::Waiting,
            Saving::Sending,
            Saving::Saved,
        ];
        let stopped = [
            Saving::Retrying,
            Saving::Conflict,
            Saving::SignedOut,
            Saving::Refused("Non.".to_owned()),
        ];
        let said = |state: &Saving, cut| line(state, &trouble_of(state.clone(), cut));
        for state in &quiet {
            assert!(!said(state, false).contains("Pas "), "{state:?}");
            assert_eq!(said(state, true), said(&Saving::Retrying, false));
        }
        for state in &stopped {
            for cut in [false, true] {
                assert!(said(state, cut).starts_with("Pas "), "{state:?}");
            }
        }
    }
}
