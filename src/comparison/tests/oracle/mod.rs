//! The rules a second time, as plainly as the documents put them and by other means than the code; what is decided must
//! agree with them for any pair. A slip in a rule then shows, even where all the code is of one mind about it.

mod benchmarks;
mod costs;
mod lists;
mod many;
mod verdict;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::comparison::contender::{Contender, Route};
use crate::comparison::context::{Context, Side};
use crate::comparison::vocabulary::{
    Capability, PriceComponent, PriceState, PriceUnit, RouteStatus, ServiceTier, Support,
};

/// What a source says of a capability, unknown where none does.
fn said(of: &Contender, which: Capability) -> Support {
    let mut answers = of.capabilities.iter().filter(|it| it.capability == which);
    answers.next().map_or(Support::Unknown, |it| it.support)
}

fn has(of: &Contender, which: Capability) -> bool {
    said(of, which) == Support::Yes
}

/// What one side has and the other is said not to have.
fn own(of: &Contender, other: &Contender) -> Vec<Capability> {
    let mut own = Vec::new();
    for &which in Capability::ALL {
        if has(of, which) && said(other, which) == Support::No {
            own.push(which);
        }
    }
    own
}

/// Routes that served on the day, of tracked providers, or of those that are named.
fn routes<'a>(of: &'a Contender, context: &Context) -> Vec<&'a Route> {
    let mut counted = Vec::new();
    for route in &of.routes {
        let looked_at = match &context.providers {
            None => route.provider.tracked,
            Some(named) => named.iter().any(|slug| *slug == route.provider.slug),
        };
        let served = match (route.status, route.ended_on) {
            (RouteStatus::Active, _) => true,
            (RouteStatus::Retired, Some(end)) => context.as_of < end,
            _ => false,
        };
        if looked_at && served {
            counted.push(&**route);
        }
    }
    counted
}

fn providers(of: &Contender, context: &Context) -> BTreeSet<String> {
    let routes = routes(of, context).into_iter();
    routes.map(|route| route.provider.slug.clone()).collect()
}

/// The amount of a route on a day: the row of the largest threshold, of those the latest one.
fn amount(
    route: &Route,
    component: PriceComponent,
    tier: ServiceTier,
    day: NaiveDate,
    prompt: i64,
) -> Option<i64> {
    let mut holding = Vec::new();
    for price in &route.prices {
        let unit = if component == PriceComponent::Request {
            PriceUnit::Request
        } else {
            PriceUnit::MillionTokens
        };
        let kind = price.component == component && price.tier == tier && price.unit == unit;
        let begun = price.effective_from.is_none_or(|from| day >= from);
        let ended = price.effective_to.is_some_and(|to| day >= to);
        if kind && begun && !ended && price.min_prompt_tokens.0 <= prompt {
            let row = -price.reference.0;
            let rank = (price.min_prompt_tokens.0, price.effective_from, row);
            holding.push((rank, price.amount.0));
        }
    }
    let best = holding.into_iter().max_by_key(|(rank, _)| *rank);
    best.map(|(_, amount)| amount)
}

/// The lowest amount above nothing at the base threshold among the routes that are paid by use.
fn lowest(
    of: &Contender,
    context: &Context,
    component: PriceComponent,
    tier: ServiceTier,
) -> Option<i64> {
    let mut lowest = None;
    for route in routes(of, context) {
        if route.price_state != PriceState::Priced {
            continue;
        }
        let found = amount(route, component, tier, context.as_of, 0).filter(|it| *it > 0);
        lowest = match (lowest, found) {
            (Some(standing), Some(found)) => Some(i64::min(standing, found)),
            (standing, found) => standing.or(found),
        };
    }
    lowest
}

/// Who has more; nobody where a side is unknown.
fn more<T: PartialOrd>(left: Option<T>, right: Option<T>) -> Side {
    match (left, right) {
        (Some(left), Some(right)) if left > right => Side::Left,
        (Some(left), Some(right)) if right > left => Side::Right,
        (Some(_), Some(_)) => Side::Tie,
        _ => Side::None,
    }
}

/// Who has less.
fn less<T: PartialOrd>(left: Option<T>, right: Option<T>) -> Side {
    more(right, left)
}
