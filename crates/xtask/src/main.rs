//! The project's own commands: setup, serve, test, soak, e2e, size, bench.

fn main() {}
