//! The opening paragraph.

use askama::Template;
use chrono::{Datelike, NaiveDate};

use super::{labels, numbers, render, words};
use crate::comparison::contender::Contender;
use crate::comparison::context::Pair;
use crate::comparison::summary::{PairPrices, Summary};

#[derive(Template)]
#[template(path = "summary.txt")]
struct SummaryText<'a> {
    left: &'a Contender,
    right: &'a Contender,
    left_year: String,
    right_year: String,
    class: &'static str,
    shared: usize,
    lead: Option<Lead<'a>>,
    prices: Option<PairPrices>,
}

struct Lead<'a> {
    leader: &'a str,
    benchmark: &'a str,
    gap: String,
}

/// The opening paragraph of a pair.
pub fn summary(pair: &Pair, decided: &Summary) -> String {
    let lead = decided.benchmark.as_ref().map(|lead| Lead {
        leader: &pair.at(lead.leader).name,
        benchmark: &lead.benchmark.name,
        gap: numbers::gap(lead.gap, &lead.benchmark),
    });
    render(&SummaryText {
        left: pair.left,
        right: pair.right,
        left_year: year(pair.left.released_on),
        right_year: year(pair.right.released_on),
        class: labels::class(decided.class),
        shared: decided.shared_benchmarks,
        lead,
        prices: decided.prices,
    })
}

fn year(day: Option<NaiveDate>) -> String {
    day.map_or_else(
        || "release date unknown".to_owned(),
        |day| day.year().to_string(),
    )
}
