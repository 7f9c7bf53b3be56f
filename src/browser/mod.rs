//! The only room that touches web-sys. Stores nothing personal, anywhere.

pub mod address;
pub mod files;
pub mod language;
pub mod worker;

use affilio_domain::date::Date;
use affilio_domain::typing::Typing;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{
    Blob, BlobPropertyBag, HtmlAnchorElement, HtmlDialogElement, HtmlElement, HtmlInputElement,
    ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

/// Sets the page's title, in the tab and in the history.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The page's title.
#[must_use]
pub fn title() -> String {
    document().title()
}

/// The fragment of the address, without its `#`.
#[must_use]
pub fn fragment() -> String {
    window()
        .location()
        .hash()
        .unwrap_or_default()
        .trim_start_matches('#')
        .to_owned()
}

/// Replaces the address shown without a page move: used to erase a token from the history and to
/// keep an estimate in the fragment. A browser that refuses keeps its address, nothing else.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// The same request, which goes on when the page is left or loaded anew while it is on its way, where
/// the browser can.
#[must_use]
pub fn outliving(request: gloo_net::http::Request) -> gloo_net::http::Request {
    let raw: web_sys::Request = request.into();
    let options = web_sys::RequestInit::new();
    let lasting = js_sys::Reflect::set(&options, &"keepalive".into(), &true.into())
        .and_then(|_| web_sys::Request::new_with_request_and_init(&raw, &options));
    lasting.unwrap_or(raw).into()
}

/// Moves the focus to an element; the browser brings it in sight.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Moves the focus to the beginning of a part of the page, in sight however long the part is.
pub fn focus_from_top(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Brings what has the focus in sight, when something comes over it.
pub fn keep_focus_in_sight() {
    if let Some(here) = document()
        .active_element()
        .filter(|here| here.tag_name() != "BODY")
    {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        here.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Moves the focus to the field that the address names (`#nir`), else, when asked, to the page's
/// heading, from the top of the page.
pub fn focus_on_arrival(heading: bool) {
    if let Some(field) = element(&fragment()) {
        let _ = field.focus();
        field.scroll_into_view();
        return;
    }
    let found = document().query_selector("main h1").ok().flatten();
    if let Some(found) = found
        .filter(|_| heading)
        .and_then(|one| one.dyn_into::<HtmlElement>().ok())
    {
        let _ = found.focus();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether the person is in the element that bears this id.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|here| here.id() == id)
}

/// Opens a dialog as a modal one: focus stays inside, Escape closes.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|one| one.dyn_into::<HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog; the browser gives the focus back.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|one| one.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// What the page shows in a field, read from the page itself: a browser may fill fields before
/// the application runs, without telling.
#[must_use]
pub fn shown_value(id: &str) -> Option<String> {
    Some(element(id)?.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// Groups by four what was just typed in a field for an account's number, the caret staying where it
/// was; gives what is kept of it.
#[must_use]
pub fn group_account(event: &web_sys::Event) -> String {
    let Some(input) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return String::new();
    };
    let end = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let typed = input.value();
    let caret = input
        .selection_start()
        .ok()
        .flatten()
        .unwrap_or_else(|| end(&typed));
    let forward = js_sys::Reflect::get(event, &"inputType".into())
        .is_ok_and(|kind| kind.as_string().as_deref() == Some("deleteContentForward"));
    let typing = Typing::new(&typed, usize::try_from(caret).unwrap_or_default(), forward);
    if typing.shown != typed {
        input.set_value(&typing.shown);
    }
    let caret = u32::try_from(typing.caret).unwrap_or_default();
    let _ = input.set_selection_range(caret, caret);
    typing.raw
}

/// A random key for one act, so that the server carries it out once however often it is sent.
#[must_use]
pub fn random_key() -> String {
    window()
        .crypto()
        .map(|crypto| crypto.random_uuid())
        .unwrap_or_default()
}

/// A number below `bound`, by chance; 0 when there is none.
#[must_use]
pub fn chance(bound: u32) -> u32 {
    let drawn = random_key();
    let drawn = drawn
        .get(..8)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    drawn
        .and_then(|drawn| drawn.checked_rem(bound))
        .unwrap_or(0)
}

/// Today where the person is.
#[must_use]
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    Date::new(now.get_full_year(), now.get_month() + 1, now.get_date()).unwrap_or(Date::MIN)
}

/// Hands a PDF to the person, as a file to keep: it has no address that a history could hold.
pub fn save_pdf(bytes: &[u8], name: &str) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/pdf");
    let Some((address, link)) = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)
        .and_then(|blob| Url::create_object_url_with_blob(&blob))
        .ok()
        .zip(document().create_element("a").ok())
    else {
        return;
    };
    if let Ok(link) = link.dyn_into::<HtmlAnchorElement>() {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&address);
}

/// Opens the print dialog.
pub fn print() {
    let _ = window().print();
}

/// Removes the words shown while the application was loading.
pub fn remove_start_screen() {
    if let Some(start) = document().get_element_by_id("start") {
        start.remove();
    }
}

/// What a mark of the page says: `<meta name="engine" content="…">`; nothing when it has no such mark.
#[must_use]
pub fn mark(name: &str) -> String {
    let found = document().query_selector(&format!("meta[name={name}]"));
    found
        .ok()
        .flatten()
        .and_then(|mark| mark.get_attribute("content"))
        .unwrap_or_default()
}

/// Goes to another document of the same site, such as a file to download.
pub fn go_to(address: &str) {
    let _ = window().location().set_href(address);
}

fn element(id: &str) -> Option<HtmlElement> {
    document()
        .get_element_by_id(id)?
        .dyn_into::<HtmlElement>()
        .ok()
}
