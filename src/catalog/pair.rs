//! The pairs of models worth a page.

use async_graphql::{Enum, InputObject};
use entities::{enums as stored, model, model_partner};
use sea_orm::{ColumnTrait as _, Condition};

use super::{
    Catalog, OrderDirection,
    error::Result,
    filter::{any_of, keys_of, within},
    keyset::{Sort, SortKey},
    listing::Listing,
    names,
};

/// Why two models are worth a page, the strongest reason first.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::PartnerReason")]
pub enum PartnerReason {
    /// One replaces the other.
    Successor,
    /// They are of one family.
    Sibling,
    /// They cost about the same.
    SamePriceClass,
    /// They share many benchmarks.
    SharedBenchmarks,
}

/// Which pairs to keep; a pair must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ComparisonFilter {
    /// Slug or alias of a model that must be one of the two.
    pub model: Option<String>,
    /// Slug of an organization that must have created one of the two.
    pub organization: Option<String>,
    /// Why the two are worth a page: any of these.
    pub reason: Option<Vec<PartnerReason>>,
}

/// Each pair once, by its slug.
pub struct Pairs;

impl Listing for Pairs {
    type Entity = model_partner::Entity;
    type Row = model_partner::Model;
    type Filter = ComparisonFilter;
    type Order = ();

    async fn condition(catalog: &Catalog, filter: &ComparisonFilter) -> Result<Condition> {
        let model = catalog
            .required_id::<names::Model>(filter.model.as_ref())
            .await?;
        let organization = catalog
            .required_id::<names::Organization>(filter.organization.as_ref())
            .await?;
        let [one, other] = [
            model_partner::Column::ModelId,
            model_partner::Column::PartnerId,
        ];
        let named = model.map(|id| Condition::any().add(one.eq(id)).add(other.eq(id)));
        let created = organization.map(|id| {
            let own = || {
                let kept = Condition::all().add(model::Column::OrganizationId.eq(id));
                keys_of::<model::Entity>(model::Column::Id, kept)
            };
            Condition::any()
                .add(within(one, own()))
                .add(within(other, own()))
        });
        let condition = Condition::all()
            .add(model_partner::Column::Listed.eq(true))
            .add_option(named)
            .add_option(created);
        any_of::<_, _, stored::PartnerReason>(
            condition,
            model_partner::Column::Reason,
            ("reason", filter.reason.as_ref()),
        )
    }

    async fn sort(_: &Catalog, (): &()) -> Result<Sort> {
        let slug = model_partner::Column::PairSlug.as_column_ref();
        let id = model_partner::Column::Id.as_column_ref();
        Ok(Sort::by(
            "comparisons",
            vec![
                SortKey::text(slug, OrderDirection::Asc),
                SortKey::integer(id, OrderDirection::Asc),
            ],
        ))
    }
}
