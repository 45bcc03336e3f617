//! What the files say: the shape of the catalog files, exactly as they stand in a folder.
//!
//! Every field may be absent as far as the types go, so that one missing value never hides the other faults of a file;
//! `translate` says what is required. What a fact leaves out of `source`, `observed_on` and `curated`, its record says;
//! what the record leaves out, its file says.

mod benchmark;
mod model;
mod provider;

use std::collections::BTreeMap;

use entities::enums::{CommercialUse, Openness, SourceClass};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use benchmark::{BenchmarkFile, ScoreRecord};
pub use model::{CapabilityGroup, ModelRecord, OrganizationFile, Stated, StatedValue, UseCases};
pub use provider::{CompleteListing, PriceGroup, ProviderFile, RouteRecord, SpeedRecord};

/// Any one file of a catalog.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it only names the five shapes in the JSON Schema")]
pub(super) enum CatalogFile {
    /// `sources.toml`.
    Sources(SourcesFile),
    /// `licenses.toml`.
    Licenses(LicensesFile),
    /// `organizations/<slug>.toml`.
    Organization(OrganizationFile),
    /// `providers/<slug>.toml`.
    Provider(ProviderFile),
    /// `benchmarks/<slug>.toml`.
    Benchmark(BenchmarkFile),
}

/// Names that sources use, by namespace.
pub type Names = BTreeMap<String, Vec<String>>;

/// `sources.toml`: the sources that the facts of the other files name.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct SourcesFile {
    /// The sources.
    pub sources: Vec<SourceRecord>,
}

/// Where facts come from.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct SourceRecord {
    /// Stable public key: lower-case letters, digits, dots and dashes.
    #[schemars(required)]
    pub slug: Option<String>,
    /// Name.
    #[schemars(required)]
    pub name: Option<String>,
    /// How it ranks when sources disagree.
    #[schemars(required, with = "SourceClass")]
    pub class: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// Licence of its data.
    pub license: Option<String>,
    /// Where that licence stands.
    pub license_url: Option<String>,
    /// Credit that the licence asks for.
    pub attribution: Option<String>,
    /// ISO day of the latest retrieval.
    pub retrieved_on: Option<String>,
}

/// `licenses.toml`: the terms that models name.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct LicensesFile {
    /// The licences.
    pub licenses: Vec<LicenseRecord>,
}

/// Terms of a model.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct LicenseRecord {
    /// Stable public key.
    #[schemars(required)]
    pub slug: Option<String>,
    /// Name.
    #[schemars(required)]
    pub name: Option<String>,
    /// SPDX identifier, where there is one.
    pub spdx_id: Option<String>,
    /// Whether the Open Source Initiative approved it; absent where that was not looked up.
    pub osi_approved: Option<bool>,
    /// What it opens; UNKNOWN where absent.
    #[schemars(with = "Option<Openness>")]
    pub openness: Option<String>,
    /// Whether it allows commercial use; UNKNOWN where absent.
    #[schemars(with = "Option<CommercialUse>")]
    pub commercial_use: Option<String>,
    /// Where its text stands.
    pub url: Option<String>,
}

/// A record or file that may say who states its facts.
pub(super) trait Attributed {
    /// Slug of the source, day of the observation, reason of an editor.
    fn attribution(&self) -> [&Option<String>; 3];
}

macro_rules! attributed {
    ($($record:ty),+ $(,)?) => {$(
        impl Attributed for $record {
            fn attribution(&self) -> [&Option<String>; 3] {
                [&self.source, &self.observed_on, &self.curated]
            }
        }
    )+};
}

attributed!(
    OrganizationFile,
    ModelRecord,
    CapabilityGroup,
    UseCases,
    ProviderFile,
    RouteRecord,
    SpeedRecord,
    PriceGroup,
    BenchmarkFile,
    ScoreRecord,
);

impl<T> Attributed for StatedValue<T> {
    fn attribution(&self) -> [&Option<String>; 3] {
        [&self.source, &self.observed_on, &self.curated]
    }
}
