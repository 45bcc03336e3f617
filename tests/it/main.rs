//! The one integration test binary.

mod comparison;
mod graphql;
mod http;
mod import;
mod listing;
mod migrations;
mod operation;
mod schema;
mod support;
mod tidy;
