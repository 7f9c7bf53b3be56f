//! A one-time code on the screen: one field, what is wrong with it, and the wait for another.

use affilio_domain::wire::ProblemCode;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::ApiError;
use crate::browser;
use crate::i18n::tr;
use crate::say;
use crate::steps::signature::convert::minutes;
use crate::ui::icon::{Icon, IconView};

/// The key of one act: a double click or a retry after a cut, of the same words, has one effect.
#[derive(Clone, Copy)]
pub struct ActKey(StoredValue<(String, String)>);

impl ActKey {
    /// No act yet.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new((String::new(), String::new())))
    }

    /// The key for these words: the last one, when they are the last words and no answer to them is
    /// known; a new one for others, which the server would refuse under the same key.
    #[must_use]
    pub fn of(self, words: &str) -> String {
        self.0.update_value(|(key, last)| {
            if key.is_empty() || last != words {
                *key = browser::random_key();
                words.clone_into(last);
            }
        });
        self.0.with_value(|(key, _)| key.clone())
    }

    /// After an answer that will not change, another act takes another key.
    pub fn answered<T>(self, outcome: &Result<T, ApiError>) {
        if !outcome.as_ref().is_err_and(ApiError::is_transient) {
            self.0.try_update_value(|(key, _)| key.clear());
        }
    }
}

impl Default for ActKey {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether no code is awaited any more after this answer.
#[must_use]
pub fn ends_the_code(error: &ApiError) -> bool {
    use ProblemCode::{CodeBlocked, CodeExpired, CodeNone};
    matches!(error.code(), Some(CodeBlocked | CodeExpired | CodeNone))
}

/// Why a code was not taken, in words: how many tries are left when some are.
#[must_use]
pub fn refusal(error: &ApiError) -> String {
    let left = match error {
        ApiError::Refused(problem) if problem.code == ProblemCode::CodeWrong => problem.tries_left,
        _ => None,
    };
    match left {
        Some(1) => tr(
            "Ce code n’est pas le bon. Il reste 1 essai.",
            "This code is not right. 1 try left.",
        )
        .to_owned(),
        Some(many) => say!(
            "Ce code n’est pas le bon. Il reste {many} essais.",
            "This code is not right. {many} tries left."
        ),
        None => error.message(),
    }
}

/// What to say of a text that cannot be a code.
#[must_use]
pub fn not_a_code() -> String {
    tr(
        "Le code compte 6 chiffres. Il figure dans le message que vous venez de recevoir.",
        "The code has 6 digits. It is in the message you have just received.",
    )
    .to_owned()
}

/// Counts seconds down to nothing, as long as the screen is there.
pub fn count_down(left: RwSignal<u32>, seconds: u32) {
    let under_way = left.try_get_untracked().is_none_or(|left| left > 0);
    left.try_set(seconds);
    if under_way {
        return;
    }
    spawn_local(async move {
        while left.try_get_untracked().is_some_and(|left| left > 0) {
            TimeoutFuture::new(1_000).await;
            left.try_update(|left| *left = left.saturating_sub(1));
        }
    });
}

/// How long a code is good, in whole minutes: « 10 minutes », « 1 minute ».
#[must_use]
pub fn validity(seconds: u32) -> String {
    match minutes(seconds) {
        1 => tr("1\u{a0}minute", "1 minute").to_owned(),
        many => say!("{many}\u{a0}minutes", "{many} minutes"),
    }
}

/// `45 s`, `2 min`, `1 min 05 s`: how long to wait.
#[must_use]
pub fn wait_words(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, rest) => format!("{rest}\u{a0}s"),
        (minutes, 0) => format!("{minutes}\u{a0}min"),
        (minutes, rest) => format!("{minutes}\u{a0}min {rest:02}\u{a0}s"),
    }
}

/// The one field of a code. The browser may fill it by itself, and a paste keeps its spaces.
#[component]
pub fn CodeField(
    /// Its id in the page.
    id: &'static str,
    /// Its label.
    label: &'static str,
    /// What is typed.
    typed: RwSignal<String>,
    /// What is wrong, in words.
    wrong: RwSignal<Option<String>>,
    /// What *Enter* does, where the field's form is not the code's own.
    #[prop(optional)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let (hint, error) = (format!("{id}-aide"), format!("{id}-erreur"));
    let described = {
        let (hint, both) = (hint.clone(), format!("{hint} {error}"));
        move || match wrong.with(Option::is_some) {
            true => both.clone(),
            false => hint.clone(),
        }
    };
    view! {
        <div class="field" class:field-wrong=move || wrong.with(Option::is_some)>
            <label for=id>{label}</label>
            <p class="field-hint" id=hint>{tr("6 chiffres", "6 digits")}</p>
            {move || wrong.get().map(|words| view! {
                <p class="field-error" id=error.clone()><IconView icon=Icon::Alert /><span>{words}</span></p>
            })}
            <input id=id name=id class="w-short code" type="text" inputmode="numeric"
                autocomplete="one-time-code" maxlength="20"
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=described
                prop:value=move || typed.get()
                on:input=move |event| { typed.try_set(event_target_value(&event)); }
                on:keydown=move |event| {
                    if let Some(enter) = on_enter.filter(|_| event.key() == "Enter") {
                        event.prevent_default();
                        enter.run(());
                    }
                } />
        </div>
    }
}

/// Id of the words that say that a code is over.
pub const OVER: &str = "code-fini";

/// In the place of the field, once its code is over: why, and the way to a new one.
#[component]
pub fn Over(
    /// Why.
    why: RwSignal<Option<String>>,
    /// Seconds left before another code.
    left: RwSignal<u32>,
    /// A request is under way.
    busy: RwSignal<bool>,
    /// Asks for another code.
    on_ask: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="field field-wrong">
            <p class="field-error" id=OVER tabindex="-1"><IconView icon=Icon::Alert /><span>{move || why.get()}</span></p>
            <Another over=true left busy on_ask />
        </div>
    }
}

/// *Recevoir un autre code*, once the pause is over; until then, how long it lasts.
#[component]
pub fn Another(
    /// Whether the code before is over: there is nothing else to do.
    #[prop(optional)]
    over: bool,
    /// Seconds left before another code.
    left: RwSignal<u32>,
    /// A request is under way.
    busy: RwSignal<bool>,
    /// Asks for another code.
    on_ask: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=if over { "button" } else { "button-quiet" }
            prop:disabled=move || { left.get() > 0 || busy.get() } on:click=move |_| on_ask.run(())>
            {move || match left.get() {
                0 if over => tr("Recevoir un nouveau code", "Get a new code").to_owned(),
                0 => tr(
                    "Je n’ai pas reçu le code : en recevoir un autre",
                    "I have not received the code: send another",
                )
                .to_owned(),
                seconds => {
                    let wait = wait_words(seconds);
                    say!("Recevoir un autre code dans {wait}", "Get another code in {wait}")
                }
            }}
        </button>
    }
}
