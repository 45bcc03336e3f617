use super::*;
use crate::comparison::contender::Benchmark;
use crate::comparison::samples::{
    answer, bare, benchmark, context, day, gpt_4_1, license, model, prices, provider, qwen_3_5_4b,
    route, score, scored,
};
use crate::comparison::units::Tokens;
use crate::comparison::vocabulary::{
    BenchmarkDirection, Capability, CommercialUse, Openness, Support,
};
use crate::comparison::workload::{Workload, WorkloadDraft};

fn found(models: &[&Contender], requirements: &Requirements, objective: &Objective) -> Shortlist {
    shortlist(models, requirements, objective, &context())
}

fn slugs<'a>(models: &[&'a Contender], list: &Shortlist) -> Vec<&'a str> {
    list.members
        .iter()
        .map(|member| models[member.place].slug.as_str())
        .collect()
}

fn misses<'a>(models: &[&'a Contender], list: &Shortlist) -> Vec<&'a str> {
    list.near_misses
        .iter()
        .map(|miss| models[miss.place].slug.as_str())
        .collect()
}

/// A model that costs so many dollars a month at the default workload and scores so much.
fn valued(slug: &str, dollars: Option<i64>, value: Option<i64>) -> Contender {
    model(slug, |it| {
        if let Some(dollars) = dollars {
            it.routes = vec![route(provider("host", 1), prices(0, dollars * 4_000))];
        }
        if let Some(value) = value {
            scored(it, score(benchmark("gpqa"), value));
        }
    })
}

const ANY: Requirements = Requirements {
    capabilities: Vec::new(),
    min_context: None,
    openness: Vec::new(),
    commercial_use: Vec::new(),
    providers: Vec::new(),
    max_monthly_cost: None,
};

#[test]
fn without_requirements_every_model_is_a_member() {
    let (a, b) = (bare("a"), bare("b"));
    let list = found(&[&b, &a], &ANY, &Objective::LowestCost);
    assert_eq!(slugs(&[&b, &a], &list), ["a", "b"]);
    assert!(list.near_misses.is_empty());
}

#[test]
fn vision_function_calling_200k_and_2000_dollars_are_all_checked() {
    let requirements = Requirements {
        capabilities: vec![Capability::Vision, Capability::FunctionCalling],
        min_context: Some(Tokens(200_000)),
        max_monthly_cost: Some(CentUsd(200_000)),
        ..ANY
    };
    let fit = |slug, dollars, window, which: &[Capability]| {
        let mut it = valued(slug, Some(dollars), None);
        it.context_window = Some(Tokens(window));
        answer(&mut it, Support::Yes, which);
        it
    };
    let both = [Capability::Vision, Capability::FunctionCalling];
    let fits = fit("fits", 2_000, 200_000, &both);
    let dear = fit("dear", 2_001, 200_000, &both);
    let narrow = fit("narrow", 100, 199_999, &both);
    let blind = fit("blind", 50, 200_000, &both[1..]);
    let hopeless = fit("hopeless", 9_000, 1_000, &both);
    let models = [&fits, &dear, &narrow, &blind, &hopeless];
    let list = found(&models, &requirements, &Objective::LowestCost);
    assert_eq!(slugs(&models, &list), ["fits"]);
    assert_eq!(misses(&models, &list), ["blind", "narrow", "dear"]);
    let failed: Vec<_> = list
        .near_misses
        .iter()
        .map(|it| it.check.requirement.clone())
        .collect();
    assert_eq!(
        failed,
        [
            Requirement::Capability(Capability::Vision),
            at_least(200_000),
            Requirement::MaxMonthlyCost(CentUsd(200_000)),
        ]
    );
}

#[test]
fn the_reference_pair_misses_it_by_one_requirement_and_by_several() {
    let requirements = Requirements {
        capabilities: vec![Capability::Vision, Capability::FunctionCalling],
        min_context: Some(Tokens(200_000)),
        max_monthly_cost: Some(CentUsd(200_000)),
        ..ANY
    };
    let (gpt, qwen) = (gpt_4_1(), qwen_3_5_4b());
    let list = found(&[&gpt, &qwen], &requirements, &Objective::LowestCost);
    assert!(list.members.is_empty());
    assert_eq!(misses(&[&gpt, &qwen], &list), ["gpt-4.1"]);
}

fn at_least(tokens: i64) -> Requirement {
    Requirement::MinContext {
        least: Tokens(tokens),
        of_a_request: false,
    }
}

/// A context whose workload has prompts of so many tokens.
fn prompts_of(tokens: i64) -> Context {
    let draft = WorkloadDraft {
        input_tokens_per_request: Some(tokens),
        ..WorkloadDraft::default()
    };
    Context {
        workload: Workload::new(draft).unwrap(),
        ..context()
    }
}

#[test]
fn the_prompts_of_the_workload_must_fit_whatever_else_is_asked() {
    let sized = |slug, tokens| model(slug, |it| it.context_window = Some(Tokens(tokens)));
    let (small, large, unknown) = (
        sized("small", 131_072),
        sized("large", 1_047_576),
        bare("unknown"),
    );
    let models = [&small, &large, &unknown];
    for min_context in [None, Some(Tokens(100_000))] {
        let asked = Requirements { min_context, ..ANY };
        let context = prompts_of(900_000);
        let list = shortlist(&models, &asked, &Objective::LowestCost, &context);
        assert_eq!(slugs(&models, &list), ["large"]);
        assert_eq!(misses(&models, &list), ["small", "unknown"]);
        let expected = Requirement::MinContext {
            least: Tokens(900_000),
            of_a_request: true,
        };
        assert_eq!(list.near_misses[0].check.requirement, expected);
    }
    let asked = Requirements {
        min_context: Some(Tokens(950_000)),
        ..ANY
    };
    assert_eq!(
        asked.each(&prompts_of(900_000).workload),
        [at_least(950_000)]
    );
}

#[test]
fn a_model_is_left_out_until_the_day_of_its_release() {
    let coming = |slug, on: &str| {
        let on = day(on);
        model(slug, |it| it.released_on = Some(on))
    };
    let (out, ahead) = (coming("out", "2026-05-22"), coming("ahead", "2026-05-23"));
    let list = found(&[&out, &ahead], &ANY, &Objective::LowestCost);
    assert_eq!(slugs(&[&out, &ahead], &list), ["out"]);
    assert!(list.near_misses.is_empty());
}

fn met(of: &Contender, requirement: Requirement) -> Option<bool> {
    check(of, &context(), requirement).met
}

#[test]
fn capabilities_are_met_by_yes_failed_by_no_and_open_when_unknown() {
    for (support, expected) in [
        (Support::Yes, Some(true)),
        (Support::No, Some(false)),
        (Support::Unknown, None),
    ] {
        let of = model("model", |it| answer(it, support, &[Capability::Vision]));
        let found = met(&of, Requirement::Capability(Capability::Vision));
        assert_eq!(found, expected, "{support:?}");
    }
}

#[test]
fn the_smallest_window_is_included() {
    for (window, expected) in [(Some(9), Some(false)), (Some(10), Some(true)), (None, None)] {
        let of = model("model", |it| it.context_window = window.map(Tokens));
        assert_eq!(met(&of, at_least(10)), expected, "{window:?}");
    }
}

#[test]
fn openness_and_commercial_use_are_any_of_a_list() {
    let open = vec![Openness::OpenWeights, Openness::OpenSource];
    for (openness, expected) in [
        (Openness::OpenSource, Some(true)),
        (Openness::OpenWeights, Some(true)),
        (Openness::Proprietary, Some(false)),
        (Openness::Unknown, None),
    ] {
        let of = model("model", |it| it.openness = openness);
        assert_eq!(
            met(&of, Requirement::Openness(open.clone())),
            expected,
            "{openness:?}"
        );
    }
    let usable = vec![CommercialUse::Allowed, CommercialUse::Conditional];
    for (usage, expected) in [
        (CommercialUse::Allowed, Some(true)),
        (CommercialUse::Conditional, Some(true)),
        (CommercialUse::Forbidden, Some(false)),
        (CommercialUse::Unknown, None),
    ] {
        let of = model("model", |it| {
            it.license = Some(license("Terms", Openness::Unknown, usage));
        });
        let found = met(&of, Requirement::CommercialUse(usable.clone()));
        assert_eq!(found, expected, "{usage:?}");
    }
    assert_eq!(met(&bare("none"), Requirement::CommercialUse(usable)), None);
}

#[test]
fn the_highest_cost_is_included_and_a_missing_one_is_open() {
    let most = || Requirement::MaxMonthlyCost(CentUsd(10_000));
    assert_eq!(met(&valued("a", Some(100), None), most()), Some(true));
    assert_eq!(met(&valued("a", Some(101), None), most()), Some(false));
    assert_eq!(met(&valued("a", None, None), most()), None);
}

#[test]
fn required_providers_count_tracked_or_not_and_costs_are_theirs() {
    let mut reseller = provider("reseller", 2);
    reseller.tracked = false;
    let of = model("model", |it| {
        it.routes = vec![
            route(provider("host", 1), prices(0, 4_000)),
            route(reseller, prices(0, 40_000)),
        ];
    });
    let requirements = Requirements {
        providers: vec!["reseller".to_owned()],
        ..ANY
    };
    let list = found(&[&of], &requirements, &Objective::LowestCost);
    assert_eq!(list.members[0].cost.amount(), Some(CentUsd(1_000)));
    let elsewhere = Requirements {
        providers: vec!["elsewhere".to_owned()],
        ..ANY
    };
    let list = found(&[&of], &elsewhere, &Objective::LowestCost);
    assert!(list.members.is_empty());
    assert_eq!(list.near_misses[0].check.met, Some(false));
}

#[test]
fn each_requirement_is_one_in_order() {
    let requirements = Requirements {
        capabilities: vec![Capability::Vision, Capability::ToolUse],
        min_context: Some(Tokens(1)),
        openness: vec![Openness::OpenSource],
        commercial_use: vec![CommercialUse::Allowed],
        providers: vec!["host".to_owned()],
        max_monthly_cost: Some(CentUsd(1)),
    };
    assert_eq!(
        requirements.each(&context().workload),
        [
            Requirement::Capability(Capability::Vision),
            Requirement::Capability(Capability::ToolUse),
            at_least(1),
            Requirement::Openness(vec![Openness::OpenSource]),
            Requirement::CommercialUse(vec![CommercialUse::Allowed]),
            Requirement::Providers(vec!["host".to_owned()]),
            Requirement::MaxMonthlyCost(CentUsd(1)),
        ]
    );
    assert!(ANY.each(&context().workload).is_empty());
}

#[test]
fn a_near_miss_can_fail_for_what_nobody_says() {
    let requirements = Requirements {
        capabilities: vec![Capability::Vision],
        ..ANY
    };
    let unknown = bare("unknown");
    let list = found(&[&unknown], &requirements, &Objective::LowestCost);
    assert!(list.members.is_empty());
    assert_eq!(list.near_misses[0].check.met, None);
    assert!(!list.near_misses[0].check.evidence.is_empty());
}

#[test]
fn retired_models_are_left_out_from_their_day_on() {
    let leaving = model("leaving", |it| it.retired_on = Some(day("2026-05-23")));
    let gone = model("gone", |it| it.retired_on = Some(day("2026-05-22")));
    let list = found(&[&leaving, &gone], &ANY, &Objective::LowestCost);
    assert_eq!(slugs(&[&leaving, &gone], &list), ["leaving"]);
}

#[test]
fn the_lowest_cost_ranks_by_cost_then_quality_then_slug() {
    let models = [
        &valued("dear", Some(9), Some(9)),
        &valued("unpriced", None, Some(99)),
        &valued("cheap-b", Some(1), Some(5)),
        &valued("cheap-a", Some(1), Some(5)),
        &valued("cheap-best", Some(1), Some(7)),
    ];
    let list = found(&models, &ANY, &Objective::LowestCost);
    assert_eq!(
        slugs(&models, &list),
        ["cheap-best", "cheap-a", "cheap-b", "dear", "unpriced"]
    );
}

#[test]
fn best_on_ranks_by_the_score_then_cost_and_unscored_models_last() {
    let models = [
        &valued("low", Some(1), Some(1)),
        &valued("high-dear", Some(9), Some(8)),
        &valued("unscored", Some(1), None),
        &valued("high-cheap", Some(2), Some(8)),
    ];
    let best = Objective::BestOn("gpqa".to_owned());
    let list = found(&models, &ANY, &best);
    assert_eq!(
        slugs(&models, &list),
        ["high-cheap", "high-dear", "low", "unscored"]
    );
    let other = found(&models, &ANY, &Objective::BestOn("unheard-of".to_owned()));
    assert!(other.members.iter().all(|member| member.quality.is_none()));
    assert_eq!(
        slugs(&models, &other),
        ["low", "unscored", "high-cheap", "high-dear"]
    );
}

#[test]
fn best_on_respects_a_lower_is_better_benchmark() {
    let ran = |slug, value| {
        let errors = Benchmark {
            direction: BenchmarkDirection::LowerIsBetter,
            ..benchmark("errors")
        };
        model(slug, |it| scored(it, score(errors, value)))
    };
    let (a, b) = (ran("a", 9), ran("b", 3));
    let list = found(&[&a, &b], &ANY, &Objective::BestOn("errors".to_owned()));
    assert_eq!(slugs(&[&a, &b], &list), ["b", "a"]);
}

#[test]
fn balanced_ranks_by_the_sum_of_both_places() {
    let models = [
        &valued("best", Some(100), Some(90)),
        &valued("middle", Some(20), Some(80)),
        &valued("cheapest", Some(1), Some(10)),
        &valued("poor", Some(90), Some(20)),
        &valued("unscored", Some(1), None),
    ];
    let list = found(&models, &ANY, &Objective::Balanced);
    assert_eq!(
        slugs(&models, &list),
        ["cheapest", "middle", "best", "poor", "unscored"]
    );
}

#[test]
fn the_frontier_holds_what_no_other_beats_in_cost_and_quality() {
    let models = [
        &valued("best", Some(100), Some(90)),
        &valued("middle", Some(20), Some(80)),
        &valued("cheapest", Some(1), Some(10)),
        &valued("beaten", Some(30), Some(70)),
        &valued("dearer-twin", Some(21), Some(80)),
        &valued("twin", Some(20), Some(80)),
        &valued("unscored", Some(1), None),
        &valued("unpriced", None, Some(99)),
    ];
    let list = found(&models, &ANY, &Objective::BestOn("gpqa".to_owned()));
    let mut frontier: Vec<_> = list
        .members
        .iter()
        .filter(|member| member.on_frontier)
        .map(|member| models[member.place].slug.as_str())
        .collect();
    frontier.sort_unstable();
    assert_eq!(frontier, ["best", "cheapest", "middle", "twin"]);
}

#[test]
fn quality_by_duels_counts_wins_and_halves() {
    let ran = |slug, runs: &[(&str, i64)]| {
        model(slug, |it| {
            for &(name, value) in runs {
                scored(it, score(benchmark(name), value));
            }
        })
    };
    let a = ran("a", &[("x", 9), ("y", 5)]);
    let b = ran("b", &[("x", 1), ("y", 5)]);
    let c = ran("c", &[("x", 5)]);
    let d = ran("d", &[("z", 5)]);
    let models = [&a, &b, &c, &d];
    let list = found(&models, &ANY, &Objective::LowestCost);
    let quality = |slug| {
        let place = models.iter().position(|it| it.slug == slug).unwrap();
        list.members
            .iter()
            .find(|it| it.place == place)
            .unwrap()
            .quality
            .clone()
    };
    let duels = |half_wins, of| Some(Quality::Duels { half_wins, of });
    assert_eq!(quality("a"), duels(5, 3));
    assert_eq!(quality("b"), duels(1, 3));
    assert_eq!(quality("c"), duels(2, 2));
    assert_eq!(quality("d"), None);
}

#[test]
fn duels_compare_by_the_part_that_was_won() {
    let duels = |half_wins, of| Quality::Duels { half_wins, of };
    for (a, b, expected) in [
        (duels(2, 2), duels(3, 3), Ordering::Equal),
        (duels(3, 2), duels(3, 3), Ordering::Greater),
        (duels(0, 9), duels(1, 100), Ordering::Less),
        (duels(u64::MAX, u64::MAX), duels(1, 1), Ordering::Equal),
    ] {
        assert_eq!(a.compare(&b), expected, "{a:?} {b:?}");
        assert_eq!(b.compare(&a), expected.reverse(), "{a:?} {b:?}");
    }
}

#[test]
fn the_day_decides_lifecycle_and_prices_alike() {
    let of = model("model", |it| {
        let until = crate::comparison::contender::Price {
            effective_to: Some(day("2026-06-01")),
            ..prices(0, 4_000)[1]
        };
        it.routes = vec![route(provider("host", 1), vec![prices(0, 0)[0], until])];
    });
    let later = Context {
        as_of: day("2026-06-01"),
        ..context()
    };
    let today = found(&[&of], &ANY, &Objective::LowestCost);
    assert!(today.members[0].cost.amount().is_some());
    let then = shortlist(&[&of], &ANY, &Objective::LowestCost, &later);
    assert!(then.members[0].cost.amount().is_none());
}

#[test]
fn a_member_rests_on_its_checks_its_cost_and_its_score() {
    let of = valued("a", Some(1), Some(5));
    let requirements = Requirements {
        max_monthly_cost: Some(CentUsd(1_000)),
        ..ANY
    };
    let list = found(&[&of], &requirements, &Objective::BestOn("gpqa".to_owned()));
    let evidence = &list.members[0].evidence;
    assert!(evidence.iter().any(|it| matches!(it, Evidence::Price(_))));
    assert!(evidence.iter().any(|it| matches!(it, Evidence::Score(_))));
}

#[test]
fn the_order_in_which_models_are_given_does_not_matter() {
    let models = [
        &valued("a", Some(3), Some(5)),
        &valued("b", Some(1), Some(9)),
        &valued("c", Some(2), None),
    ];
    let reversed = [models[2], models[1], models[0]];
    for objective in [
        Objective::LowestCost,
        Objective::Balanced,
        Objective::BestOn("gpqa".to_owned()),
    ] {
        let there = found(&models, &ANY, &objective);
        let back = found(&reversed, &ANY, &objective);
        assert_eq!(
            slugs(&models, &there),
            slugs(&reversed, &back),
            "{objective:?}"
        );
    }
}
