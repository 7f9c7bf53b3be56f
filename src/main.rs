//! The affilio single-page application.

fn main() {}
