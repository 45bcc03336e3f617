//! The opening paragraph.

use askama::Template;
use chrono::Datelike;

use super::{labels, numbers, render, words};
use crate::comparison::contender::Contender;
use crate::comparison::context::Pair;
use crate::comparison::summary::{Class, PairPrices, Summary};
use crate::comparison::vocabulary::ProductType;

#[derive(Template)]
#[template(path = "summary.txt")]
struct SummaryText<'a> {
    left: &'a Contender,
    right: &'a Contender,
    left_year: String,
    right_year: String,
    kinds: Kinds,
    shared: usize,
    lead: Option<Lead<'a>>,
    prices: Option<PairPrices>,
}

/// What the two are, in words.
enum Kinds {
    /// Both are these.
    Same(String),
    /// Each is something else.
    Apart {
        left: &'static str,
        right: &'static str,
    },
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
        left_year: year(pair.left),
        right_year: year(pair.right),
        kinds: kinds(pair, decided.class),
        shared: decided.shared_benchmarks,
        lead,
        prices: decided.prices,
    })
}

/// The class says something of models that take and give text; others are told by the kind of product.
fn kinds(pair: &Pair, class: Class) -> Kinds {
    match pair.both(|side| side.product_type) {
        (ProductType::ApiModel, ProductType::ApiModel) => {
            Kinds::Same(format!("{} models", labels::class(class)))
        }
        (own, other) if own == other => Kinds::Same(labels::product_nouns(own).to_owned()),
        (own, other) => Kinds::Apart {
            left: labels::product_noun(own),
            right: labels::product_noun(other),
        },
    }
}

/// The year of the release in brackets, nothing where the name gives it.
fn year(of: &Contender) -> String {
    let Some(day) = of.released_on else {
        return " (release date unknown)".to_owned();
    };
    let year = day.year().to_string();
    if of.name.contains(&year) {
        String::new()
    } else {
        format!(" ({year})")
    }
}
