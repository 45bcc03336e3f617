use super::*;
use crate::comparison::contender::Price;
use crate::comparison::evidence::{Evidence, Missing};
use crate::comparison::samples::{
    bare, context, model, price, prices, provider, reference, route, routed,
};
use crate::comparison::units::{MicroUsd, Tokens};
use crate::comparison::vocabulary::{PriceComponent, RouteStatus, ServiceTier};

fn cell(of: &Contender, key: PricingKey) -> Cell {
    price_cell(of, &context(), key).cell
}

fn served(states: &[PriceState]) -> Contender {
    model("served", |it| {
        let hosts = (0..).zip(states).map(|(place, &state)| {
            let host = provider(&format!("host-{place}"), place);
            routed(host, vec![], RouteStatus::Active, state)
        });
        it.routes = hosts.collect();
    })
}

#[test]
fn the_rows_stand_in_order() {
    let (left, right, context) = (bare("a"), bare("b"), context());
    let rows = pricing(&Pair::new(&left, &right, &context));
    let keys: Vec<_> = rows.iter().map(|row| row.key).collect();
    assert_eq!(
        keys,
        [
            PricingKey::InputPrice,
            PricingKey::OutputPrice,
            PricingKey::CacheReadPrice,
            PricingKey::BatchInputPrice,
            PricingKey::BatchOutputPrice,
            PricingKey::Providers,
        ]
    );
    assert!(rows.iter().all(|row| row.evidence.len() == 2));
}

#[test]
fn each_row_has_the_lowest_price_of_its_kind_over_all_routes() {
    let batch = |component, micro| Price {
        tier: ServiceTier::Batch,
        ..price(component, micro)
    };
    let of = model("model", |it| {
        it.routes = vec![
            route(provider("a", 1), prices(5, 9)),
            route(
                provider("b", 2),
                vec![
                    price(PriceComponent::Input, 7),
                    price(PriceComponent::Output, 8),
                    price(PriceComponent::CacheRead, 2),
                    batch(PriceComponent::Input, 3),
                    batch(PriceComponent::Output, 4),
                ],
            ),
        ];
    });
    for (key, micro) in [
        (PricingKey::InputPrice, 5),
        (PricingKey::OutputPrice, 8),
        (PricingKey::CacheReadPrice, 2),
        (PricingKey::BatchInputPrice, 3),
        (PricingKey::BatchOutputPrice, 4),
    ] {
        assert_eq!(cell(&of, key), Cell::Price(MicroUsd(micro)), "{key:?}");
    }
}

#[test]
fn rows_show_base_prices_only() {
    let long = Price {
        min_prompt_tokens: Tokens(200_000),
        ..price(PriceComponent::Input, 1)
    };
    let of = model("model", |it| {
        it.routes = vec![route(provider("a", 1), vec![long])];
    });
    assert_eq!(
        cell(&of, PricingKey::InputPrice),
        Cell::Unknown(UnknownReason::NotSourced)
    );
}

#[test]
fn a_price_of_nothing_on_a_priced_route_is_the_lack_of_one() {
    let of = model("model", |it| {
        it.routes = vec![route(provider("a", 1), prices(20_000, 0))];
    });
    let expected = [
        Cell::Price(MicroUsd(20_000)),
        Cell::Unknown(UnknownReason::NotSourced),
    ];
    let keys = [PricingKey::InputPrice, PricingKey::OutputPrice];
    assert_eq!(keys.map(|key| cell(&of, key)), expected);
}

#[test]
fn a_missing_price_says_why() {
    use PriceState::{Free, Priced, Subscription, Unknown};
    for (states, expected) in [
        (vec![], UnknownReason::NoTrackedRoute),
        (vec![Free], UnknownReason::FreeOnly),
        (vec![Subscription], UnknownReason::SubscriptionOnly),
        (vec![Free, Subscription], UnknownReason::FreeOnly),
        (vec![Unknown], UnknownReason::NotSourced),
        (vec![Priced], UnknownReason::NotSourced),
        (vec![Free, Unknown], UnknownReason::NotSourced),
    ] {
        let found = cell(&served(&states), PricingKey::OutputPrice);
        assert_eq!(found, Cell::Unknown(expected), "{states:?}");
    }
}

#[test]
fn providers_are_listed_by_display_rank_whatever_their_prices() {
    let of = served(&[PriceState::Unknown, PriceState::Free]);
    let Cell::Providers(found) = cell(&of, PricingKey::Providers) else {
        panic!("no providers")
    };
    let slugs: Vec<_> = found.iter().map(|it| it.slug.as_str()).collect();
    assert_eq!(slugs, ["host-0", "host-1"]);
    let nowhere = cell(&bare("nowhere"), PricingKey::Providers);
    assert_eq!(nowhere, Cell::Unknown(UnknownReason::NoTrackedRoute));
}

#[test]
fn a_price_rests_on_its_row_and_providers_on_their_routes() {
    let of = model("model", |it| {
        it.routes = vec![route(provider("a", 1), prices(5, 9))];
    });
    let found = |key| price_cell(&of, &context(), key).evidence;
    assert_eq!(
        found(PricingKey::OutputPrice),
        [Evidence::Price(reference("Output/9"))]
    );
    assert_eq!(
        found(PricingKey::Providers),
        [Evidence::Route(reference("a"))]
    );
    let absent = Evidence::Absence {
        model: of.reference,
        what: Missing::Price(PricingKey::CacheReadPrice),
    };
    assert_eq!(found(PricingKey::CacheReadPrice), [absent]);
}
