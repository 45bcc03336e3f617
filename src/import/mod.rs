//! Writing the database: what it is (`format`), what it says and means (a folder per format), how it is stored (`apply`).
//!
//! Start with `run`, which goes from arguments to a report. Translators are pure; only `apply` and `revert` write, and
//! what follows from the facts is computed in `derive`.

pub mod run;

pub mod embedded;
pub mod fetch;
pub mod input;
pub mod reader;

pub mod draft;
pub mod format;
pub mod gather;
pub mod identity;

pub mod aider;
pub mod catalog_files;
pub mod curate;
pub mod epoch;
pub mod genai_prices;
pub mod litellm;
pub mod llm_stats;
pub mod modelpedia;
pub mod models_dev;
pub mod openrouter;

pub mod benchmarks;
pub mod decimal;
pub mod facts;
pub mod json;
pub mod values;

pub mod apply;
pub mod derive;
pub mod error;
pub mod history;
pub mod report;
pub mod revert;
pub mod run;
mod tests;
pub mod values;
