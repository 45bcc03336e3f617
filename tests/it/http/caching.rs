//! Validators, encodings and freshness of answers.

use std::{io::Read, sync::atomic::Ordering};

use poem::http::{Method, StatusCode};
use serde_json::json;
use versus::http::{Caching, Config};

use super::{client, client_with, header, query};
use crate::support::toy::Levers;

const LONG: &str = "/graphql?query=%7BlongText%7D";

#[tokio::test]
async fn an_unchanged_answer_is_not_sent_again_to_get_and_head() {
    let client = client();
    let etag = header(
        &client.get("/graphql?query=%7Bhello%7D").send().await,
        "etag",
    );
    assert!(etag.starts_with('"') && etag.ends_with('"'));
    for held in [
        etag.clone(),
        format!("W/{etag}"),
        format!("\"other\", {etag}"),
        "*".to_owned(),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let request = client.request(method, "/graphql?query=%7Bhello%7D");
            let response = request.header("if-none-match", &held).send().await;
            response.assert_status(StatusCode::NOT_MODIFIED);
            assert_eq!(header(&response, "etag"), etag);
            assert_eq!(header(&response, "vary"), "Accept, Accept-Encoding");
            assert!(header(&response, "cache-control").starts_with("public"));
        }
    }
    let request = client
        .get("/graphql?query=%7Bhello%7D")
        .header("if-none-match", "\"other\"");
    request.send().await.assert_status_is_ok();
}

#[tokio::test]
async fn a_post_carries_the_etag_and_ignores_the_condition() {
    let client = client();
    let etag = header(&query(&client, "{hello}").await, "etag");
    let request = client.post("/graphql").header("if-none-match", &etag);
    let response = request.body_json(&json!({"query": "{hello}"})).send().await;
    response.assert_status_is_ok();
    assert_eq!(header(&response, "etag"), etag);
}

#[tokio::test]
async fn each_encoding_has_an_etag_of_its_own_and_the_same_content() {
    let client = client();
    let plain = client.get(LONG).send().await;
    let plain_etag = header(&plain, "etag");
    let expected = plain.0.into_body().into_vec().await.unwrap();
    let gzip = client
        .get(LONG)
        .header("accept-encoding", "gzip")
        .send()
        .await;
    assert_eq!(header(&gzip, "content-encoding"), "gzip");
    let gzip_etag = header(&gzip, "etag");
    let sent = gzip.0.into_body().into_vec().await.unwrap();
    assert!(sent.len() * 10 < expected.len());
    let mut found = Vec::new();
    flate2::read::GzDecoder::new(&sent[..])
        .read_to_end(&mut found)
        .unwrap();
    assert_eq!(found, expected);
    let brotli = client
        .get(LONG)
        .header("accept-encoding", "gzip, br")
        .send()
        .await;
    assert_eq!(header(&brotli, "content-encoding"), "br");
    let brotli_etag = header(&brotli, "etag");
    let sent = brotli.0.into_body().into_vec().await.unwrap();
    let mut found = Vec::new();
    brotli::Decompressor::new(&sent[..], 4_096)
        .read_to_end(&mut found)
        .unwrap();
    assert_eq!(found, expected);
    assert!(plain_etag != gzip_etag && gzip_etag != brotli_etag && plain_etag != brotli_etag);
    let again = client
        .get(LONG)
        .header("accept-encoding", "br")
        .header("if-none-match", gzip_etag)
        .send()
        .await;
    again.assert_status_is_ok();
}

#[tokio::test]
async fn freshness_comes_from_the_configuration_and_errors_are_never_kept() {
    let caching = Caching {
        max_age_s: 7,
        stale_while_revalidate_s: 8,
    };
    let client = client_with(
        &Levers::default(),
        Config {
            caching,
            ..Config::default()
        },
        |_| {},
    );
    let cache_control = |response| header(&response, "cache-control");
    assert_eq!(
        cache_control(query(&client, "{hello}").await),
        "public, max-age=7, stale-while-revalidate=8"
    );
    for wrong in ["{refuses}", "{nope}", "{"] {
        assert_eq!(
            cache_control(query(&client, wrong).await),
            "no-store",
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn the_etag_changes_when_the_revision_changes_the_answer() {
    let levers = Levers::default();
    let client = client_with(&levers, Config::default(), |_| {});
    let revision = "/graphql?query=%7Brevision%7D";
    let etag = header(&client.get(revision).send().await, "etag");
    levers.revision.fetch_add(1, Ordering::SeqCst);
    let response = client
        .get(revision)
        .header("if-none-match", &etag)
        .send()
        .await;
    response.assert_status_is_ok();
    assert_ne!(header(&response, "etag"), etag);
}
