use super::*;
use crate::comparison::contender::Contender;
use crate::comparison::evidence::Ref;
use crate::comparison::samples::{answer, context, model, reference};

const ANSWERS: [Support; 3] = [Support::Yes, Support::No, Support::Unknown];

fn with_vision(slug: &str, support: Support) -> Contender {
    model(slug, |it| answer(it, support, &[Capability::Vision]))
}

fn ask<T>(left: &Contender, right: &Contender, question: impl FnOnce(&Pair) -> T) -> T {
    let context = context();
    question(&Pair::new(left, right, &context))
}

#[test]
fn the_closed_list_has_seventeen_rows_in_its_order() {
    let (left, right) = (model("a", |_| ()), model("b", |_| ()));
    let rows = ask(&left, &right, capabilities);
    let listed: Vec<_> = rows.iter().map(|row| row.capability).collect();
    assert_eq!(listed, Capability::ALL);
    assert_eq!(listed.len(), 17);
    assert!(
        rows.iter()
            .all(|row| (row.left, row.right) == (Support::Unknown, Support::Unknown))
    );
}

#[test]
fn unique_is_yes_here_and_no_there_and_nothing_else() {
    for own in ANSWERS {
        for other in ANSWERS {
            let (left, right) = (with_vision("a", own), with_vision("b", other));
            let found = |seat| ask(&left, &right, |pair| unique(pair, seat));
            let expected = |here, there| {
                if here == Support::Yes && there == Support::No {
                    vec![Capability::Vision]
                } else {
                    vec![]
                }
            };
            assert_eq!(found(Seat::Left), expected(own, other), "{own:?} {other:?}");
            assert_eq!(
                found(Seat::Right),
                expected(other, own),
                "{own:?} {other:?}"
            );
        }
    }
}

#[test]
fn shared_is_yes_on_both_sides_and_unanswered_is_yes_against_unknown() {
    for own in ANSWERS {
        for other in ANSWERS {
            let (left, right) = (with_vision("a", own), with_vision("b", other));
            let both = ask(&left, &right, shared);
            let open = ask(&left, &right, |pair| unanswered(pair, Seat::Left));
            assert_eq!(
                !both.is_empty(),
                (own, other) == (Support::Yes, Support::Yes)
            );
            assert_eq!(
                !open.is_empty(),
                (own, other) == (Support::Yes, Support::Unknown)
            );
        }
    }
}

#[test]
fn the_side_with_more_of_its_own_leads() {
    let three = [
        Capability::Vision,
        Capability::ToolUse,
        Capability::WebSearch,
    ];
    for (left_has, right_has, expected) in [
        (3, 0, Side::Left),
        (0, 3, Side::Right),
        (2, 1, Side::Left),
        (1, 2, Side::Right),
    ] {
        let left = model("a", |it| {
            answer(it, Support::Yes, &three[..left_has]);
            answer(it, Support::No, &three[left_has..]);
        });
        let right = model("b", |it| {
            answer(it, Support::No, &three[..3 - right_has]);
            answer(it, Support::Yes, &three[3 - right_has..]);
        });
        assert_eq!(
            ask(&left, &right, leader),
            expected,
            "{left_has} {right_has}"
        );
    }
}

#[test]
fn equal_sides_tie_and_unanswered_sides_do_not_compare() {
    let (yes, no) = (Support::Yes, Support::No);
    let unknown = Support::Unknown;
    for (own, other, expected) in [
        (yes, yes, Side::Tie),
        (no, no, Side::Tie),
        (yes, no, Side::Left),
        (no, yes, Side::Right),
        (yes, unknown, Side::None),
        (unknown, yes, Side::None),
        (no, unknown, Side::None),
        (unknown, unknown, Side::None),
    ] {
        let (left, right) = (with_vision("a", own), with_vision("b", other));
        assert_eq!(ask(&left, &right, leader), expected, "{own:?} {other:?}");
    }
}

#[test]
fn evidence_is_the_answer_or_its_absence() {
    let (left, right) = (
        with_vision("a", Support::Yes),
        with_vision("b", Support::Unknown),
    );
    let found = ask(&left, &right, |pair| evidence(pair, &[Capability::Vision]));
    let absence = Evidence::Absence {
        model: reference("b"),
        what: Missing::Capability(Capability::Vision),
    };
    assert_eq!(
        found,
        [Evidence::Capability(reference("a/Vision")), absence]
    );
}

#[test]
fn having_nothing_of_its_own_rests_on_an_absence_on_both_sides() {
    let (left, right) = (model("a", |_| ()), model("b", |_| ()));
    let found = ask(&left, &right, |pair| evidence(pair, &[]));
    let absence = |model: Ref| Evidence::Absence {
        model,
        what: Missing::UniqueCapability,
    };
    assert_eq!(found, [absence(reference("a")), absence(reference("b"))]);
}
