//! The messages of graphql-transport-ws, and the codes a socket is closed with.

use serde_json::{Map, Value, json};

/// The name of the protocol.
pub const SUBPROTOCOL: &str = "graphql-transport-ws";

/// What a client sends.
#[derive(Debug, PartialEq)]
pub enum ClientMessage {
    /// Wants to begin; its payload may carry an API key.
    ConnectionInit(Map<String, Value>),
    /// Wants a pong.
    Ping(Option<Value>),
    /// Answers a ping.
    Pong,
    /// Starts an operation.
    Subscribe {
        /// The client's name for it.
        id: String,
        /// The request.
        payload: Map<String, Value>,
    },
    /// Wants no more of an operation.
    Complete(String),
}

/// Why a socket is closed: a code of the protocol and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// The code.
    pub code: u16,
    /// The reason, at most 123 bytes.
    pub reason: String,
}

impl Close {
    fn new(code: u16, reason: impl Into<String>) -> Self {
        Self {
            code,
            reason: reason.into(),
        }
    }

    /// A message that is not of the protocol.
    pub fn invalid(what: &str) -> Self {
        Self::new(4400, format!("Invalid message: {what}"))
    }

    /// An operation before the socket was initialised.
    pub fn unauthorized() -> Self {
        Self::new(4401, "Unauthorized")
    }

    /// An initialisation with a key that is not good.
    pub fn forbidden() -> Self {
        Self::new(4403, "Forbidden")
    }

    /// A client that speaks no protocol of ours.
    pub fn subprotocol() -> Self {
        Self::new(4406, "Subprotocol not acceptable")
    }

    /// A socket that was not initialised in time.
    pub fn init_timeout() -> Self {
        Self::new(4408, "Connection initialisation timeout")
    }

    /// An id that is in use.
    pub fn duplicate(id: &str) -> Self {
        // Longer ids would not fit into a close frame.
        let id: String = id.chars().take(20).collect();
        Self::new(4409, format!("Subscriber for {id} already exists"))
    }

    /// A second initialisation.
    pub fn initialised_twice() -> Self {
        Self::new(4429, "Too many initialisation requests")
    }

    /// A server that has too much to do, or a caller that has used up its points.
    pub fn try_again_later() -> Self {
        Self::new(1013, "Try again later")
    }

    /// Something failed here, which is logged under this id.
    pub fn internal(request_id: &str) -> Self {
        Self::new(4500, format!("Internal server error ({request_id})"))
    }

    /// The server goes away.
    pub fn going_away() -> Self {
        Self::new(1001, "Going away")
    }
}

/// Reads a message.
pub fn parse(text: &str) -> Result<ClientMessage, Close> {
    let Ok(Value::Object(mut message)) = serde_json::from_str(text) else {
        return Err(Close::invalid("not a JSON object"));
    };
    let Some(Value::String(kind)) = message.remove("type") else {
        return Err(Close::invalid("`type` must be a string"));
    };
    match kind.as_str() {
        "connection_init" => payload(&mut message).map(ClientMessage::ConnectionInit),
        "ping" => Ok(ClientMessage::Ping(message.remove("payload"))),
        "pong" => Ok(ClientMessage::Pong),
        "subscribe" => {
            let id = id(&mut message)?;
            if !message.get("payload").is_some_and(Value::is_object) {
                return Err(Close::invalid("`payload` must be an object"));
            }
            Ok(ClientMessage::Subscribe {
                id,
                payload: payload(&mut message)?,
            })
        }
        "complete" => id(&mut message).map(ClientMessage::Complete),
        _ => Err(Close::invalid("unknown `type`")),
    }
}

fn id(message: &mut Map<String, Value>) -> Result<String, Close> {
    match message.remove("id") {
        Some(Value::String(id)) if !id.is_empty() => Ok(id),
        _ => Err(Close::invalid("`id` must be a string")),
    }
}

fn payload(message: &mut Map<String, Value>) -> Result<Map<String, Value>, Close> {
    match message.remove("payload") {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(payload)) => Ok(payload),
        Some(_) => Err(Close::invalid("`payload` must be an object")),
    }
}

/// `connection_ack`.
pub fn ack() -> String {
    json!({ "type": "connection_ack" }).to_string()
}

/// `pong`, with the payload of its ping.
pub fn pong(payload: Option<Value>) -> String {
    let mut message = json!({ "type": "pong" });
    if let (Some(payload), Some(message)) = (payload, message.as_object_mut()) {
        message.insert("payload".to_owned(), payload);
    }
    message.to_string()
}

/// `next`, with a response that is JSON already.
pub fn next(id: &str, response: &str) -> String {
    format!(
        "{{\"id\":{},\"type\":\"next\",\"payload\":{response}}}",
        Value::from(id)
    )
}

/// `error`, which ends an operation that was refused.
pub fn error(id: &str, errors: &Value) -> String {
    json!({ "id": id, "type": "error", "payload": errors }).to_string()
}

/// `complete`.
pub fn complete(id: &str) -> String {
    json!({ "id": id, "type": "complete" }).to_string()
}
