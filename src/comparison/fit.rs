//! What a model is best for and which decisions it fits.

use super::benchmarks::{better, preferred};
use super::contender::{Benchmark, Contender, Score};
use super::context::{Context, Side};
use super::evidence::{Evidence, PricingKey, capability, field};
use super::prices;
use super::units::Tokens;
use super::vocabulary::{Capability, ModelField, ProductType, UseCase, closed_lists};

/// How many entries a computed list shows.
const SHOWN: usize = 3;
const LONG_CONTEXT_ANALYSIS: Tokens = Tokens(1_000_000);
const ROUTED_PRODUCTION: usize = 3;
const RAG_CONTEXT: Tokens = Tokens(32_000);
const LONG_CONTEXT: Tokens = Tokens(200_000);

closed_lists! {
    /// What a model is best for, in the order that is looked at.
    BestFor {
        /// It reasons.
        ReasoningHeavyApps,
        /// It sees, or takes more than text.
        MultimodalApps,
        /// It calls functions or uses tools.
        ToolCallingAgents,
        /// Its context window holds a million tokens or more.
        LongContextAnalysis,
        /// Three or more providers count.
        ProviderRoutedProduction,
        /// None of the others holds.
        GeneralProductionEvaluation,
    }
}

/// The uses that a model fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionFit {
    /// The uses: an editors' list as it stands, else the first three that hold.
    pub uses: Vec<UseCase>,
    /// Whether editors tagged them.
    pub curated: bool,
    /// The facts that the rules of these uses look at; for no use, those of every rule.
    pub evidence: Vec<Evidence>,
}

/// The first three that hold, with the facts they rest on.
pub fn best_for(of: &Contender, context: &Context) -> (Vec<BestFor>, Vec<Evidence>) {
    let holding: Vec<_> = BestFor::ALL
        .iter()
        .copied()
        .filter(|&which| is_best_for(of, context, which))
        .take(SHOWN)
        .collect();
    if holding.is_empty() {
        let looked_at = BestFor::ALL
            .iter()
            .flat_map(|&which| best_for_evidence(of, context, which))
            .collect();
        return (vec![BestFor::GeneralProductionEvaluation], looked_at);
    }
    let evidence = holding
        .iter()
        .flat_map(|&which| best_for_evidence(of, context, which))
        .collect();
    (holding, evidence)
}

fn is_best_for(of: &Contender, context: &Context, which: BestFor) -> bool {
    match which {
        BestFor::ReasoningHeavyApps => of.has(Capability::Reasoning),
        BestFor::MultimodalApps => of.has(Capability::Vision) || of.has(Capability::Multimodal),
        BestFor::ToolCallingAgents => {
            of.has(Capability::FunctionCalling) || of.has(Capability::ToolUse)
        }
        BestFor::LongContextAnalysis => holds(of, LONG_CONTEXT_ANALYSIS),
        BestFor::ProviderRoutedProduction => context.coverage(of).len() >= ROUTED_PRODUCTION,
        BestFor::GeneralProductionEvaluation => false,
    }
}

fn best_for_evidence(of: &Contender, context: &Context, which: BestFor) -> Vec<Evidence> {
    match which {
        BestFor::ReasoningHeavyApps => vec![capability(of, Capability::Reasoning)],
        BestFor::MultimodalApps => answers(of, &[Capability::Vision, Capability::Multimodal]),
        BestFor::ToolCallingAgents => {
            answers(of, &[Capability::FunctionCalling, Capability::ToolUse])
        }
        BestFor::LongContextAnalysis => vec![context_window(of)],
        BestFor::ProviderRoutedProduction => context.coverage_evidence(of),
        BestFor::GeneralProductionEvaluation => Vec::new(),
    }
}

/// The uses that a model fits, curated or computed.
pub fn decision_fit(of: &Contender, context: &Context) -> DecisionFit {
    let curated = !of.curated_use_cases.is_empty();
    let computed = || {
        UseCase::ALL
            .iter()
            .copied()
            .filter(|&which| fits(of, context, which))
            .take(SHOWN)
            .collect()
    };
    let uses = if curated {
        of.curated_use_cases.clone()
    } else {
        computed()
    };
    let looked_at = if uses.is_empty() { UseCase::ALL } else { &uses };
    let evidence = looked_at
        .iter()
        .flat_map(|&which| fit_evidence(of, context, which))
        .collect();
    DecisionFit {
        uses,
        curated,
        evidence,
    }
}

fn fits(of: &Contender, context: &Context, which: UseCase) -> bool {
    let calls_functions = of.has(Capability::FunctionCalling);
    match which {
        UseCase::Coding => {
            let built_for_it =
                of.has(Capability::CodeExecution) || of.product_type == ProductType::CodingModel;
            built_for_it || top_score(of, |benchmark| benchmark.is_coding).is_some()
        }
        UseCase::Rag => {
            let answers_in_form = of.has(Capability::StructuredOutputs) || calls_functions;
            answers_in_form && holds(of, RAG_CONTEXT) && !context.routes(of).is_empty()
        }
        UseCase::Agents => {
            let acts = calls_functions && of.has(Capability::ToolUse);
            acts || top_score(of, |benchmark| benchmark.is_agentic).is_some()
        }
        UseCase::LongContext => holds(of, LONG_CONTEXT),
        UseCase::Vision => of.has(Capability::Vision),
        UseCase::Classification => is_in_cheapest_third(of, context),
    }
}

fn fit_evidence(of: &Contender, context: &Context, which: UseCase) -> Vec<Evidence> {
    let score = |counts: fn(&Benchmark) -> bool| {
        top_score(of, counts).map(|score| Evidence::Score(score.reference))
    };
    match which {
        UseCase::Coding => {
            let facts = [
                capability(of, Capability::CodeExecution),
                field(of, ModelField::ProductType, true),
            ];
            facts
                .into_iter()
                .chain(score(|benchmark| benchmark.is_coding))
                .collect()
        }
        UseCase::Rag => {
            let facts = answers(
                of,
                &[Capability::StructuredOutputs, Capability::FunctionCalling],
            )
            .into_iter();
            facts
                .chain([context_window(of)])
                .chain(context.coverage_evidence(of))
                .collect()
        }
        UseCase::Agents => {
            let facts =
                answers(of, &[Capability::FunctionCalling, Capability::ToolUse]).into_iter();
            facts
                .chain(score(|benchmark| benchmark.is_agentic))
                .collect()
        }
        UseCase::LongContext => vec![context_window(of)],
        UseCase::Vision => vec![capability(of, Capability::Vision)],
        UseCase::Classification => vec![prices::evidence(of, context, PricingKey::OutputPrice)],
    }
}

fn holds(of: &Contender, tokens: Tokens) -> bool {
    of.context_window.is_some_and(|window| window >= tokens)
}

fn is_in_cheapest_third(of: &Contender, context: &Context) -> bool {
    let price =
        prices::cheapest(of, context, PricingKey::OutputPrice).map(|found| found.price.amount);
    price
        .zip(context.thresholds.output_price_lower_third)
        .is_some_and(|(price, third)| price <= third)
}

/// A preferred score in the best quarter of a benchmark of a kind, the first by slug.
fn top_score(of: &Contender, counts: impl Fn(&Benchmark) -> bool) -> Option<&Score> {
    let slugs = of
        .scores
        .iter()
        .filter(|score| counts(&score.benchmark))
        .map(|score| score.benchmark.slug.as_str());
    let distinct: std::collections::BTreeSet<_> = slugs.collect();
    distinct
        .into_iter()
        .filter_map(|slug| preferred(of, slug))
        .find(|score| is_top(score))
        .map(AsRef::as_ref)
}

fn is_top(score: &Score) -> bool {
    let benchmark = &score.benchmark;
    match better(
        benchmark.direction,
        Some(score.value),
        benchmark.top_quartile,
    ) {
        Side::Left | Side::Tie => true,
        Side::Right | Side::None => false,
    }
}

fn context_window(of: &Contender) -> Evidence {
    field(of, ModelField::ContextWindow, of.context_window.is_some())
}

fn answers(of: &Contender, which: &[Capability]) -> Vec<Evidence> {
    which.iter().map(|&which| capability(of, which)).collect()
}

#[cfg(test)]
mod tests;
