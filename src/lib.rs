//! Versus: a GraphQL backend for a catalog of language models and the comparisons drawn from it.

pub mod cli;
pub mod clock;
pub mod database;
pub mod export;
pub mod import;
pub mod refresh;
pub mod words;
