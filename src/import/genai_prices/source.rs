//! genai-prices' data, in both published forms: as the repository has it, and as its package has it.
//!
//! They differ in how rules are combined (`or` and `or_`); the package also has service tiers.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::json::{Entries, Number};

/// A provider with its models.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
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
#[serde(expecting = "an object")]
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
    /// What its keepers say of the prices.
    pub price_comments: Option<String>,
    /// Prices, or a list of prices with the days they hold.
    #[serde(borrow)]
    pub prices: &'a RawValue,
    /// Prices of service tiers.
    #[serde(borrow, default)]
    pub price_variants: Vec<&'a RawValue>,
}

/// Which ids a model stands for: all that is stated has to hold.
#[derive(Debug, Default, Deserialize)]
#[serde(expecting = "an object", default)]
pub struct Rule {
    /// The id is this.
    pub equals: Option<String>,
    /// The id starts so.
    pub starts_with: Option<String>,
    /// The id ends so.
    pub ends_with: Option<String>,
    /// The id contains this.
    pub contains: Option<String>,
    /// The id matches this pattern.
    pub regex: Option<String>,
    /// One of these holds.
    #[serde(alias = "or_")]
    pub or: Vec<Rule>,
    /// All of these hold.
    #[serde(alias = "and_")]
    pub and: Vec<Rule>,
}

impl Rule {
    /// Whether the rule means an id; a pattern is never taken to, as an id of its own is what is asked for.
    pub fn means(&self, id: &str) -> bool {
        let text = |stated: &Option<String>, holds: fn(&str, &str) -> bool| {
            stated.as_deref().is_none_or(|stated| holds(id, stated))
        };
        let stated = [
            &self.equals,
            &self.starts_with,
            &self.ends_with,
            &self.contains,
        ];
        let says_something =
            stated.iter().any(|part| part.is_some()) || !self.or.is_empty() || !self.and.is_empty();
        says_something
            && self.regex.is_none()
            && text(&self.equals, |id, stated| id == stated)
            && text(&self.starts_with, |id, stated| id.starts_with(stated))
            && text(&self.ends_with, |id, stated| id.ends_with(stated))
            && text(&self.contains, |id, stated| id.contains(stated))
            && (self.or.is_empty() || self.or.iter().any(|rule| rule.means(id)))
            && self.and.iter().all(|rule| rule.means(id))
    }

    /// Ids that the rule spells out.
    pub fn spelled_out(&self) -> Vec<&str> {
        let own = self.equals.as_deref();
        let nested = self.or.iter().flat_map(Self::spelled_out);
        own.into_iter().chain(nested).collect()
    }
}

/// Prices and the days they hold.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Dated<'a> {
    /// When they hold.
    pub constraint: Option<Constraint>,
    /// The prices.
    #[serde(borrow)]
    pub prices: Entries<'a>,
}

/// When prices hold.
#[derive(Debug, Default, Deserialize)]
#[serde(expecting = "an object", default)]
pub struct Constraint {
    /// First day.
    pub start_date: Option<String>,
    /// First hour of every day.
    pub start_time: Option<String>,
}

/// Prices of a service tier.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
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
#[serde(expecting = "an object", default)]
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
#[serde(expecting = "an object")]
pub struct Tiered {
    /// Price of small prompts.
    pub base: Number,
    /// Prices of larger ones.
    #[serde(default)]
    pub tiers: Vec<Tier>,
}

/// A price from a prompt size on.
#[derive(Debug, Deserialize)]
#[serde(expecting = "an object")]
pub struct Tier {
    /// The largest prompt that does not pay it.
    pub start: Number,
    /// The price.
    pub price: Number,
}
