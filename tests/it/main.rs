//! The one integration test binary.
//!
//! Every module is marked as test code, so that the lints let its helpers unwrap.

#[cfg(test)]
mod commands;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod consistency;
#[cfg(test)]
mod contributing;
#[cfg(test)]
mod cookbook;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod export;
#[cfg(test)]
mod federation;
#[cfg(test)]
mod fetch;
#[cfg(test)]
mod graphql;
#[cfg(test)]
mod http;
#[cfg(test)]
mod import;
#[cfg(test)]
mod inputs;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod operation;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod revisions;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tidy;
