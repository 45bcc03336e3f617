//! Orders are read from indexes: no page sorts a table.

use std::sync::{Arc, Mutex};

use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use versus::catalog::{
    Catalog, OrderDirection, Page,
    benchmark::{BenchmarkOrder, BenchmarkOrderField, Benchmarks},
    change::Changes,
    listing::{self, Listing},
    model::{ModelOrder, ModelOrderField, Models},
    organization::{OrganizationOrder, OrganizationOrderField, Organizations},
    provider::{ProviderOrder, ProviderOrderField, Providers},
};

use crate::support::{app::today, database::TestDatabase, seed};

/// A catalog over a seeded SQLite file, and the last statement that it ran; none on PostgreSQL, whose planner looks at sizes.
async fn observed() -> Option<(TestDatabase, Catalog, Arc<Mutex<Option<Statement>>>)> {
    let mut database = TestDatabase::new().await;
    let last: Arc<Mutex<Option<Statement>>> = Arc::default();
    let seen = Arc::clone(&last);
    database.db.observe(move |info| {
        *seen.lock().unwrap() = Some(info.statement.clone());
    });
    if database.db.reader().get_database_backend() != DbBackend::Sqlite {
        return None;
    }
    seed::sow(&database.db).await;
    let catalog = Catalog {
        db: database.db.reader().clone(),
        revision: 2,
        today: today(),
    };
    Some((database, catalog, last))
}

/// The plan of the first page and of the last, one step a line.
async fn plans<L: Listing>(
    catalog: &Catalog,
    last: &Mutex<Option<Statement>>,
    order: &L::Order,
) -> String {
    let mut plan = String::new();
    for (first, last_of) in [(Some(3), None), (None, Some(3))] {
        let page = Page::new(first, None, last_of, None).unwrap();
        listing::list::<L>(catalog, &L::Filter::default(), order, &page)
            .await
            .unwrap();
        let mut statement = last.lock().unwrap().clone().unwrap();
        statement.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
        for row in catalog.db.query_all_raw(statement).await.unwrap() {
            let step: String = row.try_get("", "detail").unwrap();
            plan = format!("{plan}{step}\n");
        }
    }
    plan
}

const DIRECTIONS: [OrderDirection; 2] = [OrderDirection::Asc, OrderDirection::Desc];

#[tokio::test]
async fn orders_by_own_columns_are_read_from_an_index() {
    let Some((_database, catalog, last)) = observed().await else {
        return;
    };
    let mut all = Vec::new();
    for direction in DIRECTIONS {
        for field in [
            ModelOrderField::Name,
            ModelOrderField::Released,
            ModelOrderField::ContextWindow,
            ModelOrderField::ProviderCount,
        ] {
            let order = ModelOrder {
                field,
                direction,
                benchmark: None,
            };
            all.push(plans::<Models>(&catalog, &last, &order).await);
        }
        for field in [ProviderOrderField::DisplayRank, ProviderOrderField::Name] {
            let order = ProviderOrder { field, direction };
            all.push(plans::<Providers>(&catalog, &last, &order).await);
        }
        for field in [OrganizationOrderField::Name, OrganizationOrderField::Slug] {
            let order = OrganizationOrder { field, direction };
            all.push(plans::<Organizations>(&catalog, &last, &order).await);
        }
        for field in [BenchmarkOrderField::Name, BenchmarkOrderField::ScoreCount] {
            let order = BenchmarkOrder { field, direction };
            all.push(plans::<Benchmarks>(&catalog, &last, &order).await);
        }
    }
    all.push(plans::<Changes>(&catalog, &last, &()).await);
    for plan in all {
        assert!(plan.contains("SCAN"), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}

/// Models without a price or score belong to these lists too, so that the table they are ordered by is joined from the
/// outside: it must at least be looked up, never scanned for each model.
#[tokio::test]
async fn orders_by_price_and_score_look_their_rows_up() {
    let Some((_database, catalog, last)) = observed().await else {
        return;
    };
    for direction in DIRECTIONS {
        for field in [
            ModelOrderField::InputPrice,
            ModelOrderField::OutputPrice,
            ModelOrderField::BenchmarkScore,
        ] {
            let score = field == ModelOrderField::BenchmarkScore;
            let benchmark = score.then(|| "mmlu-pro".to_owned());
            let order = ModelOrder {
                field,
                direction,
                benchmark,
            };
            let plan = plans::<Models>(&catalog, &last, &order).await;
            let joined = if score {
                "score"
            } else {
                "model_price_interval"
            };
            assert!(plan.contains(&format!("SEARCH {joined} USING")), "{plan}");
            assert!(!plan.contains(&format!("SCAN {joined}")), "{plan}");
        }
    }
}
