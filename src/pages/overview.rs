//! The list of steps with their states, and one button: *Reprendre*.

use affilio_domain::date::Date;
use affilio_domain::enrolment::Step;
use affilio_domain::format;
use affilio_domain::wire::{FileStatus, FileView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::exemption::entry::{ended, entry};
use super::guarded::Guarded;
use super::leaving::Leaving;
use super::over::{Over, Reopened, read_standing};
use crate::api;
use crate::browser::address::Address;
use crate::draft::{File, Savers};
use crate::i18n::{locale, tr};
use crate::journey::{Place, Progress, StepState};
use crate::say;
use crate::ui::act::Act;
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

const FAILURE: &str = "adhesion-erreur";

#[component]
fn Steps() -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let address = expect_context::<Address>();
    let leaving = Leaving::new();
    let act = Act::new();
    let told = RwSignal::new(String::new());
    if savers.all().iter().any(|saver| saver.is_unsaved()) {
        // An answer may have been refused because the days ended meanwhile.
        spawn_local(async move {
            let _unread = read_standing(file).await;
        });
    }
    let sign_out = move |_| {
        act.run(FAILURE, async move {
            leaving.settle().await?;
            api::sign_out().await?;
            leaving.forget();
            address.go("/");
            Ok(())
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
                view! { <Over view=view.clone() told /> }
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
            <Reopened told />
            {body}
            {move || act.failure().map(|words| view! {
                <div id=FAILURE tabindex="-1"><Notice tone=Tone::Warn live=true><p>{words}</p></Notice></div>
            })}
            <button type="button" class="button-quiet" prop:disabled=move || act.is_busy() on:click=sign_out>{tr("Me déconnecter", "Sign out")}</button>
        </div>
    }
}
