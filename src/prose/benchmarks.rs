//! The sentence above the benchmark table.

use askama::Template;

use super::{render, words};
use crate::comparison::context::Pair;
use crate::comparison::deep_dive::BenchmarkStory;

#[derive(Template)]
#[template(path = "benchmarks.txt")]
struct BenchmarksText<'a> {
    pair: Pair<'a>,
    story: &'a BenchmarkStory,
}

/// What the shared benchmarks say, in short.
pub fn benchmarks(pair: &Pair, story: &BenchmarkStory) -> String {
    render(&BenchmarksText { pair: *pair, story })
}
