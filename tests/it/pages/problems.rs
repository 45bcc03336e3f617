//! What the pages say where there is no comparison, and which way on they offer.

use std::sync::Arc;

use poem::http::{StatusCode, header};
use serde_json::{Value, json};
use versus::ask::Ask;

use super::{client, client_of, get, headers, readable, text};
use crate::support::{app::TestApp, ask::Told};

#[tokio::test]
async fn an_unknown_model_gets_suggestions_that_keep_the_known_side() {
    let app = TestApp::seeded().await;
    let path = "/compare/gpt-41x/Qwen%2FQwen3.5-4B?asOf=2026-05-22";
    let response = get(&client_of(&app), path).await;
    response.assert_status(StatusCode::NOT_FOUND);
    assert_eq!(headers(&response, header::CACHE_CONTROL), "no-store");
    insta::assert_snapshot!(readable(&text(response).await));
}

#[tokio::test]
async fn two_unknown_models_get_suggestions_for_each() {
    let app = TestApp::seeded().await;
    let html = text(get(&client_of(&app), "/compare/gpt-41x/mistral-smal").await).await;
    for slug in ["gpt-4.1", "mistral-small"] {
        assert!(
            html.contains(&format!(r#"<a href="/compare?left={slug}">"#)),
            "{html}"
        );
    }
}

#[tokio::test]
async fn an_unknown_pair_is_not_found() {
    let app = TestApp::seeded().await;
    let response = get(&client_of(&app), "/compare/gpt-41x-vs-qwen3.5-4b").await;
    response.assert_status(StatusCode::NOT_FOUND);
    assert!(text(response).await.contains("gpt-41x"));
}

#[tokio::test]
async fn an_unknown_provider_between_known_models_comes_back_to_be_corrected() {
    let app = TestApp::seeded().await;
    let path = "/compare/gpt-4.1/qwen3.5-4b?providers=nobody";
    let response = get(&client_of(&app), path).await;
    response.assert_status(StatusCode::NOT_FOUND);
    let html = text(response).await;
    assert!(html.contains(r#"value="nobody""#) && !html.contains("Close to it"));
    assert!(html.contains(r#"action="/compare/gpt-4.1/qwen3.5-4b""#));
}

#[tokio::test]
async fn a_refused_workload_comes_back_to_be_corrected() {
    let app = TestApp::seeded().await;
    let path =
        "/compare/gpt-4.1/qwen3.5-4b?cachedInputShare=2&asOf=2026-05-22&providers=openrouter";
    let response = get(&client_of(&app), path).await;
    response.assert_status(StatusCode::BAD_REQUEST);
    insta::assert_snapshot!(readable(&text(response).await));
}

#[tokio::test]
async fn a_count_that_is_none_is_named_and_comes_back_to_be_corrected() {
    let app = TestApp::seeded().await;
    let path = "/compare/a/b?outputTokens=800M%3Cscript%3E";
    let response = get(&client_of(&app), path).await;
    response.assert_status(StatusCode::BAD_REQUEST);
    let html = text(response).await;
    assert!(html.contains("Output tokens must be a whole number"));
    assert!(html.contains(r#"value="800M&#60;script&#62;""#) && !html.contains("<script"));
}

#[tokio::test]
async fn the_same_model_twice_leads_to_a_choice_of_the_other() {
    let app = TestApp::seeded().await;
    let response = get(&client_of(&app), "/compare/gpt-4.1/gpt-4.1").await;
    response.assert_status(StatusCode::BAD_REQUEST);
    let html = text(response).await;
    assert!(html.contains(r#"<a href="/compare?left=gpt-4.1">"#) && !html.contains("<form"));
}

fn refused(code: &str, message: &str) -> Value {
    let error = json!({ "message": message, "extensions": { "code": code } });
    json!({ "data": null, "errors": [error] })
}

/// Whoever answers may fail or be busy, which no catalog shows.
#[tokio::test]
async fn a_fault_of_ours_is_neither_blamed_on_the_reader_nor_stored() {
    for (answer, status) in [
        (
            refused("INTERNAL_SERVER_ERROR", "Internal server error"),
            StatusCode::INTERNAL_SERVER_ERROR,
        ),
        (
            refused("RATE_LIMITED", "Too many points."),
            StatusCode::TOO_MANY_REQUESTS,
        ),
        (
            refused("REQUEST_TIMEOUT", "It took too long."),
            StatusCode::GATEWAY_TIMEOUT,
        ),
        (
            json!({ "data": { "comparison": "of another shape" } }),
            StatusCode::INTERNAL_SERVER_ERROR,
        ),
    ] {
        let response = get(&client(Arc::new(Told(answer))), "/compare/a/b").await;
        response.assert_status(status);
        assert_eq!(headers(&response, header::CACHE_CONTROL), "no-store");
    }
}

#[tokio::test]
async fn a_reader_who_asks_too_much_is_told_when_to_come_back() {
    let error = json!({ "message": "The budget is used up.", "extensions": { "code": "RATE_LIMITED", "retryAfter": 7 } });
    let told: Arc<dyn Ask> = Arc::new(Told(json!({ "errors": [error] })));
    let client = client(told);
    for path in ["/compare/a/b", "/compare"] {
        let response = get(&client, path).await;
        response.assert_status(StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(headers(&response, header::RETRY_AFTER), "7");
    }
}

#[tokio::test]
async fn pages_are_only_read_and_say_so() {
    let app = TestApp::new().await;
    let client = client_of(&app);
    for path in [
        "/compare",
        "/compare/a/b",
        "/compare/sitemap.xml",
        "/changes.atom",
    ] {
        let response = client.post(path).send().await;
        response.assert_status(StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(headers(&response, header::ALLOW), "GET, HEAD", "{path}");
    }
}
