//! modelpedia's records: one JSON object a line.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::json::{Entries, Number};

/// A record.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Record<'a> {
    /// The provider's model id.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// Who made it.
    pub created_by: Option<String>,
    /// Day of the last look.
    pub last_updated: Option<String>,
    /// Family.
    pub family: Option<String>,
    /// `active`, `deprecated` or `preview`.
    pub status: Option<String>,
    /// Licence.
    pub license: Option<String>,
    /// Whether the weights are open.
    pub open_weight: Option<bool>,
    /// Billions of weights.
    pub parameters: Option<Number>,
    /// Billions of weights used for each token.
    pub active_parameters: Option<Number>,
    /// `transformer`, `moe`...
    pub architecture: Option<String>,
    /// Day of its release.
    pub release_date: Option<String>,
    /// End of its training data.
    pub knowledge_cutoff: Option<String>,
    /// Day from which it is deprecated.
    pub deprecation_date: Option<String>,
    /// Its successor.
    #[serde(borrow)]
    pub successor: Option<&'a RawValue>,
    /// Dated names.
    #[serde(borrow)]
    pub snapshots: Option<&'a RawValue>,
    /// Context window.
    pub context_window: Option<Number>,
    /// Longest answer.
    pub max_output_tokens: Option<Number>,
    /// What it takes and gives.
    pub modalities: Option<Modalities>,
    /// What it can do.
    #[serde(default)]
    pub capabilities: Capabilities,
    /// Dollars for a million tokens.
    #[serde(borrow)]
    pub pricing: Option<Entries<'a>>,
    /// Path of the record.
    #[serde(rename = "_path")]
    pub path: Option<String>,
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

/// What a model can do.
#[derive(Debug, Default, Deserialize)]
#[serde(expecting = "an object")]
pub struct Capabilities {
    /// Understands images.
    pub vision: Option<bool>,
    /// Calls tools.
    pub tool_call: Option<bool>,
    /// Keeps to a schema.
    pub structured_output: Option<bool>,
    /// Reasons.
    pub reasoning: Option<bool>,
    /// Can be fine-tuned.
    pub fine_tuning: Option<bool>,
}
