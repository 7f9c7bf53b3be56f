//! Where one learns that a *dispense* exists, and how the last request ended.

use affilio_domain::format;
use affilio_domain::wire::{ExemptionState, ExemptionView, FileStatus, FileView};
use leptos::prelude::*;

use crate::api;
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::say;
use crate::ui::notice::{Notice, Tone};

/// The way to the page, under the list of steps; none once nothing can be asked any more.
#[must_use]
pub fn entry(file: &FileView) -> Option<AnyView> {
    (file.status == FileStatus::Open).then(|| {
        view! {
            <section class="group"><h2>{tr("Vous êtes déjà couvert ?", "Covered already?")}</h2>
            <p>
                {tr(
                    "Dans quelques cas prévus par la loi, vous pouvez demander à ne pas adhérer : c’est une dispense. ",
                    "In a few cases set by law, you may ask not to join (“dispense d’adhésion”, an exemption). ",
                )}
            </p>
            <p>{way()}</p></section>
        }
        .into_any()
    })
}

/// The link to the page.
#[must_use]
pub fn way() -> AnyView {
    view! {
        <a href=Place::Exemption.path()>
            {tr("Déjà couvert ailleurs : voir si j’ai droit à une dispense", "Covered elsewhere: see whether I have a right to an exemption")}
        </a>
    }
    .into_any()
}

/// How the last request ended, with its answer; nothing while it stands.
#[must_use]
pub fn ended(file: &FileView) -> Option<AnyView> {
    let last = file.exemption_request.as_ref()?;
    let open = (file.status == FileStatus::Open).then(|| {
        let last_day = last_day(file);
        say!(
            " Votre adhésion est ouverte à nouveau, jusqu’au {last_day}.",
            " Your enrolment is open again, until {last_day}."
        )
    });
    match last.state {
        ExemptionState::Asked | ExemptionState::Accepted => None,
        ExemptionState::Withdrawn => {
            let words = withdrawn(last);
            Some(view! { <Notice tone=Tone::Info><p>{words}{open}</p></Notice> }.into_any())
        }
        ExemptionState::Refused => {
            let answered = last.answered_at.as_deref();
            let on = answered.map_or_else(String::new, |at| format::moment(at, locale()));
            let reason = last.reason.clone();
            Some(
                view! {
                    <Notice tone=Tone::Warn>
                        <p><strong>{say!("Votre dispense a été refusée le {on}.", "Your exemption was refused on {on}.")}</strong></p>
                        {(!reason.is_empty()).then(|| view! { <p>{tr("Motif : ", "Reason: ")}{reason}</p> })}
                        {open.map(|open| view! { <p>{open.trim().to_owned()}</p> })}
                        <p>
                            <a href=api::EXEMPTION_ANSWER download="" rel="external">
                                {tr("Télécharger la réponse écrite (PDF)", "Download the written answer (PDF, in French)")}
                            </a>
                        </p>
                    </Notice>
                }
                .into_any(),
            )
        }
    }
}

fn withdrawn(last: &ExemptionView) -> &'static str {
    if last.answered_at.is_some() {
        tr("Votre dispense a pris fin.", "Your exemption has ended.")
    } else {
        tr(
            "Votre demande de dispense est retirée.",
            "Your request for exemption is withdrawn.",
        )
    }
}

/// The last day of the file, in words.
fn last_day(file: &FileView) -> String {
    affilio_domain::date::Date::parse_iso(&file.expires_on)
        .map(|day| format::date(day, locale()))
        .unwrap_or_default()
}
