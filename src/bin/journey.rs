//! The journey's application: signing in, activation, the steps.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(affilio_app::app::JourneyApp);
}
