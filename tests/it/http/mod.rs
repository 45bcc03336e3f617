//! The HTTP contract over the toy schema.

mod access;
mod barrage;
mod caching;
mod contract;
mod door;
mod health;
mod persisted;
mod sockets;
mod streams;
mod telemetry;

use std::{sync::Arc, time::Duration};

use poem::{
    Route,
    test::{TestClient, TestResponse},
};
use serde_json::{Value, json};
use versus::http::{Config, Door, Front, Service, ServiceParts};

use crate::support::toy::{self, Levers};

type Client = TestClient<Front<Route>>;

/// A client of a service whose parts a test may change.
fn client_with(levers: &Levers, config: Config, change: impl FnOnce(&mut ServiceParts)) -> Client {
    let mut parts = toy::parts(levers, config);
    change(&mut parts);
    let config = parts.config.clone();
    TestClient::new(toy::front(&Service::new(parts), &config))
}

fn client() -> Client {
    client_with(&Levers::default(), Config::default(), |_| {})
}

const MODERN: &str = "application/graphql-response+json";

async fn post(client: &Client, body: &Value) -> TestResponse {
    client
        .post("/graphql")
        .header("accept", MODERN)
        .body_json(body)
        .send()
        .await
}

async fn query(client: &Client, query: &str) -> TestResponse {
    post(client, &json!({ "query": query })).await
}

fn header(response: &TestResponse, name: &str) -> String {
    response.0.header(name).unwrap_or_default().to_owned()
}

async fn body(response: TestResponse) -> Value {
    let text = response.0.into_body().into_string().await.unwrap();
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON: {text}"))
}

/// The one error a refusal has: its code and message.
async fn refusal(response: TestResponse) -> (String, String) {
    let answer = body(response).await;
    assert!(
        answer.get("data").is_none(),
        "a request error has no data: {answer}"
    );
    let error = &answer["errors"][0];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&error["extensions"]["code"]), text(&error["message"]))
}

/// A client of a real server.
fn real_client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// A real server on loopback, for what needs sockets.
async fn served(service: &Arc<Service>, config: &Config) -> std::net::SocketAddr {
    served_patiently(service, config, Duration::from_mins(1)).await
}

/// The same, which keeps a silent connection only for so long.
async fn served_patiently(
    service: &Arc<Service>,
    config: &Config,
    silence: Duration,
) -> std::net::SocketAddr {
    let acceptor = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = acceptor.local_addr().unwrap();
    let acceptor = poem::listener::TcpAcceptor::from_tokio(acceptor).unwrap();
    let endpoint = toy::front(service, config);
    let door = Door::new(acceptor).patient_for(silence);
    tokio::spawn(poem::Server::new_with_acceptor(door).run(endpoint));
    address
}
