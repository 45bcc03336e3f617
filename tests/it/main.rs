//! The one integration test binary. The marks tell clippy that helpers of tests may unwrap as tests do.

mod comparison;
mod cookbook;
mod examples;
mod export;
mod fetch;
mod graphql;
mod http;
mod import;
mod listing;
mod migrations;
mod operation;
mod revisions;
mod schema;
mod support;
mod tidy;
