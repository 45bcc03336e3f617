//! Properties of any pair under any workload.

use std::sync::Arc;

use proptest::prelude::*;

use super::arbitrary::{any_context, any_route, any_score, contender, workload};
use crate::comparison::benchmarks;
use crate::comparison::capabilities;
use crate::comparison::cell::Cell;
use crate::comparison::contender::{CapabilityFact, Contender, Price, Route};
use crate::comparison::context::{Context, Pair, Seat, Side};
use crate::comparison::cost::{self, monthly_cost};
use crate::comparison::deep_dive::deep_dive;
use crate::comparison::evidence::{Evidence, Ref};
use crate::comparison::faq::faq;
use crate::comparison::friction::friction;
use crate::comparison::matrix::{Contenders, MatrixRow, matrix};
use crate::comparison::pricing::pricing;
use crate::comparison::samples::{bare, context, day, price, prices, provider, route, routed};
use crate::comparison::scorecard::scorecard;
use crate::comparison::shortlist::{Objective, Requirements, shortlist};
use crate::comparison::signals::{Signal, SignalAxis};
use crate::comparison::specs::specs;
use crate::comparison::summary::summary;
use crate::comparison::tradeoffs::{Tradeoff, tradeoffs};
use crate::comparison::units::Tokens;
use crate::comparison::verdict::{Verdict, verdict};
use crate::comparison::vocabulary::{
    Capability, PriceComponent, PriceState, RouteStatus, ServiceTier, Support,
};
use crate::comparison::workload::{Workload, WorkloadDraft};

/// Everything that is decided about a pair, as text that compares.
fn everything(pair: &Pair) -> String {
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        summary(pair),
        verdict(pair),
        scorecard(pair),
        tradeoffs(pair),
        cost::compare(pair),
        friction(pair),
        specs(pair),
        pricing(pair),
        capabilities::capabilities(pair),
        benchmarks::compare(pair),
        deep_dive(pair),
        faq(pair),
    )
}

/// The same without the contenders' own rows, so that an added row that changes nothing is not seen.
fn decisions(pair: &Pair) -> String {
    let costs = cost::compare(pair);
    let rows: Vec<_> = scorecard(pair)
        .into_iter()
        .map(|row| (row.signal, row.leader))
        .collect();
    let verdict = verdict(pair);
    let kinds = |side: &[Tradeoff]| side.iter().map(|it| it.point.kind()).collect::<Vec<_>>();
    let points = tradeoffs(pair);
    let levels = friction(pair).map(|direction| direction.level);
    format!(
        "{rows:?} {:?} {:?} {:?} {:?} {:?} {levels:?} {:?} {:?}",
        (
            verdict.kind,
            verdict.recommended,
            verdict.alternative,
            verdict.confidence
        ),
        (verdict.measured_leader, verdict.risk_leader),
        (
            costs.left.amount(),
            costs.right.amount(),
            costs.gap,
            costs.ratio,
            costs.lower
        ),
        kinds(&points.left),
        kinds(&points.right),
        faq(pair)
            .iter()
            .map(|entry| entry.question.kind())
            .collect::<Vec<_>>(),
        summary(pair).class,
    )
}

fn mirrored(seat: Option<Seat>) -> Option<Seat> {
    seat.map(Seat::other)
}

/// A verdict as the other order of sides must give it.
fn mirror(verdict: &Verdict) -> impl PartialEq + std::fmt::Debug {
    let count = |leader: Option<crate::comparison::verdict::LeaderCount>| {
        leader.map(|it| (it.seat.other(), it.leads, it.of))
    };
    (
        verdict.kind,
        mirrored(verdict.recommended),
        verdict.alternative.map(|it| (it.seat.other(), it.when)),
        count(verdict.measured_leader),
        count(verdict.risk_leader),
        verdict.confidence,
    )
}

fn plain(verdict: &Verdict) -> impl PartialEq + std::fmt::Debug {
    let count = |leader: Option<crate::comparison::verdict::LeaderCount>| {
        leader.map(|it| (it.seat, it.leads, it.of))
    };
    (
        verdict.kind,
        verdict.recommended,
        verdict.alternative.map(|it| (it.seat, it.when)),
        count(verdict.measured_leader),
        count(verdict.risk_leader),
        verdict.confidence,
    )
}

fn points(side: &[Tradeoff]) -> Vec<String> {
    side.iter().map(|it| format!("{:?}", it.point)).collect()
}

/// Rows of a matrix with cells and leaders by slug.
fn by_slug(models: &[&Contender], rows: &[MatrixRow]) -> Vec<String> {
    let describe = |row: &MatrixRow| {
        let mut cells: Vec<_> = models
            .iter()
            .zip(&row.cells)
            .enumerate()
            .map(|(place, (model, known))| {
                (
                    model.slug.clone(),
                    format!("{:?}", known.cell),
                    row.leaders.contains(&place),
                )
            })
            .collect();
        cells.sort();
        format!("{:?} {cells:?}", row.key)
    };
    rows.iter().map(describe).collect()
}

fn with_workload(draft: WorkloadDraft) -> Context {
    Context {
        workload: Workload::new(draft).unwrap(),
        ..context()
    }
}

fn served(prices: Vec<Price>) -> Contender {
    let mut model = bare("served");
    model.routes = vec![route(provider("host", 1), prices)];
    model
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_sides_mirrors_the_verdict(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let (there, back) = (Pair::new(&left, &right, &context), Pair::new(&right, &left, &context));
        prop_assert_eq!(format!("{:?}", mirror(&verdict(&there))), format!("{:?}", plain(&verdict(&back))));
    }

    #[test]
    fn the_order_of_sides_mirrors_every_row_of_the_scorecard(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let there = scorecard(&Pair::new(&left, &right, &context));
        let back = scorecard(&Pair::new(&right, &left, &context));
        prop_assert_eq!(there.len(), back.len());
        for (there, back) in there.iter().zip(&back) {
            prop_assert_eq!(there.signal, back.signal);
            prop_assert_eq!(there.leader.mirrored(), back.leader);
            prop_assert_eq!((&there.left, &there.right), (&back.right, &back.left));
        }
    }

    #[test]
    fn the_order_of_sides_mirrors_cost_benchmarks_tradeoffs_and_friction(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let (there, back) = (Pair::new(&left, &right, &context), Pair::new(&right, &left, &context));
        let (a, b) = (cost::compare(&there), cost::compare(&back));
        prop_assert_eq!((a.gap, a.ratio, a.lower.mirrored()), (b.gap, b.ratio, b.lower));
        let (a, b) = (benchmarks::compare(&there), benchmarks::compare(&back));
        prop_assert_eq!(&a.left_only, &b.right_only);
        for (x, y) in a.shared.iter().zip(&b.shared) {
            prop_assert_eq!((&x.left, &x.right), (&y.right, &y.left));
            prop_assert_eq!((x.gap, x.leader.mirrored(), x.exceeds_error), (y.gap, y.leader, y.exceeds_error));
        }
        let (a, b) = (tradeoffs(&there), tradeoffs(&back));
        prop_assert_eq!(points(&a.left), points(&b.right));
        prop_assert_eq!(points(&a.right), points(&b.left));
        let ([a, _], [_, b]) = (friction(&there), friction(&back));
        prop_assert_eq!(a.level, b.level);
        prop_assert_eq!(a.points.len(), b.points.len());
    }

    #[test]
    fn the_same_question_has_the_same_answer_whatever_the_order_of_rows(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let mut shuffled = left.clone();
        shuffled.routes.reverse();
        shuffled.scores.reverse();
        shuffled.capabilities.reverse();
        let (a, b) = (Pair::new(&left, &right, &context), Pair::new(&shuffled, &right, &context));
        prop_assert_eq!(decisions(&a), decisions(&b));
    }

    #[test]
    fn routes_that_do_not_count_change_nothing(
        left in contender("left"), right in contender("right"), extra in any_route(), context in any_context(),
    ) {
        let mut provider = provider("elsewhere", 0);
        provider.tracked = false;
        let mut more = left.clone();
        let untracked = Route { provider: Arc::new(provider), ..(*extra).clone() };
        let retired = Route { status: RouteStatus::Retired, ended_on: None, ..(*extra).clone() };
        more.routes.extend([Arc::new(untracked), Arc::new(retired)]);
        let (a, b) = (Pair::new(&left, &right, &context), Pair::new(&more, &right, &context));
        prop_assert_eq!(everything(&a), everything(&b));
    }

    #[test]
    fn prices_of_other_days_tiers_and_components_change_nothing(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let base = price(PriceComponent::Input, 1);
        let irrelevant = [
            Price { effective_from: Some(day("2026-05-23")), ..base },
            Price { effective_to: Some(day("2026-05-22")), ..base },
            Price { tier: ServiceTier::Flex, ..base },
            Price { tier: ServiceTier::Priority, ..base },
            price(PriceComponent::Reasoning, 1),
            price(PriceComponent::InputAudio, 1),
        ];
        let mut more = left.clone();
        more.routes = left.routes.iter().map(|route| {
            let prices = route.prices.iter().copied().chain(irrelevant).collect();
            Arc::new(Route { prices, ..(**route).clone() })
        }).collect();
        let (a, b) = (Pair::new(&left, &right, &context), Pair::new(&more, &right, &context));
        prop_assert_eq!(decisions(&a), decisions(&b));
    }

    #[test]
    fn a_score_that_the_other_side_lacks_and_no_rule_looks_at_changes_no_decision(
        left in contender("left"), right in contender("right"), score in any_score(), context in any_context(),
    ) {
        let mut alone = (*score).clone();
        alone.benchmark = Arc::new(crate::comparison::samples::benchmark("nobody-else-ran-it"));
        let mut more = left.clone();
        more.scores.push(Arc::new(alone));
        let (a, b) = (Pair::new(&left, &right, &context), Pair::new(&more, &right, &context));
        prop_assert_eq!(decisions(&a), decisions(&b));
    }

    #[test]
    fn an_answer_of_unknown_is_the_same_as_none(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let unanswered = |capability: Capability| !left.capabilities.iter().any(|fact| fact.capability == capability && fact.support != Support::Unknown);
        let mut less = left.clone();
        less.capabilities.retain(|fact| fact.support != Support::Unknown);
        let mut more = less.clone();
        let fill = Capability::ALL.iter().copied().filter(|&it| unanswered(it));
        more.capabilities.extend(fill.map(|capability| CapabilityFact { reference: Ref(0), capability, support: Support::Unknown }));
        let (a, b) = (Pair::new(&less, &right, &context), Pair::new(&more, &right, &context));
        prop_assert_eq!(everything(&a), everything(&b));
    }

    #[test]
    fn unknown_never_wins_a_measured_signal_or_a_tradeoff(right in contender("right"), context in any_context()) {
        let unknown = bare("left");
        let pair = Pair::new(&unknown, &right, &context);
        for signal in verdict(&pair).signals {
            let about_stage = signal.signal == Signal::Lifecycle;
            prop_assert!(about_stage || signal.leader != Side::Left, "{:?} leads {:?}", signal.axis, signal.signal);
        }
        prop_assert!(tradeoffs(&pair).left.is_empty());
        for row in scorecard(&pair) {
            prop_assert!(row.leader != Side::Left, "{:?}", row.signal);
        }
        prop_assert!(faq(&pair).iter().all(|entry| !entry.evidence.is_empty()));
    }

    #[test]
    fn a_row_with_an_unknown_cell_has_no_leader(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        for row in scorecard(&Pair::new(&left, &right, &context)) {
            let unknown = matches!(row.left, Cell::Unknown(_)) || matches!(row.right, Cell::Unknown(_));
            prop_assert!(!unknown || row.leader == Side::None, "{:?}", row);
        }
    }

    #[test]
    fn every_line_has_evidence(left in contender("left"), right in contender("right"), context in any_context()) {
        let pair = Pair::new(&left, &right, &context);
        let mut lines: Vec<(&str, Vec<Evidence>)> = vec![
            ("summary", summary(&pair).evidence),
            ("verdict", verdict(&pair).evidence),
            ("cost", cost::compare(&pair).evidence),
            ("benchmarks", benchmarks::compare(&pair).evidence),
        ];
        let dive = deep_dive(&pair);
        lines.extend([("dive", dive.benchmarks.evidence), ("dive", dive.footprint.evidence)]);
        lines.extend([("dive", dive.pricing.evidence), ("dive", dive.choice.evidence)]);
        lines.extend(scorecard(&pair).into_iter().map(|row| ("scorecard", row.evidence)));
        lines.extend(verdict(&pair).signals.into_iter().map(|signal| ("signal", signal.evidence)));
        let points = tradeoffs(&pair);
        lines.extend(points.left.into_iter().chain(points.right).map(|it| ("tradeoff", it.evidence)));
        let switches = friction(&pair).into_iter().flat_map(|direction| direction.points);
        lines.extend(switches.map(|it| ("friction", it.evidence)));
        lines.extend(specs(&pair).into_iter().map(|row| ("spec", row.evidence)));
        lines.extend(pricing(&pair).into_iter().map(|row| ("price", row.evidence)));
        lines.extend(faq(&pair).into_iter().map(|entry| ("faq", entry.evidence)));
        for (line, evidence) in lines {
            prop_assert!(!evidence.is_empty(), "{line} without evidence");
        }
    }

    #[test]
    fn at_most_nine_questions_are_asked(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let asked = faq(&Pair::new(&left, &right, &context));
        prop_assert!((4..=9).contains(&asked.len()), "{}", asked.len());
    }

    #[test]
    fn only_the_four_undecided_kinds_recommend_nobody(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        use crate::comparison::verdict::VerdictKind as Kind;
        let verdict = verdict(&Pair::new(&left, &right, &context));
        let undecided = [Kind::ProductTypeMismatch, Kind::TooLittleData, Kind::Tie, Kind::Split];
        prop_assert_eq!(verdict.recommended.is_none(), undecided.contains(&verdict.kind));
        prop_assert!(verdict.recommended.is_some() || verdict.alternative.is_none());
        let measured = verdict.signals.iter().filter(|it| it.axis == SignalAxis::Measured).count();
        prop_assert_eq!((measured, verdict.signals.len()), (5, 10));
    }

    #[test]
    fn more_tokens_never_cost_less(
        work in workload(), input in 1..50_000_000_i64, output in 0..50_000_000_i64, more in 0..1_000_000_000_i64,
    ) {
        let draft = WorkloadDraft {
            input_tokens: work.input().0,
            output_tokens: work.output().0,
            input_tokens_per_request: None,
            cached_input_millionths: i64::try_from(work.cached().millionths()).unwrap(),
            batch_millionths: i64::try_from(work.batch().millionths()).unwrap(),
        };
        let model = served(prices(input, output));
        let cost = |draft| monthly_cost(&model, &with_workload(draft)).amount().unwrap();
        let least = cost(draft);
        let more_in = WorkloadDraft { input_tokens: draft.input_tokens + more, ..draft };
        let more_out = WorkloadDraft { output_tokens: draft.output_tokens + more, ..draft };
        prop_assert!(cost(more_in) >= least);
        prop_assert!(cost(more_out) >= least);
    }

    #[test]
    fn a_higher_price_never_costs_less(
        context in any_context(), input in 1..50_000_000_i64, output in 0..50_000_000_i64, more in 0..9_000_000_i64,
    ) {
        let context = Context { providers: None, ..context };
        let cost = |prices| monthly_cost(&served(prices), &context).amount().unwrap();
        let least = cost(prices(input, output));
        prop_assert!(cost(prices(input + more, output)) >= least);
        prop_assert!(cost(prices(input, output + more)) >= least);
    }

    #[test]
    fn the_largest_workload_at_any_price_is_computed_without_overflow(
        input in 1..=i64::MAX, output in 0..=i64::MAX, cached in 0..=1_000_000_i64, batch in 0..=1_000_000_i64,
    ) {
        let most = crate::comparison::workload::MAX_TOKENS;
        let draft = WorkloadDraft {
            input_tokens: most,
            output_tokens: most,
            input_tokens_per_request: Some(1),
            cached_input_millionths: cached,
            batch_millionths: batch,
        };
        let mut all = prices(input, output);
        all.push(price(PriceComponent::Request, i64::MAX));
        prop_assert!(monthly_cost(&served(all), &with_workload(draft)).amount().is_some_and(|it| it.0 >= 0));
    }

    #[test]
    fn the_cheapest_route_is_no_dearer_than_any_other(model in contender("left"), context in any_context()) {
        let cost = monthly_cost(&model, &context);
        let amounts: Vec<_> = cost.routes.iter().filter_map(|it| it.bill.as_ref().ok()).map(|bill| bill.amount).collect();
        prop_assert_eq!(cost.amount(), amounts.iter().min().copied());
        prop_assert!(amounts.is_sorted());
    }

    #[test]
    fn free_routes_and_plans_are_never_called_cheapest(context in any_context()) {
        for state in [PriceState::Free, PriceState::Subscription, PriceState::Unknown] {
            let mut model = bare("model");
            let host = provider("host", 1);
            model.routes = vec![routed(host, prices(0, 0), RouteStatus::Active, state)];
            prop_assert!(monthly_cost(&model, &context).amount().is_none());
            let none = bare("none");
            let rows = pricing(&Pair::new(&model, &none, &context));
            prop_assert!(rows.iter().all(|row| !matches!(row.left, Cell::Price(_))));
        }
    }

    #[test]
    fn the_order_of_models_does_not_matter_to_a_matrix(
        a in contender("a"), b in contender("b"), c in contender("c"), context in any_context(),
    ) {
        let (first, second) = (vec![&a, &b, &c], vec![&c, &a, &b]);
        let rows = |models: &[&Contender]| {
            by_slug(models, &matrix(&Contenders::new(models.to_vec()).unwrap(), &context))
        };
        prop_assert_eq!(rows(&first), rows(&second));
    }

    #[test]
    fn a_matrix_of_two_leads_where_the_pair_does(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let models = Contenders::new(vec![&left, &right]).unwrap();
        let rows = matrix(&models, &context);
        let costs = cost::compare(&Pair::new(&left, &right, &context));
        let cost_row = rows.last().unwrap();
        let expected = match costs.lower {
            Side::Left => vec![0],
            Side::Right => vec![1],
            Side::Tie | Side::None => vec![],
        };
        prop_assert_eq!(&cost_row.leaders, &expected);
    }

    #[test]
    fn members_of_a_shortlist_meet_every_requirement(
        a in contender("a"), b in contender("b"), c in contender("c"), context in any_context(), least in 0..500_000_i64,
    ) {
        let requirements = Requirements {
            capabilities: vec![Capability::Vision],
            min_context: Some(Tokens(least)),
            max_monthly_cost: Some(crate::comparison::units::CentUsd(100_000_000)),
            ..Requirements::default()
        };
        let models = [&a, &b, &c];
        let found = shortlist(&models, &requirements, &Objective::LowestCost, &context);
        for member in &found.members {
            let model = models[member.place];
            prop_assert!(model.has(Capability::Vision));
            prop_assert!(model.context_window.unwrap() >= Tokens(least));
            prop_assert!(member.cost.amount().unwrap().0 <= 100_000_000);
        }
        prop_assert!(found.members.iter().map(|it| it.cost.amount()).is_sorted());
    }

    #[test]
    fn no_member_on_the_frontier_is_beaten_in_cost_and_quality(
        a in contender("a"), b in contender("b"), c in contender("c"), context in any_context(),
    ) {
        let models = [&a, &b, &c];
        let found = shortlist(&models, &Requirements::default(), &Objective::Balanced, &context);
        let point = |it: &crate::comparison::shortlist::Member| it.cost.amount().zip(it.quality.clone());
        for own in found.members.iter().filter(|it| it.on_frontier) {
            let (amount, quality) = point(own).unwrap();
            for (other, better) in found.members.iter().filter_map(point) {
                prop_assert!(!(other < amount && better.compare(&quality).is_gt()));
            }
        }
    }
}
