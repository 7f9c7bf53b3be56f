//! The mobile number is shown to be the person's: a code by SMS, typed here, before it can sign.

use affilio_domain::field::{Field, Problem, Reason};
use affilio_domain::phone::MobilePhone;
use affilio_domain::wire::{PhoneCodeRequest, PhoneCodeSent, PhoneVerification};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, ApiError};
use crate::browser;
use crate::draft::File;
use crate::i18n::tr;
use crate::say;
use crate::steps::one_time::{Another, CodeField, count_down, not_a_code, refusal};
use crate::steps::signature::convert::{code, minutes};
use crate::ui::form::Form;
use crate::ui::icon::{Icon, IconView};
use crate::ui::sentences::sentence;

/// Where a link to the missing check leads: the button first, the code's field once it is sent.
const HERE: &str = Field::PhoneCode.id();

/// What is known of the check while the screen is there.
#[derive(Clone, Copy)]
struct Check {
    form: Form,
    file: File,
    /// The number that the code was sent to, and the server's answer.
    sent: RwSignal<Option<(String, PhoneCodeSent)>>,
    wrong: RwSignal<Option<String>>,
    typed: RwSignal<String>,
    busy: RwSignal<bool>,
    /// Seconds before another code.
    left: RwSignal<u32>,
    /// One key for one act: a double click or a retry after a cut has one effect.
    key: StoredValue<String>,
}

impl Check {
    fn number(self) -> Result<MobilePhone, Problem> {
        let fault = |reason| Problem::own(Field::Phone, reason);
        let typed = self.form.read(Field::Phone);
        if typed.trim().is_empty() {
            return Err(fault(Reason::Missing));
        }
        MobilePhone::parse(&typed).map_err(|reason| fault(Reason::Phone(reason)))
    }

    fn fail(self, error: &ApiError) {
        self.wrong.try_set(Some(refusal(error)));
        request_animation_frame(|| browser::focus(HERE));
    }

    /// After an answer that will not change, another act takes another key.
    fn answered<T>(self, outcome: &Result<T, ApiError>) {
        if !outcome.as_ref().is_err_and(ApiError::is_transient) {
            self.key
                .try_update_value(|key| *key = browser::random_key());
        }
        self.busy.try_set(false);
    }

    fn ask(self) {
        if self.busy.get_untracked() {
            return;
        }
        let phone = match self.number() {
            Ok(phone) => phone.as_str().to_owned(),
            Err(problem) => {
                self.wrong.set(Some(sentence(problem)));
                browser::focus(&self.form.id(Field::Phone));
                return;
            }
        };
        self.busy.set(true);
        spawn_local(async move {
            let request = PhoneCodeRequest {
                phone: phone.clone(),
            };
            let key = self.key.get_value();
            let outcome = api::send_phone_code(&self.file.member(), &request, &key).await;
            self.answered(&outcome);
            match outcome {
                Ok(sent) => {
                    count_down(self.left, sent.resend_seconds);
                    self.wrong.try_set(None);
                    self.typed.try_set(String::new());
                    self.sent.try_set(Some((phone, sent)));
                    request_animation_frame(|| browser::focus(HERE));
                }
                Err(error) => self.fail(&error),
            }
        });
    }

    fn verify(self) {
        if self.busy.get_untracked() {
            return;
        }
        let shown = browser::shown_value(HERE).unwrap_or_else(|| self.typed.get_untracked());
        let Some(code) = code(&shown) else {
            self.wrong.set(Some(not_a_code()));
            browser::focus(HERE);
            return;
        };
        let Some((phone, _)) = self.sent.get_untracked() else {
            return;
        };
        self.busy.set(true);
        spawn_local(async move {
            let request = PhoneVerification { code };
            let key = self.key.get_value();
            let outcome = api::verify_phone(&self.file.member(), &request, &key).await;
            self.answered(&outcome);
            match outcome {
                Ok(_) => {
                    self.wrong.try_set(None);
                    self.sent.try_set(None);
                    self.file
                        .change(|file| file.phone_verified = Some(phone.clone()));
                    request_animation_frame(|| browser::focus(DONE));
                }
                Err(error) => self.fail(&error),
            }
        });
    }
}

/// Id of the words that say that the number is verified.
const DONE: &str = "telephone-verifie";

/// The check of the mobile number, below its field.
#[component]
pub fn PhoneCheck(
    /// The profile's form.
    form: Form,
) -> impl IntoView {
    let file = expect_context::<File>();
    let check = Check {
        form,
        file,
        sent: RwSignal::new(None),
        wrong: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
        left: RwSignal::new(0),
        key: StoredValue::new(browser::random_key()),
    };
    let number = Memo::new(move |_| {
        MobilePhone::parse(&form.get(Field::Phone))
            .ok()
            .map(|phone| phone.as_str().to_owned())
    });
    let stage = Memo::new(move |_| {
        let number = number.get();
        let verified = file.get().and_then(|file| file.phone_verified);
        if number.is_some() && number == verified {
            Stage::Done
        } else if check
            .sent
            .with(|sent| sent.as_ref().map(|(phone, _)| phone) == number.as_ref())
            && number.is_some()
        {
            Stage::Sent
        } else {
            Stage::Asked
        }
    });
    move || match stage.get() {
        Stage::Done => view! {
            <p class="state state-done field" id=DONE tabindex="-1">
                <IconView icon=Icon::Check />
                {tr("Numéro vérifié", "Number verified")}
            </p>
        }
        .into_any(),
        Stage::Asked => view! { <Ask check /> }.into_any(),
        Stage::Sent => view! { <Type check /> }.into_any(),
    }
}

/// Where the check of the typed number stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asked,
    Sent,
    Done,
}

#[component]
fn Ask(check: Check) -> impl IntoView {
    let words = move || {
        let told = check.form.problem(Field::PhoneCode).map(sentence);
        check.wrong.get().or(told)
    };
    view! {
        <div class="field" class:field-wrong=move || words().is_some()>
            <p class="field-hint" id="telephone-code-aide">
                {tr(
                    "Un code par SMS montre que ce numéro est le vôtre. Il ne signe rien : vous signerez à la fin.",
                    "A code by text message shows that this number is yours. It signs nothing: you sign at the end.",
                )}
            </p>
            {move || words().map(|words| view! {
                <p class="field-error" role="alert"><IconView icon=Icon::Alert /><span>{words}</span></p>
            })}
            <button type="button" class="button-quiet" id=HERE aria-describedby="telephone-code-aide"
                prop:disabled=move || check.busy.get() on:click=move |_| check.ask()>
                {tr("Recevoir un code", "Get a code")}
            </button>
        </div>
    }
}

#[component]
fn Type(check: Check) -> impl IntoView {
    let (phone, valid) = check
        .sent
        .get_untracked()
        .map(|(_, sent)| (sent.phone, minutes(sent.valid_seconds)))
        .unwrap_or_default();
    view! {
        <p role="status">
            {say!(
                "Code envoyé au {phone}. Il est valable {valid} minutes.",
                "Code sent to {phone}. It is good for {valid} minutes."
            )}
        </p>
        <CodeField id=HERE label=tr("Code reçu par SMS", "Code received by text message")
            typed=check.typed wrong=check.wrong on_enter=Callback::new(move |()| check.verify()) />
        <div class="actions field">
            <button type="button" class="button" prop:disabled=move || check.busy.get()
                on:click=move |_| check.verify()>
                {tr("Vérifier", "Check")}
            </button>
            <Another left=check.left busy=check.busy on_ask=Callback::new(move |()| check.ask()) />
        </div>
    }
}
