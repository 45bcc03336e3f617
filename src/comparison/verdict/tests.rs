use super::*;
use crate::comparison::contender::{Contender, Score};
use crate::comparison::context::Context;
use crate::comparison::samples::{
    answer, bare, benchmark, context, day, license, model, prices, provider, route, score, scored,
};
use crate::comparison::units::Tokens;
use crate::comparison::vocabulary::{
    CommercialUse, Lifecycle, MeasuredBy, Openness, ProductType, Support,
};

fn asked(left: &Contender, right: &Contender) -> Verdict {
    verdict(&Pair::new(left, right, &context()))
}

fn by(left: &Contender, right: &Contender, priorities: &[Priority]) -> Verdict {
    let context = Context {
        priorities: priorities.to_vec(),
        ..context()
    };
    verdict(&Pair::new(left, right, &context))
}

/// A model that compares in context and cost but leads nothing over its like.
fn plain(slug: &str) -> Contender {
    model(slug, |it| {
        it.context_window = Some(Tokens(100_000));
        it.routes = vec![route(provider("host", 1), prices(1_000_000, 1_000_000))];
        it.openness = Openness::Proprietary;
        it.license = Some(license(
            "Terms",
            Openness::Proprietary,
            CommercialUse::Conditional,
        ));
        it.released_on = Some(day("2025-01-01"));
    })
}

fn with(mut it: Contender, change: impl FnOnce(&mut Contender)) -> Contender {
    change(&mut it);
    it
}

fn open(slug: &str) -> Contender {
    with(plain(slug), |it| {
        it.openness = Openness::OpenSource;
        it.license = Some(license(
            "Apache 2.0",
            Openness::OpenSource,
            CommercialUse::Allowed,
        ));
    })
}

fn cheap(slug: &str) -> Contender {
    with(plain(slug), |it| {
        it.routes = vec![route(provider("host", 1), prices(1, 1))];
    })
}

fn wide(slug: &str, window: i64) -> Contender {
    with(plain(slug), |it| it.context_window = Some(Tokens(window)))
}

#[test]
fn models_that_are_alike_tie_and_nobody_is_recommended() {
    let found = asked(&plain("a"), &plain("b"));
    assert_eq!(found.kind, VerdictKind::Tie);
    assert_eq!((found.recommended, found.alternative), (None, None));
    assert_eq!((found.measured_leader, found.risk_leader), (None, None));
}

#[test]
fn different_products_are_not_ranked_whatever_else_holds() {
    let image = with(open("image"), |it| {
        it.product_type = ProductType::Image;
        it.lifecycle = Lifecycle::Retired;
    });
    let found = by(&image, &plain("text"), &[Priority::LowRisk]);
    assert_eq!(found.kind, VerdictKind::ProductTypeMismatch);
    assert_eq!((found.recommended, found.alternative), (None, None));
    let leader = LeaderCount {
        seat: Seat::Left,
        leads: 2,
        of: 5,
    };
    assert_eq!(found.risk_leader, Some(leader));
    assert_eq!(found.measured_leader, None);
}

#[test]
fn a_model_on_its_way_out_gives_way_to_one_that_is_not() {
    for stage in [Lifecycle::Deprecated, Lifecycle::Retired] {
        let old = with(plain("old"), |it| it.lifecycle = stage);
        let found = asked(&old, &plain("new"));
        assert_eq!(found.kind, VerdictKind::Superseded);
        assert_eq!(found.recommended, Some(Seat::Right));
        let found = asked(&plain("new"), &old);
        assert_eq!(found.recommended, Some(Seat::Left));
    }
}

#[test]
fn two_models_on_their_way_out_do_not_supersede_each_other() {
    let old = |slug, stage| with(plain(slug), |it| it.lifecycle = stage);
    let found = asked(
        &old("a", Lifecycle::Retired),
        &old("b", Lifecycle::Deprecated),
    );
    assert_ne!(found.kind, VerdictKind::Superseded);
}

#[test]
fn superseded_comes_before_too_little_data_and_priorities() {
    let old = with(bare("old"), |it| it.lifecycle = Lifecycle::Retired);
    let found = by(&old, &bare("new"), &[Priority::Coverage]);
    assert_eq!(found.kind, VerdictKind::Superseded);
}

#[test]
fn a_retirement_ahead_does_not_supersede_today() {
    let leaving = with(plain("leaving"), |it| {
        it.retired_on = Some(day("2026-12-31"));
    });
    let today = asked(&leaving, &plain("staying"));
    assert_ne!(today.kind, VerdictKind::Superseded);
    let later = Context {
        as_of: day("2026-12-31"),
        ..context()
    };
    let staying = plain("staying");
    let found = verdict(&Pair::new(&leaving, &staying, &later));
    assert_eq!(
        (found.kind, found.recommended),
        (VerdictKind::Superseded, Some(Seat::Right))
    );
}

#[test]
fn fewer_than_two_comparable_signals_are_too_little() {
    let found = by(&bare("a"), &bare("b"), &[Priority::Coverage]);
    assert_eq!(found.kind, VerdictKind::TooLittleData);
    assert_eq!(found.recommended, None);
    let windowed = |slug| model(slug, |it| it.context_window = Some(Tokens(1_000)));
    assert_eq!(asked(&windowed("a"), &windowed("b")).kind, VerdictKind::Tie);
}

#[test]
fn five_times_the_window_decides() {
    for (left, right, kind, recommended) in [
        (
            500_000,
            100_000,
            VerdictKind::ContextRatio,
            Some(Seat::Left),
        ),
        (
            100_000,
            500_000,
            VerdictKind::ContextRatio,
            Some(Seat::Right),
        ),
        (499_999, 100_000, VerdictKind::Split, None),
        (
            6_400_000,
            100_000,
            VerdictKind::ContextRatio,
            Some(Seat::Left),
        ),
    ] {
        let found = asked(&wide("a", left), &wide("b", right));
        assert_eq!(
            (found.kind, found.recommended),
            (kind, recommended),
            "{left} {right}"
        );
    }
}

#[test]
fn a_window_of_nothing_is_no_ratio() {
    let found = asked(&wide("a", 100_000), &wide("b", 0));
    assert_ne!(found.kind, VerdictKind::ContextRatio);
}

#[test]
fn the_ratio_of_windows_outranks_the_leads() {
    let found = asked(&wide("wide", 500_000), &open("open"));
    assert_eq!(found.kind, VerdictKind::ContextRatio);
    assert_eq!(found.recommended, Some(Seat::Left));
    assert_eq!(found.risk_leader.map(|it| it.seat), Some(Seat::Right));
}

#[test]
fn a_risk_lead_of_two_decides_before_a_measured_lead() {
    let measured = with(cheap("measured"), |it| {
        it.context_window = Some(Tokens(120_000));
    });
    let found = asked(&measured, &open("open"));
    assert_eq!(found.kind, VerdictKind::LowerRisk);
    assert_eq!(found.recommended, Some(Seat::Right));
    let count = |seat, leads, of| Some(LeaderCount { seat, leads, of });
    assert_eq!(found.measured_leader, count(Seat::Left, 2, 3));
    assert_eq!(found.risk_leader, count(Seat::Right, 2, 5));
}

#[test]
fn a_risk_lead_of_one_does_not_decide() {
    let freer = with(plain("freer"), |it| it.openness = Openness::OpenWeights);
    let found = asked(&freer, &plain("b"));
    assert_eq!((found.kind, found.recommended), (VerdictKind::Split, None));
    assert_eq!(found.risk_leader.map(|it| it.leads), Some(1));
}

#[test]
fn the_lead_is_the_difference_of_signals_led() {
    let left = with(open("left"), |it| it.released_on = Some(day("2024-01-01")));
    let found = asked(&left, &plain("right"));
    assert_eq!(
        found.risk_leader.map(|it| (it.seat, it.leads)),
        Some((Seat::Left, 2))
    );
    assert_eq!(found.kind, VerdictKind::Split);
}

#[test]
fn a_measured_lead_of_two_decides_when_risk_does_not() {
    let found = asked(
        &with(cheap("a"), |it| it.context_window = Some(Tokens(120_000))),
        &plain("b"),
    );
    assert_eq!(
        (found.kind, found.recommended),
        (VerdictKind::MeasuredLead, Some(Seat::Left))
    );
    assert_eq!(found.risk_leader, None);
    assert_eq!(found.alternative, None);
}

#[test]
fn the_first_priority_with_a_leader_decides() {
    let left = with(cheap("cheap"), |it| {
        it.released_on = Some(day("2024-01-01"));
    });
    let right = wide("wide", 300_000);
    for (priorities, expected) in [
        (vec![Priority::Cost], Some((Priority::Cost, Seat::Left))),
        (
            vec![Priority::Context],
            Some((Priority::Context, Seat::Right)),
        ),
        (
            vec![Priority::Freshness],
            Some((Priority::Freshness, Seat::Right)),
        ),
        (
            vec![Priority::LowRisk],
            Some((Priority::LowRisk, Seat::Right)),
        ),
        (
            vec![Priority::Coverage, Priority::Cost],
            Some((Priority::Cost, Seat::Left)),
        ),
        (
            vec![Priority::Quality, Priority::Capabilities, Priority::Context],
            Some((Priority::Context, Seat::Right)),
        ),
        (vec![Priority::Coverage, Priority::Quality], None),
        (vec![], None),
    ] {
        let found = by(&left, &right, &priorities);
        match expected {
            Some((axis, seat)) => {
                assert_eq!(found.kind, VerdictKind::Priority, "{priorities:?}");
                assert_eq!(
                    (found.priority, found.recommended),
                    (Some(axis), Some(seat))
                );
            }
            None => assert_ne!(found.kind, VerdictKind::Priority, "{priorities:?}"),
        }
    }
}

#[test]
fn quality_coverage_and_capabilities_are_priorities_too() {
    let strong = with(plain("strong"), |it| {
        scored(it, score(benchmark("gpqa"), 2));
        it.routes
            .push(route(provider("second", 2), prices(9_000_000, 9_000_000)));
        answer(it, Support::Yes, &[Capability::Vision]);
    });
    let weak = with(plain("weak"), |it| {
        scored(it, score(benchmark("gpqa"), 1));
        answer(it, Support::No, &[Capability::Vision]);
    });
    for axis in [
        Priority::Quality,
        Priority::Coverage,
        Priority::Capabilities,
    ] {
        let found = by(&weak, &strong, &[axis]);
        assert_eq!(
            (found.kind, found.recommended),
            (VerdictKind::Priority, Some(Seat::Right)),
            "{axis:?}"
        );
    }
}

const CODING: [Capability; 4] = [
    Capability::FunctionCalling,
    Capability::ToolUse,
    Capability::StructuredOutputs,
    Capability::CodeExecution,
];

fn strength(change: impl FnOnce(&mut Contender)) -> Option<Strength> {
    let recommended = with(plain("recommended"), |it| {
        it.lifecycle = Lifecycle::Current;
        answer(it, Support::No, &CODING);
    });
    let other = with(plain("other"), |it| it.lifecycle = Lifecycle::Deprecated);
    let found = asked(&recommended, &with(other, change));
    assert_eq!(found.recommended, Some(Seat::Left));
    assert!(found.alternative.is_none_or(|it| it.seat == Seat::Right));
    found.alternative.map(|it| it.when)
}

#[test]
fn the_alternative_is_named_for_the_first_point_that_it_leads() {
    assert_eq!(strength(|_| ()), None);
    for (own, expected) in [
        (4, Some(Strength::CodingWorkflows)),
        (3, Some(Strength::CodingWorkflows)),
        (2, None),
    ] {
        let found = strength(|it| answer(it, Support::Yes, &CODING[..own]));
        assert_eq!(found, expected, "{own}");
    }
    let wider = strength(|it| it.context_window = Some(Tokens(120_000)));
    assert_eq!(wider, Some(Strength::Context));
    let cheaper = strength(|it| it.routes = cheap("x").routes);
    assert_eq!(cheaper, Some(Strength::Cost));
    let covered = strength(|it| it.routes.push(route(provider("second", 2), vec![])));
    assert_eq!(covered, Some(Strength::Coverage));
    let freer = strength(|it| it.openness = Openness::OpenWeights);
    assert_eq!(freer, Some(Strength::Openness));
}

#[test]
fn stronger_points_come_before_weaker_ones() {
    let found = strength(|it| {
        answer(it, Support::Yes, &CODING);
        it.context_window = Some(Tokens(120_000));
        it.openness = Openness::OpenWeights;
    });
    assert_eq!(found, Some(Strength::CodingWorkflows));
    let found = strength(|it| {
        it.context_window = Some(Tokens(120_000));
        it.routes = cheap("x").routes;
        it.openness = Openness::OpenWeights;
    });
    assert_eq!(found, Some(Strength::Context));
}

#[test]
fn a_benchmark_lead_is_a_strength() {
    let recommended = with(plain("a"), |it| scored(it, score(benchmark("gpqa"), 1)));
    let other = with(plain("b"), |it| {
        scored(it, score(benchmark("gpqa"), 2));
        it.lifecycle = Lifecycle::Retired;
    });
    let found = asked(&recommended, &other);
    assert_eq!(
        found.alternative.map(|it| it.when),
        Some(Strength::Benchmark)
    );
}

fn measured(slug: &str, by: MeasuredBy, measurer: &str, coding: Support) -> Contender {
    with(plain(slug), |it| {
        let run = Score {
            measured_by: by,
            measurer: measurer.to_owned(),
            ..score(benchmark("gpqa"), 1)
        };
        scored(it, run);
        answer(it, coding, &[Capability::Vision]);
    })
}

#[test]
fn confidence_is_high_with_four_signals_of_one_measurer() {
    let (lab, independent) = (MeasuredBy::Lab, MeasuredBy::Independent);
    let (yes, unknown) = (Support::Yes, Support::Unknown);
    for (left, right, expected) in [
        (
            measured("a", independent, "E", yes),
            measured("b", independent, "E", yes),
            Confidence::High,
        ),
        (
            measured("a", lab, "A", yes),
            measured("b", lab, "B", yes),
            Confidence::Medium,
        ),
        (
            measured("a", lab, "A", yes),
            measured("b", independent, "E", yes),
            Confidence::Medium,
        ),
        (
            measured("a", independent, "E", unknown),
            measured("b", independent, "E", unknown),
            Confidence::High,
        ),
        (plain("a"), plain("b"), Confidence::Medium),
        (plain("a"), bare("b"), Confidence::Low),
        (bare("a"), bare("b"), Confidence::Low),
    ] {
        assert_eq!(
            asked(&left, &right).confidence,
            expected,
            "{} {}",
            left.slug,
            right.slug
        );
    }
}

#[test]
fn one_mixed_line_among_shared_benchmarks_takes_high_confidence_away() {
    let side = |slug, by| {
        with(
            measured(slug, MeasuredBy::Independent, "E", Support::Yes),
            |it| {
                let other = Score {
                    measured_by: by,
                    ..score(benchmark("mmlu"), 1)
                };
                scored(it, other);
            },
        )
    };
    let found = asked(
        &side("a", MeasuredBy::Lab),
        &side("b", MeasuredBy::Aggregator),
    );
    assert_eq!(found.confidence, Confidence::Medium);
}

#[test]
fn the_evidence_holds_each_fact_once() {
    let found = asked(&plain("a"), &open("b"));
    let mut once = found.evidence.clone();
    once.dedup();
    assert_eq!(once, found.evidence);
    for signal in &found.signals {
        assert!(
            signal
                .evidence
                .iter()
                .all(|fact| found.evidence.contains(fact))
        );
    }
}
