//! Signing in: to resume, or when a session ended in the middle of a step.

use affilio_domain::wire::{Credentials, SessionView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, ApiError};
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{File, Savers};
use crate::journey::{Place, Progress};
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};

/// The page *Mon adhésion*: leads straight to the file when a session is open.
#[component]
pub fn SignIn() -> impl IntoView {
    arrive("Connexion");
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let enter = move |session: SessionView| async move {
        let Ok(loaded) = api::file().await else {
            return;
        };
        if !belongs_to(file, &session) {
            savers.forget();
        }
        let to = match Progress::of(&loaded).resume() {
            Place::End => Place::End,
            Place::Overview | Place::Step(_) => Place::Overview,
        };
        file.set(Some(loaded));
        address.replace(&to.path());
    };
    spawn_local(async move {
        if let Ok(Some(session)) = api::session().await {
            enter(session).await;
        }
    });
    view! {
        <div class="page narrow">
            <Heading text="Reprendre mon adhésion" />
            <p class="lead">"Vous retrouvez votre dossier là où vous l’avez laissé."</p>
            <SignInForm on_done=Callback::new(move |session| spawn_local(enter(session))) />
            <p>
                "Pas encore de mot de passe ? Ouvrez le lien de votre e-mail d’invitation : il sert à le choisir. "
                <a href="/estimer">"Estimer un soin"</a>" ne demande aucun compte."
            </p>
        </div>
    }
}

/// Whether the file in memory is that of the person who signed in.
fn belongs_to(file: File, session: &SessionView) -> bool {
    file.read()
        .is_some_and(|file| file.member_number == session.member_number)
}

/// In the middle of a step: signs in again without leaving the screen, so that nothing is lost.
#[component]
pub fn SignInAgain(
    /// What to do once the same person is signed in.
    on_done: Callback<()>,
) -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let enter = move |session: SessionView| {
        if belongs_to(file, &session) {
            on_done.run(());
        } else {
            // What is on the screen is another person's: it must not reach this one's file.
            savers.forget();
            file.set(None);
            address.replace(&Place::Overview.path());
        }
    };
    view! {
        <Notice tone=Tone::Warn live=true>
            <p>
                <strong>"Votre session est terminée."</strong>
                " Vos réponses sont toujours à l’écran : connectez-vous ici, elles seront enregistrées aussitôt."
            </p>
            <SignInForm on_done=Callback::new(enter) />
        </Notice>
    }
}

/// Identifier and password.
#[component]
fn SignInForm(on_done: Callback<SessionView>) -> impl IntoView {
    let identifier = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<ApiError>);
    let sending = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let credentials = Credentials {
            // A password manager may fill the page without telling: what is shown is what counts.
            identifier: browser::shown_value("identifiant")
                .unwrap_or_else(|| identifier.get_untracked()),
            password: browser::shown_value("mot-de-passe")
                .unwrap_or_else(|| password.get_untracked()),
        };
        sending.set(true);
        spawn_local(async move {
            match api::sign_in(credentials).await {
                Ok(session) => {
                    failure.try_set(None);
                    on_done.try_run(session);
                }
                Err(error) => {
                    failure.try_set(Some(error));
                    request_animation_frame(|| browser::focus("connexion-erreur"));
                }
            }
            sending.try_set(false);
        });
    };
    view! {
        <form novalidate on:submit=submit class="sign-in">
            {move || failure.get().map(|error| view! {
                <p class="field-error" id="connexion-erreur" tabindex="-1" role="alert">
                    <IconView icon=Icon::Alert />
                    <span>{error.message()}</span>
                </p>
            })}
            <div class="field">
                <label for="identifiant">"E-mail ou numéro d’adhérent"</label>
                <input id="identifiant" name="identifiant" type="text" inputmode="email" autocomplete="username"
                    autocapitalize="off" spellcheck="false" class="w-long"
                    prop:value=move || identifier.get()
                    on:input=move |event| { identifier.try_set(event_target_value(&event)); } />
            </div>
            <div class="field">
                <label for="mot-de-passe">"Mot de passe"</label>
                <input id="mot-de-passe" name="mot-de-passe" type="password" autocomplete="current-password" class="w-long"
                    prop:value=move || password.get()
                    on:input=move |event| { password.try_set(event_target_value(&event)); } />
            </div>
            <button type="submit" class="button" prop:disabled=move || sending.get()>"Se connecter"</button>
        </form>
    }
}
