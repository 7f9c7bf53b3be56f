//! Consents, the code by SMS, and the signature.

use affilio_domain::wire::{CodeRequest, CodeSent, ProblemCode, SignatureRequest};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::convert;
use super::input::Consents;
use crate::api::{self, ApiError};
use crate::browser;
use crate::browser::address::Address;
use crate::draft::File;
use crate::journey::Place;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};

/// Whether the answers changed elsewhere while they were being signed: said above the new ones.
#[derive(Clone, Copy)]
pub struct Changed(RwSignal<bool>);

impl Changed {
    /// Nothing changed elsewhere.
    #[must_use]
    pub fn no() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether they changed; tracked.
    #[must_use]
    pub fn get(self) -> bool {
        self.0.get()
    }

    /// Shows the answers as they are now: those are to be reread, and consented to anew.
    async fn show(self, file: File) {
        if let Ok(now) = api::file().await {
            self.0.set(true);
            file.set(Some(now));
            request_animation_frame(|| browser::focus(CHANGED));
        }
    }
}

/// Id of the words that say so.
pub const CHANGED: &str = "reponses-changees";

/// The way to sign a complete file.
#[component]
pub fn Sign() -> impl IntoView {
    let file = expect_context::<File>();
    let changed = expect_context::<Changed>();
    let consents = Consents::none();
    let sent = RwSignal::new(None::<CodeSent>);
    let failure = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    // One key for one request: asking again after a cut gets the answer that was lost.
    let key = StoredValue::new(browser::random_key());
    let last = StoredValue::new(None::<CodeRequest>);
    let ask = Callback::new(move |()| {
        if sending.get_untracked() {
            return;
        }
        let Some(request) = file.read().map(|file| consents.read(&file)) else {
            return;
        };
        if !(request.accuracy && request.notice) {
            failure.set(Some(
                "Cochez les deux premières cases : elles sont nécessaires pour signer.".to_owned(),
            ));
            request_animation_frame(|| browser::focus("signature-erreur"));
            return;
        }
        sending.set(true);
        if last.with_value(|last| last.as_ref().is_some_and(|last| *last != request)) {
            key.set_value(browser::random_key());
        }
        last.set_value(Some(request.clone()));
        let (member, asked) = (file.member(), key.get_value());
        spawn_local(async move {
            let outcome = api::send_code(&member, &request, &asked).await;
            if !outcome.as_ref().is_err_and(ApiError::is_transient) {
                key.try_update_value(|key| *key = browser::random_key());
            }
            match outcome {
                Ok(code) => {
                    failure.set(None);
                    sent.set(Some(code));
                    request_animation_frame(|| browser::focus("code"));
                }
                Err(error) if error.code() == Some(ProblemCode::DocumentChanged) => {
                    changed.show(file).await
                }
                Err(error) => {
                    failure.set(Some(error.message()));
                    request_animation_frame(|| browser::focus("signature-erreur"));
                }
            }
            sending.try_set(false);
        });
    });
    view! {
        <section class="card sign" aria-labelledby="signer-titre">
            <h2 id="signer-titre">"Signer"</h2>
            <ReadFirst />
            {move || failure.get().map(|message| view! {
                <div id="signature-erreur" tabindex="-1">
                    <Notice tone=Tone::Danger live=true><p>{message}</p></Notice>
                </div>
            })}
            {move || match sent.get() {
                None => view! { <AskForCode consents ask sending /> }.into_any(),
                Some(code) => view! { <TypeCode code ask failure /> }.into_any(),
            }}
        </section>
    }
}

/// What the consents speak of, to be opened before they are given.
#[component]
fn ReadFirst() -> impl IntoView {
    view! {
        <p>
            "Lisez d’abord le bulletin tel qu’il sera signé : "
            <a href=api::DOCUMENT target="_blank" rel="external">
                <IconView icon=Icon::Download />
                "ouvrir le bulletin (PDF, nouvel onglet)"
            </a>
            ", et le "
            <a href="/tableau" target="_blank">"tableau de garanties (nouvel onglet)"</a>
        </p>
    }
}

#[component]
fn Consent(id: &'static str, ticked: RwSignal<bool>, words: &'static str) -> impl IntoView {
    view! {
        <label class="choice consent" for=id>
            <input type="checkbox" id=id prop:checked=move || ticked.get()
                on:change=move |event| ticked.set(event_target_checked(&event)) />
            <span>{words}</span>
        </label>
    }
}

#[component]
fn AskForCode(consents: Consents, ask: Callback<()>, sending: RwSignal<bool>) -> impl IntoView {
    view! {
        <fieldset class="field choices">
            <legend>"Vos accords"</legend>
            <Consent id="accord-exactitude" ticked=consents.accuracy
                words="Je certifie que mes réponses sont exactes et que j’ai lu le bulletin d’adhésion." />
            <Consent id="accord-notice" ticked=consents.notice
                words="J’ai pris connaissance du tableau de garanties de mon contrat." />
            <Consent id="accord-offres" ticked=consents.marketing
                words="Facultatif : j’accepte de recevoir des informations et des offres de ma mutuelle, par e-mail ou SMS." />
        </fieldset>
        <p class="small">
            "Vous recevrez un code à 6 chiffres sur le mobile de votre profil. Votre signature sera une signature électronique simple."
        </p>
        <button type="button" class="button" prop:disabled=move || sending.get() on:click=move |_| ask.run(())>
            "Recevoir le code par SMS"
        </button>
    }
}

/// Counts the seconds down to another code.
fn countdown(seconds: u32) -> RwSignal<u32> {
    let left = RwSignal::new(seconds);
    spawn_local(async move {
        while left.try_get_untracked().is_some_and(|left| left > 0) {
            TimeoutFuture::new(1_000).await;
            left.try_update(|left| *left = left.saturating_sub(1));
        }
    });
    left
}

#[component]
fn TypeCode(code: CodeSent, ask: Callback<()>, failure: RwSignal<Option<String>>) -> impl IntoView {
    let file = expect_context::<File>();
    let address = expect_context::<Address>();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    // One key for one act: a double click or a retry after a cut signs once.
    let key = StoredValue::new(browser::random_key());
    let left = countdown(code.resend_seconds);
    let changed = expect_context::<Changed>();
    let fail = move |error: &ApiError| {
        wrong.set(Some(match error {
            ApiError::Refused(problem) => match (problem.code, problem.tries_left) {
                (ProblemCode::CodeWrong, Some(1)) => {
                    "Ce code n’est pas le bon. Il reste 1 essai.".to_owned()
                }
                (ProblemCode::CodeWrong, Some(many)) => {
                    format!("Ce code n’est pas le bon. Il reste {many} essais.")
                }
                _ => problem.message.clone(),
            },
            ApiError::Network | ApiError::Unreadable => error.message(),
        }));
        if !error.is_transient() {
            key.set_value(browser::random_key());
        }
        request_animation_frame(|| browser::focus("code"));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let shown = browser::shown_value("code").unwrap_or_else(|| typed.get_untracked());
        let Some(code) = convert::code(&shown) else {
            wrong.set(Some(
                "Le code compte 6 chiffres. Il figure dans le SMS que vous venez de recevoir."
                    .to_owned(),
            ));
            browser::focus("code");
            return;
        };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        failure.set(None);
        spawn_local(async move {
            match api::sign(&file.member(), &SignatureRequest { code }, &key.get_value()).await {
                Ok(_) => {
                    // The end page reads the signed file anew.
                    file.set(None);
                    address.replace(&Place::End.path());
                }
                Err(error) if error.code() == Some(ProblemCode::DocumentChanged) => {
                    changed.show(file).await
                }
                Err(error) => fail(&error),
            }
            sending.try_set(false);
        });
    };
    view! {
        <form novalidate on:submit=submit>
            <p role="status">
                "Code envoyé au "<strong class="number">{code.phone}</strong>
                ". Il est valable "{convert::minutes(code.valid_seconds)}" minutes."
            </p>
            <p class="small">"Document signé : empreinte "<code>{code.fingerprint}</code>", rappelée dans le SMS."</p>
            <div class="field" class:field-wrong=move || wrong.get().is_some()>
                <label for="code">"Code reçu par SMS"</label>
                <p class="field-hint" id="code-aide">"6 chiffres"</p>
                {move || wrong.get().map(|message| view! {
                    <p class="field-error" id="code-erreur"><IconView icon=Icon::Alert /><span>{message}</span></p>
                })}
                <input id="code" name="code" class="w-short code" type="text" inputmode="numeric"
                    autocomplete="one-time-code" maxlength="20"
                    aria-invalid=move || wrong.get().map(|_| "true")
                    aria-describedby=move || if wrong.get().is_some() { "code-aide code-erreur" } else { "code-aide" }
                    prop:value=move || typed.get()
                    on:input=move |event| { typed.try_set(event_target_value(&event)); } />
            </div>
            <div class="actions">
                <button type="submit" class="button" prop:disabled=move || sending.get()>"Signer"</button>
                <button type="button" class="button-quiet" prop:disabled=move || { left.get() > 0 }
                    on:click=move |_| ask.run(())>
                    {move || match left.get() {
                        0 => "Je n’ai pas reçu le code : en recevoir un autre".to_owned(),
                        seconds => format!("Recevoir un autre code dans {seconds} s"),
                    }}
                </button>
            </div>
        </form>
    }
}
