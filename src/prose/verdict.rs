//! The headline of the verdict.

use askama::Template;

use super::{labels, render};
use crate::comparison::context::{Pair, Seat};
use crate::comparison::lifecycle;
use crate::comparison::verdict::{LeaderCount, Verdict, VerdictKind};

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
    axis: &'static str,
    alternative: Option<(&'a str, &'static str)>,
    measured: Option<Leader<'a>>,
    risk: Option<Leader<'a>>,
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
        measured: leader(pair, verdict.measured_leader),
        risk: leader(pair, verdict.risk_leader),
    })
}

fn leader<'a>(pair: &Pair<'a>, count: Option<LeaderCount>) -> Option<Leader<'a>> {
    count.map(|LeaderCount { seat, leads, of }| Leader {
        name: &pair.at(seat).name,
        leads,
        of,
    })
}
