//! What the catalog holds as a whole.

use entities::{benchmark, model, organization, price, provider, route, score, source};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _,
    sea_query::{Asterisk, Expr, Func, Query, SelectStatement},
};

use super::{Catalog, error::Result};

/// How many rows of each kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Models.
    pub models: i64,
    /// Organizations.
    pub organizations: i64,
    /// Providers.
    pub providers: i64,
    /// Providers that counts and cheapest routes look at.
    pub tracked_providers: i64,
    /// Routes.
    pub routes: i64,
    /// Prices of all sources and days.
    pub prices: i64,
    /// Benchmarks.
    pub benchmarks: i64,
    /// Scores.
    pub scores: i64,
    /// Sources.
    pub sources: i64,
}

impl Catalog {
    /// How much the catalog holds, in one statement.
    pub async fn counts(&self) -> Result<Counts> {
        let tracked = provider::Entity::find();
        let tracked = sea_orm::QueryFilter::filter(tracked, provider::Column::Tracked.eq(true));
        let mut select = Query::select();
        let tables = [
            ("models", model::Entity::find().into_query()),
            ("organizations", organization::Entity::find().into_query()),
            ("providers", provider::Entity::find().into_query()),
            ("tracked_providers", tracked.into_query()),
            ("routes", route::Entity::find().into_query()),
            ("prices", price::Entity::find().into_query()),
            ("benchmarks", benchmark::Entity::find().into_query()),
            ("scores", score::Entity::find().into_query()),
            ("sources", source::Entity::find().into_query()),
        ];
        for (name, table) in tables {
            select.expr_as(Expr::from(number_of(table)), name);
        }
        let Some(row) = self.db.query_one(&select).await? else {
            return Ok(Counts::default());
        };
        Ok(Counts {
            models: row.try_get("", "models")?,
            organizations: row.try_get("", "organizations")?,
            providers: row.try_get("", "providers")?,
            tracked_providers: row.try_get("", "tracked_providers")?,
            routes: row.try_get("", "routes")?,
            prices: row.try_get("", "prices")?,
            benchmarks: row.try_get("", "benchmarks")?,
            scores: row.try_get("", "scores")?,
            sources: row.try_get("", "sources")?,
        })
    }

    /// The latest day on which facts of any model were reviewed.
    pub async fn reviewed_on(&self) -> Result<Option<String>> {
        let latest: Option<Option<String>> = model::Entity::find()
            .select_only()
            .column_as(model::Column::ReviewedOn.max(), "reviewed_on")
            .into_tuple()
            .one(&self.db)
            .await?;
        Ok(latest.flatten())
    }

    /// Every source, by slug.
    pub async fn sources(&self) -> Result<Vec<source::Model>> {
        Ok(source::Entity::find()
            .order_by_asc(source::Column::Slug)
            .all(&self.db)
            .await?)
    }
}

fn number_of(mut rows: SelectStatement) -> SelectStatement {
    rows.clear_selects().expr(Func::count(Expr::col(Asterisk)));
    rows
}
