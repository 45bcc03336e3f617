//! The list of models, the choice of a pair, and the sitemap.

use poem::http::{StatusCode, header};
use poem::test::TestClient;
use versus::http::pages::{Options, ROBOTS, robots};

use super::{client_of, get, headers, readable, shown, text};
use crate::support::app::TestApp;

#[tokio::test]
async fn the_list_reads_as_recorded() {
    let app = TestApp::seeded().await;
    insta::assert_snapshot!(readable(
        &shown(&client_of(&app), "/compare?text=gpt").await
    ));
}

#[tokio::test]
async fn a_long_list_is_walked_forwards_and_back() {
    let app = TestApp::embedded().await;
    let client = client_of(&app);
    let first = shown(&client, "/compare").await;
    let later = step(&first, "next").unwrap();
    assert_eq!(step(&first, "prev"), None);
    let second = shown(&client, &later).await;
    let back = shown(&client, &step(&second, "prev").unwrap()).await;
    assert!(rows(&first).len() == 50 && rows(&second).iter().all(|row| !first.contains(row)));
    assert_eq!(rows(&back), rows(&first));
}

#[tokio::test]
async fn every_model_is_offered_to_whoever_types() {
    let app = TestApp::embedded().await;
    let total = app.data("{ models { totalCount } }").await["models"]["totalCount"].as_u64();
    let html = shown(&client_of(&app), "/compare?text=zzz").await;
    let (_, list) = html.split_once("<datalist").unwrap();
    let offered = list.matches("<option ").count();
    assert_eq!(u64::try_from(offered).ok(), total);
    assert!(list.contains(r#"<option value="qwen3.5-4b">Qwen3.5-4B</option>"#));
}

/// Where a page of the list leads on to.
fn step(html: &str, rel: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!(r#"<a rel="{rel}" href=""#))?;
    let (address, _) = rest.split_once('"')?;
    let (address, _) = address.split_once('#')?;
    Some(address.replace("&#38;", "&"))
}

fn rows(html: &str) -> Vec<&str> {
    let rows = html.lines();
    rows.filter(|line| line.starts_with(r#"<th scope="row">"#))
        .collect()
}

#[tokio::test]
async fn a_model_to_compare_with_is_offered_its_partners() {
    let app = TestApp::seeded().await;
    let html = shown(&client_of(&app), "/compare?left=openai%2Fgpt-4.1").await;
    assert!(html.contains("GPT-4.1 is often compared with"), "{html}");
    assert!(html.contains(r#"href="/compare/gpt-4.1/"#), "{html}");
    assert!(html.contains(r#"name="left" list="known" required value="gpt-4.1""#));
}

#[tokio::test]
async fn a_model_to_compare_with_that_is_unknown_is_said_to_be() {
    let app = TestApp::seeded().await;
    let html = shown(&client_of(&app), "/compare?left=%3Cb%3E").await;
    assert!(html.contains("No model has the slug or alias “&#60;b&#62;”"));
}

#[tokio::test]
async fn what_is_chosen_leads_on() {
    let app = TestApp::seeded().await;
    for (path, to) in [
        (
            "/compare?left=GPT+4.1&right=qwen3.5-4b",
            "/compare/GPT%204.1/qwen3.5-4b",
        ),
        ("/compare/gpt-4.1", "/compare?left=gpt-4.1"),
    ] {
        let response = get(&client_of(&app), path).await;
        response.assert_status(StatusCode::SEE_OTHER);
        assert_eq!(headers(&response, header::LOCATION), to);
    }
}

#[tokio::test]
async fn a_list_that_the_api_refuses_says_why() {
    let app = TestApp::seeded().await;
    let response = get(&client_of(&app), "/compare?after=garbage").await;
    response.assert_status(StatusCode::BAD_REQUEST);
    assert_eq!(headers(&response, header::CACHE_CONTROL), "no-store");
    let html = text(response).await;
    assert!(html.contains("This cannot be listed") && html.contains("cursor"));
}

#[tokio::test]
async fn the_sitemap_walks_all_pairs() {
    let app = TestApp::seeded().await;
    let response = get(&client_of(&app), "/compare/sitemap.xml").await;
    assert_eq!(
        headers(&response, header::CONTENT_TYPE),
        "application/xml; charset=utf-8"
    );
    insta::assert_snapshot!(readable(&text(response).await));
}

#[tokio::test]
async fn crawlers_are_led_past_the_api_to_the_pages() {
    let options = Options {
        public_url: Some("https://versus.example/".to_owned()),
        ..Options::default()
    };
    let client = TestClient::new(robots(options));
    insta::assert_snapshot!(shown(&client, ROBOTS).await, @r"
    User-agent: *
    Disallow: /graphql

    Sitemap: https://versus.example/compare/sitemap.xml
    ");
}
