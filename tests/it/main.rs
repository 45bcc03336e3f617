//! The one integration test binary. The marks tell clippy that helpers of tests may unwrap as tests do.

#[cfg(test)]
mod comparison;
#[cfg(test)]
mod cookbook;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod export;
#[cfg(test)]
mod fetch;
#[cfg(test)]
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
