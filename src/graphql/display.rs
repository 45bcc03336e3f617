//! Names and amounts for people, where the room of texts has none. Clients that calculate use the exact fields beside them.

use crate::{
    catalog::enums::{Capability, PriceUnit, UseCase},
    comparison::units::MicroUsd,
};

/// A price and what it buys: $8/1M tokens.
pub(crate) fn price(micros: i64, unit: PriceUnit) -> String {
    let unit = match unit {
        PriceUnit::MillionTokens => "1M tokens",
        PriceUnit::Request => "request",
        PriceUnit::ThousandSearches => "1K searches",
        PriceUnit::Image => "image",
        PriceUnit::Second => "second",
        PriceUnit::Page => "page",
    };
    format!("{}/{unit}", MicroUsd(micros))
}

/// The name of a capability in running text.
pub(crate) fn capability(capability: Capability) -> &'static str {
    match capability {
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

/// The name of a use in running text.
pub(crate) fn use_case(use_case: UseCase) -> &'static str {
    match use_case {
        UseCase::Coding => "Coding",
        UseCase::Rag => "RAG",
        UseCase::Agents => "Agents",
        UseCase::LongContext => "Long context",
        UseCase::Vision => "Vision",
        UseCase::Classification => "Classification",
    }
}
