//! A forgotten password: a link asked for, then a new password chosen.

use affilio_domain::wire::{PasswordReset, ProblemCode, ResetView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::new_password::{self, NewPassword};
use super::secret;
use crate::api::{ApiError, account};
use crate::browser;
use crate::i18n::tr;
use crate::ui::act::Act;
use crate::ui::notice::{Notice, Tone, fault};
use crate::ui::page::{Heading, arrive};
use crate::ui::typed;

const PATH: &str = "/connexion/oubli";
const FAILURE: &str = "oubli-erreur";
const SENT: &str = "oubli-envoye";

/// The page: asks whose password, or changes it when the mailed link opened it.
#[component]
pub fn Forgotten() -> impl IntoView {
    arrive(tr("Mot de passe oublié", "Forgotten password"));
    let token = RwSignal::new(secret::take(PATH));
    let pasted = window_event_listener(leptos::ev::hashchange, move |_| {
        let pasted = secret::take(PATH);
        if !pasted.is_empty() {
            token.set(pasted);
        }
    });
    on_cleanup(move || pasted.remove());
    let ask_anew = Callback::new(move |()| {
        secret::forget();
        typed::forget();
        token.set(String::new());
    });
    view! {
        <div class="page narrow">
            {move || match token.get() {
                none if none.is_empty() => view! { <Ask /> }.into_any(),
                token => view! { <Change token=StoredValue::new(token) ask_anew /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Ask() -> impl IntoView {
    let identifier = typed::text("identifiant-oubli");
    let sent = typed::tick("lien-demande");
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed =
            browser::shown_value("identifiant-oubli").unwrap_or_else(|| identifier.get_untracked());
        if typed.trim().is_empty() {
            let message = tr(
                "Écrivez votre e-mail ou votre numéro d’adhérent : il figure dans votre invitation.",
                "Type your e-mail or your member number: it is in your invitation.",
            );
            act.fail(message.to_owned(), "identifiant-oubli");
            return;
        }
        act.run(FAILURE, async move {
            account::forgotten_password(typed).await?;
            sent.try_set(true);
            request_animation_frame(|| browser::focus(SENT));
            Ok(())
        });
    };
    view! {
        <Heading text=tr("Mot de passe oublié", "Forgotten password") />
        <p class="lead">{tr(
            "Vous recevez un lien pour en choisir un autre. Vos réponses sont gardées.",
            "You receive a link to choose another one. Your answers are kept.",
        )}</p>
        {move || if sent.get() {
            view! {
                <div id=SENT tabindex="-1"><Notice tone=Tone::Ok>
                    <p>{tr(
                        "Si un espace porte cet identifiant, un e-mail part à son adresse. Le lien sert une fois, pendant 30 minutes. Rien n’arrive : regardez les indésirables, ou appelez-nous.",
                        "If an account has this identifier, an e-mail is on its way to its address. The link works once, for 30 minutes. If nothing comes, look in your junk mail, or call us.",
                    )}</p>
                </Notice></div>
            }
            .into_any()
        } else {
            view! {
                <form novalidate on:submit=submit class="sign-in">
                    {move || fault(FAILURE, act.failure())}
                    <div class="field">
                        <label for="identifiant-oubli">{tr("E-mail ou numéro d’adhérent", "E-mail or member number")}</label>
                        <input id="identifiant-oubli" name="identifiant-oubli" type="text" inputmode="email" autocomplete="username"
                            autocapitalize="off" spellcheck="false" class="w-long"
                            prop:value=move || identifier.get()
                            on:input=move |event| { identifier.try_set(event_target_value(&event)); } />
                    </div>
                    <button type="submit" class="button" prop:disabled=move || act.is_busy()>{tr("Recevoir le lien", "Receive the link")}</button>
                </form>
            }
            .into_any()
        }}
        <section>
            <h2>{tr("Vous n’avez pas d’e-mail", "You have no e-mail")}</h2>
            <p>
                {tr("Appelez le ", "Call ")}
                <a href="tel:+33980989823">"0 980 98 98 23"</a>
                {tr(
                    " : votre employeur vous remet une nouvelle lettre avec un mot de passe provisoire.",
                    ": your employer will give you a new letter with a provisional password.",
                )}
            </p>
        </section>
        <a href="/connexion">{tr("Revenir à la connexion", "Back to signing in")}</a>
    }
}

#[component]
fn Change(token: StoredValue<String>, ask_anew: Callback<()>) -> impl IntoView {
    let link = RwSignal::new(None::<Result<ResetView, ApiError>>);
    let inspect = move || {
        link.set(None);
        spawn_local(async move {
            let seen = account::inspect_reset(token.get_value()).await;
            link.try_set(Some(seen));
        });
    };
    inspect();
    move || {
        match link.get() {
        None => view! { <p class="loading" role="status">{tr("Lecture du lien…", "Reading the link…")}</p> }.into_any(),
        Some(Ok(view)) => view! { <Choose token identifier=view.identifier /> }.into_any(),
        Some(Err(error)) if error.code() == Some(ProblemCode::ResetOver) => view! {
            <Heading text=tr("Ce lien ne sert plus", "This link no longer works") />
            <p class="lead">{tr(
                "Il a déjà servi, ou ses 30 minutes sont passées. Demandez-en un autre.",
                "It has been used already, or its 30 minutes are over. Ask for another one.",
            )}</p>
            <button type="button" class="button" on:click=move |_| ask_anew.run(())>{tr("Demander un autre lien", "Ask for another link")}</button>
        }
        .into_any(),
        Some(Err(error)) => view! {
            <Heading text=tr("Ce lien n’a pas pu être lu", "This link could not be read") />
            <Notice tone=Tone::Danger live=true>
                <p>{error.message()}</p>
                <button type="button" class="button" on:click=move |_| inspect()>{tr("Réessayer", "Try again")}</button>
            </Notice>
        }
        .into_any(),
    }
    }
}

#[component]
fn Choose(token: StoredValue<String>, identifier: String) -> impl IntoView {
    let act = Act::new();
    let done = RwSignal::new(false);
    let identifier = StoredValue::new(identifier);
    let send = Callback::new(move |password: String| {
        let reset = PasswordReset {
            token: token.get_value(),
            password,
        };
        act.run(new_password::FIELD, async move {
            account::reset_password(reset).await?;
            secret::forget();
            typed::forget();
            done.try_set(true);
            // The heading of what follows was drawn: the focus goes there.
            request_animation_frame(|| browser::focus_on_arrival(true));
            Ok(())
        });
    });
    move || {
        if done.get() {
            view! {
                <Heading text=tr("Votre mot de passe a changé", "Your password was changed") />
                <p class="lead">{tr(
                    "Tous vos appareils ont été déconnectés. Connectez-vous avec le nouveau.",
                    "All your devices were signed out. Sign in with the new one.",
                )}</p>
                <a href="/connexion" class="button">{tr("Se connecter", "Sign in")}</a>
            }
            .into_any()
        } else {
            view! {
                <Heading text=tr("Un nouveau mot de passe", "A new password") />
                <NewPassword identifier=identifier.get_value() act on_send=send
                    title=tr("Choisissez votre mot de passe", "Choose your password")
                    button=tr("Changer mon mot de passe", "Change my password") />
            }
            .into_any()
        }
    }
}
