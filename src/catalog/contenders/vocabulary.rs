//! The closed lists of rows and those of comparisons, value by value: a value that one gains and the other lacks does not compile.

use entities::enums as stored;

use crate::comparison::{related, vocabulary};

/// Conversions between two enums with the same values, in both directions.
macro_rules! the_same {
    ($($room:ident::$name:ident { $($value:ident)+ })+) => {$(
        impl From<stored::$name> for $room::$name {
            fn from(value: stored::$name) -> Self {
                match value { $(stored::$name::$value => Self::$value),+ }
            }
        }

        impl From<$room::$name> for stored::$name {
            fn from(value: $room::$name) -> Self {
                match value { $($room::$name::$value => Self::$value),+ }
            }
        }
    )+};
}

the_same! {
    vocabulary::Openness { Proprietary OpenWeights OpenSource Unknown }
    vocabulary::CommercialUse { Allowed Conditional Forbidden Unknown }
    vocabulary::ProductType { ApiModel CodingModel Embedding Image Audio Other }
    vocabulary::Lifecycle { Preview Current Deprecated Retired }
    vocabulary::Capability {
        Vision Multimodal Reasoning FunctionCalling ToolUse StructuredOutputs CodeExecution IdeIntegration
        ComputerUse ParallelAgents AudioInput PdfInput ImageOutput AudioOutput PromptCaching WebSearch FineTuning
    }
    vocabulary::Modality { Text Image Audio Video Pdf Embedding }
    vocabulary::UseCase { Coding Rag Agents LongContext Vision Classification }
    vocabulary::ProviderKind { FirstParty Cloud InferenceHost Gateway }
    vocabulary::RouteStatus { Active Beta Deprecated Retired }
    vocabulary::PriceState { Priced Free Subscription Unknown }
    vocabulary::PriceComponent {
        Input Output CacheRead CacheWrite CacheWrite1h Reasoning InputAudio OutputAudio InputImage OutputImage
        Request WebSearch
    }
    vocabulary::ServiceTier { Standard Batch Flex Priority Fast }
    vocabulary::PriceUnit { MillionTokens Request ThousandSearches Image Second Page }
    vocabulary::BenchmarkUnit { Percent Elo Points Minutes Usd }
    vocabulary::BenchmarkDirection { HigherIsBetter LowerIsBetter }
    vocabulary::MeasuredBy { Lab Independent Aggregator }
    vocabulary::ModelField {
        Name Organization Family ProductType Lifecycle DeprecatedOn RetiredOn Successor ReleasedOn KnowledgeCutoff
        ContextWindow MaxOutputTokens ParametersTotal ParametersActive Architecture License Openness SmallByLab
        InputModalities OutputModalities ReviewedOn
    }
    related::PartnerReason { Successor Sibling SamePriceClass SharedBenchmarks }
}

impl From<stored::Support> for vocabulary::Support {
    fn from(support: stored::Support) -> Self {
        match support {
            stored::Support::Yes => Self::Yes,
            stored::Support::No => Self::No,
        }
    }
}
