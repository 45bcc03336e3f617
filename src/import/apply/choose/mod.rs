//! Which of several statements the catalog shows. A pure function of all statements, whatever the order they came in.

use super::state::State;

mod claims;
mod prices;
mod scores;

pub use prices::is_base;

/// Chooses claims, prices and scores anew, and sets what follows from them.
pub fn choose(state: &mut State) {
    claims::choose(state);
    prices::choose(state);
    prices::price_states(state);
    scores::choose(state);
}
