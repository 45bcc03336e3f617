//! What clients are told without asking.

use async_graphql::{Context, Subscription as Subscribe};
use futures_util::{Stream, stream};
use tokio::sync::watch;

use super::{change::Revision, error::Result, request::catalog};

/// Numbers of committed revisions, as whoever commits or probes them sends them.
pub type Revisions = watch::Receiver<i64>;

/// What clients are told without asking.
pub struct Subscription;

/// What clients are told without asking.
#[Subscribe]
impl Subscription {
    /// The latest revision at once, and each one that is committed from then on. Revisions that are committed faster than a client reads are skipped: the latest always arrives.
    async fn catalog_revised<'a>(
        &self,
        ctx: &Context<'a>,
    ) -> Result<impl Stream<Item = Result<Revision>> + use<'a>> {
        let catalog = catalog(ctx)?.clone();
        let mut revisions = ctx.data::<Revisions>()?.clone();
        revisions.mark_changed();
        let start = (catalog, revisions);
        Ok(stream::unfold(
            start,
            |(mut catalog, mut revisions)| async {
                revisions.changed().await.ok()?;
                catalog.revision = *revisions.borrow_and_update();
                let revision = catalog.latest_revision().await;
                let revision = revision.map(Revision::from).map_err(Into::into);
                Some((revision, (catalog, revisions)))
            },
        ))
    }
}
