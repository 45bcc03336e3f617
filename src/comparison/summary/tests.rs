use super::*;
use crate::comparison::context::Context;
use crate::comparison::evidence::Missing;
use crate::comparison::samples::{
    answer, bare, benchmark, context, model, price, prices, provider, reference, route, score,
    scored,
};
use crate::comparison::vocabulary::{PriceComponent, Support};

fn asked(left: &Contender, right: &Contender) -> Summary {
    let context: Context = context();
    summary(&Pair::new(left, right, &context))
}

fn reasoning(support: Support) -> Contender {
    model("thinker", |it| {
        answer(it, support, &[Capability::Reasoning]);
    })
}

fn sized(parameters: Option<i64>, small: bool) -> Contender {
    model("sized", |it| {
        it.parameters_total = parameters;
        it.small_by_lab = small;
    })
}

#[test]
fn one_reasoning_model_makes_a_pair_frontier_reasoning() {
    let plain = bare("plain");
    for (left, right, expected) in [
        (
            reasoning(Support::Yes),
            plain.clone(),
            Class::FrontierReasoning,
        ),
        (
            plain.clone(),
            reasoning(Support::Yes),
            Class::FrontierReasoning,
        ),
        (reasoning(Support::No), plain.clone(), Class::GeneralPurpose),
        (
            reasoning(Support::No),
            reasoning(Support::No),
            Class::GeneralPurpose,
        ),
        (plain.clone(), plain, Class::GeneralPurpose),
    ] {
        assert_eq!(asked(&left, &right).class, expected);
    }
}

#[test]
fn two_small_models_are_compact() {
    let eight = Some(8_000_000_000);
    let more = Some(8_000_000_001);
    for (left, right, expected) in [
        (sized(eight, false), sized(eight, false), Class::Compact),
        (sized(Some(1), false), sized(eight, false), Class::Compact),
        (
            sized(eight, false),
            sized(more, false),
            Class::GeneralPurpose,
        ),
        (
            sized(eight, false),
            sized(None, false),
            Class::GeneralPurpose,
        ),
        (sized(None, true), sized(None, true), Class::Compact),
        (sized(None, true), sized(None, false), Class::GeneralPurpose),
        (sized(more, true), sized(more, true), Class::Compact),
        (
            sized(eight, false),
            sized(None, true),
            Class::GeneralPurpose,
        ),
    ] {
        assert_eq!(asked(&left, &right).class, expected);
        assert_eq!(asked(&right, &left).class, expected);
    }
}

#[test]
fn reasoning_outranks_size() {
    let left = model("thinker", |it| {
        it.parameters_total = Some(1_000_000_000);
        answer(it, Support::Yes, &[Capability::Reasoning]);
    });
    let right = sized(Some(1_000_000_000), false);
    assert_eq!(asked(&left, &right).class, Class::FrontierReasoning);
}

fn ran(slug: &str, value: i64) -> Contender {
    model(slug, |it| scored(it, score(benchmark("gpqa"), value)))
}

#[test]
fn the_telling_benchmark_is_that_of_the_largest_gap() {
    let found = asked(&ran("a", 700_000), &ran("b", 750_000));
    let lead = found.benchmark.unwrap();
    assert_eq!((lead.leader, lead.gap), (Seat::Right, ScoreValue(50_000)));
    assert_eq!(lead.benchmark.slug, "gpqa");
    assert_eq!(found.shared_benchmarks, 1);
}

#[test]
fn level_and_missing_results_tell_nothing() {
    let level = asked(&ran("a", 1), &ran("b", 1));
    assert_eq!((level.benchmark, level.shared_benchmarks), (None, 1));
    let missing = asked(&ran("a", 1), &bare("b"));
    assert_eq!((missing.benchmark, missing.shared_benchmarks), (None, 0));
    for value in [level.evidence, missing.evidence] {
        let absent = |model, what| Evidence::Absence {
            model: reference(model),
            what,
        };
        let missing = [
            absent("a", Missing::SharedScore),
            absent("b", Missing::Score),
        ];
        let told = value.contains(&Evidence::Score(reference("gpqa/1")))
            || missing.iter().all(|it| value.contains(it));
        assert!(told, "{value:?}");
    }
}

fn priced(slug: &str, all: Vec<crate::comparison::contender::Price>) -> Contender {
    model(slug, |it| it.routes = vec![route(provider("host", 1), all)])
}

#[test]
fn prices_are_told_only_when_all_four_are_known() {
    let full = || priced("full", prices(2_000_000, 8_000_000));
    let half = || priced("half", vec![price(PriceComponent::Input, 1)]);
    let found = asked(&full(), &priced("other", prices(1, 2)))
        .prices
        .unwrap();
    assert_eq!(found.left, (MicroUsd(2_000_000), MicroUsd(8_000_000)));
    assert_eq!(found.right, (MicroUsd(1), MicroUsd(2)));
    for (left, right) in [
        (full(), half()),
        (half(), full()),
        (full(), bare("none")),
        (bare("none"), bare("none")),
    ] {
        assert_eq!(asked(&left, &right).prices, None);
    }
}

#[test]
fn input_and_output_may_be_cheapest_at_different_providers() {
    let left = model("left", |it| {
        it.routes = vec![
            route(provider("a", 1), prices(1, 9)),
            route(provider("b", 2), prices(5, 2)),
        ];
    });
    let found = asked(&left, &priced("right", prices(3, 3))).prices.unwrap();
    assert_eq!(found.left, (MicroUsd(1), MicroUsd(2)));
}

#[test]
fn who_when_and_how_much_rest_on_claims_or_their_absence() {
    let (left, right) = (bare("a"), bare("b"));
    let found = asked(&left, &right).evidence;
    let absent = |what| Evidence::Absence {
        model: reference("a"),
        what,
    };
    let organization = Evidence::Claim {
        model: reference("a"),
        field: ModelField::Organization,
    };
    assert!(found.contains(&organization));
    assert!(found.contains(&absent(Missing::Field(ModelField::ReleasedOn))));
    assert!(found.contains(&absent(Missing::Field(ModelField::ContextWindow))));
    assert!(found.contains(&absent(Missing::Field(ModelField::ParametersTotal))));
    assert!(found.contains(&absent(Missing::Capability(Capability::Reasoning))));
}

#[test]
fn a_class_called_small_by_labs_rests_on_their_claims() {
    let found = asked(&sized(None, true), &sized(None, true)).evidence;
    let claim = Evidence::Claim {
        model: reference("sized"),
        field: ModelField::SmallByLab,
    };
    assert!(found.contains(&claim));
}

#[test]
fn told_prices_and_scores_are_part_of_the_evidence() {
    let left = model("left", |it| {
        it.routes = priced("x", prices(1, 2)).routes;
        scored(it, score(benchmark("gpqa"), 7));
    });
    let right = model("right", |it| {
        it.routes = priced("x", prices(3, 4)).routes;
        scored(it, score(benchmark("gpqa"), 9));
    });
    let found = asked(&left, &right).evidence;
    for name in ["Input/1", "Output/2", "Input/3", "Output/4"] {
        assert!(found.contains(&Evidence::Price(reference(name))), "{name}");
    }
    for name in ["gpqa/7", "gpqa/9"] {
        assert!(found.contains(&Evidence::Score(reference(name))), "{name}");
    }
}
