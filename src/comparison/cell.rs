//! The value of one model in one row, decided but not yet written out.

use std::sync::Arc;

use chrono::NaiveDate;

use super::contender::{Benchmark, License, Provider, Score};
use super::cost::{CostUnavailable, MonthlyCost};
use super::evidence::{Evidence, PricingKey};
use super::fit::BestFor;
use super::units::{CentUsd, MicroUsd, Tokens};
use super::vocabulary::{
    CommercialUse, Lifecycle, Modality, Openness, ProductType, Support, UseCase, closed_lists,
};

/// The value of one model in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// There is no value, and why.
    Unknown(UnknownReason),
    /// A day.
    Date(NaiveDate),
    /// An ISO year, month or day.
    Cutoff(String),
    /// A number of tokens.
    Tokens(Tokens),
    /// Numbers of weights; at least one is known.
    Parameters {
        /// All of them.
        total: Option<i64>,
        /// Those used for each token.
        active: Option<i64>,
    },
    /// An architecture as its maker names it.
    Architecture(String),
    /// A licence.
    License(License),
    /// What is open.
    Openness(Openness),
    /// What the licence says of commercial use.
    CommercialUse(CommercialUse),
    /// What goes in and comes out; at least one is known.
    Modalities {
        /// What goes in.
        input: Vec<Modality>,
        /// What comes out.
        output: Vec<Modality>,
    },
    /// The stage of life on the day of the comparison.
    Lifecycle(Lifecycle),
    /// The kind of product.
    ProductType(ProductType),
    /// What it is best for.
    BestFor(Vec<BestFor>),
    /// Which uses it fits; none is a value.
    DecisionFit {
        /// The uses.
        uses: Vec<UseCase>,
        /// Whether editors tagged them.
        curated: bool,
    },
    /// A price for a million tokens.
    Price(MicroUsd),
    /// How many providers count.
    ProviderCount {
        /// How many.
        count: usize,
        /// Whether the reader named which ones count.
        named: bool,
    },
    /// Which providers count, by display rank.
    Providers(Vec<Arc<Provider>>),
    /// Shared benchmark lines.
    SharedBenchmarks {
        /// How many both have.
        rows: usize,
        /// How many of them this side leads.
        led: usize,
        /// The benchmark of the largest gap, when this side leads it.
        leads_largest: Option<Arc<Benchmark>>,
    },
    /// A cost a month.
    Monthly(CentUsd),
    /// A cost a month that is paid and rounds to nothing.
    Trifle,
    /// An answer for a capability.
    Support(Support),
    /// A score.
    Score(Arc<Score>),
}

closed_lists! {
    /// Why a cell has no value.
    UnknownReason {
        /// No source says.
        NotSourced,
        /// No tracked, or asked-for, provider has an active route.
        NoTrackedRoute,
        /// No route has both an input and an output price.
        NoCompleteTokenPrice,
        /// Only plans cover it.
        SubscriptionOnly,
        /// It is only served free of charge.
        FreeOnly,
        /// The two have no benchmark in common.
        NoSharedBenchmark,
    }
    /// Rows of the table of specifications, in order.
    SpecKey {
        /// Day of the release.
        Released,
        /// Context window.
        ContextWindow,
        /// Longest answer.
        MaxOutput,
        /// Numbers of weights.
        Parameters,
        /// Architecture.
        Architecture,
        /// Licence.
        License,
        /// What is open.
        Openness,
        /// Commercial use.
        CommercialUse,
        /// End of the training data.
        KnowledgeCutoff,
        /// What goes in and comes out.
        Modalities,
        /// Stage of life on the day of the comparison.
        Lifecycle,
    }
}

/// A number as a whole of a power of ten: 818 with 1 decimal is 81.8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// All digits.
    pub digits: i64,
    /// How many of them follow the point.
    pub decimals: u32,
}

/// A cell with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The cell.
    pub cell: Cell,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// A row of the table of specifications.
pub type SpecRow = Row<SpecKey>;

/// A row of the price table.
pub type PricingRow = Row<PricingKey>;

/// A row with one cell a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<K> {
    /// Which row.
    pub key: K,
    /// The left model.
    pub left: Cell,
    /// The right model.
    pub right: Cell,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

impl<K> Row<K> {
    /// The row of two cells.
    pub(super) fn of(key: K, (left, right): (Known, Known)) -> Self {
        let evidence = left.evidence.into_iter().chain(right.evidence).collect();
        Self {
            key,
            left: left.cell,
            right: right.cell,
            evidence,
        }
    }
}

impl Cell {
    /// The cell of a value that may be missing.
    pub(super) fn of<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Unknown(UnknownReason::NotSourced), cell)
    }

    /// The cell of a monthly cost.
    pub fn monthly(cost: &MonthlyCost) -> Self {
        match &cost.cheapest {
            Ok(bill) if bill.is_trifle() => Self::Trifle,
            Ok(bill) => Self::Monthly(bill.amount),
            Err(why) => Self::Unknown((*why).into()),
        }
    }

    /// The number that it shows, where it is one: tokens, dollars, counts, or the unit of the benchmark.
    pub fn number(&self) -> Option<Number> {
        let counted = |some: usize| {
            let digits = i64::try_from(some).ok()?;
            Some(Number {
                digits,
                decimals: 0,
            })
        };
        let whole = |digits| {
            Some(Number {
                digits,
                decimals: 0,
            })
        };
        match self {
            Self::Tokens(tokens) => whole(tokens.0),
            Self::Parameters { total, active } => total.or(*active).and_then(whole),
            Self::Price(price) => Some(Number {
                digits: price.0,
                decimals: 6,
            }),
            Self::Monthly(amount) => Some(Number {
                digits: amount.0,
                decimals: 2,
            }),
            Self::Trifle => Some(Number {
                digits: 0,
                decimals: 2,
            }),
            Self::ProviderCount { count: some, .. } | Self::SharedBenchmarks { led: some, .. } => {
                counted(*some)
            }
            Self::Providers(providers) => counted(providers.len()),
            Self::Score(score) => Some(Number {
                digits: score.value.0,
                decimals: 4,
            }),
            Self::Unknown(_)
            | Self::Date(_)
            | Self::Cutoff(_)
            | Self::Architecture(_)
            | Self::License(_)
            | Self::Openness(_)
            | Self::CommercialUse(_)
            | Self::Modalities { .. }
            | Self::Lifecycle(_)
            | Self::ProductType(_)
            | Self::BestFor(_)
            | Self::DecisionFit { .. }
            | Self::Support(_) => None,
        }
    }

    /// Why it has no value.
    pub fn unknown_reason(&self) -> Option<UnknownReason> {
        if let Self::Unknown(why) = self {
            Some(*why)
        } else {
            None
        }
    }
}

impl From<CostUnavailable> for UnknownReason {
    fn from(why: CostUnavailable) -> Self {
        match why {
            CostUnavailable::NoTrackedRoute => Self::NoTrackedRoute,
            CostUnavailable::NoCompleteTokenPrice => Self::NoCompleteTokenPrice,
            CostUnavailable::SubscriptionOnly => Self::SubscriptionOnly,
            CostUnavailable::FreeOnly => Self::FreeOnly,
        }
    }
}

#[cfg(test)]
mod tests;
