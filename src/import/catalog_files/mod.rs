//! The project's own catalog files: reviewable TOML, one file for each organization, provider and benchmark.
//!
//! `source` is the shape, `translate` reads it into a draft, `publish` writes a draft as files, and a catalog that was
//! written and read again is the same. Pure: files come and go as pairs of path and text.

mod check;
mod fault;
mod publish;
mod source;
mod translate;

pub use check::references;
pub use fault::Fault;
pub use publish::write;
pub use source::{
    BenchmarkFile, CapabilityGroup, CompleteListing, LicenseRecord, LicensesFile, ModelRecord,
    Names, OrganizationFile, PriceGroup, ProviderFile, RouteRecord, ScoreRecord, SourceRecord,
    SourcesFile, SpeedRecord, Stated, StatedValue, UseCases,
};
pub use translate::read;

use crate::import::draft::Draft;

/// Reads a catalog that has to stand alone: [`read`], and then every name in it must be known in it.
pub fn read_complete(files: &[(String, String)]) -> Result<Draft, Vec<Fault>> {
    let draft = read(files)?;
    let faults = references(&draft);
    if faults.is_empty() {
        Ok(draft)
    } else {
        Err(faults)
    }
}

/// The JSON Schema of the catalog files, as text with a line break at its end.
pub fn schema_json() -> String {
    let schema = schemars::schema_for!(source::CatalogFile);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
