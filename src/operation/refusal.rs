//! Why a request is not executed: a code, a message in the wording of graphql-js, and where.

use serde::Serialize;
use serde_json::{Map, Value};

use super::field_errors::INTERNAL_MESSAGE;
use crate::graphql::BUSY;

/// Longest message sent to a client, in characters; names and values in it come from the client.
const MESSAGE_CHARS: usize = 300;

/// The stable code of an error, in `extensions.code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// An argument, a variable or a parameter is wrong.
    BadUserInput,
    /// An argument names something that must exist and does not.
    NotFound,
    /// The document is not GraphQL.
    ParseFailed,
    /// The document does not fit the schema.
    ValidationFailed,
    /// A limit on size, shape or cost is exceeded.
    CostLimitExceeded,
    /// The caller has used up its points for now.
    RateLimited,
    /// The hash of a persisted query is not known here.
    PersistedQueryNotFound,
    /// The API key is unknown or revoked.
    Unauthenticated,
    /// The execution took longer than its deadline.
    RequestTimeout,
    /// Something failed here that the client cannot change.
    Internal,
}

/// Every code with its spelling in `extensions.code`.
const SPELLINGS: [(Code, &str); 10] = [
    (Code::BadUserInput, "BAD_USER_INPUT"),
    (Code::NotFound, "NOT_FOUND"),
    (Code::ParseFailed, "GRAPHQL_PARSE_FAILED"),
    (Code::ValidationFailed, "GRAPHQL_VALIDATION_FAILED"),
    (Code::CostLimitExceeded, "COST_LIMIT_EXCEEDED"),
    (Code::RateLimited, "RATE_LIMITED"),
    (Code::PersistedQueryNotFound, "PERSISTED_QUERY_NOT_FOUND"),
    (Code::Unauthenticated, "UNAUTHENTICATED"),
    (Code::RequestTimeout, "REQUEST_TIMEOUT"),
    (Code::Internal, "INTERNAL_SERVER_ERROR"),
];

impl Code {
    /// The spelling in `extensions.code`.
    pub fn as_str(self) -> &'static str {
        SPELLINGS
            .iter()
            .find(|(code, _)| *code == self)
            .map_or("INTERNAL_SERVER_ERROR", |(_, spelling)| spelling)
    }

    /// The code spelled so, if it is one of ours.
    pub fn from_spelling(spelling: &str) -> Option<Self> {
        SPELLINGS
            .iter()
            .find(|(_, known)| *known == spelling)
            .map(|(code, _)| *code)
    }
}

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
