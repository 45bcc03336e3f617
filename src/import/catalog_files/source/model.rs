//! Organizations and their models.

use entities::enums::{Capability, Lifecycle, Openness, ProductType, UseCase};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Names;

/// `organizations/<slug>.toml`: who created models, and those models.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct OrganizationFile {
    /// Name; absent in a file that only adds models to a known organization.
    pub name: Option<String>,
    /// Home page.
    pub website: Option<String>,
    /// Country of the head office, as an ISO 3166 code of two letters.
    pub country: Option<String>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
    /// The models.
    pub models: Vec<ModelRecord>,
}

/// A value of a field, or what several sources say of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(
    untagged,
    expecting = "expected a value of the kind of this field, a table { value, source, observed_on, curated }, or a list of such tables"
)]
pub enum Stated<T> {
    /// The value, by the source of the record.
    Plain(T),
    /// The value, by a source of its own.
    One(StatedValue<T>),
    /// What several sources say.
    Many(Vec<StatedValue<T>>),
}

/// One value of a field with its source.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", deny_unknown_fields)]
pub struct StatedValue<T> {
    /// The value.
    pub value: T,
    /// Slug of the source.
    #[serde(default)]
    pub source: Option<String>,
    /// ISO day of the observation.
    #[serde(default)]
    pub observed_on: Option<String>,
    /// Why an editor set this value over all others.
    #[serde(default)]
    pub curated: Option<String>,
}

/// One released model.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct ModelRecord {
    /// Canonical slug: lower-case letters, digits, dots and dashes.
    #[schemars(required)]
    pub slug: Option<String>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
    /// Name.
    pub name: Option<Stated<String>>,
    /// Slug of the organization, where sources disagree; else the file says it.
    pub organization: Option<Stated<String>>,
    /// Family.
    pub family: Option<Stated<String>>,
    /// What kind of product it is.
    #[schemars(with = "Option<Stated<ProductType>>")]
    pub product_type: Option<Stated<String>>,
    /// Stage in its life.
    #[schemars(with = "Option<Stated<Lifecycle>>")]
    pub lifecycle: Option<Stated<String>>,
    /// Day of its deprecation, as YYYY-MM-DD.
    pub deprecated_on: Option<Stated<String>>,
    /// Day of its retirement, as YYYY-MM-DD.
    pub retired_on: Option<Stated<String>>,
    /// Slug of its successor.
    pub successor: Option<Stated<String>>,
    /// Its release, as YYYY, YYYY-MM or YYYY-MM-DD.
    pub released_on: Option<Stated<String>>,
    /// End of its training data, as YYYY, YYYY-MM or YYYY-MM-DD.
    pub knowledge_cutoff: Option<Stated<String>>,
    /// Context window in tokens.
    pub context_window: Option<Stated<i64>>,
    /// Longest answer in tokens.
    pub max_output_tokens: Option<Stated<i64>>,
    /// Number of weights.
    pub parameters_total: Option<Stated<i64>>,
    /// Number of weights used for each token.
    pub parameters_active: Option<Stated<i64>>,
    /// Architecture.
    pub architecture: Option<Stated<String>>,
    /// Slug of its licence.
    pub license: Option<Stated<String>>,
    /// What of it is open.
    #[schemars(with = "Option<Stated<Openness>>")]
    pub openness: Option<Stated<String>>,
    /// Whether its lab calls it small.
    pub small_by_lab: Option<Stated<bool>>,
    /// What it takes: modalities joined by commas, such as `TEXT,IMAGE`.
    pub input_modalities: Option<Stated<String>>,
    /// What it gives: modalities joined by commas.
    pub output_modalities: Option<Stated<String>>,
    /// Day of its last review, as YYYY-MM-DD.
    pub reviewed_on: Option<Stated<String>>,
    /// What it can and cannot do, one entry for each source.
    pub capabilities: Vec<CapabilityGroup>,
    /// Uses it is tagged for, in the order shown.
    pub use_cases: Option<UseCases>,
    /// Names written down by an editor.
    pub aliases: Names,
    /// Names joined by the source's own link to the canonical record.
    pub aliases_by_link: Names,
    /// Names joined because the normalised names agree.
    pub aliases_by_name: Names,
}

/// What one source says a model can and cannot do.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct CapabilityGroup {
    /// What it can do.
    #[schemars(with = "Vec<Capability>")]
    pub yes: Vec<String>,
    /// What it cannot do.
    #[schemars(with = "Vec<Capability>")]
    pub no: Vec<String>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
}

/// The uses that a model is tagged for.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct UseCases {
    /// The uses, in the order shown.
    #[schemars(with = "Vec<UseCase>")]
    pub tags: Vec<String>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
}
