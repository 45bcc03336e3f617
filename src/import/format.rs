//! What it is: the formats that are read, how each is told from its content, and the way from named bytes to drafts.

use std::fmt;

use super::catalog_files::{self, Fault};
use super::draft::{Draft, Warning};
use super::legible::keep_legible;
use super::models_dev::File;
use super::reader::Files;
use super::{aider, epoch, genai_prices, litellm, llm_stats, modelpedia, models_dev, openrouter};

/// How much of a file is looked at to tell its format, in bytes.
const SNIFFED_BYTES: usize = 64 * 1024;

/// A format that is read, in the order in which parts of one import are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The project's own catalog files.
    CatalogFiles,
    /// models.dev's `api.json`, `catalog.json` or models.
    ModelsDev,
    /// Dated price events of models.dev.
    ModelsDevEvents,
    /// OpenRouter's `/api/v1/models`.
    OpenRouter,
    /// LiteLLM's price map.
    LiteLlm,
    /// genai-prices' data.
    GenaiPrices,
    /// modelpedia's records.
    Modelpedia,
    /// Epoch AI's benchmark folder.
    Epoch,
    /// llm-stats' data folder.
    LlmStats,
    /// Aider's leaderboard.
    Aider,
}

/// The formats that are read, for messages.
pub const ACCEPTED: &str = "catalog files (sources.toml, organizations/*.toml …), models.dev (api.json, catalog.json, models, price events), OpenRouter (/api/v1/models), LiteLLM (model_prices_and_context_window.json), genai-prices (data.json), modelpedia (records, one a line), Epoch AI (benchmark CSV files), llm-stats (data folder) and Aider (polyglot_leaderboard.yml)";

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CatalogFiles => "catalog files",
            Self::ModelsDev => "models.dev",
            Self::ModelsDevEvents => "models.dev price events",
            Self::OpenRouter => "OpenRouter models",
            Self::LiteLlm => "LiteLLM price map",
            Self::GenaiPrices => "genai-prices",
            Self::Modelpedia => "modelpedia records",
            Self::Epoch => "Epoch AI benchmarks",
            Self::LlmStats => "llm-stats data",
            Self::Aider => "Aider leaderboard",
        })
    }
}

/// Why nothing could be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file or folder cannot be read.
    #[error("{name} cannot be read: {reason}")]
    Unreadable {
        /// The file or folder.
        name: String,
        /// What the system said.
        reason: String,
    },
    /// The file is larger than any that is published.
    #[error("{name} is larger than {limit_mib} MiB, which no format that is read needs")]
    TooLarge {
        /// The file or folder.
        name: String,
        /// The limit in MiB.
        limit_mib: u64,
    },
    /// The folder holds more files than any that is published.
    #[error("{name} holds more than {limit} files")]
    TooMany {
        /// The folder.
        name: String,
        /// The limit.
        limit: usize,
    },
    /// The folder holds nothing to read.
    #[error(
        "{name} holds no data: no file in it ends in .json, .jsonl, .ndjson, .csv, .toml, .yml or .yaml"
    )]
    NoData {
        /// The folder.
        name: String,
    },
    /// The content is of no format that is read.
    #[error("{name} is of no format that is read: {what}; read are {ACCEPTED}")]
    Unknown {
        /// The file or folder.
        name: String,
        /// What it looks like.
        what: &'static str,
    },
    /// The content breaks its format.
    #[error("{name} looks like {format}, but cannot be read: {reason}")]
    Broken {
        /// The file.
        name: String,
        /// The format.
        format: Format,
        /// What is wrong.
        reason: String,
    },
    /// Catalog files have faults.
    #[error("the catalog files have faults:{}", lines(.0))]
    Faults(Vec<Fault>),
}

fn lines(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(|fault| format!("\n  {fault}")).collect();
    lines.concat()
}

/// What an import is told besides its files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// ISO day of the observation, for files without dates; '' leaves it to the import.
    pub observed_on: String,
}

/// What one source states in an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The format it was read from.
    pub format: Format,
    /// The files, for the report.
    pub name: String,
    /// What it states.
    pub draft: Draft,
    /// What was left out or odd.
    pub warnings: Vec<Warning>,
}

/// The format of one file; none for files beside the data, such as schemas.
pub fn detect(name: &str, bytes: &[u8]) -> Option<Format> {
    let end = bytes.len().min(SNIFFED_BYTES);
    let start = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default());
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let has = |word: &str| start.contains(word);
    let extension = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match start.chars().next() {
        _ if extension == "toml" => Some(Format::CatalogFiles),
        Some('{') if has("\"litellm_provider\"") => Some(Format::LiteLlm),
        Some('{') if lists_data(start) && has("\"pricing\"") => Some(Format::OpenRouter),
        Some('{') if has("\"model_id\"") && has("\"organization_id\"") => Some(Format::LlmStats),
        Some('{') if has("\"created_by\"") => Some(Format::Modelpedia),
        Some('{') if has("\"models\"") && (has("\"npm\"") || has("\"env\"")) => {
            Some(Format::ModelsDev)
        }
        Some('{') if has("\"modalities\"") && has("\"limit\"") => Some(Format::ModelsDev),
        Some('[') if has("\"event\"") && has("\"at\"") => Some(Format::ModelsDevEvents),
        Some('[') if has("\"models\"") && has("\"match\"") => Some(Format::GenaiPrices),
        Some('[') if has("\"benchmark_id\"") && has("\"model_id\"") => Some(Format::LlmStats),
        Some('[') if has("\"input_cents_per_million_tokens\"") => Some(Format::LlmStats),
        _ if has("pass_rate_2:") && has("model:") => Some(Format::Aider),
        _ if start
            .lines()
            .next()
            .is_some_and(|line| line.contains("Model version")) =>
        {
            Some(Format::Epoch)
        }
        _ => None,
    }
}

/// `{"data": [`, which other answers than a list of models do not begin with.
fn lists_data(start: &str) -> bool {
    let mut rest = start.trim_start_matches('{').trim_start();
    for token in ["\"data\"", ":", "["] {
        let Some(after) = rest.strip_prefix(token) else {
            return false;
        };
        rest = after.trim_start();
    }
    true
}

/// Reads everything that is of a known format, one part for each source, in the order in which they are to be applied.
pub fn translate(files: &Files, options: &Options) -> Result<Vec<Part>, Error> {
    let mut found: Vec<(Format, &str, &[u8])> = Vec::new();
    let mut unknown = None;
    for (name, bytes) in &files.0 {
        match detect(name, bytes) {
            Some(format) => found.push((format, name, bytes)),
            None => unknown = Some((name, looks_like(bytes))),
        }
    }
    if found.is_empty() {
        let (name, what) = unknown.map_or(("nothing", "it is empty"), |(name, what)| {
            (name.as_str(), what)
        });
        return Err(Error::Unknown {
            name: name.to_owned(),
            what,
        });
    }
    found.sort_by(|left, right| (left.0, left.1).cmp(&(right.0, right.1)));
    let mut parts = Vec::new();
    let mut rest = found.as_slice();
    while let Some((format, ..)) = rest.first() {
        let format = *format;
        let length = rest
            .iter()
            .take_while(|(other, ..)| source_of(*other) == source_of(format))
            .count();
        let (own, others) = rest.split_at(length);
        parts.push(part(format, own, &options.observed_on)?);
        rest = others;
    }
    Ok(parts)
}

/// Formats of one source are read together.
fn source_of(format: Format) -> Format {
    if format == Format::ModelsDevEvents {
        Format::ModelsDev
    } else {
        format
    }
}

fn looks_like(bytes: &[u8]) -> &'static str {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(512)).unwrap_or_default());
    match start.trim_start().chars().next() {
        None => "it is empty",
        Some('<') => "it looks like a web page",
        Some('{' | '[') => "it is JSON without the fields of any of them",
        _ => "it has the fields of none of them",
    }
}

type Found<'a> = (Format, &'a str, &'a [u8]);

fn part(format: Format, files: &[Found<'_>], observed_on: &str) -> Result<Part, Error> {
    let names: Vec<&str> = files.iter().map(|(_, name, _)| *name).collect();
    let (mut draft, mut warnings) = match format {
        Format::CatalogFiles => (catalog(files)?, Vec::new()),
        Format::ModelsDev | Format::ModelsDevEvents => models_dev(files, observed_on)?,
        Format::OpenRouter => newest(files, observed_on, openrouter::translate)?,
        Format::LiteLlm => newest(files, observed_on, litellm::translate)?,
        Format::GenaiPrices => genai(files, observed_on)?,
        Format::Modelpedia => newest(files, observed_on, modelpedia::translate)?,
        Format::Aider => newest(files, observed_on, aider::translate)?,
        Format::Epoch => {
            let files: Vec<(&str, &[u8])> = files
                .iter()
                .map(|(_, name, bytes)| (*name, *bytes))
                .collect();
            epoch::translate(&files, observed_on)
        }
        Format::LlmStats => {
            let texts = texts(files)?;
            llm_stats::translate(&texts, observed_on)
        }
    };
    warnings.extend(keep_legible(&mut draft));
    let name = match names.as_slice() {
        [one] => (*one).to_owned(),
        [first, ..] => format!("{first} and {} more", names.len() - 1),
        [] => String::new(),
    };
    Ok(Part {
        format,
        name,
        draft,
        warnings,
    })
}

fn text<'a>((format, name, bytes): &Found<'a>) -> Result<&'a str, Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::Broken {
        name: (*name).to_owned(),
        format: *format,
        reason: format!("it is no UTF-8 text ({error})"),
    })?;
    Ok(text.trim_start_matches('\u{feff}'))
}

fn texts<'a>(files: &[Found<'a>]) -> Result<Vec<(&'a str, &'a str)>, Error> {
    files.iter().map(|file| Ok((file.1, text(file)?))).collect()
}

fn broken((format, name, _): &Found<'_>, reason: String) -> Error {
    Error::Broken {
        name: (*name).to_owned(),
        format: *format,
        reason,
    }
}

fn catalog(files: &[Found<'_>]) -> Result<Draft, Error> {
    let files: Vec<(String, String)> = texts(files)?
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect();
    catalog_files::read(&files).map_err(Error::Faults)
}

fn models_dev(files: &[Found<'_>], observed_on: &str) -> Result<(Draft, Vec<Warning>), Error> {
    // Each is tried alone first, so that the message names the file.
    let mut list = Vec::new();
    for file in files {
        let text = text(file)?;
        serde_json::from_str::<serde::de::IgnoredAny>(text)
            .map_err(|error| broken(file, error.to_string()))?;
        list.push(if file.0 == Format::ModelsDevEvents {
            File::Events(text)
        } else {
            File::Listing(text)
        });
    }
    let name = files.first();
    models_dev::translate(&list, observed_on).map_err(|reason| match name {
        Some(file) => broken(file, reason),
        None => Error::Faults(Vec::new()),
    })
}

type Translate = fn(&str, &str) -> Result<(Draft, Vec<Warning>), String>;

/// Of several editions of one source the last by name is read; the others are told.
fn newest(
    files: &[Found<'_>],
    observed_on: &str,
    translate: Translate,
) -> Result<(Draft, Vec<Warning>), Error> {
    let Some((last, others)) = files.split_last() else {
        return Ok((Draft::default(), Vec::new()));
    };
    let (draft, mut warnings) =
        translate(text(last)?, observed_on).map_err(|reason| broken(last, reason))?;
    warnings.extend(others.iter().map(|other| older(other.1, last.1)));
    Ok((draft, warnings))
}

fn older(name: &str, taken: &str) -> Warning {
    Warning {
        record: name.to_owned(),
        skipped: true,
        code: "OTHER_EDITION",
        reason: format!("is another edition of the same source; {taken} was read"),
    }
}

/// Of several editions of genai-prices the one with the most dated prices is read: history only grows.
fn genai(files: &[Found<'_>], observed_on: &str) -> Result<(Draft, Vec<Warning>), Error> {
    let mut editions = Vec::new();
    for file in files {
        editions.push((genai_prices::dated_prices(text(file)?), *file));
    }
    editions.sort_by_key(|(dated, _)| *dated);
    let ordered: Vec<Found<'_>> = editions.into_iter().map(|(_, file)| file).collect();
    newest(&ordered, observed_on, genai_prices::translate)
}
