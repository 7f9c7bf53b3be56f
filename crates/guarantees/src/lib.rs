#![doc = include_str!("../README.md")]

pub mod compare;
pub mod compiled;
pub mod contributions;
pub mod few;
pub mod interval;
pub mod inverse;
pub mod naming;
pub mod optics;
pub mod outcome;
pub mod plan;
pub mod prevoyance;
pub mod proof;
pub mod query;
pub mod questions;
pub mod remark;
pub mod search;
pub mod sentences;
pub mod year;

mod evaluate;
mod ledger;
