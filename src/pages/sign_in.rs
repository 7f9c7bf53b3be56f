//! Signing in: to resume, or when a session ended in the middle of a step.

use affilio_domain::wire::Credentials;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use crate::api::{self, ApiError};
use crate::browser;
use crate::draft::File;
use crate::journey::{Place, Progress};
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};

/// The page *Mon adhésion*: leads straight to the file when a session is open.
#[component]
pub fn SignIn() -> impl IntoView {
    arrive("Connexion");
    let file = expect_context::<File>();
    let navigate = use_navigate();
    let enter = Callback::new(move |()| {
        let navigate = navigate.clone();
        spawn_local(async move {
            if let Ok(loaded) = api::file().await {
                let to = match Progress::of(&loaded).resume() {
                    Place::End => Place::End,
                    _ => Place::Overview,
                };
                file.set(Some(loaded));
                navigate(
                    &to.path(),
                    NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    },
                );
            }
        });
    });
    enter.run(());
    view! {
        <div class="page narrow">
            <Heading text="Reprendre mon adhésion" />
            <p class="lead">"Vous retrouvez votre dossier là où vous l’avez laissé."</p>
            <SignInForm on_done=enter />
            <p>
                "Pas encore de mot de passe ? Ouvrez le lien de votre e-mail d’invitation : il sert à le choisir. "
                <A href="/estimer">"Estimer un soin"</A>" ne demande aucun compte."
            </p>
        </div>
    }
}

/// In the middle of a step: signs in again without leaving the screen, so that nothing is lost.
#[component]
pub fn SignInAgain(
    /// What to do once signed in.
    on_done: Callback<()>,
) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn live=true>
            <p>
                <strong>"Votre session est terminée."</strong>
                " Vos réponses sont toujours à l’écran : connectez-vous ici, elles seront enregistrées aussitôt."
            </p>
            <SignInForm on_done />
        </Notice>
    }
}

/// Identifier and password.
#[component]
fn SignInForm(on_done: Callback<()>) -> impl IntoView {
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
                Ok(_) => {
                    failure.set(None);
                    on_done.run(());
                }
                Err(error) => {
                    failure.set(Some(error));
                    request_animation_frame(|| browser::focus("connexion-erreur"));
                }
            }
            sending.set(false);
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
                    on:input=move |event| identifier.set(event_target_value(&event)) />
            </div>
            <div class="field">
                <label for="mot-de-passe">"Mot de passe"</label>
                <input id="mot-de-passe" name="mot-de-passe" type="password" autocomplete="current-password" class="w-long"
                    prop:value=move || password.get()
                    on:input=move |event| password.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="button" prop:disabled=move || sending.get()>"Se connecter"</button>
        </form>
    }
}
