//! The screen *Signature électronique*.

use affilio_domain::enrolment::Step;
use leptos::prelude::*;
use leptos_router::components::A;

use super::recap::{MissingList, Recap};
use super::sign::Sign;
use crate::draft::File;
use crate::journey::{Place, Progress};
use crate::pages::guarded::Guarded;
use crate::ui::page::{Heading, arrive};
use crate::ui::stepper::Stepper;

/// The step.
#[component]
pub fn SignatureStep() -> impl IntoView {
    arrive("Signature électronique");
    view! {
        <Guarded place=Place::Step(Step::Signature)>
            <Review />
        </Guarded>
    }
}

#[component]
fn Review() -> impl IntoView {
    let file = expect_context::<File>();
    let body = move || {
        let view = file.get()?;
        let complete = Progress::of(&view).can_sign();
        Some(view! {
            <MissingList file=view.clone() />
            <Recap file=view />
            {complete.then(|| view! { <Sign /> })}
        })
    };
    view! {
        <div class="journey">
            <Stepper current=Step::Signature />
            <div class="journey-main">
                <Heading text="Signature électronique" />
                <p class="saved">"Enregistré, pas encore signé"</p>
                <p class="lead">"Relisez vos réponses. Une fois signées, elles ne changent plus."</p>
                {body}
                <p><A href=Place::Step(Step::Bank).path() attr:class="button-quiet">"Précédent"</A></p>
            </div>
        </div>
    }
}
