//! Probes and metrics.

use std::sync::atomic::Ordering;

use poem::http::StatusCode;
use serde_json::json;
use versus::app::{App, Settings};
use versus::http::{Config, Drain, Readiness};

use super::{body, client, client_with, query};
use crate::support::{app::TestApp, database::TestDatabase, toy::Levers};

#[tokio::test]
async fn an_application_is_ready_once_it_has_its_tables_and_a_catalog() {
    let bare = TestDatabase::unmigrated().await;
    let bare = App::new(bare.db.clone(), Settings::default()).unwrap();
    let missing = bare.readiness().missing().await;
    assert_eq!(missing, ["The database cannot be used."]);
    let missing = TestApp::new().await.app.readiness().missing().await;
    assert_eq!(missing, ["The catalog is not loaded."]);
    let missing = TestApp::seeded().await.app.readiness().missing().await;
    assert_eq!(missing, [""; 0]);
}

#[tokio::test]
async fn readiness_says_what_is_missing_and_liveness_does_not_care() {
    let levers = Levers::default();
    let drain = Drain::default();
    let client = client_with(&levers, Config::default(), |parts| {
        parts.drain = drain.clone();
    });
    client
        .get("/health/ready")
        .send()
        .await
        .assert_status_is_ok();
    levers.revision.store(-1, Ordering::SeqCst);
    drain.start();
    let response = client.get("/health/ready").send().await;
    response.assert_status(StatusCode::SERVICE_UNAVAILABLE);
    let missing = json!([
        "The database cannot be reached.",
        "The process is draining."
    ]);
    assert_eq!(
        body(response).await,
        json!({"status": "unavailable", "missing": missing})
    );
    client
        .get("/health/live")
        .send()
        .await
        .assert_status_is_ok();
    client
        .post("/health/live")
        .send()
        .await
        .assert_status(StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn metrics_count_operations_phases_and_deprecated_fields() {
    let client = client();
    query(&client, "query Hello { hello oldHello }").await;
    query(&client, "query Hello { hello oldHello }").await;
    query(&client, "{ nope }").await;
    query(&client, "{ refuses }").await;
    let text = client
        .get("/metrics")
        .send()
        .await
        .0
        .into_body()
        .into_string()
        .await
        .unwrap();
    let expected = [
        "versus_operations_total{operation=\"Hello\",outcome=\"ok\",cache=\"miss\"} 1",
        "versus_operations_total{operation=\"Hello\",outcome=\"ok\",cache=\"hit\"} 1",
        "versus_operations_total{operation=\"anonymous\",outcome=\"GRAPHQL_VALIDATION_FAILED\",cache=\"none\"} 1",
        "versus_operations_total{operation=\"anonymous\",outcome=\"errors\",cache=\"miss\"} 1",
        "versus_operation_phase_seconds_count{operation=\"Hello\",phase=\"execute\"} 2",
        "versus_deprecated_fields_total{field=\"Query.oldHello\"} 2",
        "versus_answers 1",
        "versus_streams 0",
    ];
    for line in expected {
        assert!(
            text.lines().any(|found| found == line),
            "{line} is missing in\n{text}"
        );
    }
}

/// Every line is a comment of a known kind or a sample of a family that was declared.
#[tokio::test]
async fn metrics_are_in_the_format_that_is_declared() {
    let client = client();
    query(&client, "query Hello { hello }").await;
    let response = client.get("/metrics").send().await;
    assert!(super::header(&response, "content-type").starts_with("application/openmetrics-text"));
    let text = response.0.into_body().into_string().await.unwrap();
    let sample =
        regex::Regex::new(r#"^([a-z_]+)(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? [0-9.e+-]+$"#)
            .unwrap();
    let mut families = Vec::new();
    for line in text.lines() {
        if let Some(declared) = line.strip_prefix("# TYPE ") {
            families.push(declared.split(' ').next().unwrap().to_owned());
        } else if !line.starts_with("# HELP ") && line != "# EOF" {
            let name = &sample
                .captures(line)
                .unwrap_or_else(|| panic!("not a sample: {line}"))[1];
            assert!(
                families
                    .iter()
                    .any(|family| name.starts_with(family.as_str())),
                "{line}"
            );
        }
    }
    assert!(text.ends_with("# EOF\n"));
}
