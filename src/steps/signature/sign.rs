//! Consents, and the request for the code that signs.

use std::cell::RefCell;

use affilio_domain::wire::{CodeAwaited, CodeRequest, CodeSent, FileView, ProblemCode};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::code::{PASSWORD, TypeCode};
use super::input::{self, Consents};
use crate::api::{self, ApiError};
use crate::browser;
use crate::draft::File;
use crate::i18n::tr;
use crate::steps::bank::convert::debits;
use crate::steps::one_time::count_down;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::title_wrong;
use crate::ui::typed;

/// How answers changed while they were being signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// In another tab, on another device.
    Elsewhere,
    /// Here, by going back to them.
    Here,
}

/// Whether answers changed while they were being signed: said above the new ones.
#[derive(Clone, Copy)]
pub struct Changed(RwSignal<Option<How>>);

thread_local! {
    /// What the boxes ticked on this screen speak of; it stays while the screen is left.
    static AGREED: RefCell<Option<Agreed>> = const { RefCell::new(None) };
}

/// A file as it was agreed to: its number, the versions of its answers, the files joined.
type Agreed = (String, Option<[u32; 4]>, Option<Vec<String>>);

impl Changed {
    /// Nothing changed.
    #[must_use]
    pub fn no() -> Self {
        Self(RwSignal::new(None))
    }

    /// How they changed; tracked.
    #[must_use]
    pub fn get(self) -> Option<How> {
        self.0.get()
    }

    /// Looks whether the file that was agreed to is another one now, and keeps what is agreed to from
    /// here on.
    fn watch(self, file: File, consents: Consents) {
        let now = move || {
            let view = file.read()?;
            let read = consents.read(&view, None);
            Some((view.member_number, read.shown, read.joined))
        };
        let before = AGREED.take();
        let mine = |(before, now): (Agreed, Agreed)| before.0 == now.0 && before != now;
        if before.zip(now()).is_some_and(mine) && self.0.get_untracked().is_none() {
            self.0.set(Some(How::Here));
        }
        Effect::new(move |_| {
            let agreed = consents.some().then(now).flatten();
            AGREED.set(agreed);
        });
    }

    /// Shows the answers as they are now: those are to be reread, and consented to anew.
    pub(super) async fn show(self, file: File) {
        if let Ok(now) = api::file().await {
            typed::forget();
            self.0.set(Some(How::Elsewhere));
            file.set(Some(now));
            request_animation_frame(|| browser::focus(CHANGED));
        }
    }
}

/// Id of the words that say so.
pub const CHANGED: &str = "reponses-changees";

/// Asks for codes, by SMS or by mail.
#[derive(Clone, Copy)]
pub struct Asking {
    file: File,
    changed: Changed,
    consents: Consents,
    /// The last code sent.
    sent: RwSignal<Option<CodeSent>>,
    /// Seconds during which it is good, when last told.
    pub(super) good_for: RwSignal<u32>,
    /// Seconds left before another code.
    pub(super) left: RwSignal<u32>,
    /// Why the last request failed.
    pub(super) failure: RwSignal<Option<String>>,
    /// What is wrong with the password typed again.
    pub(super) wrong_password: RwSignal<Option<String>>,
    /// A request is under way.
    pub(super) busy: RwSignal<bool>,
    /// One key for one request: asking again after a cut gets the answer that was lost.
    key: StoredValue<String>,
    last: StoredValue<Option<CodeRequest>>,
}

impl Asking {
    fn new() -> Self {
        Self {
            file: expect_context::<File>(),
            changed: expect_context::<Changed>(),
            consents: Consents::of_screen(),
            sent: RwSignal::new(None),
            good_for: RwSignal::new(0),
            left: RwSignal::new(0),
            failure: RwSignal::new(None),
            wrong_password: RwSignal::new(None),
            busy: RwSignal::new(false),
            key: StoredValue::new(browser::random_key()),
            last: StoredValue::new(None),
        }
    }

    /// The screen opens while a code is awaited: a phone dropped the tab while its SMS was read, or the
    /// person looked at another page. Nothing is to be agreed to again.
    fn resume(self) {
        if let Some(awaited) = self.file.read().and_then(|file| file.code) {
            self.consents
                .given([awaited.marketing_mail, awaited.marketing_sms]);
            self.show(awaited.sent);
            self.look_again();
        }
    }

    /// Reads the code awaited anew: time went by since the file was read, and another tab may have
    /// ended it.
    fn look_again(self) {
        let before = self.sent.get_untracked();
        spawn_local(async move {
            let Ok(now) = api::file().await else {
                return;
            };
            // What was asked for meanwhile is newer than what was read.
            let untouched = self.sent.try_get_untracked().as_ref() == Some(&before);
            if !untouched || self.busy.try_get_untracked() != Some(false) {
                return;
            }
            self.file.note(|file| file.code.clone_from(&now.code));
            match now.code {
                Some(awaited) => self.show(awaited.sent),
                None => {
                    self.sent.try_set(None);
                    self.consents.withdraw();
                }
            }
        });
    }

    /// Shows a code sent; the field is drawn anew only for another code.
    fn show(self, code: CodeSent) {
        let kind = |code: &CodeSent| (code.channel, code.sent_to.clone(), code.fingerprint.clone());
        let shown = self.sent.try_get_untracked().flatten();
        self.good_for.try_set(code.valid_seconds);
        count_down(self.left, code.resend_seconds);
        if shown.as_ref().map(kind) != Some(kind(&code)) {
            self.sent.try_set(Some(code));
        }
    }

    /// Keeps in memory that this code is awaited, or that none is any more.
    pub(super) fn remember(self, code: Option<&CodeSent>, offers: [bool; 2]) {
        let [marketing_mail, marketing_sms] = offers;
        self.file.note(|file| {
            file.code = code.map(|sent| CodeAwaited {
                sent: sent.clone(),
                marketing_mail,
                marketing_sms,
            });
        });
    }

    fn fail(self, words: String) {
        self.failure.try_set(Some(words));
        title_wrong(true);
        request_animation_frame(|| browser::focus("signature-erreur"));
    }

    /// Says at the password's field what is wrong with it.
    pub(super) fn refuse_password(self, words: String) {
        self.wrong_password.try_set(Some(words));
        request_animation_frame(|| browser::focus(PASSWORD));
    }

    /// Asks for a code: by SMS, or by mail with the password typed again.
    pub(super) fn ask(self, password: Option<String>) {
        if self.busy.get_untracked() {
            return;
        }
        let Some(file) = self.file.read() else {
            return;
        };
        if !self.consents.suffice(&file) {
            self.fail(
                tr(
                    "Cochez les cases nécessaires pour signer : toutes, sauf celles marquées « facultatif ».",
                    "Tick the boxes needed to sign: all but those marked “optional”.",
                )
                .to_owned(),
            );
            return;
        }
        let request = self.consents.read(&file, password);
        self.busy.set(true);
        self.failure.set(None);
        self.wrong_password.set(None);
        let same = |last: &Option<CodeRequest>| last.as_ref().is_some_and(|last| *last == request);
        if !self.last.with_value(same) {
            self.key.set_value(browser::random_key());
        }
        self.last.set_value(Some(request.clone()));
        let (member, key) = (self.file.member(), self.key.get_value());
        spawn_local(async move {
            let outcome = api::send_code(&member, &request, &key).await;
            if !outcome.as_ref().is_err_and(ApiError::is_transient) {
                self.last.try_update_value(|last| *last = None);
            }
            match outcome {
                Ok(code) => {
                    self.changed.0.try_set(None);
                    typed::forget();
                    self.remember(Some(&code), [request.marketing_mail, request.marketing_sms]);
                    self.sent.try_set(None);
                    self.show(code);
                    request_animation_frame(|| browser::focus("code"));
                }
                Err(error) if error.code() == Some(ProblemCode::DocumentChanged) => {
                    self.changed.show(self.file).await;
                }
                Err(error) if error.code() == Some(ProblemCode::PasswordWrong) => {
                    self.refuse_password(error.message());
                }
                Err(error) => self.fail(error.message()),
            }
            self.busy.try_set(false);
        });
    }
}

/// The way to sign a complete file.
#[component]
pub fn Sign() -> impl IntoView {
    let asking = Asking::new();
    asking.resume();
    asking.changed.watch(asking.file, asking.consents);
    let view = asking.file.read();
    view! {
        <section class="card sign" aria-labelledby="signer-titre">
            <h2 id="signer-titre">{tr("Signer", "Sign")}</h2>
            <ReadFirst />
            {move || asking.failure.get().map(|message| view! {
                <div id="signature-erreur" tabindex="-1">
                    <Notice tone=Tone::Danger live=true><p>{message}</p></Notice>
                </div>
            })}
            {move || match asking.sent.get() {
                None => view! { <AskForCode asking file=view.clone() /> }.into_any(),
                Some(code) => view! { <TypeCode code asking /> }.into_any(),
            }}
        </section>
    }
}

/// What the consents speak of, to be opened before they are given.
#[component]
fn ReadFirst() -> impl IntoView {
    view! {
        <p>
            {tr("Lisez d’abord le bulletin tel qu’il sera signé : ", "First read the form as it will be signed (in French, the language of the contract): ")}
            <a href=api::DOCUMENT target="_blank" rel="external">
                <IconView icon=Icon::Download />
                {tr("ouvrir le bulletin (PDF, nouvel onglet)", "open the form (PDF, new tab)")}
            </a>
            {tr(", la ", ", the ")}
            <a href="/notice" target="_blank">{tr("notice de votre garantie (nouvel onglet)", "notice of your cover (new tab)")}</a>
            {tr(" et le ", " and the ")}
            <a href="/tableau" target="_blank">{tr("tableau de garanties (nouvel onglet)", "table of cover (new tab)")}</a>
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
fn AskForCode(asking: Asking, file: Option<FileView>) -> impl IntoView {
    let consents = asking.consents;
    let debited = file.is_some_and(|file| debits(&file));
    view! {
        <fieldset class="field choices">
            <legend>{tr("Vos accords", "Your agreement")}</legend>
            <Consent id=input::ACCURACY ticked=consents.accuracy
                words=tr(
                    "Je certifie que mes réponses sont exactes et que j’ai lu le bulletin d’adhésion.",
                    "I certify that my answers are correct and that I have read the enrolment form.",
                ) />
            <Consent id=input::NOTICE ticked=consents.notice
                words=tr(
                    "J’ai lu le résumé de ma garantie (page « Notice ») et le tableau de garanties de mon contrat.",
                    "I have read the summary of my cover (page “Notice”) and the table of cover of my contract.",
                ) />
            {debited.then(|| view! {
                <Consent id=input::MANDATE ticked=consents.mandate
                    words=tr(
                        "J’accepte le mandat de prélèvement SEPA affiché plus haut.",
                        "I accept the SEPA direct debit mandate shown above.",
                    ) />
            })}
        </fieldset>
        <fieldset class="field choices">
            <legend>{tr("Facultatif : informations et offres de ma mutuelle", "Optional: news and offers from the insurer")}</legend>
            <Consent id=input::BY_MAIL ticked=consents.by_mail
                words=tr("Facultatif : je les accepte par e-mail.", "Optional: I accept them by e-mail.") />
            <Consent id=input::BY_SMS ticked=consents.by_sms
                words=tr("Facultatif : je les accepte par SMS.", "Optional: I accept them by text message.") />
        </fieldset>
        <p class="small">
            {tr(
                "Vous recevrez un code à 6 chiffres sur votre mobile vérifié. Votre signature sera une signature électronique simple.",
                "You will receive a 6-digit code on your verified mobile. Your signature will be a simple electronic signature.",
            )}
        </p>
        <button type="button" class="button" prop:disabled=move || asking.busy.get() on:click=move |_| asking.ask(None)>
            {tr("Recevoir le code par SMS", "Get the code by text message")}
        </button>
    }
}
