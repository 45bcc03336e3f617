//! Responses: a refusal, or an answer with its validators.

use bytes::Bytes;
use poem::{
    Request, Response,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
};

use super::{
    accept::{self, Media},
    refused::{self, Refused},
};
use crate::operation::{Body, Encoding};

/// What a response to a GraphQL request varies with.
const VARY: &str = "Accept, Accept-Encoding";

/// A refusal in the media type the client asked for.
pub fn refused(media: Media, refused: &Refused) -> Response {
    let status = refused.status.unwrap_or(match media {
        Media::GraphQlResponse => refused::operation_status(refused.refusal.code),
        Media::Json => StatusCode::OK,
    });
    let mut response = json(media, status, &refused.refusal.to_value());
    if let Some(allow) = refused.allow {
        set(&mut response, header::ALLOW, allow);
    }
    if let Some(seconds) = refused.retry_after_s {
        set(&mut response, header::RETRY_AFTER, &seconds.to_string());
    }
    if status == StatusCode::UNAUTHORIZED {
        set(&mut response, header::WWW_AUTHENTICATE, "Bearer");
    }
    if status == StatusCode::UPGRADE_REQUIRED {
        set(&mut response, header::UPGRADE, "websocket");
    }
    response
}

/// A value that must not be kept by anyone.
pub fn json(media: Media, status: StatusCode, value: &serde_json::Value) -> Response {
    let mut response = Response::builder().status(status).body(value.to_string());
    set(&mut response, header::CONTENT_TYPE, media.content_type());
    set(&mut response, header::VARY, VARY);
    set(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

/// An answer as its client accepts it: encoded, with its `ETag`, or 304 if the client has it.
pub struct Validated<'a> {
    /// The body.
    pub body: &'a Body,
    /// The value of `Content-Type`.
    pub content_type: &'a str,
    /// The value of `Cache-Control`.
    pub cache_control: &'a str,
}

impl Validated<'_> {
    /// The response to this request.
    pub async fn respond(&self, asked: &Asked) -> Response {
        let encoding = self.body.choose(asked.encoding);
        let etag = self.body.etag(encoding);
        let unchanged = asked.is_conditional() && asked.has(&etag);
        let mut response = Response::builder().finish();
        set(&mut response, header::ETAG, &etag);
        set(&mut response, header::VARY, VARY);
        set(&mut response, header::CACHE_CONTROL, self.cache_control);
        if unchanged {
            response.set_status(StatusCode::NOT_MODIFIED);
            return response;
        }
        set(&mut response, header::CONTENT_TYPE, self.content_type);
        if let Some(token) = encoding.token() {
            set(&mut response, header::CONTENT_ENCODING, token);
        }
        asked.fill(&mut response, self.body.encoded(encoding).await);
        response
    }
}

/// The part of a request that decides how an answer is sent.
pub struct Asked {
    method: Method,
    pub(super) encoding: Encoding,
    if_none_match: Option<String>,
}

impl Asked {
    /// Reads it.
    pub fn of(request: &Request) -> Self {
        Self {
            method: request.method().clone(),
            encoding: accept::encoding(
                accept::listed(request.headers(), header::ACCEPT_ENCODING).as_deref(),
            ),
            if_none_match: accept::listed(request.headers(), header::IF_NONE_MATCH),
        }
    }

    /// Gives the response its body, or, to HEAD, only the length of it.
    pub(super) fn fill(&self, response: &mut Response, bytes: Bytes) {
        if self.method == Method::HEAD {
            set(response, header::CONTENT_LENGTH, &bytes.len().to_string());
            response.set_body(Bytes::new());
        } else {
            response.set_body(bytes);
        }
    }

    /// A POST states no condition: what it would get is not what a cache holds.
    fn is_conditional(&self) -> bool {
        self.method == Method::GET || self.method == Method::HEAD
    }

    /// Weak comparison, as `If-None-Match` wants it.
    pub(super) fn has(&self, etag: &str) -> bool {
        self.if_none_match.as_deref().is_some_and(|held| {
            held.split(',')
                .map(|held| held.trim().trim_start_matches("W/"))
                .any(|held| held == "*" || held == etag)
        })
    }
}

/// Sets a header; a value that cannot be one is left out.
pub fn set(response: &mut Response, name: HeaderName, value: &str) {
    set_in(response.headers_mut(), name, value);
}

/// The same on a map of headers.
pub fn set_in(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
