//! Versus: a GraphQL backend for a catalog of language models and the comparisons drawn from it.

pub mod access;
pub mod app;
pub mod ask;
pub mod catalog;
pub mod cli;
pub mod clock;
pub mod comparison;
pub mod database;
pub mod export;
pub mod graphql;
pub mod http;
pub mod import;
pub mod operation;
pub mod prose;
pub mod refresh;
pub mod telemetry;
pub mod words;
