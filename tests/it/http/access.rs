//! Budgets and keys as callers see them.

use std::{num::NonZeroU32, sync::Arc};

use poem::{http::StatusCode, test::TestResponse};
use serde_json::json;
use versus::{
    access::{KeyRing, mint},
    http::Config,
};

use super::{Client, client_with, header, refusal};
use crate::support::toy::{Levers, NoKeys, OneKey};

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

#[tokio::test]
async fn what_cannot_be_read_and_what_is_only_priced_takes_a_point() {
    let key = mint();
    let client = limited(1, Some(OneKey(key.key_hash, Some(600))));
    let send = async |cost: &str, body: &str| {
        let request = client.post("/graphql").header("graphql-cost", cost);
        let request = request.header("authorization", format!("Bearer {}", key.secret));
        let request = request.content_type("application/json");
        let response = request.body(body.to_owned()).send().await;
        header(&response, "ratelimit-remaining")
    };
    assert_eq!(send("0", "{ no json").await, "599");
    let priced = r#"{"query":"{ items(first: 60) { n item { n } } }"}"#;
    assert_eq!(send("validate", priced).await, "598");
}

#[tokio::test]
async fn an_answer_that_caches_may_share_does_not_tell_one_caller_what_it_has_left() {
    let key = mint();
    let client = limited(1, Some(OneKey(key.key_hash, Some(600))));
    let get = async |query: &str| {
        let request = client.get(format!("/graphql?query={query}"));
        let request = request.header("authorization", format!("Bearer {}", key.secret));
        request.send().await
    };
    let shared = get("%7Bhello%7D").await;
    assert!(header(&shared, "cache-control").starts_with("public"));
    assert_eq!(header(&shared, "ratelimit-remaining"), "");
    let own = get("%7Bnope%7D").await;
    assert_eq!(header(&own, "ratelimit-remaining"), "598");
}

#[tokio::test]
async fn guessing_keys_takes_points_from_the_address() {
    let config = Config {
        anonymous_points_per_minute: NonZeroU32::new(2),
        trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
        ..Config::default()
    };
    let mut parts = crate::support::toy::parts(&Levers::default(), config.clone());
    parts.keys = Some(KeyRing::new(Arc::new(OneKey(mint().key_hash, None))));
    let address = super::served(&versus::http::Service::new(parts), &config).await;
    let guess = async |from: &str| {
        let request = super::real_client().post(format!("http://{address}/graphql"));
        let request = request.header("x-forwarded-for", from);
        let request = request.header("authorization", format!("Bearer {}", mint().secret));
        request.body("{}").send().await.unwrap().status()
    };
    for expected in [401, 401, 429] {
        assert_eq!(guess("203.0.113.9").await.as_u16(), expected);
    }
    assert_eq!(guess("203.0.113.10").await.as_u16(), 401);
}

#[tokio::test]
async fn keys_that_cannot_be_looked_up_are_a_fault_of_ours_with_its_request_id() {
    for (busy, code) in [(false, "INTERNAL_SERVER_ERROR"), (true, "REQUEST_TIMEOUT")] {
        let client = client_with(&Levers::default(), Config::default(), |parts| {
            parts.keys = Some(KeyRing::new(Arc::new(NoKeys { busy })));
        });
        let response = ask(&client, Some(&mint().secret), "{ hello }").await;
        let id = header(&response, "x-request-id");
        let answer = super::body(response).await;
        let extensions = &answer["errors"][0]["extensions"];
        assert_eq!(extensions["code"], code);
        if !busy {
            assert_eq!(extensions["requestId"], id);
        }
    }
}
