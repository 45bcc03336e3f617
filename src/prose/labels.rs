//! Short names of the closed lists.

use crate::comparison::benchmarks::Comparability;
use crate::comparison::cell::{SpecKey, UnknownReason};
use crate::comparison::context::Priority;
use crate::comparison::evidence::{Missing, PricingKey};
use crate::comparison::fit::BestFor;
use crate::comparison::signals::Signal;
use crate::comparison::summary::Class;
use crate::comparison::verdict::Strength;
use crate::comparison::vocabulary::{
    Capability, CommercialUse, Lifecycle, Modality, ModelField, Openness, PriceComponent,
    PriceUnit, ProductType, ServiceTier, Support, UseCase,
};

/// Label of a signal.
pub fn signal(which: Signal) -> &'static str {
    match which {
        Signal::ProductType => "Product type",
        Signal::BestFor => "Best for",
        Signal::DecisionFit => "Decision fit",
        Signal::ContextWindow => "Context window",
        Signal::CheapestOutput => "Cheapest output",
        Signal::ProviderRoutes => "Provider routes",
        Signal::SharedBenchmarks => "Shared benchmarks",
        Signal::MonthlyCost => "Monthly cost",
        Signal::Openness => "Openness",
        Signal::Released => "Released",
        Signal::LatestKnowledge => "Latest knowledge",
        Signal::Capabilities => "Capabilities of its own",
        Signal::CommercialUse => "Commercial use",
        Signal::IndependentProviders => "Independent providers",
        Signal::Lifecycle => "Lifecycle",
    }
}

/// A signal as what a model leads on, within a sentence.
pub fn signal_noun(which: Signal) -> &'static str {
    match which {
        Signal::ProductType => "product type",
        Signal::BestFor => "what it is best for",
        Signal::DecisionFit => "decision fit",
        Signal::ContextWindow => "context window",
        Signal::CheapestOutput => "output price",
        Signal::ProviderRoutes => "provider coverage",
        Signal::SharedBenchmarks => "benchmarks",
        Signal::MonthlyCost => "monthly cost",
        Signal::Openness => "open weights",
        Signal::Released => "release date",
        Signal::LatestKnowledge => "latest knowledge",
        Signal::Capabilities => "capabilities",
        Signal::CommercialUse => "commercial use",
        Signal::IndependentProviders => "independent providers",
        Signal::Lifecycle => "lifecycle",
    }
}

/// Label of a specification.
pub fn spec(which: SpecKey) -> &'static str {
    match which {
        SpecKey::Released => "Released",
        SpecKey::ContextWindow => "Context window",
        SpecKey::MaxOutput => "Max output",
        SpecKey::Parameters => "Parameters",
        SpecKey::Architecture => "Architecture",
        SpecKey::License => "License",
        SpecKey::Openness => "Openness",
        SpecKey::CommercialUse => "Commercial use",
        SpecKey::KnowledgeCutoff => "Knowledge cutoff",
        SpecKey::Modalities => "Modalities",
        SpecKey::Lifecycle => "Lifecycle",
    }
}

/// Label of a row of the price table.
pub fn pricing(which: PricingKey) -> &'static str {
    match which {
        PricingKey::InputPrice => "Input price",
        PricingKey::OutputPrice => "Output price",
        PricingKey::CacheReadPrice => "Cache read price",
        PricingKey::BatchInputPrice => "Batch input price",
        PricingKey::BatchOutputPrice => "Batch output price",
        PricingKey::Providers => "Providers",
    }
}

/// Label of a capability.
pub fn capability(which: Capability) -> &'static str {
    match which {
        Capability::Vision => "Vision",
        Capability::Multimodal => "Multimodal",
        Capability::Reasoning => "Reasoning",
        Capability::FunctionCalling => "Function calling",
        Capability::ToolUse => "Tool use",
        Capability::StructuredOutputs => "Structured outputs",
        Capability::CodeExecution => "Code execution",
        Capability::IdeIntegration => "IDE integration",
        Capability::ComputerUse => "Computer use",
        Capability::ParallelAgents => "Parallel agents",
        Capability::AudioInput => "Audio input",
        Capability::PdfInput => "PDF input",
        Capability::ImageOutput => "Image output",
        Capability::AudioOutput => "Audio output",
        Capability::PromptCaching => "Prompt caching",
        Capability::WebSearch => "Web search",
        Capability::FineTuning => "Fine-tuning",
    }
}

/// A capability within a sentence.
pub fn capability_noun(which: Capability) -> &'static str {
    match which {
        Capability::Vision => "vision",
        Capability::Multimodal => "multimodal input",
        Capability::Reasoning => "reasoning",
        Capability::FunctionCalling => "function calling",
        Capability::ToolUse => "tool use",
        Capability::StructuredOutputs => "structured outputs",
        Capability::CodeExecution => "code execution",
        Capability::IdeIntegration => "IDE integration",
        Capability::ComputerUse => "computer use",
        Capability::ParallelAgents => "parallel agents",
        Capability::AudioInput => "audio input",
        Capability::PdfInput => "PDF input",
        Capability::ImageOutput => "image output",
        Capability::AudioOutput => "audio output",
        Capability::PromptCaching => "prompt caching",
        Capability::WebSearch => "web search",
        Capability::FineTuning => "fine-tuning",
    }
}

/// An answer for a capability.
pub fn support(answer: Support) -> &'static str {
    match answer {
        Support::Yes => "Yes",
        Support::No => "No",
        Support::Unknown => "Unknown",
    }
}

/// What is open of a model.
pub fn openness(which: Openness) -> &'static str {
    match which {
        Openness::Proprietary => "Proprietary",
        Openness::OpenWeights => "Open weights",
        Openness::OpenSource => "Open source",
        Openness::Unknown => "Unknown",
    }
}

/// How open a model is, within a sentence.
pub fn openness_adjective(which: Openness) -> &'static str {
    match which {
        Openness::Proprietary => "proprietary",
        Openness::OpenWeights => "open-weight",
        Openness::OpenSource => "open source",
        Openness::Unknown => "of unknown openness",
    }
}

/// What a licence says of commercial use.
pub fn commercial_use(which: CommercialUse) -> &'static str {
    match which {
        CommercialUse::Allowed => "Allowed",
        CommercialUse::Conditional => "Allowed with conditions",
        CommercialUse::Forbidden => "Not allowed",
        CommercialUse::Unknown => "Unknown",
    }
}

/// A stage of life.
pub fn lifecycle(stage: Lifecycle) -> &'static str {
    match stage {
        Lifecycle::Preview => "Preview",
        Lifecycle::Current => "Current",
        Lifecycle::Deprecated => "Deprecated",
        Lifecycle::Retired => "Retired",
    }
}

/// A kind of product.
pub fn product_type(which: ProductType) -> &'static str {
    match which {
        ProductType::ApiModel => "API model",
        ProductType::CodingModel => "Coding model",
        ProductType::Embedding => "Embedding model",
        ProductType::Image => "Image model",
        ProductType::Audio => "Audio model",
        ProductType::Other => "Other product",
    }
}

/// A kind of product within a sentence.
pub fn product_noun(which: ProductType) -> &'static str {
    match which {
        ProductType::ApiModel => "a general model",
        ProductType::CodingModel => "a coding model",
        ProductType::Embedding => "an embedding model",
        ProductType::Image => "an image model",
        ProductType::Audio => "an audio model",
        ProductType::Other => "another kind of product",
    }
}

/// Models of a kind of product within a sentence.
pub fn product_nouns(which: ProductType) -> &'static str {
    match which {
        ProductType::ApiModel => "general models",
        ProductType::CodingModel => "coding models",
        ProductType::Embedding => "embedding models",
        ProductType::Image => "image models",
        ProductType::Audio => "audio models",
        ProductType::Other => "products of another kind",
    }
}

/// A use that a model fits.
pub fn use_case(which: UseCase) -> &'static str {
    match which {
        UseCase::Coding => "Coding",
        UseCase::Rag => "RAG",
        UseCase::Agents => "Agents",
        UseCase::LongContext => "Long context",
        UseCase::Vision => "Vision",
        UseCase::Classification => "Classification",
    }
}

/// A use within a sentence.
pub fn use_case_noun(which: UseCase) -> &'static str {
    match which {
        UseCase::Coding => "coding",
        UseCase::Rag => "RAG",
        UseCase::Agents => "agents",
        UseCase::LongContext => "long context",
        UseCase::Vision => "vision",
        UseCase::Classification => "classification",
    }
}

/// What a model is best for.
pub fn best_for(which: BestFor) -> &'static str {
    match which {
        BestFor::ReasoningHeavyApps => "reasoning-heavy apps",
        BestFor::MultimodalApps => "multimodal apps",
        BestFor::ToolCallingAgents => "tool-calling agents",
        BestFor::LongContextAnalysis => "long-context analysis",
        BestFor::ProviderRoutedProduction => "provider-routed production",
        BestFor::GeneralProductionEvaluation => "general production evaluation",
    }
}

/// A wire format by the name of the API that set it; one that is not known here as it is stated.
pub fn wire_format(which: &str) -> &str {
    match which {
        "anthropic" => "Anthropic",
        "bedrock" => "Bedrock",
        "cohere" => "Cohere",
        "google" => "Google",
        "openai" => "OpenAI",
        other => other,
    }
}

/// A kind of content.
pub fn modality(which: Modality) -> &'static str {
    match which {
        Modality::Text => "text",
        Modality::Image => "image",
        Modality::Audio => "audio",
        Modality::Video => "video",
        Modality::Pdf => "PDF",
        Modality::Embedding => "embedding",
    }
}

/// A class of models, within a sentence.
pub fn class(which: Class) -> &'static str {
    match which {
        Class::FrontierReasoning => "frontier reasoning",
        Class::Compact => "compact",
        Class::GeneralPurpose => "general-purpose",
    }
}

/// An axis, as what a model leads on.
pub fn priority(which: Priority) -> &'static str {
    match which {
        Priority::LowRisk => "low risk",
        Priority::Quality => "benchmark results",
        Priority::Cost => "cost at the workload",
        Priority::Context => "context window",
        Priority::Coverage => "provider coverage",
        Priority::Capabilities => "capabilities of its own",
        Priority::Freshness => "recency of the release",
    }
}

/// A strength, as what a reader may care for most.
pub fn strength(which: Strength) -> &'static str {
    match which {
        Strength::CodingWorkflows => "support for coding workflows",
        Strength::Benchmark => "the benchmark record",
        Strength::Context => "room for long inputs",
        Strength::Cost => "the monthly bill",
        Strength::Coverage => "a choice of providers",
        Strength::Openness => "access to the weights",
    }
}

/// How alike two measurements are.
pub fn comparability(which: Comparability) -> &'static str {
    match which {
        Comparability::SameMeasurer => "Same measurer",
        Comparability::BothSelfReported => "Both self-reported",
        Comparability::Mixed => "Mixed measurers",
    }
}

/// Why a cell is empty.
pub fn unknown_reason(why: UnknownReason) -> &'static str {
    match why {
        UnknownReason::NotSourced => "Not sourced",
        UnknownReason::NoTrackedRoute => "No active route at the providers looked at",
        UnknownReason::NoCompleteTokenPrice => "No complete token price",
        UnknownReason::SubscriptionOnly => "Subscription only",
        UnknownReason::FreeOnly => "Free of charge only",
        UnknownReason::NoSharedBenchmark => "No shared benchmark",
    }
}

/// What is missing, for an absence in evidence.
pub fn missing(what: Missing) -> String {
    match what {
        Missing::Field(which) => format!("sourced {}", field(which)),
        Missing::Capability(which) => format!("answer for {}", capability_noun(which)),
        Missing::TrackedRoute => "active route at the providers looked at".to_owned(),
        Missing::CompleteTokenPrice => "route with both an input and an output price".to_owned(),
        Missing::Price(which) => pricing(which).to_lowercase(),
        Missing::Score => "score".to_owned(),
        Missing::SharedScore => "score on a benchmark of the other model".to_owned(),
        Missing::CommonProvider => "provider that serves the other model, too".to_owned(),
        Missing::UniqueCapability => "capability that the other model lacks".to_owned(),
        Missing::WireFormat => "wire format".to_owned(),
    }
}

/// A field of a model, within a sentence.
pub fn field(which: ModelField) -> &'static str {
    match which {
        ModelField::Name => "name",
        ModelField::Organization => "organization",
        ModelField::Family => "family",
        ModelField::ProductType => "product type",
        ModelField::Lifecycle => "lifecycle",
        ModelField::DeprecatedOn => "deprecation date",
        ModelField::RetiredOn => "retirement date",
        ModelField::Successor => "successor",
        ModelField::ReleasedOn => "release date",
        ModelField::KnowledgeCutoff => "knowledge cutoff",
        ModelField::ContextWindow => "context window",
        ModelField::MaxOutputTokens => "output limit",
        ModelField::ParametersTotal => "parameter count",
        ModelField::ParametersActive => "active parameter count",
        ModelField::Architecture => "architecture",
        ModelField::License => "licence",
        ModelField::Openness => "openness",
        ModelField::SmallByLab => "size class",
        ModelField::InputModalities => "input modalities",
        ModelField::OutputModalities => "output modalities",
        ModelField::ReviewedOn => "review date",
    }
}

/// What a price is for, within a sentence.
pub fn price_component(which: PriceComponent) -> &'static str {
    match which {
        PriceComponent::Input => "input",
        PriceComponent::Output => "output",
        PriceComponent::CacheRead => "cache read",
        PriceComponent::CacheWrite => "cache write",
        PriceComponent::CacheWrite1h => "one-hour cache write",
        PriceComponent::Reasoning => "reasoning",
        PriceComponent::InputAudio => "audio input",
        PriceComponent::OutputAudio => "audio output",
        PriceComponent::InputImage => "image input",
        PriceComponent::OutputImage => "image output",
        PriceComponent::Request => "request",
        PriceComponent::WebSearch => "web search",
    }
}

/// A service tier within a sentence; nothing for what a plain request gets.
pub fn service_tier(which: ServiceTier) -> &'static str {
    match which {
        ServiceTier::Standard => "",
        ServiceTier::Batch => "batch",
        ServiceTier::Flex => "flex",
        ServiceTier::Priority => "priority",
        ServiceTier::Fast => "fast",
    }
}

/// What an amount buys, within a sentence.
pub fn price_unit(which: PriceUnit) -> &'static str {
    match which {
        PriceUnit::MillionTokens => "per million tokens",
        PriceUnit::Request => "per request",
        PriceUnit::ThousandSearches => "per thousand searches",
        PriceUnit::Image => "per image",
        PriceUnit::Second => "per second",
        PriceUnit::Page => "per page",
    }
}
