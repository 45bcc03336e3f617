//! Scorecard, tradeoffs, friction and questions.

use proptest::prelude::*;

use super::super::arbitrary::{any_context, contender};
use super::verdict::{Signals, signals};
use super::{has, less, lowest, more, own, providers, routes, said};
use crate::comparison::benchmarks;
use crate::comparison::contender::Contender;
use crate::comparison::context::{Context, Pair, Seat, Side};
use crate::comparison::faq::{FaqKind, faq};
use crate::comparison::fit::{BestFor, best_for, decision_fit};
use crate::comparison::friction::{FrictionKind, FrictionLevel, friction};
use crate::comparison::scorecard::scorecard;
use crate::comparison::signals::Signal;
use crate::comparison::tradeoffs::{TradeoffKind, tradeoffs};
use crate::comparison::vocabulary::{
    BenchmarkDirection, Capability, Openness, PriceComponent, ProductType, ServiceTier, Support,
    UseCase,
};

fn cheapest_output(of: &Contender, context: &Context) -> Option<i64> {
    lowest(of, context, PriceComponent::Output, ServiceTier::Standard)
}

fn window(of: &Contender) -> i64 {
    of.context_window.map_or(0, |window| window.0)
}

fn best(of: &Contender, context: &Context) -> Vec<BestFor> {
    let sees = has(of, Capability::Vision) || has(of, Capability::Multimodal);
    let calls = has(of, Capability::FunctionCalling) || has(of, Capability::ToolUse);
    let rules = [
        (has(of, Capability::Reasoning), BestFor::ReasoningHeavyApps),
        (sees, BestFor::MultimodalApps),
        (calls, BestFor::ToolCallingAgents),
        (window(of) >= 1_000_000, BestFor::LongContextAnalysis),
        (
            providers(of, context).len() >= 3,
            BestFor::ProviderRoutedProduction,
        ),
    ];
    let mut holding: Vec<_> = rules.iter().filter(|it| it.0).map(|it| it.1).collect();
    holding.truncate(3);
    if holding.is_empty() {
        holding.push(BestFor::GeneralProductionEvaluation);
    }
    holding
}

/// Whether the score that stands for a model on some benchmark of a kind is in the best quarter.
fn excels(of: &Contender, kind: impl Fn(&crate::comparison::contender::Benchmark) -> bool) -> bool {
    of.scores
        .iter()
        .filter(|it| kind(&it.benchmark))
        .any(|any| {
            let slug = &any.benchmark.slug;
            let standing = benchmarks::preferred(of, slug).unwrap();
            standing
                .benchmark
                .top_quartile
                .is_some_and(|bar| match standing.benchmark.direction {
                    BenchmarkDirection::HigherIsBetter => standing.value >= bar,
                    BenchmarkDirection::LowerIsBetter => standing.value <= bar,
                })
        })
}

fn fits(of: &Contender, context: &Context) -> Vec<UseCase> {
    if !of.curated_use_cases.is_empty() {
        return of.curated_use_cases.clone();
    }
    let calls = has(of, Capability::FunctionCalling);
    let coding = has(of, Capability::CodeExecution) || of.product_type == ProductType::CodingModel;
    let formed = calls || has(of, Capability::StructuredOutputs);
    let served = !routes(of, context).is_empty();
    let price = cheapest_output(of, context);
    let third = context.thresholds.output_price_lower_third;
    let cheap = price
        .zip(third)
        .is_some_and(|(price, third)| price <= third.0);
    let rules = [
        (coding || excels(of, |it| it.is_coding), UseCase::Coding),
        (served && formed && window(of) >= 32_000, UseCase::Rag),
        (
            calls && has(of, Capability::ToolUse) || excels(of, |it| it.is_agentic),
            UseCase::Agents,
        ),
        (window(of) >= 200_000, UseCase::LongContext),
        (has(of, Capability::Vision), UseCase::Vision),
        (cheap, UseCase::Classification),
    ];
    let holding = rules.iter().filter(|it| it.0).map(|it| it.1);
    holding.take(3).collect()
}

fn openness(of: &Contender) -> Option<u8> {
    match of.openness {
        Openness::Proprietary => Some(0),
        Openness::OpenWeights => Some(1),
        Openness::OpenSource => Some(2),
        Openness::Unknown => None,
    }
}

/// The kinds of points that speak for a side.
fn points(pair: &Pair, seat: Seat, all: &Signals) -> Vec<TradeoffKind> {
    let (of, other) = (pair.at(seat), pair.at(seat.other()));
    let output = |side| cheapest_output(side, pair.context);
    let largest = benchmarks::compare(pair).largest_gap().map(|it| it.leader);
    let cheaper = less(output(of), output(other)) == Side::Left;
    let rules = [
        (largest == Some(seat.side()), TradeoffKind::BenchmarkLead),
        (all.context == seat.side(), TradeoffKind::LargerContext),
        (cheaper, TradeoffKind::CheaperOutput),
        (all.cost == seat.side(), TradeoffKind::CheaperAtWorkload),
        (all.coverage == seat.side(), TradeoffKind::BroaderCoverage),
        (!own(of, other).is_empty(), TradeoffKind::UniqueCapabilities),
        (all.openness == seat.side(), TradeoffKind::OpenWeights),
        (all.released == seat.side(), TradeoffKind::Newer),
        (!fits(of, pair.context).is_empty(), TradeoffKind::UseCaseFit),
    ];
    rules.iter().filter(|it| it.0).map(|it| it.1).collect()
}

/// Wire formats of the providers that count.
fn formats(of: &Contender, context: &Context) -> Vec<String> {
    let counted = routes(of, context).into_iter();
    let mut formats: Vec<_> = counted
        .filter_map(|it| it.provider.wire_format.clone())
        .collect();
    formats.sort();
    formats.dedup();
    formats
}

/// How hard a switch is and what there is to think of.
fn switch(
    from: &Contender,
    to: &Contender,
    context: &Context,
) -> (FrictionLevel, Vec<FrictionKind>) {
    let (here, there) = (providers(from, context), providers(to, context));
    let apart = here.is_disjoint(&there);
    let lost = own(from, to).len();
    let windows = from.context_window.zip(to.context_window);
    let keeps = windows.is_some_and(|(before, after)| after >= before);
    let unsure = Capability::ALL
        .iter()
        .any(|&it| has(from, it) && said(to, it) == Support::Unknown);
    let stated = !formats(from, context).is_empty() && !formats(to, context).is_empty();
    let licences = from.license.as_ref().zip(to.license.as_ref());
    let level = if apart || lost > 1 {
        FrictionLevel::High
    } else if lost == 1 || !keeps {
        FrictionLevel::Medium
    } else {
        FrictionLevel::Low
    };
    let rules = [
        (true, FrictionKind::Providers),
        (true, FrictionKind::Price),
        (lost > 0, FrictionKind::CapabilitiesToReplace),
        (unsure, FrictionKind::CapabilitiesToVerify),
        (!own(to, from).is_empty(), FrictionKind::CapabilitiesGained),
        (!keeps, FrictionKind::Context),
        (stated, FrictionKind::WireFormat),
        (licences.is_none_or(|(a, b)| a != b), FrictionKind::License),
    ];
    let kinds = rules.iter().filter(|it| it.0).map(|it| it.1);
    (level, kinds.collect())
}

fn asked(
    left: &Contender,
    right: &Contender,
    both_priced: bool,
) -> Vec<(FaqKind, Option<Capability>)> {
    let mut asked = vec![(FaqKind::LargerContext, None)];
    if both_priced {
        asked.push((FaqKind::Cheaper, None));
    }
    asked.push((FaqKind::OpenSource, None));
    for which in [
        Capability::Vision,
        Capability::Multimodal,
        Capability::FunctionCalling,
        Capability::Reasoning,
    ] {
        if has(left, which) || has(right, which) {
            asked.push((FaqKind::BetterFor, Some(which)));
        }
    }
    asked.extend([(FaqKind::Newer, None), (FaqKind::WhereToRun, None)]);
    asked
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn uses_are_the_first_that_hold(of in contender("model"), context in any_context()) {
        prop_assert_eq!(best_for(&of, &context).0, best(&of, &context));
        let found = decision_fit(&of, &context);
        prop_assert_eq!(found.curated, !of.curated_use_cases.is_empty());
        prop_assert_eq!(found.uses, fits(&of, &context));
    }

    #[test]
    fn the_scorecard_is_led_as_the_rules_say(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let all = signals(&left, &right, &context);
        let output = |of| cheapest_output(of, &context);
        let mut expected = vec![
            (Signal::BestFor, Side::None),
            (Signal::DecisionFit, Side::None),
            (Signal::ContextWindow, all.context),
            (Signal::CheapestOutput, less(output(&left), output(&right))),
            (Signal::ProviderRoutes, all.coverage),
            (Signal::SharedBenchmarks, all.benchmarks),
            (Signal::MonthlyCost, all.cost),
            (Signal::Openness, more(openness(&left), openness(&right))),
            (Signal::Released, more(left.released_on, right.released_on)),
            (Signal::LatestKnowledge, Side::None),
        ];
        if left.product_type != right.product_type {
            expected.insert(0, (Signal::ProductType, Side::None));
        }
        let rows = scorecard(&Pair::new(&left, &right, &context));
        let found: Vec<_> = rows.iter().map(|row| (row.signal, row.leader)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn tradeoffs_are_the_points_that_hold_in_order(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let pair = Pair::new(&left, &right, &context);
        let all = signals(&left, &right, &context);
        let found = tradeoffs(&pair);
        for (seat, found) in [(Seat::Left, found.left), (Seat::Right, found.right)] {
            let kinds: Vec<_> = found.iter().map(|it| it.point.kind()).collect();
            prop_assert_eq!(kinds, points(&pair, seat, &all));
            prop_assert!(found.iter().all(|it| it.seat == seat));
        }
    }

    #[test]
    fn a_switch_is_as_hard_as_the_rules_say_in_both_directions(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let found = friction(&Pair::new(&left, &right, &context));
        let expected = [switch(&left, &right, &context), switch(&right, &left, &context)];
        for (found, (level, kinds)) in found.iter().zip(expected) {
            prop_assert_eq!(found.level, level);
            let found: Vec<_> = found.points.iter().map(|it| it.friction.kind()).collect();
            prop_assert_eq!(found, kinds);
        }
    }

    #[test]
    fn questions_are_those_that_the_pair_answers(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let both_priced = signals(&left, &right, &context).cost != Side::None;
        let found = faq(&Pair::new(&left, &right, &context));
        let found: Vec<_> = found.iter().map(|it| (it.question.kind(), it.question.capability())).collect();
        prop_assert_eq!(found, asked(&left, &right, both_priced));
    }
}
