mod feed;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use poem::http::{StatusCode, header};
use poem::test::{TestClient, TestResponse};
use poem::{Endpoint, Route};
use serde_json::{Value, json};

use super::{MOUNT, Options, routes};
use crate::ask::Ask;

/// Answers every document with what its operation's name stands for, and remembers what was asked.
#[derive(Default)]
struct Recorded {
    answers: Vec<(&'static str, Value)>,
    asked: Mutex<Vec<Value>>,
}

#[async_trait]
impl Ask for Recorded {
    async fn ask(&self, query: &str, variables: Value) -> Value {
        self.asked.lock().unwrap().push(variables);
        let answer = self
            .answers
            .iter()
            .find(|(name, _)| query.contains(&format!("query {name}(")));
        answer.map_or_else(
            || panic!("no answer recorded for {query}"),
            |(_, answer)| answer.clone(),
        )
    }
}

fn fixture(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/{name}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn recorded(answers: &[(&'static str, Value)]) -> Arc<Recorded> {
    Arc::new(Recorded {
        answers: answers.to_vec(),
        ..Recorded::default()
    })
}

fn client(ask: &Arc<Recorded>) -> TestClient<impl Endpoint> {
    let options = Options {
        public_url: Some("https://versus.example/".to_owned()),
        ..Options::default()
    };
    let feed = super::feed(ask.clone(), options.clone());
    let pages = Route::new().nest(MOUNT, routes(ask.clone(), options));
    TestClient::new(pages.at(super::FEED, feed))
}

async fn comparison(path: &str, answer: Value) -> TestResponse {
    client(&recorded(&[("ComparisonPage", answer)]))
        .get(path)
        .send()
        .await
}

async fn text(response: TestResponse) -> String {
    response.0.into_body().into_string().await.unwrap()
}

fn headers(response: &TestResponse, name: header::HeaderName) -> &str {
    response
        .0
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn the_reference_pair_reads_as_recorded() {
    let response = comparison("/compare/gpt-4.1/qwen3.5-4b", fixture("reference-pair")).await;
    response.assert_status_is_ok();
    insta::assert_snapshot!(text(response).await);
}

#[tokio::test]
async fn a_pair_with_prices_reads_as_recorded() {
    let response = comparison(
        "/compare/gpt-4.1/claude-sonnet-4?cachedInputShare=0.4",
        fixture("priced-pair"),
    )
    .await;
    response.assert_status_is_ok();
    insta::assert_snapshot!(text(response).await);
}

#[tokio::test]
async fn the_list_reads_as_recorded() {
    let ask = recorded(&[("CompareIndex", fixture("index"))]);
    let response = client(&ask).get("/compare?text=gpt").send().await;
    response.assert_status_is_ok();
    insta::assert_snapshot!(text(response).await);
    let asked = ask.asked.lock().unwrap()[0].clone();
    assert_eq!(
        asked,
        json!({ "chosen": "", "first": 50, "filter": { "text": "gpt" } })
    );
}

#[tokio::test]
async fn a_model_to_compare_with_is_offered_its_partners() {
    let mut answer = fixture("index");
    let partner = json!({ "title": "A vs B", "kept": { "slug": "a" }, "model": { "slug": "b" } });
    answer["data"]["chosen"] = json!({ "slug": "a", "name": "A", "related": [partner] });
    let html = text(
        client(&recorded(&[("CompareIndex", answer)]))
            .get("/compare?left=a")
            .send()
            .await,
    )
    .await;
    assert!(html.contains("A is often compared with") && html.contains(r#"href="/compare/a/b""#));
}

#[tokio::test]
async fn two_chosen_models_lead_to_their_page() {
    let response = client(&recorded(&[]))
        .get("/compare?left=GPT+4.1&right=qwen3.5-4b")
        .send()
        .await;
    response.assert_status(StatusCode::SEE_OTHER);
    assert_eq!(
        headers(&response, header::LOCATION),
        "/compare/GPT%204.1/qwen3.5-4b"
    );
}

#[tokio::test]
async fn an_alias_leads_to_the_canonical_address_with_its_question() {
    let response = comparison(
        "/compare/openai%2Fgpt-4.1/qwen3.5-4b?asOf=2026-05-22&x=1",
        fixture("reference-pair"),
    )
    .await;
    response.assert_status(StatusCode::PERMANENT_REDIRECT);
    assert_eq!(
        headers(&response, header::LOCATION),
        "/compare/gpt-4.1/qwen3.5-4b?asOf=2026-05-22"
    );
}

#[tokio::test]
async fn a_pair_slug_leads_to_the_page_of_the_two() {
    let sides = json!({ "left": { "slug": "gpt-4.1" }, "right": { "slug": "qwen3.5-4b" } });
    let ask = recorded(&[("Pair", json!({ "data": { "comparisonBySlug": sides } }))]);
    let response = client(&ask)
        .get("/compare/gpt-4.1-vs-qwen3.5-4b")
        .send()
        .await;
    assert_eq!(
        headers(&response, header::LOCATION),
        "/compare/gpt-4.1/qwen3.5-4b"
    );
}

#[tokio::test]
async fn both_directions_have_one_canonical_address() {
    let mut answer = fixture("reference-pair");
    let comparison = &mut answer["data"]["comparison"];
    (comparison["left"], comparison["right"]) =
        (comparison["right"].clone(), comparison["left"].clone());
    let canonical =
        r#"<link rel="canonical" href="https://versus.example/compare/gpt-4.1/qwen3.5-4b">"#;
    let pages = [
        ("/compare/gpt-4.1/qwen3.5-4b", fixture("reference-pair")),
        ("/compare/qwen3.5-4b/gpt-4.1", answer),
    ];
    for (path, answer) in pages {
        let response = self::comparison(path, answer).await;
        response.assert_status_is_ok();
        assert!(text(response).await.contains(canonical), "{path}");
    }
}

#[tokio::test]
async fn an_unknown_model_gets_suggestions_that_keep_the_known_side() {
    let sides = json!({ "data": { "left": null, "right": { "slug": "qwen3.5-4b", "name": "Qwen3.5-4B" } } });
    let ask = recorded(&[("ComparisonPage", fixture("not-found")), ("Sides", sides)]);
    let response = client(&ask)
        .get("/compare/gpt-41x/qwen3.5-4b?asOf=2026-05-22")
        .send()
        .await;
    response.assert_status(StatusCode::NOT_FOUND);
    assert_eq!(headers(&response, header::CACHE_CONTROL), "no-store");
    insta::assert_snapshot!(text(response).await);
}

#[tokio::test]
async fn two_unknown_models_get_suggestions_for_each() {
    let sides = json!({ "data": { "left": null, "right": null } });
    let ask = recorded(&[("ComparisonPage", fixture("not-found")), ("Sides", sides)]);
    let html = text(client(&ask).get("/compare/a/b").send().await).await;
    assert!(html.contains(r#"<a href="/compare?left=gpt-4.1-mini">"#));
}

#[tokio::test]
async fn an_unknown_provider_between_known_models_comes_back_to_be_corrected() {
    let side = |slug| json!({ "slug": slug, "name": slug });
    let sides = json!({ "data": { "left": side("a"), "right": side("b") } });
    let ask = recorded(&[("ComparisonPage", fixture("not-found")), ("Sides", sides)]);
    let response = client(&ask)
        .get("/compare/a/b?providers=nobody")
        .send()
        .await;
    response.assert_status(StatusCode::NOT_FOUND);
    let html = text(response).await;
    assert!(html.contains(r#"value="nobody""#) && !html.contains("Close to it"));
}

#[tokio::test]
async fn a_refused_workload_comes_back_to_be_corrected() {
    let response = comparison(
        "/compare/a/b?cachedInputShare=2&providers=%22%3E%3Cscript%3E",
        fixture("bad-input"),
    )
    .await;
    response.assert_status(StatusCode::BAD_REQUEST);
    insta::assert_snapshot!(text(response).await);
}

#[tokio::test]
async fn a_count_that_is_none_is_named_and_comes_back_to_be_corrected() {
    let response = client(&recorded(&[]))
        .get("/compare/a/b?outputTokens=800M%3Cscript%3E")
        .send()
        .await;
    response.assert_status(StatusCode::BAD_REQUEST);
    let html = text(response).await;
    assert!(html.contains("Output tokens must be a whole number"));
    assert!(html.contains(r#"value="800M&#60;script&#62;""#) && !html.contains("<script"));
}

#[tokio::test]
async fn the_same_model_twice_leads_to_a_choice_of_the_other() {
    let response = comparison("/compare/a/a", fixture("bad-input")).await;
    response.assert_status(StatusCode::BAD_REQUEST);
    let html = text(response).await;
    assert!(html.contains(r#"<a href="/compare?left=a">"#) && !html.contains("<form"));
}

#[tokio::test]
async fn a_slash_at_the_end_and_a_single_model_lead_to_their_pages() {
    for (path, status, to) in [
        (
            "/compare/a/b%20c/?asOf=2026-05-22",
            StatusCode::PERMANENT_REDIRECT,
            "/compare/a/b%20c?asOf=2026-05-22",
        ),
        (
            "/compare/gpt-4.1",
            StatusCode::SEE_OTHER,
            "/compare?left=gpt-4.1",
        ),
    ] {
        let response = client(&recorded(&[])).get(path).send().await;
        response.assert_status(status);
        assert_eq!(headers(&response, header::LOCATION), to);
    }
}

#[tokio::test]
async fn a_model_to_compare_with_that_is_unknown_is_said_to_be() {
    let ask = recorded(&[
        ("CompareIndex", fixture("index")),
        ("Meant", fixture("not-found")),
    ]);
    let page = client(&ask).get("/compare?left=%3Cb%3E").send().await;
    let html = text(page).await;
    assert!(html.contains("No model has the slug or alias “&#60;b&#62;”"));
    assert!(html.contains(r#"<a href="/compare?left=gpt-4.1-mini">gpt-4.1-mini</a>"#));
}

#[tokio::test]
async fn a_fault_of_ours_is_neither_blamed_on_the_reader_nor_stored() {
    let error = json!({ "message": "Internal server error", "extensions": { "code": "INTERNAL_SERVER_ERROR" } });
    let response = comparison("/compare/a/b", json!({ "data": null, "errors": [error] })).await;
    response.assert_status(StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(headers(&response, header::CACHE_CONTROL), "no-store");
}

#[tokio::test]
async fn a_reader_who_asks_too_much_is_told_when_to_come_back() {
    let error = json!({ "message": "The budget is used up.", "extensions": { "code": "RATE_LIMITED", "retryAfter": 7 } });
    let answer = json!({ "errors": [error] });
    let ask = recorded(&[("ComparisonPage", answer.clone()), ("CompareIndex", answer)]);
    for path in ["/compare/a/b", "/compare"] {
        let response = client(&ask).get(path).send().await;
        response.assert_status(StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(headers(&response, header::RETRY_AFTER), "7");
    }
}

#[tokio::test]
async fn pages_are_only_read_and_say_so() {
    let ask = recorded(&[]);
    let client = client(&ask);
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

#[tokio::test]
async fn crawlers_are_led_past_the_api_to_the_pages() {
    let options = Options {
        public_url: Some("https://versus.example/".to_owned()),
        ..Options::default()
    };
    let client = TestClient::new(super::robots(options));
    let response = client.get(super::ROBOTS).send().await;
    response.assert_status_is_ok();
    insta::assert_snapshot!(text(response).await, @r"
    User-agent: *
    Disallow: /graphql

    Sitemap: https://versus.example/compare/sitemap.xml
    ");
}

/// Replaces every text of an answer, but for values of closed lists, days and numbers.
fn poison(value: &mut Value, poisoned: &str) {
    match value {
        Value::String(text) if text.chars().any(|letter| letter.is_ascii_lowercase()) => {
            poisoned.clone_into(text);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, poisoned)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| poison(field, poisoned)),
        _ => {}
    }
}

#[tokio::test]
async fn no_text_of_an_answer_becomes_markup() {
    let poisoned = "\"'></script><img src=x onerror=alert(1)>";
    let mut answer = fixture("priced-pair");
    poison(&mut answer["data"]["comparison"], poisoned);
    let path = format!("/compare/{0}/{0}", super::link::segment(poisoned));
    let response = comparison(&path, answer).await;
    response.assert_status_is_ok();
    let html = text(response).await;
    assert!(!html.contains("<img") && !html.contains("onerror=alert(1)>\""));
    assert_eq!(html.matches("</script>").count(), 1);
    assert!(html.contains("&#60;img"));
}

#[tokio::test]
async fn a_link_of_a_source_that_is_no_web_address_is_not_a_link() {
    let mut answer = fixture("priced-pair");
    answer["data"]["comparison"]["sources"][0]["url"] = "javascript:alert(1)".into();
    let html = text(comparison("/compare/gpt-4.1/claude-sonnet-4", answer).await).await;
    assert!(!html.contains("javascript:") && html.contains("OpenAI documentation"));
}

#[tokio::test]
async fn hostile_slugs_are_escaped_where_they_come_back() {
    let sides = json!({ "data": { "left": null, "right": null } });
    let mut refusal = fixture("not-found");
    refusal["errors"][0]["message"] = "There is no model \"<script>alert(1)</script>\".".into();
    let ask = recorded(&[("ComparisonPage", refusal), ("Sides", sides)]);
    let html = text(
        client(&ask)
            .get("/compare/%3Cscript%3Ealert(1)%3C%2Fscript%3E/%22%3E")
            .send()
            .await,
    )
    .await;
    assert!(!html.contains("<script"));
}

#[tokio::test]
async fn charts_are_drawn_the_same_every_time() {
    let drawn = || async {
        text(comparison("/compare/gpt-4.1/claude-sonnet-4", fixture("priced-pair")).await).await
    };
    assert_eq!(drawn().await, drawn().await);
}

#[tokio::test]
async fn structured_data_is_json_with_every_question() {
    let html =
        text(comparison("/compare/gpt-4.1/qwen3.5-4b", fixture("reference-pair")).await).await;
    let (_, rest) = html
        .split_once(r#"<script type="application/ld+json">"#)
        .unwrap();
    let page: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(page["@type"], "FAQPage");
    assert_eq!(page["mainEntity"].as_array().unwrap().len(), 7);
    assert_eq!(
        page["url"],
        "https://versus.example/compare/gpt-4.1/qwen3.5-4b"
    );
}

#[tokio::test]
async fn a_reader_who_has_the_page_is_told_so() {
    let ask = recorded(&[("ComparisonPage", fixture("reference-pair"))]);
    let path = "/compare/gpt-4.1/qwen3.5-4b";
    let tag = headers(&client(&ask).get(path).send().await, header::ETAG).to_owned();
    let again = client(&ask)
        .get(path)
        .header(header::IF_NONE_MATCH, tag)
        .send()
        .await;
    again.assert_status(StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn nothing_runs_and_nothing_foreign_loads() {
    let response = comparison("/compare/gpt-4.1/qwen3.5-4b", fixture("reference-pair")).await;
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
    let ask = recorded(&[]);
    let client = client(&ask);
    let current = client.get(super::assets::style_href()).send().await;
    assert!(headers(&current, header::CACHE_CONTROL).contains("immutable"));
    let plain = client.get("/compare/style.css").send().await;
    assert_eq!(
        headers(&plain, header::CACHE_CONTROL),
        "public, max-age=3600"
    );
}

#[tokio::test]
async fn the_sitemap_walks_all_pairs() {
    let pair = |left, right| json!({ "left": { "slug": left }, "right": { "slug": right } });
    let info = json!({ "hasNextPage": false, "endCursor": "z" });
    let answer = json!({ "data": { "comparisons": { "nodes": [pair("a", "b"), pair("a", "c&d")], "pageInfo": info } } });
    let response = client(&recorded(&[("Sitemap", answer)]))
        .get("/compare/sitemap.xml")
        .send()
        .await;
    assert_eq!(
        headers(&response, header::CONTENT_TYPE),
        "application/xml; charset=utf-8"
    );
    insta::assert_snapshot!(text(response).await);
}
