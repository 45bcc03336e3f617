//! `/graphql/stream`: operations over server-sent events, one connection each ("distinct
//! connections" of the GraphQL over SSE protocol).

use std::{sync::Arc, task::Poll, time::Duration};

use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use poem::{
    Body, Endpoint, Request, Response,
    http::{HeaderName, Method, StatusCode, header},
};
use tokio::time::Instant;

use super::{
    accept::{self, Media},
    events::{Event, events},
    graphql,
    record::Record,
    refused::Refused,
    reply,
    service::Service,
};
use crate::operation::{Code, Refusal};

const ALLOW: &str = "GET, POST, OPTIONS";
const MEDIA: &str = "text/event-stream";
const SIGN_OF_LIFE: &[u8] = b":\n\n";
/// Seconds after which a client may try again when there are too many connections.
const RETRY_AFTER_S: u64 = 5;

/// The endpoint.
pub struct EventStream(pub Arc<Service>);

impl Endpoint for EventStream {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        if request.method() == Method::OPTIONS {
            return Ok(graphql::options(ALLOW));
        }
        let answered = self.open(&mut request).await;
        Ok(answered.unwrap_or_else(|refused| reply::refused(Media::Json, &refused)))
    }
}

impl EventStream {
    async fn open(&self, request: &mut Request) -> Result<Response, Refused> {
        let service = &self.0;
        if request.method() != Method::GET && request.method() != Method::POST {
            return Err(Refused::method(ALLOW, format!("Use one of {ALLOW}.")));
        }
        if !accept::names(request.header(header::ACCEPT.as_str()), MEDIA) {
            return Err(Refused::http(
                StatusCode::NOT_ACCEPTABLE,
                format!("Accept must name {MEDIA}."),
            ));
        }
        let record = Record::new(request, "sse");
        let params = graphql::read(request, service).await?;
        let caller = service.caller(request).await?;
        let place = service
            .streams
            .clone()
            .try_acquire_owned()
            .map_err(|_| too_many())?;
        let open = super::socket::Open::new(service, place);
        let drained = service.drain.wait();
        let nexts = events(service.clone(), caller, params, record).take_until(Box::pin(drained));
        let sent = nexts
            .map(|event| match event {
                Event::Next(response) => frame("next", &response),
                Event::Refused(refused) => frame("next", &refused.refusal.to_value().to_string()),
            })
            .chain(stream::once(async { frame("complete", "") }))
            .map(move |frame| {
                let _open = &open;
                Ok::<_, std::io::Error>(frame)
            });
        let alive = with_signs_of_life(sent, service.config.streams.keep_alive);
        let mut response = Response::builder().body(Body::from_bytes_stream(alive));
        reply::set(&mut response, header::CONTENT_TYPE, MEDIA);
        reply::set(&mut response, header::CACHE_CONTROL, "no-store");
        // Proxies that gather responses would hold events back.
        reply::set(
            &mut response,
            HeaderName::from_static("x-accel-buffering"),
            "no",
        );
        Ok(response)
    }
}

/// An event as it is sent. JSON has no line breaks of its own, and an event without a data line
/// would not be dispatched by browsers.
fn frame(event: &str, data: &str) -> Bytes {
    Bytes::from(format!("event: {event}\ndata: {data}\n\n"))
}

/// The frames, and a comment whenever they have paused for a while, until they end.
fn with_signs_of_life<E: Send + 'static>(
    frames: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    pause: Duration,
) -> impl Stream<Item = Result<Bytes, E>> + Send + 'static {
    let mut frames = frames.boxed();
    let mut alive = tokio::time::interval_at(Instant::now() + pause, pause);
    stream::poll_fn(move |context| match frames.poll_next_unpin(context) {
        Poll::Ready(frame) => {
            alive.reset();
            Poll::Ready(frame)
        }
        Poll::Pending => alive
            .poll_tick(context)
            .map(|_| Some(Ok(Bytes::from_static(SIGN_OF_LIFE)))),
    })
}

/// The refusal of a connection beyond the limit.
pub fn too_many() -> Refused {
    let refusal = Refusal::new(
        Code::RateLimited,
        "There are too many open streams; try again soon.",
    );
    Refused {
        status: Some(StatusCode::SERVICE_UNAVAILABLE),
        retry_after_s: Some(RETRY_AFTER_S),
        ..Refused::from(refusal)
    }
}
