//! Which score stands for each model where several are known.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::comparison::contender::{Contender, Score};
use crate::comparison::vocabulary::{MeasuredBy, closed_lists};

/// Words for effort, least first; `none` stands below all others.
const EFFORTS: [&str; 8] = [
    "minimal",
    "low",
    "medium",
    "high",
    "xhigh",
    "very high",
    "max",
    "maximum",
];

closed_lists! {
    /// How alike the measurements of one line are, best first.
    Comparability {
        /// One measurer measured all of them.
        SameMeasurer,
        /// Each lab measured its own model.
        BothSelfReported,
        /// They come from different measurers.
        Mixed,
    }
}

/// One score for each model, each of which has at least one, chosen so that they compare as well as they can.
pub fn choose(candidates: &[Vec<&Arc<Score>>]) -> (Comparability, Vec<Arc<Score>>) {
    let shared = common_measurer(candidates);
    let comparability = match shared {
        Some(_) => Comparability::SameMeasurer,
        None if candidates.iter().all(|scores| {
            scores
                .iter()
                .any(|score| score.measured_by == MeasuredBy::Lab)
        }) =>
        {
            Comparability::BothSelfReported
        }
        None => Comparability::Mixed,
    };
    let allowed = |score: &Score| match comparability {
        Comparability::SameMeasurer => shared == Some(measurer(score)),
        Comparability::BothSelfReported => score.measured_by == MeasuredBy::Lab,
        Comparability::Mixed => true,
    };
    let best = |scores: &Vec<&Arc<Score>>| {
        let fitting = scores.iter().filter(|score| allowed(score));
        fitting
            .min_by_key(|score| place(score))
            .map(|score| Arc::clone(score))
    };
    (comparability, candidates.iter().filter_map(best).collect())
}

/// The score that stands for a model on a benchmark when nothing is compared with it.
pub fn preferred<'a>(of: &'a Contender, benchmark: &str) -> Option<&'a Arc<Score>> {
    let scores = of
        .scores
        .iter()
        .filter(|score| score.benchmark.slug == benchmark);
    scores.min_by_key(|score| (score.measured_by, Reverse(score.measured_on), place(score)))
}

type Measurer<'a> = (MeasuredBy, &'a str);

fn measurer(score: &Score) -> Measurer<'_> {
    (score.measured_by, &score.measurer)
}

/// The measurer of a score of every model: independent before lab, then the one whose oldest result is the latest.
fn common_measurer<'a>(candidates: &[Vec<&'a Arc<Score>>]) -> Option<Measurer<'a>> {
    let of = |scores: &Vec<&'a Arc<Score>>| {
        scores
            .iter()
            .map(|score| measurer(score))
            .collect::<BTreeSet<_>>()
    };
    let common = candidates
        .iter()
        .map(of)
        .reduce(|all, these| all.intersection(&these).copied().collect())?;
    common
        .into_iter()
        .min_by_key(|&who| (who.0, Reverse(oldest(candidates, who)), who.1))
}

fn oldest(candidates: &[Vec<&Arc<Score>>], who: Measurer<'_>) -> Option<NaiveDate> {
    let latest = |scores: &Vec<&Arc<Score>>| {
        scores
            .iter()
            .filter(|score| measurer(score) == who)
            .filter_map(|s| s.measured_on)
            .max()
    };
    candidates.iter().map(latest).min().flatten()
}

/// How hard a model was set to think in a run, least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Effort {
    /// Nothing is stated.
    Unstated,
    /// Thinking was off.
    None,
    /// A word that does not say how hard.
    Some,
    /// So many tokens for thinking.
    Budget(u64),
    /// A word of [`EFFORTS`], by its place.
    Word(usize),
}

type Place<'a> = (
    MeasuredBy,
    Reverse<Effort>,
    Reverse<Option<NaiveDate>>,
    &'a str,
    Option<&'a str>,
    i64,
);

/// The more trusted class first, then the highest stated effort, then the latest; the rest only settles ties.
fn place(score: &Score) -> Place<'_> {
    let effort = Reverse(effort(score.effort.as_deref()));
    let (latest, harness) = (Reverse(score.measured_on), score.harness.as_deref());
    (
        score.measured_by,
        effort,
        latest,
        &score.measurer,
        harness,
        score.reference.0,
    )
}

fn effort(stated: Option<&str>) -> Effort {
    let Some(stated) = stated else {
        return Effort::Unstated;
    };
    let word = EFFORTS
        .iter()
        .position(|known| known.eq_ignore_ascii_case(stated));
    if stated.eq_ignore_ascii_case("none") {
        Effort::None
    } else if let Some(place) = word {
        Effort::Word(place)
    } else {
        budget(stated).map_or(Effort::Some, Effort::Budget)
    }
}

/// Tokens for thinking, such as `32k` or `32000`.
fn budget(stated: &str) -> Option<u64> {
    let (digits, unit) = match stated.strip_suffix(['k', 'K']) {
        Some(thousands) => (thousands, 1_000),
        None => (stated, 1),
    };
    digits.parse::<u64>().ok()?.checked_mul(unit)
}
