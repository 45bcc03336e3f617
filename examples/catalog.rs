//! Upkeep of the files under `data/`.
//!
//! - `cargo run --example catalog -- schema` writes the JSON Schema of the catalog files.
//! - `cargo run --example catalog -- show PATH…` tells what is read from files or folders, and what is left out.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use versus::import::format::{self, Options};
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
        ["show", paths @ ..] => {
            for path in paths {
                show(Path::new(path))?;
            }
        }
        _ => return Err("usage: catalog schema | show PATH…".into()),
    }
    Ok(())
}

fn show(path: &Path) -> Result<(), Box<dyn Error>> {
    let files = Files::read(path)?;
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
