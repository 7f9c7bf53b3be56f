//! The journey without a browser: where each file stands, what it opens, what is reread and sent.

mod amounts;
mod answers;
mod beside;
mod drawing;
mod files;
mod graph;
mod levels;
mod recap;
