//! What is chosen does not depend on the order in which sources were imported.

use entities::enums::{MeasuredBy, ModelField, PriceComponent};
use proptest::prelude::*;
use versus::import::draft::{Draft, Score, Statement};

use super::SOURCES;
use crate::support::database::{TestDatabase, rows};
use crate::support::draft::*;

/// What one source says: day, curated, value, first day of the price.
type Said = (u8, bool, u8, Option<u8>);

fn draft_of(source: &str, said: Said) -> Draft {
    let (day, curated, value, from) = said;
    let by = Statement {
        source: source.to_owned(),
        observed_on: format!("2026-01-{:02}", day + 10),
        curated: curated.then(|| "reason".to_owned()),
    };
    let mut alpha = model("alpha", &by);
    alpha.claims.push(claim(
        ModelField::ContextWindow,
        &(i64::from(value) + 1).to_string(),
        by.clone(),
    ));
    let amount = price(PriceComponent::Input, i64::from(value) + 1, by.clone());
    let from = from.map_or_else(String::new, |from| format!("2026-01-{:02}", from + 5));
    let measured_by = if value % 2 == 0 {
        MeasuredBy::Independent
    } else {
        MeasuredBy::Aggregator
    };
    Draft {
        models: vec![alpha],
        routes: vec![route(
            "alpha",
            "first",
            by.clone(),
            vec![dated(amount, &from, "")],
        )],
        scores: vec![Score {
            measured_by,
            ..score("alpha", "exam", i64::from(value), by)
        }],
        ..base()
    }
}

/// Everything that is chosen, in words that do not depend on row numbers.
async fn chosen(said: &[Said; 4], order: &[usize]) -> Vec<String> {
    let test = TestDatabase::new().await;
    for index in order {
        import(&test.db, draft_of(SOURCES[*index].0, said[*index])).await;
    }
    let sources = rows::<entities::source::Entity>(&test.db).await;
    let name = |id: i64| {
        sources
            .iter()
            .find(|source| source.id == id)
            .unwrap()
            .slug
            .clone()
    };
    let mut lines = Vec::new();
    for row in rows::<entities::model::Entity>(&test.db).await {
        lines.push(format!("{} {:?}", row.slug, row.context_window));
    }
    for row in rows::<entities::claim::Entity>(&test.db).await {
        lines.push(format!(
            "{:?} {} {}",
            row.field,
            name(row.source_id),
            row.chosen
        ));
    }
    for row in rows::<entities::price::Entity>(&test.db).await {
        lines.push(format!(
            "{} {} {}..{}",
            name(row.source_id),
            row.chosen,
            row.chosen_from,
            row.chosen_to
        ));
    }
    for row in rows::<entities::score::Entity>(&test.db).await {
        lines.push(format!("{} {}", name(row.source_id), row.preferred));
    }
    for row in rows::<entities::route::Entity>(&test.db).await {
        lines.push(format!(
            "{} {:?} {:?}",
            name(row.source_id),
            row.status,
            row.price_state
        ));
    }
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_choice_is_the_same_in_any_order_of_imports(
        said in proptest::array::uniform4((0u8..4, proptest::bool::weighted(0.15), 0u8..4, proptest::option::of(0u8..10))),
        order in Just([0usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (straight, shuffled) = runtime.block_on(async {
            (chosen(&said, &[0, 1, 2, 3]).await, chosen(&said, &order).await)
        });
        prop_assert_eq!(straight, shuffled);
    }
}
