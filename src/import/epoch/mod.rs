//! Epoch AI's benchmark folder: one CSV file for each benchmark.

mod source;
mod translate;

pub use translate::translate;
