//! The comparison: pure, total functions from facts to decisions.
//!
//! May use `std` and `chrono::NaiveDate` only, and holds no sentence of a page: `prose` words what is decided here.
//! The steps, in the order a reader of the code takes them:
//!
//! 1. facts: [`vocabulary`], [`units`], [`contender`], each opaque row behind a reference ([`evidence`]);
//! 2. the question: [`workload`] (with [`room`]), [`context`] with the [`context::Pair`] of sides, and what each section needs ([`sections`]);
//! 3. facts of a day: [`lifecycle`], [`prices`], [`cost`], and like-with-like [`benchmarks`];
//! 4. the sections of a pair: [`identity`], [`summary`], [`scorecard`] (with [`fit`]), [`tradeoffs`], [`friction`], [`specs`],
//!    [`pricing`], [`capabilities`], [`verdict`] (with [`signals`]), [`deep_dive`], [`faq`], [`related`];
//! 5. beyond two: [`matrix`] and [`shortlist`].
//!
//! The rules stand in `docs/COMPARISON.md`. Missing data is a value here, never an error, and never wins.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod benchmarks;
pub mod capabilities;
pub mod cell;
pub mod contender;
pub mod context;
pub mod cost;
pub mod deep_dive;
pub mod evidence;
pub mod faq;
pub mod fit;
pub mod friction;
pub mod identity;
pub mod lifecycle;
pub mod matrix;
pub mod prices;
pub mod pricing;
pub mod related;
pub mod room;
pub mod scorecard;
pub mod sections;
pub mod shortlist;
pub mod signals;
pub mod specs;
pub mod summary;
pub mod tradeoffs;
pub mod units;
pub mod verdict;
pub mod vocabulary;
pub mod workload;

#[cfg(test)]
pub(crate) mod samples;

#[cfg(test)]
mod tests;
