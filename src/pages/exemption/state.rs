//! Where a request stands: asked, accepted.

use affilio_domain::exemption::ExemptionCase;
use affilio_domain::format;
use affilio_domain::wire::{AttachmentPurpose, ExemptionState};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::unseen::{Unseen, reload};
use crate::api;
use crate::browser;
use crate::draft::File;
use crate::i18n::{locale, tr};
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::Heading;
use crate::ui::upload::joined_at;

const WITHDRAW: &str = "dispense-retrait";

/// The page of a request that stands.
#[component]
pub fn Standing() -> impl IntoView {
    let file = expect_context::<File>();
    let unseen = expect_context::<Unseen>();
    let fault = RwSignal::new(None::<String>);
    let withdraw = move |_| {
        browser::close_dialog(WITHDRAW);
        spawn_local(async move {
            match api::withdraw_exemption(&file.member()).await {
                Ok(()) => {
                    reload(file, unseen).await;
                    request_animation_frame(|| browser::focus_on_arrival(true));
                }
                Err(error) => {
                    fault.try_set(Some(error.message()));
                }
            }
        });
    };
    let accepted = file
        .read()
        .and_then(|file| file.exemption_request)
        .is_some_and(|last| last.state == ExemptionState::Accepted);
    let title = if accepted {
        tr("Votre dispense est acceptée", "Your exemption is accepted")
    } else {
        tr("Votre dispense est demandée", "Your exemption is asked for")
    };
    let ending = ending(accepted);
    view! {
        <div class="page narrow">
            <p class="state state-done"><IconView icon=Icon::Check />{if accepted {
                tr("Acceptée", "Accepted")
            } else {
                tr("Demande enregistrée", "Request registered")
            }}</p>
            <Heading text=title />
            {move || facts(file)}
            <section>
                <h2>{tr("Et maintenant", "What happens now")}</h2>
                {move || if accepted { after() } else { waiting(file) }}
            </section>
            {move || fault.get().map(|words| view! {
                <Notice tone=Tone::Danger live=true><p>{words}</p></Notice>
            })}
            <button type="button" class="button-quiet" on:click=|_| browser::open_dialog(WITHDRAW)>{ending.open}</button>
            <dialog id=WITHDRAW class="dialog" aria-labelledby="dispense-retrait-titre">
                <h2 id="dispense-retrait-titre">{ending.title}</h2>
                <p>{ending.effect}</p>
                <div class="actions">
                    <button type="button" class="button" on:click=withdraw>{ending.done}</button>
                    <button type="button" class="button-quiet" on:click=|_| browser::close_dialog(WITHDRAW)>{tr("La garder", "Keep it")}</button>
                </div>
            </dialog>
        </div>
    }
}

/// Words of the act that ends a request.
struct Ending {
    open: &'static str,
    title: &'static str,
    effect: &'static str,
    done: &'static str,
}

fn ending(accepted: bool) -> Ending {
    if accepted {
        Ending {
            open: tr(
                "Mettre fin à ma dispense et adhérer",
                "End my exemption and join",
            ),
            title: tr("Mettre fin à la dispense", "End the exemption"),
            effect: tr(
                "Votre dossier d’adhésion est ouvert à nouveau pour 60 jours, avec toutes vos réponses. Dites-le aussi à votre employeur : il vous dira quand vos garanties commencent.",
                "Your enrolment file opens again for 60 days, with all your answers. Tell your employer too: they will say when your cover begins.",
            ),
            done: tr("Mettre fin à ma dispense", "End my exemption"),
        }
    } else {
        Ending {
            open: tr(
                "Retirer ma demande et adhérer",
                "Withdraw my request and join",
            ),
            title: tr("Retirer la demande", "Withdraw the request"),
            effect: tr(
                "Votre dossier d’adhésion est ouvert à nouveau pour 60 jours, avec toutes vos réponses. Vous pourrez demander une dispense une autre fois.",
                "Your enrolment file opens again for 60 days, with all your answers. You can ask for an exemption another time.",
            ),
            done: tr("Retirer ma demande", "Withdraw my request"),
        }
    }
}

fn facts(file: File) -> Option<AnyView> {
    let view = file.get()?;
    let last = view.exemption_request.clone()?;
    let case = ExemptionCase::from_code(&last.case);
    let label = case.map_or("", |case| case.law().label(locale()));
    let until = case.map(|case| case.law().until(locale()));
    let joined = joined_at(&view, AttachmentPurpose::ExemptionProof, "");
    let proofs = (!joined.is_empty()).then(|| {
        let files = joined
            .into_iter()
            .map(|one| view! {
                <a class="file" href=api::attachment(&one.id) download="" rel="external">{one.name}</a>
            })
            .collect_view();
        view! { <div><dt>{tr("Justificatif joint", "Proof attached")}</dt><dd dir="auto">{files}</dd></div> }
    });
    let answered = last
        .answered_at
        .as_deref()
        .map(|at| format::moment(at, locale()));
    let acknowledgement = tr(
        "Télécharger l’accusé de réception (PDF)",
        "Download the acknowledgement (PDF, in French)",
    );
    let answer = tr(
        "Télécharger la réponse (PDF)",
        "Download the answer (PDF, in French)",
    );
    // What counts most now comes first.
    let papers = if answered.is_some() {
        vec![
            paper("button", api::EXEMPTION_ANSWER, answer),
            paper("button-quiet", api::EXEMPTION_REQUEST, acknowledgement),
        ]
    } else {
        vec![paper("button", api::EXEMPTION_REQUEST, acknowledgement)]
    };
    Some(
        view! {
            <dl class="facts">
                <div><dt>{tr("Référence", "Reference")}</dt><dd class="number">{last.reference}</dd></div>
                <div><dt>{tr("Demandée le", "Asked on")}</dt><dd>{format::moment(&last.asked_at, locale())}</dd></div>
                {answered.map(|on| view! {
                    <div><dt>{tr("Acceptée le", "Accepted on")}</dt><dd>{on}</dd></div>
                })}
                <div><dt>{tr("Numéro d’adhérent", "Member number")}</dt><dd class="number">{view.member_number}</dd></div>
                <div><dt>{tr("Cas", "Case")}</dt><dd>{label}</dd></div>
                {until.map(|until| view! {
                    <div><dt>{tr("Jusqu’à quand", "Until when")}</dt><dd>{until}</dd></div>
                })}
                {proofs}
            </dl>
            {papers}
        }
        .into_any(),
    )
}

fn paper(class: &'static str, address: &'static str, words: &'static str) -> AnyView {
    view! {
        <p>
            <a class=class href=address download="" rel="external">
                <IconView icon=Icon::Download />
                {words}
            </a>
        </p>
    }
    .into_any()
}

fn waiting(file: File) -> AnyView {
    let has_email = file.get().is_some_and(|file| file.email.is_some());
    view! {
        <ol class="next">
            {has_email.then(|| view! {
                <li>{tr("Un e-mail confirme l’enregistrement de votre demande.", "An e-mail confirms that your request is registered.")}</li>
            })}
            <li>{tr("Votre employeur examine le justificatif et vous répond par écrit.", "Your employer examines the proof and answers in writing.")}</li>
            <li>{tr("S’il refuse, votre dossier d’adhésion s’ouvre à nouveau pour 60 jours, avec vos réponses.", "If they refuse, your enrolment file opens again for 60 days, with your answers.")}</li>
            <li>{tr(
                "Vous pouvez retirer votre demande quand vous voulez : vous avez alors 60 jours pour adhérer.",
                "You can withdraw your request whenever you want: you then have 60 days to join.",
            )}</li>
        </ol>
    }
    .into_any()
}

fn after() -> AnyView {
    view! {
        <p>{tr(
            "Vous n’adhérez pas à la complémentaire santé de l’entreprise : aucune cotisation n’est due. Gardez la réponse écrite. Si votre situation change et que le cas ne tient plus, mettez fin à la dispense ci-dessous et dites-le à votre employeur.",
            "You do not join the company health plan: no contribution is due. Keep the written answer. If your situation changes and the case no longer holds, end the exemption below and tell your employer.",
        )}</p>
    }
    .into_any()
}
