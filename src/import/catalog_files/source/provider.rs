//! Providers, their routes and prices.

use entities::enums::{PriceState, PriceUnit, ProviderKind, RouteStatus, ServiceTier};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Names;

/// `providers/<slug>.toml`: who serves models, and their routes.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct ProviderFile {
    /// Name; absent in a file that only adds routes to a known provider.
    pub name: Option<String>,
    /// What kind of provider it is.
    #[schemars(with = "Option<ProviderKind>")]
    pub kind: Option<String>,
    /// Whether counts and cheapest routes look at it.
    pub tracked: Option<bool>,
    /// Place in lists, from 1.
    pub display_rank: Option<i64>,
    /// Slug of the organization behind it.
    pub organization: Option<String>,
    /// Wire format of its API.
    pub wire_format: Option<String>,
    /// Home page.
    pub website: Option<String>,
    /// Page of its API documentation.
    pub documentation: Option<String>,
    /// Names written down by an editor.
    pub aliases: Names,
    /// Names joined by the source's own link to the canonical record.
    pub aliases_by_link: Names,
    /// Names joined because the normalised names agree.
    pub aliases_by_name: Names,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
    /// Sources whose routes and prices of this provider stand here completely: what they do not repeat is closed.
    pub complete: Vec<CompleteListing>,
    /// The routes.
    pub routes: Vec<RouteRecord>,
}

/// A source that lists all routes of a provider.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct CompleteListing {
    /// Slug of the source.
    #[schemars(required)]
    pub source: Option<String>,
    /// ISO day of the listing.
    pub observed_on: Option<String>,
}

/// One model as one provider serves it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct RouteRecord {
    /// Slug of the model.
    #[schemars(required)]
    pub model: Option<String>,
    /// Name of the model in calls of the provider.
    #[schemars(required)]
    pub id: Option<String>,
    /// Region, where the provider sells it by region.
    pub region: Option<String>,
    /// Whether it can be called; ACTIVE for a new route that does not say.
    #[schemars(with = "Option<RouteStatus>")]
    pub status: Option<String>,
    /// FREE, SUBSCRIPTION or UNKNOWN where the source says so; else the prices decide.
    #[schemars(with = "Option<PriceState>")]
    pub price_state: Option<String>,
    /// Context window in tokens.
    pub context_window: Option<i64>,
    /// Longest answer in tokens.
    pub max_output_tokens: Option<i64>,
    /// Quantization of the weights.
    pub quantization: Option<String>,
    /// Speed as measured.
    pub speed: Option<SpeedRecord>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
    /// Prices, one entry for each tier, threshold, period and source.
    pub prices: Vec<PriceGroup>,
}

/// Speed of a route.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct SpeedRecord {
    /// Tokens per second, as a decimal with at most three digits after the point.
    pub tokens_per_second: Option<String>,
    /// Milliseconds to the first token.
    pub first_token_ms: Option<i64>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
}

/// Prices that share tier, unit, threshold, period and source, in US dollars as exact decimals.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct PriceGroup {
    /// Service tier; STANDARD where absent.
    #[schemars(with = "Option<ServiceTier>")]
    pub tier: Option<String>,
    /// What one amount buys, where it is not the usual unit: a million tokens, one request, a thousand searches.
    #[schemars(with = "Option<PriceUnit>")]
    pub unit: Option<String>,
    /// Prompt size in tokens from which the prices hold; 0 where absent.
    pub min_prompt_tokens: Option<i64>,
    /// First ISO day they hold; always where absent.
    pub from: Option<String>,
    /// First ISO day they no longer hold; still in force where absent.
    pub to: Option<String>,
    /// Prompt tokens.
    pub input: Option<String>,
    /// Answer tokens.
    pub output: Option<String>,
    /// Prompt tokens served from the cache.
    pub cache_read: Option<String>,
    /// Prompt tokens written to the cache.
    pub cache_write: Option<String>,
    /// Prompt tokens written to the cache for an hour.
    pub cache_write_1h: Option<String>,
    /// Tokens of hidden reasoning.
    pub reasoning: Option<String>,
    /// Audio in.
    pub input_audio: Option<String>,
    /// Audio out.
    pub output_audio: Option<String>,
    /// Images in.
    pub input_image: Option<String>,
    /// Images out.
    pub output_image: Option<String>,
    /// A request as such.
    pub request: Option<String>,
    /// Web searches.
    pub web_search: Option<String>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
}
