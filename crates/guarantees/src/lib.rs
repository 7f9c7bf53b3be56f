#![doc = include_str!("../README.md")]

pub mod compiled;
pub mod contributions;
pub mod few;
pub mod outcome;
pub mod plan;
pub mod proof;
pub mod query;
pub mod questions;
pub mod remark;
pub mod search;
pub mod sentences;

mod evaluate;
mod ledger;
