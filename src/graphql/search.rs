//! Search over names, slugs and aliases.

use async_graphql::{Context, Object, Union};
use entities::enums::SubjectKind;
use futures_util::{FutureExt as _, future::BoxFuture, future::try_join_all};

use super::{
    benchmark::Benchmark,
    connection::{Connection, Counted},
    cost::{ASSUMED_PAGE, elements, forwards, list_size},
    error::Result,
    model::Model,
    organization::Organization,
    provider::Provider,
    request::read,
};
use crate::catalog::{
    Page, Rows,
    search::{Hit, Search, SearchKind},
};

/// Something that a search found.
#[derive(Union)]
pub enum SearchResult {
    /// A model.
    Model(Model),
    /// A provider.
    Provider(Provider),
    /// An organization.
    Organization(Organization),
    /// A benchmark.
    Benchmark(Benchmark),
}

impl SearchResult {
    async fn of(ctx: &Context<'_>, hit: &Hit) -> Result<Option<Self>> {
        let key = [&*hit.slug];
        Ok(match hit.kind {
            SubjectKind::Model => Model::of(ctx, &key).await?.map(Self::Model),
            SubjectKind::Provider => Provider::of(ctx, &key).await?.map(Self::Provider),
            SubjectKind::Organization => Organization::of(ctx, &key).await?.map(Self::Organization),
            SubjectKind::Benchmark => Benchmark::of(ctx, &key).await?.map(Self::Benchmark),
            _ => None,
        })
    }
}

impl Counted for Search {
    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> BoxFuture<'a, Result<u64>> {
        let search = self.clone();
        read(ctx, |catalog| async move {
            Self::count(&search, &catalog).await
        })
        .boxed()
    }
}

/// The query that searches.
#[derive(Default)]
pub struct SearchQuery;

#[Object]
impl SearchQuery {
    /// Models, providers, organizations and benchmarks whose name, slug or aliases hold words that begin with every word of the query, the best match first.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), forwards(), elements(), false))]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "One to eight words; case and punctuation do not matter.")] query: String,
        #[graphql(desc = "Only these kinds; all when absent.")] kinds: Option<Vec<SearchKind>>,
        #[graphql(desc = "How many elements to give, 1 to 100; 20 when absent.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
    ) -> Result<Connection<SearchResult>> {
        let page = Page::new(first, after, None, None)?;
        let search = Search::new(&query, kinds.as_ref())?;
        let searched = search.clone();
        let hits = read(ctx, |catalog| async move {
            searched.page(&catalog, &page).await
        })
        .await?;
        let found = hits.edges.iter().map(|(_, hit)| SearchResult::of(ctx, hit));
        let found = try_join_all(found).await?;
        let cursors = hits.edges.into_iter().map(|(cursor, _)| cursor);
        let edges = cursors
            .zip(found)
            .filter_map(|(cursor, found)| Some((cursor, found?)));
        let rows = Rows {
            edges: edges.collect(),
            has_previous: hits.has_previous,
            has_next: hits.has_next,
        };
        Ok(Connection::new(rows, search, |found| found))
    }
}
