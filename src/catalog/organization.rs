//! Organizations: filter, order, and the ways to reach them.

use async_graphql::{Enum, InputObject};
use entities::{enums::SubjectKind, organization};
use sea_orm::{ColumnTrait as _, Condition};

use super::{
    Catalog, OrderDirection,
    error::Result,
    filter::found,
    keyset::{Sort, SortKey},
    listing::Listing,
    loaders::by_key,
};

by_key!(
    /// An organization by its row number.
    OrganizationById(i64) => organization.Id / id
);
by_key!(
    /// An organization by its slug.
    OrganizationBySlug(String) => organization.Slug / slug
);

/// Which organizations to keep; an organization must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct OrganizationFilter {
    /// Country of its head office, exactly as the catalog writes it.
    pub country: Option<String>,
    /// Words that its name or slug begins with, all of them.
    pub text: Option<String>,
}

/// What organizations can be ordered by.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrganizationOrderField {
    /// Its name.
    #[default]
    Name,
    /// Its slug.
    Slug,
}

/// An order of organizations.
#[derive(InputObject, Clone, Debug, Default)]
pub struct OrganizationOrder {
    /// What to order by.
    pub field: OrganizationOrderField,
    /// Which end comes first.
    #[graphql(default)]
    pub direction: OrderDirection,
}

/// All organizations.
pub struct Organizations;

impl Listing for Organizations {
    type Entity = organization::Entity;
    type Row = organization::Model;
    type Filter = OrganizationFilter;
    type Order = OrganizationOrder;

    async fn condition(_: &Catalog, filter: &OrganizationFilter) -> Result<Condition> {
        let country = filter.country.as_ref();
        let condition = Condition::all()
            .add_option(country.map(|country| organization::Column::Country.eq(country)));
        found(
            condition,
            organization::Column::Slug,
            SubjectKind::Organization,
            filter.text.as_ref(),
        )
    }

    async fn sort(_: &Catalog, order: &OrganizationOrder) -> Result<Sort> {
        let name = format!("organizations {order:?}");
        let slug = |direction| SortKey::text(organization::Column::Slug.as_column_ref(), direction);
        Ok(match order.field {
            OrganizationOrderField::Slug => Sort::by(name, vec![slug(order.direction)]),
            OrganizationOrderField::Name => Sort::by(
                name,
                vec![
                    SortKey::text(
                        organization::Column::NameKey.as_column_ref(),
                        order.direction,
                    ),
                    slug(OrderDirection::Asc),
                ],
            ),
        })
    }
}
