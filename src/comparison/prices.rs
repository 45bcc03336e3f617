//! Which price of a route holds on a day, and which route has the lowest one.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use super::contender::{Contender, Price, Route};
use super::context::Context;
use super::evidence::{Evidence, Missing, PricingKey, absence};
use super::units::Tokens;
use super::vocabulary::{PriceComponent, PriceState, PriceUnit, ServiceTier};

/// A price with the route that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPrice {
    /// The route.
    pub route: Arc<Route>,
    /// The price.
    pub price: Price,
}

/// What is looked for among the prices of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What is paid for.
    pub component: PriceComponent,
    /// The service tier.
    pub tier: ServiceTier,
    /// The size of a prompt: the row with the largest threshold up to it holds.
    pub prompt: Tokens,
}

impl PricingKey {
    /// The component and tier of a row of the price table; `None` for the row of providers.
    pub fn wanted(self) -> Option<Wanted> {
        let base = |component, tier| {
            Some(Wanted {
                component,
                tier,
                prompt: Tokens(0),
            })
        };
        match self {
            Self::InputPrice => base(PriceComponent::Input, ServiceTier::Standard),
            Self::OutputPrice => base(PriceComponent::Output, ServiceTier::Standard),
            Self::CacheReadPrice => base(PriceComponent::CacheRead, ServiceTier::Standard),
            Self::BatchInputPrice => base(PriceComponent::Input, ServiceTier::Batch),
            Self::BatchOutputPrice => base(PriceComponent::Output, ServiceTier::Batch),
            Self::Providers => None,
        }
    }
}

/// The price of a route that holds on a day; `None` when it states none.
pub fn in_force(route: &Route, day: NaiveDate, wanted: Wanted) -> Option<Price> {
    let unit = if wanted.component == PriceComponent::Request {
        PriceUnit::Request
    } else {
        PriceUnit::MillionTokens
    };
    let asked = route
        .prices
        .iter()
        .filter(|price| price.component == wanted.component && price.tier == wanted.tier);
    asked
        .filter(|price| {
            price.unit == unit && price.amount.0 >= 0 && price.min_prompt_tokens <= wanted.prompt
        })
        .filter(|price| {
            price.effective_from.is_none_or(|from| from <= day)
                && price.effective_to.is_none_or(|to| day < to)
        })
        .max_by_key(|price| {
            (
                price.min_prompt_tokens,
                price.effective_from,
                Reverse(price.reference),
            )
        })
        .copied()
}

/// The place of a route among equals: by provider, then by its own names.
pub(super) fn place(route: &Route) -> (i64, &str, &str, Option<&str>) {
    let provider = &route.provider;
    (
        provider.display_rank,
        &provider.slug,
        &route.provider_model_id,
        route.region.as_deref(),
    )
}

/// The lowest base price of a kind among the routes that count; free routes and plans have none.
pub fn cheapest(of: &Contender, context: &Context, key: PricingKey) -> Option<ListPrice> {
    let wanted = key.wanted()?;
    let priced = context
        .routes(of)
        .into_iter()
        .filter(|route| route.price_state == PriceState::Priced);
    priced
        .filter_map(|route| Some((route, in_force(route, context.as_of, wanted)?)))
        .min_by(|(a, x), (b, y)| (x.amount, place(a)).cmp(&(y.amount, place(b))))
        .map(|(route, price)| ListPrice {
            route: Arc::clone(route),
            price,
        })
}

/// The lowest price of a kind as evidence, or the reason there is none.
pub(super) fn evidence(of: &Contender, context: &Context, key: PricingKey) -> Evidence {
    cheapest(of, context, key).map_or_else(
        || missing(of, context, key),
        |found| Evidence::Price(found.price.reference),
    )
}

fn missing(of: &Contender, context: &Context, key: PricingKey) -> Evidence {
    absence(
        of,
        if context.routes(of).is_empty() {
            Missing::TrackedRoute
        } else {
            Missing::Price(key)
        },
    )
}

#[cfg(test)]
mod tests;
