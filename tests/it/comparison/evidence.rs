//! Every computed line says what it rests on.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{PAGE, reference_page};
use crate::support::app::TestApp;

/// Paths of lists of evidence that are empty.
fn groundless(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = format!("{path}.{name}");
                if name == "evidence" && value.as_array().is_some_and(Vec::is_empty) {
                    found.push(path.clone());
                }
                groundless(value, &path, found);
            }
        }
        Value::Array(elements) => {
            for (place, value) in elements.iter().enumerate() {
                groundless(value, &format!("{path}[{place}]"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What the opening paragraph says of benchmarks without naming one, and rests on nothing that shows it.
fn unfounded(page: &Value, path: &str, found: &mut Vec<String>) {
    let summary = &page["summary"];
    let text = summary["text"].as_str().unwrap();
    let rests_on = |shows: &dyn Fn(&Value) -> bool| {
        let evidence = summary["evidence"].as_array().unwrap();
        evidence.iter().any(shows)
    };
    let denies = text.contains("No benchmark on record was run on both");
    let lacks = |row: &Value| row["what"] == "SHARED_SCORE" || row["what"] == "SCORE";
    let scored = |row: &Value| row["__typename"] == "Score";
    let is_founded = if denies {
        rests_on(&lacks)
    } else {
        rests_on(&scored)
    };
    if !is_founded {
        found.push(format!("{path}.summary: {text}"));
    }
}

#[tokio::test]
async fn every_line_of_the_reference_page_has_evidence() {
    let (_app, page) = reference_page().await;
    let mut found = Vec::new();
    groundless(&page, "page", &mut found);
    unfounded(&page, "page", &mut found);
    assert_eq!(found, Vec::<String>::new());
}

/// Evidence of lines of every kind, with the ids of its rows.
const WITH_IDS: &str = r#"{
  comparison(left: "gpt-4.1", right: "qwen3.5-4b") {
    summary { evidence { ...row } }
    scorecard { evidence { ...row } }
    tradeoffs { left { evidence { ...row } } right { evidence { ...row } } }
    monthlyCost { evidence { ...row } }
    switchFriction { points { evidence { ...row } } }
    benchmarks { summary { evidence { ...row } } }
    verdict { evidence { ...row } signals { evidence { ...row } } }
    deepDive { evidence { ...row } }
    faq { evidence { ...row } }
  }
}
fragment row on Evidence {
  __typename
  ... on Price { id }
  ... on Score { id }
  ... on CapabilitySupport { id }
  ... on Route { id }
}"#;

/// Ids and types of the rows that evidence anywhere in a value stands for.
fn rows(value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            let evidence = fields.get("evidence").and_then(Value::as_array);
            for row in evidence.into_iter().flatten() {
                if let (Some(id), Some(kind)) = (row["id"].as_str(), row["__typename"].as_str()) {
                    found.insert(id.to_owned(), kind.to_owned());
                }
            }
            fields.values().for_each(|value| rows(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|value| rows(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test]
async fn evidence_of_the_reference_page_is_found_again_by_its_id() {
    let app = TestApp::reference().await;
    let mut expected = BTreeMap::new();
    rows(&app.data(WITH_IDS).await, &mut expected);
    let kinds: BTreeSet<_> = expected.values().map(String::as_str).collect();
    let with_ids = ["CapabilitySupport", "Price", "Route", "Score"];
    assert_eq!(kinds, BTreeSet::from(with_ids));
    let ids: Vec<_> = expected.keys().collect();
    let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }";
    let answer = app.ask_with(query, json!({ "ids": ids })).await.body;
    assert_eq!(answer.get("errors"), None, "{answer}");
    let nodes = answer["data"]["nodes"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let found: BTreeMap<_, _> = nodes
        .map(|node| (text(&node["id"]), text(&node["__typename"])))
        .collect();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn every_line_of_any_two_models_has_evidence() {
    let app = TestApp::seeded().await;
    let models = app.data("{ models { nodes { slug } } }").await;
    let models: Vec<_> = models["models"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|model| model["slug"].as_str().unwrap().to_owned())
        .collect();
    let mut found = Vec::new();
    for (place, left) in models.iter().enumerate() {
        for right in models.iter().skip(place + 1) {
            let sides = json!({ "left": left, "right": right });
            let answer = app.ask_with(PAGE, sides).await.body;
            assert_eq!(answer.get("errors"), None, "{left} {right}: {answer}");
            let sides = format!("{left} {right}");
            groundless(&answer, &sides, &mut found);
            unfounded(&answer["data"]["comparison"], &sides, &mut found);
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
