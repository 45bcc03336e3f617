//! One thing to think of before a switch.

use askama::Template;

use super::{labels, names, render, words};
use crate::comparison::contender::License;
use crate::comparison::context::{Pair, Seat};
use crate::comparison::cost::CostUnavailable;
use crate::comparison::friction::{Friction, FrictionPoint};
use crate::comparison::units::CentUsd;
use crate::comparison::workload::Workload;

#[derive(Template)]
#[template(path = "friction.txt")]
struct FrictionText<'a> {
    from_name: &'a str,
    to_name: &'a str,
    friction: &'a Friction,
    workload: &'a Workload,
}

/// A point of friction as a sentence, for a switch away from a seat.
pub fn friction(pair: &Pair, from: Seat, point: &FrictionPoint) -> String {
    let (from_name, to_name) = names(pair, from);
    render(&FrictionText {
        from_name,
        to_name,
        friction: &point.friction,
        workload: &pair.context.workload,
    })
}

type Cost<'a> = (&'a str, Result<CentUsd, CostUnavailable>);

/// What becomes of the monthly cost where a side has none: nothing is charged, or how much is not known.
fn unpriced(from: &Cost, to: &Cost, workload: &Workload) -> String {
    let free = Err(CostUnavailable::FreeOnly);
    let clause = |(name, cost): Cost| cost.err().map(|why| words::unpriced(name, why));
    match (from.1, to.1) {
        (Ok(amount), Err(CostUnavailable::FreeOnly)) => format!(
            "The monthly cost goes from {} to no charge: {} is only offered free of charge.",
            words::bill(&amount, workload),
            to.0
        ),
        (Err(CostUnavailable::FreeOnly), Ok(amount)) => format!(
            "The monthly cost goes from no charge to {}: {} is only offered free of charge.",
            words::bill(&amount, workload),
            from.0
        ),
        (own, other) if own == free && other == free => {
            "There is no charge before or after: both are only offered free of charge.".to_owned()
        }
        (Err(own), Err(other)) => format!(
            "How the monthly cost changes is unknown: {}.",
            words::both_unpriced(&(from.0, own), &(to.0, other))
        ),
        _ => format!(
            "How the monthly cost changes is unknown: {}.",
            clause(*from).or_else(|| clause(*to)).unwrap_or_default()
        ),
    }
}

fn licensed(license: &License) -> String {
    let usage = labels::commercial_use(license.commercial_use).to_lowercase();
    format!("{} (commercial use: {usage})", license.name)
}

fn formats(which: &[String]) -> String {
    words::list(
        &which
            .iter()
            .map(|name| labels::wire_format(name))
            .collect::<Vec<_>>(),
    )
}
