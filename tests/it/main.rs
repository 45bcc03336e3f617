//! The one integration test binary.

mod http;
mod import;
mod migrations;
mod operation;
mod support;
mod graphql;
mod http;
mod import;
mod listing;
mod migrations;
mod operation;
mod schema;
mod support;
mod tidy;
