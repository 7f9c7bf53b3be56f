//! The public application: home, estimator, table of guarantees.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(affilio_app::app::PublicApp);
}
