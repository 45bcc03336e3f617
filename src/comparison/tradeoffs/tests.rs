use super::*;
use crate::comparison::contender::Contender;
use crate::comparison::context::Context;
use crate::comparison::samples::{
    answer, bare, benchmark, context, day, model, prices, provider, route, score, scored,
};
use crate::comparison::vocabulary::{BenchmarkDirection, Support};

fn asked(left: &Contender, right: &Contender) -> Tradeoffs {
    let context: Context = context();
    tradeoffs(&Pair::new(left, right, &context))
}

/// The point of a kind on each side.
fn points(left: &Contender, right: &Contender, kind: TradeoffKind) -> [Option<Point>; 2] {
    let found = asked(left, right);
    [found.left, found.right].map(|side| {
        let point = side.into_iter().find(|it| it.point.kind() == kind);
        point.map(|it| it.point)
    })
}

fn sided(left: &Contender, right: &Contender, kind: TradeoffKind) -> Side {
    match points(left, right, kind) {
        [Some(_), None] => Side::Left,
        [None, Some(_)] => Side::Right,
        [None, None] => Side::None,
        [Some(_), Some(_)] => Side::Tie,
    }
}

#[test]
fn nothing_speaks_for_models_of_which_nothing_is_known() {
    let found = asked(&bare("a"), &bare("b"));
    assert!(found.left.is_empty() && found.right.is_empty());
    assert!(found.of(Side::Tie).is_empty() && found.of(Side::None).is_empty());
}

#[test]
fn points_stand_in_the_order_of_their_kinds() {
    let strong = model("strong", |it| {
        scored(it, score(benchmark("gpqa"), 9));
        it.context_window = Some(Tokens(300_000));
        it.routes = vec![
            route(provider("a", 1), prices(1, 1)),
            route(provider("b", 2), prices(1, 1)),
        ];
        answer(it, Support::Yes, &[Capability::Vision]);
        it.openness = Openness::OpenWeights;
        it.released_on = Some(day("2026-01-01"));
    });
    let weak = model("weak", |it| {
        scored(it, score(benchmark("gpqa"), 1));
        it.context_window = Some(Tokens(1_000));
        it.routes = vec![route(provider("a", 1), prices(9_000_000, 9_000_000))];
        answer(it, Support::No, &[Capability::Vision]);
        it.openness = Openness::Proprietary;
        it.released_on = Some(day("2025-01-01"));
    });
    let kinds: Vec<_> = asked(&strong, &weak)
        .left
        .iter()
        .map(|it| it.point.kind())
        .collect();
    assert_eq!(kinds, TradeoffKind::ALL);
    assert!(asked(&strong, &weak).right.is_empty());
}

#[test]
fn the_benchmark_lead_goes_to_the_leader_of_the_largest_gap_only() {
    let side = |slug, a, b| {
        model(slug, |it| {
            scored(it, score(benchmark("a"), a));
            scored(it, score(benchmark("b"), b));
        })
    };
    let kind = TradeoffKind::BenchmarkLead;
    let [left, right] = points(&side("x", 5, 0), &side("y", 0, 9), kind);
    assert_eq!(left, None);
    let Some(Point::BenchmarkLead {
        benchmark,
        gap,
        shared,
    }) = right
    else {
        panic!("no lead")
    };
    assert_eq!((benchmark.slug.as_str(), gap.0, shared), ("b", 9, 2));
    assert_eq!(sided(&side("x", 5, 5), &side("y", 5, 5), kind), Side::None);
}

#[test]
fn a_lower_is_better_benchmark_is_led_by_the_lower_score() {
    let side = |slug, value| {
        let errors = Benchmark {
            direction: BenchmarkDirection::LowerIsBetter,
            ..benchmark("errors")
        };
        model(slug, |it| scored(it, score(errors, value)))
    };
    assert_eq!(
        sided(&side("x", 5), &side("y", 9), TradeoffKind::BenchmarkLead),
        Side::Left
    );
}

#[test]
fn the_larger_window_is_a_point_when_both_are_known() {
    let wide = |window: Option<i64>| model("wide", |it| it.context_window = window.map(Tokens));
    for (left, right, expected) in [
        (Some(2), Some(1), Side::Left),
        (Some(1), Some(2), Side::Right),
        (Some(1), Some(1), Side::None),
        (Some(1), None, Side::None),
        (None, Some(1), Side::None),
    ] {
        let found = sided(&wide(left), &wide(right), TradeoffKind::LargerContext);
        assert_eq!(found, expected, "{left:?} {right:?}");
    }
    let [point, _] = points(&wide(Some(2)), &wide(Some(1)), TradeoffKind::LargerContext);
    let expected = Point::LargerContext {
        own: Tokens(2),
        other: Tokens(1),
    };
    assert_eq!(point, Some(expected));
}

fn priced(pair: Option<(i64, i64)>) -> Contender {
    model("priced", |it| {
        let all = pair.map_or_else(Vec::new, |(input, output)| prices(input, output));
        it.routes = vec![route(provider("host", 1), all)];
    })
}

#[test]
fn prices_are_points_only_where_both_sides_have_them() {
    let (dear, cheap) = (Some((9_000_000, 9_000_000)), Some((1_000_000, 1_000_000)));
    for (left, right, expected) in [
        (cheap, dear, Side::Left),
        (dear, cheap, Side::Right),
        (cheap, cheap, Side::None),
        (cheap, None, Side::None),
        (None, dear, Side::None),
        (None, None, Side::None),
    ] {
        for kind in [TradeoffKind::CheaperOutput, TradeoffKind::CheaperAtWorkload] {
            let found = sided(&priced(left), &priced(right), kind);
            assert_eq!(found, expected, "{kind:?} {left:?} {right:?}");
        }
    }
}

#[test]
fn cheaper_output_and_the_cheaper_month_can_be_on_different_sides() {
    let heavy_input = priced(Some((9_000_000, 1_000_000)));
    let heavy_output = priced(Some((1_000_000, 9_000_000)));
    let found = |kind| sided(&heavy_input, &heavy_output, kind);
    assert_eq!(found(TradeoffKind::CheaperOutput), Side::Left);
    assert_eq!(found(TradeoffKind::CheaperAtWorkload), Side::Right);
}

#[test]
fn the_cheaper_month_carries_both_costs_and_their_ratio() {
    let (dear, cheap) = (
        priced(Some((2_000_000, 8_000_000))),
        priced(Some((625_000, 2_500_000))),
    );
    let [_, point] = points(&dear, &cheap, TradeoffKind::CheaperAtWorkload);
    let expected = Point::CheaperAtWorkload {
        own: CentUsd(112_500),
        other: CentUsd(360_000),
        ratio: Some(Ratio(32)),
    };
    assert_eq!(point, Some(expected));
}

#[test]
fn more_providers_are_a_point_even_against_none() {
    let served = |count: i64| {
        model("served", |it| {
            let hosts = (0..count).map(|place| provider(&format!("host-{place}"), place));
            it.routes = hosts.map(|host| route(host, Vec::new())).collect();
        })
    };
    for (left, right, expected) in [
        (1, 0, Side::Left),
        (0, 2, Side::Right),
        (2, 2, Side::None),
        (0, 0, Side::None),
    ] {
        let found = sided(&served(left), &served(right), TradeoffKind::BroaderCoverage);
        assert_eq!(found, expected, "{left} {right}");
    }
    let [point, _] = points(&served(4), &served(0), TradeoffKind::BroaderCoverage);
    assert_eq!(point, Some(Point::BroaderCoverage { own: 4, other: 0 }));
}

#[test]
fn the_first_three_unique_capabilities_are_named_and_the_rest_counted() {
    for count in 1..=Capability::ALL.len() {
        let own = &Capability::ALL[..count];
        let left = model("left", |it| answer(it, Support::Yes, own));
        let right = model("right", |it| answer(it, Support::No, own));
        let [point, _] = points(&left, &right, TradeoffKind::UniqueCapabilities);
        let expected = Point::UniqueCapabilities {
            first: own.iter().copied().take(3).collect(),
            more: count.saturating_sub(3),
        };
        assert_eq!(point, Some(expected), "{count}");
    }
}

#[test]
fn a_capability_that_is_unknown_elsewhere_is_not_unique() {
    let left = model("left", |it| answer(it, Support::Yes, Capability::ALL));
    assert_eq!(
        sided(&left, &bare("right"), TradeoffKind::UniqueCapabilities),
        Side::None
    );
}

#[test]
fn open_weights_are_a_point_only_against_a_closed_model() {
    use Openness::{OpenSource, OpenWeights, Proprietary, Unknown};
    let open = |openness| model("model", |it| it.openness = openness);
    for (left, right, expected) in [
        (OpenSource, Proprietary, Side::Left),
        (Proprietary, OpenWeights, Side::Right),
        (OpenSource, OpenWeights, Side::None),
        (OpenSource, Unknown, Side::None),
        (Unknown, Unknown, Side::None),
    ] {
        let found = sided(&open(left), &open(right), TradeoffKind::OpenWeights);
        assert_eq!(found, expected, "{left:?} {right:?}");
    }
}

#[test]
fn a_newer_release_counts_its_whole_months() {
    let released = |on: &str| model("model", |it| it.released_on = Some(day(on)));
    for (earlier, later, months) in [
        ("2025-04-01", "2026-03-02", Some(11)),
        ("2025-01-15", "2025-07-15", Some(6)),
        ("2025-01-15", "2025-07-14", None),
        ("2025-01-01", "2026-01-01", Some(12)),
        ("2025-01-31", "2026-01-30", Some(11)),
        ("2023-05-10", "2026-05-10", Some(36)),
        ("2024-11-30", "2025-06-01", Some(6)),
    ] {
        let [_, point] = points(&released(earlier), &released(later), TradeoffKind::Newer);
        assert_eq!(
            point,
            months.map(|months| Point::Newer { months }),
            "{earlier} {later}"
        );
    }
}

#[test]
fn all_uses_are_named_and_say_whether_editors_tagged_them() {
    let tagged = model("tagged", |it| it.curated_use_cases = UseCase::ALL.to_vec());
    let computed = model("computed", |it| it.context_window = Some(Tokens(200_000)));
    let [left, right] = points(&tagged, &computed, TradeoffKind::UseCaseFit);
    let fit = |uses: &[UseCase], curated| Point::UseCaseFit {
        uses: uses.to_vec(),
        curated,
        shared: false,
    };
    assert_eq!(left, Some(fit(UseCase::ALL, true)));
    assert_eq!(right, Some(fit(&[UseCase::LongContext], false)));
}

#[test]
fn uses_that_both_fit_are_said_to_be_shared_in_any_order() {
    let tagged = |slug, uses: [UseCase; 2]| model(slug, |it| it.curated_use_cases = uses.to_vec());
    let left = tagged("left", [UseCase::Coding, UseCase::Rag]);
    for (uses, expected) in [
        ([UseCase::Rag, UseCase::Coding], true),
        ([UseCase::Rag, UseCase::Agents], false),
    ] {
        let right = tagged("right", uses);
        let points = points(&left, &right, TradeoffKind::UseCaseFit);
        for point in points {
            let Some(Point::UseCaseFit { shared, .. }) = point else {
                panic!("both sides fit something");
            };
            assert_eq!(shared, expected, "{uses:?}");
        }
    }
}

#[test]
fn a_tradeoff_knows_its_seat_and_rests_on_something() {
    let left = model("left", |it| it.context_window = Some(Tokens(2)));
    let right = model("right", |it| it.context_window = Some(Tokens(1)));
    let found = asked(&left, &right);
    assert_eq!(found.left[0].seat, Seat::Left);
    assert_eq!(found.left[0].evidence.len(), 2);
    assert_eq!(found.of(Side::Left), found.left);
    assert_eq!(found.of(Side::Right), found.right);
}
