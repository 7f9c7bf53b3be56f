//! The affiliation link: what it allows, and *Activer mon compte*, the one act that consumes it.

use affilio_domain::date::Date;
use affilio_domain::format::{self, Locale};
use affilio_domain::wire::{LinkActivation, LinkState, LinkView, PASSWORD_MIN, ProblemCode};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, ApiError};
use crate::browser;
use crate::browser::address::Address;
use crate::draft::{File, Savers};
use crate::journey::Place;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};

/// The page opened by the mailed link. The token leaves the address at once and stays in memory.
#[component]
pub fn Activation() -> impl IntoView {
    arrive("Votre invitation");
    let token = RwSignal::new(take_token());
    // A link pasted over this very page changes the fragment only: the page is not loaded anew.
    let pasted = window_event_listener(leptos::ev::hashchange, move |_| {
        let pasted = take_token();
        if !pasted.is_empty() {
            token.set(pasted);
        }
    });
    on_cleanup(move || pasted.remove());
    move || match token.get() {
        none if none.is_empty() => view! { <Forgotten /> }.into_any(),
        token => view! { <Invitation token=StoredValue::new(token) /> }.into_any(),
    }
}

/// The token of the address, which the address then no longer holds.
fn take_token() -> String {
    let token = browser::fragment();
    browser::replace_address("/affiliation");
    token
}

#[component]
fn Invitation(token: StoredValue<String>) -> impl IntoView {
    let link = RwSignal::new(None::<Result<LinkView, ApiError>>);
    let inspect = move || {
        link.set(None);
        spawn_local(async move {
            let seen = api::inspect_link(token.get_value()).await;
            link.try_set(Some(seen));
        });
    };
    inspect();
    view! {
        <div class="page narrow">
            {move || match link.get() {
                None => view! { <p class="loading" aria-busy="true">"Lecture de votre invitation…"</p> }.into_any(),
                Some(Err(error)) if error.code() == Some(ProblemCode::LinkUnknown) => view! { <NoToken /> }.into_any(),
                Some(Err(error)) => view! {
                    <Notice tone=Tone::Danger live=true>
                        <p>{error.message()}</p>
                        <button type="button" class="button" on:click=move |_| inspect()>"Réessayer"</button>
                    </Notice>
                }
                .into_any(),
                Some(Ok(view)) => match view.state {
                    LinkState::Ready => view! { <Ready link=view token /> }.into_any(),
                    LinkState::Activated | LinkState::Known => view! { <Activated link=view /> }.into_any(),
                    LinkState::Expired => view! { <Expired link=view token /> }.into_any(),
                    LinkState::Replaced => view! { <Replaced link=view /> }.into_any(),
                },
            }}
        </div>
    }
}

/// The page was loaded anew: the token has left the address on purpose, and the link still works.
#[component]
fn Forgotten() -> impl IntoView {
    view! {
        <div class="page narrow">
            <Heading text="Rouvrez votre lien" />
            <p>"Par sécurité, cette page ne garde pas votre lien. Ouvrez-le à nouveau depuis votre e-mail d’invitation : il fonctionne toujours."</p>
            <p>"Vous avez déjà choisi un mot de passe : connectez-vous."</p>
            <a href="/connexion" class="button">"Se connecter"</a>
        </div>
    }
}

#[component]
fn NoToken() -> impl IntoView {
    view! {
            <Heading text="Ce lien n’est pas reconnu" />
            <p>"Il est peut-être coupé : ouvrez-le en entier depuis votre e-mail d’invitation, ou copiez-le jusqu’au dernier caractère."</p>
            <p>"Vous avez déjà choisi un mot de passe : connectez-vous. Vous n’avez plus l’e-mail : appelez-nous, le bouton « Aide » donne le numéro."</p>
            <a href="/connexion" class="button">"Se connecter"</a>
    }
}

#[component]
fn Activated(link: LinkView) -> impl IntoView {
    view! {
        <Heading text="Votre compte est déjà activé" />
        <p class="lead">"Ce lien a déjà servi à activer votre compte. Connectez-vous pour reprendre."</p>
        <p>"Numéro d’adhérent : "<strong class="number">{link.member_number}</strong></p>
        <a href="/connexion" class="button">"Se connecter"</a>
    }
}

#[component]
fn Replaced(link: LinkView) -> impl IntoView {
    view! {
        <Heading text="Un lien plus récent vous attend" />
        <p class="lead">"Nous vous avons envoyé un autre lien, qui remplace celui-ci. Ouvrez le dernier e-mail reçu à "<strong>{link.email}</strong>"."</p>
        <p>"Vous avez déjà choisi un mot de passe : connectez-vous."</p>
        <a href="/connexion" class="button">"Se connecter"</a>
    }
}

#[component]
fn Expired(link: LinkView, token: StoredValue<String>) -> impl IntoView {
    let sent = RwSignal::new(None::<Result<(), ApiError>>);
    let renew = move |_| {
        spawn_local(async move { sent.set(Some(api::renew_link(token.get_value()).await)) });
    };
    view! {
        <Heading text="Ce lien a dépassé ses 60 jours" />
        <p class="lead">"Vous pouvez en recevoir un autre, à la même adresse : "<strong>{link.email}</strong>"."</p>
        {move || match sent.get() {
            Some(Ok(())) => view! {
                <Notice tone=Tone::Ok live=true><p>"Un nouveau lien est parti. Il est valable 60 jours."</p></Notice>
            }
            .into_any(),
            other => view! {
                {other.and_then(Result::err).map(|error| view! {
                    <Notice tone=Tone::Danger live=true><p>{error.message()}</p></Notice>
                })}
                <button type="button" class="button" on:click=renew>"Recevoir un nouveau lien"</button>
            }
            .into_any(),
        }}
    }
}

fn days_left(days: u32) -> String {
    match days {
        0 => "Ce lien expire ce soir.".to_owned(),
        1 => "Il reste 1 jour pour finir.".to_owned(),
        many => format!("Il reste {many} jours pour finir."),
    }
}

#[component]
fn Ready(link: LinkView, token: StoredValue<String>) -> impl IntoView {
    let until = Date::parse_iso(&link.expires_on)
        .map(|date| format::date(date, Locale::Fr))
        .unwrap_or_default();
    view! {
        <Heading text=format!("Bienvenue, {}", link.first_name) />
        <p class="lead">
            <strong>{link.employer}</strong>
            " vous ouvre sa complémentaire santé. Quelques minutes suffisent, et vous pouvez vous arrêter à tout moment."
        </p>
        <dl class="facts">
            <div><dt>"Numéro d’adhérent"</dt><dd class="number">{link.member_number}</dd></div>
            <div><dt>"Jusqu’au"</dt><dd>{until}<span class="small">{days_left(link.days_left)}</span></dd></div>
        </dl>
        <section>
            <h2>"À garder sous la main"</h2>
            <ul class="ticks">
                <li>"votre attestation de droits, et celle de chaque bénéficiaire ;"</li>
                <li>"votre RIB ;"</li>
                <li>"votre téléphone mobile."</li>
            </ul>
        </section>
        <PasswordForm email=link.email token />
    }
}

#[component]
fn PasswordForm(email: String, token: StoredValue<String>) -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let sending = RwSignal::new(false);
    let failure = RwSignal::new(None::<String>);
    let fail = move |message: String| {
        failure.set(Some(message));
        request_animation_frame(|| browser::focus("nouveau-mot-de-passe"));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = browser::shown_value("nouveau-mot-de-passe")
            .unwrap_or_else(|| password.get_untracked());
        let length = typed.chars().count();
        if length < PASSWORD_MIN {
            fail(format!(
                "Il faut 15 caractères ou plus ; vous en avez écrit {length}. Une phrase de quelques mots convient."
            ));
            return;
        }
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        spawn_local(async move {
            let activation = LinkActivation {
                token: token.get_value(),
                password: typed,
                apart: false,
            };
            match api::activate_link(activation).await {
                Ok(_) => {
                    savers.forget();
                    file.set(None);
                    // The invitation has served: *Back* must not return to it.
                    address.replace(&Place::Overview.path());
                }
                Err(error) => fail(error.message()),
            }
            sending.try_set(false);
        });
    };
    view! {
        <form novalidate on:submit=submit class="card">
            <h2>"Choisissez votre mot de passe"</h2>
            <p>"Votre identifiant est "<strong>{email.clone()}</strong>"."</p>
            <input type="text" class="hidden" autocomplete="username" value=email readonly tabindex="-1" aria-hidden="true" />
            <div class="field" class:field-wrong=move || failure.get().is_some()>
                <label for="nouveau-mot-de-passe">"Mot de passe"</label>
                <p class="field-hint" id="nouveau-mot-de-passe-aide">
                    "15 caractères ou plus, de toute sorte : une phrase de quelques mots convient. Aucune règle de majuscule ni de chiffre."
                </p>
                {move || failure.get().map(|message| view! {
                    <p class="field-error" id="nouveau-mot-de-passe-erreur"><IconView icon=Icon::Alert /><span>{message}</span></p>
                })}
                <input id="nouveau-mot-de-passe" name="nouveau-mot-de-passe" class="w-long"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="new-password" autocapitalize="off" spellcheck="false"
                    aria-invalid=move || failure.get().map(|_| "true")
                    aria-describedby=move || if failure.get().is_some() {
                        "nouveau-mot-de-passe-aide nouveau-mot-de-passe-erreur"
                    } else {
                        "nouveau-mot-de-passe-aide"
                    }
                    prop:value=move || password.get()
                    on:input=move |event| { password.try_set(event_target_value(&event)); } />
                <label class="choice" for="mot-de-passe-visible">
                    <input id="mot-de-passe-visible" type="checkbox" prop:checked=move || shown.get()
                        on:change=move |event| shown.set(event_target_checked(&event)) />
                    <span>"Afficher le mot de passe"</span>
                </label>
            </div>
            <button type="submit" class="button" prop:disabled=move || sending.get()>"Activer mon compte"</button>
        </form>
    }
}
