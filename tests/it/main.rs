//! The one integration test binary.

mod http;
mod import;
mod migrations;
mod operation;
mod support;
