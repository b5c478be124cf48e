//! What gilbox shows: tables, a picture, sentences and JSON, each made of finished numbers and of nothing else.
//!
//! Every function here turns data into text; none reads a clock or writes a stream, so tests compare their texts byte for byte.

mod comparison;
mod explain;
mod human;
mod json;
mod paint;
mod picture;
mod stats;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use comparison::{comparison, failures};
pub(crate) use json::{comparison_json, stats_json};
pub(crate) use stats::stats;
