//! Closed lists of providers, routes and prices.

use schemars::JsonSchema;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What kind of provider it is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ProviderKind {
    /// The lab itself.
    #[sea_orm(string_value = "FIRST_PARTY")]
    FirstParty,
    /// A general cloud.
    #[sea_orm(string_value = "CLOUD")]
    Cloud,
    /// A host of models that others made.
    #[sea_orm(string_value = "INFERENCE_HOST")]
    InferenceHost,
    /// Passes requests on to other providers.
    #[sea_orm(string_value = "GATEWAY")]
    Gateway,
}

/// Whether a route can be called.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum RouteStatus {
    /// It can be called.
    #[sea_orm(string_value = "ACTIVE")]
    Active,
    /// It can be called for trial.
    #[sea_orm(string_value = "BETA")]
    Beta,
    /// It can be called and will be retired.
    #[sea_orm(string_value = "DEPRECATED")]
    Deprecated,
    /// It can no longer be called.
    #[sea_orm(string_value = "RETIRED")]
    Retired,
}

/// Whether a route has a price, and if not, why.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PriceState {
    /// It has a price per token.
    #[sea_orm(string_value = "PRICED")]
    Priced,
    /// Its provider says that it is free.
    #[sea_orm(string_value = "FREE")]
    Free,
    /// It is covered by a subscription.
    #[sea_orm(string_value = "SUBSCRIPTION")]
    Subscription,
    /// No price is sourced.
    #[sea_orm(string_value = "UNKNOWN")]
    Unknown,
}

/// What is paid for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PriceComponent {
    /// Prompt tokens.
    #[sea_orm(string_value = "INPUT")]
    Input,
    /// Answer tokens.
    #[sea_orm(string_value = "OUTPUT")]
    Output,
    /// Prompt tokens served from the cache.
    #[sea_orm(string_value = "CACHE_READ")]
    CacheRead,
    /// Prompt tokens written to the cache.
    #[sea_orm(string_value = "CACHE_WRITE")]
    CacheWrite,
    /// Prompt tokens written to the cache for an hour.
    #[sea_orm(string_value = "CACHE_WRITE_1H")]
    #[serde(rename = "CACHE_WRITE_1H")]
    CacheWrite1h,
    /// Tokens of hidden reasoning.
    #[sea_orm(string_value = "REASONING")]
    Reasoning,
    /// Audio in.
    #[sea_orm(string_value = "INPUT_AUDIO")]
    InputAudio,
    /// Audio out.
    #[sea_orm(string_value = "OUTPUT_AUDIO")]
    OutputAudio,
    /// Images in.
    #[sea_orm(string_value = "INPUT_IMAGE")]
    InputImage,
    /// Images out.
    #[sea_orm(string_value = "OUTPUT_IMAGE")]
    OutputImage,
    /// A request as such.
    #[sea_orm(string_value = "REQUEST")]
    Request,
    /// A web search.
    #[sea_orm(string_value = "WEB_SEARCH")]
    WebSearch,
}

/// Service tier of a price.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ServiceTier {
    /// The default tier.
    #[sea_orm(string_value = "STANDARD")]
    Standard,
    /// Answered within a day.
    #[sea_orm(string_value = "BATCH")]
    Batch,
    /// Answered when there is room.
    #[sea_orm(string_value = "FLEX")]
    Flex,
    /// Answered ahead of others.
    #[sea_orm(string_value = "PRIORITY")]
    Priority,
    /// Answered at a higher speed.
    #[sea_orm(string_value = "FAST")]
    Fast,
}

/// What one amount of a price buys.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PriceUnit {
    /// A million tokens.
    #[sea_orm(string_value = "MILLION_TOKENS")]
    MillionTokens,
    /// One request.
    #[sea_orm(string_value = "REQUEST")]
    Request,
    /// A thousand searches.
    #[sea_orm(string_value = "THOUSAND_SEARCHES")]
    ThousandSearches,
    /// One image.
    #[sea_orm(string_value = "IMAGE")]
    Image,
    /// One second.
    #[sea_orm(string_value = "SECOND")]
    Second,
    /// One page.
    #[sea_orm(string_value = "PAGE")]
    Page,
}
