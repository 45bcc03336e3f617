//! The commands besides `serve`.

pub mod compare;
pub mod models;
