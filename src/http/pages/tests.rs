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
        let answer = self.answers.iter().find(|(name, _)| query.contains(&format!("query {name}(")));
        answer.map_or_else(|| panic!("no answer recorded for {query}"), |(_, answer)| answer.clone())
    }
}

fn fixture(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/pages/{name}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn recorded(answers: &[(&'static str, Value)]) -> Arc<Recorded> {
    Arc::new(Recorded { answers: answers.to_vec(), ..Recorded::default() })
}

fn client(ask: &Arc<Recorded>) -> TestClient<impl Endpoint> {
    let options = Options { public_url: Some("https://versus.example/".to_owned()), ..Options::default() };
    TestClient::new(Route::new().nest(MOUNT, routes(ask.clone(), options)))
}

async fn comparison(path: &str, answer: Value) -> TestResponse {
    client(&recorded(&[("ComparisonPage", answer)])).get(path).send().await
}

async fn text(response: TestResponse) -> String {
    response.0.into_body().into_string().await.unwrap()
}

fn headers(response: &TestResponse, name: header::HeaderName) -> &str {
    response.0.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn the_reference_pair_reads_as_recorded() {
    let response = comparison("/compare/gpt-4.1/qwen3.5-4b", fixture("reference-pair")).await;
    response.assert_status_is_ok();
    insta::assert_snapshot!(text(response).await);
}

#[tokio::test]
async fn a_pair_with_prices_reads_as_recorded() {
    let response = comparison("/compare/gpt-4.1/claude-sonnet-4?cachedInputShare=0.4", fixture("priced-pair")).await;
    response.assert_status_is_ok();
    insta::assert_snapshot!(text(response).await);
}
