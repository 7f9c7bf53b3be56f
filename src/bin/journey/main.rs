//! The journey's application: signing in, activation, the steps.

mod parts;

use std::time::Duration;

use affilio_app::app::frame;
use affilio_app::app::parts::Later;
use affilio_app::draft::{File, Savers};
use affilio_app::journey::Screen;
use affilio_app::levels::Levels;
use affilio_app::pages::{
    activation::Activation,
    not_found::NotFound,
    session_warning::{SessionWarning, SessionWatch},
    sign_in::SignIn,
};
use affilio_app::ui::member_bar::MemberBar;
use leptos::prelude::*;

use self::parts::PARTS;

/// Longer than a press of a button.
const A_PRESS: Duration = Duration::from_millis(300);

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(JourneyApp);
}

/// Signing in, activation, the steps.
#[component]
fn JourneyApp() -> impl IntoView {
    let file = File::none();
    let savers = Savers::new(file);
    provide_context(file);
    provide_context(savers);
    provide_context(SessionWatch::new());
    provide_context(Levels::new(file));
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        if savers.is_unsaved() {
            event.prevent_default();
        }
    });
    // Whoever types a password will go on: what follows comes meanwhile.
    let typing = StoredValue::new(None::<WindowListenerHandle>);
    let listener = window_event_listener(leptos::ev::input, move |_| {
        PARTS.fetch_all();
        if PARTS.all_there() {
            // Not from within the listener itself.
            queue_microtask(move || {
                if let Some(listener) = typing.try_update_value(Option::take).flatten() {
                    listener.remove();
                }
            });
        }
    });
    typing.set_value(Some(listener));
    // An answer that is finished leaves without a pause, once the press that ended it is over: what the
    // screen then says must not move a button from under the finger.
    let _ = window_event_listener(leptos::ev::change, move |_| {
        set_timeout(move || savers.send_now(), A_PRESS);
    });
    // A phone may never come back to a page that it hides.
    let _ = window_event_listener(leptos::ev::visibilitychange, move |_| savers.hurry());
    let _ = window_event_listener(leptos::ev::online, move |_| {
        PARTS.hurry();
        savers.hurry();
    });
    view! {
        {frame(|path| !Screen::at(path).is_public(), show)}
        <SessionWarning />
    }
}

fn show(screen: Screen) -> AnyView {
    match screen {
        Screen::Journey(_) | Screen::Beneficiary(_) => {
            (view! { <MemberBar /> }, inside(screen)).into_any()
        }
        _ => inside(screen),
    }
}

fn inside(screen: Screen) -> AnyView {
    if let Some(part) = parts::of(screen) {
        return view! { <Later part screen parts=&PARTS /> }.into_any();
    }
    match screen {
        Screen::SignIn => view! { <SignIn /> }.into_any(),
        Screen::Activation => view! { <Activation /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}
