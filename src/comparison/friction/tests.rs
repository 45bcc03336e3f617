use super::*;
use crate::comparison::contender::Contender;
use crate::comparison::context::Context;
use crate::comparison::cost;
use crate::comparison::evidence::Missing;
use crate::comparison::samples::{
    answer, bare, context, gpt_4_1, license, model, prices, provider, qwen_3_5_4b, route, routed,
};
use crate::comparison::vocabulary::{CommercialUse, Openness, PriceState, RouteStatus, Support};

fn asked(left: &Contender, right: &Contender) -> [SwitchDirection; 2] {
    let context: Context = context();
    friction(&Pair::new(left, right, &context))
}

fn there(left: &Contender, right: &Contender) -> SwitchDirection {
    let [there, _] = asked(left, right);
    there
}

fn point(direction: &SwitchDirection, kind: FrictionKind) -> Option<Friction> {
    let found = direction
        .points
        .iter()
        .find(|point| point.friction.kind() == kind);
    found.map(|point| point.friction.clone())
}

/// A model at one host, of a window, with answers for some capabilities.
fn at(host: &str, window: Option<i64>, answers: &[(Capability, Support)]) -> Contender {
    model("model", |it| {
        it.context_window = window.map(Tokens);
        it.routes = vec![route(provider(host, 1), prices(1_000_000, 1_000_000))];
        for &(which, support) in answers {
            answer(it, support, &[which]);
        }
    })
}

const VISION: Capability = Capability::Vision;
const TOOLS: Capability = Capability::ToolUse;
const YES: Support = Support::Yes;
const NO: Support = Support::No;

#[test]
fn the_level_follows_providers_capabilities_and_context() {
    let two = [(VISION, YES), (TOOLS, YES)];
    let none = [(VISION, NO), (TOOLS, NO)];
    for (from, to, expected) in [
        (
            at("a", Some(10), &[]),
            at("a", Some(10), &[]),
            FrictionLevel::Low,
        ),
        (
            at("a", Some(10), &[]),
            at("a", Some(20), &[]),
            FrictionLevel::Low,
        ),
        (
            at("a", Some(10), &[]),
            at("a", Some(9), &[]),
            FrictionLevel::Medium,
        ),
        (
            at("a", Some(10), &[]),
            at("b", Some(10), &[]),
            FrictionLevel::High,
        ),
        (
            at("a", Some(10), &two[..1]),
            at("a", Some(10), &none),
            FrictionLevel::Medium,
        ),
        (
            at("a", Some(10), &two),
            at("a", Some(10), &none),
            FrictionLevel::High,
        ),
        (
            at("a", Some(10), &none),
            at("a", Some(10), &two),
            FrictionLevel::Low,
        ),
        (
            at("a", Some(10), &two),
            at("a", Some(10), &[]),
            FrictionLevel::Low,
        ),
        (
            at("a", None, &[]),
            at("a", Some(10), &[]),
            FrictionLevel::Medium,
        ),
        (
            at("a", Some(10), &[]),
            at("a", None, &[]),
            FrictionLevel::Medium,
        ),
        (bare("x"), bare("y"), FrictionLevel::High),
    ] {
        assert_eq!(
            there(&from, &to).level,
            expected,
            "{:?}",
            (from.context_window, to.context_window)
        );
    }
}

#[test]
fn both_directions_are_given_left_to_right_first() {
    let [there, back] = asked(&at("a", Some(10), &[]), &at("a", Some(20), &[]));
    assert_eq!((there.from, back.from), (Seat::Left, Seat::Right));
    assert_eq!(
        (there.level, back.level),
        (FrictionLevel::Low, FrictionLevel::Medium)
    );
}

#[test]
fn providers_in_common_are_named_by_display_rank() {
    let served = |hosts: &[(&str, i64)]| {
        model("served", |it| {
            it.routes = hosts
                .iter()
                .map(|&(slug, rank)| route(provider(slug, rank), vec![]))
                .collect();
        })
    };
    let left = served(&[("c", 3), ("a", 1), ("b", 2)]);
    let right = served(&[("d", 4), ("c", 3), ("a", 1)]);
    let Some(Friction::CommonProviders(common)) =
        point(&there(&left, &right), FrictionKind::Providers)
    else {
        panic!("nothing in common")
    };
    let slugs: Vec<_> = common.iter().map(|it| it.slug.as_str()).collect();
    assert_eq!(slugs, ["a", "c"]);
}

#[test]
fn having_no_provider_in_common_rests_on_what_each_side_lacks() {
    let left = at("a", None, &[]);
    let found = there(&left, &bare("nowhere"));
    let absent = |of: &Contender, what| Evidence::Absence {
        model: of.reference,
        what,
    };
    assert_eq!(found.points[0].friction, Friction::NoCommonProvider);
    assert_eq!(
        found.points[0].evidence,
        [
            absent(&left, Missing::CommonProvider),
            absent(&bare("nowhere"), Missing::TrackedRoute)
        ]
    );
}

#[test]
fn the_change_of_cost_is_that_of_the_cheapest_routes() {
    let priced = |micro| {
        model("priced", |it| {
            it.routes = vec![route(provider("host", 1), prices(micro, micro))];
        })
    };
    let found = there(&priced(2_000_000), &priced(1_000_000));
    let expected = Friction::PriceChange {
        from: CentUsd(210_000),
        to: CentUsd(105_000),
    };
    assert_eq!(point(&found, FrictionKind::Price), Some(expected));
}

#[test]
fn an_unknown_cost_says_which_side_it_is_of() {
    let priced = || at("a", None, &[]);
    let amount = || Ok(cost::monthly_cost(&priced(), &context()).amount().unwrap());
    let free = || {
        model("free", |it| {
            it.routes = vec![routed(
                provider("a", 1),
                vec![],
                RouteStatus::Active,
                PriceState::Free,
            )];
        })
    };
    let (nowhere, no_charge) = (
        Err(CostUnavailable::NoTrackedRoute),
        Err(CostUnavailable::FreeOnly),
    );
    for (left, right, from, to) in [
        (priced(), bare("none"), amount(), nowhere),
        (bare("none"), priced(), nowhere, amount()),
        (bare("none"), bare("none"), nowhere, nowhere),
        (free(), priced(), no_charge, amount()),
        (free(), bare("none"), no_charge, nowhere),
    ] {
        let expected = Friction::PriceUnknown { from, to };
        let found = point(&there(&left, &right), FrictionKind::Price);
        assert_eq!(found, Some(expected));
    }
}

#[test]
fn capabilities_are_lost_open_or_gained_by_their_answers() {
    let unknown = Support::Unknown;
    for (from, to, expected) in [
        (YES, NO, Some(FrictionKind::CapabilitiesToReplace)),
        (YES, unknown, Some(FrictionKind::CapabilitiesToVerify)),
        (NO, YES, Some(FrictionKind::CapabilitiesGained)),
        (YES, YES, None),
        (NO, NO, None),
        (NO, unknown, None),
        (unknown, YES, None),
        (unknown, unknown, None),
    ] {
        let found = there(
            &at("a", None, &[(VISION, from)]),
            &at("a", None, &[(VISION, to)]),
        );
        for kind in [
            FrictionKind::CapabilitiesToReplace,
            FrictionKind::CapabilitiesToVerify,
            FrictionKind::CapabilitiesGained,
        ] {
            let says = point(&found, kind).is_some();
            assert_eq!(says, expected == Some(kind), "{from:?} {to:?} {kind:?}");
        }
    }
}

#[test]
fn a_smaller_window_is_a_point_and_a_larger_one_is_none() {
    let kind = FrictionKind::Context;
    for (from, to, expected) in [
        (
            Some(10),
            Some(9),
            Some(Friction::SmallerContext {
                from: Tokens(10),
                to: Tokens(9),
            }),
        ),
        (Some(10), Some(10), None),
        (Some(9), Some(10), None),
        (Some(9), None, Some(Friction::ContextUnknown)),
        (None, Some(9), Some(Friction::ContextUnknown)),
        (None, None, Some(Friction::ContextUnknown)),
    ] {
        let found = there(&at("a", from, &[]), &at("a", to, &[]));
        assert_eq!(point(&found, kind), expected, "{from:?} {to:?}");
    }
}

#[test]
fn wire_formats_compare_where_both_sides_state_one() {
    let speaking = |formats: &[Option<&str>]| {
        model("speaking", |it| {
            let hosts = (0..).zip(formats).map(|(place, format)| Provider {
                wire_format: format.map(str::to_owned),
                ..provider(&format!("host-{place}-{format:?}"), place)
            });
            it.routes = hosts.map(|host| route(host, vec![])).collect();
        })
    };
    let owned = |names: &[&str]| {
        names
            .iter()
            .map(|&name| name.to_owned())
            .collect::<Vec<_>>()
    };
    let different = |from: &[&str], to: &[&str]| Friction::DifferentWireFormat {
        from: owned(from),
        to: owned(to),
    };
    for (from, to, expected) in [
        (
            vec![Some("openai")],
            vec![Some("openai")],
            Some(Friction::SameWireFormat(owned(&["openai"]))),
        ),
        (
            vec![Some("google"), Some("openai")],
            vec![Some("anthropic"), Some("openai")],
            Some(Friction::SameWireFormat(owned(&["openai"]))),
        ),
        (
            vec![Some("openai"), Some("google")],
            vec![Some("anthropic")],
            Some(different(&["google", "openai"], &["anthropic"])),
        ),
        (vec![Some("openai")], vec![None], None),
        (vec![None], vec![Some("openai")], None),
        (vec![], vec![Some("openai")], None),
    ] {
        let found = there(&speaking(&from), &speaking(&to));
        assert_eq!(
            point(&found, FrictionKind::WireFormat),
            expected,
            "{from:?} {to:?}"
        );
    }
}

#[test]
fn a_licence_is_a_point_unless_it_is_known_to_stay() {
    let terms = |name: Option<&str>| {
        model("licensed", |it| {
            it.license = name.map(|name| license(name, Openness::Unknown, CommercialUse::Allowed));
        })
    };
    for (from, to, says) in [
        (Some("MIT"), Some("Apache 2.0"), true),
        (Some("MIT"), Some("MIT"), false),
        (Some("MIT"), None, true),
        (None, Some("MIT"), true),
        (None, None, true),
    ] {
        let found = point(&there(&terms(from), &terms(to)), FrictionKind::License);
        assert_eq!(found.is_some(), says, "{from:?} {to:?}");
        if from.is_none() || to.is_none() {
            let expected = Friction::LicenseUnknown {
                from_known: from.is_some(),
                to_known: to.is_some(),
            };
            assert_eq!(found, Some(expected));
        }
    }
}

#[test]
fn points_stand_in_the_order_of_their_kinds() {
    for direction in asked(&gpt_4_1(), &qwen_3_5_4b()) {
        let kinds: Vec<_> = direction
            .points
            .iter()
            .map(|it| it.friction.kind())
            .collect();
        assert!(kinds.is_sorted(), "{kinds:?}");
        assert!(direction.points.iter().all(|it| !it.evidence.is_empty()));
    }
}

#[test]
fn named_providers_decide_what_is_in_common() {
    let (left, right) = (at("a", Some(1), &[]), at("a", Some(1), &[]));
    let mut context = context();
    context.providers = Some(vec!["b".to_owned()]);
    let found = direction(&Pair::new(&left, &right, &context), Seat::Left);
    assert_eq!(found.level, FrictionLevel::High);
}
