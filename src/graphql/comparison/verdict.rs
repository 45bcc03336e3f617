//! Which side to choose.

use std::sync::Arc;

use async_graphql::{Context, Object};

use super::{
    enums::{Confidence, Priority, Side, Signal, SignalAxis, Strength, VerdictKind},
    evidence::Evidence,
    page::Page,
};
use crate::{
    comparison::{signals, verdict as decided},
    graphql::{cost::list_size, error::Result, model::Model},
    prose::{self, labels},
};

/// Which side to choose. The first rule that applies decides; who leads what was measured and who carries less risk is named whatever it says.
pub struct Verdict {
    page: Arc<Page>,
    verdict: decided::Verdict,
}

impl Verdict {
    pub(super) fn of(page: &Arc<Page>) -> Self {
        Self {
            page: Arc::clone(page),
            verdict: decided::verdict(&page.pair()),
        }
    }

    fn leader(&self, count: Option<decided::LeaderCount>) -> Option<LeaderCount> {
        let count = count?;
        Some(LeaderCount {
            model: self.page.model(count.seat),
            count,
        })
    }
}

/// Which side to choose. The first rule that applies decides; who leads what was measured and who carries less risk is named whatever it says.
#[Object]
impl Verdict {
    /// Which rule decided.
    async fn kind(&self) -> VerdictKind {
        self.verdict.kind.into()
    }

    /// The axis that decided; null unless `kind` is PRIORITY.
    async fn priority(&self) -> Option<Priority> {
        self.verdict.priority.map(Into::into)
    }

    /// The verdict in a sentence or two.
    async fn headline(&self) -> String {
        prose::headline(&self.page.pair(), &self.verdict)
    }

    /// The side that the deciding rule names; null where nothing is recommended.
    async fn recommended(&self) -> Option<Model> {
        self.verdict.recommended.map(|seat| self.page.model(seat))
    }

    /// The other side and when to choose it; null where nothing is recommended, or where it leads nothing.
    async fn alternative(&self) -> Option<Alternative> {
        let alternative = self.verdict.alternative?;
        Some(Alternative {
            model: self.page.model(alternative.seat),
            when: alternative.when,
        })
    }

    /// Who leads more of the measured signals; null on equal leads.
    async fn measured_leader(&self) -> Option<LeaderCount> {
        self.leader(self.verdict.measured_leader)
    }

    /// Who leads more of the risk signals, and so carries less risk; null on equal leads.
    async fn risk_leader(&self) -> Option<LeaderCount> {
        self.leader(self.verdict.risk_leader)
    }

    /// Every signal that was weighed: the measured ones first, then the risks.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn signals(&self) -> Vec<VerdictSignal> {
        let signals = self.verdict.signals.iter().cloned();
        signals
            .map(|signal| VerdictSignal {
                page: Arc::clone(&self.page),
                signal,
            })
            .collect()
    }

    /// How much it rests on.
    async fn confidence(&self) -> Confidence {
        self.verdict.confidence.into()
    }

    /// What all of it rests on, each fact once.
    #[graphql(directive = list_size::apply(Some(40), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.verdict.evidence).await
    }
}

/// The side that is not recommended, and when to choose it all the same.
pub struct Alternative {
    model: Model,
    when: decided::Strength,
}

/// The side that is not recommended, and when to choose it all the same.
#[Object]
impl Alternative {
    /// The side.
    async fn model(&self) -> &Model {
        &self.model
    }

    /// Its strongest point.
    async fn when(&self) -> Strength {
        self.when.into()
    }

    /// The same for people, as what a reader may care for most, such as "room for long inputs".
    async fn label(&self) -> &'static str {
        labels::strength(self.when)
    }
}

/// A leader by count.
pub struct LeaderCount {
    model: Model,
    count: decided::LeaderCount,
}

/// A leader by count.
#[Object]
impl LeaderCount {
    /// Who leads.
    async fn model(&self) -> &Model {
        &self.model
    }

    /// Signals that it leads.
    async fn leads(&self) -> i32 {
        number(self.count.leads)
    }

    /// Signals that are comparable.
    async fn of(&self) -> i32 {
        number(self.count.of)
    }
}

/// One signal that the verdict weighs.
pub struct VerdictSignal {
    page: Arc<Page>,
    signal: signals::VerdictSignal,
}

/// One signal that the verdict weighs.
#[Object]
impl VerdictSignal {
    /// What it is about.
    async fn signal(&self) -> Signal {
        self.signal.signal.into()
    }

    /// Its heading.
    async fn label(&self) -> &'static str {
        labels::signal(self.signal.signal)
    }

    /// Whether it says what a model offers, or what can go wrong with it.
    async fn axis(&self) -> SignalAxis {
        self.signal.axis.into()
    }

    /// Who leads it; NONE where a side is unknown.
    async fn leader(&self) -> Side {
        self.signal.leader.into()
    }

    /// What it rests on.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        self.page.evidence(ctx, &self.signal.evidence).await
    }
}

/// A count as a GraphQL integer.
pub(super) fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
