//! Everything that is wrong, on top of the form: the same words as at each field, with links.

use affilio_domain::field::Problem;
use leptos::prelude::*;

use super::form::field_id;
use super::icon::{Icon, IconView};
use super::sentences::{sentence, whose_words};
use crate::browser;
use crate::i18n::tr;
use crate::say;

/// Id of the summary, which takes the focus when it appears.
pub const ID: &str = "resume-erreurs";

/// The summary. *Corriger* first, *Poursuivre quand même* second: the trade's rule, so that nobody
/// meets a wall, while the step stays marked "à compléter".
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the screen.
    #[prop(into)]
    problems: Signal<Vec<Problem>>,
    /// Goes on all the same.
    on_go_on: Callback<()>,
    /// Whose answer it is, on a screen that asks the same of several.
    #[prop(optional_no_strip)]
    whose: Option<Callback<Problem, String>>,
) -> impl IntoView {
    let first =
        move || problems.with(|list| list.first().map(|one| field_id(one.field, one.person)));
    let title = move || match problems.with(Vec::len) {
        1 => tr("Une réponse est à revoir", "One answer needs another look").to_owned(),
        many => say!(
            "{many} réponses sont à revoir",
            "{many} answers need another look"
        ),
    };
    view! {
        <Show when=move || !problems.with(Vec::is_empty)>
            <section class="error-summary" id=ID tabindex="-1" aria-labelledby="resume-titre">
                <h2 id="resume-titre">
                    <IconView icon=Icon::Alert />
                    {title}
                </h2>
                <ul>
                    {move || problems.get().into_iter().map(|problem| mended_at(problem, whose)).collect_view()}
                </ul>
                <div class="actions">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            if let Some(id) = first() {
                                browser::focus(&id);
                            }
                        }
                    >
                        {tr("Corriger", "Correct")}
                    </button>
                    <button type="button" class="button-quiet" on:click=move |_| on_go_on.run(())>
                        {tr("Poursuivre quand même", "Go on anyway")}
                    </button>
                </div>
                <p class="small">
                    {tr(
                        "Si vous poursuivez, l’étape reste « à compléter » : vous y reviendrez avant de signer.",
                        "If you go on, the step stays “to complete”: you will come back to it before signing.",
                    )}
                </p>
            </section>
        </Show>
    }
}

/// What is wrong, as a link to the answer.
fn mended_at(problem: Problem, whose: Option<Callback<Problem, String>>) -> impl IntoView {
    let id = field_id(problem.field, problem.person);
    let href = format!("#{id}");
    let sentence = sentence(problem);
    let words = match whose {
        Some(whose) => whose_words(&whose.run(problem), &sentence),
        None => sentence,
    };
    let press = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus(&id);
    };
    view! { <li><a href=href on:click=press>{words}</a></li> }
}
