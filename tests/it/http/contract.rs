//! Methods, media types, sizes, encodings, cross-origin rules.

use std::io::Write;

use poem::http::{HeaderValue, Method, StatusCode};
use serde_json::{Value, json};
use versus::http::{Config, Origins};

use super::{MODERN, body, client, client_with, header, post, query, refusal};
use crate::support::toy::Levers;

#[tokio::test]
async fn a_query_is_answered_by_post_get_and_head() {
    let client = client();
    let response = query(&client, "{ hello }").await;
    response.assert_status(StatusCode::OK);
    assert_eq!(
        header(&response, "content-type"),
        format!("{MODERN}; charset=utf-8")
    );
    assert_eq!(header(&response, "vary"), "Accept, Accept-Encoding");
    assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    assert_eq!(
        body(response).await,
        json!({"data": {"hello": "hello world"}})
    );
    let asked =
        "/graphql?query=query($n:String){hello(name:$n)}&variables={\"n\":\"you\"}&operationName=";
    let response = client
        .get(
            asked
                .replace('"', "%22")
                .replace('{', "%7B")
                .replace('}', "%7D"),
        )
        .send()
        .await;
    assert_eq!(
        body(response).await,
        json!({"data": {"hello": "hello you"}})
    );
    let response = client.head("/graphql?query=%7Bhello%7D").send().await;
    response.assert_status(StatusCode::OK);
    assert_eq!(header(&response, "content-length"), "32");
    assert_eq!(response.0.into_body().into_vec().await.unwrap().len(), 0);
}

#[tokio::test]
async fn the_operation_name_of_a_get_chooses() {
    let client = client();
    let document = "query%20A%7Bhello%7Dquery%20B%7Bitem%7Bn%7D%7D";
    let response = client
        .get(format!("/graphql?query={document}&operationName=B"))
        .send()
        .await;
    assert_eq!(body(response).await["data"], json!({"item": {"n": 0}}));
}

#[tokio::test]
async fn other_methods_are_told_which_are_allowed() {
    let client = client();
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE] {
        let response = client.request(method, "/graphql").send().await;
        response.assert_status(StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(header(&response, "allow"), "GET, HEAD, POST, OPTIONS");
    }
    let response = client.request(Method::OPTIONS, "/graphql").send().await;
    response.assert_status(StatusCode::NO_CONTENT);
    assert_eq!(header(&response, "allow"), "GET, HEAD, POST, OPTIONS");
    let response = client.post("/schema.graphql").send().await;
    response.assert_status(StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_mutation_or_subscription_is_not_run_by_get() {
    let client = client();
    let response = client
        .get("/graphql?query=mutation%7Bx%7D")
        .header("accept", MODERN)
        .send()
        .await;
    response.assert_status(StatusCode::BAD_REQUEST);
    let response = client
        .get("/graphql?query=subscription%7Bticks%7D")
        .header("accept", MODERN)
        .send()
        .await;
    response.assert_status(StatusCode::BAD_REQUEST);
    let (code, message) = refusal(response).await;
    assert_eq!(code, "BAD_USER_INPUT");
    assert_eq!(
        message,
        "Subscriptions are served at /graphql/stream and /graphql/ws."
    );
}

#[tokio::test]
async fn only_json_in_utf8_is_read() {
    let client = client();
    let types = [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=latin1",
        "",
    ];
    for content_type in types {
        let request = client.post("/graphql").header("content-type", content_type);
        let response = request.body("{\"query\":\"{hello}\"}").send().await;
        response.assert_status(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let request = client
        .post("/graphql")
        .header("content-type", "Application/JSON; Charset=\"UTF-8\"");
    request
        .body("{\"query\":\"{hello}\"}")
        .send()
        .await
        .assert_status_is_ok();
}

#[tokio::test]
async fn what_is_not_a_request_is_malformed() {
    let client = client();
    let malformed: [&[u8]; 10] = [
        b"",
        b"{",
        b"null",
        b"\"{hello}\"",
        b"[{\"query\":\"{hello}\"}]",
        b"{}",
        b"{\"query\":1}",
        b"{\"query\":\"{hello}\",\"variables\":[]}",
        b"{\"query\":\"{hello}\",\"operationName\":{}}",
        b"{\"query\":\"\xff\"}",
    ];
    for sent in malformed {
        let request = client
            .post("/graphql")
            .header("content-type", "application/json");
        let response = request.body(sent.to_vec()).send().await;
        assert_eq!(
            response.0.status(),
            StatusCode::BAD_REQUEST,
            "{}",
            String::from_utf8_lossy(sent)
        );
        refusal(response).await;
    }
    for lone in [
        "{\"query\":\"\\uD83D\"}",
        "{\"query\":\"{hello}\",\"variables\":{\"a\":\"\\uDE00\"}}",
    ] {
        let request = client
            .post("/graphql")
            .header("content-type", "application/json");
        request
            .body(lone)
            .send()
            .await
            .assert_status(StatusCode::BAD_REQUEST);
    }
    for path in [
        "/graphql",
        "/graphql?variables=%7B",
        "/graphql?query=%7Bhello%7D&variables=%7B",
        "/graphql?query=%7Bhello%7D&query=%7Bhello%7D",
    ] {
        let response = client.get(path).send().await;
        assert_eq!(response.0.status(), StatusCode::BAD_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn plain_json_clients_get_200_for_what_is_wrong_in_graphql_only() {
    let client = client();
    for wrong in ["{ nope }", "{", "query($a: Int!) { hello }"] {
        let request = json!({ "query": wrong });
        let plain = client
            .post("/graphql")
            .header("accept", "application/json")
            .body_json(&request);
        plain.send().await.assert_status(StatusCode::OK);
        post(&client, &request)
            .await
            .assert_status(StatusCode::BAD_REQUEST);
    }
    let response = client
        .post("/graphql")
        .header("accept", "text/html")
        .body_json(&json!({"query": "{hello}"}))
        .send()
        .await;
    response.assert_status(StatusCode::NOT_ACCEPTABLE);
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn bodies_are_bounded_before_and_after_decompression() {
    let client = client();
    let send = |encoding: &'static str, sent: Vec<u8>| {
        let request = client
            .post("/graphql")
            .header("content-type", "application/json");
        request
            .header("content-encoding", encoding)
            .body(sent)
            .send()
    };
    let good = b"{\"query\":\"{ hello }\"}";
    assert_eq!(
        body(send("gzip", gzip(good)).await).await["data"]["hello"],
        "hello world"
    );
    let mut brotli = Vec::new();
    brotli::BrotliCompress(
        &mut &good[..],
        &mut brotli,
        &brotli::enc::BrotliEncoderParams::default(),
    )
    .unwrap();
    assert_eq!(
        body(send("br", brotli).await).await["data"]["hello"],
        "hello world"
    );
    send("identity", vec![b' '; 256 * 1_024 + 1])
        .await
        .assert_status(StatusCode::PAYLOAD_TOO_LARGE);
    let bomb = gzip(&vec![b' '; 64 * 1_024 * 1_024]);
    assert!(bomb.len() < 256 * 1_024);
    send("gzip", bomb)
        .await
        .assert_status(StatusCode::PAYLOAD_TOO_LARGE);
    send("gzip", b"not gzip".to_vec())
        .await
        .assert_status(StatusCode::BAD_REQUEST);
    send("zstd", good.to_vec())
        .await
        .assert_status(StatusCode::UNSUPPORTED_MEDIA_TYPE);
    send("gzip, gzip", good.to_vec())
        .await
        .assert_status(StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn pages_of_admitted_origins_may_read_and_none_with_credentials() {
    let only = Origins::Only(vec![HeaderValue::from_static("https://good.example")]);
    let client = client_with(
        &Levers::default(),
        Config {
            origins: only,
            ..Config::default()
        },
        |_| {},
    );
    let from = |origin: &'static str| {
        client
            .get("/graphql?query=%7Bhello%7D")
            .header("origin", origin)
            .send()
    };
    let response = from("https://good.example").await;
    assert_eq!(
        header(&response, "access-control-allow-origin"),
        "https://good.example"
    );
    assert!(
        response
            .0
            .headers()
            .get_all("vary")
            .iter()
            .any(|vary| vary == "Origin")
    );
    assert_eq!(header(&response, "access-control-allow-credentials"), "");
    let response = from("https://evil.example").await;
    assert_eq!(header(&response, "access-control-allow-origin"), "");
    let preflight = client
        .request(Method::OPTIONS, "/graphql")
        .header("origin", "https://good.example")
        .header("access-control-request-method", "POST")
        .send()
        .await;
    preflight.assert_status(StatusCode::NO_CONTENT);
    assert!(header(&preflight, "access-control-allow-headers").contains("content-type"));
}

#[tokio::test]
async fn a_request_id_is_taken_over_when_it_is_harmless() {
    let client = client();
    let with = |id: &'static str| client.get("/health/live").header("x-request-id", id).send();
    assert_eq!(header(&with("abc-123").await, "x-request-id"), "abc-123");
    for harmful in ["", "a b", "<script>", &*"x".repeat(65).leak()] {
        let id = header(&with(harmful).await, "x-request-id");
        assert_eq!(id.len(), 32, "{harmful}");
    }
}

#[tokio::test]
async fn the_cost_is_told_on_demand_and_without_running() {
    let client = client();
    let asked = |mode: &'static str| {
        let request = client.post("/graphql").header("graphql-cost", mode);
        request
            .body_json(&json!({"query": "{ executions items(first: 5) { n item { n } } }"}))
            .send()
    };
    let response = asked("validate").await;
    assert_eq!(header(&response, "cache-control"), "no-store");
    let validated = body(response).await;
    assert_eq!(
        validated,
        json!({"extensions": {"cost": {"requested": 10, "limit": 60_000, "remaining": 59_990}}})
    );
    let answer = body(asked("1").await).await;
    assert_eq!(answer["data"]["executions"], 1, "validating did not run it");
    assert_eq!(answer["extensions"]["cost"]["actual"], 11);
    assert_eq!(answer["extensions"]["cost"]["requested"], 10);
    assert_eq!(
        body(query(&client, "{ hello }").await)
            .await
            .get("extensions"),
        None::<&Value>
    );
}

#[tokio::test]
async fn the_sdl_is_served_with_its_etag() {
    let client = client();
    let response = client.get("/schema.graphql").send().await;
    let etag = header(&response, "etag");
    let text = response.0.into_body().into_string().await.unwrap();
    assert!(text.contains("type Query {"));
    let response = client
        .get("/schema.graphql")
        .header("if-none-match", etag)
        .send()
        .await;
    response.assert_status(StatusCode::NOT_MODIFIED);
}
