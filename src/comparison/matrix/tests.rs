use super::*;
use crate::comparison::contender::Price;
use crate::comparison::samples::{
    answer, bare, benchmark, context, day, model, prices, provider, reference, route, score, scored,
};
use crate::comparison::units::{CentUsd, MicroUsd, Tokens};
use crate::comparison::vocabulary::{BenchmarkDirection, Lifecycle, MeasuredBy, Openness, Support};

fn rows(models: &[&Contender]) -> Vec<MatrixRow> {
    matrix(&Contenders::new(models.to_vec()).unwrap(), &context())
}

fn row(models: &[&Contender], key: &MatrixKey) -> MatrixRow {
    rows(models)
        .into_iter()
        .find(|row| row.key == *key)
        .unwrap()
}

fn leaders(models: &[&Contender], key: &MatrixKey) -> Vec<usize> {
    row(models, key).leaders
}

fn benchmark_rows(models: &[&Contender]) -> Vec<MatrixRow> {
    let all = rows(models).into_iter();
    all.filter(|row| matches!(row.key, MatrixKey::Benchmark { .. }))
        .collect()
}

#[test]
fn two_to_six_models_are_compared() {
    let models: Vec<_> = (0..8)
        .map(|place| bare(&format!("model-{place}")))
        .collect();
    for count in 0..=8 {
        let asked = Contenders::new(models.iter().take(count).collect());
        if (2..=6).contains(&count) {
            assert_eq!(asked.unwrap().models().len(), count);
        } else {
            assert_eq!(asked.unwrap_err(), ContendersFault::Count(count));
        }
    }
}

#[test]
fn the_same_model_twice_is_refused() {
    let (a, b) = (bare("a"), bare("b"));
    let fault = Contenders::new(vec![&a, &b, &a]).unwrap_err();
    assert_eq!(fault, ContendersFault::Twice("a".to_owned()));
}

#[test]
fn each_refusal_says_what_would_be_right() {
    let one = ContendersFault::Count(1).to_string();
    assert_eq!(one, "`models` must name 2 to 6 models, got 1.");
    let twice = ContendersFault::Twice("gpt-4.1".to_owned()).to_string();
    assert_eq!(
        twice,
        "`models` must name different models, \"gpt-4.1\" is there twice."
    );
}

#[test]
fn rows_are_specs_prices_capabilities_benchmarks_and_cost() {
    let ran = |slug| model(slug, |it| scored(it, score(benchmark("gpqa"), 1)));
    let (a, b) = (ran("a"), ran("b"));
    let found = rows(&[&a, &b]);
    let expected = SpecKey::ALL.len() + PricingKey::ALL.len() + Capability::ALL.len() + 2;
    assert_eq!(found.len(), expected);
    assert_eq!(found[0].key, MatrixKey::Spec(SpecKey::Released));
    assert_eq!(found[11].key, MatrixKey::Pricing(PricingKey::InputPrice));
    assert_eq!(found[17].key, MatrixKey::Capability(Capability::Vision));
    assert!(matches!(found[34].key, MatrixKey::Benchmark { .. }));
    assert_eq!(found[35].key, MatrixKey::MonthlyCost);
    assert!(found.iter().all(|row| row.cells.len() == 2));
    assert!(
        found
            .iter()
            .flat_map(|row| &row.cells)
            .all(|cell| !cell.evidence.is_empty())
    );
}

#[test]
fn of_unknown_models_nobody_leads_anything() {
    let (a, b, c) = (bare("a"), bare("b"), bare("c"));
    assert!(rows(&[&a, &b, &c]).iter().all(|row| row.leaders.is_empty()));
}

fn wide(slug: &str, window: Option<i64>) -> Contender {
    model(slug, |it| it.context_window = window.map(Tokens))
}

#[test]
fn the_best_of_the_known_values_lead() {
    let key = MatrixKey::Spec(SpecKey::ContextWindow);
    for (windows, expected) in [
        (vec![Some(1), Some(2), Some(3)], vec![2]),
        (vec![Some(3), Some(2), Some(3)], vec![0, 2]),
        (vec![Some(3), None, Some(1)], vec![0]),
        (vec![Some(3), None, None], vec![]),
        (vec![None, None], vec![]),
        (vec![Some(2), Some(2)], vec![]),
        (vec![Some(2), Some(2), None], vec![]),
        (
            vec![Some(1), Some(6), Some(2), Some(5), Some(3), Some(4)],
            vec![1],
        ),
    ] {
        let models: Vec<_> = windows
            .iter()
            .enumerate()
            .map(|(place, &window)| wide(&format!("model-{place}"), window))
            .collect();
        let asked: Vec<_> = models.iter().collect();
        assert_eq!(leaders(&asked, &key), expected, "{windows:?}");
    }
}

fn priced(slug: &str, input: i64, output: i64) -> Contender {
    model(slug, |it| {
        it.routes = vec![route(provider("host", 1), prices(input, output))];
    })
}

#[test]
fn lower_prices_and_costs_lead() {
    let (a, b, c) = (
        priced("a", 3, 9_000_000),
        priced("b", 2, 4_000_000),
        bare("c"),
    );
    let models = [&a, &b, &c];
    assert_eq!(
        leaders(&models, &MatrixKey::Pricing(PricingKey::InputPrice)),
        [1]
    );
    assert_eq!(
        leaders(&models, &MatrixKey::Pricing(PricingKey::OutputPrice)),
        [1]
    );
    let cost = row(&models, &MatrixKey::MonthlyCost);
    assert_eq!(cost.leaders, [1]);
    assert_eq!(cost.cells[1].cell, Cell::Monthly(CentUsd(100_000)));
    assert_eq!(
        cost.cells[2].cell,
        Cell::Unknown(UnknownReason::NoTrackedRoute)
    );
}

#[test]
fn a_price_that_only_one_model_has_leads_nothing() {
    let cached = model("cached", |it| {
        let read = crate::comparison::samples::price(
            crate::comparison::vocabulary::PriceComponent::CacheRead,
            1,
        );
        let all: Vec<Price> = prices(2, 2).into_iter().chain([read]).collect();
        it.routes = vec![route(provider("host", 1), all)];
    });
    let plain = priced("plain", 1, 1);
    let key = MatrixKey::Pricing(PricingKey::CacheReadPrice);
    let found = row(&[&cached, &plain], &key);
    assert_eq!(found.cells[0].cell, Cell::Price(MicroUsd(1)));
    assert!(found.leaders.is_empty());
}

#[test]
fn more_providers_lead() {
    let served = |slug, count: i64| {
        model(slug, |it| {
            let hosts = (0..count).map(|place| provider(&format!("host-{place}"), place));
            it.routes = hosts.map(|host| route(host, vec![])).collect();
        })
    };
    let (a, b, c) = (served("a", 1), served("b", 3), served("c", 0));
    assert_eq!(
        leaders(&[&a, &b, &c], &MatrixKey::Pricing(PricingKey::Providers)),
        [1]
    );
}

#[test]
fn an_answer_of_yes_leads_one_of_no_and_unknown_stands_aside() {
    use Support::{No, Unknown, Yes};
    let key = MatrixKey::Capability(Capability::Vision);
    for (answers, expected) in [
        ([Yes, No, No], vec![0]),
        ([Yes, Yes, No], vec![0, 1]),
        ([Yes, Yes, Yes], vec![]),
        ([Yes, Unknown, Unknown], vec![]),
        ([Yes, Unknown, No], vec![0]),
        ([No, Unknown, No], vec![]),
    ] {
        let models: Vec<_> = answers
            .iter()
            .enumerate()
            .map(|(place, &support)| {
                model(&format!("model-{place}"), |it| {
                    answer(it, support, &[Capability::Vision]);
                })
            })
            .collect();
        let asked: Vec<_> = models.iter().collect();
        assert_eq!(leaders(&asked, &key), expected, "{answers:?}");
    }
}

#[test]
fn later_releases_and_more_openness_lead_and_other_facts_have_no_order() {
    let of = |slug, on: &str, openness, stage| {
        model(slug, |it| {
            it.released_on = Some(day(on));
            it.openness = openness;
            it.lifecycle = stage;
            it.parameters_total = Some(if slug == "a" { 1 } else { 2 });
        })
    };
    let a = of("a", "2025-01-01", Openness::OpenSource, Lifecycle::Current);
    let b = of("b", "2026-01-01", Openness::Proprietary, Lifecycle::Retired);
    let found = |key| leaders(&[&a, &b], &MatrixKey::Spec(key));
    assert_eq!(found(SpecKey::Released), [1]);
    assert_eq!(found(SpecKey::Openness), [0]);
    for key in [
        SpecKey::Parameters,
        SpecKey::Lifecycle,
        SpecKey::License,
        SpecKey::Modalities,
    ] {
        assert!(found(key).is_empty(), "{key:?}");
    }
}

#[test]
fn a_benchmark_is_a_row_when_two_models_have_a_score_on_it() {
    let ran = |slug, runs: &[(&str, i64)]| {
        model(slug, |it| {
            for &(name, value) in runs {
                scored(it, score(benchmark(name), value));
            }
        })
    };
    let a = ran("a", &[("x", 1), ("y", 1)]);
    let b = ran("b", &[("x", 2), ("z", 1)]);
    let c = ran("c", &[("x", 3), ("z", 2)]);
    let found = benchmark_rows(&[&a, &b, &c]);
    let slugs: Vec<_> = found
        .iter()
        .map(|row| match &row.key {
            MatrixKey::Benchmark { benchmark, .. } => benchmark.slug.as_str(),
            MatrixKey::Spec(_)
            | MatrixKey::Pricing(_)
            | MatrixKey::Capability(_)
            | MatrixKey::MonthlyCost => "",
        })
        .collect();
    assert_eq!(slugs, ["x", "z"]);
    assert_eq!(
        (found[0].leaders.clone(), found[1].leaders.clone()),
        (vec![2], vec![2])
    );
    let missing = &found[1].cells[0];
    assert_eq!(missing.cell, Cell::Unknown(UnknownReason::NotSourced));
    let absent = Evidence::Absence {
        model: reference("a"),
        what: Missing::Score,
    };
    assert_eq!(missing.evidence, [absent]);
}

#[test]
fn a_lower_is_better_benchmark_is_led_by_the_lowest_score() {
    let ran = |slug, value| {
        let errors = Benchmark {
            direction: BenchmarkDirection::LowerIsBetter,
            ..benchmark("errors")
        };
        model(slug, |it| scored(it, score(errors, value)))
    };
    let (a, b, c) = (ran("a", 3), ran("b", 1), ran("c", 2));
    assert_eq!(benchmark_rows(&[&a, &b, &c])[0].leaders, [1]);
}

#[test]
fn a_row_says_how_alike_its_measurements_are() {
    let ran = |slug, by, measurer: &str| {
        model(slug, |it| {
            let run = Score {
                measured_by: by,
                measurer: measurer.to_owned(),
                ..score(benchmark("x"), 1)
            };
            scored(it, run);
        })
    };
    let (lab, independent) = (MeasuredBy::Lab, MeasuredBy::Independent);
    for (models, expected) in [
        (
            [ran("a", independent, "E"), ran("b", independent, "E")],
            Comparability::SameMeasurer,
        ),
        (
            [ran("a", lab, "A"), ran("b", lab, "B")],
            Comparability::BothSelfReported,
        ),
        (
            [ran("a", lab, "A"), ran("b", independent, "E")],
            Comparability::Mixed,
        ),
    ] {
        let found = benchmark_rows(&[&models[0], &models[1]]);
        let MatrixKey::Benchmark {
            comparability,
            version,
            variant,
            ..
        } = &found[0].key
        else {
            panic!("no benchmark")
        };
        assert_eq!((*comparability, version, variant), (expected, &None, &None));
    }
}
