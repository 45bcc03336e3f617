//! Subscriptions: each event is answered from one moment of the catalog.
//!
//! A stream of the schema is started for one revision and one day, as any request is, and ends when there is a newer
//! revision. It is then started again with what a new request would get. So no event mixes revisions, and nothing that
//! is remembered for a request gathers for as long as the connection lasts.

use std::{panic::AssertUnwindSafe, sync::Arc};

use async_graphql::Response;
use futures_util::{
    FutureExt, StreamExt,
    stream::{self, BoxStream},
};

use super::{
    engine::{ATTEMPTS, Events, Prepared, moving},
    execute::{Moment, said},
    executor::{Executor, encode},
    refusal::Refusal,
};

/// A subscription between two events.
struct Following {
    executor: Executor,
    prepared: Prepared,
    request_id: Arc<str>,
    moment: Moment,
    running: BoxStream<'static, Response>,
    /// Events in a row that came too late, because the catalog had moved on.
    late: usize,
}

/// The events of a subscription, from this moment on.
pub fn events(
    executor: Executor,
    prepared: Prepared,
    request_id: Arc<str>,
    moment: Moment,
) -> Result<Events, Refusal> {
    let following = Following {
        running: executor.stream(&prepared, &moment)?,
        executor,
        prepared,
        request_id,
        moment,
        late: 0,
    };
    let next = |following: Option<Following>| async move { following?.next().await };
    Ok(stream::unfold(Some(following), next).boxed())
}

impl Following {
    /// The next event, and what comes after it; nothing where the subscription has ended.
    async fn next(mut self) -> Option<(String, Option<Self>)> {
        loop {
            match self.response().await {
                Ok(Some(response)) => {
                    let event = encode(&response, &self.request_id);
                    return Some((event, Some(self)));
                }
                Ok(None) => return None,
                Err(Ended::Moved(now)) => match self.executor.stream(&self.prepared, &now) {
                    Ok(running) => {
                        self.moment = now;
                        self.running = running;
                    }
                    Err(refusal) => return Some((refusal.to_value().to_string(), None)),
                },
                Err(Ended::Failed(refusal)) => {
                    return Some((refusal.to_value().to_string(), None));
                }
            }
        }
    }

    /// The next response that holds for the catalog as it is now.
    async fn response(&mut self) -> Result<Option<Response>, Ended> {
        let waiting = AssertUnwindSafe(self.running.next()).catch_unwind();
        let response = waiting.await.map_err(|panic| {
            let (request_id, panic) = (&*self.request_id, said(&*panic));
            tracing::error!(request_id, panic, "a subscription panicked");
            Ended::Failed(Refusal::internal(request_id))
        })?;
        let now = self.executor.moment(&self.request_id).await;
        let now = now.map_err(Ended::Failed)?;
        if now.revision == self.moment.revision {
            self.late = 0;
            return Ok(response);
        }
        self.late += usize::from(response.is_some());
        if self.late == ATTEMPTS {
            return Err(Ended::Failed(moving()));
        }
        Err(Ended::Moved(now))
    }
}

/// Why a stream of the schema goes on no longer.
enum Ended {
    /// The catalog has moved on to this moment.
    Moved(Moment),
    /// Something failed that the stream cannot go on after.
    Failed(Refusal),
}
