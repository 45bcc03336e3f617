//! The one integration test binary.

mod comparison;
mod cookbook;
mod examples;
mod export;
mod federation;
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
