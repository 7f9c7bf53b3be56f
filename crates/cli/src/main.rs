//! The affilio command: contracts checked, shown and compiled, cares estimated.

fn main() {}
