//! Choosing a password: the same field wherever one is chosen.

use affilio_domain::wire::PASSWORD_MIN;
use leptos::prelude::*;

use crate::browser;
use crate::i18n::tr;
use crate::say;
use crate::ui::act::Act;
use crate::ui::icon::{Icon, IconView};
use crate::ui::typed;

/// The id of the field, which takes the focus when the password is refused.
pub const FIELD: &str = "nouveau-mot-de-passe";

const SHOWN: &str = "mot-de-passe-visible";

/// What a password shorter than the least is told.
fn too_short(length: usize) -> String {
    say!(
        "Il faut {PASSWORD_MIN} caractères ou plus ; vous en avez écrit {length}. Une phrase de quelques mots convient.",
        "{PASSWORD_MIN} characters or more are needed; you typed {length}. A sentence of a few words will do.",
    )
}

/// The form: identifier shown, one field, one button.
#[component]
pub fn NewPassword(
    /// What signs in with this password, for the person and for password managers.
    identifier: String,
    /// The title of the form.
    title: &'static str,
    /// The words of the button.
    button: &'static str,
    /// How it goes.
    act: Act,
    /// What to do with the password.
    on_send: Callback<String>,
) -> impl IntoView {
    let password = typed::text(FIELD);
    let shown = typed::tick(SHOWN);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = browser::shown_value(FIELD).unwrap_or_else(|| password.get_untracked());
        let length = chosen.chars().count();
        if length < PASSWORD_MIN {
            act.fail(too_short(length), FIELD);
        } else {
            on_send.run(chosen);
        }
    };
    view! {
        <form novalidate on:submit=submit class="card">
            <h2>{title}</h2>
            <p>{tr("Votre identifiant est ", "Your identifier is ")}<strong>{identifier.clone()}</strong>"."</p>
            <input type="text" class="hidden" autocomplete="username" value=identifier readonly tabindex="-1" aria-hidden="true" />
            <div class="field" class:field-wrong=move || act.failure().is_some()>
                <label for=FIELD>{tr("Mot de passe", "Password")}</label>
                <p class="field-hint" id="nouveau-mot-de-passe-aide">
                    {tr(
                        "15 caractères ou plus, de toute sorte : une phrase de quelques mots convient. Aucune règle de majuscule ni de chiffre.",
                        "15 characters or more, of any kind: a sentence of a few words will do. No rule about capitals or digits.",
                    )}
                </p>
                {move || act.failure().map(|message| view! {
                    <p class="field-error" id="nouveau-mot-de-passe-erreur"><IconView icon=Icon::Alert /><span>{message}</span></p>
                })}
                <input id=FIELD name=FIELD class="w-long"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="new-password" autocapitalize="off" spellcheck="false"
                    aria-invalid=move || act.failure().map(|_| "true")
                    aria-describedby=move || if act.failure().is_some() {
                        "nouveau-mot-de-passe-aide nouveau-mot-de-passe-erreur"
                    } else {
                        "nouveau-mot-de-passe-aide"
                    }
                    prop:value=move || password.get()
                    on:input=move |event| { password.try_set(event_target_value(&event)); } />
                <label class="choice" for=SHOWN>
                    <input id=SHOWN type="checkbox" prop:checked=move || shown.get()
                        on:change=move |event| shown.set(event_target_checked(&event)) />
                    <span>{tr("Afficher le mot de passe", "Show the password")}</span>
                </label>
            </div>
            <button type="submit" class="button" prop:disabled=move || act.is_busy()>{button}</button>
        </form>
    }
}
