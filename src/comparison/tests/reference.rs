//! The reference pair, value by value as the rules state it.

mod decisions;

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
