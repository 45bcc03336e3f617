//! Lists of any kind: filter, order and page, written once.

use std::{fmt::Debug, future::Future};

use sea_orm::{
    Condition, ConnectionTrait as _, EntityTrait, FromQueryResult as _, QueryFilter as _,
    QueryTrait as _, Select,
    sea_query::{Asterisk, Expr, Func, SelectStatement},
};

use super::{
    Catalog, cursor,
    error::Result,
    keyset::Sort,
    page::{Page, Rows},
};

/// What a kind needs to be listed.
pub trait Listing: Send + Sync + 'static {
    /// Its rows.
    type Entity: EntityTrait<Model = Self::Row>;
    /// One of its rows.
    type Row: sea_orm::FromQueryResult + Clone + Debug + Send + Sync + 'static;
    /// What it can be filtered by.
    type Filter: Clone + Debug + Default + Send + Sync + 'static;
    /// What it can be ordered by.
    type Order: Clone + Debug + Default + Send + Sync + 'static;

    /// Rows that `filter` keeps; refuses filters that contradict themselves or name what does not exist.
    fn condition(
        catalog: &Catalog,
        filter: &Self::Filter,
    ) -> impl Future<Output = Result<Condition>> + Send;

    /// The keys that `order` looks at.
    fn sort(catalog: &Catalog, order: &Self::Order) -> impl Future<Output = Result<Sort>> + Send;
}

/// One page of the rows that `filter` keeps.
pub async fn list<L: Listing>(
    catalog: &Catalog,
    filter: &L::Filter,
    order: &L::Order,
    page: &Page,
) -> Result<Rows<L::Row>> {
    let sort = L::sort(catalog, order).await?;
    let condition = L::condition(catalog, filter).await?;
    let mut select = keyed(L::Entity::find().filter(condition), &sort, page)?;
    for (key, direction) in sort.order(page.backwards) {
        select.order_by_expr(key, direction);
    }
    select.limit(page.size + 1);
    let mut edges = Vec::new();
    for row in catalog.db.query_all(&select).await? {
        let cursor = cursor::encode(&sort.name, sort.read(&row)?);
        edges.push((cursor, L::Row::from_query_result(&row, "")?));
    }
    Ok(page.rows(edges))
}

/// How many rows `filter` keeps.
pub async fn count<L: Listing>(catalog: &Catalog, filter: &L::Filter) -> Result<u64> {
    let condition = L::condition(catalog, filter).await?;
    let mut select = L::Entity::find().filter(condition).into_query();
    select
        .clear_selects()
        .expr_as(Func::count(Expr::col(Asterisk)), "total");
    let row = catalog.db.query_one(&select).await?;
    let total: i64 = row.map_or(Ok(0), |row| row.try_get("", "total"))?;
    Ok(total.unsigned_abs())
}

/// The rows of `select` within the cursors of `page`, with the keys of `sort` as columns.
pub(crate) fn keyed<E: EntityTrait>(
    select: Select<E>,
    sort: &Sort,
    page: &Page,
) -> Result<SelectStatement> {
    let mut select = select.into_query();
    sort.select(&mut select);
    let cursors = [
        ("after", &page.after, false),
        ("before", &page.before, true),
    ];
    for (argument, cursor, backwards) in cursors {
        if let Some(cursor) = cursor {
            let at = cursor::decode(argument, cursor, &sort.name, |keys| sort.fits(keys))?;
            select.cond_where(sort.beyond(&at, backwards));
        }
    }
    Ok(select)
}
