//! The screen *Signature électronique*.

use affilio_domain::enrolment::Step;
use leptos::prelude::*;

use super::mandate::{self, Hindered, Mandate};
use super::recap::{MissingList, Recap, WorthALook};
use super::sign::{CHANGED, Changed, How, Sign};
use crate::draft::{File, Savers};
use crate::i18n::tr;
use crate::journey::{Place, Progress};
use crate::pages::guarded::Guarded;
use crate::steps::bank::convert::proposed;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};
use crate::ui::saved::saved_words;
use crate::ui::stepper::{Stepper, step_name};

/// The step.
#[component]
pub fn SignatureStep() -> impl IntoView {
    arrive(step_name(Step::Signature));
    view! {
        <Guarded place=Place::Step(Step::Signature)>
            <Review />
        </Guarded>
    }
}

#[component]
fn Review() -> impl IntoView {
    let file = expect_context::<File>();
    let savers = expect_context::<Savers>();
    let changed = Changed::no();
    provide_context(changed);
    let following = mandate::follow(file, savers);
    let body = move || {
        let mut view = file.get()?;
        // What the step shows as answered is reread as it will be.
        view.bank.draft = proposed(view.bank.draft, &view.profile.draft);
        let complete = Progress::of(&view).can_sign();
        let hindrance = mandate::hindrance(&view);
        Some(view! {
            <MissingList file=view.clone() />
            <WorthALook file=view.clone() />
            <Recap file=view.clone() />
            <Mandate file=view />
            {complete.then(|| match hindrance {
                Some(by) => view! { <Hindered by following /> }.into_any(),
                None => view! {
                    <Show when=move || savers.all_saved() fallback=move || view! { <Unsaved /> }><Sign /></Show>
                }
                .into_any(),
            })}
        })
    };
    view! {
        <div class="journey">
            <Stepper current=Step::Signature />
            <div class="journey-main">
                <Heading text=step_name(Step::Signature) />
                <p class="saved">{move || saved_words(savers)}</p>
                <p class="lead">{tr("Relisez vos réponses. Une fois signées, elles ne changent plus.", "Read your answers again. Once signed, they no longer change.")}</p>
                {move || changed.get().map(|how| view! {
                    <div id=CHANGED tabindex="-1">
                        <Notice tone=Tone::Warn live=true>
                            <p>{match how {
                                How::Elsewhere => tr(
                                    "Vos réponses ont changé ailleurs pendant la signature. Voici les nouvelles : relisez-les, puis demandez un nouveau code.",
                                    "Your answers changed elsewhere while you were signing. Here are the new ones: read them again, then ask for a new code.",
                                ),
                                How::Here => tr(
                                    "Vous avez changé une réponse ou une pièce jointe : relisez, cochez à nouveau, puis demandez un code.",
                                    "You changed an answer or an attached document: read again, tick the boxes again, then ask for a code.",
                                ),
                            }}</p>
                        </Notice>
                    </div>
                })}
                {body}
                <p><a href=Place::Step(Step::Bank).path() class="button-quiet">{tr("Précédent", "Back")}</a></p>
            </div>
        </div>
    }
}

/// What is shown is not all saved: it cannot be signed yet, and the step to look at is named.
#[component]
fn Unsaved() -> impl IntoView {
    let savers = expect_context::<Savers>();
    let steps = move || {
        savers
            .unsaved()
            .into_iter()
            .map(|step| view! { <li><a href=Place::Step(step).path()>{step_name(step)}</a></li> })
            .collect_view()
    };
    view! {
        <Notice tone=Tone::Warn live=true>
            <p>{tr(
                                "Avant de signer, ces étapes doivent être enregistrées. Elles partent d’elles-mêmes au retour du réseau ; sinon, ouvrez-les.",
                                "Before signing, these steps must be saved. They leave by themselves when the network is back; otherwise, open them.",
                            )}</p>
            <ul>{steps}</ul>
        </Notice>
    }
}
