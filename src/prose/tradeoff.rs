//! One point for a side.

use askama::Template;

use super::{names, render, words};
use crate::comparison::context::Pair;
use crate::comparison::tradeoffs::{Point, Tradeoff};
use crate::comparison::vocabulary::Openness;
use crate::comparison::workload::Workload;

#[derive(Template)]
#[template(path = "tradeoff.txt")]
struct TradeoffText<'a> {
    name: &'a str,
    other_name: &'a str,
    point: &'a Point,
    workload: &'a Workload,
    caveats: String,
}

/// A point as a sentence.
pub fn tradeoff(pair: &Pair, decided: &Tradeoff) -> String {
    let (name, other_name) = names(pair, decided.seat);
    render(&TradeoffText {
        name,
        other_name,
        point: &decided.point,
        workload: &pair.context.workload,
        caveats: words::caveats(pair),
    })
}
