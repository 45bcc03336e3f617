//! What hangs on a model: capabilities, routes, scores, uses.

use std::sync::Arc;

use async_graphql::{Context, Object};
use entities::model;

use crate::{
    catalog::{
        Page,
        contenders::UsesOfModel,
        enums::Capability,
        loaders::All,
        model::{AliasesOfModel, UseCasesOfModel},
        route::{RouteFilter, RouteOrder, RoutesOfModel},
        score::{ScoreFilter, ScoreOrder, ScoresOfModel},
    },
    comparison::{context, fit, workload::Workload},
    graphql::{
        alias::Alias,
        capability::{self, CapabilitySupport, UseCaseFit},
        connection::{Connection, nested},
        cost::{ASSUMED_PAGE, both_ways, cost, elements, list_size},
        error::Result,
        request::{catalog, load},
        route::Route,
        score::Score,
    },
};

/// What hangs on a model.
#[derive(Clone)]
pub struct ModelRelations(pub(super) Arc<model::Model>);

#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl ModelRelations {
    /// Names that sources know it under; every look-up by slug takes them too.
    #[graphql(directive = list_size::apply(Some(20), None, None, false))]
    async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<Alias>> {
        let rows = load(ctx, All(AliasesOfModel(self.0.id))).await?;
        Ok(rows.unwrap_or_default().iter().map(Alias::from).collect())
    }

    /// Every capability of the closed list, in its fixed order, with UNKNOWN where nothing is sourced.
    #[graphql(directive = list_size::apply(Some(17), None, None, false))]
    async fn capabilities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these, in the fixed order all the same; all when absent.")]
        only: Option<Vec<Capability>>,
    ) -> Result<Vec<CapabilitySupport>> {
        capability::of_model(ctx, &self.0, only).await
    }

    /// Where it is served, by the display rank of the provider unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn routes(
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
        #[graphql(desc = "Which routes to keep.")] filter: Option<RouteFilter>,
        #[graphql(desc = "In which order; by display rank of the provider when absent.")]
        order_by: Option<RouteOrder>,
    ) -> Result<Connection<Route>> {
        let page = Page::new(first, after, last, before)?;
        nested::<RoutesOfModel, _>(ctx, self.0.id, page, filter, order_by).await
    }

    /// Its scores, by the name of the benchmark unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn scores(
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
        #[graphql(desc = "Which scores to keep.")] filter: Option<ScoreFilter>,
        #[graphql(desc = "In which order; by the name of the benchmark when absent.")]
        order_by: Option<ScoreOrder>,
    ) -> Result<Connection<Score>> {
        let page = Page::new(first, after, last, before)?;
        nested::<ScoresOfModel, _>(ctx, self.0.id, page, filter, order_by).await
    }

    /// Uses that it fits today: those that editors tagged it for, in their order; where nobody did, the first three of the
    /// fixed list that its facts bear out, as the row DECISION_FIT of a comparison shows them. Empty when none does.
    #[graphql(
        directive = cost::apply("2".to_owned()),
        directive = list_size::apply(Some(6), None, None, false)
    )]
    async fn use_cases(&self, ctx: &Context<'_>) -> Result<Vec<UseCaseFit>> {
        let tagged = load(ctx, All(UseCasesOfModel(self.0.id))).await?;
        let tagged = tagged.filter(|rows| !rows.is_empty());
        if let Some(rows) = tagged {
            return Ok(rows.iter().map(UseCaseFit::from).collect());
        }
        let Some(facts) = load(ctx, UsesOfModel(self.0.id)).await? else {
            return Ok(Vec::new());
        };
        let context = context::Context {
            workload: Workload::default(),
            as_of: catalog(ctx)?.today,
            providers: None,
            priorities: Vec::new(),
            thresholds: facts.thresholds(),
        };
        let mut contenders = facts.contenders().iter();
        let own = contenders.find(|contender| contender.reference.0 == self.0.id);
        let uses = own.map(|own| fit::decision_fit(own, &context).uses);
        Ok(uses
            .into_iter()
            .flatten()
            .map(UseCaseFit::by_rule)
            .collect())
    }
}
