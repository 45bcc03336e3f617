//! The one integration test binary.

mod graphql;
mod http;
mod export;
mod import;
mod listing;
mod migrations;
mod operation;
mod schema;
mod revisions;
mod support;
mod tidy;
