//! An import from its arguments to its report: read everything, understand everything, then store it at once.

use std::path::Path;

use chrono::NaiveDate;

use super::apply::{Origin, Part, apply, last};
use super::catalog_files;
use super::draft::Warning;
use super::embedded::digest;
use super::error::Error;
use super::fetch::without_secrets;
use super::input::{Input, is_address};
use super::report::Report;
use crate::clock::Clock;
use crate::database::Database;

/// What is to be imported, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Paths and addresses.
    pub sources: Vec<String>,
    /// Whether only to say what would change.
    pub dry_run: bool,
    /// The day of statements that have none; null for the day of the import.
    pub observed_on: Option<NaiveDate>,
}

/// Imports everything that is asked for in one transaction.
pub async fn run(database: &Database, request: &Request, clock: Clock) -> Result<Report, Error> {
    let mut warnings = Vec::new();
    let inputs = read(database, &request.sources, &mut warnings).await?;
    let mut parts = Vec::new();
    for input in &inputs {
        parts.push(translate(input, &mut warnings)?);
    }
    let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    let read: Vec<_> = inputs.iter().map(Input::seen).collect();
    let digests: Vec<_> = read
        .iter()
        .map(|seen| (seen.origin.clone(), seen.digest.clone()))
        .collect();
    let origin = Origin {
        name: names.join(", "),
        digest: digest(&digests),
        read,
        at: clock.now(),
        today: request.observed_on.unwrap_or_else(|| clock.today()),
        dry_run: request.dry_run,
    };
    drop(inputs);
    Ok(apply(database, parts, warnings, origin).await?)
}

async fn read(
    database: &Database,
    sources: &[String],
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Input>, Error> {
    let names: Vec<String> = sources
        .iter()
        .map(|source| without_secrets(source))
        .collect();
    let seen = last(database.reader(), names.iter().map(String::as_str)).await?;
    let mut inputs = Vec::new();
    for (source, name) in sources.iter().zip(&names) {
        if !is_address(source) {
            inputs.push(Input::open(source.as_ref())?);
            continue;
        }
        let etag = seen
            .iter()
            .find(|seen| seen.origin == *name)
            .and_then(|seen| seen.etag.as_deref());
        match Input::fetch(source, etag).await? {
            Some(input) => inputs.push(input),
            None => warnings.push(Warning {
                record: name.clone(),
                skipped: false,
                code: "NOT_MODIFIED",
                reason: "it has not changed since it was imported last".to_owned(),
            }),
        }
    }
    Ok(inputs)
}

fn translate(input: &Input, _warnings: &mut Vec<Warning>) -> Result<Part, Error> {
    let is_catalog = |path: &str| {
        Path::new(path)
            .extension()
            .is_some_and(|kind| kind == "toml")
    };
    if input.files.iter().any(|(path, _)| is_catalog(path)) {
        let files = input
            .files
            .iter()
            .filter(|(path, _)| is_catalog(path))
            .map(|(path, bytes)| Ok((path.clone(), text(input, path, bytes)?)))
            .collect::<Result<Vec<_>, Error>>()?;
        let draft = catalog_files::read(&files).map_err(Error::Catalog)?;
        return Ok(Part {
            draft,
            editorial: true,
        });
    }
    Err(Error::Format(format!(
        "{} is in none of the formats that can be imported",
        input.name
    )))
}

fn text(input: &Input, path: &str, bytes: &[u8]) -> Result<String, Error> {
    String::from_utf8(bytes.to_vec())
        .map_err(|_| Error::Format(format!("{}: {path} is no UTF-8 text", input.name)))
}
