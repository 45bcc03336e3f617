//! The answer of OpenRouter's `/api/v1/models`.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::json::{Entries, Number};

/// The answer.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Answer<'a> {
    /// The models.
    #[serde(borrow)]
    pub data: Vec<&'a RawValue>,
}

/// One model.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Model<'a> {
    /// Id in calls.
    pub id: String,
    /// Id with its date.
    pub canonical_slug: Option<String>,
    /// Repository of the weights.
    pub hugging_face_id: Option<String>,
    /// Name, with the maker before a colon.
    pub name: Option<String>,
    /// Context window.
    pub context_length: Option<Number>,
    /// What goes in and comes out.
    pub architecture: Option<Architecture>,
    /// Dollars for a token, a request or an image.
    #[serde(borrow)]
    pub pricing: Option<Entries<'a>>,
    /// The best provider behind it.
    pub top_provider: Option<TopProvider>,
    /// Parameters of a call.
    #[serde(default)]
    pub supported_parameters: Vec<String>,
    /// Day from which it is no longer served.
    pub expiration_date: Option<String>,
    /// End of the training data.
    pub knowledge_cutoff: Option<String>,
}

/// What goes in and comes out.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Architecture {
    /// What goes in.
    #[serde(default)]
    pub input_modalities: Vec<String>,
    /// What comes out.
    #[serde(default)]
    pub output_modalities: Vec<String>,
}

/// The best provider behind a model.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct TopProvider {
    /// Longest answer.
    pub max_completion_tokens: Option<Number>,
}
