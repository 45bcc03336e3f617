//! Versus: a GraphQL backend for a catalog of language models and the comparisons drawn from it.

pub mod catalog;
pub mod clock;
pub mod graphql;
pub mod import;
