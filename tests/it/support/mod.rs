//! What tests need: a database of their own, drafts with sensible defaults, the seeded application, a toy schema.

pub mod app;
pub mod database;
pub mod draft;
pub mod seed;
pub mod toy;
