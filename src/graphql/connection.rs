//! Connections: the only place that knows Relay's arguments and answers.

use std::borrow::Cow;

use async_graphql::{Context, Object, OutputType, TypeName, connection::PageInfo};
use futures_util::{FutureExt as _, future::BoxFuture};

use super::{
    cost::cost,
    error::Result,
    request::{load, read},
};
use crate::catalog::{
    Page, Rows,
    listing::{self, Listing},
    nested::{Asked, Nested, PageOf, Question, TotalOf},
};

/// How many elements all pages of a connection have, counted when it is asked for.
pub(crate) trait Counted: Send + Sync {
    /// The number.
    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> BoxFuture<'a, Result<u64>>;
}

/// One page of a list, with what leads to the next.
pub struct Connection<T> {
    edges: Vec<Edge<T>>,
    has_previous: bool,
    has_next: bool,
    total: Box<dyn Counted>,
}

/// An element of a page and its place in the list.
pub struct Edge<T> {
    cursor: String,
    node: T,
}

impl<T: OutputType> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

impl<T: OutputType> TypeName for Edge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// One page of a list, with what leads to the next.
#[Object(name_type)]
impl<T: OutputType> Connection<T> {
    /// The elements of the page, each with its cursor.
    async fn edges(&self) -> &[Edge<T>] {
        &self.edges
    }

    /// The elements of the page.
    async fn nodes(&self) -> Vec<&T> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Whether there is more on either side, and the cursors that lead there.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.has_previous,
            has_next_page: self.has_next,
            start_cursor: self.edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: self.edges.last().map(|edge| edge.cursor.clone()),
        }
    }

    /// How many elements the list has on all its pages. Counted only when it is asked for.
    #[graphql(directive = cost::apply("5".to_owned()))]
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let total = self.total.count(ctx).await?;
        Ok(i32::try_from(total).unwrap_or(i32::MAX))
    }
}

/// An element of a page and its place in the list.
#[Object(name_type)]
impl<T: OutputType> Edge<T> {
    /// Where the element stands: pass it as `after` or `before` to go on from here. Opaque, and good for one order only.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The element.
    async fn node(&self) -> &T {
        &self.node
    }
}

impl<T> Connection<T> {
    /// The connection of a page, with each row made an element.
    pub(crate) fn new<M>(
        rows: Rows<M>,
        total: impl Counted + 'static,
        element: impl Fn(M) -> T,
    ) -> Self {
        let edges = rows.edges.into_iter().map(|(cursor, row)| Edge {
            cursor,
            node: element(row),
        });
        Self {
            edges: edges.collect(),
            has_previous: rows.has_previous,
            has_next: rows.has_next,
            total: Box::new(total),
        }
    }
}

/// The filter of a list, to count what it keeps.
struct Kept<L: Listing>(L::Filter);

impl<L: Listing> Counted for Kept<L> {
    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> BoxFuture<'a, Result<u64>> {
        let filter = self.0.clone();
        read(ctx, |catalog| async move {
            listing::count::<L>(&catalog, &filter).await
        })
        .boxed()
    }
}

impl<N: Nested> Counted for TotalOf<Asked<N>> {
    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> BoxFuture<'a, Result<u64>> {
        async move { Ok(load(ctx, self.clone()).await?.unwrap_or_default()) }.boxed()
    }
}

/// A page of all rows of a kind.
pub(crate) async fn list<L: Listing, T>(
    ctx: &Context<'_>,
    page: Page,
    filter: Option<L::Filter>,
    order: Option<L::Order>,
) -> Result<Connection<T>>
where
    T: From<L::Row>,
{
    let filter = filter.unwrap_or_default();
    let order = order.unwrap_or_default();
    let kept = Kept::<L>(filter.clone());
    let rows = read(ctx, |catalog| async move {
        listing::list::<L>(&catalog, &filter, &order, &page).await
    })
    .await?;
    Ok(Connection::new(rows, kept, T::from))
}

/// A page of the rows that hang on `parent`, read together with those of its neighbours.
pub(crate) async fn nested<N: Nested, T>(
    ctx: &Context<'_>,
    parent: i64,
    page: Page,
    filter: Option<<N::List as Listing>::Filter>,
    order: Option<<N::List as Listing>::Order>,
) -> Result<Connection<T>>
where
    T: From<<N::List as Listing>::Row>,
{
    let question = Question {
        filter: filter.unwrap_or_default(),
        order: order.unwrap_or_default(),
        page,
    };
    let asked = Asked::<N>::of(parent, question);
    let rows = load(ctx, PageOf(asked.clone())).await?.unwrap_or_default();
    Ok(Connection::new((*rows).clone(), TotalOf(asked), T::from))
}
