//! llm-stats' data folder: models, their licences and self-reported scores.

mod source;
mod translate;

pub use translate::translate;
