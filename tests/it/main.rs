//! The one integration test binary.

mod export;
mod import;
mod migrations;
mod revisions;
mod support;
