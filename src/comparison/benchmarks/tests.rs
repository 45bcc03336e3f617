use super::*;
use crate::comparison::evidence::Ref;
use crate::comparison::samples::{bare, benchmark, context, day, model, score, scored};
use crate::comparison::vocabulary::MeasuredBy;

/// A score of a model: who measured, how, and what came out.
fn run(value: i64, measured_by: MeasuredBy, measurer: &str, effort: Option<&str>) -> Score {
    Score {
        reference: Ref(value),
        measured_by,
        measurer: measurer.to_owned(),
        effort: effort.map(str::to_owned),
        ..score(benchmark("gpqa"), value)
    }
}

fn independent(value: i64) -> Score {
    run(value, MeasuredBy::Independent, "Epoch AI", None)
}

fn lab(value: i64, measurer: &str) -> Score {
    run(value, MeasuredBy::Lab, measurer, None)
}

fn with(slug: &str, scores: Vec<Score>) -> Contender {
    model(slug, |it| {
        for score in scores {
            scored(it, score);
        }
    })
}

fn compared(left: Vec<Score>, right: Vec<Score>) -> BenchmarkComparison {
    let (left, right, context) = (with("a", left), with("b", right), context());
    compare(&Pair::new(&left, &right, &context))
}

fn only_line(left: Vec<Score>, right: Vec<Score>) -> SharedBenchmark {
    let found = compared(left, right);
    assert_eq!(found.shared.len(), 1);
    found.shared.into_iter().next().unwrap()
}

#[test]
fn the_higher_score_leads_unless_lower_is_better() {
    let lower = |value| {
        let benchmark = Benchmark {
            direction: BenchmarkDirection::LowerIsBetter,
            ..benchmark("error-rate")
        };
        score(benchmark, value)
    };
    for (left, right, higher_leads, lower_leads) in [
        (818_000, 791_000, Side::Left, Side::Right),
        (791_000, 818_000, Side::Right, Side::Left),
        (500_000, 500_000, Side::Tie, Side::Tie),
    ] {
        let line = only_line(vec![independent(left)], vec![independent(right)]);
        assert_eq!(line.leader, higher_leads);
        let line = only_line(vec![lower(left)], vec![lower(right)]);
        assert_eq!(line.leader, lower_leads);
        assert_eq!(line.gap, ScoreValue((left - right).abs()));
    }
}

#[test]
fn only_the_same_benchmark_version_and_variant_compare() {
    let of = |slug, version: Option<&str>, variant: Option<&str>| Score {
        version: version.map(str::to_owned),
        variant: variant.map(str::to_owned),
        ..score(benchmark(slug), 1)
    };
    for (left, right, shared) in [
        (of("a", None, None), of("a", None, None), 1),
        (of("a", None, None), of("b", None, None), 0),
        (of("a", Some("1"), None), of("a", Some("2"), None), 0),
        (of("a", Some("1"), None), of("a", None, None), 0),
        (of("a", None, Some("x")), of("a", None, Some("y")), 0),
        (
            of("a", Some("1"), Some("x")),
            of("a", Some("1"), Some("x")),
            1,
        ),
    ] {
        let found = compared(vec![left], vec![right]);
        assert_eq!(found.shared.len(), shared);
        assert_eq!(
            (found.left_only.len(), found.right_only.len()),
            (1 - shared, 1 - shared)
        );
    }
}

#[test]
fn a_common_measurer_is_preferred_and_an_independent_one_before_a_lab() {
    let aggregated = |value| run(value, MeasuredBy::Aggregator, "Collection", None);
    for (left, right, comparability, values) in [
        (
            vec![lab(1, "X"), independent(2)],
            vec![lab(3, "Y"), independent(4)],
            Comparability::SameMeasurer,
            (2, 4),
        ),
        (
            vec![lab(1, "X"), independent(2)],
            vec![lab(3, "X"), independent(4)],
            Comparability::SameMeasurer,
            (2, 4),
        ),
        (
            vec![lab(1, "X"), aggregated(2)],
            vec![lab(3, "X"), aggregated(4)],
            Comparability::SameMeasurer,
            (1, 3),
        ),
        (
            vec![lab(1, "X"), aggregated(2)],
            vec![lab(3, "Y"), aggregated(4)],
            Comparability::SameMeasurer,
            (2, 4),
        ),
        (
            vec![lab(1, "X"), independent(2)],
            vec![lab(3, "Y")],
            Comparability::BothSelfReported,
            (1, 3),
        ),
        (
            vec![lab(1, "X")],
            vec![independent(4)],
            Comparability::Mixed,
            (1, 4),
        ),
        (
            vec![aggregated(1), lab(2, "X")],
            vec![independent(4)],
            Comparability::Mixed,
            (2, 4),
        ),
    ] {
        let line = only_line(left, right);
        assert_eq!(line.comparability, comparability);
        assert_eq!((line.left.value.0, line.right.value.0), values);
    }
}

#[test]
fn a_measurer_of_the_same_name_but_another_class_is_not_the_same() {
    let line = only_line(
        vec![lab(1, "Epoch AI")],
        vec![run(2, MeasuredBy::Independent, "Epoch AI", None)],
    );
    assert_eq!(line.comparability, Comparability::Mixed);
}

#[test]
fn the_highest_stated_effort_of_each_is_taken() {
    let at = |value, effort| run(value, MeasuredBy::Independent, "Epoch AI", effort);
    for (efforts, expected) in [
        (vec![None, Some("low"), Some("high")], Some("high")),
        (vec![Some("max"), Some("high")], Some("max")),
        (vec![Some("xhigh"), Some("high")], Some("xhigh")),
        (vec![Some("minimal"), Some("none")], Some("minimal")),
        (vec![Some("medium"), Some("low")], Some("medium")),
        (vec![None, Some("none")], Some("none")),
        (vec![None, Some("27k")], Some("27k")),
        (vec![Some("27k"), Some("none")], Some("27k")),
        (vec![Some("8k"), Some("128k"), Some("64k")], Some("128k")),
        (vec![Some("64k"), Some("65000"), Some("1K")], Some("65000")),
        (vec![Some("64k"), Some("minimal")], Some("minimal")),
        (vec![Some("thinking"), Some("1k")], Some("1k")),
        (vec![Some("thinking"), Some("none")], Some("thinking")),
        (vec![Some("99999999999999999999k"), Some("1k")], Some("1k")),
        (vec![Some("HIGH"), Some("low")], Some("HIGH")),
        (vec![None], None),
    ] {
        let runs = (1..)
            .zip(efforts)
            .map(|(value, effort)| at(value, effort))
            .collect();
        let line = only_line(runs, vec![independent(9)]);
        assert_eq!(line.left.effort.as_deref(), expected);
    }
}

#[test]
fn of_equal_efforts_the_later_run_is_taken() {
    let on = |value, iso: Option<&str>| Score {
        measured_on: iso.map(day),
        ..independent(value)
    };
    let runs = vec![
        on(1, Some("2025-01-01")),
        on(2, Some("2026-01-01")),
        on(3, None),
    ];
    assert_eq!(
        only_line(runs, vec![independent(9)]).left.value,
        ScoreValue(2)
    );
}

#[test]
fn an_independent_measurer_of_both_goes_before_a_later_one_that_is_not() {
    let on = |value, measured_by, measurer: &str, iso: &str| Score {
        measured_on: Some(day(iso)),
        ..run(value, measured_by, measurer, None)
    };
    let runs = |independent, lab| {
        vec![
            on(
                independent,
                MeasuredBy::Independent,
                "Epoch AI",
                "2025-01-01",
            ),
            on(lab, MeasuredBy::Lab, "Lab", "2026-01-01"),
        ]
    };
    let line = only_line(runs(1, 2), runs(3, 4));
    assert_eq!(line.comparability, Comparability::SameMeasurer);
    assert_eq!(
        (line.left.value, line.right.value),
        (ScoreValue(1), ScoreValue(3))
    );
}

#[test]
fn of_several_common_measurers_the_one_with_the_later_older_result_is_taken() {
    let by = |value, measurer: &str, iso: &str| Score {
        measured_on: Some(day(iso)),
        ..run(value, MeasuredBy::Independent, measurer, None)
    };
    let line = only_line(
        vec![by(1, "A", "2026-05-01"), by(2, "B", "2026-02-01")],
        vec![by(3, "A", "2025-01-01"), by(4, "B", "2026-03-01")],
    );
    assert_eq!((line.left.value.0, line.right.value.0), (2, 4));
}

#[test]
fn of_measurers_alike_in_all_the_first_by_name_is_taken() {
    let by = |value, measurer: &str| run(value, MeasuredBy::Independent, measurer, None);
    let line = only_line(vec![by(1, "B"), by(2, "A")], vec![by(3, "B"), by(4, "A")]);
    assert_eq!((line.left.value.0, line.right.value.0), (2, 4));
}

#[test]
fn a_gap_exceeds_the_errors_only_beyond_both_together() {
    let with_error = |value, error: Option<i64>| Score {
        standard_error: error.map(ScoreValue),
        ..independent(value)
    };
    for (left, right, expected) in [
        (None, None, None),
        (Some(1), None, None),
        (None, Some(1), None),
        (Some(4), Some(5), Some(true)),
        (Some(5), Some(5), Some(false)),
        (Some(6), Some(5), Some(false)),
        (Some(0), Some(0), Some(true)),
    ] {
        let line = only_line(vec![with_error(110, left)], vec![with_error(100, right)]);
        assert_eq!(line.exceeds_error, expected, "{left:?} {right:?}");
    }
}

fn on_scale(slug: &str, value: i64, scale: Option<i64>) -> Score {
    let benchmark = Benchmark {
        scale: scale.map(ScoreValue),
        ..benchmark(slug)
    };
    score(benchmark, value)
}

/// Slug, left value, right value, scale.
type Line<'a> = (&'a str, i64, i64, Option<i64>);

fn largest(lines: &[Line]) -> Option<String> {
    let side = |pick: fn(&Line) -> i64| {
        lines
            .iter()
            .map(|line| on_scale(line.0, pick(line), line.3))
            .collect()
    };
    let found = compared(side(|line| line.1), side(|line| line.2));
    found
        .largest_gap()
        .map(|line| line.benchmark().slug.clone())
}

#[test]
fn the_largest_gap_is_relative_to_the_scale() {
    for (lines, expected) in [
        (vec![], None),
        (vec![("a", 5, 5, Some(100))], None),
        (
            vec![("a", 5, 9, Some(100)), ("b", 1, 3, Some(10))],
            Some("b"),
        ),
        (
            vec![("a", 0, 50, Some(100)), ("b", 0, 5, Some(10))],
            Some("a"),
        ),
        (
            vec![("b", 0, 5, Some(10)), ("a", 0, 50, Some(100))],
            Some("a"),
        ),
        (
            vec![("a", 0, 900, None), ("b", 0, 1, Some(1_000))],
            Some("b"),
        ),
        (vec![("a", 0, 1, None), ("b", 0, 9, None)], Some("b")),
        (vec![("a", 0, 1, Some(0)), ("b", 0, 9, None)], Some("b")),
        (
            vec![("a", 7, 7, Some(1)), ("b", 0, 1, Some(1_000))],
            Some("b"),
        ),
    ] {
        assert_eq!(largest(&lines).as_deref(), expected, "{lines:?}");
    }
}

#[test]
fn lines_stand_in_the_order_of_their_slugs() {
    let all = |value| {
        ["c", "a", "b"]
            .map(|slug| on_scale(slug, value, None))
            .to_vec()
    };
    let found = compared(all(1), all(2));
    let slugs: Vec<_> = found
        .shared
        .iter()
        .map(|line| line.benchmark().slug.as_str())
        .collect();
    assert_eq!(slugs, ["a", "b", "c"]);
}

#[test]
fn the_side_that_leads_more_lines_leads_the_benchmarks() {
    let side = |values: &[i64]| {
        let slugs = ["a", "b", "c"];
        values
            .iter()
            .zip(slugs)
            .map(|(&value, slug)| on_scale(slug, value, None))
            .collect()
    };
    for (left, right, expected, led) in [
        (vec![1, 1, 9], vec![2, 2, 1], Side::Right, (1, 2)),
        (vec![2, 2, 1], vec![1, 1, 9], Side::Left, (2, 1)),
        (vec![1, 2], vec![2, 1], Side::Tie, (1, 1)),
        (vec![1, 1], vec![1, 1], Side::Tie, (0, 0)),
        (vec![], vec![], Side::None, (0, 0)),
        (vec![1], vec![], Side::None, (0, 0)),
    ] {
        let found = compared(side(&left), side(&right));
        assert_eq!(found.leader(), expected, "{left:?} {right:?}");
        assert_eq!((found.led_by(Seat::Left), found.led_by(Seat::Right)), led);
    }
}

#[test]
fn a_line_of_one_side_keeps_its_most_trusted_score() {
    let found = compared(vec![lab(1, "X"), independent(2)], vec![]);
    let values: Vec<_> = found.left_only.iter().map(|score| score.value.0).collect();
    assert_eq!(values, [2]);
    assert!(found.right_only.is_empty());
}

#[test]
fn the_preferred_score_is_independent_then_of_the_lab_then_the_later() {
    let on = |score: Score, iso| Score {
        measured_on: Some(day(iso)),
        ..score
    };
    let aggregated = run(3, MeasuredBy::Aggregator, "Collection", None);
    for (scores, expected) in [
        (
            vec![lab(1, "X"), independent(2), aggregated.clone()],
            Some(2),
        ),
        (vec![lab(1, "X"), aggregated.clone()], Some(1)),
        (vec![aggregated], Some(3)),
        (
            vec![
                on(independent(1), "2025-01-01"),
                on(independent(2), "2026-01-01"),
            ],
            Some(2),
        ),
        (vec![], None),
    ] {
        let of = with("a", scores);
        assert_eq!(preferred(&of, "gpqa").map(|score| score.value.0), expected);
        assert!(preferred(&of, "another").is_none());
    }
}

#[test]
fn shared_scores_are_the_evidence_and_else_their_absence() {
    let found = compared(vec![independent(1)], vec![independent(2)]);
    assert_eq!(
        found.evidence,
        [Evidence::Score(Ref(1)), Evidence::Score(Ref(2))]
    );
    let (some, none) = (with("a", vec![independent(1)]), bare("b"));
    let context = context();
    let found = compare(&Pair::new(&some, &none, &context)).evidence;
    let absent = |of: &Contender, what| Evidence::Absence {
        model: of.reference,
        what,
    };
    assert_eq!(
        found,
        [
            absent(&some, Missing::SharedScore),
            absent(&none, Missing::Score)
        ]
    );
}

#[test]
fn three_models_compare_by_a_measurer_of_all_three() {
    let (a, b, c) = (
        with("a", vec![lab(1, "X"), independent(2)]),
        with("b", vec![lab(3, "Y"), independent(4)]),
        with("c", vec![lab(5, "Z")]),
    );
    let candidates = |models: &[&Contender]| -> (Comparability, Vec<i64>) {
        let lists: Vec<Vec<Arc<Score>>> = models.iter().map(|it| it.scores.clone()).collect();
        let borrowed: Vec<Vec<&Arc<Score>>> =
            lists.iter().map(|list| list.iter().collect()).collect();
        let (comparability, chosen) = choose(&borrowed);
        (
            comparability,
            chosen.iter().map(|score| score.value.0).collect(),
        )
    };
    assert_eq!(
        candidates(&[&a, &b]),
        (Comparability::SameMeasurer, vec![2, 4])
    );
    assert_eq!(
        candidates(&[&a, &b, &c]),
        (Comparability::BothSelfReported, vec![1, 3, 5])
    );
    let d = with("d", vec![independent(7)]);
    assert_eq!(
        candidates(&[&a, &c, &d]),
        (Comparability::Mixed, vec![2, 5, 7])
    );
    assert_eq!(candidates(&[]), (Comparability::BothSelfReported, vec![]));
}
