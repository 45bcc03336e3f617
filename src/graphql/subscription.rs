//! What clients are told without asking.

use async_graphql::{Context, Subscription as Subscribe};
use futures_util::{Stream, StreamExt as _, future, stream};
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
        let seen = catalog.revision;
        let latest = async move {
            let revision = catalog.latest_revision().await;
            revision.map(Revision::from).map_err(Into::into)
        };
        // A request sees one revision: the stream ends with it, and whoever runs it starts it again for the next.
        let newer = async move {
            let _ = revisions.wait_for(|announced| *announced > seen).await;
        };
        let end = stream::once(newer).filter_map(|()| future::ready(None));
        Ok(stream::once(latest).chain(end))
    }
}
