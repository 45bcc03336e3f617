use super::*;
use crate::comparison::context::Context;
use crate::comparison::samples::{
    bare, benchmark, context, day, model, prices, provider, route, routed, score, scored,
};
use crate::comparison::units::{CentUsd, MicroUsd};
use crate::comparison::vocabulary::{PriceState, ProductType, RouteStatus};

fn asked_in(
    left: &Contender,
    right: &Contender,
    context: &Context,
    which: Signal,
) -> Option<ScorecardRow> {
    let rows = scorecard(&Pair::new(left, right, context));
    rows.into_iter().find(|row| row.signal == which)
}

fn asked(left: &Contender, right: &Contender, which: Signal) -> ScorecardRow {
    asked_in(left, right, &context(), which).unwrap()
}

#[test]
fn the_product_type_is_a_row_only_where_it_differs() {
    let image = model("image", |it| it.product_type = ProductType::Image);
    let text = bare("text");
    let which = Signal::ProductType;
    assert_eq!(asked_in(&text, &text, &context(), which), None);
    let row = asked(&image, &text, which);
    assert_eq!(row.left, Cell::ProductType(ProductType::Image));
    assert_eq!(row.right, Cell::ProductType(ProductType::ApiModel));
    assert_eq!(row.leader, Side::None);
    let rows = scorecard(&Pair::new(&image, &text, &context()));
    assert_eq!((rows.len(), rows[0].signal), (11, which));
}

#[test]
fn rows_without_an_order_have_no_leader() {
    let rich = model("rich", |it| {
        it.curated_use_cases = vec![crate::comparison::vocabulary::UseCase::Rag];
    });
    for which in [Signal::BestFor, Signal::DecisionFit] {
        assert_eq!(asked(&rich, &bare("b"), which).leader, Side::None);
    }
}

fn hosted(output: Option<i64>) -> Contender {
    model("hosted", |it| {
        let all = output.map_or_else(Vec::new, |output| prices(0, output));
        it.routes = vec![route(provider("host", 1), all)];
    })
}

#[test]
fn the_lower_output_price_leads() {
    for (left, right, expected) in [
        (Some(1), Some(2), Side::Left),
        (Some(2), Some(1), Side::Right),
        (Some(1), Some(1), Side::Tie),
        (Some(1), None, Side::None),
        (None, None, Side::None),
    ] {
        let row = asked(&hosted(left), &hosted(right), Signal::CheapestOutput);
        assert_eq!(row.leader, expected, "{left:?} {right:?}");
        assert_eq!(
            row.left,
            left.map_or(Cell::Unknown(UnknownReason::NotSourced), |it| Cell::Price(
                MicroUsd(it)
            ))
        );
    }
}

#[test]
fn a_free_route_has_no_cheapest_output() {
    let free = model("free", |it| {
        it.routes = vec![routed(
            provider("gift", 1),
            prices(0, 0),
            RouteStatus::Active,
            PriceState::Free,
        )];
    });
    let row = asked(&free, &hosted(Some(5)), Signal::CheapestOutput);
    assert_eq!(row.left, Cell::Unknown(UnknownReason::FreeOnly));
    assert_eq!(row.leader, Side::None);
    let cost = asked(&free, &hosted(Some(5)), Signal::MonthlyCost);
    assert_eq!(cost.left, Cell::Unknown(UnknownReason::FreeOnly));
}

#[test]
fn providers_are_counted_once_each_and_only_where_a_route_is_active() {
    let of = model("model", |it| {
        let mut untracked = provider("reseller", 9);
        untracked.tracked = false;
        it.routes = vec![
            route(provider("a", 1), vec![]),
            route(provider("a", 1), vec![]),
            route(provider("b", 2), vec![]),
            route(untracked, vec![]),
            routed(
                provider("c", 3),
                vec![],
                RouteStatus::Retired,
                PriceState::Unknown,
            ),
            routed(
                provider("d", 4),
                vec![],
                RouteStatus::Beta,
                PriceState::Unknown,
            ),
            routed(
                provider("e", 5),
                vec![],
                RouteStatus::Deprecated,
                PriceState::Unknown,
            ),
        ];
    });
    let row = asked(&of, &bare("b"), Signal::ProviderRoutes);
    let count = |count, named| Cell::ProviderCount { count, named };
    assert_eq!((row.left, row.right), (count(2, false), count(0, false)));
    let mut context = context();
    context.providers = Some(vec!["a".to_owned(), "reseller".to_owned(), "c".to_owned()]);
    let row = asked_in(&of, &bare("b"), &context, Signal::ProviderRoutes).unwrap();
    assert_eq!((row.left, row.right), (count(2, true), count(0, true)));
}

#[test]
fn shared_benchmarks_mark_the_leader_of_the_largest_gap() {
    let side = |slug, values: [i64; 3]| {
        model(slug, |it| {
            for (name, value) in ["a", "b", "c"].into_iter().zip(values) {
                scored(it, score(benchmark(name), value));
            }
        })
    };
    let row = asked(
        &side("x", [9, 9, 0]),
        &side("y", [8, 8, 90]),
        Signal::SharedBenchmarks,
    );
    let Cell::SharedBenchmarks {
        rows,
        led,
        leads_largest,
    } = &row.left
    else {
        panic!("no shared benchmarks")
    };
    assert_eq!((*rows, *led, leads_largest.is_none()), (3, 2, true));
    let Cell::SharedBenchmarks {
        led, leads_largest, ..
    } = &row.right
    else {
        panic!("no shared benchmarks")
    };
    assert_eq!(*led, 1);
    assert_eq!(leads_largest.as_ref().map(|it| it.slug.as_str()), Some("c"));
    assert_eq!(row.leader, Side::Left);
}

#[test]
fn without_a_shared_benchmark_the_cells_say_so() {
    let row = asked(&bare("a"), &bare("b"), Signal::SharedBenchmarks);
    let none = Cell::Unknown(UnknownReason::NoSharedBenchmark);
    assert_eq!((row.left, row.right), (none.clone(), none));
    assert_eq!(row.leader, Side::None);
    assert_eq!(row.evidence.len(), 2);
}

#[test]
fn the_lower_month_leads() {
    let row = asked(
        &hosted(Some(4_000_000)),
        &hosted(Some(8_000_000)),
        Signal::MonthlyCost,
    );
    assert_eq!(row.left, Cell::Monthly(CentUsd(100_000)));
    assert_eq!(row.right, Cell::Monthly(CentUsd(200_000)));
    assert_eq!(row.leader, Side::Left);
}

#[test]
fn the_more_open_side_leads() {
    use Openness::{OpenSource, OpenWeights, Proprietary, Unknown};
    let open = |openness| model("model", |it| it.openness = openness);
    for (left, right, expected) in [
        (OpenSource, OpenWeights, Side::Left),
        (OpenWeights, Proprietary, Side::Left),
        (Proprietary, OpenSource, Side::Right),
        (OpenSource, OpenSource, Side::Tie),
        (OpenSource, Unknown, Side::None),
        (Unknown, Proprietary, Side::None),
    ] {
        let row = asked(&open(left), &open(right), Signal::Openness);
        assert_eq!(row.leader, expected, "{left:?} {right:?}");
    }
}

#[test]
fn the_later_release_leads_by_a_day() {
    let released = |on: Option<&str>| model("model", |it| it.released_on = on.map(day));
    for (left, right, expected) in [
        (Some("2025-01-02"), Some("2025-01-01"), Side::Left),
        (Some("2025-01-01"), Some("2025-01-01"), Side::Tie),
        (Some("2025-01-01"), None, Side::None),
    ] {
        let row = asked(&released(left), &released(right), Signal::Released);
        assert_eq!(row.leader, expected, "{left:?} {right:?}");
    }
}

#[test]
fn the_later_cutoff_leads_unless_one_lies_within_the_other() {
    let knowing =
        |until: Option<&str>| model("model", |it| it.knowledge_cutoff = until.map(str::to_owned));
    for (left, right, expected) in [
        (Some("2025-01"), Some("2024-06"), Side::Left),
        (Some("2024-06"), Some("2025-01"), Side::Right),
        (Some("2025-01"), Some("2025-01"), Side::Tie),
        (Some("2025"), Some("2025-01"), Side::Tie),
        (Some("2025-01-31"), Some("2025-01"), Side::Tie),
        (Some("2025-02"), Some("2025-01-31"), Side::Left),
        (Some("2025"), Some("2024-12"), Side::Left),
        (Some("2025-01"), None, Side::None),
        (None, None, Side::None),
    ] {
        let row = asked(&knowing(left), &knowing(right), Signal::LatestKnowledge);
        assert_eq!(row.leader, expected, "{left:?} {right:?}");
    }
}
