//! The closed lists of the catalog as clients see them, one for one those of the rows.
//!
//! A value that rows gain and this room lacks does not compile, so nothing becomes public by accident.

mod history;
mod measurement;
mod model;
mod offer;
mod openness;

pub use history::*;
pub use measurement::*;
pub use model::*;
pub use offer::*;
pub use openness::*;
