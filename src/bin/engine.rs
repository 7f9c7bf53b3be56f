//! The engine of the guarantees, in a worker: what each level costs a household and leaves it to pay.

fn main() {
    console_error_panic_hook::set_once();
    affilio_app::browser::worker::serve(affilio_app::engine::answer);
}
