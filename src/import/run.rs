//! An import from its arguments to its report: read everything, understand everything, then store it at once.

use chrono::NaiveDate;

use super::apply::{Origin, Part, apply, last};
use super::draft::Warning;
use super::embedded::digest;
use super::error::Error;
use super::fetch::without_secrets;
use super::format::{Format, Options, translate};
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
    let today = request.observed_on.unwrap_or_else(|| clock.today());
    let options = Options {
        observed_on: today.to_string(),
    };
    let parts = understand(&inputs, &options, &mut warnings)?;
    let names: Vec<String> = inputs.iter().map(Input::shown).collect();
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
        today,
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
        if !is_address(source)? {
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

/// What the inputs state, in the order in which formats are applied, whatever the order of the arguments.
fn understand(
    inputs: &[Input],
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for input in inputs {
        let understood = translate(&input.files, options);
        parts.extend(understood.map_err(|error| input.name_in(error))?);
    }
    parts.sort_by_key(|part| part.format);
    Ok(parts
        .into_iter()
        .map(|part| {
            warnings.extend(part.warnings);
            Part {
                draft: part.draft,
                editorial: part.format == Format::CatalogFiles,
            }
        })
        .collect())
}
