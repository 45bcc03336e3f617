//! Benchmarks, like with like.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::arbitrary::{any_context, contender};
use super::{less, more};
use crate::comparison::benchmarks::{self, Comparability};
use crate::comparison::contender::{Contender, Score};
use crate::comparison::context::{Pair, Side};
use crate::comparison::vocabulary::{BenchmarkDirection, MeasuredBy};

type Line = (String, Option<String>, Option<String>);

/// The scores of a model on each line.
pub(super) fn lines(of: &Contender) -> BTreeMap<Line, Vec<&Score>> {
    let mut lines: BTreeMap<Line, Vec<&Score>> = BTreeMap::new();
    for score in &of.scores {
        let slug = score.benchmark.slug.clone();
        let line = (slug, score.version.clone(), score.variant.clone());
        lines.entry(line).or_default().push(score);
    }
    lines
}

/// How hard a run was set to think, by the words that the generated scores use.
fn effort(score: &Score) -> i64 {
    match score.effort.as_deref() {
        None => 0,
        Some("none") => 1,
        Some("8k") => 2,
        Some("64k") => 3,
        Some("low") => 4,
        Some("high") => 5,
        Some(other) => unreachable!("{other}"),
    }
}

/// What must be said of a line and which scores may stand for each side.
pub(super) fn expected<'a>(
    left: &[&'a Score],
    right: &[&'a Score],
) -> (Comparability, Vec<&'a Score>, Vec<&'a Score>) {
    let measurers = |scores: &[&Score]| -> BTreeSet<(MeasuredBy, String)> {
        let named = scores.iter();
        named
            .map(|it| (it.measured_by, it.measurer.clone()))
            .collect()
    };
    let both: Vec<_> = measurers(left)
        .intersection(&measurers(right))
        .cloned()
        .collect();
    let by_lab = |scores: &[&Score]| scores.iter().any(|it| it.measured_by == MeasuredBy::Lab);
    if let Some(best) = both.iter().map(|(class, _)| *class).min() {
        // Of several measurers of that class any may stand; which one is settled by days.
        let fits = |it: &&Score| {
            it.measured_by == best && both.contains(&(it.measured_by, it.measurer.clone()))
        };
        (
            Comparability::SameMeasurer,
            kept(left, fits),
            kept(right, fits),
        )
    } else if by_lab(left) && by_lab(right) {
        let own = |it: &&Score| it.measured_by == MeasuredBy::Lab;
        (
            Comparability::BothSelfReported,
            kept(left, own),
            kept(right, own),
        )
    } else {
        let trusted = |scores: &[&'a Score]| {
            let class = scores.iter().map(|it| it.measured_by).min();
            kept(scores, |it| Some(it.measured_by) == class)
        };
        (Comparability::Mixed, trusted(left), trusted(right))
    }
}

fn kept<'a>(scores: &[&'a Score], fits: impl Fn(&&Score) -> bool) -> Vec<&'a Score> {
    scores.iter().copied().filter(|it| fits(it)).collect()
}

/// Whether no other run of the same measurer was set to think harder.
fn is_hardest(of: &Score, among: &[&Score]) -> bool {
    among
        .iter()
        .filter(|it| it.measurer == of.measurer && it.measured_by == of.measured_by)
        .all(|it| effort(it) <= effort(of))
}

/// Who has the better value, by the direction of the benchmark.
fn better(left: &Score, right: &Score) -> Side {
    let (a, b) = (Some(left.value), Some(right.value));
    match left.benchmark.direction {
        BenchmarkDirection::HigherIsBetter => more(a, b),
        BenchmarkDirection::LowerIsBetter => less(a, b),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shared_lines_are_those_of_both_sides_and_chosen_like_with_like(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let found = benchmarks::compare(&Pair::new(&left, &right, &context));
        let (ours, theirs) = (lines(&left), lines(&right));
        let shared: Vec<_> = ours.keys().filter(|line| theirs.contains_key(*line)).collect();
        prop_assert_eq!(found.shared.len(), shared.len());
        prop_assert_eq!(found.left_only.len(), ours.len() - shared.len());
        prop_assert_eq!(found.right_only.len(), theirs.len() - shared.len());
        for (line, key) in found.shared.iter().zip(shared) {
            let (how, lefts, rights) = expected(&ours[key], &theirs[key]);
            prop_assert_eq!(line.comparability, how);
            prop_assert!(lefts.contains(&&*line.left) && rights.contains(&&*line.right));
            prop_assert!(is_hardest(&line.left, &lefts) && is_hardest(&line.right, &rights));
            if how == Comparability::SameMeasurer {
                prop_assert_eq!(&line.left.measurer, &line.right.measurer);
            }
            prop_assert_eq!(line.leader, better(&line.left, &line.right));
            prop_assert_eq!(line.gap.0, (line.left.value.0 - line.right.value.0).abs());
            let errors = line.left.standard_error.zip(line.right.standard_error);
            prop_assert_eq!(line.exceeds_error, errors.map(|(a, b)| line.gap.0 > a.0 + b.0));
        }
    }

    #[test]
    fn the_largest_gap_is_that_of_the_largest_part_of_its_scale(
        left in contender("left"), right in contender("right"), context in any_context(),
    ) {
        let found = benchmarks::compare(&Pair::new(&left, &right, &context));
        let part = |line: &benchmarks::SharedBenchmark| {
            let gap = i128::from(line.gap.0);
            let scale = line.benchmark().scale.map(|scale| i128::from(scale.0));
            // In millionths of the scale; what has no scale stands below all others.
            scale.map_or((0, gap), |scale| (1, gap * 1_000_000 / scale))
        };
        let led = found.shared.iter().filter(|line| line.leader != Side::Tie);
        let largest = led.map(part).max();
        prop_assert_eq!(found.largest_gap().map(part), largest);
    }
}
