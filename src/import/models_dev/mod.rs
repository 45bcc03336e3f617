//! models.dev: routes of many providers, the models behind them, some scores, and the history of prices.

mod prices;
mod scores;
mod source;
mod translate;

pub use translate::{File, translate};
