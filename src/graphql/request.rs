//! What a request carries: the catalog as it sees it, and the loaders of its rows.

use std::{future::Future, hash::Hash, sync::Arc};

use async_graphql::{
    Context, Request,
    dataloader::{DataLoader, HashMapCache, Loader},
};

use super::{
    batching::{Batches, Immediately},
    comparison::Everyone,
    error::{ApiError, Result},
};
use crate::catalog::{
    self, Catalog, Error,
    names::{self, Closest, Name, Named},
};

/// The loaders of one request. They remember rows for as long as it lasts, and it sees one revision only.
type Loaders = DataLoader<Catalog, HashMapCache>;

/// Keys that one statement looks up at most: below what both databases bind.
const LARGEST_BATCH: usize = 10_000;

/// Gives a request the catalog that it is answered from.
pub fn attach(request: &mut Request, catalog: Catalog) {
    let batches = Batches::default();
    let loaders = DataLoader::with_cache(
        catalog.clone(),
        batches.clone(),
        Immediately,
        HashMapCache::default(),
    )
    .max_batch_size(LARGEST_BATCH);
    request.data.insert(catalog);
    request.data.insert(loaders);
    request.data.insert(batches);
    request.data.insert(Everyone::default());
}

/// The catalog of the request.
pub(crate) fn catalog<'a>(ctx: &Context<'a>) -> Result<&'a Catalog> {
    Ok(ctx.data::<Catalog>()?)
}

/// What `work` reads, in the same wave as what its neighbours read.
pub(crate) async fn read<T, F>(ctx: &Context<'_>, work: impl FnOnce(Catalog) -> F) -> Result<T>
where
    T: Send + 'static,
    F: Future<Output = catalog::Result<T>> + Send + 'static,
{
    let work = work(catalog(ctx)?.clone());
    Ok(ctx.data::<Batches>()?.wait_for(work).await??)
}

/// The value of `key`, loaded together with those that its neighbours ask for.
pub(crate) async fn load<K>(
    ctx: &Context<'_>,
    key: K,
) -> Result<Option<<Catalog as Loader<K>>::Value>>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    Catalog: Loader<K, Error = Arc<Error>>,
{
    Ok(ctx.data::<Loaders>()?.load_one(key).await?)
}

/// Keeps what was read on another way, so that no loader of the request reads it again.
pub(crate) async fn keep<K, V>(
    ctx: &Context<'_>,
    known: impl IntoIterator<Item = (K, V)>,
) -> Result<()>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    Catalog: Loader<K, Value = V>,
{
    ctx.data::<Loaders>()?.feed_many(known).await;
    Ok(())
}

/// The value of `key`, which a row of `table` refers to.
pub(crate) async fn follow<K>(
    ctx: &Context<'_>,
    table: &'static str,
    key: K,
) -> Result<<Catalog as Loader<K>>::Value>
where
    K: Clone + Eq + Hash + Send + Sync + std::fmt::Debug + 'static,
    Catalog: Loader<K, Error = Arc<Error>>,
{
    let name = format!("{key:?}");
    Ok(load(ctx, key)
        .await?
        .ok_or_else(|| Error::dangling(table, name))?)
}

/// The row that an argument names; refuses what names nothing, with the names that come closest.
pub(crate) async fn required<K: Named>(ctx: &Context<'_>, name: &str) -> Result<Arc<K::Row>> {
    match load(ctx, Name::<K>::new(name)).await? {
        Some(row) => Ok(row),
        None => Err(unknown::<K>(ctx, name).await),
    }
}

/// The refusal of a name that names nothing, with the names that come closest: looked for together with those of its
/// neighbours, and once for a name.
pub(crate) async fn unknown<K: Named>(ctx: &Context<'_>, name: &str) -> ApiError {
    match load(ctx, Closest(Name::<K>::new(name))).await {
        Ok(closest) => names::no_such::<K>(name, &closest.unwrap_or_default()).into(),
        Err(error) => error,
    }
}
