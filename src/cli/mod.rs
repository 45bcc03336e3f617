//! The commands besides `serve`.
//!
//! The ones for people ask the same API as everyone else and print its words: [`compare`] and [`models`] take anything
//! that answers documents, and somewhere to write.

pub mod compare;
pub mod failure;
pub mod models;
pub mod report;
