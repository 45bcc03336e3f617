//! Monthly cost at a workload.

use std::sync::Arc;

use async_graphql::{Context, Object};
use entities::enums as stored;

use super::{
    enums::{CostUnavailable, Side},
    evidence::Evidence,
    page::Page,
};
use crate::{
    catalog::{
        contenders::Offers,
        enums::{PriceComponent, PriceUnit, ServiceTier},
    },
    comparison::{
        contender::Route as PlainRoute,
        context,
        cost::{self as decided, Bill, NoBill},
        units::{CentUsd, MicroUsd},
        vocabulary, workload as plain,
    },
    graphql::{
        cost::list_size,
        error::Result,
        price::Price,
        route::Route,
        scalars::{Decimal, Long, Money},
    },
    prose,
};

/// Monthly use of a model, as costs were computed for.
pub struct Workload(pub(super) plain::Workload);

/// Monthly use of a model, as costs were computed for.
#[Object]
impl Workload {
    /// Tokens of all prompts in a month.
    async fn input_tokens(&self) -> Long {
        Long(self.0.input().0)
    }

    /// Tokens of all answers in a month.
    async fn output_tokens(&self) -> Long {
        Long(self.0.output().0)
    }

    /// Tokens of one prompt; null when not stated, and base prices hold.
    async fn input_tokens_per_request(&self) -> Option<Long> {
        self.0.per_request().map(|tokens| Long(tokens.0))
    }

    /// Requests in a month, a started one counted whole; null when the size of a prompt is not stated.
    async fn requests(&self) -> Option<Long> {
        self.0.requests().map(Long)
    }

    /// Part of the input that a cache serves, from 0 to 1.
    async fn cached_input_share(&self) -> Decimal {
        share(self.0.cached())
    }

    /// Part of the work that is sent in batches, from 0 to 1.
    async fn batch_share(&self) -> Decimal {
        share(self.0.batch())
    }
}

fn share(share: crate::comparison::units::Share) -> Decimal {
    Decimal(rust_decimal::Decimal::from_i128_with_scale(
        share.millionths(),
        6,
    ))
}

/// What a month costs at a workload, on the cheapest priced route.
///
/// With i and o the input and output prices per token, c the price of cached input (i where there is none), bi and bo the
/// batch prices (i and o where there are none), s the cached and b the batched share, in and out the tokens of a month:
/// cost = (1 − b) · [in · ((1 − s) · i + s · c) + out · o] + b · [in · bi + out · bo], plus the price per request times the
/// requests where the workload says how large a prompt is. Prices are those in force on the day, of the largest prompt-size
/// threshold up to the size of a prompt; without a size the base prices hold. An amount of 0 is no price, except that of i
/// or o beside the other that is more than 0; an embedding model that states no o pays none. Integers throughout, rounded
/// once, half to even, to the cent.
pub struct MonthlyCost {
    offers: Arc<Offers>,
    cost: decided::MonthlyCost,
    to_the_cent: bool,
}

/// What a month costs at a workload, on the cheapest priced route.
///
/// With i and o the input and output prices per token, c the price of cached input (i where there is none), bi and bo the
/// batch prices (i and o where there are none), s the cached and b the batched share, in and out the tokens of a month:
/// cost = (1 − b) · [in · ((1 − s) · i + s · c) + out · o] + b · [in · bi + out · bo], plus the price per request times the
/// requests where the workload says how large a prompt is. Prices are those in force on the day, of the largest prompt-size
/// threshold up to the size of a prompt; without a size the base prices hold. An amount of 0 is no price, except that of i
/// or o beside the other that is more than 0; an embedding model that states no o pays none. Integers throughout, rounded
/// once, half to even, to the cent.
#[Object]
impl MonthlyCost {
    /// The cost, in dollars a month, to the cent; null where there is none, and `unavailable` says why.
    async fn amount(&self) -> Option<Money> {
        let bill = self.cost.bill()?;
        Some(shown(bill, self.to_the_cent))
    }

    /// The cheapest priced route, ties going to the provider with the lower display rank; null where there is no cost.
    async fn route(&self) -> Option<Route> {
        self.offers.wrapped(&self.cost.bill()?.route)
    }

    /// BATCH when all work is sent in batches at batch prices, else STANDARD; null where there is no cost.
    async fn tier(&self) -> Option<ServiceTier> {
        self.cost.bill().map(|bill| tier(bill.tier))
    }

    /// The prices that are paid and how much of each; empty where there is no cost. Each line is rounded for itself, so that the sum can differ from the amount by cents.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn breakdown(&self) -> Vec<CostLine> {
        lines(&self.offers, self.cost.bill())
    }

    /// Why there is no cost; null where there is one.
    async fn unavailable(&self) -> Option<CostUnavailable> {
        self.cost.cheapest.as_ref().err().map(|why| (*why).into())
    }

    /// Every active route that counts, ranked: priced ones by cost, beginning with the cheapest, then free ones, plans, and last those without a complete price. Empty for the cost of a single route.
    #[graphql(directive = list_size::apply(Some(15), None, None, false))]
    async fn alternatives(&self) -> Vec<RouteCost> {
        let routes = self.cost.routes.iter();
        routes
            .filter_map(|cost| {
                Some(RouteCost {
                    route: self.offers.wrapped(&cost.route)?,
                    offers: Arc::clone(&self.offers),
                    cost: cost.clone(),
                    to_the_cent: self.to_the_cent,
                })
            })
            .collect()
    }
}

impl MonthlyCost {
    /// The cost of a model.
    pub(super) fn of(offers: &Arc<Offers>, cost: decided::MonthlyCost) -> Self {
        let offers = Arc::clone(offers);
        Self {
            offers,
            cost,
            to_the_cent: false,
        }
    }

    /// The same, amounts shown to the cent where that is asked for.
    fn shown(self, to_the_cent: bool) -> Self {
        Self {
            to_the_cent,
            ..self
        }
    }

    /// The cost on one route.
    pub(super) fn on(
        offers: &Arc<Offers>,
        route: &Arc<PlainRoute>,
        context: &context::Context,
    ) -> Self {
        let product = offers.product_type(route.reference);
        let cost = decided::route_cost(route, product, context);
        let cost = decided::MonthlyCost {
            cheapest: cost.bill.map_err(unpriced),
            routes: Vec::new(),
            evidence: Vec::new(),
        };
        Self::of(offers, cost)
    }
}

/// Why a route has no bill, in the words for a whole model.
fn unpriced(why: NoBill) -> decided::CostUnavailable {
    match why {
        NoBill::Free => decided::CostUnavailable::FreeOnly,
        NoBill::Subscription => decided::CostUnavailable::SubscriptionOnly,
        NoBill::Incomplete => decided::CostUnavailable::NoCompleteTokenPrice,
    }
}

fn shown(bill: &Bill, to_the_cent: bool) -> Money {
    if bill.is_trifle() {
        Money::trifle()
    } else {
        Money::a_month(bill.amount, to_the_cent)
    }
}

/// One price of a bill and how much of it is used.
pub struct CostLine {
    line: decided::CostLine,
    price: Price,
}

/// One price of a bill and how much of it is used.
#[Object]
impl CostLine {
    /// What is paid for.
    async fn component(&self) -> PriceComponent {
        stored::PriceComponent::from(self.line.component).into()
    }

    /// Service tier of the price.
    async fn tier(&self) -> ServiceTier {
        tier(self.line.tier)
    }

    /// Tokens a month, or requests for REQUEST, rounded.
    async fn quantity(&self) -> Long {
        Long(self.line.quantity)
    }

    /// Price of a million tokens, or of a request.
    async fn unit_price(&self) -> Money {
        let per_request = self.line.component == vocabulary::PriceComponent::Request;
        let unit = if per_request {
            PriceUnit::Request
        } else {
            PriceUnit::MillionTokens
        };
        Money::price(self.line.unit_price.0, unit)
    }

    /// Cost of the line, in dollars a month, rounded to the cent.
    async fn amount(&self) -> Money {
        let line = &self.line;
        if line.amount == CentUsd(0) && line.quantity > 0 && line.unit_price > MicroUsd(0) {
            Money::trifle()
        } else {
            Money::a_month(line.amount, false)
        }
    }

    /// The price itself, with its source.
    async fn price(&self) -> &Price {
        &self.price
    }
}

fn lines(offers: &Offers, bill: Option<&Bill>) -> Vec<CostLine> {
    let lines = bill.map(|bill| bill.lines.as_slice()).unwrap_or_default();
    let with_row = |line: &decided::CostLine| {
        let price = Arc::clone(offers.price(line.price)?).into();
        Some(CostLine { line: *line, price })
    };
    lines.iter().filter_map(with_row).collect()
}

/// What a month costs on one route.
pub struct RouteCost {
    route: Route,
    offers: Arc<Offers>,
    cost: decided::RouteCost,
    to_the_cent: bool,
}

/// What a month costs on one route.
#[Object]
impl RouteCost {
    /// The route.
    async fn route(&self) -> &Route {
        &self.route
    }

    /// The cost, in dollars a month, to the cent; null where there is none, and `unavailable` says why.
    async fn amount(&self) -> Option<Money> {
        let bill = self.bill()?;
        Some(shown(bill, self.to_the_cent))
    }

    /// BATCH when all work is sent in batches at batch prices, else STANDARD; null where there is no cost.
    async fn tier(&self) -> Option<ServiceTier> {
        self.bill().map(|bill| tier(bill.tier))
    }

    /// The prices that are paid and how much of each; empty where there is no cost.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn breakdown(&self) -> Vec<CostLine> {
        lines(&self.offers, self.bill())
    }

    /// Why there is no cost on this route; null where there is one.
    async fn unavailable(&self) -> Option<CostUnavailable> {
        self.cost
            .bill
            .as_ref()
            .err()
            .map(|why| unpriced(*why).into())
    }
}

impl RouteCost {
    fn bill(&self) -> Option<&Bill> {
        self.cost.bill.as_ref().ok()
    }
}

fn tier(tier: vocabulary::ServiceTier) -> ServiceTier {
    stored::ServiceTier::from(tier).into()
}

impl Offers {
    fn wrapped(&self, route: &PlainRoute) -> Option<Route> {
        self.route(route.reference)
            .map(|row| Arc::clone(row).into())
    }
}

/// Both models at the same workload.
pub struct CostComparison {
    page: Arc<Page>,
    costs: decided::CostComparison,
}

impl CostComparison {
    pub(super) fn of(page: &Arc<Page>) -> Self {
        Self {
            page: Arc::clone(page),
            costs: decided::compare(&page.pair()),
        }
    }

    fn side(&self, cost: &decided::MonthlyCost) -> MonthlyCost {
        let to_the_cent = prose::to_the_cent(&self.costs);
        MonthlyCost::of(self.page.facts.offers(), cost.clone()).shown(to_the_cent)
    }
}

/// Both models at the same workload.
#[Object]
impl CostComparison {
    /// The workload.
    async fn workload(&self) -> Workload {
        Workload(self.costs.workload)
    }

    /// The left model.
    async fn left(&self) -> MonthlyCost {
        self.side(&self.costs.left)
    }

    /// The right model.
    async fn right(&self) -> MonthlyCost {
        self.side(&self.costs.right)
    }

    /// How far apart the two are, in dollars a month, rounded after subtracting; null unless both are known.
    async fn gap(&self) -> Option<Money> {
        let gap = self.costs.gap?;
        Some(Money::a_month(gap, prose::to_the_cent(&self.costs)))
    }

    /// The side with the lower amount, compared to the cent; NONE unless both are known.
    async fn lower(&self) -> Side {
        self.costs.lower.into()
    }

    /// How many times the lower cost the higher one is, to one decimal; null unless both are known and the lower one rounds to a cent or more.
    async fn ratio(&self) -> Option<Decimal> {
        let ratio = self.costs.ratio?;
        Some(Decimal(rust_decimal::Decimal::new(ratio.0, 1)))
    }

    /// What the two mean together, or why they cannot be compared, and which window a request of the workload does not fit.
    async fn note(&self) -> String {
        prose::cost_note(&self.page.pair(), &self.costs)
    }

    /// What both rest on.
    #[graphql(directive = list_size::apply(Some(8), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.costs.evidence).await
    }
}
