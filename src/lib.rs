//! Versus: a GraphQL backend for a catalog of language models and the comparisons drawn from it.

pub mod clock;
pub mod database;
pub mod import;
pub mod words;
