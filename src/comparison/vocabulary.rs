//! The closed lists that facts are stated in, as plain enums named like their public counterparts.

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
    /// What kind of provider it is.
    ProviderKind {
        /// The lab itself.
        FirstParty,
        /// A general cloud.
        Cloud,
        /// A host of models that others made.
        InferenceHost,
        /// Passes requests on to other providers.
        Gateway,
    }
    /// Whether a route can be called.
    RouteStatus {
        /// It can be called.
        Active,
        /// It can be called for trial.
        Beta,
        /// It can be called and will be retired.
        Deprecated,
        /// It can no longer be called.
        Retired,
    }
    /// Whether a route has a price, and if not, why.
    PriceState {
        /// It is paid by use.
        Priced,
        /// It costs nothing, and a source says so.
        Free,
        /// A plan covers it.
        Subscription,
        /// Not sourced.
        Unknown,
    }
    /// What is paid for.
    PriceComponent {
        /// Tokens of the prompt.
        Input,
        /// Tokens of the answer.
        Output,
        /// Tokens of the prompt that a cache served.
        CacheRead,
        /// Tokens written to the cache.
        CacheWrite,
        /// Tokens written to the cache for an hour.
        CacheWrite1h,
        /// Tokens of reasoning.
        Reasoning,
        /// Sound in the prompt.
        InputAudio,
        /// Sound in the answer.
        OutputAudio,
        /// Images in the prompt.
        InputImage,
        /// Images in the answer.
        OutputImage,
        /// The request itself.
        Request,
        /// Searches of the web.
        WebSearch,
    }
    /// How fast and how surely a route serves.
    ServiceTier {
        /// What a plain request gets.
        Standard,
        /// Answered within hours.
        Batch,
        /// Answered when there is room.
        Flex,
        /// Served first.
        Priority,
        /// Served at a higher speed.
        Fast,
    }
    /// What one amount buys.
    PriceUnit {
        /// A million tokens.
        MillionTokens,
        /// A request.
        Request,
        /// A thousand searches.
        ThousandSearches,
        /// An image.
        Image,
        /// A second.
        Second,
        /// A page.
        Page,
    }
    /// Unit of the scores of a benchmark.
    BenchmarkUnit {
        /// Per cent.
        Percent,
        /// Elo points.
        Elo,
        /// Points.
        Points,
        /// Minutes.
        Minutes,
        /// US dollars.
        Usd,
    }
    /// Which scores are better.
    BenchmarkDirection {
        /// Higher ones.
        HigherIsBetter,
        /// Lower ones.
        LowerIsBetter,
    }
    /// Class of the measurer of a score, the most trusted first.
    MeasuredBy {
        /// An independent measurer.
        Independent,
        /// The maker of the model.
        Lab,
        /// A collection that does not say who measured.
        Aggregator,
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
