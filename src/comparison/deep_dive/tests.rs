use super::*;
use crate::comparison::contender::{Contender, Score};
use crate::comparison::context::Context;
use crate::comparison::samples::{
    answer, bare, benchmark, context, model, prices, provider, reference, route, routed, score,
    scored,
};
use crate::comparison::tradeoffs::TradeoffKind;
use crate::comparison::units::Tokens;
use crate::comparison::vocabulary::{PriceState, RouteStatus};

fn asked(left: &Contender, right: &Contender) -> DeepDive {
    let context: Context = context();
    deep_dive(&Pair::new(left, right, &context))
}

fn ran(slug: &str, runs: &[(&str, i64)]) -> Contender {
    model(slug, |it| {
        for &(name, value) in runs {
            scored(it, score(benchmark(name), value));
        }
    })
}

#[test]
fn without_a_shared_result_the_separate_ones_are_counted() {
    let found = asked(&ran("a", &[("x", 1), ("y", 1)]), &ran("b", &[("z", 1)]));
    let expected = BenchmarkStory::NothingShared {
        left_only: 2,
        right_only: 1,
    };
    assert_eq!(found.benchmarks.says, expected);
    assert_eq!(found.benchmarks.evidence.len(), 2);
}

#[test]
fn level_results_are_told_as_level() {
    let found = asked(
        &ran("a", &[("x", 1), ("y", 2)]),
        &ran("b", &[("x", 1), ("y", 2)]),
    );
    assert_eq!(found.benchmarks.says, BenchmarkStory::AllLevel { rows: 2 });
}

#[test]
fn led_results_are_counted_and_the_largest_gap_is_told() {
    let left = ran("a", &[("x", 9), ("y", 5), ("z", 1)]);
    let right = ran("b", &[("x", 1), ("y", 4), ("z", 2)]);
    let BenchmarkStory::Led {
        rows,
        left,
        right,
        largest,
        values,
        exceeds_error,
    } = asked(&left, &right).benchmarks.says
    else {
        panic!("not led")
    };
    assert_eq!((rows, left, right), (3, 2, 1));
    assert_eq!((largest.leader, largest.gap.0), (Seat::Left, 8));
    assert_eq!((values.0.0, values.1.0), (9, 1));
    assert_eq!(exceeds_error, None);
}

#[test]
fn the_errors_of_the_largest_gap_are_told() {
    let with_error = |slug: &str, value| {
        model(slug, |it| {
            let run = Score {
                standard_error: Some(ScoreValue(1)),
                ..score(benchmark("x"), value)
            };
            scored(it, run);
        })
    };
    for (left, right, expected) in [(9, 1, true), (2, 1, false)] {
        let found = asked(&with_error("a", left), &with_error("b", right))
            .benchmarks
            .says;
        let BenchmarkStory::Led { exceeds_error, .. } = found else {
            panic!("not led")
        };
        assert_eq!(exceeds_error, Some(expected));
    }
}

#[test]
fn the_footprint_tells_own_shared_and_unanswered_capabilities() {
    let left = model("left", |it| {
        answer(it, Support::Yes, &[Capability::Vision, Capability::ToolUse]);
        answer(it, Support::No, &[Capability::WebSearch]);
    });
    let right = model("right", |it| {
        answer(
            it,
            Support::Yes,
            &[Capability::Vision, Capability::WebSearch],
        );
        answer(it, Support::No, &[Capability::ToolUse]);
    });
    let found = asked(&left, &right).footprint;
    assert_eq!(found.says.left_only, [Capability::ToolUse]);
    assert_eq!(found.says.right_only, [Capability::WebSearch]);
    assert_eq!(found.says.shared, [Capability::Vision]);
    assert_eq!(found.says.unanswered, 14);
    assert_eq!(found.evidence.len(), 6);
}

#[test]
fn an_empty_footprint_rests_on_absences() {
    let found = asked(&bare("a"), &bare("b")).footprint;
    assert_eq!(found.says.unanswered, 17);
    assert_eq!(found.evidence.len(), 2);
}

#[test]
fn pricing_tells_the_cheapest_input_and_the_providers() {
    let left = model("left", |it| {
        it.routes = vec![
            route(provider("a", 1), prices(5, 1)),
            route(provider("b", 2), prices(3, 1)),
        ];
    });
    let right = model("right", |it| {
        it.routes = vec![route(provider("a", 1), vec![])];
    });
    let found = asked(&left, &right).pricing;
    let expected = PricingCoverage {
        left: Ok(MicroUsd(3)),
        right: Err(UnknownReason::NotSourced),
        left_providers: 2,
        right_providers: 1,
    };
    assert_eq!(found.says, expected);
    assert!(
        found
            .evidence
            .contains(&Evidence::Price(reference("Input/3")))
    );
}

#[test]
fn a_missing_price_says_whether_nothing_is_charged() {
    for (state, expected) in [
        (PriceState::Free, UnknownReason::FreeOnly),
        (PriceState::Subscription, UnknownReason::SubscriptionOnly),
        (PriceState::Unknown, UnknownReason::NotSourced),
    ] {
        let left = model("left", |it| {
            it.routes = vec![routed(provider("a", 1), vec![], RouteStatus::Active, state)];
        });
        let found = asked(&left, &bare("right")).pricing.says;
        assert_eq!(found.left, Err(expected));
        assert_eq!(found.right, Err(UnknownReason::NoTrackedRoute));
    }
}

#[test]
fn the_evidence_of_a_paragraph_holds_each_fact_once() {
    let found = asked(&bare("a"), &bare("b"));
    for evidence in [found.pricing.evidence, found.choice.evidence] {
        let distinct: std::collections::BTreeSet<_> = evidence.iter().collect();
        assert_eq!(distinct.len(), evidence.len());
    }
}

#[test]
fn the_choice_lists_what_speaks_for_each_side_and_the_recommendation() {
    let left = model("left", |it| it.context_window = Some(Tokens(500_000)));
    let right = model("right", |it| it.context_window = Some(Tokens(100_000)));
    let found = asked(&left, &right).choice.says;
    let kinds: Vec<_> = found.left.iter().map(Point::kind).collect();
    assert_eq!(
        kinds,
        [TradeoffKind::LargerContext, TradeoffKind::UseCaseFit]
    );
    assert!(found.right.is_empty());
    assert_eq!(found.recommended, Some(Seat::Left));
    assert_eq!(asked(&bare("a"), &bare("b")).choice.says.recommended, None);
}
