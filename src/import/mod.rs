//! Writing the database: what it is (`format`), what it says and means (a folder per format), how it is stored (`apply`).

pub mod catalog_files;
pub mod decimal;
pub mod draft;
pub mod values;
