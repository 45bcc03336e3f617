//! The log line of an operation, and its span at a collector.

use std::{
    io,
    sync::{Arc, Mutex},
};

use poem::{EndpointExt, Route, handler, listener::TcpAcceptor, post, web::Data};
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;
use versus::{
    access::{KeyRing, mint},
    http::Config,
    telemetry::{self, Format, Settings},
};

use super::client_with;
use crate::support::toy::{Levers, OneKey};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Lines {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    fn operations(&self) -> Vec<Value> {
        let lines: Vec<Value> = self
            .text()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        lines
            .into_iter()
            .filter(|line| line["message"] == "operation")
            .collect()
    }
}

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

fn json_lines(otlp_endpoint: Option<String>) -> Settings {
    Settings {
        format: Format::Json,
        filter: "info".to_owned(),
        otlp_endpoint,
    }
}

#[tokio::test]
async fn an_operation_is_one_line_and_no_line_tells_a_key() {
    let lines = Lines::default();
    let (subscriber, _guard) = telemetry::subscriber(&json_lines(None), lines.clone()).unwrap();
    let _default = tracing::subscriber::set_default(subscriber);
    let key = mint();
    let client = client_with(&Levers::default(), Config::default(), |parts| {
        parts.keys = Some(KeyRing::new(Arc::new(OneKey(key.key_hash, None))));
    });
    for _ in 0..2 {
        let request = client
            .post("/graphql")
            .header("authorization", format!("Bearer {}", key.secret))
            .header("x-request-id", "abc")
            .header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"));
        let query = "query Count($secret: String!) { statements(count: 2) hello(name: $secret) }";
        let body = json!({"query": query, "variables": {"secret": "s3cr3t"}});
        request.body_json(&body).send().await.assert_status_is_ok();
    }
    let operations = lines.operations();
    assert_eq!(operations.len(), 2);
    let line = &operations[0];
    let expected = json!({
        "level": "INFO", "request_id": "abc", "trace_id": TRACE, "transport": "http", "operation": "Count",
        "cost": 0, "statements": 3, "cache": "miss", "revision": 0, "outcome": "ok", "status": 200,
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&line[name], value, "{name} of {line}");
    }
    for phase in ["prepare_ms", "execute_ms", "total_ms"] {
        assert!(line[phase].is_f64(), "{phase} of {line}");
    }
    assert_eq!(line["document"].as_str().unwrap().len(), 16);
    assert_eq!(
        (&operations[1]["cache"], &operations[1]["statements"]),
        (&json!("hit"), &json!(0))
    );
    for secret in [key.secret.as_str(), "s3cr3t"] {
        assert!(!lines.text().contains(secret));
    }
}

/// The errors that are logged while a query is answered under the request id `abc`.
async fn errors_behind(query: &str) -> Vec<Value> {
    let lines = Lines::default();
    let (subscriber, _guard) = telemetry::subscriber(&json_lines(None), lines.clone()).unwrap();
    let _default = tracing::subscriber::set_default(subscriber);
    let client = client_with(&Levers::default(), Config::default(), |_| {});
    let request = client.post("/graphql").header("x-request-id", "abc");
    let answered = request.body_json(&json!({ "query": query })).send().await;
    answered.assert_status_is_ok();
    let text = lines.text();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines
        .filter(|line: &Value| line["level"] == "ERROR")
        .collect()
}

#[tokio::test]
async fn a_masked_error_is_logged_once_with_its_request_id() {
    let errors = errors_behind("{ leaks }").await;
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0]["request_id"], "abc");
    assert_eq!(errors[0]["error"], "no such column: secret_table.password");
}

#[tokio::test]
async fn a_name_as_long_as_a_request_makes_no_line_as_long() {
    let lines = Lines::default();
    let (subscriber, _guard) = telemetry::subscriber(&json_lines(None), lines.clone()).unwrap();
    let _default = tracing::subscriber::set_default(subscriber);
    let client = client_with(&Levers::default(), Config::default(), |_| {});
    let query = format!("query {} {{ hello }}", "N".repeat(100_000));
    let request = client
        .post("/graphql")
        .body_json(&json!({ "query": query }));
    request.send().await.assert_status_is_ok();
    let name = lines.operations()[0]["operation"].as_str().unwrap().len();
    assert_eq!(name, 80);
    assert!(lines.text().len() < 2_000);
}

#[tokio::test]
async fn a_panic_is_logged_with_what_it_said_and_its_request_id() {
    let errors = errors_behind("{ panics }").await;
    let line = &errors[0];
    assert_eq!(
        (&line["request_id"], &line["panic"]),
        (&json!("abc"), &json!("a bug in a resolver"))
    );
}

#[handler]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a handler owns what it takes"
)]
fn collect(body: Vec<u8>, received: Data<&Lines>) {
    received.0.0.lock().unwrap().extend_from_slice(&body);
}

#[tokio::test]
async fn the_span_of_an_operation_reaches_a_collector_below_its_callers() {
    let received = Lines::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let routes = Route::new()
        .at("/v1/traces", post(collect))
        .data(received.clone());
    tokio::spawn(
        poem::Server::new_with_acceptor(TcpAcceptor::from_tokio(listener).unwrap()).run(routes),
    );
    let (subscriber, guard) = telemetry::subscriber(&json_lines(Some(endpoint)), io::sink).unwrap();
    {
        let _default = tracing::subscriber::set_default(subscriber);
        let client = client_with(&Levers::default(), Config::default(), |_| {});
        let request = client
            .post("/graphql")
            .header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"));
        request
            .body_json(&json!({"query": "query Traced { hello }"}))
            .send()
            .await
            .assert_status_is_ok();
    }
    guard.shut_down().await;
    let spans = received.0.lock().unwrap().clone();
    let holds = |wanted: &[u8]| spans.windows(wanted.len()).any(|found| found == wanted);
    let bytes = |hex: &str| {
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect::<Vec<u8>>()
    };
    assert!(holds(b"Traced"), "the span is named after the operation");
    assert!(
        holds(&bytes(TRACE)) && holds(&bytes("00f067aa0ba902b7")),
        "it belongs to the caller's span"
    );
    assert!(holds(b"versus"), "it names the service");
}
