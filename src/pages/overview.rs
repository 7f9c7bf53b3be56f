//! The list of steps with their states, and one button: *Reprendre*.

use affilio_domain::date::Date;
use affilio_domain::enrolment::Step;
use affilio_domain::format;
use affilio_domain::wire::{FileStatus, FileView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::exemption::entry::{ended, entry};
use super::guarded::Guarded;
use crate::api;
use crate::browser::address::Address;
use crate::draft::{File, Savers};
use crate::i18n::{locale, tr};
use crate::journey::{Place, Progress, StepState};
use crate::say;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};
use crate::ui::saved::saved_words;
use crate::ui::stepper::{state_class, state_words, step_name};

/// The list of steps.
#[component]
pub fn Overview() -> impl IntoView {
    arrive(tr("Mon adhésion", "My enrolment"));
    view! {
        <Guarded place=Place::Overview>
            <Steps />
        </Guarded>
    }
}

/// `Jusqu’au 20 janvier 2027 (60 jours)`; the days are left out once they are over.
fn until(file: &FileView) -> String {
    let (Ok(today), Ok(end)) = (
        Date::parse_iso(&file.today),
        Date::parse_iso(&file.expires_on),
    ) else {
        return String::new();
    };
    let date = format::date(end, locale());
    match today.days_until(end) {
        0 => say!("Jusqu’à ce soir, {date}", "Until tonight, {date}"),
        1 => say!("Jusqu’à demain, {date}", "Until tomorrow, {date}"),
        left if left > 1 => say!(
            "Jusqu’au {date} ({left} jours)",
            "Until {date} ({left} days)"
        ),
        _ => say!("Jusqu’au {date}", "Until {date}"),
    }
}

fn unsaved() -> String {
    tr(
        "Des réponses ne sont pas encore enregistrées. Attendez que le réseau revienne, revoyez l’étape, ou choisissez « Me déconnecter » encore une fois pour les abandonner.",
        "Some answers are not saved yet. Wait for the network to come back, look at the step again, or choose “Sign out” once more to give them up.",
    )
    .to_owned()
}

#[component]
fn Steps() -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let trouble = RwSignal::new(None::<String>);
    let sign_out = move |_| {
        // Said once, then it is the person's choice.
        let told = trouble.with_untracked(Option::is_some);
        spawn_local(async move {
            if !savers.settle().await && !told {
                trouble.try_set(Some(unsaved()));
                return;
            }
            match api::sign_out().await {
                Ok(()) => {
                    savers.forget();
                    file.set(None);
                    address.go("/");
                }
                Err(error) => {
                    trouble.try_set(Some(error.message()));
                }
            }
        });
    };
    let body = move || {
        let view = file.get()?;
        let progress = Progress::of(&view);
        let resume = progress.resume_address();
        let started = view.profile.version > 0;
        let expired = view.status == FileStatus::Expired;
        let items = Step::ALL
            .into_iter()
            .map(|step| {
                let state = progress.state(step);
                view! {
                    <li class="task" class:task-done=state == StepState::Done>
                        <span class="task-mark" aria-hidden="true">
                            {if state == StepState::Done {
                                view! { <IconView icon=Icon::Check /> }.into_any()
                            } else {
                                step.rank().into_any()
                            }}
                        </span>
                        {if expired {
                            view! { <span>{step_name(step)}</span> }.into_any()
                        } else {
                            view! { <a href=Place::Step(step).path()>{step_name(step)}</a> }.into_any()
                        }}
                        <span class=state_class(state)>{state_words(state)}</span>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <p class="lead">{
                let employer = &view.employer.name;
                say!("Contrat de votre employeur : {employer}", "Your employer’s plan: {employer}")
            }</p>
            <dl class="facts">
                <div><dt>{tr("Numéro d’adhérent", "Member number")}</dt><dd class="number">{view.member_number.clone()}</dd></div>
                <div><dt>{tr("Pour finir", "To finish")}</dt><dd>{until(&view)}</dd></div>
            </dl>
            {ended(&view)}
            {if expired {
                view! {
                    <Notice tone=Tone::Warn>
                        <p>{tr(
                            "Les 60 jours sont passés : ce dossier ne peut plus être signé en ligne. Appelez-nous, le bouton « Aide » donne le numéro : vos réponses sont gardées.",
                            "The 60 days are over: this file can no longer be signed online. Call us, the “Help” button gives the number: your answers are kept.",
                        )}</p>
                    </Notice>
                }
                .into_any()
            } else {
                view! {
                    <p class="saved">{saved_words(savers)}</p>
                    <a href=resume class="button">
                        {if started { tr("Reprendre", "Resume") } else { tr("Commencer", "Start") }}
                    </a>
                }
                .into_any()
            }}
            <ol class="tasks">{items}</ol>
            {entry(&view)}
        })
    };
    view! {
        <div class="page narrow">
            <Heading text=tr("Mon adhésion", "My enrolment") />
            {body}
            {move || trouble.get().map(|words| view! {
                <Notice tone=Tone::Warn live=true><p>{words}</p></Notice>
            })}
            <button type="button" class="button-quiet" on:click=sign_out>{tr("Me déconnecter", "Sign out")}</button>
        </div>
    }
}
