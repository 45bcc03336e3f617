//! The stage of a model's life: the field, the filter and the comparison say the same of every model on every day.

use entities::enums::ModelField;
use serde_json::{Value, json};
use versus::import::draft::{Draft, Model};

use crate::support::app::{TODAY, TestApp};
use crate::support::draft::{DAY, base, by, claim, import, model};

const STAGES: [&str; 4] = ["PREVIEW", "CURRENT", "DEPRECATED", "RETIRED"];
/// None, a day that has passed, today, and one that lies ahead.
const DAYS: [Option<&str>; 4] = [None, Some("2026-06-15"), Some(TODAY), Some("2026-12-11")];

/// A model of every stated stage with every kind of days, and of no stated stage at all.
fn models() -> Vec<Model> {
    let stated = by("lab", DAY);
    let mut models = Vec::new();
    for stage in STAGES.map(Some).into_iter().chain([None]) {
        for deprecated in DAYS {
            for retired in DAYS {
                let mut made = model(&format!("m{}", models.len()), &stated);
                let fields = [
                    (ModelField::Lifecycle, stage),
                    (ModelField::DeprecatedOn, deprecated),
                    (ModelField::RetiredOn, retired),
                ];
                let claims = fields
                    .into_iter()
                    .filter_map(|(field, value)| Some(claim(field, value?, stated.clone())));
                made.claims.extend(claims);
                models.push(made);
            }
        }
    }
    models
}

async fn app() -> TestApp {
    let app = TestApp::new().await;
    let draft = Draft {
        models: models(),
        ..base()
    };
    import(&app.database.db, draft).await;
    app
}

/// Every model that a filter keeps, with its stage, in pages of seven, and how many the list says there are.
async fn walk(app: &TestApp, filter: Value) -> (Vec<(String, String)>, u64) {
    let query = "query($filter: ModelFilter, $after: String) { models(first: 7, after: $after, filter: $filter) \
                 { totalCount pageInfo { hasNextPage endCursor } nodes { slug lifecycle } } }";
    let (mut found, mut after) = (Vec::new(), Value::Null);
    loop {
        let variables = json!({ "filter": filter, "after": after });
        let body = app.ask_with(query, variables).await.body;
        let list = &body["data"]["models"];
        for node in list["nodes"].as_array().unwrap() {
            let text = |key: &str| node[key].as_str().unwrap().to_owned();
            found.push((text("slug"), text("lifecycle")));
        }
        after = list["pageInfo"]["endCursor"].clone();
        if list["pageInfo"]["hasNextPage"] == false {
            return (found, list["totalCount"].as_u64().unwrap());
        }
    }
}

#[tokio::test]
async fn the_filter_keeps_the_models_whose_field_says_so() {
    let app = app().await;
    let (all, count) = walk(&app, json!({})).await;
    assert_eq!((all.len(), count), (80, 80));
    for stage in STAGES {
        let expected: Vec<_> = all.iter().filter(|(_, is)| is == stage).cloned().collect();
        assert!(!expected.is_empty(), "{stage}");
        let (found, count) = walk(&app, json!({ "lifecycle": [stage] })).await;
        assert_eq!(found, expected, "{stage}");
        assert_eq!(count, expected.len() as u64, "{stage}");
    }
    let (found, _) = walk(&app, json!({ "lifecycle": ["DEPRECATED", "RETIRED"] })).await;
    let gone = |(_, is): &&(String, String)| is == "DEPRECATED" || is == "RETIRED";
    assert_eq!(found.len(), all.iter().filter(gone).count());
}

#[tokio::test]
async fn the_field_says_what_the_comparison_says() {
    let app = app().await;
    let (all, _) = walk(&app, json!({})).await;
    for (slug, is) in all {
        let other = if slug == "m0" { "m1" } else { "m0" };
        let query = format!(
            "{{ comparison(left: \"{slug}\", right: \"{other}\") {{ specs {{ key left {{ display }} }} }} }}"
        );
        let body = app.ask(&query).await.body;
        let specs = body["data"]["comparison"]["specs"].as_array().unwrap();
        let spec = specs
            .iter()
            .find(|spec| spec["key"] == "LIFECYCLE")
            .unwrap();
        let text = spec["left"]["display"].as_str().unwrap();
        assert_eq!(text.to_uppercase(), is, "{slug}");
    }
}
