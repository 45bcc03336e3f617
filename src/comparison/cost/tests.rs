mod routes;

use super::*;
use crate::comparison::contender::Price;
use crate::comparison::samples::{
    bare, context, day, gpt_4_1, model, price, prices, provider, reference, route, routed,
};
use crate::comparison::units::{MicroUsd, Tokens};
use crate::comparison::vocabulary::{PriceComponent, RouteStatus, ServiceTier};
use crate::comparison::workload::WorkloadDraft;

/// A context at so many input and output tokens a month.
fn asked(draft: WorkloadDraft) -> Context {
    Context {
        workload: Workload::new(draft).unwrap(),
        ..context()
    }
}

fn millions(input: i64, output: i64) -> WorkloadDraft {
    WorkloadDraft {
        input_tokens: input * 1_000_000,
        output_tokens: output * 1_000_000,
        ..WorkloadDraft::default()
    }
}

fn served(prices: Vec<Price>) -> Contender {
    model("served", |it| {
        it.routes = vec![route(provider("host", 1), prices)];
    })
}

fn amount(prices: Vec<Price>, draft: WorkloadDraft) -> i64 {
    monthly_cost(&served(prices), &asked(draft))
        .amount()
        .unwrap()
        .0
}

fn tiered(component: PriceComponent, tier: ServiceTier, micro: i64) -> Price {
    Price {
        tier,
        reference: reference(&format!("{tier:?}/{component:?}/{micro}")),
        ..price(component, micro)
    }
}

/// $2 in, $8 out, $0.50 from the cache, half price in batches.
fn full_prices() -> Vec<Price> {
    let mut all = prices(2_000_000, 8_000_000);
    all.push(price(PriceComponent::CacheRead, 500_000));
    all.push(tiered(PriceComponent::Input, ServiceTier::Batch, 1_000_000));
    all.push(tiered(
        PriceComponent::Output,
        ServiceTier::Batch,
        4_000_000,
    ));
    all
}

fn shares(cached: i64, batch: i64) -> WorkloadDraft {
    WorkloadDraft {
        cached_input_millionths: cached,
        batch_millionths: batch,
        ..millions(800, 250)
    }
}

#[test]
fn a_month_is_input_times_its_price_plus_output_times_its_price() {
    for (input, output, cents) in [
        (800, 250, 360_000),
        (0, 0, 0),
        (1, 0, 200),
        (0, 1, 800),
        (1, 1, 1_000),
        (1_000_000, 1_000_000, 1_000_000_000),
    ] {
        let found = amount(prices(2_000_000, 8_000_000), millions(input, output));
        assert_eq!(found, cents, "{input} {output}");
    }
}

#[test]
fn shares_of_cache_and_batch_follow_the_formula() {
    for (cached, batch, cents) in [
        (0, 0, 360_000),
        (1_000_000, 0, 240_000),
        (500_000, 0, 300_000),
        (0, 1_000_000, 180_000),
        (1_000_000, 1_000_000, 180_000),
        (0, 500_000, 270_000),
        (500_000, 200_000, 276_000),
        (250_000, 500_000, 255_000),
    ] {
        let found = amount(full_prices(), shares(cached, batch));
        assert_eq!(found, cents, "cached {cached} batch {batch}");
    }
}

#[test]
fn absent_cache_and_batch_prices_fall_back_to_the_standard_ones() {
    for (cached, batch) in [(0, 0), (1_000_000, 0), (0, 1_000_000), (333_333, 666_666)] {
        let found = amount(prices(2_000_000, 8_000_000), shares(cached, batch));
        assert_eq!(found, 360_000, "cached {cached} batch {batch}");
    }
}

#[test]
fn nothing_for_cached_or_batched_tokens_is_the_lack_of_a_price() {
    let mut all = prices(2_000_000, 8_000_000);
    all.push(price(PriceComponent::CacheRead, 0));
    all.push(tiered(PriceComponent::Input, ServiceTier::Batch, 0));
    all.push(tiered(PriceComponent::Output, ServiceTier::Batch, 0));
    assert_eq!(amount(all, shares(500_000, 500_000)), 360_000);
}

#[test]
fn each_batch_price_falls_back_for_itself() {
    let mut only_input = prices(2_000_000, 8_000_000);
    only_input.push(tiered(PriceComponent::Input, ServiceTier::Batch, 1_000_000));
    assert_eq!(amount(only_input, shares(0, 1_000_000)), 280_000);
    let mut only_output = prices(2_000_000, 8_000_000);
    only_output.push(tiered(
        PriceComponent::Output,
        ServiceTier::Batch,
        4_000_000,
    ));
    assert_eq!(amount(only_output, shares(0, 1_000_000)), 260_000);
}

#[test]
fn thresholds_are_looked_up_by_the_size_of_a_request() {
    let from = |component, tokens, micro| Price {
        min_prompt_tokens: Tokens(tokens),
        ..price(component, micro)
    };
    let all = || {
        vec![
            from(PriceComponent::Input, 0, 1_250_000),
            from(PriceComponent::Input, 200_000, 2_500_000),
            from(PriceComponent::Output, 0, 10_000_000),
            from(PriceComponent::Output, 200_000, 15_000_000),
        ]
    };
    for (request, cents) in [
        (None, 350_000),
        (Some(1_000), 350_000),
        (Some(199_999), 350_000),
        (Some(200_000), 575_000),
        (Some(800_000), 575_000),
    ] {
        let draft = WorkloadDraft {
            input_tokens_per_request: request,
            ..millions(800, 250)
        };
        assert_eq!(amount(all(), draft), cents, "{request:?}");
    }
}

#[test]
fn requests_are_paid_where_their_number_is_known() {
    let mut all = prices(1_000_000, 1_000_000);
    all.push(price(PriceComponent::Request, 5_000));
    for (request, cents) in [
        (None, 200),
        (Some(1_000_000), 200),
        (Some(1_000), 700),
        (Some(999), 701),
    ] {
        let draft = WorkloadDraft {
            input_tokens_per_request: request,
            ..millions(1, 1)
        };
        assert_eq!(amount(all.clone(), draft), cents, "{request:?}");
    }
}

#[test]
fn rounding_happens_once_to_the_even_cent() {
    for (tokens, cents) in [
        (4_999, 0),
        (5_000, 0),
        (5_001, 1),
        (14_999, 1),
        (15_000, 2),
        (15_001, 2),
        (25_000, 2),
        (25_001, 3),
    ] {
        let draft = WorkloadDraft {
            input_tokens: tokens,
            output_tokens: 0,
            ..WorkloadDraft::default()
        };
        assert_eq!(
            amount(prices(1_000_000, 1_000_000), draft),
            cents,
            "{tokens}"
        );
    }
}

#[test]
fn parts_below_a_cent_are_added_before_they_are_rounded() {
    let draft = WorkloadDraft {
        input_tokens: 4_000,
        output_tokens: 4_000,
        ..WorkloadDraft::default()
    };
    assert_eq!(amount(prices(1_000_000, 1_000_000), draft), 1);
}

#[test]
fn a_breakdown_lists_each_price_with_what_it_is_used_for() {
    let cost = monthly_cost(&served(full_prices()), &asked(shares(500_000, 200_000)));
    let lines: Vec<_> = cost
        .bill()
        .unwrap()
        .lines
        .iter()
        .map(|line| {
            (
                line.component,
                line.tier,
                line.quantity,
                line.unit_price.0,
                line.amount.0,
            )
        })
        .collect();
    let (standard, batch) = (ServiceTier::Standard, ServiceTier::Batch);
    assert_eq!(
        lines,
        [
            (
                PriceComponent::Input,
                standard,
                320_000_000,
                2_000_000,
                64_000
            ),
            (
                PriceComponent::CacheRead,
                standard,
                320_000_000,
                500_000,
                16_000
            ),
            (
                PriceComponent::Output,
                standard,
                200_000_000,
                8_000_000,
                160_000
            ),
            (PriceComponent::Input, batch, 160_000_000, 1_000_000, 16_000),
            (PriceComponent::Output, batch, 50_000_000, 4_000_000, 20_000),
        ]
    );
}

#[test]
fn quantities_are_rounded_half_to_even() {
    for (tokens, quantity) in [(1, 0), (3, 2), (5, 2), (7, 4)] {
        let draft = WorkloadDraft {
            input_tokens: tokens,
            output_tokens: 0,
            ..shares(500_000, 0)
        };
        let cost = monthly_cost(&served(full_prices()), &asked(draft));
        let found: Vec<_> = cost
            .bill()
            .unwrap()
            .lines
            .iter()
            .map(|it| it.quantity)
            .collect();
        assert_eq!(found, [quantity, quantity, 0], "{tokens}");
    }
}

#[test]
fn what_is_paid_at_one_price_is_one_line() {
    let cost = monthly_cost(
        &served(prices(2_000_000, 8_000_000)),
        &asked(shares(500_000, 200_000)),
    );
    let lines = &cost.bill().unwrap().lines;
    let quantities: Vec<_> = lines
        .iter()
        .map(|line| (line.component, line.quantity))
        .collect();
    assert_eq!(
        quantities,
        [
            (PriceComponent::Input, 800_000_000),
            (PriceComponent::Output, 250_000_000)
        ]
    );
}

#[test]
fn a_request_line_counts_requests() {
    let mut all = prices(1_000_000, 1_000_000);
    all.push(price(PriceComponent::Request, 5_000));
    let draft = WorkloadDraft {
        input_tokens_per_request: Some(1_000),
        ..millions(1, 1)
    };
    let cost = monthly_cost(&served(all), &asked(draft));
    let line = *cost.bill().unwrap().lines.last().unwrap();
    assert_eq!(line.component, PriceComponent::Request);
    assert_eq!((line.quantity, line.unit_price), (1_000, MicroUsd(5_000)));
    assert_eq!(line.amount, CentUsd(500));
}

#[test]
fn the_tier_is_batch_only_when_everything_is_batched_at_a_batch_price() {
    for (all, batch, expected) in [
        (full_prices(), 0, ServiceTier::Standard),
        (full_prices(), 999_999, ServiceTier::Standard),
        (full_prices(), 1_000_000, ServiceTier::Batch),
        (prices(1, 1), 1_000_000, ServiceTier::Standard),
    ] {
        let cost = monthly_cost(&served(all), &asked(shares(0, batch)));
        assert_eq!(cost.bill().unwrap().tier, expected, "{batch}");
    }
}

#[test]
fn prices_of_the_day_are_used() {
    let dated = |from: &str, to: &str, micro| Price {
        effective_from: Some(day(from)),
        effective_to: Some(day(to)),
        ..price(PriceComponent::Input, micro)
    };
    let all = vec![
        dated("2026-01-01", "2026-06-01", 2_000_000),
        dated("2026-06-01", "2027-01-01", 1_000_000),
        price(PriceComponent::Output, 0),
    ];
    for (iso, cents) in [
        ("2025-12-31", None),
        ("2026-01-01", Some(160_000)),
        ("2026-05-31", Some(160_000)),
        ("2026-06-01", Some(80_000)),
        ("2026-12-31", Some(80_000)),
        ("2027-01-01", None),
    ] {
        let context = Context {
            as_of: day(iso),
            ..context()
        };
        let found = monthly_cost(&served(all.clone()), &context);
        assert_eq!(found.amount().map(|it| it.0), cents, "{iso}");
    }
}
