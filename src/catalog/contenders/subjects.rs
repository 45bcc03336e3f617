//! The models of a comparison with who made them and their terms, in one statement.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use entities::{license, model, model_alias, organization};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait, FromQueryResult as _, IdenStatic as _,
    Iterable as _, JoinType, QueryFilter as _, QueryResult, QuerySelect as _, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, SelectStatement, UnionType},
};

use crate::catalog::{
    Catalog,
    error::Result,
    names::{self, Name},
};

/// Alias of the table of models, as the successor of another.
const SUCCESSOR: &str = "successor";
/// Column of the alias under which a row was asked for.
const ASKED: &str = "asked_alias";
const ORGANIZATION: &str = "o_";
const LICENSE: &str = "l_";

/// A model with who made it and its terms.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The model.
    pub row: Arc<model::Model>,
    /// Who made it.
    pub organization: Arc<organization::Model>,
    /// Its licence; `None` when not sourced.
    pub license: Option<Arc<license::Model>>,
    /// Slug of the model that replaces it; `None` when none is named.
    pub successor: Option<String>,
}

impl Catalog {
    /// What each of `names` names, by slug or alias; `None` for a name that names nothing, or two things.
    pub async fn subjects(&self, names: &[String]) -> Result<Vec<Option<Arc<Subject>>>> {
        let keys: Vec<_> = names
            .iter()
            .map(|name| Name::<names::Model>::new(name))
            .collect();
        let texts: Vec<&str> = keys.iter().filter_map(Name::searchable).collect();
        let mut select = subjects();
        let called = model_alias::Column::AliasKey.is_in(texts.iter().copied());
        let own = model_alias::Column::ModelId
            .into_expr()
            .eq(model::Column::Id.into_expr());
        select
            .expr_as(model_alias::Column::AliasKey.into_expr(), ASKED)
            .left_join(model_alias::Entity, own.and(called))
            .and_where(model::Column::Id.in_subquery(named(&texts)));
        let mut by_slug: HashMap<String, Arc<Subject>> = HashMap::new();
        let mut by_alias: HashMap<String, BTreeMap<i64, Arc<Subject>>> = HashMap::new();
        for row in self.db.query_all(&select).await? {
            let subject = Arc::new(Subject::read(&row)?);
            if let Some(alias) = row.try_get::<Option<String>>("", ASKED)? {
                let called = by_alias.entry(alias).or_default();
                called.insert(subject.row.id, Arc::clone(&subject));
            }
            by_slug.insert(subject.row.slug.clone(), subject);
        }
        let only = |called: &BTreeMap<i64, Arc<Subject>>| {
            let mut called = called.values();
            called.next().filter(|_| called.next().is_none()).cloned()
        };
        let find = |key: &Name<_>| {
            let text = key.searchable()?;
            let slug = by_slug.get(text).cloned();
            slug.or_else(|| by_alias.get(text).and_then(only))
        };
        Ok(keys.iter().map(find).collect())
    }

    /// Every model, by slug.
    pub async fn all_subjects(&self) -> Result<Vec<Arc<Subject>>> {
        let mut select = subjects();
        select.order_by(
            (model::Entity, model::Column::Slug),
            sea_orm::sea_query::Order::Asc,
        );
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok(Arc::new(Subject::read(row)?)))
            .collect()
    }

    /// The models with these row numbers, in no order.
    pub(super) async fn subjects_by_id(
        &self,
        ids: impl Iterator<Item = i64>,
    ) -> Result<Vec<Arc<Subject>>> {
        let mut select = subjects();
        select.and_where(model::Column::Id.is_in(ids));
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok(Arc::new(Subject::read(row)?)))
            .collect()
    }
}

impl Subject {
    fn read(row: &QueryResult) -> Result<Self> {
        let licensed: Option<i64> = row.try_get(LICENSE, "id")?;
        let license = licensed
            .map(|_| license::Model::from_query_result(row, LICENSE))
            .transpose()?;
        Ok(Self {
            row: Arc::new(model::Model::from_query_result(row, "")?),
            organization: Arc::new(organization::Model::from_query_result(row, ORGANIZATION)?),
            license: license.map(Arc::new),
            successor: row.try_get("", SUCCESSOR)?,
        })
    }
}

fn subjects() -> SelectStatement {
    let mut select = model::Entity::find().into_query();
    let equal = |a: Expr, b: Expr| a.eq(b);
    add_columns::<organization::Entity>(&mut select, ORGANIZATION);
    add_columns::<license::Entity>(&mut select, LICENSE);
    select
        .expr_as(Expr::col((SUCCESSOR, model::Column::Slug)), SUCCESSOR)
        .inner_join(
            organization::Entity,
            equal(
                organization::Column::Id.into_expr(),
                model::Column::OrganizationId.into_expr(),
            ),
        )
        .left_join(
            license::Entity,
            equal(
                license::Column::Id.into_expr(),
                model::Column::LicenseId.into_expr(),
            ),
        )
        .join_as(
            JoinType::LeftJoin,
            model::Entity,
            SUCCESSOR,
            equal(
                Expr::col((SUCCESSOR, model::Column::Id)),
                model::Column::SuccessorId.into_expr(),
            ),
        );
    select
}

/// Every column of a joined table, its name behind `prefix`.
pub(super) fn add_columns<E: EntityTrait>(select: &mut SelectStatement, prefix: &str) {
    for column in E::Column::iter() {
        select.expr_as(column.into_expr(), format!("{prefix}{}", column.as_str()));
    }
}

/// Row numbers of what is called so.
fn named(texts: &[&str]) -> SelectStatement {
    let mut slugs = model::Entity::find()
        .select_only()
        .column(model::Column::Id)
        .filter(model::Column::Slug.is_in(texts.iter().copied()))
        .into_query();
    let aliases = model_alias::Entity::find()
        .select_only()
        .column(model_alias::Column::ModelId)
        .filter(model_alias::Column::AliasKey.is_in(texts.iter().copied()))
        .into_query();
    slugs.union(UnionType::Distinct, aliases);
    slugs
}
