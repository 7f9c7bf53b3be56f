//! An act that the server registered while the line was cut before the screen could follow.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::draft::File;
use crate::i18n::tr;
use crate::say;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::Heading;

/// Why the screen does not show yet what was registered.
#[derive(Clone, Copy)]
pub struct Unseen(pub RwSignal<Option<String>>);

/// Takes the file as it is after an act, or says why it cannot.
pub(super) async fn reload(file: File, unseen: Unseen) {
    let why = match api::file().await {
        Ok(fresh) if fresh.member_number == file.member() => {
            file.set(Some(fresh));
            None
        }
        Ok(_) => Some(
            tr(
                "Une autre personne est connectée dans ce navigateur.",
                "Somebody else is signed in in this browser.",
            )
            .to_owned(),
        ),
        Err(error) => Some(error.message()),
    };
    unseen.0.try_set(why);
}

/// Says that the act is registered, and offers to look again.
#[component]
pub fn Behind(
    /// Why the screen could not follow.
    why: String,
) -> impl IntoView {
    let file = expect_context::<File>();
    let unseen = expect_context::<Unseen>();
    let again = move |_| {
        spawn_local(async move {
            reload(file, unseen).await;
            request_animation_frame(|| browser::focus_on_arrival(true));
        });
    };
    view! {
        <div class="page narrow">
            <Heading text=tr("C’est enregistré", "It is registered") />
            <Notice tone=Tone::Warn live=true>
                <p>{say!(
                    "Ce que vous avez demandé est enregistré, mais l’affichage n’a pas pu suivre. {why}",
                    "What you asked for is registered, but the screen could not follow. {why}"
                )}</p>
                <button type="button" class="button" on:click=again>{tr("Réessayer", "Try again")}</button>
            </Notice>
        </div>
    }
}
