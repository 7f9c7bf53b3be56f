//! The mobile number is shown to be the person's: a code by SMS, typed here, before it can sign.

use affilio_domain::field::{Field, Problem, Reason};
use affilio_domain::phone::MobilePhone;
use affilio_domain::wire::{PhoneCodeAwaited, PhoneCodeRequest, PhoneVerification};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, ApiError};
use crate::browser;
use crate::draft::File;
use crate::i18n::tr;
use crate::say;
use crate::steps::one_time::{
    ActKey, Another, CodeField, OVER, Over, count_down, ends_the_code, not_a_code, refusal,
    validity,
};
use crate::steps::signature::convert::code;
use crate::ui::form::Form;
use crate::ui::icon::{Icon, IconView};
use crate::ui::sentences::sentence;
use crate::ui::typed;

/// Where a link to the missing check leads: the button first, the code's field once it is sent.
const HERE: &str = Field::PhoneCode.id();

/// What is known of the check while the screen is there.
#[derive(Clone, Copy)]
struct Check {
    form: Form,
    file: File,
    /// The number that the code was sent to, and the server's answer.
    sent: RwSignal<Option<PhoneCodeAwaited>>,
    wrong: RwSignal<Option<String>>,
    /// The code sent can no longer serve.
    over: RwSignal<bool>,
    typed: RwSignal<String>,
    busy: RwSignal<bool>,
    /// Seconds before another code.
    left: RwSignal<u32>,
    key: ActKey,
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

    /// The screen opens while a code is awaited: a phone dropped the tab while its SMS was read. Time
    /// went by since the file was read: what is awaited is read anew.
    fn resume(self) {
        let Some(awaited) = self.file.read().and_then(|file| file.phone_code) else {
            return;
        };
        self.show(Some(awaited.clone()));
        spawn_local(async move {
            let Ok(now) = api::file().await else {
                return;
            };
            // What was asked for or verified meanwhile is newer than what was read.
            let sent = self.sent.try_get_untracked().flatten();
            if sent == Some(awaited) && self.busy.try_get_untracked() == Some(false) {
                self.show(now.phone_code);
            }
        });
    }

    /// Shows that a code is awaited, or that none is, and keeps it in memory for when the screen opens
    /// again.
    fn show(self, awaited: Option<PhoneCodeAwaited>) {
        self.file.note(|file| file.phone_code.clone_from(&awaited));
        if let Some(awaited) = &awaited {
            count_down(self.left, awaited.sent.resend_seconds);
        }
        self.sent.try_set(awaited);
    }

    fn fail(self, error: &ApiError) {
        if ends_the_code(error) {
            self.file.note(|file| file.phone_code = None);
            self.over.try_set(true);
        }
        self.wrong.try_set(Some(refusal(error)));
        let over = self.over.try_get_untracked() == Some(true);
        request_animation_frame(move || browser::focus(if over { OVER } else { HERE }));
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
            let key = self.key.of(&phone);
            let outcome = api::send_phone_code(&self.file.member(), &request, &key).await;
            self.key.answered(&outcome);
            self.busy.try_set(false);
            match outcome {
                Ok(sent) => {
                    self.wrong.try_set(None);
                    self.over.try_set(false);
                    self.typed.try_set(String::new());
                    let number = phone;
                    self.show(Some(PhoneCodeAwaited { number, sent }));
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
        let Some(phone) = self.sent.get_untracked().map(|sent| sent.number) else {
            return;
        };
        self.busy.set(true);
        spawn_local(async move {
            let key = self.key.of(&code);
            let request = PhoneVerification { code };
            let outcome = api::verify_phone(&self.file.member(), &request, &key).await;
            self.key.answered(&outcome);
            self.busy.try_set(false);
            match outcome {
                Ok(_) => {
                    self.wrong.try_set(None);
                    self.show(None);
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
        over: RwSignal::new(false),
        typed: typed::text(HERE),
        busy: RwSignal::new(false),
        left: RwSignal::new(0),
        key: ActKey::new(),
    };
    check.resume();
    // What was wrong with a number says nothing of the next one.
    Effect::new(move |typed: Option<String>| {
        let phone = form.get(Field::Phone);
        if typed.is_some_and(|typed| typed != phone) {
            check.wrong.set(None);
        }
        phone
    });
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
            .with(|sent| sent.as_ref().map(|sent| &sent.number) == number.as_ref())
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
    // Drawn anew only with other words: they are read out.
    let words = Memo::new(move |_| {
        let told = check.form.problem(Field::PhoneCode).map(sentence);
        check.wrong.get().or(told)
    });
    view! {
        <div class="field" class:field-wrong=move || words.with(Option::is_some)>
            <p class="field-hint" id="telephone-code-aide">
                {tr(
                    "Un code par SMS montre que ce numéro est le vôtre. Il ne signe rien : vous signerez à la fin.",
                    "A code by text message shows that this number is yours. It signs nothing: you sign at the end.",
                )}
            </p>
            {move || words.get().map(|words| view! {
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
    let (left, busy) = (check.left, check.busy);
    let on_ask = Callback::new(move |()| check.ask());
    let words = move || {
        check.sent.get().map(|awaited| {
            let (phone, valid) = (awaited.sent.phone, validity(awaited.sent.valid_seconds));
            say!(
                "Code envoyé au {phone}. Il est valable {valid}.",
                "Code sent to {phone}. It is good for {valid}."
            )
        })
    };
    view! {
        <Show when=move || !check.over.get() fallback=move || view! { <Over why=check.wrong left busy on_ask /> }>
            <p role="status">{words}</p>
            <CodeField id=HERE label=tr("Code reçu par SMS", "Code received by text message")
                typed=check.typed wrong=check.wrong on_enter=Callback::new(move |()| check.verify()) />
            <div class="actions field">
                <button type="button" class="button" prop:disabled=move || check.busy.get()
                    on:click=move |_| check.verify()>
                    {tr("Vérifier", "Check")}
                </button>
                <Another left busy on_ask />
            </div>
        </Show>
    }
}
