//! The headline of the verdict.

use askama::Template;

use super::{labels, render, words};
use crate::comparison::contender::Contender;
use crate::comparison::context::{Pair, Seat};
use crate::comparison::lifecycle;
use crate::comparison::signals::SignalAxis;
use crate::comparison::verdict::{LeaderCount, Verdict, VerdictKind};
use crate::comparison::vocabulary::{CommercialUse, ProductType};

#[derive(Template)]
#[template(path = "verdict.txt")]
struct HeadlineText<'a> {
    kind: VerdictKind,
    left: &'a str,
    right: &'a str,
    /// The recommended model, or the left one where nothing is recommended; texts of those kinds name both.
    choice: &'a str,
    other: &'a str,
    other_stage: String,
    types: [&'static str; 2],
    /// Whether two kinds of product are alike enough to count who leads what.
    alike: bool,
    axis: &'static str,
    alternative: Option<(&'a str, &'static str)>,
    measured: Option<Leader<'a>>,
    risk: Option<Leader<'a>>,
    measured_even: Even,
    risk_even: Even,
    /// The models that are put forward under a licence that forbids commercial use, with its name.
    forbidden: Vec<(&'a str, &'a str)>,
    /// That a request of the workload does not fit the window of a model that is put forward.
    too_large: String,
}

/// An axis on which neither side is ahead by count.
struct Even {
    each: usize,
    of: usize,
    left: String,
    right: String,
}

#[derive(Clone, Copy)]
struct Leader<'a> {
    name: &'a str,
    leads: usize,
    of: usize,
}

/// The headline: what decided, who leads what was measured and who carries less risk, and when to choose otherwise.
pub fn headline(pair: &Pair, verdict: &Verdict) -> String {
    let chosen = verdict.recommended.unwrap_or(Seat::Left);
    let (choice, other) = (pair.at(chosen), pair.at(chosen.other()));
    let stage = lifecycle::on(other, pair.context.as_of);
    let product = |seat| labels::product_noun(pair.at(seat).product_type);
    let alternative = verdict.alternative;
    let named = [verdict.recommended, alternative.map(|it| it.seat)];
    let named: Vec<_> = named
        .into_iter()
        .flatten()
        .map(|seat| pair.at(seat))
        .collect();
    let alike = pair.both(|side| is_text(side.product_type)) == (true, true);
    let counts = alike || verdict.kind != VerdictKind::ProductTypeMismatch;
    render(&HeadlineText {
        kind: verdict.kind,
        left: &pair.left.name,
        right: &pair.right.name,
        choice: &choice.name,
        other: &other.name,
        other_stage: labels::lifecycle(stage).to_lowercase(),
        types: [product(Seat::Left), product(Seat::Right)],
        axis: verdict.priority.map_or("", labels::priority),
        alternative: alternative
            .map(|it| (pair.at(it.seat).name.as_str(), labels::strength(it.when))),
        alike,
        measured: leader(pair, verdict.measured_leader).filter(|_| counts),
        risk: leader(pair, verdict.risk_leader).filter(|_| counts),
        measured_even: even(verdict, SignalAxis::Measured),
        risk_even: even(verdict, SignalAxis::Risk),
        forbidden: named.iter().copied().filter_map(forbidden).collect(),
        too_large: words::too_large_for(&named, &pair.context.workload),
    })
}

/// Whether a kind of product takes and gives text, so that the same tests and prices say something of it.
fn is_text(product: ProductType) -> bool {
    match product {
        ProductType::ApiModel | ProductType::CodingModel => true,
        ProductType::Embedding | ProductType::Image | ProductType::Audio | ProductType::Other => {
            false
        }
    }
}

fn even(verdict: &Verdict, axis: SignalAxis) -> Even {
    let [left, right] = [Seat::Left, Seat::Right].map(|seat| verdict.led(axis, seat));
    let listed = |signals: &[_]| {
        let nouns: Vec<_> = signals.iter().map(|&it| labels::signal_noun(it)).collect();
        words::list(&nouns)
    };
    Even {
        each: left.len(),
        of: verdict.comparable(axis),
        left: listed(&left),
        right: listed(&right),
    }
}

/// A model that may not be used commercially, with the name of the licence that says so.
fn forbidden(of: &Contender) -> Option<(&str, &str)> {
    let license = of.license.as_ref()?;
    let forbids = license.commercial_use == CommercialUse::Forbidden;
    forbids.then_some((of.name.as_str(), license.name.as_str()))
}

fn leader<'a>(pair: &Pair<'a>, count: Option<LeaderCount>) -> Option<Leader<'a>> {
    count.map(|LeaderCount { seat, leads, of }| Leader {
        name: &pair.at(seat).name,
        leads,
        of,
    })
}
