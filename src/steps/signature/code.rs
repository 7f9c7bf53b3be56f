//! The code received, typed, and the other ways to receive one.

use affilio_domain::wire::{CodeChannel, CodeSent, ProblemCode, SignatureRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::convert;
use super::sign::{Asking, Changed};
use crate::api::{self, ApiError};
use crate::browser;
use crate::browser::address::Address;
use crate::draft::File;
use crate::i18n::tr;
use crate::journey::Place;
use crate::say;
use crate::steps::one_time::{
    ActKey, Another, CodeField, OVER, Over, ends_the_code, not_a_code, refusal, validity,
};
use crate::ui::icon::{Icon, IconView};
use crate::ui::typed;

/// Not that of the form to sign in, which may open on the same screen.
pub(super) const PASSWORD: &str = "mot-de-passe-code";

/// Types the code and signs with it.
#[component]
pub fn TypeCode(
    /// The code sent.
    code: CodeSent,
    /// Asks for another.
    asking: Asking,
) -> impl IntoView {
    let file = expect_context::<File>();
    let address = expect_context::<Address>();
    let changed = expect_context::<Changed>();
    let typed = typed::text("code");
    let wrong = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    let over = RwSignal::new(false);
    let key = ActKey::new();
    let fail = move |error: &ApiError| {
        wrong.try_set(Some(refusal(error)));
        let ended = ends_the_code(error);
        if ended {
            asking.remember(None, [false; 2]);
            over.try_set(true);
        }
        request_animation_frame(move || browser::focus(if ended { OVER } else { "code" }));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let shown = browser::shown_value("code").unwrap_or_else(|| typed.get_untracked());
        let Some(code) = convert::code(&shown) else {
            wrong.set(Some(not_a_code()));
            browser::focus("code");
            return;
        };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        asking.failure.set(None);
        spawn_local(async move {
            let act = key.of(&code);
            let outcome = api::sign(&file.member(), &SignatureRequest { code }, &act).await;
            key.answered(&outcome);
            match outcome {
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
    let label = match code.channel {
        CodeChannel::Sms => tr("Code reçu par SMS", "Code received by text message"),
        CodeChannel::Mail => tr("Code reçu par e-mail", "Code received by e-mail"),
    };
    let by_mail = code.mail_offered;
    let on_ask = Callback::new(move |()| asking.ask(None));
    let (left, busy) = (asking.left, asking.busy);
    view! {
        <Show when=move || !over.get() fallback=move || view! { <Over why=wrong left busy on_ask /> }>
            <form novalidate on:submit=submit>
                <Underway code=code.clone() asking />
                <CodeField id="code" label typed wrong />
                <div class="actions">
                    <button type="submit" class="button" prop:disabled=move || sending.get()>{tr("Signer", "Sign")}</button>
                    <Another left busy on_ask />
                </div>
            </form>
        </Show>
        {by_mail.then(|| view! { <ByMail asking /> })}
    }
}

/// Where the code went, how long it is good, and for which document.
#[component]
fn Underway(code: CodeSent, asking: Asking) -> impl IntoView {
    let (to, fingerprint) = (code.sent_to.replace(' ', "\u{a0}"), code.fingerprint);
    let words = move || {
        let minutes = validity(asking.good_for.get());
        say!(
            "Code envoyé à : {to}. Il est valable {minutes}.",
            "Code sent to: {to}. It is good for {minutes}."
        )
    };
    view! {
        <p role="status">{words}</p>
        <p class="small">
            {say!(
                "Document à signer : empreinte {fingerprint}, rappelée dans le message.",
                "Document to sign: fingerprint {fingerprint}, also in the message."
            )}
        </p>
    }
}

/// The other way, after two SMS: a code by mail, with the account's password typed again.
#[component]
fn ByMail(asking: Asking) -> impl IntoView {
    let password = typed::text(PASSWORD);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = browser::shown_value(PASSWORD).unwrap_or_else(|| password.get_untracked());
        if typed.is_empty() {
            asking.refuse_password(
                tr("Écrivez votre mot de passe.", "Write your password.").to_owned(),
            );
            return;
        }
        asking.ask(Some(typed));
    };
    let wrong = asking.wrong_password;
    let described = move || match wrong.with(Option::is_some) {
        true => "mot-de-passe-code-aide mot-de-passe-code-erreur",
        false => "mot-de-passe-code-aide",
    };
    view! {
        <form class="group" novalidate on:submit=submit>
            <h3>{tr("Aucun SMS n’arrive ?", "No text message arrives?")}</h3>
            <div class="field" class:field-wrong=move || wrong.with(Option::is_some)>
                <label for=PASSWORD>{tr("Mot de passe de votre compte", "Password of your account")}</label>
                <p class="field-hint" id="mot-de-passe-code-aide">
                    {tr(
                        "Demandé à nouveau, parce qu’une autre personne pourrait lire vos e-mails.",
                        "Asked again, because somebody else might read your e-mail.",
                    )}
                </p>
                {move || wrong.get().map(|words| view! {
                    <p class="field-error" id="mot-de-passe-code-erreur"><IconView icon=Icon::Alert /><span>{words}</span></p>
                })}
                <input id=PASSWORD name=PASSWORD class="w-medium" type="password" maxlength="400"
                    autocomplete="current-password" aria-describedby=described
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    prop:value=move || password.get()
                    on:input=move |event| { password.try_set(event_target_value(&event)); } />
            </div>
            <button type="submit" class="button-quiet" prop:disabled=move || asking.busy.get()>
                {tr("Recevoir le code par e-mail", "Get the code by e-mail")}
            </button>
        </form>
    }
}
