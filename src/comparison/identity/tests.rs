use super::*;
use crate::comparison::samples::{day, model};

#[test]
fn a_slug_keeps_the_order_that_was_asked() {
    assert_eq!(slug("gpt-4.1", "qwen3.5-4b"), "gpt-4.1-vs-qwen3.5-4b");
    assert_eq!(slug("qwen3.5-4b", "gpt-4.1"), "qwen3.5-4b-vs-gpt-4.1");
}

#[test]
fn a_canonical_slug_is_one_for_both_directions() {
    for (left, right) in [
        ("a", "b"),
        ("gpt-4.1", "gpt-4.1-mini"),
        ("o3", "claude-opus-4"),
    ] {
        assert_eq!(canonical_slug(left, right), canonical_slug(right, left));
    }
    assert_eq!(canonical_slug("o3", "claude-opus-4"), "claude-opus-4-vs-o3");
}

#[test]
fn a_slug_is_read_at_every_place_it_can_be() {
    for (text, expected) in [
        ("gpt-4.1-vs-qwen3.5-4b", vec![("gpt-4.1", "qwen3.5-4b")]),
        ("a-vs-b-vs-c", vec![("a", "b-vs-c"), ("a-vs-b", "c")]),
        ("gpt-4.1", vec![]),
        ("", vec![]),
        ("-vs-", vec![]),
        ("a-vs-", vec![]),
        ("-vs-b", vec![]),
        ("a-vs-b-vs-", vec![("a", "b-vs-")]),
        ("é-vs-ü", vec![("é", "ü")]),
    ] {
        assert_eq!(readings(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_written_is_among_what_is_read() {
    for (left, right) in [("a", "b"), ("x-vs-y", "z"), ("x", "y-vs-z")] {
        assert!(readings(&slug(left, right)).contains(&(left, right)));
    }
}

#[test]
fn the_older_review_counts_and_only_when_both_were_reviewed() {
    let reviewed = |on: Option<&str>| model("model", |it| it.reviewed_on = on.map(day));
    for (left, right, expected) in [
        (Some("2026-05-22"), Some("2026-05-01"), Some("2026-05-01")),
        (Some("2026-05-01"), Some("2026-05-22"), Some("2026-05-01")),
        (Some("2026-05-22"), Some("2026-05-22"), Some("2026-05-22")),
        (Some("2026-05-22"), None, None),
        (None, Some("2026-05-22"), None),
        (None, None, None),
    ] {
        assert_eq!(
            reviewed_on(&reviewed(left), &reviewed(right)),
            expected.map(day)
        );
    }
}
