//! Every case of every text, rendered into one file for an editor's review, and what numbers look like.

mod cases;

use std::sync::Arc;

use crate::comparison::cell::{Cell, UnknownReason};
use crate::comparison::samples;
use crate::comparison::units::{CentUsd, MicroUsd, Ratio, ScoreValue, Tokens};
use crate::comparison::vocabulary::{BenchmarkUnit, UseCase};
use crate::comparison::workload::{Workload, WorkloadDraft};

use super::{cell, numbers, words};

#[test]
fn every_case_of_every_text_reads_as_reviewed() {
    insta::assert_snapshot!("texts", cases::all());
}

#[test]
fn no_text_is_empty_or_leaves_a_gap_in_a_sentence() {
    for line in cases::all().lines().filter(|line| line.starts_with("- ")) {
        assert!(line.len() > 2, "empty text: {line:?}");
        for flaw in ["  ", " .", " ,", "..", "( ", " )", ": .", "None", "Some("] {
            let said_on_purpose = flaw == "None" && line.contains("None of the providers");
            assert!(
                said_on_purpose || !line.contains(flaw),
                "{flaw:?} in {line:?}"
            );
        }
    }
}

#[test]
fn no_sentence_of_the_page_is_used_again() {
    let ours = cases::all();
    for theirs in [
        "safer overall",
        "when coding workflow support matters",
        "holds a shared-benchmark lead",
        "for long prompts, retrieval packs, or transcript analysis",
        "for fallback and procurement flexibility",
        "in local model data",
        "Treat isolated benchmark wins as directional",
        "Use this as a quick comparison signal",
        "confirm the upstream license before deployment",
    ] {
        assert!(!ours.contains(theirs), "{theirs:?}");
    }
}

#[test]
fn tokens_are_short_from_a_thousand_and_half_up() {
    for (tokens, text) in [
        (0, "0"),
        (1, "1"),
        (999, "999"),
        (1_000, "1k"),
        (1_499, "1k"),
        (1_500, "2k"),
        (8_192, "8k"),
        (32_768, "33k"),
        (128_000, "128k"),
        (200_000, "200k"),
        (262_144, "262k"),
        (999_499, "999k"),
        (999_500, "1m"),
        (1_000_000, "1m"),
        (1_004_999, "1m"),
        (1_005_000, "1.01m"),
        (1_047_576, "1.05m"),
        (1_048_576, "1.05m"),
        (1_100_000, "1.1m"),
        (2_000_000, "2m"),
        (10_000_000, "10m"),
        (1_234_567_890, "1,234.57m"),
    ] {
        assert_eq!(Tokens(tokens).to_string(), text, "{tokens}");
    }
}

#[test]
fn prices_show_cents_only_where_there_are_any_and_never_fewer_than_two() {
    for (micro, text) in [
        (0, "$0"),
        (8_000_000, "$8"),
        (600_000, "$0.60"),
        (75_000, "$0.075"),
        (1_250_000, "$1.25"),
        (2_500_000, "$2.50"),
        (150_000_000, "$150"),
        (1_000_000_000, "$1,000"),
        (28_500, "$0.0285"),
        (1, "$0.000001"),
        (12_345_678, "$12.345678"),
    ] {
        assert_eq!(MicroUsd(micro).to_string(), text, "{micro}");
    }
    assert_eq!(numbers::price(MicroUsd(600_000)), "$0.60/1M tokens");
}

#[test]
fn monthly_amounts_are_whole_dollars_from_ten_on() {
    for (cents, text) in [
        (0, "$0"),
        (5, "$0.05"),
        (100, "$1"),
        (960, "$9.60"),
        (999, "$9.99"),
        (1_000, "$10"),
        (1_050, "$10"),
        (1_051, "$11"),
        (1_150, "$12"),
        (360_000, "$3,600"),
        (123_456_789, "$1,234,568"),
    ] {
        assert_eq!(CentUsd(cents).to_string(), text, "{cents}");
    }
}

#[test]
fn values_side_by_side_are_exact_where_they_would_read_alike() {
    let windows = |own, other| words::windows(&Tokens(own), &Tokens(other));
    for (own, other, text) in [
        (1_047_576, 262_144, ("1.05m", "262k")),
        (1_047_576, 1_048_576, ("1,047,576", "1,048,576")),
        (8_000, 8_192, ("8,000", "8,192")),
        (8_192, 8_192, ("8k", "8k")),
    ] {
        assert_eq!(
            windows(own, other),
            (text.0.to_owned(), text.1.to_owned()),
            "{own} {other}"
        );
    }
    let workload = Workload::default();
    let bills = |own, other| words::bills(&CentUsd(own), &CentUsd(other), &workload);
    assert_eq!(
        bills(112_510, 112_540),
        ("$1,125.10".to_owned(), "$1,125.40".to_owned())
    );
    assert_eq!(
        bills(112_500, 360_000),
        ("$1,125".to_owned(), "$3,600".to_owned())
    );
    let (trifle, cents) = bills(0, 5);
    assert_eq!((&*trifle, &*cents), ("less than $0.01", "$0.05"));
    let draft = WorkloadDraft {
        input_tokens: 0,
        output_tokens: 0,
        ..WorkloadDraft::default()
    };
    let idle = Workload::new(draft).unwrap();
    assert_eq!(words::bill(&CentUsd(0), &idle), "$0");
}

#[test]
fn scores_and_ratios_have_one_decimal() {
    for (value, text) in [
        (818_000, "81.8"),
        (27_000, "2.7"),
        (0, "0.0"),
        (500, "0.0"),
        (1_500, "0.2"),
        (2_500, "0.2"),
        (14_270_000, "1,427.0"),
        (-12_000, "-1.2"),
    ] {
        assert_eq!(ScoreValue(value).to_string(), text, "{value}");
    }
    for (tenths, text) in [(32, "3.2"), (30, "3"), (11, "1.1"), (2_990, "299")] {
        assert_eq!(Ratio(tenths).to_string(), text, "{tenths}");
    }
}

#[test]
fn a_ratio_of_once_is_not_worth_a_word() {
    assert_eq!(numbers::times(None), None);
    assert_eq!(numbers::times(Some(Ratio(10))), None);
    assert_eq!(
        numbers::times(Some(Ratio(11))).as_deref(),
        Some("1.1 times")
    );
}

#[test]
fn weights_are_counted_in_millions_billions_and_trillions() {
    for (count, text) in [
        (270_000_000, "270M"),
        (4_000_000_000, "4B"),
        (30_500_000_000, "30.5B"),
        (671_000_000_000, "671B"),
        (1_000_000_000_000, "1T"),
        (1_040_000_000_000, "1T"),
        (1_200_000_000_000, "1.2T"),
    ] {
        assert_eq!(numbers::parameters(count), text, "{count}");
    }
}

#[test]
fn a_gap_carries_the_unit_of_its_benchmark() {
    for (unit, text) in [
        (BenchmarkUnit::Percent, "2.7 points"),
        (BenchmarkUnit::Points, "2.7 points"),
        (BenchmarkUnit::Elo, "2.7 Elo points"),
        (BenchmarkUnit::Minutes, "2.7 minutes"),
        (BenchmarkUnit::Usd, "$2.70"),
    ] {
        let benchmark = in_unit(unit);
        assert_eq!(numbers::gap(ScoreValue(27_000), &benchmark), text);
    }
}

fn in_unit(unit: BenchmarkUnit) -> crate::comparison::contender::Benchmark {
    crate::comparison::contender::Benchmark {
        unit,
        ..samples::benchmark("any")
    }
}

#[test]
fn dollars_of_a_benchmark_read_as_money() {
    let dollars = in_unit(BenchmarkUnit::Usd);
    for (value, text) in [
        (40_000, "$4"),
        (45_000, "$4.50"),
        (45_049, "$4.50"),
        (47_174_000, "$4,717"),
        (0, "$0"),
    ] {
        let value = ScoreValue(value);
        assert_eq!(numbers::score(value, &dollars), text);
        assert_eq!(numbers::gap(value, &dollars), text);
    }
    assert_eq!(numbers::gap(ScoreValue(3), &dollars), "less than $0.01");
    let percent = in_unit(BenchmarkUnit::Percent);
    assert_eq!(numbers::score(ScoreValue(818_000), &percent), "81.8");
}

#[test]
fn a_gap_too_small_to_show_is_not_shown_as_nothing() {
    let benchmark = samples::benchmark("any");
    assert_eq!(
        numbers::gap(ScoreValue(3), &benchmark),
        "less than 0.1 points"
    );
    assert_eq!(numbers::gap(ScoreValue(0), &benchmark), "0.0 points");
}

#[test]
fn scores_side_by_side_add_up_with_their_gap() {
    let shown = |own, other, benchmark: &_| {
        let gap = ScoreValue(own - other).0.abs();
        let [own, other] = [own, other].map(ScoreValue);
        numbers::side_by_side(own, other, ScoreValue(gap), benchmark)
    };
    let percent = in_unit(BenchmarkUnit::Percent);
    for (own, other, text) in [
        (818_000, 791_000, ["81.8", "79.1", "2.7 points"]),
        (604_200, 668_600, ["60.42", "66.86", "6.44 points"]),
        (668_600, 604_200, ["66.86", "60.42", "6.44 points"]),
        (818_000, 818_400, ["81.80", "81.84", "0.04 points"]),
        (604_246, 668_552, ["60.4246", "66.8552", "6.4306 points"]),
        (818_003, 818_000, ["81.8003", "81.8000", "0.0003 points"]),
        (818_000, 818_000, ["81.8", "81.8", "0.0 points"]),
    ] {
        assert_eq!(shown(own, other, &percent), text, "{own} {other}");
    }
    let dollars = in_unit(BenchmarkUnit::Usd);
    for (own, other, text) in [
        (47_170_000, 45_120_000, ["$4,717", "$4,512", "$205"]),
        (
            47_174_000,
            45_116_000,
            ["$4,717.40", "$4,511.60", "$205.80"],
        ),
        (45_000, 40_000, ["$4.50", "$4", "$0.50"]),
        (45_049, 45_001, ["$4.5049", "$4.5001", "$0.0048"]),
    ] {
        assert_eq!(shown(own, other, &dollars), text, "{own} {other}");
    }
}

#[test]
fn amounts_are_shown_to_the_cent_where_whole_dollars_do_not_add_up() {
    for (own, other, gap, cents) in [
        (56_580, 61_540, 4_960, true),
        (56_600, 61_500, 4_900, false),
        (112_510, 112_540, 30, true),
        (360_000, 112_500, 247_500, false),
        (360_000, 360_000, 0, false),
    ] {
        let [left, right, apart] = [own, other, gap].map(CentUsd);
        assert_eq!(
            numbers::want_cents(left, right, apart),
            cents,
            "{own} {other}"
        );
    }
}

#[test]
fn cells_of_one_row_that_differ_never_read_alike() {
    let tokens = |many| Cell::Tokens(Tokens(many));
    let weights = |total| Cell::Parameters {
        total: Some(total),
        active: None,
    };
    let scored = |value| Cell::Score(Arc::new(samples::score(samples::benchmark("gpqa"), value)));
    for (left, right, text) in [
        (tokens(1_047_576), tokens(262_144), ("1.05m", "262k")),
        (
            tokens(1_047_576),
            tokens(1_048_576),
            ("1,047,576", "1,048,576"),
        ),
        (tokens(8_192), tokens(8_192), ("8k", "8k")),
        (
            weights(4_022_468_096),
            weights(4_000_000_000),
            ("4,022,468,096", "4,000,000,000"),
        ),
        (
            Cell::Monthly(CentUsd(112_510)),
            Cell::Monthly(CentUsd(112_540)),
            ("$1,125.10", "$1,125.40"),
        ),
        (scored(818_000), scored(818_400), ("81.8", "81.84")),
        (
            Cell::Unknown(UnknownReason::NotSourced),
            Cell::Unknown(UnknownReason::NoTrackedRoute),
            ("-", "-"),
        ),
    ] {
        let expected = (text.0.to_owned(), text.1.to_owned());
        assert_eq!(super::cells(&left, &right), expected);
    }
    let row = [tokens(1_047_576), tokens(200_000), tokens(1_048_576)];
    let row: Vec<_> = row.iter().collect();
    assert_eq!(super::cells_of(&row), ["1,047,576", "200k", "1,048,576"]);
}

#[test]
fn lists_and_plurals_are_right() {
    assert_eq!(words::list(&[]), "");
    assert_eq!(words::list(&["a"]), "a");
    assert_eq!(words::list(&["a", "b"]), "a and b");
    assert_eq!(words::list(&["a", "b", "c"]), "a, b, and c");
    assert_eq!(words::any(&["a", "b", "c"]), "a, b, or c");
    assert_eq!(words::any(&["a", "b"]), "a or b");
    assert_eq!(words::count_or_no(&0, "row"), "no rows");
    assert_eq!(words::count_or_no(&1, "row"), "1 row");
    assert_eq!(words::number_or_none(&0), "none");
    assert_eq!(words::number_or_none(&4), "4");
    assert_eq!(words::share(&0, &3), "none");
    assert_eq!(words::share(&2, &3), "2");
    assert_eq!(words::share(&3, &3), "all");
    assert_eq!(words::count(&0, "row"), "0 rows");
    assert_eq!(words::count(&1, "row"), "1 row");
    assert_eq!(words::count(&2, "row"), "2 rows");
}

#[test]
fn a_cell_of_several_values_gives_them_singly_too() {
    let fit = Cell::DecisionFit {
        uses: vec![UseCase::Coding, UseCase::Rag],
        curated: true,
    };
    assert_eq!(cell(&fit), "Coding and RAG");
    assert_eq!(super::cell_values(&fit), Some(vec!["Coding", "RAG"]));
    let none = Cell::DecisionFit {
        uses: Vec::new(),
        curated: false,
    };
    assert_eq!(cell(&none), "-");
    assert_eq!(super::cell_values(&Cell::Tokens(Tokens(1))), None);
}
