//! What every request passes: its id, cross-origin rules, headers that hold everywhere, and the
//! last resort when an endpoint fails.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures_util::FutureExt;
use poem::{
    Endpoint, IntoResponse, Request, Response, Result,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
};

use super::{
    accept::Media,
    config::{Config, Origins},
    incoming::Reading,
    refused::Refused,
    reply,
};
use crate::operation::{Refusal, said};

/// Longest request id taken over from a client or proxy.
const REQUEST_ID_CHARS: usize = 64;
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const ALLOWED_HEADERS: &str = "authorization, content-type, graphql-cost, if-none-match, traceparent, tracestate, x-request-id";
const EXPOSED_HEADERS: &str =
    "etag, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, x-request-id";
const ALLOWED_METHODS: &str = "GET, HEAD, POST, OPTIONS";
const PREFLIGHT_AGE_S: &str = "86400";

/// Stands before all endpoints.
pub struct Front<E> {
    inner: E,
    config: Arc<Config>,
}

impl<E> Front<E> {
    /// Puts an endpoint behind it.
    pub fn new(inner: E, config: Config) -> Self {
        Self {
            inner,
            config: Arc::new(config),
        }
    }
}

impl<E: Endpoint> Endpoint for Front<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let id = request_id(&request);
        request.set_data(id.clone());
        let origin = request.headers().get(header::ORIGIN).cloned();
        let is_preflight = request.method() == Method::OPTIONS
            && request
                .headers()
                .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        let reading = Reading::watch(&mut request);
        let mut response = if is_preflight {
            preflight()
        } else {
            match AssertUnwindSafe(self.inner.call(request))
                .catch_unwind()
                .await
            {
                Ok(Ok(response)) => response.into_response(),
                Ok(Err(error)) => error.into_response(),
                Err(panic) => failed(&id, said(&*panic)),
            }
        };
        self.cross_origin(origin.as_ref(), &mut response);
        if reading.is_some_and(|reading| !reading.has_ended()) {
            // The connection is of no use after this: a client must not send its next request on it.
            reply::set(&mut response, header::CONNECTION, "close");
        }
        reply::set(&mut response, REQUEST_ID, &id);
        reply::set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        Ok(response)
    }
}

impl<E> Front<E> {
    /// Lets pages of admitted origins read the response; never with credentials.
    fn cross_origin(&self, origin: Option<&HeaderValue>, response: &mut Response) {
        let headers = response.headers_mut();
        match (&self.config.origins, origin) {
            (Origins::Any, _) => {
                headers.insert(
                    header::ACCESS_CONTROL_ALLOW_ORIGIN,
                    HeaderValue::from_static("*"),
                );
            }
            (Origins::Only(_), origin) => {
                headers.append(header::VARY, HeaderValue::from_static("Origin"));
                let Some(origin) = origin.filter(|origin| self.config.origins.admit(origin)) else {
                    return;
                };
                headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            }
        }
        reply::set_in(
            headers,
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            EXPOSED_HEADERS,
        );
    }
}

fn preflight() -> Response {
    let mut response = Response::builder().status(StatusCode::NO_CONTENT).finish();
    reply::set(&mut response, header::ALLOW, ALLOWED_METHODS);
    reply::set(
        &mut response,
        header::ACCESS_CONTROL_ALLOW_METHODS,
        ALLOWED_METHODS,
    );
    reply::set(
        &mut response,
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        ALLOWED_HEADERS,
    );
    reply::set(
        &mut response,
        header::ACCESS_CONTROL_MAX_AGE,
        PREFLIGHT_AGE_S,
    );
    response
}

fn failed(id: &str, panic: &str) -> Response {
    tracing::error!(request_id = id, panic, "an endpoint panicked");
    let refusal = Refusal::internal(id);
    let status = Some(StatusCode::INTERNAL_SERVER_ERROR);
    reply::refused(
        Media::Json,
        &Refused {
            status,
            ..Refused::from(refusal)
        },
    )
}

/// The client's or proxy's id where it is harmless, else a new one.
fn request_id(request: &Request) -> Arc<str> {
    let harmless = |id: &&str| {
        (1..=REQUEST_ID_CHARS).contains(&id.len())
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    match request.header(REQUEST_ID.as_str()).filter(harmless) {
        Some(id) => id.into(),
        None => format!("{:032x}", rand::random::<u128>()).into(),
    }
}
