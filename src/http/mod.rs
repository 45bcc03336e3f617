//! Everything that is spoken over HTTP.

pub mod pages;
