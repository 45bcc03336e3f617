//! Laws that single parts keep for any input: costs against a plain model, the choice of scores, ranks.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::arbitrary::{any_context, any_score, contender, workload};
use crate::comparison::benchmarks::{Comparability, by_key, choose};
use crate::comparison::contender::{Contender, Price, Score};
use crate::comparison::context::{Context, Pair, Side};
use crate::comparison::cost::{Exact, compare, monthly_cost};
use crate::comparison::friction::{FrictionLevel, common_providers, friction};
use crate::comparison::identity::{canonical_slug, readings, slug};
use crate::comparison::matrix::{Contenders, matrix};
use crate::comparison::samples::{context, model, price, provider, reference, route};
use crate::comparison::shortlist::{Objective, Requirements, check, shortlist};
use crate::comparison::signals::{Signal, newer};
use crate::comparison::units::{MicroUsd, Share, divide_half_even};
use crate::comparison::verdict::{VerdictKind, verdict};
use crate::comparison::vocabulary::{MeasuredBy, PriceComponent, ServiceTier};
use crate::comparison::workload::Workload;

/// The formula as it stands in the documents, in one fraction; only for amounts that fit.
fn by_the_formula(work: &Workload, prices: [i64; 5]) -> i128 {
    let [input, output, cached, batch_input, batch_output] = prices.map(i128::from);
    let (tokens_in, tokens_out) = (i128::from(work.input().0), i128::from(work.output().0));
    let whole = i128::from(Share::WHOLE);
    let (from_cache, in_batches) = (work.cached().millionths(), work.batch().millionths());
    let paid_in = (whole - from_cache) * input + from_cache * cached;
    let standard = tokens_in * paid_in + tokens_out * output * whole;
    let batch = (tokens_in * batch_input + tokens_out * batch_output) * whole;
    let sum = (whole - in_batches) * standard + in_batches * batch;
    divide_half_even(sum, whole * whole * 1_000_000 * 10_000)
}

fn priced(prices: [i64; 5]) -> Contender {
    let [i, o, c, bi, bo] = prices;
    let of = |tier, component, micro| Price {
        tier,
        reference: reference(&format!("{tier:?}{component:?}{micro}")),
        ..price(component, micro)
    };
    let all = vec![
        of(ServiceTier::Standard, PriceComponent::Input, i),
        of(ServiceTier::Standard, PriceComponent::Output, o),
        of(ServiceTier::Standard, PriceComponent::CacheRead, c),
        of(ServiceTier::Batch, PriceComponent::Input, bi),
        of(ServiceTier::Batch, PriceComponent::Output, bo),
    ];
    model("priced", |it| {
        it.routes = vec![route(provider("host", 1), all)];
    })
}

fn asked(workload: Workload) -> Context {
    Context {
        workload,
        ..context()
    }
}

fn newest_first(left: &Contender, right: &Contender) -> Side {
    newer(&Pair::new(left, right, &context()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cost_is_what_the_formula_says(work in workload(), prices in prop::array::uniform5(1..100_000_000_i64)) {
        let found = monthly_cost(&priced(prices), &asked(work)).amount().unwrap();
        prop_assert_eq!(i128::from(found.0), by_the_formula(&work, prices));
    }

    #[test]
    fn lines_of_a_bill_add_up_to_it_within_half_a_cent_each(
        work in workload(), prices in prop::array::uniform5(1..100_000_000_i64),
    ) {
        let cost = monthly_cost(&priced(prices), &asked(work));
        let bill = cost.bill().unwrap();
        let sum: i64 = bill.lines.iter().map(|line| line.amount.0).sum();
        let most = i64::try_from(bill.lines.len()).unwrap();
        prop_assert!((sum - bill.amount.0).abs() <= most, "{sum} {}", bill.amount.0);
    }

    #[test]
    fn quantities_of_a_bill_add_up_to_the_workload(
        work in workload(), prices in prop::array::uniform5(1..100_000_000_i64),
    ) {
        let cost = monthly_cost(&priced(prices), &asked(work));
        let of = |wanted: &[PriceComponent]| -> i64 {
            let lines = cost.bill().unwrap().lines.iter();
            lines.filter(|line| wanted.contains(&line.component)).map(|line| line.quantity).sum()
        };
        let input = of(&[PriceComponent::Input, PriceComponent::CacheRead]);
        let output = of(&[PriceComponent::Output]);
        prop_assert!((input - work.input().0).abs() <= 3);
        prop_assert!((output - work.output().0).abs() <= 3);
    }

    #[test]
    fn exact_sums_add_in_any_order(parts in vec((0..1_000_000_000_i64, 0..1_000_000_i64, 0..1_000_000_000_000_i64), 0..8)) {
        let exact = |&(tokens, micro, weight): &(i64, i64, i64)| Exact::of_tokens(tokens, MicroUsd(micro), i128::from(weight));
        let there = parts.iter().map(exact).fold(Exact::default(), Exact::plus);
        let back = parts.iter().rev().map(exact).fold(Exact::default(), Exact::plus);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn the_distance_added_to_the_smaller_gives_the_larger(a in 0..i64::MAX, b in 0..i64::MAX, weight in 0..1_000_000_000_000_i64) {
        let exact = |micro| Exact::of_tokens(999_999_999, MicroUsd(micro), i128::from(weight));
        let (small, large) = (exact(a.min(b)), exact(a.max(b)));
        prop_assert_eq!(small.plus(large.distance(small)), large);
    }

    #[test]
    fn a_ratio_is_at_least_one_and_the_same_both_ways(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let costs = compare(&Pair::new(&left, &right, &context));
        prop_assert!(costs.ratio.is_none_or(|ratio| ratio.0 >= 10));
        prop_assert_eq!(costs.gap.is_some(), costs.left.amount().is_some() && costs.right.amount().is_some());
        prop_assert!(costs.gap.is_none_or(|gap| gap.0 >= 0));
        prop_assert_eq!(costs.lower == Side::None, costs.gap.is_none());
    }

    #[test]
    fn chosen_scores_are_candidates_and_as_alike_as_is_said(lists in vec(vec(any_score(), 1..5), 1..5)) {
        let borrowed: Vec<Vec<&Arc<Score>>> = lists.iter().map(|list| list.iter().collect()).collect();
        let (comparability, chosen) = choose(&borrowed);
        prop_assert_eq!(chosen.len(), lists.len());
        for (list, score) in lists.iter().zip(&chosen) {
            prop_assert!(list.contains(score));
        }
        let same = chosen.windows(2).all(|two| (two[0].measured_by, &two[0].measurer) == (two[1].measured_by, &two[1].measurer));
        let labs = chosen.iter().all(|score| score.measured_by == MeasuredBy::Lab);
        match comparability {
            Comparability::SameMeasurer => prop_assert!(same),
            Comparability::BothSelfReported => prop_assert!(labs && !same),
            Comparability::Mixed => prop_assert!(!same),
        }
    }

    #[test]
    fn the_choice_does_not_depend_on_the_order_of_scores(lists in vec(vec(any_score(), 1..5), 2..4)) {
        let borrowed: Vec<Vec<&Arc<Score>>> = lists.iter().map(|list| list.iter().collect()).collect();
        let reversed: Vec<Vec<&Arc<Score>>> = lists.iter().map(|list| list.iter().rev().collect()).collect();
        let values = |(how, chosen): (Comparability, Vec<Arc<Score>>)| {
            let values: Vec<_> = chosen.iter().map(|it| (it.measured_by, it.effort.clone(), it.measured_on)).collect();
            (how, values)
        };
        prop_assert_eq!(values(choose(&borrowed)), values(choose(&reversed)));
    }

    #[test]
    fn every_score_is_under_exactly_one_key(model in contender("left")) {
        let keys = by_key(&model);
        let total: usize = keys.values().map(Vec::len).sum();
        prop_assert_eq!(total, model.scores.len());
        for (key, scores) in keys {
            prop_assert!(scores.iter().all(|score| score.benchmark.slug == key.0));
        }
    }

    #[test]
    fn a_switch_is_low_only_with_a_provider_in_common_and_high_only_for_a_reason(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let pair = Pair::new(&left, &right, &context);
        let apart = common_providers(&pair).is_empty();
        for direction in friction(&pair) {
            let lost = crate::comparison::capabilities::unique(&pair, direction.from).len();
            match direction.level {
                FrictionLevel::Low => prop_assert!(!apart && lost == 0),
                FrictionLevel::Medium => prop_assert!(!apart && lost <= 1),
                FrictionLevel::High => prop_assert!(apart || lost >= 2),
            }
        }
    }

    #[test]
    fn written_slugs_are_read_back(left in "[a-z][a-z0-9.-]{0,12}[a-z0-9]", right in "[a-z][a-z0-9.-]{0,12}[a-z0-9]") {
        let text = slug(&left, &right);
        prop_assert!(readings(&text).contains(&(left.as_str(), right.as_str())));
        prop_assert_eq!(canonical_slug(&left, &right), canonical_slug(&right, &left));
    }

    #[test]
    fn any_text_can_be_read_as_a_slug_without_harm(text in ".{0,60}") {
        for (left, right) in readings(&text) {
            prop_assert_eq!(slug(left, right), text.clone());
        }
    }

    #[test]
    fn leaders_of_a_matrix_row_are_places_of_known_cells_and_never_all(
        a in contender("a"), b in contender("b"), c in contender("c"), context in any_context(),
    ) {
        let models = Contenders::new(vec![&a, &b, &c]).unwrap();
        for row in matrix(&models, &context) {
            prop_assert_eq!(row.cells.len(), 3);
            prop_assert!(row.leaders.len() < 3, "{:?}", row.key);
            for place in &row.leaders {
                prop_assert!(row.cells[*place].cell.unknown_reason().is_none());
            }
        }
    }

    #[test]
    fn every_model_is_a_member_a_near_miss_or_fails_twice(
        a in contender("a"), b in contender("b"), context in any_context(), most in 0..1_000_000_000_i64,
    ) {
        let requirements = Requirements {
            capabilities: vec![crate::comparison::vocabulary::Capability::Vision],
            max_monthly_cost: Some(crate::comparison::units::CentUsd(most)),
            ..Requirements::default()
        };
        let models = [&a, &b];
        let found = shortlist(&models, &requirements, &Objective::Balanced, &context);
        for (place, model) in models.iter().enumerate() {
            let failed = requirements.each(&context.workload).into_iter().filter(|each| check(model, &context, each.clone()).met != Some(true)).count();
            let ahead = model.released_on.is_some_and(|day| day > context.as_of);
            let retired = ahead || crate::comparison::lifecycle::on(model, context.as_of) == crate::comparison::vocabulary::Lifecycle::Retired;
            let member = found.members.iter().any(|it| it.place == place);
            let miss = found.near_misses.iter().any(|it| it.place == place);
            prop_assert_eq!(member, !retired && failed == 0);
            prop_assert_eq!(miss, !retired && failed == 1);
        }
    }

    #[test]
    fn newer_is_never_both_and_follows_the_days(left in contender("left"), right in contender("right")) {
        let side = newest_first(&left, &right);
        prop_assert_eq!(side.mirrored(), newest_first(&right, &left));
        match side {
            Side::Left => prop_assert!(left.released_on > right.released_on),
            Side::Right => prop_assert!(right.released_on > left.released_on),
            Side::Tie => prop_assert!(left.released_on.is_some() && right.released_on.is_some()),
            Side::None => prop_assert!(left.released_on.is_none() || right.released_on.is_none()),
        }
    }

    #[test]
    fn the_kind_of_a_verdict_agrees_with_its_leads(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let found = verdict(&Pair::new(&left, &right, &context));
        let leads = |counts: fn(Signal) -> bool, side| found.signals.iter().filter(|it| counts(it.signal) && it.leader == side).count();
        let is_risk = |signal| matches!(signal, Signal::Openness | Signal::CommercialUse | Signal::Released | Signal::IndependentProviders | Signal::Lifecycle);
        let risk = leads(is_risk, Side::Left).abs_diff(leads(is_risk, Side::Right));
        match found.kind {
            VerdictKind::LowerRisk => prop_assert!(risk >= 2),
            VerdictKind::MeasuredLead | VerdictKind::Split => prop_assert!(risk < 2),
            VerdictKind::Tie => prop_assert!(risk == 0 && found.measured_leader.is_none()),
            VerdictKind::Priority => prop_assert!(found.priority.is_some_and(|axis| context.priorities.contains(&axis))),
            VerdictKind::ProductTypeMismatch => prop_assert_ne!(left.product_type, right.product_type),
            VerdictKind::Superseded | VerdictKind::TooLittleData | VerdictKind::ContextRatio => {}
        }
        prop_assert_eq!(found.risk_leader.is_none(), leads(is_risk, Side::Left) == leads(is_risk, Side::Right));
    }
}
