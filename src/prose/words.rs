//! What templates call: lists, plurals, and numbers with their units.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "templates pass references"
)]

use std::{fmt::Display, sync::Arc};

use super::{labels, numbers};
use crate::comparison::contender::{Benchmark, Contender, Provider};
use crate::comparison::context::Pair;
use crate::comparison::cost::{self, CostUnavailable};
use crate::comparison::room::{Overflow, overflow};
use crate::comparison::units::{CentUsd, Ratio, ScoreValue, Tokens};
use crate::comparison::vocabulary::{Capability, UseCase};
use crate::comparison::workload::Workload;

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

/// Two bills for a workload side by side: short, but to the cent where two that differ would read alike.
pub fn bills(own: &CentUsd, other: &CentUsd, workload: &Workload) -> (String, String) {
    let shown = apart(own, other, |amount| numbers::to_the_cent(*amount));
    let paid = |amount: &CentUsd, shown| {
        if *amount == CentUsd(0) {
            bill(amount, workload)
        } else {
            shown
        }
    };
    (paid(own, shown.0), paid(other, shown.1))
}

/// A bill for a workload: where there is something to do, something is paid, though it may round to nothing.
pub fn bill(amount: &CentUsd, workload: &Workload) -> String {
    if *amount == CentUsd(0) && !workload.is_empty() {
        numbers::TRIFLE.to_owned()
    } else {
        amount.to_string()
    }
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

/// Whether the larger of two windows is hardly larger, by less than a twentieth.
pub fn is_marginal(larger: &Tokens, smaller: &Tokens) -> bool {
    i128::from(larger.0) * 100 < i128::from(smaller.0) * 105
}

/// Two scores of a benchmark and their gap, which is the difference of what is shown.
pub fn side_by_side(
    values: &(ScoreValue, ScoreValue),
    gap: &ScoreValue,
    benchmark: &Benchmark,
) -> [String; 3] {
    numbers::side_by_side(values.0, values.1, *gap, benchmark)
}

/// A sentence for each side whose window does not hold a request of the workload.
pub fn too_large_for(sides: &[&Contender], workload: &Workload) -> String {
    let sentence = |side: &&Contender| {
        let Overflow {
            prompt,
            answer,
            window,
        } = overflow(side, workload)?;
        let answer =
            answer.map_or_else(String::new, |answer| format!(" with an answer of {answer}"));
        // Exact where a request that does not fit would read like the window.
        let (prompt, window) = windows(&prompt, &window);
        let name = &side.name;
        Some(format!(
            "A request of {prompt} tokens{answer} does not fit the {window} window of {name}."
        ))
    };
    let sentences: Vec<_> = sides.iter().filter_map(sentence).collect();
    sentences.join(" ")
}

/// What two bills side by side do not show: that one is for input alone, and that a request does not fit a window.
pub fn caveats(pair: &Pair) -> String {
    let vectors = cost::charged_for_input_alone(pair).map(|side| {
        let name = &side.name;
        format!("{name} gives vectors instead of answers, so only its input is paid.")
    });
    let too_large = too_large_for(&[pair.left, pair.right], &pair.context.workload);
    format!("{} {too_large}", vectors.unwrap_or_default())
}

/// Why a model has no cost, as a clause that names it.
pub fn unpriced(name: &str, why: CostUnavailable) -> String {
    match why {
        CostUnavailable::NoTrackedRoute => {
            format!("none of the providers looked at serves {name}")
        }
        CostUnavailable::NoCompleteTokenPrice => {
            format!("no route of {name} has both an input and an output price on record")
        }
        CostUnavailable::SubscriptionOnly => format!("only plans cover {name}"),
        CostUnavailable::FreeOnly => format!("{name} is only offered free of charge"),
    }
}

/// The same of two models.
pub fn both_unpriced(left: &(&str, CostUnavailable), right: &(&str, CostUnavailable)) -> String {
    if left.1 == right.1 {
        return match left.1 {
            CostUnavailable::NoTrackedRoute => "none of the providers looked at serves either",
            CostUnavailable::NoCompleteTokenPrice => {
                "no route of either has both an input and an output price on record"
            }
            CostUnavailable::SubscriptionOnly => "both are only covered by plans",
            CostUnavailable::FreeOnly => "both are only offered free of charge",
        }
        .to_owned();
    }
    format!(
        "{}; {}",
        unpriced(left.0, left.1),
        unpriced(right.0, right.1)
    )
}

/// A clause as the beginning of a sentence.
pub fn capitalised(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
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

/// A ratio, where it says something.
pub fn times(ratio: &Option<Ratio>) -> Option<String> {
    numbers::times(*ratio)
}
