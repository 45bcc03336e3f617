//! Monthly cost at a workload: a bill for every route, the cheapest one, and both sides against each other.

mod bill;
mod exact;

use std::sync::Arc;

pub use bill::{Bill, CostLine, bill};
pub use exact::Exact;

use super::contender::{Contender, Route};
use super::context::{Context, Pair, Side};
use super::evidence::{Evidence, Missing, absence, field};
use super::prices::place;
use super::room::overflow;
use super::units::{CentUsd, Ratio};
use super::vocabulary::{ModelField, PriceComponent, PriceState, ProductType, closed_lists};
use super::workload::Workload;

/// Both sides at the same workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostComparison {
    /// The workload.
    pub workload: Workload,
    /// Cost of the left model.
    pub left: MonthlyCost,
    /// Cost of the right model.
    pub right: MonthlyCost,
    /// How far apart they are, rounded after subtracting; `None` unless both are known.
    pub gap: Option<CentUsd>,
    /// The side with the lower rounded amount.
    pub lower: Side,
    /// How many times the lower cost the higher one is; `None` unless both are known and the lower one rounds to a cent or more.
    pub ratio: Option<Ratio>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// The cost of one model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthlyCost {
    /// The bill of the cheapest priced route, or why there is none.
    pub cheapest: Result<Bill, CostUnavailable>,
    /// Every route that counts, ranked: priced ones by cost, then free ones, plans, and those without a complete price.
    pub routes: Vec<RouteCost>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// The cost on one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteCost {
    /// The route.
    pub route: Arc<Route>,
    /// Its bill, or why it has none.
    pub bill: Result<Bill, NoBill>,
}

closed_lists! {
    /// Why a model has no cost.
    CostUnavailable {
        /// No route counts.
        NoTrackedRoute,
        /// No route has both an input and an output price; of an embedding, an input price.
        NoCompleteTokenPrice,
        /// Only plans cover it.
        SubscriptionOnly,
        /// It is only served free of charge.
        FreeOnly,
    }
    /// Why a route has no bill.
    NoBill {
        /// It is free.
        Free,
        /// A plan covers it.
        Subscription,
        /// It has no complete token price.
        Incomplete,
    }
}

/// Both sides of a pair at its workload.
pub fn compare(pair: &Pair) -> CostComparison {
    let (left, right) = pair.both(|side| monthly_cost(side, pair.context));
    let bills = left.bill().zip(right.bill());
    CostComparison {
        workload: pair.context.workload,
        gap: bills.map(|(a, b)| a.exact.distance(b.exact).to_cents()),
        lower: Side::of_smaller(left.amount(), right.amount()),
        ratio: bills.and_then(|(a, b)| a.exact.ratio(b.exact)),
        evidence: left
            .evidence
            .iter()
            .chain(&right.evidence)
            .copied()
            .chain(windows_too_small(pair, &left, &right))
            .chain(
                input_alone(pair, &left, &right)
                    .map(|side| field(side, ModelField::ProductType, true)),
            )
            .collect(),
        left,
        right,
    }
}

/// The windows that a request of the workload does not fit, of the sides that have a cost.
fn windows_too_small(pair: &Pair, left: &MonthlyCost, right: &MonthlyCost) -> Vec<Evidence> {
    [(pair.left, left), (pair.right, right)]
        .into_iter()
        .filter(|(side, cost)| {
            cost.bill().is_some() && overflow(side, &pair.context.workload).is_some()
        })
        .map(|(side, _)| field(side, ModelField::ContextWindow, true))
        .collect()
}

/// The embedding model of a pair that is charged for its input alone while the other side is charged for answers, too.
pub fn charged_for_input_alone<'a>(pair: &Pair<'a>) -> Option<&'a Contender> {
    let (left, right) = pair.both(|side| monthly_cost(side, pair.context));
    input_alone(pair, &left, &right)
}

fn input_alone<'a>(
    pair: &Pair<'a>,
    left: &MonthlyCost,
    right: &MonthlyCost,
) -> Option<&'a Contender> {
    let answers = |cost: &MonthlyCost| {
        let mut lines = cost.bill()?.lines.iter();
        Some(lines.any(|line| line.component == PriceComponent::Output))
    };
    let embeds = |side: &&Contender| side.product_type == ProductType::Embedding;
    match (answers(left)?, answers(right)?) {
        (false, true) => Some(pair.left).filter(embeds),
        (true, false) => Some(pair.right).filter(embeds),
        (true, true) | (false, false) => None,
    }
}

/// The cost of one model: its cheapest priced route and all others.
pub fn monthly_cost(of: &Contender, context: &Context) -> MonthlyCost {
    let mut routes: Vec<_> = context
        .routes(of)
        .into_iter()
        .map(|route| route_cost(route, of.product_type, context))
        .collect();
    routes.sort_by(|a, b| (a.order(), place(&a.route)).cmp(&(b.order(), place(&b.route))));
    let cheapest = routes
        .iter()
        .find_map(|route| route.bill.clone().ok())
        .ok_or_else(|| unavailable(&routes));
    let evidence = evidence(of, &cheapest, &routes);
    MonthlyCost {
        cheapest,
        routes,
        evidence,
    }
}

/// The cost on one route to a product of some kind.
pub fn route_cost(route: &Arc<Route>, product: ProductType, context: &Context) -> RouteCost {
    let bill = match route.price_state {
        PriceState::Priced => {
            bill(route, product, &context.workload, context.as_of).ok_or(NoBill::Incomplete)
        }
        PriceState::Free => Err(NoBill::Free),
        PriceState::Subscription => Err(NoBill::Subscription),
        PriceState::Unknown => Err(NoBill::Incomplete),
    };
    RouteCost {
        route: Arc::clone(route),
        bill,
    }
}

impl MonthlyCost {
    /// The bill of the cheapest route.
    pub fn bill(&self) -> Option<&Bill> {
        self.cheapest.as_ref().ok()
    }

    /// The amount of the cheapest route.
    pub fn amount(&self) -> Option<CentUsd> {
        self.bill().map(|bill| bill.amount)
    }
}

impl RouteCost {
    fn order(&self) -> (Option<NoBill>, Option<CentUsd>) {
        (
            self.bill.as_ref().err().copied(),
            self.bill.as_ref().ok().map(|bill| bill.amount),
        )
    }
}

fn unavailable(routes: &[RouteCost]) -> CostUnavailable {
    let any = |reason| routes.iter().any(|route| route.bill == Err(reason));
    if any(NoBill::Incomplete) {
        CostUnavailable::NoCompleteTokenPrice
    } else if any(NoBill::Free) {
        CostUnavailable::FreeOnly
    } else if any(NoBill::Subscription) {
        CostUnavailable::SubscriptionOnly
    } else {
        CostUnavailable::NoTrackedRoute
    }
}

fn evidence(
    of: &Contender,
    cheapest: &Result<Bill, CostUnavailable>,
    routes: &[RouteCost],
) -> Vec<Evidence> {
    let seen = || {
        routes
            .iter()
            .map(|route| Evidence::Route(route.route.reference))
    };
    match cheapest {
        Ok(bill) => bill.evidence(),
        Err(CostUnavailable::NoTrackedRoute) => vec![absence(of, Missing::TrackedRoute)],
        Err(CostUnavailable::NoCompleteTokenPrice) => seen()
            .chain([absence(of, Missing::CompleteTokenPrice)])
            .collect(),
        Err(CostUnavailable::SubscriptionOnly | CostUnavailable::FreeOnly) => seen().collect(),
    }
}

#[cfg(test)]
mod tests;
