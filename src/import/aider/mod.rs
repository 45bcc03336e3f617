//! Aider's polyglot leaderboard, a list in YAML.

mod source;
mod translate;

pub use translate::translate;
