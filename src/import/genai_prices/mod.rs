//! genai-prices: prices with dates, thresholds and service tiers, and rules for names.

mod prices;
mod source;
mod translate;

pub use translate::{dated_prices, translate};
