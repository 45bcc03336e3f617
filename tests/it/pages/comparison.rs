//! The page of two models.

use poem::http::{StatusCode, header};
use serde_json::Value;

use super::{client_of, get, headers, readable, shown, text};
use crate::support::app::TestApp;

const REFERENCE: &str = "/compare/gpt-4.1/qwen3.5-4b";
const PRICED: &str = "/compare/gpt-4.1/claude-sonnet-4?cachedInputShare=0.4";

#[tokio::test]
async fn the_reference_pair_reads_as_recorded() {
    let app = TestApp::reference().await;
    insta::assert_snapshot!(readable(&shown(&client_of(&app), REFERENCE).await));
}

/// What changes here changes with the facts of the embedded catalog.
#[tokio::test]
async fn a_pair_with_prices_reads_as_recorded_every_time() {
    let app = TestApp::embedded().await;
    let page = shown(&client_of(&app), PRICED).await;
    assert!(page.contains("<svg") && page.contains("<figure"), "{page}");
    assert_eq!(shown(&client_of(&app), PRICED).await, page);
    insta::assert_snapshot!(readable(&page));
}

#[tokio::test]
async fn aliases_pair_slugs_and_slashes_lead_to_the_one_address_of_the_page() {
    let app = TestApp::reference().await;
    let client = client_of(&app);
    for (path, to) in [
        (
            "/compare/openai%2Fgpt-4.1/Qwen%2FQwen3.5-4B?asOf=2026-05-22&x=1",
            "/compare/gpt-4.1/qwen3.5-4b?asOf=2026-05-22",
        ),
        ("/compare/gpt-4.1-vs-qwen3.5-4b", REFERENCE),
        (
            "/compare/a/b%20c/?asOf=2026-05-22",
            "/compare/a/b%20c?asOf=2026-05-22",
        ),
    ] {
        let response = get(&client, path).await;
        response.assert_status(StatusCode::PERMANENT_REDIRECT);
        assert_eq!(headers(&response, header::LOCATION), to, "{path}");
    }
}

#[tokio::test]
async fn both_directions_have_one_canonical_address() {
    let app = TestApp::reference().await;
    let canonical =
        r#"<link rel="canonical" href="https://versus.example/compare/gpt-4.1/qwen3.5-4b">"#;
    for path in [REFERENCE, "/compare/qwen3.5-4b/gpt-4.1"] {
        let page = shown(&client_of(&app), path).await;
        assert!(page.contains(canonical), "{path}");
    }
}

#[tokio::test]
async fn structured_data_is_json_with_every_question() {
    let app = TestApp::reference().await;
    let html = shown(&client_of(&app), REFERENCE).await;
    let (_, rest) = html
        .split_once(r#"<script type="application/ld+json">"#)
        .unwrap();
    let page: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(page["@type"], "FAQPage");
    assert_eq!(page["mainEntity"].as_array().unwrap().len(), 7);
    assert_eq!(page["url"], format!("https://versus.example{REFERENCE}"));
}

#[tokio::test]
async fn a_reader_who_has_the_page_is_told_so() {
    let app = TestApp::reference().await;
    let client = client_of(&app);
    let tag = headers(&get(&client, REFERENCE).await, header::ETAG).to_owned();
    let again = client.get(REFERENCE).header(header::IF_NONE_MATCH, tag);
    again.send().await.assert_status(StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn nothing_runs_and_nothing_foreign_loads() {
    let app = TestApp::reference().await;
    let response = get(&client_of(&app), REFERENCE).await;
    let policy = headers(&response, header::CONTENT_SECURITY_POLICY).to_owned();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self';") && !policy.contains("unsafe")
    );
    let html = text(response).await;
    assert!(!html.contains(" style=") && !html.contains(" onclick"));
    assert!(!html.contains("<script>") && !html.contains("<script src"));
}

#[tokio::test]
async fn the_style_sheet_may_be_kept_for_good_under_its_address() {
    let app = TestApp::reference().await;
    let client = client_of(&app);
    let html = shown(&client, REFERENCE).await;
    let (_, rest) = html.split_once(r#"<link rel="stylesheet" href=""#).unwrap();
    let current = get(&client, rest.split_once('"').unwrap().0).await;
    current.assert_status_is_ok();
    assert!(headers(&current, header::CACHE_CONTROL).contains("immutable"));
    let plain = get(&client, "/compare/style.css").await;
    assert_eq!(
        headers(&plain, header::CACHE_CONTROL),
        "public, max-age=3600"
    );
}
