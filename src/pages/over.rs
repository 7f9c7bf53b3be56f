//! A file whose sixty days are over: opened again in one press, or printed.

use affilio_domain::wire::FileView;
use leptos::prelude::*;

use super::paper::Paper;
use crate::api::{self, ApiError, account};
use crate::browser;
use crate::draft::{File, Savers};
use crate::i18n::tr;
use crate::say;
use crate::ui::act::Act;
use crate::ui::notice::{Notice, Tone};

const FAILURE: &str = "delai-erreur";
const REOPENED: &str = "dossier-rouvert";

/// Reads where the file stands; what was typed and is not saved yet stays.
///
/// # Errors
/// [`ApiError`]
pub async fn read_standing(file: File) -> Result<(), ApiError> {
    let read = api::file().await?;
    if read.member_number == file.member() {
        file.stand_as(&read);
    }
    Ok(())
}

/// Says, once the file is open again, that it is.
#[component]
pub fn Reopened(
    /// Where the mail went; empty as long as nothing was asked.
    told: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div id=REOPENED tabindex="-1" role="status">
            {move || Some(told.get()).filter(|email| !email.is_empty()).map(|email| view! {
                <Notice tone=Tone::Ok>
                    <p>{say!(
                        "Votre dossier est ouvert à nouveau pour 60 jours. Un e-mail le confirme à {email}.",
                        "Your file is open again for 60 days. An e-mail confirms it to {email}.",
                    )}</p>
                </Notice>
            })}
        </div>
    }
}

/// What can still be done.
#[component]
pub fn Over(
    /// The file.
    view: FileView,
    /// Where the mail went, once it did.
    told: RwSignal<String>,
) -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let act = Act::new();
    let number = StoredValue::new(view.member_number);
    let email = StoredValue::new(view.email.clone().unwrap_or_default());
    let reopen = move |_| {
        act.run(FAILURE, async move {
            account::reopen(&number.get_value()).await?;
            let email = email.get_value();
            read_standing(file).await?;
            // Typed when the days were over, and refused then.
            savers.settle().await;
            told.try_set(email);
            request_animation_frame(|| browser::focus(REOPENED));
            Ok(())
        });
    };
    let print = Callback::new(move |()| {
        act.run(FAILURE, async move {
            let number = number.get_value();
            let bytes = account::own_paper_bulletin(&number).await?;
            browser::save_pdf(&bytes, &format!("bulletin-{number}.pdf"));
            Ok(())
        });
    });
    let way = match view.email {
        Some(email) => view! {
            <p>{say!("Un nouveau lien le rouvre pour 60 jours ; il part à {email}.", "A new link opens it again for 60 days; it is sent to {email}.")}</p>
            <button type="button" class="button" prop:disabled=move || act.is_busy() on:click=reopen>
                {tr("Recevoir un nouveau lien", "Receive a new link")}
            </button>
        }
        .into_any(),
        None => view! {
            <p>{tr(
                "Demandez deux nouvelles lettres à votre employeur : elles rouvrent ce dossier pour 60 jours.",
                "Ask your employer for two new letters: they open this file again for 60 days.",
            )}</p>
        }
        .into_any(),
    };
    view! {
        <Notice tone=Tone::Warn>
            <p>{tr(
                "Les 60 jours sont passés : ce dossier ne peut plus être signé. Vos réponses sont gardées.",
                "The 60 days are over: this file can no longer be signed. Your answers are kept.",
            )}</p>
            {way}
        </Notice>
        {move || act.failure().map(|message| view! {
            <div id=FAILURE tabindex="-1"><Notice tone=Tone::Danger live=true><p>{message}</p></Notice></div>
        })}
        <Paper act on_press=print
            filled_with=tr("vos réponses enregistrées", "your saved answers") />
    }
}
