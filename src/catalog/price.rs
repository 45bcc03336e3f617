//! Prices: which hold on a day, the history of a route, and the ways to reach them.

use async_graphql::InputObject;
use chrono::NaiveDate;
use entities::{enums as stored, price, route};
use sea_orm::{ColumnTrait as _, Condition, sea_query::Expr};

use super::{
    Catalog, OrderDirection,
    enums::{PriceComponent, ServiceTier},
    error::Result,
    filter::any_of,
    keyset::{Sort, SortKey},
    listing::Listing,
    loaders::{by_key, children},
    names,
    nested::Nested,
    scalars::Date,
};

by_key!(
    /// A source by its row number.
    SourceById(i64) => source.Id / id
);
by_key!(
    /// A source by its slug.
    SourceBySlug(String) => source.Slug / slug
);
children!(
    /// Every price that any source ever stated for a route.
    PricesOfRoute => price.RouteId / route_id
        by Tier, Component, MinPromptTokens, EffectiveFrom, SourceId
);

/// Which prices of a history to keep; a price must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct PriceFilter {
    /// What is paid for: any of these.
    pub component: Option<Vec<PriceComponent>>,
    /// Service tier: any of these.
    pub tier: Option<Vec<ServiceTier>>,
    /// Slug of the source that states it.
    pub source: Option<String>,
    /// Whether the catalog uses it on at least one day; others are what further sources state.
    pub chosen: Option<bool>,
}

/// Prices, the latest to come into force first.
pub struct Prices;

impl Listing for Prices {
    type Entity = price::Entity;
    type Row = price::Model;
    type Filter = PriceFilter;
    type Order = ();

    async fn condition(catalog: &Catalog, filter: &PriceFilter) -> Result<Condition> {
        let source = catalog
            .required_id::<names::Source>(filter.source.as_ref())
            .await?;
        let condition = Condition::all()
            .add_option(source.map(|id| price::Column::SourceId.eq(id)))
            .add_option(filter.chosen.map(|chosen| price::Column::Chosen.eq(chosen)));
        let condition = any_of::<_, _, stored::PriceComponent>(
            condition,
            price::Column::Component,
            ("component", filter.component.as_ref()),
        )?;
        any_of::<_, _, stored::ServiceTier>(
            condition,
            price::Column::Tier,
            ("tier", filter.tier.as_ref()),
        )
    }

    async fn sort(_: &Catalog, (): &()) -> Result<Sort> {
        let from = price::Column::EffectiveFrom.as_column_ref();
        Ok(Sort::by(
            "prices",
            vec![
                SortKey::text(from, OrderDirection::Desc),
                SortKey::integer(price::Column::Id.as_column_ref(), OrderDirection::Asc),
            ],
        ))
    }
}

/// The prices of a route.
pub struct PricesInHistory;

impl Nested for PricesInHistory {
    type List = Prices;
    fn parent() -> Expr {
        price::Column::RouteId.into_expr()
    }
}

/// The day that stands for no end where the catalog chooses a price.
pub(super) const OPEN: &str = "9999-12-31";

/// Whether its source states `row` for `day`.
pub fn stated_on(row: &price::Model, day: NaiveDate) -> bool {
    let day = Date(day).iso();
    row.effective_from <= day && (row.effective_to.is_empty() || day < row.effective_to)
}

/// Whether `row` is the one that the catalog uses on `day`.
pub fn chosen_on(row: &price::Model, day: NaiveDate) -> bool {
    let day = Date(day).iso();
    row.chosen && row.chosen_from <= day && (row.chosen_to == OPEN || day < row.chosen_to)
}

/// The base price of a component on `day` at the standard tier, in micro-dollars per million tokens: 0 on a free
/// route, none where no price is known. An amount of 0 on a route that is not free is no price.
pub fn base_price(
    route: &route::Model,
    prices: &[price::Model],
    component: stored::PriceComponent,
    day: NaiveDate,
) -> Option<i64> {
    match route.price_state {
        stored::PriceState::Free => Some(0),
        stored::PriceState::Subscription | stored::PriceState::Unknown => None,
        stored::PriceState::Priced => prices
            .iter()
            .filter(|row| row.component == component && row.tier == stored::ServiceTier::Standard)
            .filter(|row| row.unit == stored::PriceUnit::MillionTokens)
            .find(|row| row.min_prompt_tokens == 0 && chosen_on(row, day))
            .map(|row| row.amount_micro_usd)
            .filter(|amount| *amount > 0),
    }
}
