//! The affilio server: API, storage, outbox, PDF, static files.

fn main() {}
