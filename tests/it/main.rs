//! The one integration test binary.

mod export;
mod fetch;
mod import;
mod migrations;
mod revisions;
mod support;
