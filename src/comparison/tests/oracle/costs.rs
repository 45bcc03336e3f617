//! Monthly cost: the formula for every route, the cheapest one, and both sides.

use proptest::prelude::*;

use super::super::arbitrary::{any_context, contender};
use super::{amount, less, lowest, routes};
use crate::comparison::cell::Cell;
use crate::comparison::contender::{Contender, Route};
use crate::comparison::context::{Context, Pair};
use crate::comparison::cost::{CostUnavailable, NoBill, compare, monthly_cost};
use crate::comparison::evidence::PricingKey;
use crate::comparison::pricing::price_cell;
use crate::comparison::units::{MicroUsd, divide_half_even};
use crate::comparison::vocabulary::{PriceComponent, PriceState, ProductType, ServiceTier};

/// Parts of a micro-dollar in which sums are kept: a token of a million, a millionth of two shares.
const PARTS: i128 = 1_000_000_000_000_000_000;
const CENT: i128 = 10_000 * PARTS;

/// What a month costs on a route, exactly; `None` where it has no complete price.
fn exact(route: &Route, product: ProductType, context: &Context) -> Option<i128> {
    let work = &context.workload;
    let prompt = work.per_request().map_or(0, |size| size.0);
    let price = |component, tier| amount(route, component, tier, context.as_of, prompt);
    let charged = |component, tier| price(component, tier).filter(|it| *it > 0);
    let standard = ServiceTier::Standard;
    let i = price(PriceComponent::Input, standard)?;
    let vectors = (product == ProductType::Embedding).then_some(0);
    let o = price(PriceComponent::Output, standard).or(vectors)?;
    if i + o == 0 {
        return None;
    }
    let c = charged(PriceComponent::CacheRead, standard).unwrap_or(i);
    let bi = charged(PriceComponent::Input, ServiceTier::Batch).unwrap_or(i);
    let bo = charged(PriceComponent::Output, ServiceTier::Batch).unwrap_or(o);
    let [i, o, c, bi, bo] = [i, o, c, bi, bo].map(i128::from);
    let (tokens_in, tokens_out) = (i128::from(work.input().0), i128::from(work.output().0));
    let (cached, batched) = (work.cached().millionths(), work.batch().millionths());
    let one = 1_000_000;
    let plain = tokens_in * ((one - cached) * i + cached * c) + tokens_out * o * one;
    let in_batches = (tokens_in * bi + tokens_out * bo) * one;
    let tokens = (one - batched) * plain + batched * in_batches;
    let requests = match (charged(PriceComponent::Request, standard), work.requests()) {
        (Some(price), Some(count)) => i128::from(price) * i128::from(count) * PARTS,
        _ => 0,
    };
    Some(tokens + requests)
}

fn cents(exact: i128) -> i128 {
    divide_half_even(exact, CENT)
}

/// The exact cost of the cheapest route: by cents, then by the provider's place and the route's own names.
fn cheapest<'a>(of: &'a Contender, context: &Context) -> Option<(i128, &'a Route)> {
    let mut priced: Vec<_> = routes(of, context)
        .into_iter()
        .filter(|route| route.price_state == PriceState::Priced)
        .filter_map(|route| Some((exact(route, of.product_type, context)?, route)))
        .collect();
    priced.sort_by_key(|(exact, route)| {
        let provider = &route.provider;
        let names = (provider.slug.clone(), route.provider_model_id.clone());
        (cents(*exact), provider.display_rank, names)
    });
    priced.into_iter().next()
}

/// The cost of the cheapest route in cents.
pub(super) fn in_cents(of: &Contender, context: &Context) -> Option<i128> {
    cheapest(of, context).map(|(exact, _)| cents(exact))
}

/// Why there is no cost, the most telling reason first.
fn reason(of: &Contender, context: &Context) -> CostUnavailable {
    let states: Vec<_> = routes(of, context)
        .iter()
        .map(|it| it.price_state)
        .collect();
    let any = |wanted: &[PriceState]| states.iter().any(|state| wanted.contains(state));
    if states.is_empty() {
        CostUnavailable::NoTrackedRoute
    } else if any(&[PriceState::Priced, PriceState::Unknown]) {
        CostUnavailable::NoCompleteTokenPrice
    } else if any(&[PriceState::Free]) {
        CostUnavailable::FreeOnly
    } else {
        CostUnavailable::SubscriptionOnly
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cost_of_a_model_is_that_of_its_cheapest_route(of in contender("model"), context in any_context()) {
        let found = monthly_cost(&of, &context);
        if let Some((exact, route)) = cheapest(&of, &context) {
            let bill = found.bill().unwrap();
            prop_assert_eq!(i128::from(bill.amount.0), cents(exact));
            prop_assert_eq!(&bill.route.provider_model_id, &route.provider_model_id);
            let all_batched = context.workload.batch().rest_millionths() == 0;
            let at_batch_prices = bill.lines.iter().any(|line| line.tier == ServiceTier::Batch);
            prop_assert_eq!(bill.tier == ServiceTier::Batch, all_batched && at_batch_prices);
        } else {
            prop_assert_eq!(found.cheapest, Err(reason(&of, &context)));
        }
    }

    #[test]
    fn every_route_that_counts_is_listed_with_its_bill_or_why_it_has_none(of in contender("model"), context in any_context()) {
        let found = monthly_cost(&of, &context);
        prop_assert_eq!(found.routes.len(), routes(&of, &context).len());
        for listed in &found.routes {
            let expected = match listed.route.price_state {
                PriceState::Priced => exact(&listed.route, of.product_type, &context).map(cents).ok_or(NoBill::Incomplete),
                PriceState::Free => Err(NoBill::Free),
                PriceState::Subscription => Err(NoBill::Subscription),
                PriceState::Unknown => Err(NoBill::Incomplete),
            };
            let bill = listed.bill.as_ref().map(|bill| i128::from(bill.amount.0)).map_err(|why| *why);
            prop_assert_eq!(bill, expected);
        }
        let ranked: Vec<_> = found.routes.iter().map(|it| (it.bill.as_ref().err(), it.bill.as_ref().ok().map(|bill| bill.amount))).collect();
        prop_assert!(ranked.is_sorted());
    }

    #[test]
    fn gap_lower_side_and_ratio_follow_from_the_exact_costs(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let found = compare(&Pair::new(&left, &right, &context));
        let exact = |of| cheapest(of, &context).map(|(exact, _)| exact);
        let (a, b) = (exact(&left), exact(&right));
        prop_assert_eq!(found.lower, less(a.map(cents), b.map(cents)));
        let gap = a.zip(b).map(|(a, b)| cents((a - b).abs()));
        prop_assert_eq!(found.gap.map(|gap| i128::from(gap.0)), gap);
        let sorted = a.zip(b).map(|(a, b)| (a.min(b), a.max(b)));
        match sorted.filter(|(low, _)| cents(*low) > 0) {
            None => prop_assert_eq!(found.ratio, None),
            Some((low, high)) => {
                // Within a tenth: the law is that of the ratio, its rounding has tests of its own.
                let tenths = i128::from(found.ratio.unwrap().0);
                let (low, high) = (low / PARTS, high / PARTS);
                prop_assert!((tenths - 1) * low <= (high + 1) * 10 && high * 10 <= (tenths + 1) * (low + 1));
            }
        }
    }

    #[test]
    fn a_row_of_the_price_table_shows_the_lowest_amount(of in contender("model"), context in any_context()) {
        for (key, component, tier) in [
            (PricingKey::InputPrice, PriceComponent::Input, ServiceTier::Standard),
            (PricingKey::OutputPrice, PriceComponent::Output, ServiceTier::Standard),
            (PricingKey::CacheReadPrice, PriceComponent::CacheRead, ServiceTier::Standard),
            (PricingKey::BatchInputPrice, PriceComponent::Input, ServiceTier::Batch),
            (PricingKey::BatchOutputPrice, PriceComponent::Output, ServiceTier::Batch),
        ] {
            let cell = price_cell(&of, &context, key).cell;
            match lowest(&of, &context, component, tier) {
                Some(lowest) => prop_assert_eq!(cell, Cell::Price(MicroUsd(lowest)), "{:?}", key),
                None => prop_assert!(cell.unknown_reason().is_some(), "{:?}", key),
            }
        }
    }
}
