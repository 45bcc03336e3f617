use super::*;
use crate::comparison::evidence::Ref;
use crate::comparison::samples::{
    bare, context, day, model, price, prices, provider, route, routed,
};
use crate::comparison::units::MicroUsd;
use crate::comparison::vocabulary::RouteStatus;

fn wanted(prompt: i64) -> Wanted {
    Wanted {
        component: PriceComponent::Input,
        tier: ServiceTier::Standard,
        prompt: Tokens(prompt),
    }
}

fn input(micro: i64) -> Price {
    price(PriceComponent::Input, micro)
}

fn amount(prices: Vec<Price>, wanted: Wanted) -> Option<i64> {
    let route = route(provider("host", 1), prices);
    in_force(&route, day("2026-05-22"), wanted).map(|price| price.amount.0)
}

#[test]
fn a_price_holds_from_its_first_day_until_the_day_before_its_last() {
    for (from, to, holds) in [
        (None, None, true),
        (Some("2026-05-22"), None, true),
        (Some("2026-05-23"), None, false),
        (Some("2026-05-21"), Some("2026-05-22"), false),
        (Some("2026-05-22"), Some("2026-05-23"), true),
        (None, Some("2026-05-22"), false),
        (None, Some("2026-05-23"), true),
        (None, Some("2020-01-01"), false),
    ] {
        let dated = Price {
            effective_from: from.map(day),
            effective_to: to.map(day),
            ..input(1)
        };
        assert_eq!(
            amount(vec![dated], wanted(0)).is_some(),
            holds,
            "{from:?} {to:?}"
        );
    }
}

#[test]
fn of_rows_that_hold_the_latest_counts() {
    let since = |from: Option<&str>, micro| Price {
        effective_from: from.map(day),
        ..input(micro)
    };
    let rows = vec![
        since(None, 1),
        since(Some("2026-02-01"), 3),
        since(Some("2026-01-01"), 2),
        since(Some("2026-06-01"), 4),
    ];
    assert_eq!(amount(rows, wanted(0)), Some(3));
}

#[test]
fn the_largest_threshold_up_to_the_prompt_counts() {
    let from = |tokens, micro| Price {
        min_prompt_tokens: Tokens(tokens),
        ..input(micro)
    };
    let rows = || vec![from(200_000, 3), from(0, 1), from(128_000, 2)];
    for (prompt, expected) in [
        (0, 1),
        (1, 1),
        (127_999, 1),
        (128_000, 2),
        (199_999, 2),
        (200_000, 3),
        (5_000_000, 3),
    ] {
        assert_eq!(amount(rows(), wanted(prompt)), Some(expected), "{prompt}");
    }
}

#[test]
fn a_price_for_long_prompts_only_is_no_base_price() {
    let long = Price {
        min_prompt_tokens: Tokens(200_000),
        ..input(3)
    };
    assert_eq!(amount(vec![long], wanted(0)), None);
    assert_eq!(amount(vec![long], wanted(200_000)), Some(3));
}

#[test]
fn other_tiers_components_units_and_negative_amounts_do_not_count() {
    let others = vec![
        Price {
            tier: ServiceTier::Batch,
            ..input(1)
        },
        Price {
            tier: ServiceTier::Flex,
            ..input(1)
        },
        Price {
            unit: PriceUnit::Page,
            ..input(1)
        },
        price(PriceComponent::Output, 1),
        input(-1),
    ];
    assert_eq!(amount(others, wanted(0)), None);
}

#[test]
fn a_request_is_priced_by_the_request() {
    let asked = Wanted {
        component: PriceComponent::Request,
        ..wanted(0)
    };
    let by_request = price(PriceComponent::Request, 5_000);
    assert_eq!(amount(vec![by_request], asked), Some(5_000));
    let by_tokens = Price {
        unit: PriceUnit::MillionTokens,
        ..by_request
    };
    assert_eq!(amount(vec![by_tokens], asked), None);
}

#[test]
fn rows_that_agree_in_everything_are_told_apart_by_their_reference() {
    let row = |reference, micro| Price {
        reference: Ref(reference),
        ..input(micro)
    };
    assert_eq!(amount(vec![row(2, 20), row(1, 10)], wanted(0)), Some(10));
    assert_eq!(amount(vec![row(1, 10), row(2, 20)], wanted(0)), Some(10));
}

#[test]
fn the_lowest_price_of_the_routes_that_count_is_the_cheapest() {
    let host = |slug, rank, micro| route(provider(slug, rank), prices(micro, micro));
    let mut untracked = provider("reseller", 1);
    untracked.tracked = false;
    let of = model("model", |it| {
        it.routes = vec![
            host("dear", 1, 9),
            host("cheap", 2, 5),
            route(untracked, prices(1, 1)),
            routed(
                provider("gone", 3),
                prices(1, 1),
                RouteStatus::Retired,
                PriceState::Priced,
            ),
            routed(
                provider("beta", 4),
                prices(1, 1),
                RouteStatus::Beta,
                PriceState::Priced,
            ),
            routed(
                provider("gift", 5),
                prices(0, 0),
                RouteStatus::Active,
                PriceState::Free,
            ),
        ];
    });
    let found = cheapest(&of, &context(), PricingKey::OutputPrice).unwrap();
    assert_eq!(found.route.provider.slug, "cheap");
    assert_eq!(found.price.amount, MicroUsd(5));
    assert_eq!(found.price.component, PriceComponent::Output);
}

#[test]
fn equal_prices_go_to_the_lower_display_rank_then_to_the_slug() {
    let host = |slug, rank| route(provider(slug, rank), prices(5, 5));
    let winner = |routes| {
        let of = model("model", |it| it.routes = routes);
        let found = cheapest(&of, &context(), PricingKey::InputPrice).unwrap();
        found.route.provider.slug.clone()
    };
    assert_eq!(winner(vec![host("b", 2), host("a", 3), host("c", 1)]), "c");
    assert_eq!(winner(vec![host("b", 1), host("a", 1)]), "a");
}

#[test]
fn nothing_is_no_lowest_price_on_a_route_that_is_paid_by_use() {
    let found = |amounts: &[(i64, i64)]| {
        let hosts = amounts.iter().enumerate();
        let of = model("model", |it| {
            it.routes = hosts
                .map(|(place, &(input, output))| {
                    let host = provider(&format!("host-{place}"), 1);
                    route(host, prices(input, output))
                })
                .collect();
        });
        [PricingKey::InputPrice, PricingKey::OutputPrice]
            .map(|key| cheapest(&of, &context(), key).map(|found| found.price.amount.0))
    };
    assert_eq!(found(&[(0, 0)]), [None, None]);
    assert_eq!(found(&[(20_000, 0)]), [Some(20_000), None]);
    assert_eq!(found(&[(0, 0), (7, 9)]), [Some(7), Some(9)]);
}

#[test]
fn named_providers_count_instead_of_the_tracked_ones() {
    let mut reseller = provider("reseller", 2);
    reseller.tracked = false;
    let of = model("model", |it| {
        it.routes = vec![
            route(provider("host", 1), prices(5, 5)),
            route(reseller, prices(9, 9)),
        ];
    });
    let mut context = context();
    context.providers = Some(vec!["reseller".to_owned()]);
    let found = cheapest(&of, &context, PricingKey::InputPrice).unwrap();
    assert_eq!(found.price.amount, MicroUsd(9));
    context.providers = Some(Vec::new());
    assert_eq!(cheapest(&of, &context, PricingKey::InputPrice), None);
}

#[test]
fn each_row_of_the_price_table_looks_for_its_own_price() {
    let tiered = |component, tier, micro| Price {
        tier,
        ..price(component, micro)
    };
    let of = model("model", |it| {
        it.routes = vec![route(
            provider("host", 1),
            vec![
                tiered(PriceComponent::Input, ServiceTier::Standard, 1),
                tiered(PriceComponent::Output, ServiceTier::Standard, 2),
                tiered(PriceComponent::CacheRead, ServiceTier::Standard, 3),
                tiered(PriceComponent::Input, ServiceTier::Batch, 4),
                tiered(PriceComponent::Output, ServiceTier::Batch, 5),
            ],
        )];
    });
    let found = |key| cheapest(&of, &context(), key).map(|found| found.price.amount.0);
    let all: Vec<_> = PricingKey::ALL.iter().map(|&key| found(key)).collect();
    assert_eq!(all, [Some(1), Some(2), Some(3), Some(4), Some(5), None]);
}

#[test]
fn a_missing_price_rests_on_a_missing_route_or_a_missing_price() {
    let nowhere = bare("nowhere");
    let absent = |of: &Contender| evidence(of, &context(), PricingKey::InputPrice);
    let expected = |model: &Contender, what| Evidence::Absence {
        model: model.reference,
        what,
    };
    assert_eq!(absent(&nowhere), expected(&nowhere, Missing::TrackedRoute));
    let unpriced = model("unpriced", |it| {
        it.routes = vec![route(provider("host", 1), Vec::new())];
    });
    let price = Missing::Price(PricingKey::InputPrice);
    assert_eq!(absent(&unpriced), expected(&unpriced, price));
}
