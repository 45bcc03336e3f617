//! The closed lists of the catalog, stored as the text of their public names.

mod capability;
mod history;
mod measurement;
mod openness;
mod pricing;

pub use capability::*;
pub use history::*;
pub use measurement::*;
pub use openness::*;
pub use pricing::*;
