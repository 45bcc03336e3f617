//! Going away: readiness turns off, streams end, what is in flight is finished within a limit.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::sync::watch;

/// Tells everyone that the process is about to stop.
#[derive(Clone, Debug)]
pub struct Drain {
    started: Arc<watch::Sender<bool>>,
}

impl Default for Drain {
    fn default() -> Self {
        Self {
            started: Arc::new(watch::Sender::new(false)),
        }
    }
}

impl Drain {
    /// Starts draining.
    pub fn start(&self) {
        self.started.send_replace(true);
    }

    /// Whether draining has started.
    pub fn has_started(&self) -> bool {
        *self.started.borrow()
    }

    /// Returns once draining has started.
    pub fn wait(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut started = self.started.subscribe();
        async move {
            // The sender is gone only with the server itself.
            let _ = started.wait_for(|started| *started).await;
        }
    }

    /// Waits for `stop`, starts draining, and leaves load balancers `notice` to look elsewhere.
    /// The returned future is what a server's graceful shutdown waits for.
    pub async fn on(self, stop: impl Future<Output = ()>, notice: Duration) {
        stop.await;
        self.start();
        tracing::info!("draining: no longer ready, finishing what is in flight");
        tokio::time::sleep(notice).await;
    }
}

/// Returns at SIGTERM or SIGINT.
pub async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}
