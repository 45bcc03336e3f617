//! What the editors of the catalog know, compiled in: models, organizations, providers, benchmarks, licences and sources with the names that others give them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use entities::enums::{
    BenchmarkCategory, BenchmarkDirection, BenchmarkUnit, CommercialUse, MeasuredBy, Openness,
    ProviderKind,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::import::draft;

/// Names by source.
type Names = BTreeMap<String, Vec<String>>;

/// `models.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Models {
    /// Names by canonical slug, by organization.
    pub(super) models: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Canonical slugs by external id, by namespace.
    pub(super) aliases: BTreeMap<String, BTreeMap<String, String>>,
}

/// An organization as the editors know it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Name.
    pub name: String,
    /// Home page.
    pub website: String,
    /// Country of the head office.
    pub country: String,
    /// First words of the names of its models.
    pub families: Vec<String>,
    /// What sources call it.
    pub names: Vec<String>,
}

/// A tracked provider as the editors know it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Canonical slug, which is the name that models.dev gives it.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: ProviderKind,
    /// Slug of the organization behind it.
    pub organization: Option<String>,
    /// Wire format of its API.
    pub wire_format: String,
    /// Home page.
    pub website: String,
    /// Page of its API documentation.
    pub documentation: String,
    /// Whether it cuts every answer short, so that its limit says nothing of the model.
    #[serde(default)]
    pub cuts_answers: bool,
    /// Other names for look-ups.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What sources call it.
    #[serde(default)]
    pub names: Names,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Providers {
    providers: Vec<Provider>,
    elsewhere: BTreeMap<String, BTreeMap<String, String>>,
}

/// A benchmark as the editors know it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// Canonical slug.
    pub slug: String,
    /// Name.
    pub name: String,
    /// What it tests.
    pub category: BenchmarkCategory,
    /// Unit of its scores.
    pub unit: BenchmarkUnit,
    /// Which end of the scores is the better one; the higher where nothing is said.
    #[serde(default = "higher_is_better")]
    pub direction: BenchmarkDirection,
    /// Lowest possible score.
    pub range_min: Option<String>,
    /// Highest possible score.
    pub range_max: Option<String>,
    /// Home page.
    pub website: Option<String>,
    /// Where Epoch AI states its scores.
    pub epoch: Option<EpochFile>,
    /// What other sources call it.
    #[serde(default)]
    pub names: Names,
}

fn higher_is_better() -> BenchmarkDirection {
    BenchmarkDirection::HigherIsBetter
}

/// A file of Epoch AI's benchmark folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EpochFile {
    /// Name of the file without its ending.
    pub file: String,
    /// Column of the score.
    pub score: String,
    /// Column of the standard error.
    pub standard_error: Option<String>,
    /// Factor from the column to the benchmark's unit.
    pub factor: i64,
    /// Who measures; none where each row names its paper.
    pub measurer: Option<String>,
    /// Class of the measurer.
    pub measured_by: MeasuredBy,
    /// Version of the benchmark.
    pub version: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Benchmarks {
    benchmarks: Vec<Benchmark>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct License {
    slug: String,
    name: String,
    spdx_id: Option<String>,
    osi_approved: Option<bool>,
    openness: Openness,
    commercial_use: CommercialUse,
    url: Option<String>,
    names: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Licenses {
    licenses: Vec<License>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    sources: Vec<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    slug: String,
    name: String,
    class: entities::enums::SourceClass,
    url: Option<String>,
    license: Option<String>,
    license_url: Option<String>,
    attribution: Option<String>,
}

// The files are part of the binary and a test reads them all, so that a fault in one cannot reach a user.
pub(super) fn table<T: DeserializeOwned + Default>(text: &str) -> T {
    toml::from_str(text).unwrap_or_default()
}

pub(super) static MODELS: LazyLock<Models> =
    LazyLock::new(|| table(include_str!("../../../data/identity/models.toml")));
pub(super) static ORGANIZATIONS: LazyLock<BTreeMap<String, Organization>> =
    LazyLock::new(|| table(include_str!("../../../data/identity/organizations.toml")));
static PROVIDERS: LazyLock<Providers> =
    LazyLock::new(|| table(include_str!("../../../data/identity/providers.toml")));
static BENCHMARKS: LazyLock<Benchmarks> =
    LazyLock::new(|| table(include_str!("../../../data/identity/benchmarks.toml")));
static LICENSES: LazyLock<Licenses> =
    LazyLock::new(|| table(include_str!("../../../data/identity/licenses.toml")));
static SOURCES: LazyLock<Sources> =
    LazyLock::new(|| table(include_str!("../../../data/identity/sources.toml")));

static NAMES: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| table(include_str!("../../../data/identity/names.toml")));

/// Day on which the editors last went through their tables.
pub const REVIEWED_ON: &str = "2026-11-22";

/// The name of a model that the editors know, as its maker writes it.
pub fn model_name(slug: &str) -> Option<&'static str> {
    NAMES.get(slug).map(String::as_str)
}

/// The tracked providers in the order shown.
pub fn tracked_providers() -> &'static [Provider] {
    &PROVIDERS.providers
}

/// All benchmarks that are known.
pub fn benchmarks() -> &'static [Benchmark] {
    &BENCHMARKS.benchmarks
}

/// A source with its credit.
pub fn source(slug: &str) -> Option<draft::Source> {
    let source = SOURCES.sources.iter().find(|source| source.slug == slug)?;
    Some(draft::Source {
        slug: source.slug.clone(),
        name: source.name.clone(),
        class: source.class,
        url: source.url.clone(),
        license: source.license.clone(),
        license_url: source.license_url.clone(),
        attribution: source.attribution.clone(),
        retrieved_on: None,
    })
}

/// The licence that a source means by a name.
pub fn license(name: &str) -> Option<draft::License> {
    let name = name.trim().to_lowercase();
    let license = LICENSES
        .licenses
        .iter()
        .find(|license| license.slug == name || license.names.contains(&name))?;
    Some(draft::License {
        slug: license.slug.clone(),
        name: license.name.clone(),
        spdx_id: license.spdx_id.clone(),
        osi_approved: license.osi_approved,
        openness: license.openness,
        commercial_use: license.commercial_use,
        url: license.url.clone(),
    })
}

/// Slug of the provider that a source calls by a name, where the editors know it.
pub fn known_provider(namespace: &str, name: &str) -> Option<&'static str> {
    let tracked = PROVIDERS.providers.iter().find(|provider| {
        let names = provider.names.get(namespace);
        names.is_some_and(|names| names.iter().any(|known| known == name))
    });
    let elsewhere = || PROVIDERS.elsewhere.get(namespace)?.get(name);
    tracked
        .map(|provider| provider.slug.as_str())
        .or_else(|| elsewhere().map(String::as_str))
}

/// The benchmark that a source calls by a name.
pub fn known_benchmark(namespace: &str, name: &str) -> Option<&'static Benchmark> {
    BENCHMARKS.benchmarks.iter().find(|benchmark| {
        let names = benchmark.names.get(namespace);
        names.is_some_and(|names| names.iter().any(|known| known == name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_registry_is_read() {
        assert!(MODELS.models.len() > 12);
        assert!(ORGANIZATIONS.len() > 30);
        assert_eq!(tracked_providers().len(), 29);
        assert!(benchmarks().len() > 80);
        assert!(LICENSES.licenses.len() > 15);
        assert!(SOURCES.sources.len() > 5);
    }

    #[test]
    fn every_model_has_a_name() {
        for slug in MODELS.models.values().flat_map(BTreeMap::keys) {
            assert!(model_name(slug).is_some(), "{slug}");
        }
    }

    #[test]
    fn models_and_providers_belong_to_known_organizations() {
        for organization in MODELS.models.keys() {
            assert!(ORGANIZATIONS.contains_key(organization), "{organization}");
        }
        for provider in tracked_providers() {
            if let Some(organization) = &provider.organization {
                assert!(ORGANIZATIONS.contains_key(organization), "{organization}");
            }
        }
    }
}
