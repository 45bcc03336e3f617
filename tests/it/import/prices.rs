//! Prices: all sources are kept; on every day the best one is chosen.

use entities::enums::{PriceComponent, PriceState, ServiceTier};
use entities::price;
use sea_orm::EntityTrait;
use versus::database::Database;
use versus::import::draft::{Price, Route};

use super::{priced, with_routes};
use crate::support::database::{TestDatabase, rows};
use crate::support::draft::*;

/// Input prices as `from..to amount source-class-first [chosen days]`, in the order of the days.
async fn input_prices(db: &Database) -> Vec<String> {
    let sources = rows::<entities::source::Entity>(db).await;
    let mut rows: Vec<price::Model> = rows::<price::Entity>(db).await;
    rows.retain(|row| row.component == PriceComponent::Input);
    rows.sort_by(|a, b| (&a.effective_from, a.id).cmp(&(&b.effective_from, b.id)));
    rows.iter()
        .map(|row| {
            let source = &sources
                .iter()
                .find(|source| source.id == row.source_id)
                .unwrap()
                .slug;
            let chosen = if row.chosen {
                format!(" [{}..{}]", row.chosen_from, row.chosen_to)
            } else {
                String::new()
            };
            format!(
                "{}..{} {} {source}{chosen}",
                row.effective_from, row.effective_to, row.amount_micro_usd
            )
        })
        .collect()
}

fn input(source: &str, observed_on: &str, amount: i64) -> Price {
    price(PriceComponent::Input, amount, by(source, observed_on))
}

fn at(source: &str, observed_on: &str, prices: Vec<Price>) -> Route {
    route("alpha", "first", by(source, observed_on), prices)
}

async fn state_of(db: &Database) -> PriceState {
    entities::route::Entity::find()
        .one(db.reader())
        .await
        .unwrap()
        .unwrap()
        .price_state
}

#[tokio::test]
async fn every_source_is_kept_and_the_best_one_chosen() {
    let test = TestDatabase::new().await;
    let routes = vec![
        at(
            "lister",
            "2026-10-01",
            vec![input("lister", "2026-10-01", 3)],
        ),
        at("lab", "2026-01-01", vec![input("lab", "2026-01-01", 2)]),
    ];
    import(&test.db, with_routes(routes)).await;
    assert_eq!(
        input_prices(&test.db).await,
        [".. 3 lister", ".. 2 lab [..9999-12-31]"]
    );
}

#[tokio::test]
async fn a_lower_source_is_chosen_only_where_no_better_one_covers_the_day() {
    let test = TestDatabase::new().await;
    let routes = vec![
        at("lister", DAY, vec![input("lister", DAY, 3)]),
        at(
            "lab",
            DAY,
            vec![dated(input("lab", DAY, 2), "2026-06-01", "")],
        ),
    ];
    import(&test.db, with_routes(routes)).await;
    assert_eq!(
        input_prices(&test.db).await,
        [
            ".. 3 lister [..2026-06-01]",
            "2026-06-01.. 2 lab [2026-06-01..9999-12-31]"
        ]
    );
}

#[tokio::test]
async fn within_a_class_history_is_the_dated_one_and_the_present_the_one_observed_last() {
    let test = TestDatabase::new().await;
    let history = vec![
        dated(input("lister", "2026-05-01", 10), "", "2025-06-01"),
        dated(input("lister", "2026-05-01", 4), "2025-06-01", ""),
    ];
    let routes = vec![
        at("lister", "2026-05-01", history),
        at("other-lister", DAY, vec![input("other-lister", DAY, 3)]),
    ];
    import(&test.db, with_routes(routes)).await;
    assert_eq!(
        input_prices(&test.db).await,
        [
            "..2025-06-01 10 lister [..2025-06-01]",
            ".. 3 other-lister [2026-11-01..9999-12-31]",
            "2025-06-01.. 4 lister [2025-06-01..2026-11-01]",
        ]
    );
}

#[tokio::test]
async fn an_undated_price_that_changes_closes_the_old_one_on_the_day_it_was_seen() {
    let test = TestDatabase::new().await;
    for (day, amount) in [("2026-01-01", 2), ("2026-03-01", 2), ("2026-06-01", 3)] {
        import(
            &test.db,
            with_routes(vec![at("lab", day, vec![input("lab", day, amount)])]),
        )
        .await;
    }
    let expected = [
        "..2026-06-01 2 lab [..2026-06-01]",
        "2026-06-01.. 3 lab [2026-06-01..9999-12-31]",
    ];
    assert_eq!(input_prices(&test.db).await, expected);
    // An older file comes late: what was observed after it stands.
    let late = import(
        &test.db,
        with_routes(vec![at(
            "lab",
            "2026-02-01",
            vec![input("lab", "2026-02-01", 9)],
        )]),
    )
    .await;
    assert_eq!(late.revision, None);
    assert_eq!(input_prices(&test.db).await, expected);
}

#[tokio::test]
async fn a_correction_of_the_same_day_replaces_the_amount() {
    let test = TestDatabase::new().await;
    for amount in [2, 3] {
        import(
            &test.db,
            with_routes(vec![at("lab", DAY, vec![input("lab", DAY, amount)])]),
        )
        .await;
    }
    assert_eq!(input_prices(&test.db).await, [".. 3 lab [..9999-12-31]"]);
}

#[tokio::test]
async fn a_scheduled_price_is_stored_ahead() {
    let test = TestDatabase::new().await;
    let prices = vec![
        dated(input("lab", DAY, 4), "", "2027-01-01"),
        dated(input("lab", DAY, 2), "2027-01-01", ""),
        dated(price(PriceComponent::Output, 8, by("lab", DAY)), "", ""),
    ];
    import(&test.db, with_routes(vec![at("lab", DAY, prices)])).await;
    let rows = rows::<entities::model_price_interval::Entity>(&test.db).await;
    let mut days: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.from_on.as_str(),
                row.to_on.as_str(),
                row.input_micro_usd,
                row.output_micro_usd,
            )
        })
        .collect();
    days.sort_unstable();
    assert_eq!(
        days,
        [
            ("", "2027-01-01", Some(4), Some(8)),
            ("2027-01-01", "9999-12-31", Some(2), Some(8))
        ]
    );
}

#[tokio::test]
async fn nothing_and_nothing_is_not_free() {
    let test = TestDatabase::new().await;
    import(&test.db, with_routes(vec![priced("lab", DAY, 0, 0)])).await;
    assert_eq!(state_of(&test.db).await, PriceState::Unknown);
    assert!(
        rows::<entities::model_price_interval::Entity>(&test.db)
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn nothing_and_nothing_never_hides_what_another_source_asks() {
    let test = TestDatabase::new().await;
    // The first by slug, and of a better class: neither makes 0/0 a price.
    let routes = vec![
        priced("lister", DAY, 0, 0),
        priced("lab", DAY, 0, 0),
        priced("tester", "2026-01-01", 3, 9),
    ];
    import(&test.db, with_routes(routes)).await;
    assert_eq!(state_of(&test.db).await, PriceState::Priced);
    let chosen: Vec<_> = input_prices(&test.db).await;
    let chosen: Vec<_> = chosen.iter().filter(|row| row.contains('[')).collect();
    assert_eq!(chosen, [".. 3 tester [..9999-12-31]"]);
    let rows = rows::<entities::model_price_interval::Entity>(&test.db).await;
    let amounts = rows
        .iter()
        .map(|row| (row.input_micro_usd, row.output_micro_usd));
    assert_eq!(amounts.collect::<Vec<_>>(), [(Some(3), Some(9))]);
}

#[tokio::test]
async fn nothing_and_nothing_is_not_the_price_of_the_days_before_one_either() {
    let test = TestDatabase::new().await;
    let mut later = priced("tester", DAY, 3, 9);
    for price in &mut later.prices {
        price.effective_from = "2026-06-01".to_owned();
    }
    let routes = vec![priced("lister", DAY, 0, 0), later];
    import(&test.db, with_routes(routes)).await;
    let chosen: Vec<_> = input_prices(&test.db).await;
    let chosen: Vec<_> = chosen.iter().filter(|row| row.contains('[')).collect();
    assert_eq!(chosen, ["2026-06-01.. 3 tester [2026-06-01..9999-12-31]"]);
}

#[tokio::test]
async fn a_route_is_free_when_its_source_says_so_and_priced_when_it_has_an_amount() {
    let test = TestDatabase::new().await;
    let free = Route {
        price_state: Some(PriceState::Free),
        ..priced("lab", "2026-01-01", 0, 0)
    };
    import(&test.db, with_routes(vec![free])).await;
    assert_eq!(state_of(&test.db).await, PriceState::Free);
    assert!(
        rows::<entities::model_price_interval::Entity>(&test.db)
            .await
            .is_empty()
    );
    import(
        &test.db,
        with_routes(vec![priced("lab", "2026-02-01", 5, 0)]),
    )
    .await;
    assert_eq!(state_of(&test.db).await, PriceState::Priced);
    let rows = rows::<entities::model_price_interval::Entity>(&test.db).await;
    assert_eq!(
        rows.iter()
            .map(|row| (row.input_micro_usd, row.output_micro_usd))
            .collect::<Vec<_>>(),
        [(Some(5), None)]
    );
}

#[tokio::test]
async fn prices_that_cannot_be_are_skipped_with_their_reason() {
    let test = TestDatabase::new().await;
    let prices = vec![
        input("lab", DAY, -1),
        dated(
            price(PriceComponent::Output, 8, by("lab", DAY)),
            "2026-02-30",
            "",
        ),
        Price {
            tier: ServiceTier::Batch,
            ..dated(input("lab", DAY, 1), "2026-02-02", "2026-02-01")
        },
        Price {
            tier: ServiceTier::Flex,
            ..input("nobody", DAY, 1)
        },
    ];
    let report = import(&test.db, with_routes(vec![at("lab", DAY, prices)])).await;
    let codes: Vec<&str> = report
        .records
        .iter()
        .filter(|record| record.reason.is_some())
        .map(|record| record.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "NEGATIVE_PRICE",
            "INVALID_DAY",
            "INVALID_INTERVAL",
            "UNKNOWN_SOURCE"
        ]
    );
    assert_eq!(report.skipped, 4);
    assert!(input_prices(&test.db).await.is_empty());
}

#[tokio::test]
async fn a_source_that_is_read_again_may_become_the_chosen_one_and_that_is_a_revision() {
    let test = TestDatabase::new().await;
    let stated = |source: &str, day: &str, amount| {
        with_routes(vec![at(source, day, vec![input(source, day, amount)])])
    };
    import(&test.db, stated("lister", "2026-01-01", 3)).await;
    import(&test.db, stated("other-lister", "2026-02-01", 4)).await;
    assert_eq!(
        input_prices(&test.db).await,
        [".. 3 lister", ".. 4 other-lister [..9999-12-31]"]
    );
    let again = import(&test.db, stated("lister", "2026-03-01", 3)).await;
    assert_eq!(again.revision, Some(3));
    assert_eq!(
        input_prices(&test.db).await,
        [
            ".. 3 lister [2026-01-01..9999-12-31]",
            ".. 4 other-lister [..2026-01-01]"
        ]
    );
}

#[tokio::test]
async fn the_same_list_a_day_later_is_no_news_even_where_another_knows_the_past() {
    let test = TestDatabase::new().await;
    let history = dated(input("lister", "2026-05-01", 4), "2025-06-01", "");
    let listed = |day: &str, amount| {
        let now = at(
            "other-lister",
            day,
            vec![input("other-lister", day, amount)],
        );
        with_routes(vec![at("lister", "2026-05-01", vec![history.clone()]), now])
    };
    import(&test.db, listed("2026-11-28", 3)).await;
    let before = input_prices(&test.db).await;
    assert_eq!(
        before,
        [
            ".. 3 other-lister [2026-11-28..9999-12-31]",
            "2025-06-01.. 4 lister [2025-06-01..2026-11-28]",
        ]
    );
    for day in ["2026-11-29", "2026-12-24"] {
        let again = import(&test.db, listed(day, 3)).await;
        assert_eq!((again.revision, again.changed), (None, 0), "{day}");
        assert_eq!(input_prices(&test.db).await, before, "{day}");
    }
    import(&test.db, listed("2027-01-01", 5)).await;
    assert_eq!(
        input_prices(&test.db).await,
        [
            "..2027-01-01 3 other-lister [2026-11-28..2027-01-01]",
            "2025-06-01.. 4 lister [2025-06-01..2026-11-28]",
            "2027-01-01.. 5 other-lister [2027-01-01..9999-12-31]",
        ]
    );
}

#[tokio::test]
async fn who_of_two_that_state_one_amount_is_shown_is_no_news() {
    let test = TestDatabase::new().await;
    let history = |day: &str| {
        let prices = vec![
            dated(input("lister", day, 10), "", "2025-06-01"),
            dated(input("lister", day, 3), "2025-06-01", ""),
        ];
        with_routes(vec![at("lister", day, prices)])
    };
    let now = |day: &str| {
        with_routes(vec![at(
            "other-lister",
            day,
            vec![input("other-lister", day, 3)],
        )])
    };
    import(&test.db, history("2026-01-01")).await;
    import(&test.db, now("2026-02-01")).await;
    let before = input_prices(&test.db).await;
    assert_eq!(before[1], ".. 3 other-lister [2026-02-01..9999-12-31]");
    for again in [
        history("2026-03-01"),
        now("2026-03-02"),
        history("2026-03-03"),
    ] {
        let report = import(&test.db, again).await;
        assert_eq!(report.revision, None, "{}", report.full_text());
        assert_eq!(input_prices(&test.db).await, before);
    }
}

#[tokio::test]
async fn the_past_stays_what_it_was_when_a_source_changes_its_amount() {
    let test = TestDatabase::new().await;
    let stated =
        |source: &str, day: &str, amount| at(source, day, vec![input(source, day, amount)]);
    let both = |day: &str, amount| {
        with_routes(vec![
            stated("lister", day, amount),
            stated("other-lister", day, 4),
        ])
    };
    import(&test.db, both("2026-01-01", 3)).await;
    // `lister` comes first by slug, and was seen on every day until it changed its amount.
    import(&test.db, both("2026-02-01", 5)).await;
    let expected = [
        "..2026-02-01 3 lister [..2026-02-01]",
        ".. 4 other-lister",
        "2026-02-01.. 5 lister [2026-02-01..9999-12-31]",
    ];
    assert_eq!(input_prices(&test.db).await, expected);
    let again = import(&test.db, both("2026-02-02", 5)).await;
    assert_eq!(again.revision, None, "{}", again.full_text());
    assert_eq!(input_prices(&test.db).await, expected);
}
