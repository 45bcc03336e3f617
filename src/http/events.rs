//! An operation as a stream of events, for transports that send more than one.

use std::sync::Arc;

use futures_util::{FutureExt, StreamExt, stream, stream::BoxStream};
use poem::http::StatusCode;
use tokio::task::JoinSet;
use tracing::Instrument;

use super::{
    params::Params,
    record::Record,
    refused::Refused,
    service::{Caller, Price, Service},
};
use crate::operation::Prepared;

/// One event of an operation. A stream of them ends with the operation.
#[derive(Debug)]
pub enum Event {
    /// A response, as JSON.
    Next(String),
    /// The operation was refused; nothing was executed and nothing follows.
    Refused(Box<Refused>),
}

/// Prepares and runs an operation whose notes are given.
pub fn events(
    service: Arc<Service>,
    caller: Caller,
    params: Params,
    record: Record,
) -> BoxStream<'static, Event> {
    async move {
        // A task of its own goes on while the transport waits for a slow reader: others may be
        // waiting for the same answer. It ends with the operation.
        let mut starting = JoinSet::new();
        starting.spawn(start(service, caller, params, record));
        match starting.join_next().await {
            Some(Ok(events)) => events,
            _ => stream::empty().boxed(),
        }
    }
    .flatten_stream()
    .boxed()
}

async fn start(
    service: Arc<Service>,
    caller: Caller,
    params: Params,
    mut record: Record,
) -> BoxStream<'static, Event> {
    let started = async {
        let prepared = service.prepare(&caller, params, Price::Cost, &mut record)?;
        run(&service, &caller, &prepared, &mut record).await
    };
    match started.await {
        Ok(events) => {
            record.finish(&service.metrics, StatusCode::OK);
            events
        }
        Err(refused) => {
            record.refused = Some(refused.refusal.code);
            record.finish(&service.metrics, StatusCode::OK);
            stream::once(async { Event::Refused(Box::new(refused)) }).boxed()
        }
    }
}

async fn run(
    service: &Service,
    caller: &Caller,
    prepared: &Prepared,
    record: &mut Record,
) -> Result<BoxStream<'static, Event>, Refused> {
    let (engine, id) = (&service.engine, &caller.request_id);
    if prepared.is_subscription() {
        let events = engine
            .subscribe(prepared, id)
            .instrument(record.span())
            .await?;
        return Ok(events.map(Event::Next).boxed());
    }
    let served = engine
        .answer(prepared, id)
        .instrument(record.span())
        .await?;
    record.served(&served);
    let text = String::from_utf8_lossy(served.executed.body.identity()).into_owned();
    Ok(stream::once(async move { Event::Next(text) }).boxed())
}
