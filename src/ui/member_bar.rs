//! Whose file it is and how long is left, on top of every screen of the journey.

use affilio_domain::wire::FileStatus;
use leptos::prelude::*;

use crate::draft::File;
use crate::i18n::tr;
use crate::journey::days_left;
use crate::say;

/// How long is left, in words.
#[must_use]
pub fn left_words(days: i32) -> String {
    match days {
        0 => tr("Dernier jour : jusqu’à ce soir", "Last day: until tonight").to_owned(),
        1 => tr("Il reste 1 jour", "1 day left").to_owned(),
        days => say!("Il reste {days} jours", "{days} days left"),
    }
}

/// *Numéro d'adhérent*, time left, the way to the account; nothing while there is no file.
#[component]
pub fn MemberBar() -> impl IntoView {
    let file = expect_context::<File>();
    // Saving an answer changes none of this.
    let shown = Memo::new(move |_| {
        file.get().map(|file| {
            let left = match (file.status, days_left(&file)) {
                (FileStatus::Signed, _) => tr("Signé", "Signed").to_owned(),
                (FileStatus::Open, Some(days)) => left_words(days),
                (FileStatus::ExemptionAsked, _) => {
                    tr("Dispense demandée", "Exemption asked for").to_owned()
                }
                (FileStatus::Exempt, _) => tr("Dispense acceptée", "Exemption accepted").to_owned(),
                (FileStatus::Open | FileStatus::Expired, _) => {
                    tr("Délai de 60 jours dépassé", "The 60 days are over").to_owned()
                }
            };
            (file.member_number, left)
        })
    });
    move || {
        shown.get().map(|(number, left)| {
            view! {
                <p class="member-bar">
                    <span>
                        {tr("Numéro d’adhérent", "Member number")}
                        " "
                        <strong class="number">{number}</strong>
                    </span>
                    <span>{left}</span>
                    <a href="/affiliation/compte">{tr("Mon compte", "My account")}</a>
                </p>
            }
        })
    }
}
