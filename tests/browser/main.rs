//! What the components do in a real document: focus, names, descriptions, key presses.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at what is not as it should be"
)]

use affilio_app::browser::address::Address;
use affilio_app::cut;
use affilio_app::pages::estimator::{
    Estimator,
    proof::{self, Words},
};
use affilio_app::ui::chrome::Help;
use affilio_app::ui::error_summary::ErrorSummary;
use affilio_app::ui::field::{TextField, YesNo};
use affilio_app::ui::form::Form;
use affilio_domain::field::{Field, Problem, Reason};
use affilio_domain::nir::NirFault;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A fresh place in the document for one test; removed, with what runs in it, when dropped.
struct Stage {
    root: HtmlElement,
    mounted: Option<Box<dyn std::any::Any>>,
}

impl Stage {
    fn show<V: IntoView + 'static>(screen: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = leptos::mount::mount_to(root.clone(), screen);
        Self {
            root,
            mounted: Some(Box::new(mounted)),
        }
    }

    fn find(&self, selector: &str) -> Element {
        self.root
            .query_selector(selector)
            .unwrap()
            .unwrap_or_else(|| panic!("{selector} is not in {}", self.root.inner_html()))
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|at| found.item(at)?.text_content())
            .collect()
    }

    fn type_in(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector).unchecked_into();
        input.set_value(text);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        input
            .dispatch_event(&Event::new_with_event_init_dict("input", &bubbling).unwrap())
            .unwrap();
    }

    fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.mounted.take();
        self.root.remove();
    }
}

async fn settled() {
    leptos::task::tick().await;
    TimeoutFuture::new(30).await;
}

fn focused_id() -> String {
    document()
        .active_element()
        .map(|one| one.id())
        .unwrap_or_default()
}

cut!(WORDS: Words, words, proof::WORDS);

const WRONG_KEY: Problem = Problem::own(Field::Nir, Reason::Nir(NirFault::Key { expected: 39 }));

#[wasm_bindgen_test]
async fn a_field_says_what_is_wrong_and_is_described_by_it() {
    let shown = RwSignal::new(None::<Form>);
    let stage = Stage::show(move || {
        let form = Form::own();
        shown.set(Some(form));
        view! { <TextField form field=Field::Nir /> }
    });
    settled().await;
    assert!(stage.find("#nir").get_attribute("aria-invalid").is_none());

    shown.get_untracked().unwrap().show(vec![WRONG_KEY]);
    settled().await;
    let input = stage.find("#nir");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = input.get_attribute("aria-describedby").unwrap();
    assert!(
        described.split(' ').any(|id| id == "nir-erreur"),
        "{described}"
    );
    assert!(
        stage.text("#nir-erreur").contains("attendu"),
        "{}",
        stage.text("#nir-erreur")
    );
}

#[wasm_bindgen_test]
async fn what_is_typed_stays_when_a_fault_appears() {
    let shown = RwSignal::new(None::<Form>);
    let stage = Stage::show(move || {
        let form = Form::own();
        shown.set(Some(form));
        view! { <TextField form field=Field::Nir /> }
    });
    settled().await;
    stage.type_in("#nir", "1 71 09 34 240 001 34");
    let form = shown.get_untracked().unwrap();
    form.show(vec![WRONG_KEY]);
    settled().await;
    assert_eq!(
        stage
            .find("#nir")
            .unchecked_into::<HtmlInputElement>()
            .value(),
        "1 71 09 34 240 001 34"
    );
    assert_eq!(form.read(Field::Nir), "1 71 09 34 240 001 34");
}

#[wasm_bindgen_test]
async fn links_of_the_summary_move_the_focus_to_the_first_answer() {
    let stage = Stage::show(|| {
        let form = Form::own();
        let problems = RwSignal::new(vec![
            Problem::own(Field::AlsaceMoselle, Reason::Missing),
            WRONG_KEY,
        ]);
        view! {
            <ErrorSummary problems on_go_on=Callback::new(|()| ()) />
            <TextField form field=Field::Nir />
            <YesNo form field=Field::AlsaceMoselle />
        }
    });
    settled().await;
    assert_eq!(stage.text("h2"), "2 réponses sont à revoir");
    stage.click("li:nth-child(2) a");
    settled().await;
    assert_eq!(focused_id(), "nir");
    // *Corriger* leads to the first fault: the first radio button bears the field's id.
    stage.click(".actions button");
    settled().await;
    assert_eq!(focused_id(), "alsace-moselle");
}

#[wasm_bindgen_test]
async fn the_summary_is_not_there_when_nothing_is_wrong() {
    let stage = Stage::show(|| {
        view! { <ErrorSummary problems=RwSignal::new(Vec::new()) on_go_on=Callback::new(|()| ()) /> }
    });
    settled().await;
    assert!(stage.texts("section").is_empty());
}

#[wasm_bindgen_test]
async fn the_help_dialog_opens_as_a_modal_one_and_closes() {
    let stage = Stage::show(|| view! { <Help /> });
    settled().await;
    affilio_app::browser::open_dialog("aide");
    assert!(stage.find("dialog").matches(":modal").unwrap());
    stage.click("dialog button");
    assert!(!stage.find("dialog").has_attribute("open"));
}

#[wasm_bindgen_test]
async fn the_three_levels_follow_each_key_press() {
    let window = leptos::prelude::window();
    window
        .history()
        .unwrap()
        .replace_state_with_url(
            &wasm_bindgen::JsValue::NULL,
            "",
            Some("#soin=sc.specialistes&acte=specialiste&optam=oui&date=01/03/2024"),
        )
        .unwrap();
    let stage = Stage::show(|| {
        provide_context(Address::follow(|_| true));
        view! { <Estimator words=&WORDS /> }
    });
    settled().await;
    let asked = stage.text(".tag-unknown");
    assert!(asked.contains("il manque le prix"), "{asked}");
    stage.type_in("#prix", "60");
    leptos::task::tick().await;
    assert_eq!(
        stage.texts(".money-rac dd"),
        ["7,45\u{202f}€", "1,00\u{202f}€", "1,00\u{202f}€"],
        "specialist at 60 € inside OPTAM on 1 March 2024: 170 %, 220 % and 220 % of 31.50, and 1 € held back"
    );
    stage.type_in("#prix", "soixante");
    leptos::task::tick().await;
    assert!(stage.text("#prix-erreur").contains("n’est pas lisible"));
    assert!(
        stage.texts(".money-rac dd").is_empty(),
        "an amount that cannot be read gives no result"
    );
}
