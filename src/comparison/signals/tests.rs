use super::*;
use crate::comparison::contender::{Organization, Provider};
use crate::comparison::context::Context;
use crate::comparison::samples::{
    answer, bare, benchmark, context, day, license, model, prices, provider, route, score, scored,
};
use crate::comparison::units::Tokens;
use crate::comparison::vocabulary::{Capability, CommercialUse, Openness, ProviderKind, Support};

fn leader(left: &Contender, right: &Contender, which: Signal) -> Side {
    let context: Context = context();
    let found = signals(&Pair::new(left, right, &context));
    found
        .iter()
        .find(|signal| signal.signal == which)
        .unwrap()
        .leader
}

#[test]
fn there_are_five_measured_signals_and_five_risks_in_order() {
    let (left, right, context) = (bare("a"), bare("b"), context());
    let found = signals(&Pair::new(&left, &right, &context));
    let listed: Vec<_> = found.iter().map(|it| (it.axis, it.signal)).collect();
    let (measured, risk) = (SignalAxis::Measured, SignalAxis::Risk);
    assert_eq!(
        listed,
        [
            (measured, Signal::SharedBenchmarks),
            (measured, Signal::ContextWindow),
            (measured, Signal::MonthlyCost),
            (measured, Signal::ProviderRoutes),
            (measured, Signal::Capabilities),
            (risk, Signal::Openness),
            (risk, Signal::CommercialUse),
            (risk, Signal::Released),
            (risk, Signal::IndependentProviders),
            (risk, Signal::Lifecycle),
        ]
    );
}

#[test]
fn of_two_unknown_models_only_counts_and_stages_compare() {
    let (left, right, context) = (bare("a"), bare("b"), context());
    for signal in signals(&Pair::new(&left, &right, &context)) {
        let expected = match signal.signal {
            Signal::ProviderRoutes | Signal::IndependentProviders | Signal::Lifecycle => Side::Tie,
            Signal::ProductType
            | Signal::BestFor
            | Signal::DecisionFit
            | Signal::ContextWindow
            | Signal::CheapestOutput
            | Signal::SharedBenchmarks
            | Signal::MonthlyCost
            | Signal::Openness
            | Signal::Released
            | Signal::LatestKnowledge
            | Signal::Capabilities
            | Signal::CommercialUse => Side::None,
        };
        assert_eq!(signal.leader, expected, "{:?}", signal.signal);
        assert!(!signal.evidence.is_empty(), "{:?}", signal.signal);
    }
}

#[test]
fn open_weights_lead_where_the_other_side_is_known_to_be_closed() {
    use Openness::{OpenSource, OpenWeights, Proprietary, Unknown};
    let open = |openness| model("model", |it| it.openness = openness);
    for (left, right, expected) in [
        (OpenSource, Proprietary, Side::Left),
        (OpenWeights, Proprietary, Side::Left),
        (Proprietary, OpenWeights, Side::Right),
        (OpenSource, OpenWeights, Side::Tie),
        (Proprietary, Proprietary, Side::Tie),
        (OpenSource, Unknown, Side::None),
        (Unknown, Proprietary, Side::None),
        (Unknown, Unknown, Side::None),
    ] {
        let found = leader(&open(left), &open(right), Signal::Openness);
        assert_eq!(found, expected, "{left:?} {right:?}");
    }
}

#[test]
fn commercial_use_without_conditions_leads() {
    use CommercialUse::{Allowed, Conditional, Forbidden, Unknown};
    let licensed = |usage| {
        model("model", |it| {
            it.license = Some(license("Terms", Openness::Unknown, usage));
        })
    };
    for (left, right, expected) in [
        (Allowed, Conditional, Side::Left),
        (Allowed, Forbidden, Side::Left),
        (Forbidden, Allowed, Side::Right),
        (Allowed, Allowed, Side::Tie),
        (Conditional, Forbidden, Side::Tie),
        (Allowed, Unknown, Side::None),
        (Unknown, Unknown, Side::None),
    ] {
        let found = leader(&licensed(left), &licensed(right), Signal::CommercialUse);
        assert_eq!(found, expected, "{left:?} {right:?}");
    }
    let none = leader(&licensed(Allowed), &bare("none"), Signal::CommercialUse);
    assert_eq!(none, Side::None);
}

#[test]
fn six_calendar_months_make_a_release_newer() {
    let released = |on: Option<&str>| model("model", |it| it.released_on = on.map(day));
    for (left, right, expected) in [
        (Some("2026-03-02"), Some("2025-04-01"), Side::Left),
        (Some("2025-04-01"), Some("2026-03-02"), Side::Right),
        (Some("2025-07-15"), Some("2025-01-15"), Side::Left),
        (Some("2025-07-14"), Some("2025-01-15"), Side::Tie),
        (Some("2025-02-28"), Some("2024-08-31"), Side::Left),
        (Some("2025-02-27"), Some("2024-08-31"), Side::Tie),
        (Some("2025-01-01"), Some("2025-01-01"), Side::Tie),
        (Some("2025-01-01"), None, Side::None),
        (None, Some("2025-01-01"), Side::None),
    ] {
        let found = leader(&released(left), &released(right), Signal::Released);
        assert_eq!(found, expected, "{left:?} {right:?}");
    }
}

fn served_by(providers: Vec<Provider>) -> Contender {
    model("model", |it| {
        it.organization = Organization {
            slug: "lab".to_owned(),
            name: "Lab".to_owned(),
        };
        it.routes = providers
            .into_iter()
            .map(|by| route(by, prices(1, 1)))
            .collect();
    })
}

fn of_kind(slug: &str, kind: ProviderKind, lab: Option<&str>) -> Provider {
    Provider {
        kind,
        organization_slug: lab.map(str::to_owned),
        ..provider(slug, 1)
    }
}

#[test]
fn two_providers_besides_the_lab_and_gateways_are_independence() {
    use ProviderKind::{Cloud, FirstParty, Gateway, InferenceHost};
    let cloud = || of_kind("cloud", Cloud, Some("big"));
    let host = || of_kind("host", InferenceHost, None);
    let gateway = || of_kind("gateway", Gateway, None);
    let own = || of_kind("own", FirstParty, Some("lab"));
    let other_lab = || of_kind("other-lab", FirstParty, Some("other"));
    for (providers, enough) in [
        (vec![], false),
        (vec![cloud()], false),
        (vec![cloud(), host()], true),
        (vec![cloud(), gateway()], false),
        (vec![cloud(), own()], false),
        (vec![cloud(), other_lab()], true),
        (vec![gateway(), own(), host()], false),
        (vec![cloud(), cloud()], false),
        (vec![cloud(), host(), gateway(), own()], true),
    ] {
        let slugs: Vec<_> = providers.iter().map(|it| it.slug.clone()).collect();
        let found = leader(
            &served_by(providers),
            &bare("none"),
            Signal::IndependentProviders,
        );
        let expected = if enough { Side::Left } else { Side::Tie };
        assert_eq!(found, expected, "{slugs:?}");
    }
}

#[test]
fn a_current_model_leads_one_that_is_not() {
    let at = |stage| model("model", |it| it.lifecycle = stage);
    for &left in Lifecycle::ALL {
        for &right in Lifecycle::ALL {
            let expected = match (left == Lifecycle::Current, right == Lifecycle::Current) {
                (true, false) => Side::Left,
                (false, true) => Side::Right,
                (true, true) | (false, false) => Side::Tie,
            };
            let found = leader(&at(left), &at(right), Signal::Lifecycle);
            assert_eq!(found, expected, "{left:?} {right:?}");
        }
    }
}

#[test]
fn the_larger_window_leads_and_an_unknown_one_does_not_compare() {
    let wide = |window: Option<i64>| model("model", |it| it.context_window = window.map(Tokens));
    for (left, right, expected) in [
        (Some(2), Some(1), Side::Left),
        (Some(1), Some(2), Side::Right),
        (Some(1), Some(1), Side::Tie),
        (Some(1), None, Side::None),
        (None, None, Side::None),
    ] {
        let found = leader(&wide(left), &wide(right), Signal::ContextWindow);
        assert_eq!(found, expected, "{left:?} {right:?}");
    }
}

#[test]
fn the_lower_cost_leads_and_an_unknown_one_does_not_compare() {
    let priced = |micro: Option<i64>| {
        model("model", |it| {
            let all = micro.map_or_else(Vec::new, |micro| prices(micro, micro));
            it.routes = vec![route(provider("host", 1), all)];
        })
    };
    for (left, right, expected) in [
        (Some(1_000_000), Some(2_000_000), Side::Left),
        (Some(2_000_000), Some(1_000_000), Side::Right),
        (Some(1_000_000), Some(1_000_000), Side::Tie),
        (Some(1_000_000), None, Side::None),
        (None, None, Side::None),
    ] {
        let found = leader(&priced(left), &priced(right), Signal::MonthlyCost);
        assert_eq!(found, expected, "{left:?} {right:?}");
    }
}

#[test]
fn more_providers_lead_and_none_is_known() {
    let served = |count: i64| {
        let hosts = (0..count).map(|place| provider(&format!("host-{place}"), place));
        served_by(hosts.collect())
    };
    for (left, right, expected) in [
        (2, 1, Side::Left),
        (0, 1, Side::Right),
        (0, 0, Side::Tie),
        (3, 3, Side::Tie),
    ] {
        let found = leader(&served(left), &served(right), Signal::ProviderRoutes);
        assert_eq!(found, expected, "{left} {right}");
    }
}

#[test]
fn benchmarks_and_capabilities_are_led_by_count() {
    let left = model("left", |it| {
        scored(it, score(benchmark("a"), 2));
        scored(it, score(benchmark("b"), 2));
        scored(it, score(benchmark("c"), 1));
        answer(it, Support::Yes, &[Capability::Vision]);
    });
    let right = model("right", |it| {
        scored(it, score(benchmark("a"), 1));
        scored(it, score(benchmark("b"), 1));
        scored(it, score(benchmark("c"), 9));
        answer(it, Support::No, &[Capability::Vision]);
    });
    assert_eq!(leader(&left, &right, Signal::SharedBenchmarks), Side::Left);
    assert_eq!(leader(&left, &right, Signal::Capabilities), Side::Left);
    assert_eq!(leader(&right, &left, Signal::Capabilities), Side::Right);
}
