//! What a month costs on one route.

use std::sync::Arc;

use chrono::NaiveDate;

use super::exact::Exact;
use crate::comparison::contender::{Price, Route};
use crate::comparison::evidence::{Evidence, Ref};
use crate::comparison::prices::{Wanted, charged, in_force};
use crate::comparison::units::{CentUsd, MicroUsd, Share, divide_half_even, saturate};
use crate::comparison::vocabulary::{PriceComponent, ProductType, ServiceTier};
use crate::comparison::workload::Workload;

/// What a month costs on one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The route.
    pub route: Arc<Route>,
    /// The whole cost, rounded once.
    pub amount: CentUsd,
    /// BATCH when all work is sent in batches at batch prices, else STANDARD.
    pub tier: ServiceTier,
    /// What it is made of; each line is rounded for itself, so that the sum can differ by cents.
    pub lines: Vec<CostLine>,
    pub(super) exact: Exact,
}

/// One price of a bill and how much of it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// What is paid for.
    pub component: PriceComponent,
    /// Service tier of the price.
    pub tier: ServiceTier,
    /// Tokens, or requests for REQUEST, rounded.
    pub quantity: i64,
    /// Price of a million tokens, or of a request.
    pub unit_price: MicroUsd,
    /// The cost of the line.
    pub amount: CentUsd,
    /// The price row.
    pub price: Ref,
}

/// Tokens of one kind at a price, with the part of them that pays it.
struct Part {
    price: Price,
    tokens: i64,
    weight: i128,
}

/// The bill of a route to a product of some kind; `None` when it lacks an input or an output price, or charges for neither.
///
/// Vectors are no answer in tokens: an embedding that states no output price is charged for input alone.
pub fn bill(
    route: &Arc<Route>,
    product: ProductType,
    workload: &Workload,
    day: NaiveDate,
) -> Option<Bill> {
    let parts = parts(route, product, workload, day)?;
    let requests = requests(route, workload, day);
    let lines: Vec<_> = parts
        .iter()
        .map(token_line)
        .chain(requests.map(|(price, count)| request_line(price, count)))
        .collect();
    let tokens = parts
        .iter()
        .fold(Exact::default(), |sum, part| sum.plus(part.cost()));
    let exact = requests.map_or(tokens, |(price, count)| {
        tokens.plus(Exact::of_requests(count, price.amount))
    });
    let batched = workload.batch().rest_millionths() == 0
        && lines.iter().any(|line| line.tier == ServiceTier::Batch);
    let tier = if batched {
        ServiceTier::Batch
    } else {
        ServiceTier::Standard
    };
    Some(Bill {
        route: Arc::clone(route),
        amount: exact.to_cents(),
        tier,
        lines,
        exact,
    })
}

impl Bill {
    /// Whether something is paid that rounds to nothing.
    pub fn is_trifle(&self) -> bool {
        self.amount == CentUsd(0) && self.exact > Exact::default()
    }

    /// The route and its prices.
    pub fn evidence(&self) -> Vec<Evidence> {
        let prices = self.lines.iter().map(|line| Evidence::Price(line.price));
        std::iter::once(Evidence::Route(self.route.reference))
            .chain(prices)
            .collect()
    }
}

/// (1−b)·[in·((1−s)·i + s·c) + out·o] + b·[in·bi + out·bo], as its terms; those of one price are put together.
fn parts(
    route: &Route,
    product: ProductType,
    workload: &Workload,
    day: NaiveDate,
) -> Option<Vec<Part>> {
    let wanted = |component, tier| Wanted {
        component,
        tier,
        prompt: workload.prompt_size(),
    };
    let stated = |component| in_force(route, day, wanted(component, ServiceTier::Standard));
    let (input, output) = (
        stated(PriceComponent::Input)?,
        stated(PriceComponent::Output),
    );
    let answers = output.map_or(0, |output| output.amount.0);
    let is_complete = output.is_some() || product == ProductType::Embedding;
    // 0 for both is no price but the lack of one.
    if !is_complete || (input.amount.0 == 0 && answers == 0) {
        return None;
    }
    let find = |component, tier| charged(route, day, wanted(component, tier));
    let cached = find(PriceComponent::CacheRead, ServiceTier::Standard).unwrap_or(input);
    let batch_input = find(PriceComponent::Input, ServiceTier::Batch).unwrap_or(input);
    let batch_output = find(PriceComponent::Output, ServiceTier::Batch).or(output);
    let (tokens_in, tokens_out) = (workload.input().0, workload.output().0);
    let (s, b, whole) = (
        workload.cached(),
        workload.batch(),
        i128::from(Share::WHOLE),
    );
    let terms = [
        (
            Some(input),
            tokens_in,
            b.rest_millionths() * s.rest_millionths(),
        ),
        (
            Some(cached),
            tokens_in,
            b.rest_millionths() * s.millionths(),
        ),
        (output, tokens_out, b.rest_millionths() * whole),
        (Some(batch_input), tokens_in, b.millionths() * whole),
        (batch_output, tokens_out, b.millionths() * whole),
    ];
    let mut parts: Vec<Part> = Vec::with_capacity(terms.len());
    let paid = terms
        .into_iter()
        .filter_map(|(price, tokens, weight)| Some((price?, tokens, weight)));
    for (price, tokens, weight) in paid.filter(|(_, _, weight)| *weight > 0) {
        match parts.iter_mut().find(|part| part.price == price) {
            Some(part) => part.weight += weight,
            None => parts.push(Part {
                price,
                tokens,
                weight,
            }),
        }
    }
    Some(parts)
}

fn requests(route: &Route, workload: &Workload, day: NaiveDate) -> Option<(Price, i64)> {
    let (component, tier) = (PriceComponent::Request, ServiceTier::Standard);
    let price = charged(
        route,
        day,
        Wanted {
            component,
            tier,
            prompt: workload.prompt_size(),
        },
    )?;
    Some((price, workload.requests()?))
}

impl Part {
    fn cost(&self) -> Exact {
        Exact::of_tokens(self.tokens, self.price.amount, self.weight)
    }
}

fn token_line(part: &Part) -> CostLine {
    let quantity = divide_half_even(
        i128::from(part.tokens) * part.weight,
        super::exact::full_weight(),
    );
    line(part.price, saturate(quantity), part.cost())
}

fn request_line(price: Price, count: i64) -> CostLine {
    line(price, count, Exact::of_requests(count, price.amount))
}

fn line(price: Price, quantity: i64, cost: Exact) -> CostLine {
    let Price {
        component,
        tier,
        amount,
        reference,
        ..
    } = price;
    CostLine {
        component,
        tier,
        quantity,
        unit_price: amount,
        amount: cost.to_cents(),
        price: reference,
    }
}
