//! The closed lists that facts are stated in, as plain enums named like their public counterparts.

mod market;

pub use market::{
    BenchmarkDirection, BenchmarkUnit, MeasuredBy, PriceComponent, PriceState, PriceUnit,
    ProviderKind, RouteStatus, ServiceTier,
};

macro_rules! closed_lists {
    ($($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident),+ $(,)? })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every value, in the order it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    )+};
}

pub(super) use closed_lists;

closed_lists! {
    /// What of a model is open, from least to most; unknown stands aside.
    Openness {
        /// Neither weights nor code are open.
        Proprietary,
        /// The weights can be downloaded under terms that are no open-source licence.
        OpenWeights,
        /// The weights are under an open-source licence.
        OpenSource,
        /// Not sourced.
        Unknown,
    }
    /// Whether a licence allows commercial use.
    CommercialUse {
        /// Allowed without conditions.
        Allowed,
        /// Allowed under conditions.
        Conditional,
        /// Not allowed.
        Forbidden,
        /// Not sourced.
        Unknown,
    }
    /// What kind of product a model is.
    ProductType {
        /// A general model behind an API or as weights.
        ApiModel,
        /// A model sold for coding.
        CodingModel,
        /// Text in, vectors out.
        Embedding,
        /// Makes images.
        Image,
        /// Makes or transcribes audio.
        Audio,
        /// Anything else.
        Other,
    }
    /// Stage in the life of a model.
    Lifecycle {
        /// Released for trial.
        Preview,
        /// Generally available.
        Current,
        /// Still served, to be retired.
        Deprecated,
        /// No longer served by its maker.
        Retired,
    }
    /// What a model can do: a closed list, in the order it is shown.
    Capability {
        /// Understands images.
        Vision,
        /// Takes or gives more than text.
        Multimodal,
        /// Thinks before it answers.
        Reasoning,
        /// Calls functions that a request declares.
        FunctionCalling,
        /// Uses tools over several steps.
        ToolUse,
        /// Keeps to a schema that a request gives.
        StructuredOutputs,
        /// Runs code that it wrote.
        CodeExecution,
        /// Ships as part of an editor.
        IdeIntegration,
        /// Operates a screen, mouse and keyboard.
        ComputerUse,
        /// Runs several agents at once.
        ParallelAgents,
        /// Understands audio.
        AudioInput,
        /// Reads PDF files.
        PdfInput,
        /// Makes images.
        ImageOutput,
        /// Makes audio.
        AudioOutput,
        /// Reuses a cached prompt at a lower price.
        PromptCaching,
        /// Searches the web.
        WebSearch,
        /// Can be fine-tuned by users.
        FineTuning,
    }
    /// Whether a model has a capability.
    Support {
        /// A source says that it has it.
        Yes,
        /// A source says that it has it not.
        No,
        /// No source says.
        Unknown,
    }
    /// A kind of content.
    Modality {
        /// Text.
        Text,
        /// Images.
        Image,
        /// Sound.
        Audio,
        /// Moving images.
        Video,
        /// PDF documents.
        Pdf,
        /// Vectors.
        Embedding,
    }
    /// A use that a model is fit for.
    UseCase {
        /// Writing and changing code.
        Coding,
        /// Answering from retrieved documents.
        Rag,
        /// Acting over several steps with tools.
        Agents,
        /// Working on very long inputs.
        LongContext,
        /// Understanding images.
        Vision,
        /// Sorting many inputs cheaply.
        Classification,
    }
    /// A field of a model that sources make claims about.
    ModelField {
        /// Its name.
        Name,
        /// Who created it.
        Organization,
        /// Its family.
        Family,
        /// Its product type.
        ProductType,
        /// Its lifecycle.
        Lifecycle,
        /// Day of its deprecation.
        DeprecatedOn,
        /// Day of its retirement.
        RetiredOn,
        /// Its successor.
        Successor,
        /// Day of its release.
        ReleasedOn,
        /// End of its training data.
        KnowledgeCutoff,
        /// Its context window.
        ContextWindow,
        /// Its longest answer.
        MaxOutputTokens,
        /// Its number of weights.
        ParametersTotal,
        /// Its weights used for each token.
        ParametersActive,
        /// Its architecture.
        Architecture,
        /// Its licence.
        License,
        /// Its openness.
        Openness,
        /// Whether its lab calls it small.
        SmallByLab,
        /// What it takes.
        InputModalities,
        /// What it gives.
        OutputModalities,
        /// Day of its last review.
        ReviewedOn,
    }
}

impl Openness {
    /// Whether the weights can be had; `None` when not sourced.
    pub fn has_open_weights(self) -> Option<bool> {
        match self {
            Self::Proprietary => Some(false),
            Self::OpenWeights | Self::OpenSource => Some(true),
            Self::Unknown => None,
        }
    }
}

impl CommercialUse {
    /// Whether commercial use is allowed without conditions; `None` when not sourced.
    pub fn is_unconditional(self) -> Option<bool> {
        match self {
            Self::Allowed => Some(true),
            Self::Conditional | Self::Forbidden => Some(false),
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests;
