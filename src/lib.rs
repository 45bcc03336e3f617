
//! Versus.
pub mod http;
