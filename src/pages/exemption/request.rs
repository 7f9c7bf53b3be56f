//! The case chosen: its proof, its date, the declaration, and the request.

use affilio_domain::exemption::{DECLARATION, ExemptionCase};
use affilio_domain::field::Field;
use affilio_domain::wire::{AttachmentPurpose, ExemptionDraft, ExemptionRequest, FileView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::convert::Row;
use super::unseen::{Unseen, reload};
use crate::api;
use crate::browser;
use crate::draft::{Answers, File, Kept, SavedStep, Savers};
use crate::i18n::{locale, tr};
use crate::ui::form::Form;
use crate::ui::notice::{self, Notice, Tone};
use crate::ui::typed;
use crate::ui::upload::{Upload, joined_at};

const DECLARED: &str = "dispense-declaration";
const FAULT: &str = "dispense-erreur";

/// What follows the choice of a case.
#[component]
pub fn Request(
    /// The answers.
    form: Form,
    /// What is said of each case.
    rows: Memo<Vec<Row>>,
) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let code = form.get(Field::ExemptionCase);
        rows.get()
            .into_iter()
            .find(|row| row.case.code() == code && row.verdict.can_ask())
    });
    // The proof and the declaration stay as they are while only the day to ask changes.
    let case = Memo::new(move |_| chosen.with(|row| row.as_ref().map(|row| row.case)));
    let when = move || chosen.with(|row| row.as_ref().map(|row| row.when.clone()));
    move || {
        let case = case.get()?;
        let law = case.law();
        let proof = match law.proof(locale()) {
            Some(proof) => view! {
                <Upload
                    purpose=AttachmentPurpose::ExemptionProof
                    subject=""
                    label=tr("Le justificatif", "The proof")
                    hint=proof
                />
            }
            .into_any(),
            None => view! {
                <p>{tr("Aucun justificatif n’est demandé par le texte.", "The text asks for no proof.")}</p>
            }
            .into_any(),
        };
        Some(view! {
            <section class="group">
                <h2>{tr("Ma demande", "My request")}</h2>
                <dl class="answers">
                    <div><dt>{tr("Quand demander", "When to ask")}</dt><dd>{when}</dd></div>
                    <div><dt>{tr("Jusqu’à quand", "Until when")}</dt><dd>{law.until(locale())}</dd></div>
                    {law.opens(locale()).map(|words| view! {
                        <div><dt>{tr("Ouvre droit", "Gives a right")}</dt><dd>{words}</dd></div>
                    })}
                </dl>
                {law.doubt(locale()).map(|words| view! {
                    <Notice tone=Tone::Warn>
                        <p><strong>{tr("Pas certain. ", "Not certain. ")}</strong>{words}</p>
                    </Notice>
                })}
                {proof}
                <Declaration form case />
            </section>
        })
    }
}

/// What is declared, and the button that asks.
#[component]
fn Declaration(form: Form, case: ExemptionCase) -> impl IntoView {
    let file = expect_context::<File>();
    let saver = expect_context::<Savers>().exemption;
    let unseen = expect_context::<Unseen>();
    // What is declared is declared for this case.
    let informed = typed::tick(case.code());
    let fault = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    let key = StoredValue::new(browser::random_key());
    // What is missing is said when the button is pressed, and only as long as it is missing.
    let lacking = Memo::new(move |_| missing(&file.get()?, case, informed.get()));
    let told = RwSignal::new(None::<&'static str>);
    let said = move || {
        let told = told.get().filter(|words| lacking.get() == Some(*words));
        fault.get().or_else(|| told.map(str::to_owned))
    };
    let tell = move |words: String| {
        fault.try_set(Some(words));
        request_animation_frame(|| browser::focus(FAULT));
    };
    let ask = move |_| {
        if sending.get_untracked() {
            return;
        }
        fault.set(None);
        told.set(lacking.get_untracked());
        if told.get_untracked().is_some() {
            request_animation_frame(|| browser::focus(FAULT));
            return;
        }
        sending.set(true);
        let answers: Answers = form.draft::<ExemptionDraft>().into();
        spawn_local(async move {
            // Saving again what is saved would be refused, had the request passed and its answer
            // been lost.
            let saved = file.known(SavedStep::Exemption).1 == answers;
            if !saved && saver.save(answers).await != Kept::Saved {
                sending.try_set(false);
                tell(unsaved().to_owned());
                return;
            }
            let (version, _) = file.known(SavedStep::Exemption);
            let request = ExemptionRequest {
                version,
                informed: true,
            };
            let outcome = api::ask_exemption(&file.member(), &request, &key.get_value()).await;
            match outcome {
                Ok(_) => {
                    typed::forget();
                    reload(file, unseen).await;
                    request_animation_frame(|| browser::focus_on_arrival(true));
                }
                Err(error) => {
                    if !error.is_transient() {
                        key.try_set_value(browser::random_key());
                    }
                    tell(error.message());
                }
            }
            sending.try_set(false);
        });
    };
    let declared = DECLARATION
        .iter()
        .map(|words| view! { <li>{words.said(locale())}</li> })
        .collect_view();
    view! {
        <h3>{tr("Ce que je déclare", "What I declare")}</h3>
        <ul class="links">{declared}</ul>
        <label class="choice consent" for=DECLARED>
            <input
                type="checkbox"
                id=DECLARED
                aria-describedby=move || said().map(|_| FAULT)
                prop:checked=move || informed.get()
                on:change=move |event| informed.set(event_target_checked(&event))
            />
            <span>{tr("J’ai lu cette déclaration et je la fais mienne.", "I have read this declaration and make it mine.")}</span>
        </label>
        {move || notice::fault(FAULT, said())}
        <p class="small">
            {tr(
                "Votre demande est datée et enregistrée, avec un accusé de réception en PDF. Vous pouvez ensuite la retirer et adhérer.",
                "Your request is dated and registered, with an acknowledgement as a PDF. You can withdraw it later and join.",
            )}
        </p>
        <div class="actions actions-end">
            <button type="button" class="button" prop:disabled=move || sending.get() on:click=ask>
                {tr("Demander ma dispense", "Ask for my exemption")}
            </button>
        </div>
    }
}

/// What must be done before the request leaves.
fn missing(file: &FileView, case: ExemptionCase, informed: bool) -> Option<&'static str> {
    let joined = joined_at(file, AttachmentPurpose::ExemptionProof, "");
    if case.law().needs_proof() && joined.is_empty() {
        return Some(tr(
            "Il manque le justificatif : joignez-le, puis envoyez votre demande.",
            "The proof is missing: attach it, then send your request.",
        ));
    }
    (!informed).then(|| {
        tr(
            "Lisez la déclaration et cochez la case, puis envoyez votre demande.",
            "Read the declaration and tick the box, then send your request.",
        )
    })
}

fn unsaved() -> &'static str {
    tr(
        "Vos réponses ne sont pas encore enregistrées : la demande n’est pas partie. Réessayez quand la ligne revient.",
        "Your answers are not saved yet: the request has not left. Try again when the line is back.",
    )
}
