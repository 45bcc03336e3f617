//! What follows from the facts at each revision.

use std::collections::BTreeMap;

use entities::enums::{
    ModelField, PartnerReason, PriceComponent, RouteStatus, SubjectKind, ThresholdKind,
};
use sea_orm::EntityTrait;
use versus::import::draft::{Benchmark, Draft, Route};

use crate::support::database::{TestDatabase, rows};
use crate::support::draft::*;

fn output(model: &str, provider: &str, amount: i64) -> Route {
    let by = by("lab", DAY);
    route(
        model,
        provider,
        by.clone(),
        vec![price(PriceComponent::Output, amount, by)],
    )
}

fn models(count: usize) -> Vec<versus::import::draft::Model> {
    (0..count)
        .map(|n| model(&format!("m{n}"), &by("lab", DAY)))
        .collect()
}

#[tokio::test]
async fn the_cheapest_price_is_that_of_active_routes_of_tracked_providers() {
    let test = TestDatabase::new().await;
    let routes = vec![
        output("m0", "first", 8),
        output("m0", "second", 6),
        output("m0", "reseller", 1),
        Route {
            status: Some(RouteStatus::Deprecated),
            provider_model_id: "old".to_owned(),
            ..output("m0", "first", 2)
        },
    ];
    import(
        &test.db,
        Draft {
            models: models(1),
            routes,
            ..base()
        },
    )
    .await;
    let rows = rows::<entities::model_price_interval::Entity>(&test.db).await;
    assert_eq!(
        rows.iter()
            .map(|row| row.output_micro_usd)
            .collect::<Vec<_>>(),
        [Some(6)]
    );
    let row = entities::model::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.provider_count, 2);
}

#[tokio::test]
async fn thresholds_are_values_of_the_catalog() {
    let test = TestDatabase::new().await;
    let routes = (0..6)
        .map(|n| output(&format!("m{n}"), "first", 10 * (n + 1)))
        .collect();
    let lower_is_better = Benchmark {
        direction: entities::enums::BenchmarkDirection::LowerIsBetter,
        range_min: Some(0),
        range_max: Some(1_000_000),
        ..benchmark("golf")
    };
    let scores = (0..4)
        .flat_map(|n| {
            ["exam", "golf"]
                .map(|test| score(&format!("m{n}"), test, 100 * (n + 1), by("lab", DAY)))
        })
        .collect();
    let mut draft = Draft {
        models: models(6),
        routes,
        scores,
        ..base()
    };
    draft.benchmarks.push(lower_is_better);
    import(&test.db, draft).await;
    let rows = rows::<entities::catalog_threshold::Entity>(&test.db).await;
    let values: BTreeMap<(ThresholdKind, String), i64> = rows
        .into_iter()
        .map(|row| ((row.kind, row.subject), row.value))
        .collect();
    let expected = [
        (ThresholdKind::OutputPriceLowerThird, "", 20),
        (ThresholdKind::OutputPriceUpperThird, "", 40),
        (ThresholdKind::PriceMedian, "", 30),
        (ThresholdKind::BenchmarkTopQuartile, "exam", 400),
        (ThresholdKind::BenchmarkTopQuartile, "golf", 100),
        (ThresholdKind::BenchmarkScale, "exam", 200),
        (ThresholdKind::BenchmarkScale, "golf", 1_000_000),
    ];
    assert_eq!(
        values,
        expected
            .into_iter()
            .map(|(kind, subject, value)| ((kind, subject.to_owned()), value))
            .collect()
    );
}

#[tokio::test]
async fn partners_are_at_most_twenty_and_every_pair_is_listed_once() {
    let test = TestDatabase::new().await;
    let mut models = models(40);
    for (n, model) in models.iter_mut().enumerate() {
        model.claims.push(claim(
            ModelField::Family,
            &format!("family {}", n % 2),
            by("lab", DAY),
        ));
    }
    models[0]
        .claims
        .push(claim(ModelField::Successor, "m1", by("lab", DAY)));
    let routes = (0..40)
        .map(|n| output(&format!("m{n}"), "first", 10 + n))
        .collect();
    let scores = (0..40)
        .map(|n| score(&format!("m{n}"), "exam", n, by("lab", DAY)))
        .collect();
    import(
        &test.db,
        Draft {
            models,
            routes,
            scores,
            ..base()
        },
    )
    .await;
    let rows = rows::<entities::model_partner::Entity>(&test.db).await;
    let mut listed: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_model: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for row in &rows {
        *listed.entry(&row.pair_slug).or_default() += usize::from(row.listed);
        of_model.entry(row.model_id).or_default().push(row.rank);
        assert_ne!(row.model_id, row.partner_id);
        assert_eq!(row.shared_benchmarks, 1);
    }
    assert!(listed.values().all(|count| *count == 1));
    for ranks in of_model.values_mut() {
        ranks.sort_unstable();
        assert_eq!(
            *ranks,
            (1..=i64::try_from(ranks.len()).unwrap()).collect::<Vec<_>>()
        );
        assert!(ranks.len() <= 20);
    }
    let first = rows.iter().find(|row| row.pair_slug == "m0-vs-m1").unwrap();
    assert_eq!((first.reason, first.rank), (PartnerReason::Successor, 1));
    for reason in [PartnerReason::Sibling, PartnerReason::SamePriceClass] {
        assert!(rows.iter().any(|row| row.reason == reason));
    }
}

#[tokio::test]
async fn models_are_found_by_the_words_of_their_names_and_aliases() {
    let test = TestDatabase::new().await;
    let mut gpt = model("gpt-4.1", &by("lab", DAY));
    gpt.aliases.push(versus::import::draft::Alias {
        namespace: "x".to_owned(),
        external_id: "vendor/Gpt-4-1-Latest".to_owned(),
        match_kind: entities::enums::MatchKind::Explicit,
    });
    import(
        &test.db,
        Draft {
            models: vec![gpt],
            ..base()
        },
    )
    .await;
    let rows = rows::<entities::search_token::Entity>(&test.db).await;
    let weight = |token: &str| {
        let row = rows.iter().find(|row| {
            row.token == token && row.kind == SubjectKind::Model && row.subject == "gpt-4.1"
        });
        row.map(|row| row.weight)
    };
    assert_eq!(weight("gpt41"), weight("gpt"));
    assert!(weight("latest") < weight("gpt"));
    assert!(weight("lab") < weight("latest"));
    assert_eq!(weight("GPT"), None);
}

#[tokio::test]
async fn a_change_of_one_row_rewrites_only_what_follows_from_it() {
    let test = TestDatabase::new().await;
    let draft = |amount| Draft {
        models: models(3),
        routes: vec![output("m0", "first", amount), output("m1", "first", 20)],
        ..base()
    };
    import(&test.db, draft(10)).await;
    let before = rows::<entities::search_token::Entity>(&test.db).await;
    let report = import(&test.db, draft(11)).await;
    assert_eq!((report.created, report.changed), (0, 1));
    assert_eq!(
        rows::<entities::search_token::Entity>(&test.db).await,
        before
    );
}
