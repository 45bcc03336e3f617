//! How loads of one request become one statement: they wait until every field that could ask has asked.
//!
//! async-graphql's loader spawns each batch as a task and waits a moment for more keys. Here the batches are run by the
//! request itself, in waves: fields run until none can go on, then the batches they left run, all of them, and so on.
//! So no key is missed, the number of statements does not depend on timing, nothing waits for a timer, and a request
//! that is dropped takes its batches along.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use async_graphql::{
    Response,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
    runtime::Timer,
};
use futures_util::{
    FutureExt as _, StreamExt as _,
    future::BoxFuture,
    stream::FuturesUnordered,
    task::{FutureObj, Spawn, SpawnError},
};
use tokio::sync::oneshot;

use super::error::{ApiError, Result};

/// Batches that fields of a request left to be run.
#[derive(Clone, Default)]
pub(crate) struct Batches(Arc<Mutex<Vec<FutureObj<'static, ()>>>>);

impl Spawn for Batches {
    fn spawn_obj(&self, batch: FutureObj<'static, ()>) -> std::result::Result<(), SpawnError> {
        self.leave(batch);
        Ok(())
    }
}

impl Batches {
    fn take(&self) -> Vec<FutureObj<'static, ()>> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What `work` gives, done with the next wave.
    pub async fn wait_for<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T> {
        let (done, result) = oneshot::channel();
        let work = async move {
            // Nobody waits any more when the request is gone.
            let _ = done.send(work.await);
        };
        self.leave(FutureObj::new(Box::new(work)));
        result
            .await
            .map_err(|gone| ApiError::Internal(Arc::new(gone)))
    }

    fn leave(&self, batch: FutureObj<'static, ()>) {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        left.push(batch);
    }

    /// Runs `fields`, and between its pauses the batches that it left.
    async fn run<T>(&self, fields: impl Future<Output = T>) -> T {
        let mut fields = pin!(fields);
        let mut wave = FuturesUnordered::new();
        poll_fn(move |cx: &mut Context<'_>| {
            loop {
                if wave.is_empty() {
                    if let Poll::Ready(done) = fields.as_mut().poll(cx) {
                        return Poll::Ready(done);
                    }
                    wave.extend(self.take());
                    if wave.is_empty() {
                        return Poll::Pending;
                    }
                }
                if wave.poll_next_unpin(cx).is_pending() {
                    return Poll::Pending;
                }
            }
        })
        .await
    }
}

/// A timer for which no time passes: the waves decide when a batch runs.
pub(crate) struct Immediately;

impl Timer for Immediately {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        std::future::ready(()).boxed()
    }
}

/// Runs every operation in waves.
pub(crate) struct InWaves;

impl ExtensionFactory for InWaves {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for InWaves {
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let fields = next.run(ctx, operation_name);
        match ctx.data_opt::<Batches>() {
            Some(batches) => batches.run(fields).await,
            None => fields.await,
        }
    }
}
