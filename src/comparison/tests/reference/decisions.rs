//! What is decided about the reference pair.

use super::*;

#[test]
fn the_left_model_has_five_tradeoffs_and_the_right_one_three() {
    let found = with(tradeoffs);
    let kinds = |side: Side| -> Vec<_> {
        found
            .of(side)
            .iter()
            .map(|tradeoff| tradeoff.point.kind())
            .collect()
    };
    assert_eq!(
        kinds(Side::Left),
        [
            TradeoffKind::BenchmarkLead,
            TradeoffKind::LargerContext,
            TradeoffKind::BroaderCoverage,
            TradeoffKind::UniqueCapabilities,
            TradeoffKind::UseCaseFit,
        ]
    );
    assert_eq!(
        kinds(Side::Right),
        [
            TradeoffKind::OpenWeights,
            TradeoffKind::Newer,
            TradeoffKind::UseCaseFit
        ]
    );
    let unique = found
        .left
        .iter()
        .find(|it| it.point.kind() == TradeoffKind::UniqueCapabilities)
        .unwrap();
    let first = vec![
        Capability::FunctionCalling,
        Capability::ToolUse,
        Capability::StructuredOutputs,
    ];
    assert_eq!(unique.point, Point::UniqueCapabilities { first, more: 1 });
}

#[test]
fn a_switch_is_hard_in_both_directions_without_a_provider_in_common() {
    let [there, back] = with(friction);
    assert_eq!(
        (there.level, back.level),
        (FrictionLevel::High, FrictionLevel::High)
    );
    assert_eq!(there.points[0].friction, Friction::NoCommonProvider);
    let four = vec![
        Capability::FunctionCalling,
        Capability::ToolUse,
        Capability::StructuredOutputs,
        Capability::CodeExecution,
    ];
    assert!(
        there
            .points
            .iter()
            .any(|point| point.friction == Friction::CapabilitiesToReplace(four.clone()))
    );
    assert!(
        back.points
            .iter()
            .any(|point| point.friction == Friction::CapabilitiesGained(four.clone()))
    );
}

#[test]
fn the_right_model_is_recommended_for_lower_risk_and_the_left_one_leads_what_was_measured() {
    let verdict = with(verdict);
    assert_eq!(verdict.kind, VerdictKind::LowerRisk);
    assert_eq!(verdict.recommended, Some(Seat::Right));
    assert_eq!(
        verdict.alternative,
        Some(Alternative {
            seat: Seat::Left,
            when: Strength::CodingWorkflows
        })
    );
    assert_eq!(
        verdict.measured_leader,
        Some(LeaderCount {
            seat: Seat::Left,
            leads: 4,
            of: 4
        })
    );
    assert_eq!(
        verdict.risk_leader,
        Some(LeaderCount {
            seat: Seat::Right,
            leads: 3,
            of: 5
        })
    );
    assert_eq!(verdict.confidence, Confidence::High);
}

#[test]
fn the_ten_signals_of_the_verdict_are_led_as_the_rules_say() {
    let signals: Vec<_> = with(verdict)
        .signals
        .iter()
        .map(|it| (it.signal, it.leader))
        .collect();
    assert_eq!(
        signals,
        [
            (Signal::SharedBenchmarks, Side::Left),
            (Signal::ContextWindow, Side::Left),
            (Signal::MonthlyCost, Side::None),
            (Signal::ProviderRoutes, Side::Left),
            (Signal::Capabilities, Side::Left),
            (Signal::Openness, Side::Right),
            (Signal::CommercialUse, Side::Right),
            (Signal::Released, Side::Right),
            (Signal::IndependentProviders, Side::Tie),
            (Signal::Lifecycle, Side::Tie),
        ]
    );
}

#[test]
fn the_summary_is_of_general_purpose_models_without_prices() {
    let summary = with(summary);
    assert_eq!(summary.class, Class::GeneralPurpose);
    let lead = summary.benchmark.unwrap();
    assert_eq!((lead.leader, lead.gap), (Seat::Left, ScoreValue(27_000)));
    assert_eq!(summary.prices, None);
}

#[test]
fn the_deep_dive_tells_one_led_result() {
    let dive = with(deep_dive);
    let BenchmarkStory::Led {
        rows,
        left,
        right,
        values,
        ..
    } = dive.benchmarks.says
    else {
        panic!("not led")
    };
    assert_eq!((rows, left, right), (1, 1, 0));
    assert_eq!(values, (ScoreValue(818_000), ScoreValue(791_000)));
    assert_eq!(dive.footprint.says.left_only.len(), 4);
    assert_eq!(
        dive.footprint.says.shared,
        [Capability::Vision, Capability::Multimodal]
    );
    assert_eq!(dive.pricing.says.left, Ok(MicroUsd(2_000_000)));
    assert_eq!(
        (
            dive.pricing.says.left_providers,
            dive.pricing.says.right_providers
        ),
        (4, 0)
    );
    assert_eq!(dive.choice.says.recommended, Some(Seat::Right));
}

#[test]
fn seven_questions_are_asked_because_prices_and_reasoning_are_missing() {
    let asked: Vec<_> = with(faq)
        .iter()
        .map(|entry| (entry.question.kind(), entry.question.capability()))
        .collect();
    assert_eq!(
        asked,
        [
            (FaqKind::LargerContext, None),
            (FaqKind::OpenSource, None),
            (FaqKind::BetterFor, Some(Capability::Vision)),
            (FaqKind::BetterFor, Some(Capability::Multimodal)),
            (FaqKind::BetterFor, Some(Capability::FunctionCalling)),
            (FaqKind::Newer, None),
            (FaqKind::WhereToRun, None),
        ]
    );
}

#[test]
fn the_identity_reads_both_ways() {
    assert_eq!(
        identity::slug("gpt-4.1", "qwen3.5-4b"),
        "gpt-4.1-vs-qwen3.5-4b"
    );
    assert_eq!(
        identity::canonical_slug("qwen3.5-4b", "gpt-4.1"),
        "gpt-4.1-vs-qwen3.5-4b"
    );
    let reviewed = identity::reviewed_on(&gpt_4_1(), &qwen_3_5_4b());
    assert_eq!(reviewed, Some(day("2026-05-22")));
}

#[test]
fn the_missing_cost_of_the_right_model_rests_on_the_absence_of_a_route() {
    let costs = with(cost::compare);
    assert_eq!(
        costs.right.evidence,
        [Evidence::Absence {
            model: qwen_3_5_4b().reference,
            what: Missing::TrackedRoute
        }]
    );
}
