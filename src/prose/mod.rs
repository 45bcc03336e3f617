//! Texts: one typed template for each decided case of `comparison`.
//!
//! May use `comparison`, `std`, `chrono::NaiveDate` and askama only. Templates choose words and decide nothing; a case
//! without a text does not compile. Start with [`numbers`] and [`labels`] (what values look like), then [`cell`], then
//! one file a text. Every text is rendered for every case in one snapshot, which is what an editor reviews.
#![deny(clippy::wildcard_enum_match_arm)]

mod benchmarks;
mod cell;
pub mod change;
mod cost;
mod deep_dive;
mod faq;
mod friction;
pub mod labels;
pub mod numbers;
mod related;
mod shortlist;
mod summary;
mod tradeoff;
mod verdict;
mod words;

pub use benchmarks::benchmarks;
pub use cell::{cell, cell_values, cells, cells_of};
pub use change::change;
pub use cost::{cost_note, to_the_cent};
pub use deep_dive::deep_dive;
pub use faq::{answer, question};
pub use friction::friction;
pub use related::related;
pub use shortlist::near_miss;
pub use summary::summary;
pub use tradeoff::tradeoff;
pub use verdict::headline;

use crate::comparison::context::Pair;

/// The title of a pair, sides as asked.
pub fn title(left: &str, right: &str) -> String {
    format!("{left} vs {right}")
}

/// The text of a template; writing to memory cannot fail, and a template checked at compile time has no other failure.
fn render(template: &impl askama::Template) -> String {
    let text = template.render().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of the side that a text is about and of the other one.
fn names<'a>(pair: &Pair<'a>, seat: crate::comparison::context::Seat) -> (&'a str, &'a str) {
    (&pair.at(seat).name, &pair.at(seat.other()).name)
}

#[cfg(test)]
mod tests;
