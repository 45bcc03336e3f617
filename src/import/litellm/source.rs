//! LiteLLM's price map: one entry for each name in a call.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::json::Number;

/// The fields of an entry that are no prices.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Entry<'a> {
    /// Who serves it.
    pub litellm_provider: Option<String>,
    /// What kind of call it takes.
    pub mode: Option<String>,
    /// Context window.
    #[serde(borrow)]
    pub max_input_tokens: Option<&'a RawValue>,
    /// Longest answer.
    #[serde(borrow)]
    pub max_output_tokens: Option<&'a RawValue>,
    /// Day from which it is no longer served.
    pub deprecation_date: Option<String>,
    /// What goes in.
    #[serde(default)]
    pub supported_modalities: Vec<String>,
    /// What comes out.
    #[serde(default)]
    pub supported_output_modalities: Vec<String>,
    /// Capability.
    pub supports_vision: Option<bool>,
    /// Capability.
    pub supports_function_calling: Option<bool>,
    /// Capability.
    pub supports_response_schema: Option<bool>,
    /// Capability.
    pub supports_reasoning: Option<bool>,
    /// Capability.
    pub supports_computer_use: Option<bool>,
    /// Capability.
    pub supports_prompt_caching: Option<bool>,
    /// Capability.
    pub supports_web_search: Option<bool>,
    /// Capability.
    pub supports_pdf_input: Option<bool>,
    /// Capability.
    pub supports_audio_input: Option<bool>,
    /// Capability.
    pub supports_audio_output: Option<bool>,
}

impl Entry<'_> {
    /// Limits that hold something else than a number, by name.
    pub fn odd_limits(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let limits = [
            ("max_input_tokens", self.max_input_tokens),
            ("max_output_tokens", self.max_output_tokens),
        ];
        let stated = limits
            .into_iter()
            .filter_map(|(name, raw)| Some((name, raw?)));
        let odd = stated.filter(|(_, raw)| Number::of(raw).is_none());
        odd.map(|(name, raw)| (name, raw.get()))
    }

    /// Context window and longest answer; some entries hold words instead of numbers.
    pub fn limits(&self) -> (Option<i64>, Option<i64>) {
        let count = |raw: Option<&RawValue>| Number::of(raw?)?.count();
        (count(self.max_input_tokens), count(self.max_output_tokens))
    }
}
