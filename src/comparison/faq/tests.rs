use super::*;
use crate::comparison::contender::Benchmark;
use crate::comparison::context::Context;
use crate::comparison::samples::{
    answer, bare, benchmark, context, day, license, model, prices, provider, route, score,
};
use crate::comparison::units::Tokens;
use crate::comparison::vocabulary::CommercialUse;

fn asked(left: &Contender, right: &Contender) -> Vec<FaqEntry> {
    let context: Context = context();
    faq(&Pair::new(left, right, &context))
}

fn kinds(left: &Contender, right: &Contender) -> Vec<(FaqKind, Option<Capability>)> {
    let found = asked(left, right);
    found
        .iter()
        .map(|it| (it.question.kind(), it.question.capability()))
        .collect()
}

fn question(left: &Contender, right: &Contender, kind: FaqKind) -> Option<Question> {
    let found = asked(left, right).into_iter().map(|it| it.question);
    found.into_iter().find(|question| question.kind() == kind)
}

fn full(slug: &str, micro: i64) -> Contender {
    model(slug, |it| {
        answer(it, Support::Yes, Capability::ALL);
        it.routes = vec![route(provider("host", 1), prices(micro, micro))];
    })
}

#[test]
fn four_questions_are_always_asked() {
    assert_eq!(
        kinds(&bare("a"), &bare("b")),
        [
            (FaqKind::LargerContext, None),
            (FaqKind::OpenSource, None),
            (FaqKind::Newer, None),
            (FaqKind::WhereToRun, None),
        ]
    );
}

#[test]
fn all_nine_questions_stand_in_order() {
    assert_eq!(
        kinds(&full("a", 1), &full("b", 2)),
        [
            (FaqKind::LargerContext, None),
            (FaqKind::Cheaper, None),
            (FaqKind::OpenSource, None),
            (FaqKind::BetterFor, Some(Capability::Vision)),
            (FaqKind::BetterFor, Some(Capability::Multimodal)),
            (FaqKind::BetterFor, Some(Capability::FunctionCalling)),
            (FaqKind::BetterFor, Some(Capability::Reasoning)),
            (FaqKind::Newer, None),
            (FaqKind::WhereToRun, None),
        ]
    );
}

#[test]
fn a_capability_is_asked_for_when_at_least_one_side_has_it() {
    for &left in Support::ALL {
        for &right in Support::ALL {
            let with = |slug, support| model(slug, |it| answer(it, support, &[Capability::Vision]));
            let found = question(&with("a", left), &with("b", right), FaqKind::BetterFor);
            let asked = left == Support::Yes || right == Support::Yes;
            let expected = Question::BetterFor {
                capability: Capability::Vision,
                left,
                right,
                bearing: None,
            };
            assert_eq!(found, asked.then_some(expected), "{left:?} {right:?}");
        }
    }
}

#[test]
fn what_shared_results_say_of_a_capability_is_told_where_both_have_it() {
    let test = |slug: &str, bears_on| Benchmark {
        bears_on,
        ..benchmark(slug)
    };
    let side = |slug, support, values: [i64; 3]| {
        model(slug, |it| {
            answer(it, support, &[Capability::Vision]);
            it.scores = [
                ("sight", Some(Capability::Vision)),
                ("charts", Some(Capability::Vision)),
                ("essays", None),
            ]
            .into_iter()
            .zip(values)
            .map(|((slug, bears_on), value)| Arc::new(score(test(slug, bears_on), value)))
            .collect();
        })
    };
    let found = |support, values| {
        let (left, right) = (
            side("a", Support::Yes, [500_000, 400_000, 0]),
            side("b", support, values),
        );
        let entries = asked(&left, &right).into_iter();
        let mut entries = entries.filter(|it| it.question.kind() == FaqKind::BetterFor);
        let entry = entries.next().unwrap();
        let Question::BetterFor { bearing, .. } = entry.question else {
            panic!("a question on a capability");
        };
        (bearing, entry.evidence.len())
    };

    // Two lines bear on it; the widest gap of all, on the third, is none of them.
    let (bearing, evidence) = found(Support::Yes, [450_000, 600_000, 1_000_000]);
    let bearing = bearing.unwrap();
    assert_eq!((bearing.shared, bearing.left, bearing.right), (2, 1, 1));
    assert_eq!(bearing.largest.benchmark.slug, "charts");
    assert_eq!(bearing.largest.leader, Seat::Right);
    assert_eq!(bearing.largest.gap.0, 200_000);
    assert_eq!(evidence, 6, "two answers and four scores");

    let level = found(Support::Yes, [500_000, 400_000, 1_000_000]);
    assert_eq!(level, (None, 2), "no line that bears on it has a leader");
    let one_sided = found(Support::No, [450_000, 600_000, 1_000_000]);
    assert_eq!(one_sided, (None, 2), "only one side has it");
}

#[test]
fn other_capabilities_are_not_asked_for() {
    for which in [
        Capability::ToolUse,
        Capability::WebSearch,
        Capability::CodeExecution,
    ] {
        let able = model("able", |it| answer(it, Support::Yes, &[which]));
        assert_eq!(
            question(&able, &able, FaqKind::BetterFor),
            None,
            "{which:?}"
        );
    }
}

#[test]
fn the_larger_window_and_the_later_release_answer_their_questions() {
    let of = |window: Option<i64>, on: Option<&str>| {
        model("model", |it| {
            it.context_window = window.map(Tokens);
            it.released_on = on.map(day);
        })
    };
    let (early, late) = (Some("2025-01-01"), Some("2025-01-02"));
    for (left, right, leader) in [
        (of(Some(2), late), of(Some(1), early), Side::Left),
        (of(Some(1), early), of(Some(2), late), Side::Right),
        (of(Some(1), early), of(Some(1), early), Side::Tie),
        (of(Some(1), early), of(None, None), Side::None),
        (of(None, None), of(None, None), Side::None),
    ] {
        let larger = question(&left, &right, FaqKind::LargerContext);
        assert_eq!(larger, Some(Question::LargerContext { leader }));
        let newer = question(&left, &right, FaqKind::Newer);
        assert_eq!(newer, Some(Question::Newer { leader }));
    }
}

#[test]
fn the_cheaper_question_needs_a_cost_on_both_sides() {
    let none = bare("none");
    assert_eq!(question(&full("a", 1), &none, FaqKind::Cheaper), None);
    assert_eq!(question(&none, &full("a", 1), FaqKind::Cheaper), None);
    let expected = Question::Cheaper {
        lower: Side::Right,
        left: CentUsd(210_000),
        right: CentUsd(105_000),
        ratio: Some(Ratio(20)),
    };
    let found = question(
        &full("a", 2_000_000),
        &full("b", 1_000_000),
        FaqKind::Cheaper,
    );
    assert_eq!(found, Some(expected));
}

#[test]
fn the_open_source_answer_carries_openness_and_licence() {
    let terms = license("MIT", Openness::OpenSource, CommercialUse::Allowed);
    let open = model("open", |it| {
        it.openness = Openness::OpenSource;
        it.license = Some(terms.clone());
    });
    let expected = Question::OpenSource {
        left: (Openness::OpenSource, Some(terms.clone())),
        right: (Openness::Unknown, None),
    };
    assert_eq!(
        question(&open, &bare("b"), FaqKind::OpenSource),
        Some(expected)
    );
}

#[test]
fn where_to_run_lists_the_providers_that_count() {
    let Some(Question::WhereToRun { left, right }) =
        question(&full("a", 1), &bare("b"), FaqKind::WhereToRun)
    else {
        panic!("not asked")
    };
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].slug, "host");
    assert!(right.is_empty());
}
