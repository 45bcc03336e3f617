//! genai-prices' data, in both published forms: as the repository has it, and as its package has it.
//!
//! They differ in how rules are combined (`or` and `or_`); the package also has service tiers.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::json::{Entries, Number};

/// A provider with its models.
#[derive(Debug, Deserialize)]
pub struct Provider<'a> {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// The models.
    #[serde(borrow)]
    pub models: Vec<&'a RawValue>,
}

/// A model of a provider.
#[derive(Debug, Deserialize)]
pub struct Model<'a> {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// Which ids it stands for.
    #[serde(rename = "match", default)]
    pub rule: Rule,
    /// Context window.
    pub context_window: Option<Number>,
    /// Whether it is deprecated.
    pub deprecated: Option<bool>,
    /// Prices, or a list of prices with the days they hold.
    #[serde(borrow)]
    pub prices: &'a RawValue,
    /// Prices of service tiers.
    #[serde(borrow, default)]
    pub price_variants: Vec<&'a RawValue>,
}

/// Which ids a model stands for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Rule {
    /// The id is this.
    pub equals: Option<String>,
    /// One of these holds.
    #[serde(alias = "or_")]
    pub or: Vec<Rule>,
}

/// Prices and the days they hold.
#[derive(Debug, Deserialize)]
pub struct Dated<'a> {
    /// When they hold.
    pub constraint: Option<Constraint>,
    /// The prices.
    #[serde(borrow)]
    pub prices: Entries<'a>,
}

/// When prices hold.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Constraint {
    /// First day.
    pub start_date: Option<String>,
    /// First hour of every day.
    pub start_time: Option<String>,
}

/// Prices of a service tier.
#[derive(Debug, Deserialize)]
pub struct Variant<'a> {
    /// Which one.
    #[serde(default)]
    pub when: When,
    /// From when on.
    pub constraint: Option<Constraint>,
    /// The prices.
    #[serde(borrow)]
    pub prices: Entries<'a>,
}

/// A service tier.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct When {
    /// `priority`, `flex`, `fast`...
    pub service_tier: Option<String>,
    /// `batch`.
    pub processing: Option<String>,
    /// `fast`.
    pub speed: Option<String>,
}

/// A price that changes with the size of the prompt.
#[derive(Debug, Deserialize)]
pub struct Tiered {
    /// Price of small prompts.
    pub base: Number,
    /// Prices of larger ones.
    #[serde(default)]
    pub tiers: Vec<Tier>,
}

/// A price from a prompt size on.
#[derive(Debug, Deserialize)]
pub struct Tier {
    /// The largest prompt that does not pay it.
    pub start: Number,
    /// The price.
    pub price: Number,
}
