//! The reference pair, value by value as the rules state it.

use crate::comparison::benchmarks::{self, Comparability};
use crate::comparison::cell::{Cell, SpecKey, UnknownReason};
use crate::comparison::contender::{Contender, License};
use crate::comparison::context::{Context, Pair, Seat, Side};
use crate::comparison::cost::{self, CostUnavailable};
use crate::comparison::deep_dive::{BenchmarkStory, deep_dive};
use crate::comparison::evidence::{Evidence, Missing, PricingKey};
use crate::comparison::faq::{FaqKind, faq};
use crate::comparison::fit::BestFor;
use crate::comparison::friction::{Friction, FrictionLevel, friction};
use crate::comparison::pricing::pricing;
use crate::comparison::samples::{context, day, gpt_4_1, license, qwen_3_5_4b};
use crate::comparison::scorecard::{ScorecardRow, scorecard};
use crate::comparison::signals::Signal;
use crate::comparison::specs::specs;
use crate::comparison::summary::{Class, summary};
use crate::comparison::tradeoffs::{Point, TradeoffKind, tradeoffs};
use crate::comparison::units::{CentUsd, MicroUsd, ScoreValue, Tokens};
use crate::comparison::verdict::{
    Alternative, Confidence, LeaderCount, Strength, VerdictKind, verdict,
};
use crate::comparison::vocabulary::{
    Capability, CommercialUse, Lifecycle, Modality, Openness, ServiceTier, Support, UseCase,
};
use crate::comparison::{capabilities, identity};

fn with<T>(ask: impl FnOnce(&Pair) -> T) -> T {
    let (left, right, context): (Contender, Contender, Context) =
        (gpt_4_1(), qwen_3_5_4b(), context());
    ask(&Pair::new(&left, &right, &context))
}

fn row(signal: Signal) -> ScorecardRow {
    let rows = with(scorecard);
    rows.into_iter().find(|row| row.signal == signal).unwrap()
}

#[test]
fn the_rows_of_the_scorecard_stand_in_order_without_a_product_type() {
    let signals: Vec<_> = with(scorecard).iter().map(|row| row.signal).collect();
    assert_eq!(
        signals,
        [
            Signal::BestFor,
            Signal::DecisionFit,
            Signal::ContextWindow,
            Signal::CheapestOutput,
            Signal::ProviderRoutes,
            Signal::SharedBenchmarks,
            Signal::MonthlyCost,
            Signal::Openness,
            Signal::Released,
            Signal::LatestKnowledge,
        ]
    );
}

#[test]
fn best_for_is_three_reasons_against_one() {
    let row = row(Signal::BestFor);
    let three = vec![
        BestFor::MultimodalApps,
        BestFor::ToolCallingAgents,
        BestFor::LongContextAnalysis,
    ];
    assert_eq!(row.left, Cell::BestFor(three));
    assert_eq!(row.right, Cell::BestFor(vec![BestFor::MultimodalApps]));
    assert_eq!(row.leader, Side::None);
}

#[test]
fn decision_fit_is_curated_on_both_sides() {
    let row = row(Signal::DecisionFit);
    let fit = |uses: &[UseCase]| Cell::DecisionFit {
        uses: uses.to_vec(),
        curated: true,
    };
    assert_eq!(
        row.left,
        fit(&[UseCase::Coding, UseCase::Rag, UseCase::Agents])
    );
    assert_eq!(
        row.right,
        fit(&[UseCase::Coding, UseCase::Agents, UseCase::LongContext])
    );
}

#[test]
fn the_larger_window_leads() {
    let row = row(Signal::ContextWindow);
    assert_eq!(row.left, Cell::Tokens(Tokens(1_047_576)));
    assert_eq!(row.right, Cell::Tokens(Tokens(262_144)));
    assert_eq!(row.leader, Side::Left);
}

#[test]
fn only_the_left_model_has_an_output_price_so_nobody_leads_it() {
    let row = row(Signal::CheapestOutput);
    assert_eq!(row.left, Cell::Price(MicroUsd(8_000_000)));
    assert_eq!(row.right, Cell::Unknown(UnknownReason::NoTrackedRoute));
    assert_eq!(row.leader, Side::None);
}

#[test]
fn four_providers_lead_over_none() {
    let row = row(Signal::ProviderRoutes);
    assert_eq!(
        row.left,
        Cell::ProviderCount {
            count: 4,
            named: false
        }
    );
    assert_eq!(
        row.right,
        Cell::ProviderCount {
            count: 0,
            named: false
        }
    );
    assert_eq!(row.leader, Side::Left);
}

#[test]
fn one_shared_benchmark_is_led_by_the_left_model() {
    let row = row(Signal::SharedBenchmarks);
    let Cell::SharedBenchmarks {
        rows,
        led,
        leads_largest,
    } = row.left
    else {
        panic!("no cell of shared benchmarks")
    };
    assert_eq!((rows, led), (1, 1));
    assert_eq!(
        leads_largest.map(|it| it.name.clone()).as_deref(),
        Some("MMLU PRO")
    );
    assert_eq!(
        row.right,
        Cell::SharedBenchmarks {
            rows: 1,
            led: 0,
            leads_largest: None
        }
    );
    assert_eq!(row.leader, Side::Left);
}

#[test]
fn the_monthly_cost_is_known_on_the_left_only() {
    let row = row(Signal::MonthlyCost);
    assert_eq!(row.left, Cell::Monthly(CentUsd(360_000)));
    assert_eq!(row.right, Cell::Unknown(UnknownReason::NoTrackedRoute));
    assert_eq!(row.leader, Side::None);
}

#[test]
fn the_right_model_is_more_open_and_later_and_its_cutoff_is_unknown() {
    assert_eq!(row(Signal::Openness).leader, Side::Right);
    assert_eq!(row(Signal::Released).leader, Side::Right);
    let cutoff = row(Signal::LatestKnowledge);
    assert_eq!(cutoff.left, Cell::Cutoff("2025-01".to_owned()));
    assert_eq!(cutoff.right, Cell::Unknown(UnknownReason::NotSourced));
    assert_eq!(cutoff.leader, Side::None);
}

#[test]
fn the_benchmark_gap_is_two_point_seven_by_one_measurer() {
    let benchmarks = with(benchmarks::compare);
    assert!(benchmarks.left_only.is_empty() && benchmarks.right_only.is_empty());
    let [line] = benchmarks.shared.as_slice() else {
        panic!("not one line")
    };
    assert_eq!(line.gap, ScoreValue(27_000));
    assert_eq!(line.leader, Side::Left);
    assert_eq!(line.comparability, Comparability::SameMeasurer);
    assert_eq!(line.exceeds_error, None);
}

#[test]
fn the_month_costs_3600_dollars_on_openrouter_before_equal_routes() {
    let costs = with(cost::compare);
    let bill = costs.left.bill().unwrap();
    assert_eq!(bill.route.provider.name, "OpenRouter");
    assert_eq!(bill.tier, ServiceTier::Standard);
    let ranked: Vec<_> = costs
        .left
        .routes
        .iter()
        .map(|it| it.route.provider.name.as_str())
        .collect();
    assert_eq!(
        ranked,
        [
            "OpenRouter",
            "Azure OpenAI",
            "OpenAI API",
            "Vercel AI Gateway"
        ]
    );
    assert_eq!(
        costs.right.cheapest.unwrap_err(),
        CostUnavailable::NoTrackedRoute
    );
    assert_eq!(
        (costs.gap, costs.ratio, costs.lower),
        (None, None, Side::None)
    );
}

#[test]
fn the_specifications_are_those_of_the_page() {
    let rows = with(specs);
    let cell = |key: SpecKey| {
        let row = rows.iter().find(|row| row.key == key).unwrap();
        (row.left.clone(), row.right.clone())
    };
    let unknown = || Cell::Unknown(UnknownReason::NotSourced);
    let day = |iso| Cell::Date(day(iso));
    assert_eq!(
        cell(SpecKey::Released),
        (day("2025-04-01"), day("2026-03-02"))
    );
    assert_eq!(cell(SpecKey::MaxOutput), (unknown(), unknown()));
    let four_billion = Cell::Parameters {
        total: Some(4_000_000_000),
        active: None,
    };
    assert_eq!(cell(SpecKey::Parameters), (unknown(), four_billion));
    let decoder = Cell::Architecture("decoder only".to_owned());
    assert_eq!(cell(SpecKey::Architecture), (decoder, unknown()));
    let proprietary = license(
        "Proprietary",
        Openness::Proprietary,
        CommercialUse::Conditional,
    );
    let apache = License {
        spdx_id: Some("Apache-2.0".to_owned()),
        osi_approved: Some(true),
        ..license("Apache 2.0", Openness::OpenSource, CommercialUse::Allowed)
    };
    assert_eq!(
        cell(SpecKey::License),
        (Cell::License(proprietary), Cell::License(apache))
    );
    assert_eq!(
        cell(SpecKey::Openness),
        (
            Cell::Openness(Openness::Proprietary),
            Cell::Openness(Openness::OpenSource)
        )
    );
    assert_eq!(
        cell(SpecKey::CommercialUse),
        (
            Cell::CommercialUse(CommercialUse::Conditional),
            Cell::CommercialUse(CommercialUse::Allowed)
        )
    );
    let modalities = Cell::Modalities {
        input: vec![Modality::Text, Modality::Image],
        output: vec![Modality::Text],
    };
    assert_eq!(cell(SpecKey::Modalities), (modalities.clone(), modalities));
    let current = Cell::Lifecycle(Lifecycle::Current);
    assert_eq!(cell(SpecKey::Lifecycle), (current.clone(), current));
}

#[test]
fn the_price_table_knows_the_left_model_only() {
    let rows = with(pricing);
    let none = Cell::Unknown(UnknownReason::NoTrackedRoute);
    assert!(rows.iter().all(|row| row.right == none));
    let left = |key| rows.iter().find(|row| row.key == key).unwrap().left.clone();
    assert_eq!(
        left(PricingKey::InputPrice),
        Cell::Price(MicroUsd(2_000_000))
    );
    assert_eq!(
        left(PricingKey::OutputPrice),
        Cell::Price(MicroUsd(8_000_000))
    );
    assert_eq!(
        left(PricingKey::CacheReadPrice),
        Cell::Unknown(UnknownReason::NotSourced)
    );
    let Cell::Providers(providers) = left(PricingKey::Providers) else {
        panic!("no providers")
    };
    assert_eq!(providers.len(), 4);
}

#[test]
fn the_ten_capabilities_of_the_page_are_answered_and_the_others_unknown() {
    let rows = with(capabilities::capabilities);
    let answers: Vec<_> = rows.iter().map(|row| (row.left, row.right)).collect();
    let (yes, no, unknown) = (Support::Yes, Support::No, Support::Unknown);
    let mut expected = vec![(yes, yes), (yes, yes), (no, no)];
    expected.extend([(yes, no); 4]);
    expected.extend([(no, no); 3]);
    expected.extend([(unknown, unknown); 7]);
    assert_eq!(answers, expected);
}

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
    assert_eq!(dive.pricing.says.left, Some(MicroUsd(2_000_000)));
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
