//! Pairs that are hard to get right, each decided as a whole; the snapshots are for review.

use super::digest::digest;
use crate::comparison::contender::{Benchmark, Contender, Price, Score};
use crate::comparison::context::{Context, Priority};
use crate::comparison::samples::{
    answer, bare, benchmark, context, day, gpt_4_1, license, model, price, prices, provider,
    qwen_3_5_4b, route, routed, score, scored,
};
use crate::comparison::units::{ScoreValue, Tokens};
use crate::comparison::vocabulary::{
    BenchmarkDirection, Capability, CommercialUse, Lifecycle, MeasuredBy, Openness, PriceComponent,
    PriceState, ProductType, RouteStatus, ServiceTier, Support, UseCase,
};
use crate::comparison::workload::{Workload, WorkloadDraft};

fn holds(name: &str, left: &Contender, right: &Contender) {
    holds_in(name, left, right, &context());
}

fn holds_in(name: &str, left: &Contender, right: &Contender, context: &Context) {
    insta::assert_snapshot!(name, digest(left, right, context));
}

fn at(draft: WorkloadDraft) -> Context {
    Context {
        workload: Workload::new(draft).unwrap(),
        ..context()
    }
}

fn with(mut it: Contender, change: impl FnOnce(&mut Contender)) -> Contender {
    change(&mut it);
    it
}

/// A served, proprietary model of a middling window.
fn usual(slug: &str, input: i64, output: i64) -> Contender {
    model(slug, |it| {
        it.context_window = Some(Tokens(128_000));
        it.released_on = Some(day("2025-06-01"));
        it.openness = Openness::Proprietary;
        it.license = Some(license(
            "Terms",
            Openness::Proprietary,
            CommercialUse::Conditional,
        ));
        it.routes = vec![route(provider("host", 1), prices(input, output))];
        answer(it, Support::Yes, &[Capability::FunctionCalling]);
        scored(it, score(benchmark("gpqa"), 500_000));
    })
}

fn cheap() -> Contender {
    usual("cheap", 100_000, 400_000)
}

fn dear() -> Contender {
    usual("dear", 3_000_000, 15_000_000)
}

fn stated(slug: &str, state: PriceState) -> Contender {
    with(usual(slug, 0, 0), |it| {
        it.routes = vec![routed(
            provider("host", 1),
            vec![],
            RouteStatus::Active,
            state,
        )];
    })
}

#[test]
fn the_reference_pair() {
    holds("reference", &gpt_4_1(), &qwen_3_5_4b());
}

#[test]
fn the_reference_pair_the_other_way_round() {
    holds("reference_mirrored", &qwen_3_5_4b(), &gpt_4_1());
}

#[test]
fn the_reference_pair_with_quality_first() {
    let context = Context {
        priorities: vec![Priority::Quality, Priority::LowRisk],
        ..context()
    };
    holds_in(
        "reference_quality_first",
        &gpt_4_1(),
        &qwen_3_5_4b(),
        &context,
    );
}

#[test]
fn the_reference_pair_at_one_named_provider() {
    let context = Context {
        providers: Some(vec!["azure".to_owned()]),
        ..context()
    };
    holds_in("reference_at_azure", &gpt_4_1(), &qwen_3_5_4b(), &context);
}

#[test]
fn no_price_on_either_side() {
    let unpriced = |slug| stated(slug, PriceState::Unknown);
    holds("no_price", &unpriced("left"), &unpriced("right"));
}

#[test]
fn a_free_route_against_a_subscription() {
    let free = stated("free", PriceState::Free);
    let plan = stated("plan", PriceState::Subscription);
    holds("free_and_subscription", &free, &plan);
}

#[test]
fn a_free_route_beside_a_priced_one() {
    let both = with(cheap(), |it| {
        let gift = routed(
            provider("gift", 0),
            prices(0, 0),
            RouteStatus::Active,
            PriceState::Free,
        );
        it.routes.push(gift);
    });
    holds("free_beside_priced", &both, &dear());
}

fn tiered() -> Contender {
    let from = |component, tokens, micro| Price {
        min_prompt_tokens: Tokens(tokens),
        ..price(component, micro)
    };
    with(usual("tiered", 0, 0), |it| {
        let all = vec![
            from(PriceComponent::Input, 0, 1_250_000),
            from(PriceComponent::Input, 200_000, 2_500_000),
            from(PriceComponent::Output, 0, 10_000_000),
            from(PriceComponent::Output, 200_000, 15_000_000),
        ];
        it.routes = vec![route(provider("host", 1), all)];
    })
}

#[test]
fn tiered_prices_with_short_requests() {
    let flat = usual("flat", 2_000_000, 10_000_000);
    let short = WorkloadDraft {
        input_tokens_per_request: Some(10_000),
        ..WorkloadDraft::default()
    };
    holds_in("tiers_short_requests", &tiered(), &flat, &at(short));
}

#[test]
fn tiered_prices_with_long_requests_change_the_cheaper_side() {
    let flat = usual("flat", 2_000_000, 10_000_000);
    let long = WorkloadDraft {
        input_tokens_per_request: Some(250_000),
        ..WorkloadDraft::default()
    };
    holds_in("tiers_long_requests", &tiered(), &flat, &at(long));
}

#[test]
fn cached_and_batched_shares() {
    let discounted = with(dear(), |it| {
        let mut all = prices(3_000_000, 15_000_000);
        all.push(price(PriceComponent::CacheRead, 300_000));
        all.push(Price {
            tier: ServiceTier::Batch,
            ..price(PriceComponent::Input, 1_500_000)
        });
        all.push(Price {
            tier: ServiceTier::Batch,
            ..price(PriceComponent::Output, 7_500_000)
        });
        it.routes = vec![route(provider("host", 1), all)];
    });
    let shares = WorkloadDraft {
        cached_input_millionths: 700_000,
        batch_millionths: 400_000,
        ..WorkloadDraft::default()
    };
    holds_in(
        "cached_and_batched",
        &discounted,
        &usual("plain", 2_000_000, 9_000_000),
        &at(shares),
    );
}

#[test]
fn a_price_by_the_request() {
    let by_request = with(cheap(), |it| {
        let mut all = prices(100_000, 400_000);
        all.push(price(PriceComponent::Request, 5_000));
        it.routes = vec![route(provider("host", 1), all)];
    });
    let draft = WorkloadDraft {
        input_tokens_per_request: Some(3_000),
        ..WorkloadDraft::default()
    };
    holds_in("price_by_request", &by_request, &dear(), &at(draft));
}

#[test]
fn a_price_that_changes_tomorrow() {
    let dated = |from: Option<&str>, to: Option<&str>, micro| Price {
        effective_from: from.map(day),
        effective_to: to.map(day),
        ..price(PriceComponent::Input, micro)
    };
    let changing = with(cheap(), |it| {
        let all = vec![
            dated(None, Some("2026-05-23"), 5_000_000),
            dated(Some("2026-05-23"), None, 1_000_000),
            price(PriceComponent::Output, 1_000_000),
        ];
        it.routes = vec![route(provider("host", 1), all)];
    });
    let steady = usual("steady", 2_000_000, 2_000_000);
    holds("price_today", &changing, &steady);
    let tomorrow = Context {
        as_of: day("2026-05-23"),
        ..context()
    };
    holds_in("price_tomorrow", &changing, &steady, &tomorrow);
}

fn ran(slug: &str, scores: Vec<Score>) -> Contender {
    with(usual(slug, 1_000_000, 1_000_000), |it| {
        it.scores.clear();
        for score in scores {
            scored(it, score);
        }
    })
}

#[test]
fn a_lower_is_better_benchmark() {
    let errors = |value| {
        let benchmark = Benchmark {
            direction: BenchmarkDirection::LowerIsBetter,
            scale: Some(ScoreValue(200_000)),
            ..benchmark("hallucinations")
        };
        score(benchmark, value)
    };
    let left = ran(
        "left",
        vec![errors(15_000), score(benchmark("gpqa"), 500_000)],
    );
    let right = ran(
        "right",
        vec![errors(48_000), score(benchmark("gpqa"), 560_000)],
    );
    holds("lower_is_better", &left, &right);
}

fn run(value: i64, by: MeasuredBy, measurer: &str, effort: Option<&str>) -> Score {
    Score {
        measured_by: by,
        measurer: measurer.to_owned(),
        effort: effort.map(str::to_owned),
        standard_error: Some(ScoreValue(12_000)),
        ..score(benchmark("swe-bench"), value)
    }
}

#[test]
fn several_measurers_and_efforts() {
    let left = ran(
        "left",
        vec![
            run(546_000, MeasuredBy::Lab, "OpenAI", None),
            run(485_000, MeasuredBy::Independent, "Epoch AI", Some("medium")),
            run(512_000, MeasuredBy::Independent, "Epoch AI", Some("high")),
            run(600_000, MeasuredBy::Aggregator, "llm-stats", None),
        ],
    );
    let right = ran(
        "right",
        vec![
            run(727_000, MeasuredBy::Lab, "Anthropic", None),
            run(621_000, MeasuredBy::Independent, "Epoch AI", None),
            run(655_000, MeasuredBy::Independent, "Vals", Some("max")),
        ],
    );
    holds("several_measurers", &left, &right);
}

#[test]
fn self_reported_on_both_sides() {
    let left = ran("left", vec![run(546_000, MeasuredBy::Lab, "OpenAI", None)]);
    let right = ran(
        "right",
        vec![run(727_000, MeasuredBy::Lab, "Anthropic", Some("high"))],
    );
    holds("both_self_reported", &left, &right);
}

#[test]
fn mixed_comparability_within_the_errors() {
    let left = ran("left", vec![run(546_000, MeasuredBy::Lab, "OpenAI", None)]);
    let right = ran(
        "right",
        vec![run(560_000, MeasuredBy::Independent, "Epoch AI", None)],
    );
    holds("mixed_measurers", &left, &right);
}

#[test]
fn no_shared_benchmark() {
    let versioned = |version: &str| Score {
        version: Some(version.to_owned()),
        ..score(benchmark("livecodebench"), 400_000)
    };
    let left = ran(
        "left",
        vec![versioned("v5"), score(benchmark("aime"), 900_000)],
    );
    let right = ran("right", vec![versioned("v6")]);
    holds("no_shared_benchmark", &left, &right);
}

#[test]
fn product_types_that_differ() {
    let image = with(usual("image", 0, 40_000_000), |it| {
        it.product_type = ProductType::Image;
        it.scores.clear();
    });
    holds("product_types_differ", &image, &cheap());
}

#[test]
fn a_retired_model_against_its_current_successor() {
    let retired = with(dear(), |it| {
        it.lifecycle = Lifecycle::Retired;
        it.successor = Some("cheap".to_owned());
        it.context_window = Some(Tokens(200_000));
    });
    holds("retired_against_current", &retired, &cheap());
}

#[test]
fn a_preview_against_a_current_model() {
    let preview = with(dear(), |it| it.lifecycle = Lifecycle::Preview);
    holds("preview_against_current", &preview, &cheap());
}

#[test]
fn one_organization_and_family() {
    let family = |it: &mut Contender| it.family = Some("usual".to_owned());
    let small = with(cheap(), |it| {
        family(it);
        it.small_by_lab = true;
    });
    holds("one_family", &with(dear(), family), &small);
}

#[test]
fn sixty_four_times_the_context() {
    let small = with(cheap(), |it| it.context_window = Some(Tokens(16_384)));
    let large = with(dear(), |it| it.context_window = Some(Tokens(1_048_576)));
    holds("context_times_64", &small, &large);
}

#[test]
fn models_that_are_alike_in_everything() {
    holds(
        "alike",
        &usual("one", 1_000_000, 2_000_000),
        &usual("two", 1_000_000, 2_000_000),
    );
}

#[test]
fn everything_unknown() {
    holds("everything_unknown", &bare("left"), &bare("right"));
}

#[test]
fn everything_unknown_on_one_side() {
    holds("one_side_unknown", &gpt_4_1(), &bare("right"));
}

#[test]
fn open_weights_that_nobody_may_sell() {
    let open = with(cheap(), |it| {
        it.openness = Openness::OpenWeights;
        it.license = Some(license(
            "CC BY-NC 4.0",
            Openness::OpenWeights,
            CommercialUse::Forbidden,
        ));
    });
    holds("open_weights_not_for_sale", &open, &dear());
}

#[test]
fn two_open_models_of_eight_billion_weights_and_less() {
    let open = |slug, parameters| {
        with(usual(slug, 50_000, 100_000), |it| {
            it.parameters_total = Some(parameters);
            it.openness = Openness::OpenSource;
            it.license = Some(license(
                "Apache 2.0",
                Openness::OpenSource,
                CommercialUse::Allowed,
            ));
            it.curated_use_cases = vec![UseCase::Classification];
        })
    };
    holds(
        "compact",
        &open("four", 4_000_000_000),
        &open("eight", 8_000_000_000),
    );
}

#[test]
fn a_reasoning_model_against_one_that_does_not() {
    let thinker = with(dear(), |it| {
        answer(
            it,
            Support::Yes,
            &[Capability::Reasoning, Capability::Vision],
        );
        scored(it, score(benchmark("aime"), 900_000));
    });
    let plain = with(cheap(), |it| {
        answer(it, Support::No, &[Capability::Reasoning]);
        scored(it, score(benchmark("aime"), 300_000));
    });
    holds("reasoning_against_none", &thinker, &plain);
}
