//! Contenders for tests: a bare one of which nothing is known, parts to add, and the reference pair.

use std::sync::Arc;

use chrono::NaiveDate;

use super::contender::{
    Benchmark, CapabilityFact, Contender, License, Organization, Price, Provider, Route, Score,
};
use super::context::{Context, Thresholds};
use super::evidence::Ref;
use super::units::{MicroUsd, ScoreValue, Tokens};
use super::vocabulary::{
    BenchmarkDirection, BenchmarkUnit, Capability, CommercialUse, Lifecycle, MeasuredBy, Modality,
    Openness, PriceComponent, PriceState, PriceUnit, ProductType, ProviderKind, RouteStatus,
    ServiceTier, Support, UseCase,
};
use super::workload::Workload;

/// A stable reference for a name.
pub fn reference(name: &str) -> Ref {
    Ref(name
        .bytes()
        .fold(7, |sum, byte| (sum * 31 + i64::from(byte)) % 1_000_003))
}

/// A day.
pub fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// The day of the comparison, the default workload, tracked providers, no priorities, no thresholds.
pub fn context() -> Context {
    Context {
        workload: Workload::default(),
        as_of: day("2026-05-22"),
        providers: None,
        priorities: Vec::new(),
        thresholds: Thresholds::default(),
    }
}

/// A model of which only the name is known.
pub fn bare(slug: &str) -> Contender {
    Contender {
        reference: reference(slug),
        slug: slug.to_owned(),
        name: slug.to_uppercase(),
        organization: Organization {
            slug: "lab".to_owned(),
            name: "Lab".to_owned(),
        },
        family: None,
        product_type: ProductType::ApiModel,
        lifecycle: Lifecycle::Current,
        deprecated_on: None,
        retired_on: None,
        successor: None,
        released_on: None,
        knowledge_cutoff: None,
        context_window: None,
        max_output_tokens: None,
        parameters_total: None,
        parameters_active: None,
        architecture: None,
        license: None,
        openness: Openness::Unknown,
        small_by_lab: false,
        input_modalities: Vec::new(),
        output_modalities: Vec::new(),
        capabilities: Vec::new(),
        curated_use_cases: Vec::new(),
        reviewed_on: None,
        routes: Vec::new(),
        scores: Vec::new(),
    }
}

/// A bare model with something added.
pub fn model(slug: &str, add: impl FnOnce(&mut Contender)) -> Contender {
    let mut model = bare(slug);
    add(&mut model);
    model
}

/// Adds an answer for each of some capabilities.
pub fn answer(to: &mut Contender, support: Support, which: &[Capability]) {
    let slug = to.slug.clone();
    let fact = |&capability: &Capability| CapabilityFact {
        reference: reference(&format!("{slug}/{capability:?}")),
        capability,
        support,
    };
    to.capabilities.extend(which.iter().map(fact));
}

/// A tracked host at a display rank.
pub fn provider(slug: &str, display_rank: i64) -> Provider {
    Provider {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        kind: ProviderKind::InferenceHost,
        tracked: true,
        display_rank,
        organization_slug: None,
        wire_format: None,
    }
}

/// An active route of a provider, priced when it has prices.
pub fn route(provider: Provider, prices: Vec<Price>) -> Arc<Route> {
    let price_state = if prices.is_empty() {
        PriceState::Unknown
    } else {
        PriceState::Priced
    };
    routed(provider, prices, RouteStatus::Active, price_state)
}

/// A route of a provider in any state.
pub fn routed(
    provider: Provider,
    prices: Vec<Price>,
    status: RouteStatus,
    price_state: PriceState,
) -> Arc<Route> {
    Arc::new(Route {
        reference: reference(&provider.slug),
        provider_model_id: format!("{}/model", provider.slug),
        provider: Arc::new(provider),
        region: None,
        status,
        ended_on: None,
        price_state,
        prices,
    })
}

/// A standard base price in micro-dollars, always in force.
pub fn price(component: PriceComponent, micro: i64) -> Price {
    Price {
        reference: reference(&format!("{component:?}/{micro}")),
        component,
        tier: ServiceTier::Standard,
        unit: if component == PriceComponent::Request {
            PriceUnit::Request
        } else {
            PriceUnit::MillionTokens
        },
        min_prompt_tokens: Tokens(0),
        amount: MicroUsd(micro),
        effective_from: None,
        effective_to: None,
    }
}

/// An input and an output price in micro-dollars.
pub fn prices(input: i64, output: i64) -> Vec<Price> {
    vec![
        price(PriceComponent::Input, input),
        price(PriceComponent::Output, output),
    ]
}

/// A benchmark in per cent, higher is better, on a scale of 100.
pub fn benchmark(slug: &str) -> Benchmark {
    Benchmark {
        slug: slug.to_owned(),
        name: slug.to_uppercase(),
        unit: BenchmarkUnit::Percent,
        direction: BenchmarkDirection::HigherIsBetter,
        scale: Some(ScoreValue(1_000_000)),
        top_quartile: None,
        is_coding: false,
        is_agentic: false,
        bears_on: None,
    }
}

/// A score by an independent measurer, in ten-thousandths.
pub fn score(benchmark: Benchmark, value: i64) -> Score {
    Score {
        reference: reference(&format!("{}/{value}", benchmark.slug)),
        benchmark: Arc::new(benchmark),
        version: None,
        variant: None,
        effort: None,
        harness: None,
        value: ScoreValue(value),
        standard_error: None,
        measured_by: MeasuredBy::Independent,
        measurer: "Epoch AI".to_owned(),
        measured_on: None,
        source: "Epoch AI".to_owned(),
    }
}

/// Adds a score.
pub fn scored(to: &mut Contender, score: Score) {
    to.scores.push(Arc::new(score));
}

/// A licence by name.
pub fn license(name: &str, openness: Openness, commercial_use: CommercialUse) -> License {
    License {
        name: name.to_owned(),
        spdx_id: None,
        osi_approved: None,
        openness,
        commercial_use,
    }
}

const DENIED_TO_BOTH: [Capability; 4] = [
    Capability::Reasoning,
    Capability::IdeIntegration,
    Capability::ComputerUse,
    Capability::ParallelAgents,
];
const CODING: [Capability; 4] = [
    Capability::FunctionCalling,
    Capability::ToolUse,
    Capability::StructuredOutputs,
    Capability::CodeExecution,
];

/// GPT-4.1 as the reference catalog states it.
pub fn gpt_4_1() -> Contender {
    model("gpt-4.1", |it| {
        "GPT-4.1".clone_into(&mut it.name);
        it.organization = Organization {
            slug: "openai".to_owned(),
            name: "OpenAI".to_owned(),
        };
        it.released_on = Some(day("2025-04-01"));
        it.knowledge_cutoff = Some("2025-01".to_owned());
        it.context_window = Some(Tokens(1_047_576));
        it.architecture = Some("decoder only".to_owned());
        it.license = Some(license(
            "Proprietary",
            Openness::Proprietary,
            CommercialUse::Conditional,
        ));
        it.openness = Openness::Proprietary;
        it.input_modalities = vec![Modality::Text, Modality::Image];
        it.output_modalities = vec![Modality::Text];
        it.curated_use_cases = vec![UseCase::Coding, UseCase::Rag, UseCase::Agents];
        it.reviewed_on = Some(day("2026-05-22"));
        answer(
            it,
            Support::Yes,
            &[Capability::Vision, Capability::Multimodal],
        );
        answer(it, Support::Yes, &CODING);
        answer(it, Support::No, &DENIED_TO_BOTH);
        scored(it, score(mmlu_pro(), 818_000));
        it.routes = vec![
            gpt_route(
                "openai",
                "OpenAI API",
                ProviderKind::FirstParty,
                3,
                Some("openai"),
            ),
            gpt_route(
                "vercel",
                "Vercel AI Gateway",
                ProviderKind::Gateway,
                4,
                None,
            ),
            gpt_route("openrouter", "OpenRouter", ProviderKind::Gateway, 1, None),
            gpt_route(
                "azure",
                "Azure OpenAI",
                ProviderKind::Cloud,
                2,
                Some("microsoft"),
            ),
        ];
    })
}

fn gpt_route(
    slug: &str,
    name: &str,
    kind: ProviderKind,
    rank: i64,
    lab: Option<&str>,
) -> Arc<Route> {
    let provider = Provider {
        name: name.to_owned(),
        kind,
        organization_slug: lab.map(str::to_owned),
        wire_format: Some("openai".to_owned()),
        ..provider(slug, rank)
    };
    route(provider, prices(2_000_000, 8_000_000))
}

/// Qwen3.5-4B as the reference catalog states it.
pub fn qwen_3_5_4b() -> Contender {
    model("qwen3.5-4b", |it| {
        "Qwen3.5-4B".clone_into(&mut it.name);
        it.organization = Organization {
            slug: "alibaba".to_owned(),
            name: "Alibaba".to_owned(),
        };
        it.released_on = Some(day("2026-03-02"));
        it.context_window = Some(Tokens(262_144));
        it.parameters_total = Some(4_000_000_000);
        it.license = Some(License {
            spdx_id: Some("Apache-2.0".to_owned()),
            osi_approved: Some(true),
            ..license("Apache 2.0", Openness::OpenSource, CommercialUse::Allowed)
        });
        it.openness = Openness::OpenSource;
        it.input_modalities = vec![Modality::Text, Modality::Image];
        it.output_modalities = vec![Modality::Text];
        it.curated_use_cases = vec![UseCase::Coding, UseCase::Agents, UseCase::LongContext];
        it.reviewed_on = Some(day("2026-05-22"));
        answer(
            it,
            Support::Yes,
            &[Capability::Vision, Capability::Multimodal],
        );
        answer(it, Support::No, &CODING);
        answer(it, Support::No, &DENIED_TO_BOTH);
        scored(it, score(mmlu_pro(), 791_000));
    })
}

fn mmlu_pro() -> Benchmark {
    Benchmark {
        name: "MMLU PRO".to_owned(),
        ..benchmark("mmlu-pro")
    }
}
