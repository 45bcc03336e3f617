//! Lists that hang on rows: the pages of all parents of a request in one statement.

use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
    sync::Arc,
};

use async_graphql::dataloader::Loader;
use sea_orm::{
    ConnectionTrait as _, EntityTrait, FromQueryResult as _, QueryFilter as _, QueryTrait as _,
    Select,
    sea_query::{
        Asterisk, Expr, ExprTrait as _, Func, Order, OverStatement as _, Query, WindowStatement,
    },
};

use super::{
    Catalog, cursor,
    error::{Error, Result},
    listing::{Listing, keyed},
    page::{Page, Rows},
};

/// Column that holds the parent of a row.
const PARENT: &str = "parent_id";

/// Column that holds the place of a row among those of its parent.
const PLACE: &str = "place";

/// Column that holds a number of rows.
const TOTAL: &str = "total";

/// A list that hangs on the rows of another table.
pub trait Nested: Send + Sync + 'static {
    /// What is listed.
    type List: Listing;

    /// The column that names the parent.
    fn parent() -> Expr;

    /// Joins the table that the column stands in, where it is another one.
    fn join(
        select: Select<<Self::List as Listing>::Entity>,
    ) -> Select<<Self::List as Listing>::Entity> {
        select
    }
}

/// What is asked of a nested list, the same for all parents.
pub struct Question<N: Nested> {
    /// What to keep.
    pub filter: <N::List as Listing>::Filter,
    /// What to order by.
    pub order: <N::List as Listing>::Order,
    /// Which part.
    pub page: Page,
}

impl<N: Nested> Question<N> {
    /// Questions with the same text are the same.
    fn text(&self) -> String {
        format!("{:?} {:?} {:?}", self.filter, self.order, self.page)
    }
}

/// What `N` lists for one parent.
pub struct Asked<N: Nested> {
    parent: i64,
    text: Arc<str>,
    question: Arc<Question<N>>,
}

impl<N: Nested> Asked<N> {
    /// The question, asked of `parent`.
    pub fn of(parent: i64, question: Question<N>) -> Self {
        Self {
            parent,
            text: question.text().into(),
            question: Arc::new(question),
        }
    }
}

impl<N: Nested> Clone for Asked<N> {
    fn clone(&self) -> Self {
        Self {
            parent: self.parent,
            text: Arc::clone(&self.text),
            question: Arc::clone(&self.question),
        }
    }
}

impl<N: Nested> PartialEq for Asked<N> {
    fn eq(&self, other: &Self) -> bool {
        self.parent == other.parent && self.text == other.text
    }
}

impl<N: Nested> Eq for Asked<N> {}

impl<N: Nested> Hash for Asked<N> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parent.hash(state);
        self.text.hash(state);
    }
}

/// The page that was asked for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PageOf<K>(pub K);

/// How many rows there are on all pages of what was asked for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TotalOf<K>(pub K);

/// The keys of one question.
struct Batch<N: Nested> {
    question: Arc<Question<N>>,
    keys: HashMap<i64, Asked<N>>,
}

fn batches<'a, N: Nested>(keys: impl Iterator<Item = &'a Asked<N>>) -> Vec<Batch<N>> {
    let mut batches: HashMap<&str, Batch<N>> = HashMap::new();
    for key in keys {
        let batch = batches.entry(&key.text).or_insert_with(|| Batch {
            question: Arc::clone(&key.question),
            keys: HashMap::new(),
        });
        batch.keys.insert(key.parent, key.clone());
    }
    batches.into_values().collect()
}

impl<N: Nested> Batch<N> {
    async fn select(&self, catalog: &Catalog) -> Result<Select<<N::List as Listing>::Entity>> {
        let condition = N::List::condition(catalog, &self.question.filter).await?;
        let parents = self.keys.keys().copied();
        Ok(N::join(<N::List as Listing>::Entity::find())
            .filter(condition)
            .filter(N::parent().is_in(parents)))
    }

    async fn pages(
        &self,
        catalog: &Catalog,
    ) -> Result<Vec<(Asked<N>, Rows<<N::List as Listing>::Row>)>> {
        let Question { order, page, .. } = &*self.question;
        let sort = N::List::sort(catalog, order).await?;
        let mut ranked = keyed(self.select(catalog).await?, &sort, page)?;
        let mut window = WindowStatement::new();
        window.add_partition_by(N::parent());
        for (key, direction) in sort.order(page.backwards) {
            window.order_by_expr(key, direction);
        }
        ranked.expr_as(N::parent(), PARENT);
        ranked.expr_window_as(Func::cust("ROW_NUMBER"), window, PLACE);
        let mut select = Query::select();
        select
            .column(Asterisk)
            .from_subquery(ranked, "ranked")
            .and_where(Expr::col(PLACE).lte(page.size + 1))
            .order_by(PARENT, Order::Asc)
            .order_by(PLACE, Order::Asc);
        let mut edges: HashMap<i64, Vec<_>> = HashMap::new();
        for row in catalog.db.query_all(&select).await? {
            let cursor = cursor::encode(&sort.name, sort.read(&row)?);
            let edge = (
                cursor,
                <N::List as Listing>::Row::from_query_result(&row, "")?,
            );
            edges
                .entry(row.try_get("", PARENT)?)
                .or_default()
                .push(edge);
        }
        let rows = self.keys.iter().map(|(parent, key)| {
            let edges = edges.remove(parent).unwrap_or_default();
            (key.clone(), page.rows(edges))
        });
        Ok(rows.collect())
    }

    async fn totals(&self, catalog: &Catalog) -> Result<Vec<(Asked<N>, u64)>> {
        let mut select = self.select(catalog).await?.into_query();
        select
            .clear_selects()
            .expr_as(N::parent(), PARENT)
            .expr_as(Func::count(Expr::col(Asterisk)), TOTAL)
            .add_group_by([N::parent()]);
        let mut totals: HashMap<i64, u64> = HashMap::new();
        for row in catalog.db.query_all(&select).await? {
            let total: i64 = row.try_get("", TOTAL)?;
            totals.insert(row.try_get("", PARENT)?, total.unsigned_abs());
        }
        let totals = self
            .keys
            .iter()
            .map(|(parent, key)| (key.clone(), totals.remove(parent).unwrap_or_default()));
        Ok(totals.collect())
    }
}

impl<N: Nested> Loader<PageOf<Asked<N>>> for Catalog {
    type Value = Arc<Rows<<N::List as Listing>::Row>>;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[PageOf<Asked<N>>],
    ) -> Result<HashMap<PageOf<Asked<N>>, Self::Value>, Self::Error> {
        let mut loaded = HashMap::new();
        for batch in batches(keys.iter().map(|key| &key.0)) {
            for (key, rows) in batch.pages(self).await.map_err(Arc::new)? {
                loaded.insert(PageOf(key), Arc::new(rows));
            }
        }
        Ok(loaded)
    }
}

impl<N: Nested> Loader<TotalOf<Asked<N>>> for Catalog {
    type Value = u64;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[TotalOf<Asked<N>>],
    ) -> Result<HashMap<TotalOf<Asked<N>>, u64>, Self::Error> {
        let mut loaded = HashMap::new();
        for batch in batches(keys.iter().map(|key| &key.0)) {
            for (key, total) in batch.totals(self).await.map_err(Arc::new)? {
                loaded.insert(TotalOf(key), total);
            }
        }
        Ok(loaded)
    }
}
