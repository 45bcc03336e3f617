//! What templates call: lists, plurals, and numbers with their units.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "templates pass references"
)]

use std::{fmt::Display, sync::Arc};

use super::{labels, numbers};
use crate::comparison::contender::{Benchmark, Provider};
use crate::comparison::units::{CentUsd, Ratio, ScoreValue, Tokens};
use crate::comparison::vocabulary::{Capability, UseCase};

/// `a`, `a and b`, `a, b, and c`.
pub fn list(words: &[&str]) -> String {
    joined(words, "and")
}

/// `a`, `a or b`, `a, b, or c`.
pub fn any(words: &[&str]) -> String {
    joined(words, "or")
}

fn joined(words: &[&str], by: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, second] => format!("{first} {by} {second}"),
        [first @ .., last] => format!("{}, {by} {last}", first.join(", ")),
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

/// `no rows`, `1 row`, `4 rows`.
pub fn count_or_no(number: &usize, one: &str) -> String {
    if *number == 0 {
        format!("no {one}s")
    } else {
        count(number, one)
    }
}

/// A number where what is counted was named before: `none`, `1`, `4`.
pub fn number_or_none(number: &usize) -> String {
    if *number == 0 {
        "none".to_owned()
    } else {
        number.to_string()
    }
}

/// Two windows side by side: short, but exact where two that differ would read alike.
pub fn windows(own: &Tokens, other: &Tokens) -> (String, String) {
    apart(own, other, |tokens| numbers::whole(tokens.0))
}

/// Two bills side by side: short, but to the cent where two that differ would read alike.
pub fn bills(own: &CentUsd, other: &CentUsd) -> (String, String) {
    apart(own, other, |amount| numbers::to_the_cent(*amount))
}

fn apart<T: Display + PartialEq>(
    own: &T,
    other: &T,
    exact: impl Fn(&T) -> String,
) -> (String, String) {
    let short = (own.to_string(), other.to_string());
    if own != other && short.0 == short.1 {
        (exact(own), exact(other))
    } else {
        short
    }
}

/// How many of some: `none`, `3`, `all`.
pub fn share(number: &usize, of: &usize) -> String {
    if *number == 0 {
        "none".to_owned()
    } else if number == of {
        "all".to_owned()
    } else {
        number.to_string()
    }
}

/// Capabilities within a sentence.
pub fn capabilities(which: &[Capability]) -> String {
    list(&nouns(which))
}

/// Capabilities within a sentence, any of them.
pub fn any_capability(which: &[Capability]) -> String {
    any(&nouns(which))
}

fn nouns(which: &[Capability]) -> Vec<&'static str> {
    which.iter().map(noun).collect()
}

/// Uses within a sentence.
pub fn uses(which: &[UseCase]) -> String {
    list(
        &which
            .iter()
            .map(|&which| labels::use_case_noun(which))
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

/// A score in the unit of its benchmark.
pub fn score(score: &ScoreValue, benchmark: &Benchmark) -> String {
    numbers::score(*score, benchmark)
}

/// A ratio, where it says something.
pub fn times(ratio: &Option<Ratio>) -> Option<String> {
    numbers::times(*ratio)
}
