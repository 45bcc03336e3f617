//! What tests need: a database of their own, drafts with sensible defaults, a small schema with odd resolvers.

pub mod app;
pub mod ask;
pub mod database;
pub mod draft;
pub mod seed;
pub mod toy;
