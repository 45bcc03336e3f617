//! Counts the SELECT statements of one operation, whichever task they run on.
//!
//! The database layer calls [`record`] for each statement; an operation counts what is recorded
//! inside its [`counted`] future. Tasks spawned for it keep the count when spawned by [`spawn`].

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

tokio::task_local! {
    static TALLY: Arc<AtomicU64>;
}

/// Notes one statement for the operation this task works for, if any.
pub fn record() {
    let _ = TALLY.try_with(|tally| tally.fetch_add(1, Ordering::Relaxed));
}

/// Runs a future and says how many statements it took.
pub async fn counted<T>(work: impl Future<Output = T>) -> (T, u64) {
    let tally = Arc::new(AtomicU64::new(0));
    let output = TALLY.scope(tally.clone(), work).await;
    (output, tally.load(Ordering::Relaxed))
}

/// Spawns a task that counts for the operation of the spawning task.
pub fn spawn<F>(work: F) -> tokio::task::JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    match TALLY.try_with(Arc::clone) {
        Ok(tally) => tokio::spawn(TALLY.scope(tally, work)),
        Err(_) => tokio::spawn(work),
    }
}
