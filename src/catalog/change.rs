//! Revisions and what they changed.

use entities::{change, enums as stored, revision};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    sea_query::Expr,
};

use super::{
    Catalog, OrderDirection,
    enums::ChangeKind,
    error::Result,
    filter::{any_of, keys_of, not_negative, within},
    keyset::{Sort, SortKey},
    listing::Listing,
    loaders::by_key,
    names,
    nested::Nested,
    scalars::Date,
};

by_key!(
    /// A revision by its number.
    RevisionByNumber(i64) => revision.Number / number
);

by_key!(
    /// A change by its number.
    ChangeById(i64) => change.Id / id
);

/// Which changes to keep.
#[derive(Clone, Debug, Default)]
pub struct ChangeFilter {
    /// Only of revisions after this one.
    pub since: Option<i64>,
    /// Only of revisions committed on this day or later, in UTC.
    pub since_date: Option<Date>,
    /// Only of these kinds.
    pub kinds: Option<Vec<ChangeKind>>,
    /// Only of this model.
    pub model: Option<String>,
}

/// All changes, the latest first.
pub struct Changes;

impl Listing for Changes {
    type Entity = change::Entity;
    type Row = change::Model;
    type Filter = ChangeFilter;
    type Order = ();

    async fn condition(catalog: &Catalog, filter: &ChangeFilter) -> Result<Condition> {
        not_negative("since", filter.since)?;
        let model = match &filter.model {
            Some(name) => Some(catalog.required::<names::Model>(name).await?),
            None => None,
        };
        let condition = Condition::all()
            .add_option(
                filter
                    .since
                    .map(|number| change::Column::Revision.gt(number)),
            )
            .add_option(filter.since_date.map(|day| {
                let late = Condition::all().add(revision::Column::CommittedAt.gte(day.iso()));
                within(
                    change::Column::Revision,
                    keys_of::<revision::Entity>(revision::Column::Number, late),
                )
            }))
            .add_option(model.map(|model| change::Column::ModelSlug.eq(&*model.slug)));
        any_of::<_, _, stored::ChangeKind>(
            condition,
            change::Column::Kind,
            ("kinds", filter.kinds.as_ref()),
        )
    }

    async fn sort(_: &Catalog, (): &()) -> Result<Sort> {
        let id = SortKey::integer(change::Column::Id.as_column_ref(), OrderDirection::Desc);
        Ok(Sort::by("changes", vec![id]))
    }
}

/// What a revision changed.
pub struct ChangesOfRevision;

impl Nested for ChangesOfRevision {
    type List = Changes;
    fn parent() -> Expr {
        change::Column::Revision.into_expr()
    }
}

impl Catalog {
    /// The revision that is answered from; number 0 stands for the empty catalog before the first.
    pub async fn latest_revision(&self) -> Result<revision::Model> {
        let latest = revision::Entity::find()
            .filter(revision::Column::Number.lte(self.revision))
            .order_by_desc(revision::Column::Number)
            .one(&self.db)
            .await?;
        Ok(latest.unwrap_or_else(|| revision::Model {
            number: 0,
            committed_at: "1970-01-01T00:00:00Z".to_owned(),
            origin: "empty".to_owned(),
            digest: String::new(),
            created: 0,
            changed: 0,
            unchanged: 0,
            skipped: 0,
            reverts: None,
        }))
    }
}
