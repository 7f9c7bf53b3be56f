//! Before a session ends: said in time, extended by one key, and nothing lost.

use std::time::Duration;

use affilio_domain::wire::SessionTime;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, account};
use crate::browser;
use crate::draft::File;
use crate::i18n::tr;
use crate::say;

const DIALOG: &str = "fin-de-session";
/// Seconds before the end at which it is said: two minutes at least (WCAG 2.2.1), and time to read.
const WARNED: u32 = 150;
/// Pause between two looks at the server while the end is near: another tab may have extended it.
const LOOK: Duration = Duration::from_secs(10);

/// What is known of the end of the session.
#[derive(Clone, Copy)]
struct Clock {
    /// What the dialog tells; `None` while it is closed.
    near: RwSignal<Option<SessionTime>>,
    next: StoredValue<Option<TimeoutHandle>>,
    file: File,
}

impl Clock {
    /// Looks at the server, then when it is time again. Nobody signed in: nothing to look at.
    fn look(self) {
        if self.file.read().is_none() {
            return;
        }
        spawn_local(async move {
            match account::session_time().await {
                Ok(time) => self.show(time),
                // Without network nothing can be known, nor extended.
                Err(_) => self.look_in(LOOK),
            }
        });
    }

    fn look_in(self, wait: Duration) {
        if let Some(Some(before)) = self.next.try_update_value(Option::take) {
            before.clear();
        }
        let next = set_timeout_with_handle(move || self.look(), wait).ok();
        self.next.try_update_value(|kept| *kept = next);
    }

    fn show(self, time: SessionTime) {
        let open = self.near.get_untracked().is_some();
        if time.seconds_left > WARNED {
            self.close();
            let wait = time.seconds_left - WARNED;
            self.look_in(Duration::from_secs(u64::from(wait)));
        } else if time.seconds_left > 0 || open {
            self.near.set(Some(time));
            if !open {
                request_animation_frame(|| browser::open_dialog(DIALOG));
            }
            if time.seconds_left > 0 {
                self.look_in(LOOK.min(Duration::from_secs(u64::from(time.seconds_left))));
            }
        }
    }

    fn close(self) {
        if self.near.get_untracked().is_some() {
            browser::close_dialog(DIALOG);
            self.near.set(None);
        }
    }

    /// Goes on: using the session makes it last longer.
    fn extend(self) {
        let extendable = self
            .near
            .get_untracked()
            .is_some_and(|time| time.extendable && time.seconds_left > 0);
        self.close();
        if extendable {
            spawn_local(async move {
                if let Ok(Some(session)) = api::session().await {
                    self.show(session.time);
                } else {
                    self.look();
                }
            });
        }
    }
}

/// Asks for another look: somebody signed in again without leaving the screen.
#[derive(Clone, Copy)]
pub struct SessionWatch(RwSignal<()>);

impl SessionWatch {
    /// Nothing was asked yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(()))
    }

    /// Looks how long the session lasts.
    pub fn look(self) {
        self.0.set(());
    }
}

impl Default for SessionWatch {
    fn default() -> Self {
        Self::new()
    }
}

/// The dialog; mounted once, beside every screen.
#[component]
pub fn SessionWarning() -> impl IntoView {
    let file = expect_context::<File>();
    let clock = Clock {
        near: RwSignal::new(None),
        next: StoredValue::new(None),
        file,
    };
    let watch = expect_context::<SessionWatch>();
    let signed_in = Memo::new(move |_| file.get().is_some());
    Effect::new(move |_| {
        watch.0.track();
        if signed_in.get() {
            clock.look();
        } else {
            clock.close();
        }
    });
    // Timers sleep with the device: whoever comes back is told the truth.
    let _ = window_event_listener(leptos::ev::visibilitychange, move |_| clock.look());
    view! {
        <dialog id=DIALOG class="dialog" aria-labelledby="fin-de-session-titre" aria-describedby="fin-de-session-texte"
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                clock.extend();
            }>
            {move || clock.near.get().map(|time| {
                let (title, text, button) = words(time);
                view! {
                    <h2 id="fin-de-session-titre">{title}</h2>
                    <p id="fin-de-session-texte">{text}</p>
                    <button type="button" class="button" autofocus on:click=move |_| clock.extend()>{button}</button>
                }
            })}
        </dialog>
    }
}

fn words(time: SessionTime) -> (&'static str, String, &'static str) {
    let seconds = time.seconds_left;
    if seconds == 0 {
        return (
            tr("Votre session est terminée", "Your session is over"),
            tr(
                "Ce que vous avez écrit reste à l’écran. À la prochaine réponse, connectez-vous sur place : tout sera enregistré.",
                "What you typed stays on the screen. At your next answer, sign in on the spot: everything will be saved.",
            )
            .to_owned(),
            tr("Fermer", "Close"),
        );
    }
    let left = match (seconds / 60, seconds % 60) {
        (0, seconds) => say!("{seconds} secondes", "{seconds} seconds"),
        (minutes, 0) => say!("{minutes} min", "{minutes} min"),
        (minutes, seconds) => say!("{minutes} min {seconds} s", "{minutes} min {seconds} s"),
    };
    if time.extendable {
        return (
            tr("Êtes-vous toujours là ?", "Are you still there?"),
            say!(
                "Par sécurité, votre session se termine dans {left}. Rien de ce que vous avez écrit n’est perdu.",
                "For your safety, your session ends in {left}. Nothing that you typed is lost.",
            ),
            tr("Rester connecté", "Stay signed in"),
        );
    }
    (
        tr(
            "Votre session touche à sa fin",
            "Your session is about to end",
        ),
        say!(
            "Une session dure douze heures au plus : celle-ci se termine dans {left}. Vos réponses restent à l’écran ; vous vous connecterez à nouveau pour continuer.",
            "A session lasts twelve hours at most: this one ends in {left}. Your answers stay on the screen; you will sign in again to go on.",
        ),
        tr("J’ai compris", "Understood"),
    )
}
