//! A second program of ours, in a worker of the browser: its weight is downloaded when somebody first
//! needs it, and its work never holds a key press back. Both ends are here.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent, WorkerOptions};

/// What the worker says once it can be asked.
const READY: &str = "ready";

/// What is heard of the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It can be asked from now on.
    Ready,
    /// An answer.
    Words(String),
    /// It could not be loaded, or broke: nothing will come of it any more.
    Failed,
}

/// A worker that runs. Dropped, it ends.
pub struct Worker {
    inner: web_sys::Worker,
    // Kept as long as the browser may call them.
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(Event)>,
}

impl Worker {
    /// Starts a script in a worker, under a name that the script can read; `None` where the browser
    /// has no workers.
    pub fn start(
        script: &str,
        name: &str,
        heard: impl Fn(Heard) + Clone + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_name(name);
        let inner = web_sys::Worker::new_with_options(script, &options).ok()?;
        let told = heard.clone();
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            told(match event.data().as_string() {
                Some(words) if words == READY => Heard::Ready,
                Some(words) => Heard::Words(words),
                None => Heard::Failed,
            });
        });
        let error = Closure::<dyn FnMut(Event)>::new(move |_: Event| heard(Heard::Failed));
        inner.set_onmessage(Some(message.as_ref().unchecked_ref()));
        inner.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Self {
            inner,
            _message: message,
            _error: error,
        })
    }

    /// Sends words. One that ended hears nothing.
    pub fn tell(&self, words: &str) {
        let _ = self.inner.post_message(&words.into());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.inner.set_onmessage(None);
        self.inner.set_onerror(None);
        self.inner.terminate();
    }
}

/// In the worker: answers every message from now on, and says so. Nothing happens in a page.
pub fn serve(answer: fn(&str) -> String) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let asked = scope.clone();
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(words) = event.data().as_string() {
            let _ = asked.post_message(&answer(&words).into());
        }
    });
    scope.set_onmessage(Some(message.as_ref().unchecked_ref()));
    // It answers as long as the worker lives.
    message.forget();
    let _ = scope.post_message(&READY.into());
}
