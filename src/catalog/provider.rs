//! Providers: filter, order, and the ways to reach them.

use async_graphql::{Enum, InputObject};
use entities::{enums as stored, provider, route};
use sea_orm::{ColumnTrait as _, Condition};

use super::{
    Catalog, OrderDirection,
    enums::ProviderKind,
    error::Result,
    filter::{any_of, found, keys_of, within},
    keyset::{Sort, SortKey},
    listing::Listing,
    loaders::{by_key, children},
    names,
};

by_key!(
    /// A provider by its row number.
    ProviderById(i64) => provider.Id / id
);
by_key!(
    /// A provider by its canonical slug.
    ProviderBySlug(String) => provider.Slug / slug
);
children!(
    /// Names that sources know a provider under.
    AliasesOfProvider => provider_alias.ProviderId / provider_id by Namespace, ExternalId
);

/// Which providers to keep; a provider must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ProviderFilter {
    /// Kind of provider: any of these.
    pub kind: Option<Vec<ProviderKind>>,
    /// Whether counts and cheapest routes look at it by default.
    pub tracked: Option<bool>,
    /// Slug of the lab behind it.
    pub organization: Option<String>,
    /// Slug or alias of a model that it serves, over a route that is not retired.
    pub model: Option<String>,
    /// Words that its name, slug or aliases begin with, all of them.
    pub text: Option<String>,
}

/// What providers can be ordered by.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProviderOrderField {
    /// Its place in lists of providers, which also decides ties of price.
    #[default]
    DisplayRank,
    /// Its name.
    Name,
}

/// An order of providers.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ProviderOrder {
    /// What to order by.
    pub field: ProviderOrderField,
    /// Which end comes first.
    #[graphql(default)]
    pub direction: OrderDirection,
}

/// All providers.
pub struct Providers;

impl Listing for Providers {
    type Entity = provider::Entity;
    type Row = provider::Model;
    type Filter = ProviderFilter;
    type Order = ProviderOrder;

    async fn condition(catalog: &Catalog, filter: &ProviderFilter) -> Result<Condition> {
        let organization = catalog
            .required_id::<names::Organization>(filter.organization.as_ref())
            .await?;
        let model = catalog
            .required_id::<names::Model>(filter.model.as_ref())
            .await?;
        let condition = Condition::all()
            .add_option(
                filter
                    .tracked
                    .map(|tracked| provider::Column::Tracked.eq(tracked)),
            )
            .add_option(organization.map(|id| provider::Column::OrganizationId.eq(id)))
            .add_option(model.map(|id| {
                let serving = Condition::all()
                    .add(route::Column::ModelId.eq(id))
                    .add(route::Column::Status.ne(stored::RouteStatus::Retired));
                within(
                    provider::Column::Id,
                    keys_of::<route::Entity>(route::Column::ProviderId, serving),
                )
            }));
        let condition = any_of::<_, _, stored::ProviderKind>(
            condition,
            provider::Column::Kind,
            ("kind", filter.kind.as_ref()),
        )?;
        found(
            condition,
            provider::Column::Slug,
            stored::SubjectKind::Provider,
            filter.text.as_ref(),
        )
    }

    async fn sort(_: &Catalog, order: &ProviderOrder) -> Result<Sort> {
        let key = match order.field {
            ProviderOrderField::DisplayRank => SortKey::integer(
                provider::Column::DisplayRank.as_column_ref(),
                order.direction,
            ),
            ProviderOrderField::Name => {
                SortKey::text(provider::Column::NameKey.as_column_ref(), order.direction)
            }
        };
        let slug = SortKey::text(provider::Column::Slug.as_column_ref(), OrderDirection::Asc);
        Ok(Sort::by(format!("providers {order:?}"), vec![key, slug]))
    }
}
