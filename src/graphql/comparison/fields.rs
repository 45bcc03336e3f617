//! What comparisons add to models and routes.

use std::sync::Arc;

use async_graphql::{Context, Object};
use entities::{model, route};

use super::{
    arguments::{self, Asked, WorkloadInput},
    cost::MonthlyCost,
    related::{self, RelatedComparison},
};
use crate::{
    catalog::{
        Error,
        contenders::{FactsOfModel, OffersOfRoute},
    },
    comparison::{context::Seat, cost},
    graphql::{cost as costs, error::Result, request::load, route::Route, scalars::Date},
};

/// What comparisons say of one model.
#[derive(Clone)]
pub struct ModelComparisons(Arc<model::Model>);

impl From<Arc<model::Model>> for ModelComparisons {
    fn from(row: Arc<model::Model>) -> Self {
        Self(row)
    }
}

#[Object]
impl ModelComparisons {
    /// The active route with the lowest monthly cost at a workload, among tracked providers or those named; null when none has both an input and an output price. Free routes and plans are never called cheapest; ties go to the provider with the lower display rank. The formula stands at `MonthlyCost`.
    #[graphql(directive = costs::cost::apply("2".to_owned()))]
    async fn cheapest_route(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Monthly use to cost; 800 million input and 250 million output tokens when absent."
        )]
        workload: Option<WorkloadInput>,
        #[graphql(
            desc = "Day whose prices hold, not before the earliest dated fact; today when absent."
        )]
        as_of: Option<Date>,
        #[graphql(
            desc = "Slugs or aliases of the only providers to look at, at most 100, tracked or not; all tracked ones when absent."
        )]
        providers: Option<Vec<String>>,
    ) -> Result<Option<Route>> {
        let asked = Asked {
            as_of,
            providers,
            ..Asked::at(workload)?
        };
        let context = arguments::context(ctx, asked).await?;
        let Some(facts) = load(ctx, FactsOfModel(self.0.id)).await? else {
            return Ok(None);
        };
        let mut contenders = facts.contenders().iter();
        let own = contenders.find(|contender| contender.reference.0 == self.0.id);
        let cost = own.map(|own| cost::monthly_cost(own, &context));
        let cheapest = cost.as_ref().and_then(cost::MonthlyCost::bill);
        let row = cheapest.and_then(|bill| facts.offers().route(bill.route.reference));
        Ok(row.map(|row| Arc::clone(row).into()))
    }

    /// Pairs with this model that are worth a page, ranked: successor, sibling in the family, same price class, most shared benchmarks.
    #[graphql(directive = costs::list_size::apply(Some(6), Some(vec!["first".to_owned()]), None, false))]
    async fn related(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many pairs to give, 1 to 6; 6 when absent.")] first: Option<i32>,
    ) -> Result<Vec<RelatedComparison>> {
        related::ranked(ctx, &[(Seat::Left, Arc::clone(&self.0))], first).await
    }
}

/// What comparisons say of one route.
#[derive(Clone)]
pub struct RouteCosts(Arc<route::Model>);

impl From<Arc<route::Model>> for RouteCosts {
    fn from(row: Arc<route::Model>) -> Self {
        Self(row)
    }
}

#[Object]
impl RouteCosts {
    /// What a month costs on this route at a workload, whatever its status and provider.
    ///
    /// With i and o the input and output prices per token, c the price of cached input (i where there is none), bi and bo
    /// the batch prices (i and o where there are none), s the cached and b the batched share, in and out the tokens of a
    /// month: cost = (1 − b) · [in · ((1 − s) · i + s · c) + out · o] + b · [in · bi + out · bo], plus the price per request
    /// times the requests where the workload says how large a prompt is.
    #[graphql(directive = costs::cost::apply("2".to_owned()))]
    async fn monthly_cost(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Monthly use to cost; 800 million input and 250 million output tokens when absent."
        )]
        workload: Option<WorkloadInput>,
        #[graphql(
            desc = "Day whose prices hold, not before the earliest dated fact; today when absent."
        )]
        as_of: Option<Date>,
    ) -> Result<MonthlyCost> {
        let asked = Asked {
            as_of,
            ..Asked::at(workload)?
        };
        let context = arguments::context(ctx, asked).await?;
        let offers = load(ctx, OffersOfRoute(self.0.id))
            .await?
            .unwrap_or_default();
        let plain = offers.plain(self.0.id).map(Arc::clone);
        let plain = plain.ok_or_else(|| Error::dangling("route", self.0.id.to_string()))?;
        Ok(MonthlyCost::on(&offers, &plain, &context))
    }
}
