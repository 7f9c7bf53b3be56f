//! Files that a person chooses on their device. Their bytes go straight to the network: this program
//! never holds them.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlInputElement};

/// A file chosen. Kept while it may be sent again.
#[derive(Clone)]
pub struct Picked(File);

impl Picked {
    /// Its name on the device.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its name, percent-encoded for a header.
    #[must_use]
    pub fn encoded_name(&self) -> String {
        js_sys::encode_uri_component(&self.0.name()).into()
    }

    /// Whether it has more bytes than this.
    #[must_use]
    pub fn is_larger_than(&self, bytes: u32) -> bool {
        self.0.size() > f64::from(bytes)
    }

    /// The file, as the body of a request.
    #[must_use]
    pub fn body(&self) -> JsValue {
        self.0.clone().into()
    }
}

/// The files chosen in a field, which is then free for others: also for the same ones.
#[must_use]
pub fn take(id: &str) -> Vec<Picked> {
    let field = super::element(id).and_then(|one| one.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else {
        return Vec::new();
    };
    let list = field.files();
    let picked = list.map_or_else(Vec::new, |list| {
        (0..list.length())
            .filter_map(|rank| list.get(rank))
            .map(Picked)
            .collect()
    });
    field.set_value("");
    picked
}
