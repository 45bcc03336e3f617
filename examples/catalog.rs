//! Upkeep of the files under `data/`.
//!
//! - `cargo run --example catalog -- schema` writes the JSON Schema of the catalog files.
//! - `cargo run --example catalog -- curate SOURCES` makes `data/catalog` anew from a folder of sources.
//! - `cargo run --example catalog -- show PATH…` tells what is read from files or folders, and what is left out.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use versus::import::catalog_files;
use versus::import::curate::{self, curate};
use versus::import::format::{self, Options};
use versus::import::identity;
use versus::import::reader::Files;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["schema"] => {
            fs::write(
                "data/schema.json",
                versus::import::catalog_files::schema_json(),
            )?;
        }
        ["curate", sources] => curate_into(Path::new(sources), Path::new("data/catalog"))?,
        ["show", paths @ ..] => {
            for path in paths {
                show(Path::new(path))?;
            }
        }
        _ => return Err("usage: catalog schema | curate SOURCES | show PATH…".into()),
    }
    Ok(())
}

fn show(path: &Path) -> Result<(), Box<dyn Error>> {
    let files = Files::read(path)?;
    let started = std::time::Instant::now();
    for part in format::translate(&files, &Options::default())? {
        let draft = &part.draft;
        let prices: usize = draft.routes.iter().map(|route| route.prices.len()).sum();
        let claims: usize = draft.models.iter().map(|model| model.claims.len()).sum();
        eprintln!(
            "{}: {} · {} models, {claims} claims, {} organizations, {} providers, {} routes, {prices} prices, {} benchmarks, {} scores",
            part.format,
            part.name,
            draft.models.len(),
            draft.organizations.len(),
            draft.providers.len(),
            draft.routes.len(),
            draft.benchmarks.len(),
            draft.scores.len(),
        );
        let known = draft
            .routes
            .iter()
            .filter(|route| identity::is_known(&route.model))
            .count();
        eprintln!(
            "  {known} routes of known models; read in {} ms",
            started.elapsed().as_millis()
        );
        let mut counts: BTreeMap<(bool, &str), (usize, String)> = BTreeMap::new();
        for warning in &part.warnings {
            let entry = counts.entry((warning.skipped, warning.code)).or_default();
            entry.0 += 1;
            entry.1 = format!("{}: {}", warning.record, warning.reason);
        }
        for ((skipped, code), (count, example)) in counts {
            let what = if skipped { "skipped" } else { "remark" };
            eprintln!("  {what} {code} {count} ({example})");
        }
    }
    Ok(())
}

/// The sources in the order in which they are believed about ids, with the days on which they were read.
const SOURCES: [(&str, &str); 7] = [
    ("models.dev", "2026-07-02"),
    ("genai-prices", "2026-11-22"),
    ("litellm", "2026-11-22"),
    ("modelpedia", "2026-04-10"),
    ("llm-stats", "2025-10-16"),
    ("epoch", "2026-04-24"),
    ("aider", "2026-05-22"),
];

fn curate_into(sources: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut drafts = Vec::new();
    for (name, observed_on) in SOURCES {
        let mut files = Files::read(&sources.join(name))?;
        // The copy of OpenRouter's answer in that folder is under no licence of its own.
        files
            .0
            .retain(|(name, _)| !name.starts_with("openrouter-models"));
        let options = Options {
            observed_on: observed_on.to_owned(),
        };
        drafts.extend(
            format::translate(&files, &options)?
                .into_iter()
                .map(|part| part.draft),
        );
    }
    let exceptions = toml::from_str(&fs::read_to_string("data/exceptions.toml")?)?;
    let catalog = curate(&drafts, &exceptions);
    let files = catalog_files::write(&catalog);
    let read = catalog_files::read_complete(&files).map_err(format::Error::Faults)?;
    if read != catalog {
        return Err("the catalog does not read back as it was written".into());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut bytes = 0;
    for (name, text) in &files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
        bytes += text.len();
    }
    let [
        models,
        organizations,
        providers,
        routes,
        prices,
        benchmarks,
        scores,
    ] = curate::counts(&catalog);
    eprintln!(
        "{models} models of {organizations} organizations, {providers} providers with {routes} routes and {prices} prices, {benchmarks} benchmarks with {scores} scores, {} files, {bytes} bytes",
        files.len()
    );
    Ok(())
}
