//! A GraphQL backend for a catalog of language models and the comparisons drawn from it.

pub mod comparison;
pub mod prose;
