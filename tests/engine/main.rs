//! What the engine in its worker tells of a household, natively.

mod agree;
mod answers;
