//! Every computed line says what it rests on.

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

#[tokio::test]
async fn every_line_of_the_reference_page_has_evidence() {
    let (_app, page) = reference_page().await;
    let mut found = Vec::new();
    groundless(&page, "page", &mut found);
    assert_eq!(found, Vec::<String>::new());
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
            groundless(&answer, &format!("{left} {right}"), &mut found);
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
