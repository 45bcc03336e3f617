//! What a route costs.

use std::sync::Arc;

use async_graphql::{Context, Object};
use chrono::NaiveDate;
use entities::{enums as stored, price as rows, route};

use crate::{
    catalog::{
        Page,
        enums::{PriceUnit, ServiceTier},
        loaders::All,
        names,
        price::{PriceFilter, PricesInHistory, PricesOfRoute, base_price, chosen_on, stated_on},
    },
    graphql::{
        connection::{Connection, nested},
        cost::{ASSUMED_PAGE, both_ways, elements, list_size},
        error::Result,
        price::Price,
        request::{catalog, load, required},
        scalars::{Date, Money},
    },
};

/// What a route costs.
#[derive(Clone)]
pub struct RoutePricing(pub(super) Arc<route::Model>);

#[Object]
impl RoutePricing {
    /// Price of a million prompt tokens at the standard tier, below any threshold; $0 when FREE, null when UNKNOWN or SUBSCRIPTION, or when no price was in force.
    async fn input_price(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Day the price must be in force on; today when absent.")] as_of: Option<
            Date,
        >,
    ) -> Result<Option<Money>> {
        self.base(ctx, stored::PriceComponent::Input, as_of).await
    }

    /// Price of a million answer tokens at the standard tier, below any threshold; $0 when FREE, null when UNKNOWN or SUBSCRIPTION, or when no price was in force.
    async fn output_price(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Day the price must be in force on; today when absent.")] as_of: Option<
            Date,
        >,
    ) -> Result<Option<Money>> {
        self.base(ctx, stored::PriceComponent::Output, as_of).await
    }

    /// Prices in force on a day: the chosen ones, or with `source` what that source states, chosen or not. By tier, component and threshold.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn prices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Day the prices must be in force on; today when absent.")] as_of: Option<
            Date,
        >,
        #[graphql(desc = "Only of this service tier; of all tiers when absent.")] tier: Option<
            ServiceTier,
        >,
        #[graphql(desc = "Slug of the source to quote; NOT_FOUND when there is no such source.")]
        source: Option<String>,
    ) -> Result<Vec<Price>> {
        let day = on(ctx, as_of)?;
        let source = match source {
            Some(slug) => Some(required::<names::Source>(ctx, &slug).await?.id),
            None => None,
        };
        let tier = tier.map(stored::ServiceTier::from);
        let prices = self.all(ctx).await?;
        let prices = prices.iter().filter(|row| {
            tier.is_none_or(|tier| row.tier == tier)
                && match source {
                    Some(source) => row.source_id == source && stated_on(row, day),
                    None => chosen_on(row, day),
                }
        });
        Ok(prices.cloned().map(Price::from).collect())
    }

    /// Every price that any source ever stated for it, the latest to come into force first, announced ones included.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn price_history(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many elements to give from the start, 1 to 100; 20 when neither this nor `last` is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(
            desc = "How many elements to give from the end, 1 to 100; not together with `first`."
        )]
        last: Option<i32>,
        #[graphql(desc = "Cursor to end before.")] before: Option<String>,
        #[graphql(desc = "Which prices to keep.")] filter: Option<PriceFilter>,
    ) -> Result<Connection<Price>> {
        let page = Page::new(first, after, last, before)?;
        nested::<PricesInHistory, _>(ctx, self.0.id, page, filter, None).await
    }
}

impl RoutePricing {
    async fn all(&self, ctx: &Context<'_>) -> Result<Arc<Vec<rows::Model>>> {
        Ok(load(ctx, All(PricesOfRoute(self.0.id)))
            .await?
            .unwrap_or_default())
    }

    async fn base(
        &self,
        ctx: &Context<'_>,
        component: stored::PriceComponent,
        as_of: Option<Date>,
    ) -> Result<Option<Money>> {
        let day = on(ctx, as_of)?;
        let micros = base_price(&self.0, &self.all(ctx).await?, component, day);
        Ok(micros.map(|micros| Money::price(micros, PriceUnit::MillionTokens)))
    }
}

/// The day that a price is asked for.
fn on(ctx: &Context<'_>, as_of: Option<Date>) -> Result<NaiveDate> {
    Ok(as_of.map_or(catalog(ctx)?.today, |Date(day)| day))
}
