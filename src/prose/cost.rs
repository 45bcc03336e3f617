//! The note beside the monthly costs.

use askama::Template;

use super::{labels, numbers, render};
use crate::comparison::context::{Pair, Seat};
use crate::comparison::cost::{CostComparison, MonthlyCost};
use crate::comparison::units::CentUsd;

#[derive(Template)]
#[template(path = "cost.txt")]
struct CostText<'a> {
    left: Side<'a>,
    right: Side<'a>,
    /// The side with the lower amount and the other one.
    order: Option<(&'a str, &'a str)>,
    gap: Option<CentUsd>,
    times: Option<String>,
}

struct Side<'a> {
    name: &'a str,
    amount: Option<CentUsd>,
    unavailable: &'static str,
}

/// What the two costs mean together, or why they cannot be compared.
pub fn cost_note(pair: &Pair, costs: &CostComparison) -> String {
    let order = costs.lower.seat().map(|seat| super::names(pair, seat));
    let times = numbers::times(costs.ratio);
    let (left, right) = (
        side(pair, Seat::Left, &costs.left),
        side(pair, Seat::Right, &costs.right),
    );
    render(&CostText {
        left,
        right,
        order,
        gap: costs.gap,
        times,
    })
}

fn side<'a>(pair: &Pair<'a>, seat: Seat, cost: &MonthlyCost) -> Side<'a> {
    let unavailable = cost
        .cheapest
        .as_ref()
        .err()
        .map_or("", |&why| labels::cost_unavailable(why));
    Side {
        name: &pair.at(seat).name,
        amount: cost.amount(),
        unavailable,
    }
}
