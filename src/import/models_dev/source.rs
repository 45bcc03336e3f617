//! What models.dev publishes: `api.json`, `catalog.json`, the provider-neutral models, and dated price events.

use serde::Deserialize;

use crate::import::json::{Entries, Number};

/// A provider with its routes.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Provider<'a> {
    /// Name.
    pub name: Option<String>,
    /// Package that speaks its wire format.
    pub npm: Option<String>,
    /// Page of its documentation.
    pub doc: Option<String>,
    /// The routes.
    #[serde(borrow)]
    pub models: Entries<'a>,
}

/// A model, provider-neutral or as a provider serves it.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
#[expect(
    clippy::struct_field_names,
    reason = "the fields are called as they are published"
)]
pub struct Model<'a> {
    /// Name.
    pub name: Option<String>,
    /// Family.
    pub family: Option<String>,
    /// Day or month of its release.
    pub release_date: Option<String>,
    /// End of its training data.
    pub knowledge: Option<String>,
    /// Whether it reasons.
    pub reasoning: Option<bool>,
    /// Whether it calls tools.
    pub tool_call: Option<bool>,
    /// Whether it keeps to a schema.
    pub structured_output: Option<bool>,
    /// Whether the weights are open.
    pub open_weights: Option<bool>,
    /// Limits.
    pub limit: Option<Limit>,
    /// What it takes and gives.
    pub modalities: Option<Modalities>,
    /// `deprecated`, `beta` or `alpha`.
    pub status: Option<String>,
    /// The canonical record, such as `openai/gpt-4.1`.
    pub base_model: Option<String>,
    /// Prices in dollars for a million tokens.
    #[serde(borrow)]
    pub cost: Option<Entries<'a>>,
    /// Licence.
    pub license: Option<String>,
    /// Where the weights are.
    #[serde(default)]
    pub weights: Vec<Weights>,
    /// Scores.
    #[serde(borrow, default)]
    pub benchmarks: Vec<&'a serde_json::value::RawValue>,
}

/// Limits in tokens.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Limit {
    /// Context window.
    pub context: Option<Number>,
    /// Longest answer.
    pub output: Option<Number>,
}

/// What a model takes and gives.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Modalities {
    /// What it takes.
    #[serde(default)]
    pub input: Vec<String>,
    /// What it gives.
    #[serde(default)]
    pub output: Vec<String>,
}

/// Where weights are.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Weights {
    /// Page of the weights.
    pub url: Option<String>,
}

/// A price tier by the size of the prompt.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct TierBound {
    /// Prompt size in tokens from which it holds.
    pub size: Option<Number>,
}

/// A score.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Benchmark {
    /// Name of the benchmark.
    pub name: String,
    /// The score, in per cent or points.
    pub score: Number,
    /// Page that states it.
    pub source: Option<String>,
    /// Day of the statement.
    pub date: Option<String>,
    /// Program that ran it.
    pub harness: Option<String>,
    /// Effort or setting of the run.
    pub variant: Option<String>,
    /// Version of the benchmark.
    pub version: Option<String>,
    /// Part of the benchmark.
    pub dataset: Option<String>,
}

/// A change of a route in the history of the repository.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
#[expect(
    clippy::struct_field_names,
    reason = "the fields are called as they are published"
)]
pub struct Event<'a> {
    /// Provider.
    pub provider: String,
    /// The provider's model id.
    pub model: String,
    /// Time of the record.
    pub at: String,
    /// `added`, `changed` or `removed`.
    pub event: String,
    /// Prices from then on.
    #[serde(borrow)]
    pub cost: Option<Entries<'a>>,
}
