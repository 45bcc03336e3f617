//! Budgets and keys as callers see them.

use std::{num::NonZeroU32, sync::Arc};

use poem::{http::StatusCode, test::TestResponse};
use serde_json::json;
use versus::{
    access::{KeyRing, mint},
    http::Config,
};

use super::{Client, client_with, header, refusal};
use crate::support::toy::{Levers, OneKey};

/// A client behind a proxy on loopback, so that it can be any address.
fn limited(points: u32, keys: Option<OneKey>) -> Client {
    let config = Config {
        anonymous_points_per_minute: NonZeroU32::new(points),
        key_points_per_minute: NonZeroU32::new(10_000),
        ..Config::default()
    };
    client_with(&Levers::default(), config, |parts| {
        parts.keys = keys.map(|keys| KeyRing::new(Arc::new(keys)));
    })
}

async fn ask(client: &Client, key: Option<&str>, query: &str) -> TestResponse {
    let mut request = client.post("/graphql").header("accept", super::MODERN);
    if let Some(key) = key {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    request.body_json(&json!({ "query": query })).send().await
}

#[tokio::test]
async fn callers_on_the_machine_itself_are_not_limited() {
    let client = limited(1, None);
    for _ in 0..3 {
        let response = ask(&client, None, "{ items(first: 5) { n } }").await;
        response.assert_status_is_ok();
        assert_eq!(header(&response, "ratelimit-limit"), "");
    }
}

#[tokio::test]
async fn a_key_has_a_budget_in_points_and_is_told_what_is_left() {
    let key = mint();
    let client = limited(1, Some(OneKey(key.key_hash, Some(600))));
    let response = ask(
        &client,
        Some(&key.secret),
        "{ items(first: 60) { n item { n } } }",
    )
    .await;
    response.assert_status_is_ok();
    let told = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"]
        .map(|name| header(&response, name));
    assert_eq!(told, ["600", "480", "12"]);
    for _ in 0..4 {
        ask(
            &client,
            Some(&key.secret),
            "{ items(first: 60) { n item { n } } }",
        )
        .await
        .assert_status_is_ok();
    }
    let response = ask(
        &client,
        Some(&key.secret),
        "{ items(first: 60) { n item { n } } }",
    )
    .await;
    response.assert_status(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header(&response, "ratelimit-limit"), "600");
    let left: u64 = header(&response, "ratelimit-remaining").parse().unwrap();
    assert!(left < 120, "{left}");
    let wait: u64 = header(&response, "retry-after").parse().unwrap();
    assert!((1..=12).contains(&wait), "{wait}");
    let (code, message) = refusal(response).await;
    assert_eq!(code, "RATE_LIMITED");
    assert!(
        message.starts_with("The budget of 600 points a minute is used up; try again in "),
        "{message}"
    );
}

#[tokio::test]
async fn an_operation_larger_than_the_whole_budget_is_told_so() {
    let key = mint();
    let client = limited(1, Some(OneKey(key.key_hash, Some(10))));
    let response = ask(&client, Some(&key.secret), "{ items(first: 50) { n } }").await;
    response.assert_status(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header(&response, "retry-after"), "");
    let expected = "This operation costs 50 points, more than the budget of 10 points a minute.";
    assert_eq!(refusal(response).await.1, expected);
}

#[tokio::test]
async fn what_is_refused_takes_a_point_too() {
    let key = mint();
    let client = limited(1, Some(OneKey(key.key_hash, Some(3))));
    for _ in 0..3 {
        ask(&client, Some(&key.secret), "{ nope }")
            .await
            .assert_status(StatusCode::BAD_REQUEST);
    }
    ask(&client, Some(&key.secret), "{ nope }")
        .await
        .assert_status(StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_key_that_is_unknown_revoked_or_malformed_is_refused_alike() {
    let client = limited(1, Some(OneKey(mint().key_hash, None)));
    let unknown = mint().secret;
    for key in [unknown.as_str(), "vs_", "nonsense", "", &"vs_x".repeat(100)] {
        let response = ask(&client, Some(key), "{ hello }").await;
        response.assert_status(StatusCode::UNAUTHORIZED);
        assert_eq!(header(&response, "www-authenticate"), "Bearer");
        assert_eq!(
            refusal(response).await.1,
            "The API key is unknown or revoked."
        );
    }
    let basic = client
        .post("/graphql")
        .header("authorization", "Basic eDp5")
        .body_json(&json!({"query": "{hello}"}))
        .send()
        .await;
    basic.assert_status(StatusCode::UNAUTHORIZED);
}
