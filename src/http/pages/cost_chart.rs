//! The bars of monthly cost: every priced route of both sides on one scale.

use super::answer::{CostComparison, Model, MonthlyCost, RouteCost};
use super::scale::{Place, Scale, millionths};
use super::words;

/// Bars of one side; the rest is counted.
pub(super) const MOST_BARS: usize = 6;
/// Height of one bar with its label, in pixels.
const BAR_HEIGHT: usize = 40;
/// Height of the name of a side, in pixels.
const HEADING_HEIGHT: usize = 28;

/// The chart, laid out.
pub(super) struct CostChart {
    pub(super) sides: Vec<SideBars>,
    pub(super) height: usize,
    /// What it shows, in one sentence, for those who do not see it.
    pub(super) description: String,
}

/// The bars of one side.
pub(super) struct SideBars {
    pub(super) name: String,
    pub(super) class: &'static str,
    pub(super) heading_y: usize,
    pub(super) bars: Vec<Bar>,
}

/// One route.
pub(super) struct Bar {
    pub(super) provider: String,
    pub(super) amount: String,
    pub(super) label_at: usize,
    pub(super) drawn_at: usize,
    pub(super) width: Place,
    pub(super) cheapest: bool,
}

/// Routes without a bar, in words.
pub(super) struct Unpriced {
    pub(super) provider: String,
    pub(super) why: String,
}

/// The chart of both sides; none when no route has an amount.
pub(super) fn chart(cost: &CostComparison, left: &Model, right: &Model) -> Option<CostChart> {
    let sides = [(left, &cost.left, "left"), (right, &cost.right, "right")];
    let largest = sides
        .iter()
        .flat_map(|(_, cost, _)| priced(cost))
        .map(|(_, _, amount)| amount)
        .max()?;
    // A bar keeps a sliver, so that the smallest amount is seen to be there.
    let scale = Scale {
        low: 0,
        high: largest.max(1),
        from: 4,
        to: 1_000,
    };
    let mut y = 0;
    let sides: Vec<_> = sides
        .into_iter()
        .filter(|(_, cost, _)| priced(cost).next().is_some())
        .map(|(model, cost, class)| side(model, cost, class, scale, &mut y))
        .collect();
    let description = description(&sides);
    Some(CostChart {
        sides,
        height: y,
        description,
    })
}

fn side(
    model: &Model,
    cost: &MonthlyCost,
    class: &'static str,
    scale: Scale,
    y: &mut usize,
) -> SideBars {
    let heading_y = *y + 16;
    *y += HEADING_HEIGHT;
    let bars = priced(cost)
        .take(MOST_BARS)
        .enumerate()
        .map(|(rank, (route, display, amount))| {
            let top = *y;
            *y += BAR_HEIGHT;
            Bar {
                provider: route.provider().to_owned(),
                amount: display.to_owned(),
                label_at: top + 14,
                drawn_at: top + 20,
                width: scale.place(amount),
                cheapest: rank == 0,
            }
        })
        .collect();
    *y += 8;
    SideBars {
        name: model.name.clone(),
        class,
        heading_y,
        bars,
    }
}

fn priced(cost: &MonthlyCost) -> impl Iterator<Item = (&RouteCost, &str, i64)> {
    cost.alternatives.iter().filter_map(|route| {
        let amount = route.amount.as_ref()?;
        Some((route, amount.display.as_str(), millionths(&amount.amount)?))
    })
}

/// How many priced routes of a side have no bar.
pub(super) fn beyond(cost: &MonthlyCost) -> usize {
    priced(cost).count().saturating_sub(MOST_BARS)
}

/// Routes of a side that have no amount, and why.
pub(super) fn unpriced(cost: &MonthlyCost) -> Vec<Unpriced> {
    let without = cost
        .alternatives
        .iter()
        .filter(|route| route.amount.is_none());
    without
        .map(|route| Unpriced {
            provider: route.provider().to_owned(),
            why: match route.unavailable.as_deref() {
                Some("FREE_ONLY") => "free".to_owned(),
                Some("SUBSCRIPTION_ONLY") => "covered by a plan".to_owned(),
                Some(reason) => words::plain(reason),
                None => "unknown".to_owned(),
            },
        })
        .collect()
}

fn description(sides: &[SideBars]) -> String {
    let each = sides.iter().map(|side| {
        let bars: Vec<_> = side
            .bars
            .iter()
            .map(|bar| format!("{} {}", bar.provider, bar.amount))
            .collect();
        format!("{}: {}", side.name, bars.join(", "))
    });
    format!("{}.", each.collect::<Vec<_>>().join(". "))
}
