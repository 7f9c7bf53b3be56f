//! The contracts of one person, to choose from.

use affilio_domain::date::Date;
use affilio_domain::format;
use affilio_domain::wire::{FileLine, FileStatus, ProblemCode};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::leaving::Leaving;
use super::sign_in::NEEDED;
use crate::api::{ApiError, account};
use crate::browser::address::Address;
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::say;
use crate::ui::act::Act;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};

/// The page where one of several contracts is chosen.
#[component]
pub fn Files() -> impl IntoView {
    arrive(tr("Mes contrats", "My contracts"));
    let address = expect_context::<Address>();
    let lines = RwSignal::new(None::<Result<Vec<FileLine>, ApiError>>);
    let load = move || {
        spawn_local(async move {
            match account::files().await {
                Err(error) if error.code() == Some(ProblemCode::SessionMissing) => {
                    address.replace(NEEDED);
                }
                loaded => {
                    lines.try_set(Some(loaded));
                }
            }
        });
    };
    load();
    view! {
        <div class="page narrow">
            <Heading text=tr("Mes contrats", "My contracts") />
            <p class="lead">{tr("Choisissez le dossier à ouvrir.", "Choose the file to open.")}</p>
            {move || match lines.get() {
                None => view! { <p class="loading" role="status">{tr("Lecture de vos contrats…", "Reading your contracts…")}</p> }.into_any(),
                Some(Err(error)) => view! {
                    <Notice tone=Tone::Danger live=true>
                        <p>{error.message()}</p>
                        <button type="button" class="button" on:click=move |_| load()>{tr("Réessayer", "Try again")}</button>
                    </Notice>
                }
                .into_any(),
                Some(Ok(lines)) => view! { <FileList lines /> }.into_any(),
            }}
        </div>
    }
}

/// The list, each with its state and its button.
#[component]
pub fn FileList(
    /// The files.
    lines: Vec<FileLine>,
) -> impl IntoView {
    let leaving = Leaving::new();
    let address = expect_context::<Address>();
    let act = Act::new();
    let open = move |number: String| {
        act.run("contrats-erreur", async move {
            leaving.settle().await?;
            account::choose_file(number).await?;
            leaving.forget();
            address.go(&Place::Overview.path());
            Ok(())
        });
    };
    let items = lines
        .into_iter()
        .map(|line| {
            let number = line.member_number.clone();
            let name = say!("Ouvrir le dossier {number}", "Open file {number}");
            view! {
                <li class="card person">
                    <div>
                        <p class="person-name">{line.employer.clone()}</p>
                        <p class="small">
                            {tr("Numéro d’adhérent ", "Member number ")}
                            <span class="number">{line.member_number.clone()}</span>
                        </p>
                        <p class="small">{standing(&line)}</p>
                    </div>
                    <button type="button" class="button" aria-label=name prop:disabled=move || act.is_busy()
                        on:click=move |_| open(number.clone())>{tr("Ouvrir", "Open")}</button>
                </li>
            }
        })
        .collect_view();
    view! {
        {move || act.failure().map(|message| view! {
            <div id="contrats-erreur" tabindex="-1"><Notice tone=Tone::Danger live=true><p>{message}</p></Notice></div>
        })}
        <ul class="people">{items}</ul>
    }
}

fn standing(line: &FileLine) -> String {
    let shown = |iso: &str| {
        Date::parse_iso(iso)
            .map(|date| format::date(date, locale()))
            .unwrap_or_default()
    };
    let (first, last) = (shown(&line.effective_on), shown(&line.expires_on));
    match line.status {
        FileStatus::Signed => say!(
            "Signé ; garanties à partir du {first}",
            "Signed; cover from {first}"
        ),
        FileStatus::Open => say!("À signer jusqu’au {last}", "To be signed by {last}"),
        FileStatus::Expired => say!("Délai dépassé depuis le {last}", "Over since {last}"),
        FileStatus::ExemptionAsked => tr(
            "Dispense demandée : réponse attendue",
            "Exemption asked for: answer awaited",
        )
        .to_owned(),
        FileStatus::Exempt => tr("Dispense acceptée", "Exemption accepted").to_owned(),
    }
}
