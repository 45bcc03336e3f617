//! The closed lists of rows and those of comparisons, value by value: a value that one gains and the other lacks does not compile.

use entities::enums as stored;

use crate::comparison::vocabulary as plain;

/// Conversions between two enums with the same values, in both directions.
macro_rules! the_same {
    ($($name:ident { $($value:ident)+ })+) => {$(
        impl From<stored::$name> for plain::$name {
            fn from(value: stored::$name) -> Self {
                match value { $(stored::$name::$value => Self::$value),+ }
            }
        }

        impl From<plain::$name> for stored::$name {
            fn from(value: plain::$name) -> Self {
                match value { $(plain::$name::$value => Self::$value),+ }
            }
        }
    )+};
}

the_same! {
    Openness { Proprietary OpenWeights OpenSource Unknown }
    CommercialUse { Allowed Conditional Forbidden Unknown }
    ProductType { ApiModel CodingModel Embedding Image Audio Other }
    Lifecycle { Preview Current Deprecated Retired }
    Capability {
        Vision Multimodal Reasoning FunctionCalling ToolUse StructuredOutputs CodeExecution IdeIntegration
        ComputerUse ParallelAgents AudioInput PdfInput ImageOutput AudioOutput PromptCaching WebSearch FineTuning
    }
    Modality { Text Image Audio Video Pdf Embedding }
    UseCase { Coding Rag Agents LongContext Vision Classification }
    ProviderKind { FirstParty Cloud InferenceHost Gateway }
    RouteStatus { Active Beta Deprecated Retired }
    PriceState { Priced Free Subscription Unknown }
    PriceComponent {
        Input Output CacheRead CacheWrite CacheWrite1h Reasoning InputAudio OutputAudio InputImage OutputImage
        Request WebSearch
    }
    ServiceTier { Standard Batch Flex Priority Fast }
    PriceUnit { MillionTokens Request ThousandSearches Image Second Page }
    BenchmarkUnit { Percent Elo Points Minutes Usd }
    BenchmarkDirection { HigherIsBetter LowerIsBetter }
    MeasuredBy { Lab Independent Aggregator }
    ModelField {
        Name Organization Family ProductType Lifecycle DeprecatedOn RetiredOn Successor ReleasedOn KnowledgeCutoff
        ContextWindow MaxOutputTokens ParametersTotal ParametersActive Architecture License Openness SmallByLab
        InputModalities OutputModalities ReviewedOn
    }
}

impl From<stored::Support> for plain::Support {
    fn from(support: stored::Support) -> Self {
        match support {
            stored::Support::Yes => Self::Yes,
            stored::Support::No => Self::No,
        }
    }
}

impl From<stored::PartnerReason> for crate::comparison::related::PartnerReason {
    fn from(reason: stored::PartnerReason) -> Self {
        match reason {
            stored::PartnerReason::Successor => Self::Successor,
            stored::PartnerReason::Sibling => Self::Sibling,
            stored::PartnerReason::SamePriceClass => Self::SamePriceClass,
            stored::PartnerReason::SharedBenchmarks => Self::SharedBenchmarks,
        }
    }
}
