//! Writing the database: what it is (`format`), what it says and means (a folder per format), how it is stored (`apply`).

pub mod apply;
pub mod catalog_files;
pub mod decimal;
pub mod derive;
pub mod draft;
pub mod embedded;
pub mod error;
pub mod fetch;
pub mod files;
pub mod history;
pub mod input;
pub mod report;
pub mod gather;
pub mod identity;
pub mod json;
pub mod revert;
pub mod run;
pub mod values;
