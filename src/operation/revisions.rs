//! The catalog revision every answer is keyed by.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use futures_util::{FutureExt, future};

/// Why the revision cannot be told.
pub type RevisionError = Box<dyn std::error::Error + Send + Sync>;

/// Tells the current revision of the catalog: one indexed read, whoever has committed it.
#[async_trait]
pub trait Revisions: Send + Sync + 'static {
    /// The revision readers see now.
    async fn current(&self) -> Result<i64, RevisionError>;
}

/// What a look has found, for everyone who shares it.
type Seen = Result<i64, Arc<RevisionError>>;
type Look = future::Shared<future::BoxFuture<'static, Seen>>;

/// Looks at the revision, once for all who ask at the same time.
///
/// Each gets a look that begins after it has asked, so what is committed before a request comes is
/// never missed. One look runs at a time; who asks meanwhile shares the next one.
#[derive(Clone)]
pub struct Looks {
    revisions: Arc<dyn Revisions>,
    /// The look that has not begun.
    next: Arc<Mutex<Option<Look>>>,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Looks {
    /// Looks at these revisions.
    pub fn new(revisions: Arc<dyn Revisions>) -> Self {
        Self {
            revisions,
            next: Arc::default(),
            turn: Arc::default(),
        }
    }

    /// The revision readers see now.
    pub async fn current(&self) -> Seen {
        let look = self.next().get_or_insert_with(|| self.look()).clone();
        look.await
    }

    /// A look that waits for its turn. It is a task of its own, because whoever asked may stop asking.
    fn look(&self) -> Look {
        let looks = self.clone();
        let looking = tokio::spawn(async move {
            let _turn = looks.turn.lock().await;
            // From here on it is too late to share this look.
            looks.next().take();
            looks.revisions.current().await
        });
        looking
            .map(|looked| looked.unwrap_or_else(|failed| Err(failed.into())))
            .map(|looked| looked.map_err(Arc::new))
            .boxed()
            .shared()
    }

    fn next(&self) -> MutexGuard<'_, Option<Look>> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicI64, Ordering},
        time::Duration,
    };

    use super::*;

    /// A catalog whose every look takes a while and is counted.
    #[derive(Default)]
    struct Slow {
        revision: AtomicI64,
        looks: AtomicI64,
    }

    #[async_trait]
    impl Revisions for Slow {
        async fn current(&self) -> Result<i64, RevisionError> {
            let seen = self.revision.load(Ordering::SeqCst);
            self.looks.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(10)).await;
            Ok(seen)
        }
    }

    #[tokio::test]
    async fn those_who_ask_at_the_same_time_share_a_look() {
        let catalog = Arc::new(Slow::default());
        let looks = Looks::new(catalog.clone());
        let asked: Vec<_> = (0..100).map(|_| looks.current()).collect();
        for seen in future::join_all(asked).await {
            assert_eq!(seen.ok(), Some(0));
        }
        assert_eq!(catalog.looks.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn a_look_that_has_begun_is_not_shared() {
        let catalog = Arc::new(Slow::default());
        let looks = Looks::new(catalog.clone());
        let before = tokio::spawn({
            let looks = looks.clone();
            async move { looks.current().await }
        });
        while catalog.looks.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        catalog.revision.store(7, Ordering::SeqCst);
        assert_eq!(
            looks.current().await.ok(),
            Some(7),
            "what was committed before the question is in the answer"
        );
        assert_eq!(before.await.ok().and_then(Result::ok), Some(0));
    }

    #[tokio::test]
    async fn whoever_stops_asking_does_not_keep_others_waiting() {
        let looks = Looks::new(Arc::new(Slow::default()));
        let mut given_up = Box::pin(looks.current());
        assert!(futures_util::poll!(&mut given_up).is_pending());
        let others = tokio::time::timeout(Duration::from_secs(5), looks.current());
        assert_eq!(others.await.ok().and_then(Result::ok), Some(0));
        drop(given_up);
    }
}
