//! What a complete listing no longer mentions is closed, never deleted.

use entities::enums::RouteStatus;
use sea_orm::EntityTrait;
use versus::import::draft::{Draft, Scope};

use super::{priced, with_routes};
use crate::support::database::{TestDatabase, rows};
use crate::support::draft::*;

fn listing(day: &str, draft: Draft) -> Draft {
    let scope = Scope {
        source: "lister".to_owned(),
        provider: "first".to_owned(),
        observed_on: day.to_owned(),
    };
    Draft {
        complete: vec![scope],
        ..draft
    }
}

async fn ends(test: &TestDatabase) -> Vec<String> {
    let rows = rows::<entities::price::Entity>(&test.db).await;
    rows.into_iter().map(|row| row.effective_to).collect()
}

async fn status(test: &TestDatabase) -> RouteStatus {
    entities::route::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap()
        .status
}

#[tokio::test]
async fn a_price_that_disappears_is_closed_on_the_day_of_the_listing_and_reopened_when_it_is_back()
{
    let test = TestDatabase::new().await;
    let full = |day: &str| listing(day, with_routes(vec![priced("lister", day, 2, 8)]));
    import(&test.db, full("2026-01-01")).await;
    let mut half = full("2026-02-01");
    half.routes[0].prices.truncate(1);
    let report = import(&test.db, half.clone()).await;
    assert_eq!(
        (report.created, report.changed),
        (0, 1),
        "{}",
        report.full_text()
    );
    assert_eq!(report.records[0].code, "PRICE_CLOSED");
    assert_eq!(ends(&test).await, ["", "2026-02-01"]);
    assert_eq!(import(&test.db, half).await.revision, None);
    import(&test.db, full("2026-03-01")).await;
    let rows = rows::<entities::price::Entity>(&test.db).await;
    let days: Vec<_> = rows
        .iter()
        .map(|row| (row.effective_from.as_str(), row.effective_to.as_str()))
        .collect();
    assert_eq!(days, [("", ""), ("", "2026-02-01"), ("2026-03-01", "")]);
}

#[tokio::test]
async fn a_route_that_disappears_is_retired_and_comes_back() {
    let test = TestDatabase::new().await;
    import(
        &test.db,
        listing(
            "2026-01-01",
            with_routes(vec![priced("lister", "2026-01-01", 2, 8)]),
        ),
    )
    .await;
    let report = import(&test.db, listing("2026-02-01", with_routes(Vec::new()))).await;
    assert!(
        report
            .records
            .iter()
            .any(|record| record.code == "ROUTE_RETIRED")
    );
    assert_eq!(status(&test).await, RouteStatus::Retired);
    assert_eq!(ends(&test).await, ["2026-02-01", "2026-02-01"]);
    assert_eq!(
        import(&test.db, listing("2026-02-02", with_routes(Vec::new())))
            .await
            .revision,
        None
    );
    import(
        &test.db,
        listing(
            "2026-03-01",
            with_routes(vec![priced("lister", "2026-03-01", 2, 8)]),
        ),
    )
    .await;
    assert_eq!(status(&test).await, RouteStatus::Active);
}

#[tokio::test]
async fn an_older_listing_closes_nothing() {
    let test = TestDatabase::new().await;
    import(
        &test.db,
        listing(
            "2026-03-01",
            with_routes(vec![priced("lister", "2026-03-01", 2, 8)]),
        ),
    )
    .await;
    assert_eq!(
        import(&test.db, listing("2026-01-01", with_routes(Vec::new())))
            .await
            .revision,
        None
    );
    assert_eq!(ends(&test).await, ["", ""]);
}

#[tokio::test]
async fn a_route_that_another_source_still_prices_stays() {
    let test = TestDatabase::new().await;
    import(
        &test.db,
        listing(
            "2026-01-01",
            with_routes(vec![priced("lister", "2026-01-01", 2, 8)]),
        ),
    )
    .await;
    import(
        &test.db,
        with_routes(vec![priced("other-lister", "2025-01-01", 3, 9)]),
    )
    .await;
    import(&test.db, listing("2026-02-01", with_routes(Vec::new()))).await;
    assert_eq!(status(&test).await, RouteStatus::Active);
    assert_eq!(ends(&test).await, ["2026-02-01", "2026-02-01", "", ""]);
}

#[tokio::test]
async fn a_partial_file_closes_nothing() {
    let test = TestDatabase::new().await;
    import(
        &test.db,
        with_routes(vec![priced("lister", "2026-01-01", 2, 8)]),
    )
    .await;
    assert_eq!(
        import(&test.db, with_routes(Vec::new())).await.revision,
        None
    );
    assert_eq!(ends(&test).await, ["", ""]);
}

#[tokio::test]
async fn a_route_that_every_list_of_one_import_lost_is_retired_by_that_import() {
    let test = TestDatabase::new().await;
    let routes = ["lister", "other-lister"].map(|source| priced(source, "2026-01-01", 2, 8));
    import(&test.db, with_routes(routes.to_vec())).await;
    let parts = ["lister", "other-lister"].map(|source| {
        let mut draft = listing("2026-02-01", base());
        source.clone_into(&mut draft.complete[0].source);
        part(draft)
    });
    let origin = origin("2026-02-01");
    let applied = versus::import::apply::apply(&test.db, parts.to_vec(), Vec::new(), origin);
    assert_eq!(applied.await.unwrap().revision, Some(2));
    assert_eq!(ends(&test).await, ["2026-02-01"; 4]);
    assert_eq!(status(&test).await, RouteStatus::Retired);
}
