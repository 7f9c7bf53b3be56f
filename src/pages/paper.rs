//! The last way to join: a form on paper.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::say;
use crate::ui::act::Act;
use crate::ui::icon::{Icon, IconView};

/// Says what to do with the form, and downloads it.
#[component]
pub fn Paper(
    /// What it is filled in with.
    filled_with: &'static str,
    /// How the download goes.
    act: Act,
    /// Downloads the form.
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <section>
            <h2>{tr("Sinon, sur papier", "Otherwise, on paper")}</h2>
            <p>{say!(
                "Votre bulletin est déjà rempli avec {filled_with}. Imprimez-le, complétez-le, puis remettez-le à votre employeur.",
                "Your “bulletin” (enrolment form, in French) is already filled in with {filled_with}. Print it, complete it, then hand it to your employer.",
            )}</p>
            <button type="button" class="button-quiet" prop:disabled=move || act.is_busy()
                on:click=move |_| on_press.run(())>
                <IconView icon=Icon::Download />
                {tr("Télécharger le bulletin papier (PDF)", "Download the paper form (PDF)")}
            </button>
        </section>
    }
}
