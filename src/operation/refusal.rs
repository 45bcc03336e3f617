//! Why a request is not executed: a code, a message in the wording of graphql-js, and where.

use serde::Serialize;
use serde_json::{Map, Value};

pub use crate::graphql::Code;
use crate::graphql::{BUSY, INTERNAL_MESSAGE};

/// Longest message sent to a client, in characters; names and values in it come from the client.
const MESSAGE_CHARS: usize = 300;

/// A place in the document text, both numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Location {
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

/// One entry of `errors`.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorEntry {
    /// What is wrong and, where it can be said, what would be right.
    pub message: String,
    /// Where in the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    /// `code`, and what else the code promises.
    pub extensions: Map<String, Value>,
}

/// A request error: nothing was executed, and the answer has no `data`.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The code all entries carry.
    pub code: Code,
    /// At least one entry.
    pub errors: Vec<ErrorEntry>,
}

impl Refusal {
    /// A refusal with one entry.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            errors: vec![ErrorEntry::new(code, message, Vec::new())],
        }
    }

    /// A refusal because the server has too much to do.
    pub fn busy() -> Self {
        Self::new(Code::RequestTimeout, BUSY)
    }

    /// A refusal because something failed here that the client cannot change; whoever makes it logs why, under this id.
    pub fn internal(request_id: &str) -> Self {
        Self::new(Code::Internal, INTERNAL_MESSAGE).with("requestId", request_id)
    }

    /// A refusal because `what` is `value` where at most `limit` is accepted.
    pub fn limit(what: &str, value: u64, limit: u64) -> Self {
        let message = format!("{what} may be at most {limit}, this document has {value}.");
        let mut refusal = Self::new(Code::CostLimitExceeded, message);
        for entry in &mut refusal.errors {
            entry.extensions.insert("limit".into(), limit.into());
            entry.extensions.insert("value".into(), value.into());
        }
        refusal
    }

    /// The same with one more extension on every entry.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        for entry in &mut self.errors {
            entry.extensions.insert(name.into(), value.clone());
        }
        self
    }

    /// The whole answer as a value.
    pub fn to_value(&self) -> Value {
        serde_json::json!({ "errors": self.errors })
    }
}

impl ErrorEntry {
    /// An entry with its code; a message that grew with the client's input is cut.
    pub fn new(code: Code, message: impl Into<String>, locations: Vec<Location>) -> Self {
        let mut extensions = Map::new();
        extensions.insert("code".into(), code.as_str().into());
        Self {
            message: shorten(message.into()),
            locations,
            extensions,
        }
    }
}

fn shorten(message: String) -> String {
    match message.char_indices().nth(MESSAGE_CHARS) {
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or_default()),
        None => message,
    }
}
