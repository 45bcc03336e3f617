//! What an attacker would try: each is answered clearly, and the next request is served.

use std::time::Instant;

use poem::http::StatusCode;
use serde_json::json;

use super::{Client, body, client, post, query, refusal};

/// Far more than any of these may take, even unoptimised on a busy machine.
const MOST_MS: u128 = 2_000;

async fn refused_in_time(client: &Client, request: &serde_json::Value) -> String {
    let started = Instant::now();
    let response = post(client, request).await;
    let status = response.0.status();
    assert!(status.is_client_error(), "{status}");
    let (code, message) = refusal(response).await;
    let took = started.elapsed().as_millis();
    assert!(took < MOST_MS, "{took} ms for {message}");
    assert_eq!(
        body(query(client, "{ hello }").await).await["data"]["hello"],
        "hello world"
    );
    code
}

#[tokio::test]
async fn floods_of_every_kind_are_refused_quickly() {
    let client = client();
    let aliases: String = (0..10_000).map(|n| format!("a{n}:hello ")).collect();
    let fewer_aliases: String = (0..2_000).map(|n| format!("a{n}:hello ")).collect();
    let deep = format!("{}n{}", "item{".repeat(2_000), "}".repeat(2_000));
    let inline = format!("{}hello{}", "...{".repeat(2_000), "}".repeat(2_000));
    let directives = format!("hello {}", "@skip(if:false)".repeat(2_000));
    let unknown: String = (0..5_000).map(|n| format!("x{n} ")).collect();
    let fragments: String = (0..1_500)
        .map(|n| format!("fragment F{n} on Query{{...F{}}}", n + 1))
        .collect();
    let lists = format!("ints(of:{}{})", "[".repeat(3_000), "]".repeat(3_000));
    let variables: String = (0..3_000).map(|n| format!("$v{n}:Int ")).collect();
    let same = "hello ".repeat(7_000);
    let queries = [
        format!("{{{aliases}}}"),
        format!("{{{fewer_aliases}}}"),
        format!("{{{deep}}}"),
        format!("{{{inline}}}"),
        format!("{{{directives}}}"),
        format!("{{{unknown}}}"),
        format!("{{...F0}}{fragments}fragment F1500 on Query{{hello}}"),
        format!("{{{lists}}}"),
        format!("query({variables}){{hello}}"),
        format!("{{{same}}}"),
        "{".repeat(100_000),
        "\"".repeat(100_001),
        "#".repeat(200_000),
        "query ".repeat(20_000),
    ];
    for flood in queries {
        refused_in_time(&client, &json!({ "query": flood })).await;
    }
}

#[tokio::test]
async fn introspection_has_a_budget_of_its_own() {
    let client = client();
    let levels = 8;
    let nested = format!(
        "{{ __schema {{ types {{ {} name {} }} }} }}",
        "fields { type { ".repeat(levels),
        "} }".repeat(levels)
    );
    assert_eq!(
        refused_in_time(&client, &json!({ "query": nested })).await,
        "COST_LIMIT_EXCEEDED"
    );
    let many: String = (0..40)
        .map(|n| {
            format!(
                "a{n}: __schema {{ types {{ fields {{ args {{ name type {{ name }} }} }} }} }} "
            )
        })
        .collect();
    assert_eq!(
        refused_in_time(&client, &json!({ "query": format!("{{{many}}}") })).await,
        "COST_LIMIT_EXCEEDED"
    );
}

#[tokio::test]
async fn the_usual_introspection_query_is_answered() {
    let answer = body(
        query(
            &client(),
            include_str!("../../../src/operation/introspection.graphql"),
        )
        .await,
    )
    .await;
    assert!(answer.get("errors").is_none(), "{answer}");
    assert!(
        answer["data"]["__schema"]["types"]
            .as_array()
            .unwrap()
            .len()
            > 10
    );
}

#[tokio::test]
async fn variables_that_are_bombs_are_refused_or_harmless() {
    let client = client();
    let echo = "query($f: Filter) { echo(filter: $f) }";
    let mut nested = json!({});
    for _ in 0..100 {
        nested = json!({"all": [nested]});
    }
    let response = post(&client, &json!({"query": echo, "variables": {"f": nested}})).await;
    assert!(response.0.status().is_success() || response.0.status() == StatusCode::BAD_REQUEST);
    let too_deep = format!(
        "{{\"query\":\"{{hello}}\",\"variables\":{{\"f\":{}{}}}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let request = client
        .post("/graphql")
        .header("content-type", "application/json");
    request
        .body(too_deep)
        .send()
        .await
        .assert_status(StatusCode::BAD_REQUEST);
    let wide: Vec<i32> = (0..30_000).collect();
    let ints = "query($of: [Int!]!) { ints(of: $of) }";
    post(&client, &json!({"query": ints, "variables": {"of": wide}}))
        .await
        .assert_status(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_query_for_everything_is_refused_and_told_why() {
    let client = client();
    let everything = "{ items(first: 100) { items(first: 100) { items(first: 100) { n } } } }";
    let (code, message) = refusal(query(&client, everything).await).await;
    assert_eq!(code, "COST_LIMIT_EXCEEDED");
    assert_eq!(
        message,
        "Cost may be at most 60000 points, this operation may cost 1010100."
    );
}
