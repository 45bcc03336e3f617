//! The one integration test binary.
//!
//! `#[cfg(test)]` is always true here: it tells clippy that helpers of tests are tests too.

#[cfg(test)]
mod export;
mod fetch;
#[cfg(test)]
mod cookbook;
mod graphql;
#[cfg(test)]
mod http;
#[cfg(test)]
mod import;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod operation;
#[cfg(test)]
mod revisions;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tidy;
