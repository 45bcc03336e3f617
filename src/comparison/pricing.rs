//! Prices and availability.

use super::cell::{Cell, Known, PricingRow, Row, UnknownReason};
use super::contender::Contender;
use super::context::{Context, Pair};
use super::evidence::PricingKey;
use super::prices::{self, cheapest};
use super::vocabulary::PriceState;

/// Every row of the price table, in order.
pub fn pricing(pair: &Pair) -> Vec<PricingRow> {
    PricingKey::ALL
        .iter()
        .map(|&key| Row::of(key, pair.both(|side| price_cell(side, pair.context, key))))
        .collect()
}

/// One row of the price table for one model: the lowest base price of its kind among the routes that count.
pub fn price_cell(of: &Contender, context: &Context, key: PricingKey) -> Known {
    if key.wanted().is_none() {
        return providers(of, context);
    }
    let cell = match cheapest(of, context, key) {
        Some(found) => Cell::Price(found.price.amount),
        None => Cell::Unknown(reason(of, context)),
    };
    Known {
        cell,
        evidence: vec![prices::evidence(of, context, key)],
    }
}

fn providers(of: &Contender, context: &Context) -> Known {
    let coverage = context.coverage(of);
    let cell = if coverage.is_empty() {
        Cell::Unknown(UnknownReason::NoTrackedRoute)
    } else {
        Cell::Providers(coverage)
    };
    Known {
        cell,
        evidence: context.coverage_evidence(of),
    }
}

/// Why a price is missing.
fn reason(of: &Contender, context: &Context) -> UnknownReason {
    let routes = context.routes(of);
    let only = |allowed: &[PriceState]| {
        routes
            .iter()
            .all(|route| allowed.contains(&route.price_state))
    };
    if routes.is_empty() {
        UnknownReason::NoTrackedRoute
    } else if only(&[PriceState::Subscription]) {
        UnknownReason::SubscriptionOnly
    } else if only(&[PriceState::Free, PriceState::Subscription]) {
        UnknownReason::FreeOnly
    } else {
        UnknownReason::NotSourced
    }
}

#[cfg(test)]
mod tests;
