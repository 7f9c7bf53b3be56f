#![doc = include_str!("../README.md")]

pub mod cell;
pub mod embed;
pub mod fault;
pub mod grid;
pub mod single;
pub mod tariffs;

mod ages;
mod source;
mod words;
