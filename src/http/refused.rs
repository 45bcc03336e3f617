//! Why a request is not even GraphQL: the statuses of HTTP, with a body in GraphQL's form.

use poem::http::StatusCode;

use crate::operation::{Code, Refusal};

/// Seconds after which a client may try again when there are too many connections.
const STREAMS_RETRY_AFTER_S: u64 = 5;

/// A refusal with the status that says what is wrong with the HTTP request, or none where the
/// request is well-formed and the media type decides.
#[derive(Debug)]
pub struct Refused {
    /// The status, whatever the media type.
    pub status: Option<StatusCode>,
    /// The methods to name in `Allow`.
    pub allow: Option<&'static str>,
    /// Seconds to name in `Retry-After`.
    pub retry_after_s: Option<u64>,
    /// The entries of `errors`.
    pub refusal: Refusal,
}

impl Refused {
    /// A request that is wrong as HTTP.
    pub fn http(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status: Some(status),
            allow: None,
            retry_after_s: None,
            refusal: Refusal::new(Code::BadUserInput, message),
        }
    }

    /// 400: the request cannot be read.
    pub fn malformed(message: impl Into<String>) -> Self {
        Self::http(StatusCode::BAD_REQUEST, message)
    }

    /// 503: a stream beyond what all callers, or this one, may have.
    pub fn too_many_streams(message: impl Into<String>) -> Self {
        Self {
            status: Some(StatusCode::SERVICE_UNAVAILABLE),
            retry_after_s: Some(STREAMS_RETRY_AFTER_S),
            ..Self::from(Refusal::new(Code::RateLimited, message))
        }
    }

    /// 405, naming what is allowed.
    pub fn method(allow: &'static str, message: impl Into<String>) -> Self {
        Self {
            allow: Some(allow),
            ..Self::http(StatusCode::METHOD_NOT_ALLOWED, message)
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal.code {
            Code::Unauthenticated => Some(StatusCode::UNAUTHORIZED),
            Code::RateLimited => Some(StatusCode::TOO_MANY_REQUESTS),
            _ => None,
        };
        Self {
            status,
            allow: None,
            retry_after_s: None,
            refusal,
        }
    }
}

/// The status of a well-formed request whose operation was refused, for clients that asked for
/// `application/graphql-response+json`.
pub fn operation_status(code: Code) -> StatusCode {
    match code {
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Code::RequestTimeout => StatusCode::SERVICE_UNAVAILABLE,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Code::BadUserInput
        | Code::NotFound
        | Code::ParseFailed
        | Code::ValidationFailed
        | Code::CostLimitExceeded
        | Code::PersistedQueryNotFound => StatusCode::BAD_REQUEST,
    }
}
