//! The first day that the catalog knows anything of.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use chrono::NaiveDate;
use entities::{model, price, score};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
    sea_query::{Expr, Query, SelectStatement},
};

use crate::catalog::{Catalog, Error, error::Result, stored::day};

/// The key of the earliest dated fact of the catalog.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EarliestFact;

impl Loader<EarliestFact> for Catalog {
    type Value = NaiveDate;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[EarliestFact],
    ) -> Result<HashMap<EarliestFact, NaiveDate>, Arc<Error>> {
        let day = self.earliest_fact().await.map_err(Arc::new)?;
        let found = keys.iter().filter_map(|key| Some((key.clone(), day?)));
        Ok(found.collect())
    }
}

const COLUMNS: [&str; 3] = ["released", "priced", "measured"];

impl Catalog {
    /// The earliest release, start of a price or measurement; `None` when nothing is dated.
    async fn earliest_fact(&self) -> Result<Option<NaiveDate>> {
        let days = [
            earliest::<model::Entity>(model::Column::ReleasedOn),
            earliest::<price::Entity>(price::Column::EffectiveFrom),
            earliest::<score::Entity>(score::Column::MeasuredOn),
        ];
        let mut select = Query::select();
        for (column, earliest) in COLUMNS.into_iter().zip(days) {
            select.expr_as(Expr::from(earliest), column);
        }
        let Some(row) = self.db.query_one(&select).await? else {
            return Ok(None);
        };
        let mut found = None;
        for column in COLUMNS {
            let text: Option<String> = row.try_get("", column)?;
            let this = day(column, text.as_deref())?;
            found = [found, this].into_iter().flatten().min();
        }
        Ok(found)
    }
}

/// The least day of a column, in which '' stands for none.
fn earliest<E: EntityTrait>(column: E::Column) -> SelectStatement {
    E::find()
        .select_only()
        .expr(column.min())
        .filter(column.ne(""))
        .into_query()
}
