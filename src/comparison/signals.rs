//! The signals that a verdict weighs: what is measured, and what is a risk.

use chrono::{Months, NaiveDate};

use super::contender::Contender;
use super::context::{Pair, Seat, Side};
use super::evidence::{Evidence, field};
use super::vocabulary::{Lifecycle, ModelField, ProviderKind, closed_lists};
use super::{benchmarks, capabilities, cost, lifecycle};

/// How much later a release must be to count as newer.
const NEWER_BY: Months = Months::new(6);
const INDEPENDENT_PROVIDERS: usize = 2;

closed_lists! {
    /// What a row of the scorecard or a signal of the verdict is about.
    Signal {
        /// The kind of product.
        ProductType,
        /// What it is best for.
        BestFor,
        /// Which decisions it fits.
        DecisionFit,
        /// The context window.
        ContextWindow,
        /// The cheapest output price.
        CheapestOutput,
        /// Providers with an active route.
        ProviderRoutes,
        /// Benchmarks that both have a score on.
        SharedBenchmarks,
        /// Monthly cost at the workload.
        MonthlyCost,
        /// What is open; in the verdict, whether the weights are.
        Openness,
        /// The day of the release; in the verdict, six months or more apart.
        Released,
        /// The end of the training data.
        LatestKnowledge,
        /// Capabilities that only one side has.
        Capabilities,
        /// Commercial use without conditions.
        CommercialUse,
        /// Two or more providers besides the own organization and gateways.
        IndependentProviders,
        /// Current where the other is not.
        Lifecycle,
    }
    /// What kind of signal it is.
    SignalAxis {
        /// It says what a model measurably offers.
        Measured,
        /// It says what can go wrong with relying on a model.
        Risk,
    }
}

/// One signal of the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictSignal {
    /// What it is about.
    pub signal: Signal,
    /// What kind of signal it is.
    pub axis: SignalAxis,
    /// Who leads it; not comparable where a side is unknown.
    pub leader: Side,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// All ten signals: five measured ones, then five risks.
pub fn signals(pair: &Pair) -> Vec<VerdictSignal> {
    let shared = benchmarks::compare(pair);
    let costs = cost::compare(pair);
    vec![
        measured(Signal::SharedBenchmarks, shared.leader(), shared.evidence),
        measured(
            Signal::ContextWindow,
            context_window(pair),
            fields(pair, ModelField::ContextWindow, |side| {
                side.context_window.is_some()
            }),
        ),
        measured(Signal::MonthlyCost, costs.lower, costs.evidence),
        measured(
            Signal::ProviderRoutes,
            coverage(pair),
            coverage_evidence(pair),
        ),
        measured(
            Signal::Capabilities,
            capabilities::leader(pair),
            unique_evidence(pair),
        ),
        risk(
            Signal::Openness,
            open_weights(pair),
            fields(pair, ModelField::Openness, |side| {
                side.openness.has_open_weights().is_some()
            }),
        ),
        risk(
            Signal::CommercialUse,
            commercial_use(pair),
            fields(pair, ModelField::License, |side| side.license.is_some()),
        ),
        risk(
            Signal::Released,
            newer(pair),
            fields(pair, ModelField::ReleasedOn, |side| {
                side.released_on.is_some()
            }),
        ),
        risk(
            Signal::IndependentProviders,
            independent_providers(pair),
            coverage_evidence(pair),
        ),
        risk(
            Signal::Lifecycle,
            current(pair),
            fields(pair, ModelField::Lifecycle, |_| true),
        ),
    ]
}

fn measured(signal: Signal, leader: Side, evidence: Vec<Evidence>) -> VerdictSignal {
    VerdictSignal {
        signal,
        axis: SignalAxis::Measured,
        leader,
        evidence,
    }
}

fn risk(signal: Signal, leader: Side, evidence: Vec<Evidence>) -> VerdictSignal {
    VerdictSignal {
        signal,
        axis: SignalAxis::Risk,
        leader,
        evidence,
    }
}

fn context_window(pair: &Pair) -> Side {
    Side::of_larger(pair.left.context_window, pair.right.context_window)
}

/// The side with more providers; none at all is known.
pub(super) fn coverage(pair: &Pair) -> Side {
    let (left, right) = pair.both(|side| Some(pair.context.coverage(side).len()));
    Side::of_larger(left, right)
}

/// The side whose weights are open where the other's are not.
pub(super) fn open_weights(pair: &Pair) -> Side {
    Side::of_larger(
        pair.left.openness.has_open_weights(),
        pair.right.openness.has_open_weights(),
    )
}

fn commercial_use(pair: &Pair) -> Side {
    let (left, right) = pair.both(|side| side.commercial_use().is_unconditional());
    Side::of_larger(left, right)
}

/// The side released six months later or more.
pub fn newer(pair: &Pair) -> Side {
    let Some((left, right)) = pair.left.released_on.zip(pair.right.released_on) else {
        return Side::None;
    };
    let follows = |later: NaiveDate, earlier: NaiveDate| {
        earlier
            .checked_add_months(NEWER_BY)
            .is_some_and(|from| later >= from)
    };
    Side::of_larger(Some(follows(left, right)), Some(follows(right, left)))
}

fn independent_providers(pair: &Pair) -> Side {
    let enough = |side: &Contender| {
        let own = Some(side.organization.slug.as_str());
        let independent =
            |kind: ProviderKind, lab: Option<&str>| kind != ProviderKind::Gateway && lab != own;
        let providers = pair.context.coverage(side);
        providers
            .iter()
            .filter(|provider| independent(provider.kind, provider.organization_slug.as_deref()))
            .count()
            >= INDEPENDENT_PROVIDERS
    };
    Side::of_larger(Some(enough(pair.left)), Some(enough(pair.right)))
}

fn current(pair: &Pair) -> Side {
    let (left, right) =
        pair.both(|side| lifecycle::on(side, pair.context.as_of) == Lifecycle::Current);
    Side::of_larger(Some(left), Some(right))
}

fn fields(pair: &Pair, which: ModelField, known: impl Fn(&Contender) -> bool) -> Vec<Evidence> {
    [pair.left, pair.right]
        .map(|side| field(side, which, known(side)))
        .to_vec()
}

fn coverage_evidence(pair: &Pair) -> Vec<Evidence> {
    [pair.left, pair.right]
        .into_iter()
        .flat_map(|side| pair.context.coverage_evidence(side))
        .collect()
}

fn unique_evidence(pair: &Pair) -> Vec<Evidence> {
    let unique: Vec<_> = Seat::ALL
        .iter()
        .flat_map(|&seat| capabilities::unique(pair, seat))
        .collect();
    capabilities::evidence(pair, &unique)
}

#[cfg(test)]
mod tests;
