//! What describes providers, routes and prices.

use async_graphql::Enum;

/// What kind of provider it is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::ProviderKind")]
pub enum ProviderKind {
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
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::RouteStatus")]
pub enum RouteStatus {
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
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::PriceState")]
pub enum PriceState {
    /// It has a price per token.
    Priced,
    /// Its provider says that it is free.
    Free,
    /// It is covered by a subscription.
    Subscription,
    /// No price is sourced.
    Unknown,
}

/// What is paid for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::PriceComponent")]
pub enum PriceComponent {
    /// Prompt tokens.
    Input,
    /// Answer tokens.
    Output,
    /// Prompt tokens served from the cache.
    CacheRead,
    /// Prompt tokens written to the cache.
    CacheWrite,
    /// Prompt tokens written to the cache for an hour.
    #[graphql(name = "CACHE_WRITE_1H")]
    CacheWrite1h,
    /// Tokens of hidden reasoning.
    Reasoning,
    /// Audio in.
    InputAudio,
    /// Audio out.
    OutputAudio,
    /// Images in.
    InputImage,
    /// Images out.
    OutputImage,
    /// A request as such.
    Request,
    /// A web search.
    WebSearch,
}

/// Service tier of a price.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::ServiceTier")]
pub enum ServiceTier {
    /// The default tier.
    Standard,
    /// Answered within a day.
    Batch,
    /// Answered when there is room.
    Flex,
    /// Answered ahead of others.
    Priority,
    /// Answered at a higher speed.
    Fast,
}

/// What one amount of a price buys.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::PriceUnit")]
pub enum PriceUnit {
    /// A million tokens.
    MillionTokens,
    /// One request.
    Request,
    /// A thousand searches.
    ThousandSearches,
    /// One image.
    Image,
    /// One second.
    Second,
    /// One page.
    Page,
}
