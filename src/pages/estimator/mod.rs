//! `/estimer`: what a care costs, at the three levels, with the proof.

pub mod answer;
pub mod case;
pub mod convert;
pub mod input;
pub mod picker;
pub mod proof;
pub mod told;

use affilio_domain::date::Date;
use affilio_guarantees::outcome::Estimate;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::InputError;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::convert::Asked;
use self::input::{Input, Key};
use self::proof::Words;
use crate::app::parts::{Awaited, Part};
use crate::browser;
use crate::browser::address::Address;
use crate::i18n::tr;
use crate::journey::Screen;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::{Heading, arrive};

/// Pause before the address follows what is typed, in milliseconds: browsers refuse an address that
/// changes at each key press.
const ADDRESS_PAUSE_MS: u32 = 400;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Bench {
    plan: &'static Plan,
    input: RwSignal<Input>,
    asked: Memo<Option<Asked>>,
    today: Date,
    /// Asked for as soon as the page is there: no question of the person's is seen from outside.
    words: Awaited<Words>,
}

impl Bench {
    fn set(self, key: Key, value: &str) {
        self.input.update(|input| input.set(key, value));
    }
}

/// The answer for each level, cheapest first.
fn estimates(plan: &Plan, asked: &Asked) -> Result<Vec<Estimate>, InputError> {
    plan.estimate_levels(&asked.line, &asked.situation, &asked.used)
}

/// The page.
#[component]
pub fn Estimator(
    /// What is said of an amount.
    words: &'static Part<Words>,
) -> impl IntoView {
    arrive(tr("Estimer un soin", "Estimate a treatment"));
    match affilio_contracts::eclat() {
        Ok(plan) => view! { <Workbench plan words /> }.into_any(),
        Err(_) => view! {
            <div class="page">
                <Heading text=tr("Estimer un soin", "Estimate a treatment") />
                <Notice tone=Tone::Danger>
                    <p>{tr("Le tableau de garanties n’a pas pu être lu. Rechargez la page ; si cela ne suffit pas, le bouton « Aide » donne un numéro.", "The table of cover could not be read. Reload the page; if that is not enough, the “Help” button gives a number.")}</p>
                </Notice>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Workbench(plan: &'static Plan, words: &'static Part<Words>) -> impl IntoView {
    let today = browser::today();
    let input = RwSignal::new(Input::from_fragment(&browser::fragment()));
    let asked = Memo::new(move |_| input.with(|input| convert::asked(plan, input, today)));
    let bench = Bench {
        plan,
        input,
        asked,
        today,
        words: Awaited::of(words),
    };
    provide_context(bench);
    provide_context(proof::Opened::none());
    follow_in_address(input);
    let chosen =
        Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| (asked.row, asked.act))));
    view! {
        <div class="page estimator">
            <div class="estimator-ask">
                <Heading text=tr("Estimer un soin", "Estimate a treatment") />
                <p class="lead">{plan.contract().title.clone()}</p>
                <picker::Picker />
                {move || chosen.get().map(|_| view! { <case::Case /> })}
            </div>
            <answer::Answer />
        </div>
    }
}

/// Keeps the fragment equal to the answers, and the answers equal to a fragment that one opens.
fn follow_in_address(input: RwSignal<Input>) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |previous: Option<()>| {
        let fragment = input.with(Input::to_fragment);
        if previous.is_none() {
            return;
        }
        let mine = turn.get_value().wrapping_add(1);
        turn.set_value(mine);
        spawn_local(async move {
            TimeoutFuture::new(ADDRESS_PAUSE_MS).await;
            if turn.try_get_value() == Some(mine) {
                browser::replace_address(&format!("/estimer#{fragment}"));
            }
        });
    });
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        let opened = Input::from_fragment(&browser::fragment());
        if input.with_untracked(|input| *input != opened) {
            input.set(opened);
        }
    });
    let address = expect_context::<Address>();
    on_cleanup(move || {
        listener.remove();
        // The page is drawn anew in the other language, from its address: it must not be late.
        let stays = Screen::at(&untrack(|| address.path())) == Screen::Estimator;
        if let Some(fragment) = input
            .try_with_untracked(Input::to_fragment)
            .filter(|_| stays)
        {
            browser::replace_address(&format!("/estimer#{fragment}"));
        }
    });
}
