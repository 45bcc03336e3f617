//! The protocol graphql-transport-ws, as a client that keeps to it and one that does not.

use std::{sync::Arc, time::Duration};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::{Message, client::IntoClientRequest, http::HeaderValue};
use versus::{
    access::{KeyRing, mint},
    http::{Config, Drain, Origins, Service, ServiceParts, Streams},
};

use super::served;
use crate::support::toy::{self, Levers, NoKeys, OneKey};

type Connection =
    tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

struct Opened {
    connection: Connection,
    drain: Drain,
    levers: Levers,
}

impl Opened {
    async fn send(&mut self, message: Value) {
        self.connection
            .send(Message::text(message.to_string()))
            .await
            .unwrap();
    }

    /// The next message; a close frame as `{"close": code, "reason": …}`.
    async fn receive(&mut self) -> Value {
        loop {
            match self.connection.next().await.unwrap().unwrap() {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Close(Some(frame)) => {
                    return json!({"close": u16::from(frame.code), "reason": frame.reason.as_str()});
                }
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("unexpected {other:?}"),
            }
        }
    }

    async fn initialise(&mut self) {
        self.send(json!({"type": "connection_init"})).await;
        assert_eq!(self.receive().await, json!({"type": "connection_ack"}));
    }

    async fn subscribe(&mut self, id: &str, query: &str) {
        self.send(json!({"id": id, "type": "subscribe", "payload": {"query": query}}))
            .await;
    }
}

async fn connect(config: Config, headers: &[(&'static str, &str)]) -> Result<Opened, u16> {
    connect_to(config, headers, |_| {}).await
}

async fn connect_to(
    config: Config,
    headers: &[(&'static str, &str)],
    change: impl FnOnce(&mut ServiceParts),
) -> Result<Opened, u16> {
    let levers = Levers::default();
    let mut parts = toy::parts(&levers, config.clone());
    change(&mut parts);
    let drain = parts.drain.clone();
    let service: Arc<Service> = Service::new(parts);
    let address = served(&service, &config).await;
    let mut request = format!("ws://{address}/graphql/ws")
        .into_client_request()
        .unwrap();
    for (name, value) in headers {
        request
            .headers_mut()
            .insert(*name, HeaderValue::from_str(value).unwrap());
    }
    match tokio_tungstenite::connect_async(request).await {
        Ok((connection, _)) => Ok(Opened {
            connection,
            drain,
            levers,
        }),
        Err(tokio_tungstenite::tungstenite::Error::Http(response)) => {
            Err(response.status().as_u16())
        }
        Err(error) => panic!("{error}"),
    }
}

const SPEAKS: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

async fn open() -> Opened {
    open_with(|_| {}).await
}

async fn open_with(change: impl FnOnce(&mut Streams)) -> Opened {
    let mut config = Config::default();
    change(&mut config.streams);
    connect(config, &[SPEAKS]).await.ok().unwrap()
}

#[tokio::test]
async fn a_subscription_runs_to_its_end() {
    let mut socket = open().await;
    socket.initialise().await;
    socket
        .subscribe("a", "subscription { ticks(count: 2) }")
        .await;
    for n in 0..2 {
        let expected = json!({"id": "a", "type": "next", "payload": {"data": {"ticks": n}}});
        assert_eq!(socket.receive().await, expected);
    }
    assert_eq!(
        socket.receive().await,
        json!({"id": "a", "type": "complete"})
    );
}

#[tokio::test]
async fn a_refused_operation_is_an_error_message_and_nothing_follows() {
    let mut socket = open().await;
    socket.initialise().await;
    socket.subscribe("a", "subscription { nope }").await;
    let error = socket.receive().await;
    assert_eq!(
        (&error["id"], &error["type"]),
        (&json!("a"), &json!("error"))
    );
    assert_eq!(
        error["payload"][0]["extensions"]["code"],
        "GRAPHQL_VALIDATION_FAILED"
    );
    socket.subscribe("a", "{ hello }").await;
    assert_eq!(
        socket.receive().await["payload"]["data"]["hello"],
        "hello world"
    );
    assert_eq!(socket.receive().await["type"], "complete");
}

#[tokio::test]
async fn a_completed_operation_is_silent_and_its_id_is_free() {
    let mut socket = open().await;
    socket.initialise().await;
    socket.subscribe("a", "subscription { gated }").await;
    socket.send(json!({"id": "a", "type": "complete"})).await;
    socket.subscribe("a", "{ hello }").await;
    assert_eq!(
        socket.receive().await["payload"],
        json!({"data": {"hello": "hello world"}})
    );
    assert_eq!(
        socket.receive().await,
        json!({"id": "a", "type": "complete"})
    );
    socket.levers.gate.notify_waiters();
    socket
        .send(json!({"type": "ping", "payload": {"n": 1}}))
        .await;
    assert_eq!(
        socket.receive().await,
        json!({"type": "pong", "payload": {"n": 1}})
    );
}

#[tokio::test]
async fn sockets_that_break_the_protocol_are_closed_with_its_codes() {
    let init = json!({"type": "connection_init"});
    let silence = |id: &str| json!({"id": id, "type": "subscribe", "payload": {"query": "subscription { silence }"}});
    let cases = [
        (vec![silence("a")], 4401, "Unauthorized"),
        (
            vec![init.clone(), init.clone()],
            4429,
            "Too many initialisation requests",
        ),
        (
            vec![init.clone(), silence("a"), silence("a")],
            4409,
            "Subscriber for a already exists",
        ),
        (vec![json!([])], 4400, "Invalid message: not a JSON object"),
        (
            vec![json!({"type": "start"})],
            4400,
            "Invalid message: unknown `type`",
        ),
        (
            vec![json!({"type": 1})],
            4400,
            "Invalid message: `type` must be a string",
        ),
        (
            vec![json!({"type": "subscribe", "payload": {}})],
            4400,
            "Invalid message: `id` must be a string",
        ),
        (
            vec![init.clone(), json!({"id": "a", "type": "subscribe"})],
            4400,
            "Invalid message: `payload` must be an object",
        ),
        (
            vec![
                json!({"type": "connection_init", "payload": {"authorization": "Bearer vs_nope"}}),
            ],
            4403,
            "Forbidden",
        ),
    ];
    for (messages, code, reason) in cases {
        let mut socket = open().await;
        for message in messages {
            socket.send(message).await;
        }
        let mut last = socket.receive().await;
        while last["type"] == "connection_ack" {
            last = socket.receive().await;
        }
        assert_eq!(last, json!({"close": code, "reason": reason}));
    }
}

#[tokio::test]
async fn a_socket_that_does_not_initialise_or_does_not_speak_the_protocol_is_closed() {
    let mut late = open_with(|streams| streams.init_patience = Duration::from_millis(20)).await;
    assert_eq!(
        late.receive().await,
        json!({"close": 4408, "reason": "Connection initialisation timeout"})
    );
    let mut other = connect(Config::default(), &[]).await.ok().unwrap();
    assert_eq!(
        other.receive().await,
        json!({"close": 4406, "reason": "Subprotocol not acceptable"})
    );
}

#[tokio::test]
async fn operations_of_a_socket_are_limited_in_number() {
    let mut socket = open_with(|streams| streams.operations = 1).await;
    socket.initialise().await;
    socket.subscribe("a", "subscription { silence }").await;
    socket.subscribe("b", "subscription { ticks }").await;
    let refused = socket.receive().await;
    assert_eq!(
        (&refused["id"], &refused["type"]),
        (&json!("b"), &json!("error"))
    );
    assert_eq!(
        refused["payload"][0]["message"],
        "A socket may run at most 1 operations at a time."
    );
}

#[tokio::test]
async fn a_page_of_a_foreign_origin_opens_no_socket() {
    let only = Origins::Only(vec![HeaderValue::from_static("https://good.example")]);
    let config = || Config {
        origins: only.clone(),
        ..Config::default()
    };
    let evil = connect(config(), &[SPEAKS, ("origin", "https://evil.example")]).await;
    assert_eq!(evil.err(), Some(403));
    assert!(
        connect(config(), &[SPEAKS, ("origin", "https://good.example")])
            .await
            .is_ok()
    );
    assert!(
        connect(config(), &[SPEAKS, ("origin", "null")])
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_draining_server_closes_its_sockets_with_a_reason() {
    let mut socket = open().await;
    socket.initialise().await;
    socket.subscribe("a", "subscription { silence }").await;
    socket.drain.start();
    assert_eq!(
        socket.receive().await,
        json!({"close": 1001, "reason": "Going away"})
    );
}

#[tokio::test]
async fn a_request_that_is_no_upgrade_is_told_what_to_do() {
    let response = super::client().get("/graphql/ws").send().await;
    assert_eq!(response.0.status().as_u16(), 426);
    assert_eq!(super::header(&response, "upgrade"), "websocket");
}

#[tokio::test]
async fn only_a_key_that_is_not_good_is_forbidden() {
    let one = || KeyRing::new(Arc::new(OneKey(mint().key_hash, None)));
    let none = |busy| KeyRing::new(Arc::new(NoKeys { busy }));
    for (keys, code) in [(one(), 4403), (none(true), 1013), (none(false), 4500)] {
        let opened = connect_to(Config::default(), &[SPEAKS], |parts| {
            parts.keys = Some(keys);
        });
        let mut socket = opened.await.ok().unwrap();
        let payload = json!({"authorization": format!("Bearer {}", mint().secret)});
        socket
            .send(json!({"type": "connection_init", "payload": payload}))
            .await;
        let closed = socket.receive().await;
        assert_eq!(closed["close"], code, "{closed}");
        assert!(!closed["reason"].to_string().contains("secret"));
    }
}
