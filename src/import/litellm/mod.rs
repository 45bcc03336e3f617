//! LiteLLM's price map: prices of many providers, the most tiers.

mod prices;
mod source;
mod translate;

pub use translate::translate;
