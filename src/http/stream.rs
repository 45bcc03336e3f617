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
    params::Params,
    record::{Opened, Record},
    refused::Refused,
    reply,
    service::{Caller, Service},
    socket::Open,
};

const ALLOW: &str = "GET, POST, OPTIONS";
const MEDIA: &str = "text/event-stream";
const SIGN_OF_LIFE: &[u8] = b":\n\n";

/// The endpoint.
pub struct EventStream(pub Arc<Service>);

impl Endpoint for EventStream {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        if request.method() == Method::OPTIONS {
            return Ok(graphql::options(ALLOW));
        }
        let mut record = Record::new(&Opened::of(&request), "sse");
        let admitted = match self.admit(&mut request, &mut record).await {
            Ok(admitted) => admitted,
            Err(refused) => {
                let response = reply::refused(Media::Json, &refused);
                record.refused = Some(refused.refusal.code);
                record.finish(&self.0.metrics, response.status());
                return Ok(response);
            }
        };
        Ok(self.stream(admitted, record))
    }
}

/// A request that gets a stream.
struct Admitted {
    params: Params,
    caller: Caller,
    open: Open,
}

impl EventStream {
    async fn admit(&self, request: &mut Request, record: &mut Record) -> Result<Admitted, Refused> {
        let service = &self.0;
        let caller = service.caller(request).await?;
        let read = async {
            check(request)?;
            graphql::read(request, service).await
        };
        let params = read
            .await
            .map_err(|refused| service.refuse(&caller, refused, record))?;
        let open = service.open(&caller)?;
        Ok(Admitted {
            params,
            caller,
            open,
        })
    }

    fn stream(&self, admitted: Admitted, record: Record) -> Response {
        let service = &self.0;
        let Admitted {
            params,
            caller,
            open,
        } = admitted;
        let sent = events(service.clone(), caller, params, record)
            .map(|event| match event {
                Event::Next(response) => frame("next", &response),
                Event::Refused(refused) => frame("next", &refused.refusal.to_value().to_string()),
            })
            .chain(stream::once(async { frame("complete", "") }));
        // What the server breaks off is not complete: a client that sees its stream end so comes again.
        let drained = service.drain.wait();
        let sent = sent.take_until(Box::pin(drained)).map(move |frame| {
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
        response
    }
}

/// Refuses a request that no stream can answer.
fn check(request: &Request) -> Result<(), Refused> {
    if request.method() != Method::GET && request.method() != Method::POST {
        return Err(Refused::method(ALLOW, format!("Use one of {ALLOW}.")));
    }
    let accepted = accept::listed(request.headers(), header::ACCEPT);
    if accept::names(accepted.as_deref(), MEDIA) {
        return Ok(());
    }
    let message = format!("Accept must name {MEDIA}.");
    Err(Refused::http(StatusCode::NOT_ACCEPTABLE, message))
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
