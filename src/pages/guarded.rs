//! A place of the journey: the file is loaded first, and the place is opened only if it may be.

use affilio_domain::wire::{FileStatus, ProblemCode};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{self, ApiError};
use crate::draft::File;
use crate::journey::{Place, Progress};
use crate::ui::notice::{Notice, Tone};

/// Loads the file, then shows the place, or leads to where the file stands.
#[component]
pub fn Guarded(
    /// The place asked for.
    place: Place,
    /// The screen.
    children: ChildrenFn,
) -> impl IntoView {
    let file = expect_context::<File>();
    let failure = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    let replace = move |path: &str| {
        navigate(
            path,
            NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            },
        );
    };
    let to_sign_in = replace.clone();
    let load = Callback::new(move |()| {
        let to_sign_in = to_sign_in.clone();
        failure.set(None);
        spawn_local(async move {
            match api::file().await {
                Ok(loaded) => file.set(Some(loaded)),
                Err(error) if error.code() == Some(ProblemCode::SessionMissing) => {
                    to_sign_in("/connexion")
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    if file.read().is_none() {
        load.run(());
    }
    // Only the status moves people: saving an answer must not redraw the screen being filled.
    let admitted = Memo::new(move |_| file.get().map(|file| Progress::of(&file).admit(place)));
    Effect::new(move |_| {
        if let Some(elsewhere) = admitted.get().filter(|one| *one != place) {
            replace(&elsewhere.path());
        }
    });
    move || {
        match (admitted.get(), failure.get()) {
        (Some(admitted), _) if admitted == place => children().into_any(),
        (_, Some(error)) => view! {
            <div class="page">
                <Notice tone=Tone::Danger live=true>
                    <p>{error.message()}</p>
                    <button type="button" class="button" on:click=move |_| load.run(())>"Réessayer"</button>
                </Notice>
            </div>
        }
        .into_any(),
        _ => view! { <div class="page loading" aria-busy="true"><p>"Ouverture de votre dossier…"</p></div> }.into_any(),
    }
    }
}

/// Whether the file can no longer be signed because its sixty days are over.
#[must_use]
pub fn is_expired(file: File) -> bool {
    file.get()
        .is_some_and(|file| file.status == FileStatus::Expired)
}
