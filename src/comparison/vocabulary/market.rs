//! Closed lists of providers, prices and measurements.

use super::closed_lists;

closed_lists! {
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
}
