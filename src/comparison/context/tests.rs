use super::*;
use crate::comparison::samples::{
    bare, context, day, model, prices, provider, reference, route, routed,
};
use crate::comparison::vocabulary::{PriceState, RouteStatus};

fn many() -> Contender {
    model("many", |it| {
        let mut reseller = provider("reseller", 5);
        reseller.tracked = false;
        let dead = |status| routed(provider("gone", 9), vec![], status, PriceState::Priced);
        it.routes = vec![
            route(provider("b", 2), vec![]),
            route(reseller, prices(1, 1)),
            dead(RouteStatus::Beta),
            dead(RouteStatus::Deprecated),
            dead(RouteStatus::Retired),
            route(provider("a", 2), vec![]),
            route(provider("c", 1), vec![]),
            route(provider("c", 1), vec![]),
        ];
    })
}

fn slugs(named: Option<&[&str]>) -> Vec<String> {
    let context = Context {
        providers: named.map(|named| named.iter().map(|&slug| slug.to_owned()).collect()),
        ..context()
    };
    context
        .coverage(&many())
        .iter()
        .map(|it| it.slug.clone())
        .collect()
}

#[test]
fn active_routes_of_tracked_providers_count_each_provider_once_by_rank_then_slug() {
    assert_eq!(slugs(None), ["c", "a", "b"]);
    assert_eq!(context().routes(&many()).len(), 4);
}

#[test]
fn a_route_that_ended_with_its_model_counts_on_the_days_before() {
    let ended = |status, end: Option<&str>| {
        let mut route = (*routed(provider("host", 1), vec![], status, PriceState::Unknown)).clone();
        route.ended_on = end.map(day);
        let mut model = bare("model");
        model.routes = vec![Arc::new(route)];
        model
    };
    let counts = |of: &Contender| !context().routes(of).is_empty();
    assert!(counts(&ended(RouteStatus::Retired, Some("2026-05-23"))));
    assert!(
        !counts(&ended(RouteStatus::Retired, Some("2026-05-22"))),
        "the day it ended"
    );
    assert!(
        !counts(&ended(RouteStatus::Retired, None)),
        "nobody knows since when"
    );
    assert!(!counts(&ended(RouteStatus::Beta, Some("2026-05-23"))));
}

#[test]
fn named_providers_count_instead_tracked_or_not() {
    assert_eq!(slugs(Some(&["reseller"])), ["reseller"]);
    assert_eq!(slugs(Some(&["reseller", "b", "nobody"])), ["b", "reseller"]);
    assert!(slugs(Some(&["gone"])).is_empty());
    assert!(slugs(Some(&[])).is_empty());
}

#[test]
fn coverage_rests_on_routes_or_their_absence() {
    assert_eq!(context().coverage_evidence(&many()).len(), 4);
    let absent = Evidence::Absence {
        model: reference("nowhere"),
        what: Missing::TrackedRoute,
    };
    assert_eq!(context().coverage_evidence(&bare("nowhere")), [absent]);
}

#[test]
fn the_larger_and_the_smaller_value_lead_and_unknown_does_not_compare() {
    for (left, right, larger, smaller) in [
        (Some(2), Some(1), Side::Left, Side::Right),
        (Some(1), Some(2), Side::Right, Side::Left),
        (Some(1), Some(1), Side::Tie, Side::Tie),
        (Some(1), None, Side::None, Side::None),
        (None, Some(1), Side::None, Side::None),
        (None, None, Side::None, Side::None),
    ] {
        assert_eq!(Side::of_larger(left, right), larger, "{left:?} {right:?}");
        assert_eq!(Side::of_smaller(left, right), smaller, "{left:?} {right:?}");
    }
}

#[test]
fn mirroring_twice_changes_nothing() {
    for &side in Side::ALL {
        assert_eq!(side.mirrored().mirrored(), side);
        assert_eq!(side.seat().map(Seat::side), side.seat().map(|_| side));
        assert_eq!(side.mirrored().seat(), side.seat().map(Seat::other));
    }
    for &seat in Seat::ALL {
        assert_eq!(seat.other().other(), seat);
        assert_eq!(seat.side().seat(), Some(seat));
    }
}

#[test]
fn a_pair_gives_its_sides_by_seat() {
    let (left, right, context) = (bare("left"), bare("right"), context());
    let pair = Pair::new(&left, &right, &context);
    assert_eq!(pair.at(Seat::Left).slug, "left");
    assert_eq!(pair.at(Seat::Right).slug, "right");
    assert_eq!(pair.both(|side| side.slug.as_str()), ("left", "right"));
}
