//! The note beside the monthly costs.

use askama::Template;

use super::{numbers, render, words};
use crate::comparison::context::{Pair, Seat};
use crate::comparison::cost::{CostComparison, CostUnavailable, MonthlyCost};
use crate::comparison::units::CentUsd;
use crate::comparison::workload::Workload;

#[derive(Template)]
#[template(path = "cost.txt")]
struct CostText<'a> {
    left: Side<'a>,
    right: Side<'a>,
    /// The side with the lower amount and the other one.
    order: Option<(&'a str, &'a str)>,
    gap: String,
    workload: &'a Workload,
    times: Option<String>,
    /// What the amounts do not show.
    caveats: String,
}

struct Side<'a> {
    name: &'a str,
    amount: Result<CentUsd, CostUnavailable>,
}

/// What the two costs mean together, or why they cannot be compared.
pub fn cost_note(pair: &Pair, costs: &CostComparison) -> String {
    let order = costs.lower.seat().map(|seat| super::names(pair, seat));
    let times = numbers::times(costs.ratio);
    let (left, right) = (
        side(pair, Seat::Left, &costs.left),
        side(pair, Seat::Right, &costs.right),
    );
    let priced = [(pair.left, &left), (pair.right, &right)];
    let priced: Vec<_> = priced
        .iter()
        .filter(|(_, cost)| cost.amount.is_ok())
        .map(|(side, _)| *side)
        .collect();
    let caveats = if let [_, _] = *priced {
        words::caveats(pair)
    } else {
        words::too_large_for(&priced, &costs.workload)
    };
    render(&CostText {
        order,
        gap: gap(costs),
        workload: &costs.workload,
        times,
        caveats,
        left,
        right,
    })
}

/// Whether the amounts and their gap are shown to the cent: where whole dollars would not add up, or would read alike.
pub fn to_the_cent(costs: &CostComparison) -> bool {
    let amounts = costs.left.amount().zip(costs.right.amount());
    amounts
        .zip(costs.gap)
        .is_some_and(|((own, other), gap)| numbers::want_cents(own, other, gap))
}

fn gap(costs: &CostComparison) -> String {
    match costs.gap {
        // The amounts are told apart by a cent that is more than what parts the exact ones.
        Some(CentUsd(0)) => numbers::TRIFLE.to_owned(),
        Some(gap) if to_the_cent(costs) => numbers::to_the_cent(gap),
        Some(gap) => gap.to_string(),
        None => String::new(),
    }
}

/// That a model without a cost leaves nothing to compare.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates pass references"
)]
fn alone(name: &str, why: &CostUnavailable) -> String {
    let clause = words::capitalised(&words::unpriced(name, *why));
    format!("{clause}, so there is nothing to compare.")
}

fn side<'a>(pair: &Pair<'a>, seat: Seat, cost: &MonthlyCost) -> Side<'a> {
    let amount = cost.cheapest.as_ref().map(|bill| bill.amount);
    Side {
        name: &pair.at(seat).name,
        amount: amount.map_err(|why| *why),
    }
}
