//! Tables: one row a fact, one cell a side.

use std::sync::Arc;

use async_graphql::{Context, Object};
use entities::enums as stored;

use super::{
    enums::{PricingKey, Side, Signal, SpecKey, UnknownReason},
    evidence::Evidence,
    page::Page,
};
use crate::{
    catalog::enums::Capability,
    comparison::{capabilities, cell as decided, context::Seat, scorecard, vocabulary::Support},
    graphql::{
        capability::CapabilitySupport,
        cost::list_size,
        error::Result,
        scalars::{Date, Decimal},
    },
    prose::{self, labels},
};

/// The value of one model in one row: for people in `display`, exact in the other fields, each of which is null where it does not apply.
pub struct Cell {
    cell: decided::Cell,
    display: String,
}

impl Cell {
    /// A cell with the text that the row it stands in gives it.
    pub(super) fn new(cell: decided::Cell, display: String) -> Self {
        Self { cell, display }
    }

    /// The cell of a side in a row of two.
    fn of_row(left: &decided::Cell, right: &decided::Cell, seat: Seat) -> Self {
        let (own, other) = prose::cells(left, right);
        match seat {
            Seat::Left => Self::new(left.clone(), own),
            Seat::Right => Self::new(right.clone(), other),
        }
    }
}

/// The value of one model in one row: for people in `display`, exact in the other fields, each of which is null where it does not apply.
#[Object]
impl Cell {
    /// The value for people, such as "1.05m", "$8/1M tokens" or "4 tracked"; "-" where there is none. Given exactly where another value of its row differs but would read alike.
    async fn display(&self) -> &str {
        &self.display
    }

    /// The exact number, where the value is one: tokens, weights, dollars, a count, or the unit of the benchmark.
    async fn number(&self) -> Option<Decimal> {
        let number = self.cell.number()?;
        Some(Decimal(rust_decimal::Decimal::new(
            number.digits,
            number.decimals,
        )))
    }

    /// The single values, where there may be several: uses, providers, modalities.
    async fn values(&self) -> Option<Vec<&str>> {
        prose::cell_values(&self.cell)
    }

    /// The day, where the value is one.
    async fn date(&self) -> Option<Date> {
        if let decided::Cell::Date(day) = self.cell {
            Some(Date(day))
        } else {
            None
        }
    }

    /// The answer for a capability; null where no source answers, and in other rows.
    async fn boolean(&self) -> Option<bool> {
        let decided::Cell::Support(support) = self.cell else {
            return None;
        };
        match support {
            Support::Yes => Some(true),
            Support::No => Some(false),
            Support::Unknown => None,
        }
    }

    /// Whether editors tagged the uses of a decision fit; null in other rows.
    async fn curated(&self) -> Option<bool> {
        if let decided::Cell::DecisionFit { curated, .. } = self.cell {
            Some(curated)
        } else {
            None
        }
    }

    /// Why there is no value; null where there is one.
    async fn unknown_reason(&self) -> Option<UnknownReason> {
        if matches!(self.cell, decided::Cell::Support(Support::Unknown)) {
            return Some(UnknownReason::NotSourced);
        }
        self.cell.unknown_reason().map(Into::into)
    }
}

/// One row of the scorecard.
pub struct ScorecardRow {
    page: Arc<Page>,
    row: scorecard::ScorecardRow,
}

/// One row of the scorecard.
#[Object]
impl ScorecardRow {
    /// What the row is about.
    async fn signal(&self) -> Signal {
        self.row.signal.into()
    }

    /// Its heading.
    async fn label(&self) -> &'static str {
        labels::signal(self.row.signal)
    }

    /// The left model.
    async fn left(&self) -> Cell {
        Cell::of_row(&self.row.left, &self.row.right, Seat::Left)
    }

    /// The right model.
    async fn right(&self) -> Cell {
        Cell::of_row(&self.row.left, &self.row.right, Seat::Right)
    }

    /// Who leads it; NONE where a side is unknown or the row has no order.
    async fn leader(&self) -> Side {
        self.row.leader.into()
    }

    /// What both cells rest on.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.row.evidence).await
    }
}

/// The rows of the scorecard, in order.
pub(super) fn scorecard(page: &Arc<Page>) -> Vec<ScorecardRow> {
    let rows = scorecard::scorecard(&page.pair()).into_iter();
    rows.map(|row| ScorecardRow {
        page: Arc::clone(page),
        row,
    })
    .collect()
}

/// One specification of both models.
pub struct SpecRow {
    pub(super) page: Arc<Page>,
    pub(super) row: decided::SpecRow,
}

/// One specification of both models.
#[Object]
impl SpecRow {
    /// Which specification.
    async fn key(&self) -> SpecKey {
        self.row.key.into()
    }

    /// Its heading.
    async fn label(&self) -> &'static str {
        labels::spec(self.row.key)
    }

    /// The left model.
    async fn left(&self) -> Cell {
        Cell::of_row(&self.row.left, &self.row.right, Seat::Left)
    }

    /// The right model.
    async fn right(&self) -> Cell {
        Cell::of_row(&self.row.left, &self.row.right, Seat::Right)
    }

    /// What both cells rest on.
    #[graphql(directive = list_size::apply(Some(2), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.row.evidence).await
    }
}

/// One row of the price table.
pub struct PricingRow {
    pub(super) page: Arc<Page>,
    pub(super) row: decided::PricingRow,
}

/// One row of the price table: the lowest base price of its kind on the day of the comparison, among the active routes that count.
#[Object]
impl PricingRow {
    /// Which row.
    async fn key(&self) -> PricingKey {
        self.row.key.into()
    }

    /// Its heading.
    async fn label(&self) -> &'static str {
        labels::pricing(self.row.key)
    }

    /// The left model.
    async fn left(&self) -> Cell {
        Cell::of_row(&self.row.left, &self.row.right, Seat::Left)
    }

    /// The right model.
    async fn right(&self) -> Cell {
        Cell::of_row(&self.row.left, &self.row.right, Seat::Right)
    }

    /// What both cells rest on.
    #[graphql(directive = list_size::apply(Some(4), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.row.evidence).await
    }
}

/// One capability of both models.
pub struct CapabilityRow {
    pub(super) page: Arc<Page>,
    pub(super) row: capabilities::CapabilityRow,
}

/// One capability of both models.
#[Object]
impl CapabilityRow {
    /// The capability.
    async fn capability(&self) -> Capability {
        self.which()
    }

    /// Its heading.
    async fn label(&self) -> &'static str {
        labels::capability(self.row.capability)
    }

    /// The answer for the left model.
    async fn left(&self) -> CapabilitySupport {
        self.support(Seat::Left)
    }

    /// The answer for the right model.
    async fn right(&self) -> CapabilitySupport {
        self.support(Seat::Right)
    }

    /// Both answers, or their absence.
    #[graphql(directive = list_size::apply(Some(2), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.row.evidence).await
    }
}

impl CapabilityRow {
    pub(super) fn which(&self) -> Capability {
        stored::Capability::from(self.row.capability).into()
    }

    fn support(&self, seat: Seat) -> CapabilitySupport {
        let pair = self.page.pair();
        let answered = pair.at(seat).capability(self.row.capability);
        let row = answered.and_then(|fact| self.page.facts.capability(fact.reference));
        let rows = row.map(|row| std::slice::from_ref(&**row));
        let model = self.page.model(seat);
        CapabilitySupport::new(model.row(), self.which(), rows.unwrap_or_default())
    }
}
