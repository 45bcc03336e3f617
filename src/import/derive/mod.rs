//! What is derived from the facts at each revision, in the same transaction: prices by day, counts, thresholds,
//! partners and search words. Only rows that differ are written.

use super::apply::state::{Derived, State};

mod counts;
mod intervals;
mod partners;
mod search;
mod thresholds;

/// The day that stands for "open" in intervals: it compares after every real day.
pub const OPEN: &str = "9999-12-31";

/// Derives everything anew, as of `today` where a figure depends on the day.
pub fn derive(state: &mut State, derived: &mut Derived, today: &str) {
    let routes = intervals::of_routes(state);
    let models = intervals::of_models(state, &routes);
    let prices = intervals::output_prices(&models, today);
    derived.route_intervals.replace(routes);
    derived.model_intervals.replace(models);
    counts::set(state);
    let thresholds = thresholds::all(state, &prices);
    derived
        .partners
        .replace(partners::all(state, &prices, &thresholds));
    derived.thresholds.replace(thresholds);
    derived.tokens.replace(search::all(state));
}
