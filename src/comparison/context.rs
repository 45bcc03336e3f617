//! What a comparison is asked under, and the two sides it is asked of.

use std::sync::Arc;

use chrono::NaiveDate;

use super::contender::{Contender, Provider, Route};
use super::evidence::{Evidence, Missing, absence};
use super::units::MicroUsd;
use super::vocabulary::closed_lists;
use super::workload::Workload;

/// Everything a comparison depends on besides the models themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Monthly use that costs are computed for.
    pub workload: Workload,
    /// Day whose prices and lifecycle hold.
    pub as_of: NaiveDate,
    /// Slugs of the only providers to look at; `None` looks at the tracked ones.
    pub providers: Option<Vec<String>>,
    /// Axes that decide first, in order.
    pub priorities: Vec<Priority>,
    /// Figures over the whole catalog.
    pub thresholds: Thresholds,
}

/// Figures over the whole catalog that rules look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thresholds {
    /// Output price for a million tokens up to which the cheapest third of the models lies; `None` when too few are priced.
    pub output_price_lower_third: Option<MicroUsd>,
}

closed_lists! {
    /// An axis that a reader can put first.
    Priority {
        /// Fewer risks.
        LowRisk,
        /// Better scores.
        Quality,
        /// Lower cost at the workload.
        Cost,
        /// Larger context window.
        Context,
        /// More providers.
        Coverage,
        /// More capabilities of its own.
        Capabilities,
        /// Released later.
        Freshness,
    }
    /// Who leads a line.
    Side {
        /// The left model.
        Left,
        /// The right model.
        Right,
        /// Both are known and equal.
        Tie,
        /// Not comparable.
        None,
    }
    /// One of the two models.
    Seat {
        /// The left one.
        Left,
        /// The right one.
        Right,
    }
}

impl Seat {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// The side that this seat leads.
    pub fn side(self) -> Side {
        match self {
            Self::Left => Side::Left,
            Self::Right => Side::Right,
        }
    }
}

impl Side {
    /// The seat that leads, if one does.
    pub fn seat(self) -> Option<Seat> {
        match self {
            Self::Left => Some(Seat::Left),
            Self::Right => Some(Seat::Right),
            Self::Tie | Self::None => None,
        }
    }

    /// The side of the larger value; not comparable when either is unknown.
    pub fn of_larger<T: Ord>(left: Option<T>, right: Option<T>) -> Self {
        let (Some(left), Some(right)) = (left, right) else {
            return Self::None;
        };
        match left.cmp(&right) {
            std::cmp::Ordering::Greater => Self::Left,
            std::cmp::Ordering::Less => Self::Right,
            std::cmp::Ordering::Equal => Self::Tie,
        }
    }

    /// The side of the smaller value; not comparable when either is unknown.
    pub fn of_smaller<T: Ord>(left: Option<T>, right: Option<T>) -> Self {
        Self::of_larger(left, right).mirrored()
    }

    /// The same with the sides exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Tie => Self::Tie,
            Self::None => Self::None,
        }
    }
}

/// Two models under one context.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The left model.
    pub left: &'a Contender,
    /// The right model.
    pub right: &'a Contender,
    /// What they are compared under.
    pub context: &'a Context,
}

impl<'a> Pair<'a> {
    /// The two models under a context.
    pub fn new(left: &'a Contender, right: &'a Contender, context: &'a Context) -> Self {
        Self {
            left,
            right,
            context,
        }
    }

    /// The model in a seat.
    pub fn at(&self, seat: Seat) -> &'a Contender {
        match seat {
            Seat::Left => self.left,
            Seat::Right => self.right,
        }
    }

    /// The same value of both sides, left first.
    pub fn both<T>(&self, of: impl Fn(&'a Contender) -> T) -> (T, T) {
        (of(self.left), of(self.right))
    }
}

impl Context {
    /// The routes that served on the day at tracked providers, or at the providers that the reader named.
    pub fn routes<'a>(&self, of: &'a Contender) -> Vec<&'a Arc<Route>> {
        of.routes
            .iter()
            .filter(|route| route.serves(self.as_of) && self.counts(&route.provider))
            .collect()
    }

    fn counts(&self, provider: &Provider) -> bool {
        self.providers
            .as_ref()
            .map_or(provider.tracked, |named| named.contains(&provider.slug))
    }

    /// The distinct providers of those routes, by display rank.
    pub fn coverage(&self, of: &Contender) -> Vec<Arc<Provider>> {
        let mut providers: Vec<_> = self
            .routes(of)
            .into_iter()
            .map(|route| Arc::clone(&route.provider))
            .collect();
        providers.sort_by(|a, b| (a.display_rank, &a.slug).cmp(&(b.display_rank, &b.slug)));
        providers.dedup_by(|a, b| a.slug == b.slug);
        providers
    }

    /// The routes that coverage rests on, or the lack of any.
    pub fn coverage_evidence(&self, of: &Contender) -> Vec<Evidence> {
        let routes: Vec<_> = self
            .routes(of)
            .into_iter()
            .map(|route| Evidence::Route(route.reference))
            .collect();
        if routes.is_empty() {
            vec![absence(of, Missing::TrackedRoute)]
        } else {
            routes
        }
    }
}

#[cfg(test)]
mod tests;
