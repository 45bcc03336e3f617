//! `/graphql/stream`: operations over server-sent events, one connection each ("distinct
//! connections" of the GraphQL over SSE protocol).

use std::sync::Arc;

use futures_util::{StreamExt, stream};
use poem::{
    Endpoint, IntoResponse, Request, Response, Result,
    http::{Method, StatusCode, header},
    web::sse,
};

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
/// Seconds after which a client may try again when there are too many connections.
const RETRY_AFTER_S: u64 = 5;

/// The endpoint.
pub struct EventStream(pub Arc<Service>);

impl Endpoint for EventStream {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
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
        let gauge = super::socket::Open::new(service, place);
        let drained = service.drain.wait();
        let nexts = events(service.clone(), caller, params, record).take_until(Box::pin(drained));
        let sent = nexts
            .map(|event| match event {
                Event::Next(response) => response,
                Event::Refused(refused) => refused.refusal.to_value().to_string(),
            })
            .map(|response| sse::Event::message(response).event_type("next"))
            .chain(stream::once(async {
                sse::Event::message("").event_type("complete")
            }))
            .map(move |event| {
                let _open = &gauge;
                event
            });
        let keep_alive = service.config.streams.keep_alive;
        Ok(sse::SSE::new(sent).keep_alive(keep_alive).into_response())
    }
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
