//! More than two: the leaders of a matrix, and the shortlist.

use proptest::prelude::*;

use super::super::arbitrary::{any_context, contender};
use super::verdict::stage;
use super::{costs, has, routes};
use crate::comparison::cell::SpecKey;
use crate::comparison::contender::Contender;
use crate::comparison::context::Context;
use crate::comparison::evidence::PricingKey;
use crate::comparison::matrix::{Contenders, MatrixKey, matrix};
use crate::comparison::shortlist::{Objective, Requirements, Shortlist, shortlist};
use crate::comparison::units::{CentUsd, Tokens};
use crate::comparison::vocabulary::{Capability, Lifecycle, Openness};

/// Places of the smallest known values; none where all known ones are equal.
fn least<T: Ord + Copy>(values: &[Option<T>]) -> Vec<usize> {
    let known: Vec<T> = values.iter().copied().flatten().collect();
    let least = known.iter().min();
    if known.iter().min() == known.iter().max() {
        return Vec::new();
    }
    let places = values.iter().enumerate();
    places
        .filter(|(_, value)| value.as_ref() == least && value.is_some())
        .map(|(place, _)| place)
        .collect()
}

fn most<T: Ord + Copy>(values: &[Option<T>]) -> Vec<usize> {
    let reversed: Vec<_> = values.iter().map(|it| it.map(std::cmp::Reverse)).collect();
    least(&reversed)
}

/// What is asked: vision, a window, open weights, and a highest cost.
fn requirements(most: i64, providers: Vec<String>) -> Requirements {
    Requirements {
        capabilities: vec![Capability::Vision],
        min_context: Some(Tokens(100_000)),
        openness: vec![Openness::OpenSource, Openness::OpenWeights],
        max_monthly_cost: Some(CentUsd(most)),
        providers,
        ..Requirements::default()
    }
}

/// How many requirements a model fails; what no source says is failed.
fn failed(of: &Contender, context: &Context, asked: &Requirements) -> usize {
    let limit = asked.max_monthly_cost.map_or(0, |most| i128::from(most.0));
    let prompt = context.workload.per_request().map_or(0, |prompt| prompt.0);
    let least = prompt.max(100_000);
    let met = [
        has(of, Capability::Vision),
        of.context_window.is_some_and(|window| window.0 >= least),
        matches!(of.openness, Openness::OpenSource | Openness::OpenWeights),
        asked.providers.is_empty() || !routes(of, context).is_empty(),
        costs::in_cents(of, context).is_some_and(|cost| cost <= limit),
    ];
    met.iter().filter(|met| !**met).count()
}

fn ranked(list: &Shortlist) -> Vec<usize> {
    list.members.iter().map(|it| it.place).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_of_a_matrix_are_led_by_the_best_known_values(
        a in contender("a"), b in contender("b"), c in contender("c"), context in any_context(),
    ) {
        let models = [&a, &b, &c];
        let rows = matrix(&Contenders::new(models.to_vec()).unwrap(), &context);
        let led = |key: &MatrixKey| &rows.iter().find(|row| row.key == *key).unwrap().leaders;
        let windows = models.map(|it| it.context_window);
        prop_assert_eq!(led(&MatrixKey::Spec(SpecKey::ContextWindow)), &most(&windows));
        let days = models.map(|it| it.released_on);
        prop_assert_eq!(led(&MatrixKey::Spec(SpecKey::Released)), &most(&days));
        let costs = models.map(|it| costs::in_cents(it, &context));
        prop_assert_eq!(led(&MatrixKey::MonthlyCost), &least(&costs));
        for unordered in [SpecKey::License, SpecKey::Parameters, SpecKey::Lifecycle, SpecKey::Modalities] {
            prop_assert!(led(&MatrixKey::Spec(unordered)).is_empty());
        }
        let served = models.map(|it| Some(super::providers(it, &context).len()).filter(|many| *many > 0));
        prop_assert_eq!(led(&MatrixKey::Pricing(PricingKey::Providers)), &most(&served));
        for &which in Capability::ALL {
            let answers = models.map(|it| match super::said(it, which) {
                crate::comparison::vocabulary::Support::Yes => Some(true),
                crate::comparison::vocabulary::Support::No => Some(false),
                crate::comparison::vocabulary::Support::Unknown => None,
            });
            prop_assert_eq!(led(&MatrixKey::Capability(which)), &most(&answers));
        }
    }

    #[test]
    fn members_fail_nothing_and_near_misses_one_thing(
        a in contender("a"), b in contender("b"), c in contender("c"),
        context in any_context(), most in 0..100_000_000_000_i64, named in any::<bool>(),
    ) {
        let models = [&a, &b, &c];
        let providers = if named { vec!["host-2-true".to_owned(), "host-5-false".to_owned()] } else { Vec::new() };
        let asked = requirements(most, providers.clone());
        let narrowed = Context {
            providers: if named { Some(providers) } else { context.providers.clone() },
            ..context.clone()
        };
        let found = shortlist(&models, &asked, &Objective::LowestCost, &context);
        for (place, model) in models.iter().enumerate() {
            let released = model.released_on.is_none_or(|day| day <= context.as_of);
            let in_use = released && stage(model, context.as_of) != Lifecycle::Retired;
            let failed = failed(model, &narrowed, &asked);
            prop_assert_eq!(ranked(&found).contains(&place), in_use && failed == 0);
            let misses = found.near_misses.iter().any(|it| it.place == place);
            prop_assert_eq!(misses, in_use && failed == 1);
        }
        let cost = |place: usize| costs::in_cents(models[place], &narrowed);
        prop_assert!(ranked(&found).iter().map(|&place| cost(place)).is_sorted());
    }

    #[test]
    fn the_frontier_is_what_no_member_beats(
        a in contender("a"), b in contender("b"), c in contender("c"), d in contender("d"), context in any_context(),
    ) {
        let models = [&a, &b, &c, &d];
        let found = shortlist(&models, &Requirements::default(), &Objective::Balanced, &context);
        for own in &found.members {
            let Some((cost, quality)) = own.cost.amount().zip(own.quality.clone()) else {
                prop_assert!(!own.on_frontier);
                continue;
            };
            let beaten = found.members.iter().any(|other| {
                let Some((theirs, better)) = other.cost.amount().zip(other.quality.clone()) else {
                    return false;
                };
                let no_worse = theirs <= cost && better.compare(&quality).is_ge();
                no_worse && (theirs < cost || better.compare(&quality).is_gt())
            });
            prop_assert_eq!(own.on_frontier, !beaten);
        }
    }
}
