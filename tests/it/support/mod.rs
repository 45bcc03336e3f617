//! What tests need: a database of their own, and drafts with sensible defaults.

pub mod database;
pub mod draft;
