//! The list of steps with their states, and one button: *Reprendre*.

use affilio_domain::date::Date;
use affilio_domain::enrolment::Step;
use affilio_domain::format::{self, Locale};
use affilio_domain::wire::FileView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::guarded::{Guarded, is_expired};
use crate::api;
use crate::draft::File;
use crate::journey::{Place, Progress};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};
use crate::ui::stepper::{state_class, state_words, step_name};

/// The list of steps.
#[component]
pub fn Overview() -> impl IntoView {
    arrive("Mon adhésion");
    view! {
        <Guarded place=Place::Overview>
            <Steps />
        </Guarded>
    }
}

fn until(file: &FileView) -> String {
    let days = match (
        Date::parse_iso(&file.today),
        Date::parse_iso(&file.expires_on),
    ) {
        (Ok(today), Ok(end)) => {
            let left = today.days_until(end);
            format!("Jusqu’au {} ({left} jours)", format::date(end, Locale::Fr))
        }
        _ => String::new(),
    };
    days
}

#[component]
fn Steps() -> impl IntoView {
    let file = expect_context::<File>();
    let navigate = use_navigate();
    let sign_out = move |_| {
        let navigate = navigate.clone();
        spawn_local(async move {
            // Whatever the server answers, this screen forgets the file.
            let _ = api::sign_out().await;
            file.set(None);
            navigate("/", NavigateOptions::default());
        });
    };
    let body = move || {
        let view = file.get()?;
        let progress = Progress::of(&view);
        let resume = progress.resume();
        let started = view.profile.version > 0;
        let items = Step::ALL
            .into_iter()
            .map(|step| {
                let state = progress.state(step);
                view! {
                    <li class="task">
                        <A href=Place::Step(step).path()>{step_name(step)}</A>
                        <span class=state_class(state)>{state_words(state)}</span>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <p class="lead">{format!("Adhésion au contrat de {}", view.employer.name)}</p>
            <dl class="facts">
                <div><dt>"Numéro d’adhérent"</dt><dd class="number">{view.member_number.clone()}</dd></div>
                <div><dt>"Pour finir"</dt><dd>{until(&view)}</dd></div>
            </dl>
            {if is_expired(file) {
                view! {
                    <Notice tone=Tone::Warn>
                        <p>"Les 60 jours sont passés : ce dossier ne peut plus être signé en ligne. Appelez-nous, le bouton « Aide » donne le numéro : vos réponses sont gardées."</p>
                    </Notice>
                }
                .into_any()
            } else {
                view! {
                    <p class="saved">"Enregistré, pas encore signé"</p>
                    <A href=resume.path() attr:class="button">
                        {if started { "Reprendre" } else { "Commencer" }}
                    </A>
                }
                .into_any()
            }}
            <ol class="tasks">{items}</ol>
        })
    };
    view! {
        <div class="page narrow">
            <Heading text="Mon adhésion" />
            {body}
            <button type="button" class="button-quiet" on:click=sign_out>"Me déconnecter"</button>
        </div>
    }
}
