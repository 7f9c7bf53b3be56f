//! *Ma dispense*: who may stay out of the plan, why, and the request.

pub mod convert;
pub mod entry;
pub mod form;
pub mod request;
pub mod state;
pub mod unseen;

use affilio_domain::wire::FileStatus;
use leptos::prelude::*;

use super::guarded::Guarded;
use crate::draft::File;
use crate::i18n::tr;
use crate::journey::Place;
use crate::ui::page::arrive;

/// The questions and the request, or where the request stands.
#[component]
pub fn Exemption() -> impl IntoView {
    arrive(tr("Ma dispense d’adhésion", "My exemption"));
    view! {
        <Guarded place=Place::Exemption>
            <Shown />
        </Guarded>
    }
}

#[component]
fn Shown() -> impl IntoView {
    let file = expect_context::<File>();
    let status = Memo::new(move |_| file.get().map(|file| file.status));
    let unseen = RwSignal::new(None::<String>);
    provide_context(unseen::Unseen(unseen));
    move || match (unseen.get(), status.get()) {
        (Some(why), _) => view! { <unseen::Behind why /> }.into_any(),
        (None, Some(FileStatus::ExemptionAsked | FileStatus::Exempt)) => {
            view! { <state::Standing /> }.into_any()
        }
        _ => view! { <form::Asking /> }.into_any(),
    }
}
