//! Writing the database: what it is (`format`), what it says and means (a folder per format), how it is stored (`apply`).
//!
//! Start with `run`, which goes from arguments to a report. Translators are pure; only `apply` and `revert` write, and
//! what follows from the facts is computed in `derive`.

pub mod aider;
pub mod apply;
pub mod benchmarks;
pub mod catalog_files;
pub mod curate;
pub mod decimal;
pub mod derive;
pub mod draft;
pub mod embedded;
pub mod epoch;
pub mod error;
pub mod exceptions;
pub mod facts;
pub mod fetch;
pub mod format;
pub mod gather;
pub mod genai_prices;
pub mod history;
pub mod identity;
pub mod input;
pub mod json;
pub mod legible;
pub mod litellm;
pub mod llm_stats;
pub mod modelpedia;
pub mod models_dev;
pub mod openrouter;
pub mod reader;
pub mod report;
pub mod revert;
pub mod run;
pub mod values;

#[cfg(test)]
mod odd;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod truth;
