//! What templates call: lists, plurals, and numbers with their units.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "templates pass references"
)]

use std::sync::Arc;

use super::{labels, numbers};
use crate::comparison::contender::{Benchmark, Provider};
use crate::comparison::units::{Ratio, ScoreValue};
use crate::comparison::vocabulary::{Capability, UseCase};

/// `a`, `a and b`, `a, b, and c`.
pub fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, second] => format!("{first} and {second}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}

/// `1 row`, `4 rows`.
pub fn count(number: &usize, one: &str) -> String {
    if *number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// Capabilities within a sentence.
pub fn capabilities(which: &[Capability]) -> String {
    list(
        &which
            .iter()
            .map(|&which| labels::capability_noun(which))
            .collect::<Vec<_>>(),
    )
}

/// Uses as they are labelled.
pub fn uses(which: &[UseCase]) -> String {
    list(
        &which
            .iter()
            .map(|&which| labels::use_case(which))
            .collect::<Vec<_>>(),
    )
}

/// Names of providers.
pub fn providers(which: &[Arc<Provider>]) -> String {
    list(
        &which
            .iter()
            .map(|provider| provider.name.as_str())
            .collect::<Vec<_>>(),
    )
}

/// A capability within a sentence.
pub fn noun(which: &Capability) -> &'static str {
    labels::capability_noun(*which)
}

/// A gap in the unit of its benchmark.
pub fn gap(gap: &ScoreValue, benchmark: &Benchmark) -> String {
    numbers::gap(*gap, benchmark)
}

/// A ratio, where it says something.
pub fn times(ratio: &Option<Ratio>) -> Option<String> {
    numbers::times(*ratio)
}
