//! Two models side by side.

use std::sync::Arc;

use async_graphql::{Context, Object};

use super::{
    benchmarks::BenchmarkComparison,
    cells::{self, CapabilityRow, PricingRow, ScorecardRow, SpecRow},
    cost::CostComparison,
    enums::ComparisonClass,
    page::Page,
    reading,
    related::{self, RelatedComparison},
    statement::{FaqEntry, Statement, SwitchDirection, Tradeoffs},
    verdict::Verdict,
};
use crate::{
    catalog::enums::Capability,
    comparison::{capabilities, context::Seat, deep_dive, identity, pricing, specs, summary},
    graphql::{
        cost::{cost, list_size},
        error::Result,
        model::Model,
        scalars::Date,
        source::Source,
    },
    prose,
};

/// Two models side by side, computed from the catalog when it is asked for. Every section is computed, and its facts are read, only when it is selected; every computed line names the rows it rests on. Unknown is said as unknown and never wins.
pub struct Comparison(pub(super) Arc<Page>);

/// Two models side by side, computed from the catalog when it is asked for. Every section is computed, and its facts are read, only when it is selected; every computed line names the rows it rests on. Unknown is said as unknown and never wins.
#[Object]
impl Comparison {
    /// Slug of the pair, sides as asked, such as "gpt-4.1-vs-qwen3.5-4b".
    async fn slug(&self) -> String {
        let (left, right) = self.slugs();
        identity::slug(left, right)
    }

    /// Slug of the pair with its sides in alphabetical order: one address for both directions.
    async fn canonical_slug(&self) -> String {
        let (left, right) = self.slugs();
        identity::canonical_slug(left, right)
    }

    /// Title of the pair, sides as asked, such as "GPT-4.1 vs Qwen3.5-4B".
    async fn title(&self) -> String {
        let pair = self.0.pair();
        prose::title(&pair.left.name, &pair.right.name)
    }

    /// The model that `left` names.
    async fn left(&self) -> Model {
        self.0.model(Seat::Left)
    }

    /// The model that `right` names.
    async fn right(&self) -> Model {
        self.0.model(Seat::Right)
    }

    /// Day whose prices and stages of life hold: `asOf`, or today.
    async fn as_of(&self) -> Date {
        Date(self.0.context.as_of)
    }

    /// What class of models the pair is of.
    async fn class(&self) -> ComparisonClass {
        summary::class(&self.0.pair()).into()
    }

    /// The opening paragraph: who made the two and when, their class, context windows, the shared benchmark with the largest gap relative to its scale, and prices where both are known.
    async fn summary(&self) -> Statement {
        let pair = self.0.pair();
        let decided = summary::summary(&pair);
        let text = prose::summary(&pair, &decided);
        Statement::new(&self.0, text, decided.evidence)
    }

    /// Which side to choose. The first that applies decides: product types differ; one side is deprecated or retired; fewer than two measured signals are comparable; an axis of `priorities` with a leader; one context window at least five times the other; a lead of two or more in risk; a lead of two or more in what is measured; else a tie or a split.
    async fn verdict(&self) -> Verdict {
        Verdict::of(&self.0)
    }

    /// The scorecard: one row a signal, in a fixed order.
    #[graphql(directive = list_size::apply(Some(11), None, None, false))]
    async fn scorecard(&self) -> Vec<ScorecardRow> {
        cells::scorecard(&self.0)
    }

    /// What speaks for each side.
    async fn tradeoffs(&self) -> Tradeoffs {
        Tradeoffs::of(&self.0)
    }

    /// Both models at the same workload, each on its cheapest priced route; the formula stands at `MonthlyCost`. Only active routes of tracked providers count, or of those that `providers` names.
    async fn monthly_cost(&self) -> CostComparison {
        CostComparison::of(&self.0)
    }

    /// What a switch takes, in both directions: from left to right first. HIGH with no provider in common or two or more capabilities to replace; LOW with a provider in common, nothing to replace and no smaller context window; else MEDIUM.
    #[graphql(directive = list_size::apply(Some(2), None, None, false))]
    async fn switch_friction(&self) -> Vec<SwitchDirection> {
        SwitchDirection::both(&self.0)
    }

    /// The table of specifications, in a fixed order.
    #[graphql(directive = list_size::apply(Some(11), None, None, false))]
    async fn specs(&self) -> Vec<SpecRow> {
        let rows = specs::specs(&self.0.pair()).into_iter();
        let page = || Arc::clone(&self.0);
        rows.map(|row| SpecRow { page: page(), row }).collect()
    }

    /// Prices and availability, in a fixed order: the lowest base price of each kind among the active routes that count.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn pricing(&self) -> Vec<PricingRow> {
        let rows = pricing::pricing(&self.0.pair()).into_iter();
        let page = || Arc::clone(&self.0);
        rows.map(|row| PricingRow { page: page(), row }).collect()
    }

    /// Every capability of the closed list, in its fixed order, with YES, NO or UNKNOWN a side.
    #[graphql(directive = list_size::apply(Some(17), None, None, false))]
    async fn capabilities(
        &self,
        #[graphql(desc = "Only these, in the fixed order all the same; all when absent.")]
        only: Option<Vec<Capability>>,
    ) -> Vec<CapabilityRow> {
        let rows = capabilities::capabilities(&self.0.pair()).into_iter();
        let rows = rows.map(|row| CapabilityRow {
            page: Arc::clone(&self.0),
            row,
        });
        rows.filter(|row| only.as_ref().is_none_or(|only| only.contains(&row.which())))
            .collect()
    }

    /// Benchmarks, like with like.
    async fn benchmarks(&self) -> BenchmarkComparison {
        BenchmarkComparison::of(&self.0)
    }

    /// Four paragraphs: benchmarks, capability footprint, pricing coverage, closing choice.
    #[graphql(directive = list_size::apply(Some(4), None, None, false))]
    async fn deep_dive(&self) -> Vec<Statement> {
        let pair = self.0.pair();
        let decided = deep_dive::deep_dive(&pair);
        let texts = prose::deep_dive(&pair, &decided).into_iter();
        let evidence = [
            decided.benchmarks.evidence,
            decided.footprint.evidence,
            decided.pricing.evidence,
            decided.choice.evidence,
        ];
        texts
            .zip(evidence)
            .map(|(text, evidence)| Statement::new(&self.0, text, evidence))
            .collect()
    }

    /// Questions that readers ask, with their answers; at most nine.
    #[graphql(directive = list_size::apply(Some(9), None, None, false))]
    async fn faq(&self) -> Vec<FaqEntry> {
        FaqEntry::all(&self.0)
    }

    /// Further pairs that keep one of the two models, ranked: successor, sibling in the family, same price class, most shared benchmarks.
    #[graphql(directive = list_size::apply(Some(6), Some(vec!["first".to_owned()]), None, false))]
    async fn related(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many pairs to give, 1 to 6; 6 when absent.")] first: Option<i32>,
    ) -> Result<Vec<RelatedComparison>> {
        let row = |seat| (seat, Arc::clone(self.0.model(seat).row()));
        related::ranked(ctx, &[row(Seat::Left), row(Seat::Right)], first).await
    }

    /// The older of the two days on which an editor last reviewed the models; null unless both were reviewed.
    async fn reviewed_on(&self) -> Option<Date> {
        let pair = self.0.pair();
        identity::reviewed_on(pair.left, pair.right).map(Date)
    }

    /// Every source behind the chosen facts, prices, scores and routes of both models, by slug.
    #[graphql(directive = list_size::apply(Some(15), None, None, false), directive = cost::apply("3".to_owned()))]
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Source>> {
        reading::sources(ctx, self.0.facts.models()).await
    }
}

impl Comparison {
    fn slugs(&self) -> (&str, &str) {
        let pair = self.0.pair();
        (&pair.left.slug, &pair.right.slug)
    }
}
