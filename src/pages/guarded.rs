//! A place of the journey: the file is loaded first, and the place is opened only if it may be.

use affilio_domain::wire::FileView;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sign_in::NEEDED;
use crate::api::{self, ApiError};
use crate::browser::address::Address;
use crate::draft::File;
use crate::i18n::tr;
use crate::journey::{Place, Progress};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::Heading;

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
    let address = expect_context::<Address>();
    let load = Callback::new(move |()| {
        failure.set(None);
        spawn_local(async move {
            match opened().await {
                Ok(Some(loaded)) => file.set(Some(loaded)),
                Ok(None) => address.replace(NEEDED),
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
            address.replace(&elsewhere.path());
        }
    });
    move || {
        match (admitted.get(), failure.get()) {
        (Some(admitted), _) if admitted == place => children().into_any(),
        (_, Some(error)) => view! {
            <div class="page">
                <Heading text=tr("Votre dossier n’a pas pu s’ouvrir", "Your file could not be opened") />
                <Notice tone=Tone::Danger live=true>
                    <p>{error.message()}</p>
                    <button type="button" class="button" on:click=move |_| load.run(())>{tr("Réessayer", "Try again")}</button>
                </Notice>
            </div>
        }
        .into_any(),
        _ => view! { <div class="page loading" role="status"><h1>{tr("Ouverture de votre dossier…", "Opening your file…")}</h1></div> }.into_any(),
    }
    }
}

/// The file of the person signed in; `None` when nobody is, which is no error.
async fn opened() -> Result<Option<FileView>, ApiError> {
    match api::session().await? {
        Some(_) => api::file().await.map(Some),
        None => Ok(None),
    }
}
