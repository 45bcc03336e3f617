//! Operations over server-sent events.

use std::sync::Arc;

use poem::http::StatusCode;
use serde_json::json;
use versus::{
    access::{KeyRing, mint},
    http::{Config, Drain, Streams},
};

use super::{Client, client, client_with};
use crate::support::toy::{Levers, OneKey};

async fn stream(client: &Client, query: &str) -> String {
    let request = client
        .post("/graphql/stream")
        .header("accept", "text/event-stream");
    let response = request.body_json(&json!({ "query": query })).send().await;
    response.assert_status_is_ok();
    assert_eq!(
        super::header(&response, "content-type"),
        "text/event-stream"
    );
    response.0.into_body().into_string().await.unwrap()
}

#[tokio::test]
async fn a_subscription_sends_each_event_and_its_end() {
    let sent = stream(
        &client(),
        "subscription { ...T } fragment T on Feed { t: ticks(count: 2) }",
    )
    .await;
    insta::assert_snapshot!(sent, @r#"
    event: next
    data: {"data":{"t":0}}

    event: next
    data: {"data":{"t":1}}

    event: complete
    data:
    "#);
}

#[tokio::test]
async fn errors_of_events_are_nulled_in_place_and_have_their_own_paths() {
    let sent = stream(&client(), "subscription { itemTicks { n oddFails } }").await;
    let events: Vec<&str> = sent
        .lines()
        .filter_map(|line| line.strip_prefix("data: {"))
        .collect();
    assert!(events[0].contains("\"oddFails\":0") && !events[0].contains("errors"));
    assert!(events[1].contains("\"oddFails\":null"), "{}", events[1]);
    assert!(
        events[1].contains("\"path\":[\"itemTicks\",\"oddFails\"]"),
        "{}",
        events[1]
    );
    assert!(events[1].contains("BAD_USER_INPUT"), "{}", events[1]);
}

#[tokio::test]
async fn a_query_is_a_stream_of_one_event_and_a_refusal_is_one_too() {
    let client = client();
    assert!(
        stream(&client, "{ hello }")
            .await
            .contains("data: {\"data\":{\"hello\":\"hello world\"}}")
    );
    let refused = stream(&client, "{ nope }").await;
    assert!(refused.contains("Cannot query field") && refused.contains("event: complete"));
    let refused = stream(&client, "subscription { refused }").await;
    assert!(refused.contains("not today"), "{refused}");
}

#[tokio::test]
async fn only_clients_that_read_event_streams_get_one() {
    let client = client();
    let response = client
        .post("/graphql/stream")
        .body_json(&json!({"query": "{hello}"}))
        .send()
        .await;
    response.assert_status(StatusCode::NOT_ACCEPTABLE);
    client
        .delete("/graphql/stream")
        .send()
        .await
        .assert_status(StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn streams_are_limited_in_number_and_end_when_the_server_drains() {
    let drain = Drain::default();
    let streams = Streams {
        connections: 1,
        ..Config::default().streams
    };
    let config = Config {
        streams,
        ..Config::default()
    };
    let client = client_with(&Levers::default(), config, |parts| {
        parts.drain = drain.clone();
    });
    let open = || {
        let request = client.get("/graphql/stream?query=subscription%7Bsilence%7D");
        request.header("accept", "text/event-stream").send()
    };
    let first = open().await;
    let second = open().await;
    second.assert_status(StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(super::header(&second, "retry-after"), "5");
    drain.start();
    let rest = first.0.into_body().into_string().await.unwrap();
    assert_eq!(rest, "", "what is broken off is not complete");
    open().await.assert_status_is_ok();
}

#[tokio::test]
async fn a_caller_has_a_share_of_the_streams() {
    let (key, other) = (mint(), "203.0.113.9");
    let config = Config {
        streams: Streams {
            share: 1,
            ..Config::default().streams
        },
        trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
        ..Config::default()
    };
    let mut parts = crate::support::toy::parts(&Levers::default(), config.clone());
    parts.keys = Some(KeyRing::new(Arc::new(OneKey(key.key_hash, None))));
    let service = versus::http::Service::new(parts);
    let address = super::served(&service, &config).await;
    let open = async |name: &str, value: &str| {
        let url = format!("http://{address}/graphql/stream?query=subscription%7Bsilence%7D");
        let request = super::real_client().get(url).header(name, value);
        request
            .header("accept", "text/event-stream")
            .send()
            .await
            .unwrap()
    };
    let bearer = format!("Bearer {}", key.secret);
    let first = open("authorization", &bearer).await;
    assert_eq!(first.status(), StatusCode::OK);
    let second = open("authorization", &bearer).await;
    assert_eq!(second.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(second.headers()["retry-after"], "5");
    let told = second.text().await.unwrap();
    assert!(told.contains("at most 1 open streams"), "{told}");
    assert_eq!(
        open("x-forwarded-for", other).await.status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_request_that_gets_no_stream_is_counted() {
    let metrics = Arc::new(versus::telemetry::Metrics::default());
    let client = client_with(&Levers::default(), Config::default(), |parts| {
        parts.metrics = metrics.clone();
    });
    let refused = client
        .post("/graphql/stream")
        .body_json(&json!({"query": "{hello}"}));
    refused
        .send()
        .await
        .assert_status(StatusCode::NOT_ACCEPTABLE);
    let counted = metrics.render();
    assert!(
        counted.contains("outcome=\"BAD_USER_INPUT\",cache=\"none\"} 1"),
        "{counted}"
    );
}
