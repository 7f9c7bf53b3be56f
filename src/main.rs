//! The affilio single-page application.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(affilio_app::app::App);
}
