//! Benchmarks and their scores.

use entities::enums::{BenchmarkCategory, BenchmarkDirection, BenchmarkUnit, MeasuredBy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Names;

/// `benchmarks/<slug>.toml`: a test, and its scores.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct BenchmarkFile {
    /// Name; absent in a file that only adds scores to a known benchmark.
    pub name: Option<String>,
    /// What it tests.
    #[schemars(with = "Option<BenchmarkCategory>")]
    pub category: Option<String>,
    /// Unit of its scores.
    #[schemars(with = "Option<BenchmarkUnit>")]
    pub unit: Option<String>,
    /// Which scores are better; HIGHER_IS_BETTER where absent.
    #[schemars(with = "Option<BenchmarkDirection>")]
    pub direction: Option<String>,
    /// Lowest possible score, as a decimal.
    pub range_min: Option<String>,
    /// Highest possible score, as a decimal.
    pub range_max: Option<String>,
    /// Home page.
    pub website: Option<String>,
    /// Names written down by an editor.
    pub aliases: Names,
    /// Names joined by the source's own link to the canonical record.
    pub aliases_by_link: Names,
    /// Names joined because the normalised names agree.
    pub aliases_by_name: Names,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
    /// The scores.
    pub scores: Vec<ScoreRecord>,
}

/// One result of one model.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(expecting = "a table", default, deny_unknown_fields)]
pub struct ScoreRecord {
    /// Slug of the model.
    #[schemars(required)]
    pub model: Option<String>,
    /// The score in the benchmark's unit, as a decimal with at most four digits after the point.
    #[schemars(required)]
    pub value: Option<String>,
    /// Standard error in the same unit.
    pub standard_error: Option<String>,
    /// Version of the benchmark.
    pub version: Option<String>,
    /// Variant of the benchmark.
    pub variant: Option<String>,
    /// Reasoning effort of the run.
    pub effort: Option<String>,
    /// Program that ran it.
    pub harness: Option<String>,
    /// Class of the measurer.
    #[schemars(required, with = "MeasuredBy")]
    pub measured_by: Option<String>,
    /// Name of the measurer.
    #[schemars(required)]
    pub measurer: Option<String>,
    /// ISO day of the run or its publication.
    pub measured_on: Option<String>,
    /// Page that states this very score.
    pub url: Option<String>,
    /// Slug of the source that states it, unless what it holds names its own.
    pub source: Option<String>,
    /// ISO day of the observation.
    pub observed_on: Option<String>,
    /// Why an editor set this over all others; not handed down to a fact that names its own source.
    pub curated: Option<String>,
}
