//! Any contender, any workload.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::comparison::contender::{
    Benchmark, CapabilityFact, Contender, Price, Provider, Route, Score,
};
use crate::comparison::context::{Context, Priority, Thresholds};
use crate::comparison::evidence::Ref;
use crate::comparison::samples::{bare, benchmark, context, day, license, provider, score};
use crate::comparison::units::{MicroUsd, ScoreValue, Tokens};
use crate::comparison::vocabulary::{
    BenchmarkDirection, Capability, CommercialUse, Lifecycle, MeasuredBy, Openness, PriceComponent,
    PriceState, PriceUnit, ProductType, ProviderKind, RouteStatus, ServiceTier, Support, UseCase,
};
use crate::comparison::workload::{Workload, WorkloadDraft};

/// A workload within its bounds.
pub fn workload() -> impl Strategy<Value = Workload> {
    let tokens = 0..1_000_000_000_000_i64;
    let share = 0..=1_000_000_i64;
    let request = option::of(1..2_000_000_i64);
    (tokens.clone(), tokens, request, share.clone(), share).prop_map(draft_of)
}

fn draft_of(
    (input, output, request, cached, batch): (i64, i64, Option<i64>, i64, i64),
) -> Workload {
    let draft = WorkloadDraft {
        input_tokens: input,
        output_tokens: output,
        input_tokens_per_request: request.filter(|size| *size <= input),
        cached_input_millionths: cached,
        batch_millionths: batch,
    };
    Workload::new(draft).unwrap()
}

/// A context with any workload and priorities, sometimes for named providers.
pub fn any_context() -> impl Strategy<Value = Context> {
    let priorities = subsequence(Priority::ALL.to_vec(), 0..=2);
    let third = option::of(0..20_000_000_i64);
    let hosts = (0..8_usize).flat_map(|place| [true, false].map(|tracked| host(place, tracked)));
    let named = option::weighted(0.25, subsequence(hosts.collect::<Vec<_>>(), 1..=8));
    (workload(), priorities, third, named).prop_map(|(workload, priorities, third, providers)| {
        Context {
            workload,
            priorities,
            providers,
            thresholds: Thresholds {
                output_price_lower_third: third.map(MicroUsd),
            },
            ..context()
        }
    })
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..1_500_u64).prop_map(|days| day("2023-01-01") + chrono::Days::new(days))
}

fn host(place: usize, tracked: bool) -> String {
    format!("host-{place}-{tracked}")
}

/// One of a few providers; all facts of one follow from its slug.
fn any_provider() -> impl Strategy<Value = Provider> {
    let labs = [None, Some("left"), Some("right"), Some("other")];
    (0..8_usize, any::<bool>()).prop_map(move |(place, tracked)| Provider {
        kind: ProviderKind::ALL[place % 4],
        tracked,
        organization_slug: labs[place / 2].map(str::to_owned),
        wire_format: (place % 2 == 0).then(|| "openai".to_owned()),
        ..provider(&host(place, tracked), i64::try_from(place).unwrap())
    })
}

fn any_price() -> impl Strategy<Value = Price> {
    let what = (select(PriceComponent::ALL), select(ServiceTier::ALL));
    let threshold = select(vec![0_i64, 0, 0, 128_000, 200_000]);
    let dates = (option::of(any_day()), option::of(any_day()));
    let amount = prop_oneof![4 => 0..30_000_000_i64, 1 => Just(0)];
    (what, threshold, amount, dates, any::<u16>()).prop_map(
        |((component, tier), threshold, amount, (from, to), row)| Price {
            reference: Ref(i64::from(row)),
            component,
            tier,
            unit: match component {
                PriceComponent::Request => PriceUnit::Request,
                PriceComponent::WebSearch => PriceUnit::ThousandSearches,
                PriceComponent::Input
                | PriceComponent::Output
                | PriceComponent::CacheRead
                | PriceComponent::CacheWrite
                | PriceComponent::CacheWrite1h
                | PriceComponent::Reasoning
                | PriceComponent::InputAudio
                | PriceComponent::OutputAudio
                | PriceComponent::InputImage
                | PriceComponent::OutputImage => PriceUnit::MillionTokens,
            },
            min_prompt_tokens: Tokens(threshold),
            amount: MicroUsd(amount),
            effective_from: from,
            effective_to: to,
        },
    )
}

fn base_prices() -> impl Strategy<Value = Vec<Price>> {
    let any = (1..30_000_000_i64, 1..90_000_000_i64);
    // Some ask the same, so that costs tie.
    prop_oneof![3 => any, 2 => Just((2_000_000, 8_000_000))]
        .prop_map(|(input, output)| crate::comparison::samples::prices(input, output))
}

/// A route in any state, mostly with base prices.
pub fn any_route() -> impl Strategy<Value = Arc<Route>> {
    let statuses = prop_oneof![3 => Just(RouteStatus::Active), 1 => select(RouteStatus::ALL)];
    let states = prop_oneof![3 => Just(PriceState::Priced), 1 => select(PriceState::ALL)];
    let prices = (option::weighted(0.8, base_prices()), vec(any_price(), 0..4));
    let ends = option::weighted(0.5, any_day());
    (any_provider(), statuses, ends, states, prices, any::<u16>()).prop_map(
        |(provider, status, ended_on, price_state, (base, more), row)| {
            Arc::new(Route {
                reference: Ref(i64::from(row)),
                provider_model_id: format!("{}/{row}", provider.slug),
                provider: Arc::new(provider),
                region: None,
                status,
                ended_on: ended_on.filter(|_| status == RouteStatus::Retired),
                price_state,
                prices: base.unwrap_or_default().into_iter().chain(more).collect(),
            })
        },
    )
}

fn any_benchmark() -> impl Strategy<Value = Benchmark> {
    (0..5_usize).prop_map(|place| Benchmark {
        direction: if place == 1 {
            BenchmarkDirection::LowerIsBetter
        } else {
            BenchmarkDirection::HigherIsBetter
        },
        scale: (place != 2).then_some(ScoreValue(1_000_000)),
        top_quartile: Some(ScoreValue(700_000)),
        is_coding: place == 3,
        is_agentic: place == 4,
        ..benchmark(&format!("test-{place}"))
    })
}

/// A score on one of a few benchmarks.
pub fn any_score() -> impl Strategy<Value = Arc<Score>> {
    let measurer = (
        select(MeasuredBy::ALL),
        select(vec!["Epoch AI", "Lab", "Aider"]),
    );
    let run = (
        option::of(select(vec!["none", "low", "high", "8k", "64k"])),
        option::of(any_day()),
    );
    let result = prop_oneof![3 => 0..1_000_000_i64, 1 => Just(500_000)];
    let value = (result, option::of(0..50_000_i64));
    let version = option::of(Just("2".to_owned()));
    (any_benchmark(), value, measurer, run, version, any::<u16>()).prop_map(
        |(benchmark, (value, error), (measured_by, measurer), (effort, on), version, row)| {
            Arc::new(Score {
                reference: Ref(i64::from(row)),
                version,
                effort: effort.map(str::to_owned),
                standard_error: error.map(ScoreValue),
                measured_by,
                measurer: measurer.to_owned(),
                measured_on: on,
                ..score(benchmark, value)
            })
        },
    )
}

fn any_capabilities() -> impl Strategy<Value = Vec<CapabilityFact>> {
    let answered = vec(select(Support::ALL), Capability::ALL.len());
    let answers = prop_oneof![1 => Just(Vec::new()), 6 => answered];
    answers.prop_map(|answers| {
        let facts = Capability::ALL.iter().zip(answers);
        facts
            .map(|(&capability, support)| CapabilityFact {
                reference: Ref(capability as i64),
                capability,
                support,
            })
            .collect()
    })
}

/// Any contender of this slug.
pub fn contender(slug: &'static str) -> impl Strategy<Value = Contender> {
    let kinds = prop_oneof![5 => Just(ProductType::ApiModel), 1 => select(ProductType::ALL)];
    let stages = prop_oneof![3 => Just(Lifecycle::Current), 1 => select(Lifecycle::ALL)];
    let terms = (
        select(Openness::ALL),
        option::of(select(CommercialUse::ALL)),
    );
    let sizes = (
        option::of(1_000..2_000_000_i64),
        option::of(1..20_000_000_000_i64),
    );
    let dates = (
        option::of(any_day()),
        option::of(any_day()),
        option::of(any_day()),
    );
    let rows = (
        any_capabilities(),
        vec(any_route(), 0..4),
        vec(any_score(), 0..8),
    );
    let curated = subsequence(UseCase::ALL.to_vec(), 0..=2);
    (kinds, stages, terms, sizes, dates, rows, curated).prop_map(
        move |(product_type, lifecycle, (openness, usage), sizes, dates, rows, curated)| {
            let organization = crate::comparison::contender::Organization {
                slug: slug.to_owned(),
                name: slug.to_uppercase(),
            };
            Contender {
                organization,
                product_type,
                lifecycle,
                openness,
                license: usage.map(|usage| license("Terms", openness, usage)),
                context_window: sizes.0.map(Tokens),
                parameters_total: sizes.1,
                released_on: dates.0,
                deprecated_on: dates.1,
                retired_on: dates.2,
                capabilities: rows.0,
                routes: rows.1,
                scores: rows.2,
                curated_use_cases: curated,
                ..bare(slug)
            }
        },
    )
}
