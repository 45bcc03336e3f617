//! A list that is walked while the catalog changes.

use std::collections::BTreeSet;

use serde_json::Value;
use versus::import::draft::Draft;

use crate::support::{
    app::TestApp,
    draft::{by, import_on, model},
};

/// Models that come before, between and behind those of the seed.
fn newcomers(n: usize) -> Draft {
    let lab = by("openai", "2026-11-20");
    let models = ["aaa", "gpt-4.1-nano", "mistral-medium", "zzz"];
    let models = models.iter().map(|slug| {
        let mut model = model(&format!("{slug}-{n}"), &lab);
        model.claims[1].value = String::from("openai");
        model
    });
    Draft {
        models: models.collect(),
        ..Draft::default()
    }
}

async fn page(app: &TestApp, arguments: &str) -> Value {
    let query = format!(
        "{{ models({arguments}) {{ nodes {{ slug }} pageInfo {{ hasNextPage endCursor }} }} }}"
    );
    app.data(&query).await["models"].take()
}

fn slugs(page: &Value) -> Vec<String> {
    let nodes = page["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|node| node["slug"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn rows_that_stay_are_met_exactly_once_while_others_are_inserted() {
    for order in [
        "NAME",
        "RELEASED",
        "CONTEXT_WINDOW",
        "PROVIDER_COUNT",
        "INPUT_PRICE",
    ] {
        let app = TestApp::seeded().await;
        let order = format!("orderBy: {{ field: {order}, direction: DESC }}");
        let stay: BTreeSet<String> = slugs(&page(&app, "first: 100").await).into_iter().collect();
        let mut met = Vec::new();
        let mut after = String::new();
        for n in 0.. {
            let page = page(&app, &format!("first: 2 {order} {after}")).await;
            met.extend(slugs(&page));
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = format!("after: {}", page["pageInfo"]["endCursor"]);
            if n < 3 {
                import_on(&app.database.db, newcomers(n), "2026-11-20").await;
            }
        }
        let unique: BTreeSet<String> = met.iter().cloned().collect();
        assert_eq!(
            unique.len(),
            met.len(),
            "{order}: nothing is repeated: {met:?}"
        );
        assert!(stay.is_subset(&unique), "{order}: nothing is lost: {met:?}");
    }
}
