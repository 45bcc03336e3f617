//! llm-stats' data folder: models, their scores, benchmarks, licences.

use serde::Deserialize;

use crate::import::json::Number;

/// `organizations/*/models/*/model.json`.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
#[expect(
    clippy::struct_field_names,
    reason = "the fields are called as they are published"
)]
pub struct Model {
    /// Id.
    pub model_id: String,
    /// Name.
    pub name: Option<String>,
    /// Organization.
    pub organization_id: Option<String>,
    /// Day of its release.
    pub release_date: Option<String>,
    /// Licence.
    pub license_id: Option<String>,
    /// Whether it takes more than text.
    pub multimodal: Option<bool>,
    /// End of its training data.
    pub knowledge_cutoff: Option<String>,
    /// Number of weights.
    pub param_count: Option<Number>,
    /// Page of the weights.
    pub source_weights_link: Option<String>,
}

/// A record of `benchmarks.json`.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Result {
    /// Benchmark.
    pub benchmark_id: String,
    /// Model.
    pub model_id: String,
    /// The score, as a fraction of the highest.
    pub score: Option<Number>,
    /// Whether the lab states it.
    pub is_self_reported: Option<bool>,
    /// Page that states it.
    pub self_reported_source_link: Option<String>,
}

/// A record of `providers/*/models.json`.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Route {
    /// Model.
    pub model_id: String,
    /// Provider.
    pub provider_id: String,
    /// Day from which it is deprecated.
    pub deprecated_at: Option<String>,
    /// Price in cents for a million tokens.
    pub input_cents_per_million_tokens: Option<Number>,
    /// Price in cents for a million tokens.
    pub output_cents_per_million_tokens: Option<Number>,
    /// Quantization.
    pub quantization: Option<String>,
    /// Context window.
    pub max_input_tokens: Option<Number>,
    /// Longest answer.
    pub max_output_tokens: Option<Number>,
    /// Tokens per second.
    pub throughput: Option<Number>,
    /// Seconds to the first token.
    pub latency: Option<Number>,
}
