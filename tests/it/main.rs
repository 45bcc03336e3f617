//! The one integration test binary.

mod import;
mod migrations;
mod support;
