//! Writing the database: what it is (`format`), what it says and means (a folder per format), how it is stored (`apply`).

pub mod apply;
pub mod derive;
pub mod draft;
pub mod report;
