//! What the engine in its worker tells of a household, natively.

mod answers;
mod command_line;
