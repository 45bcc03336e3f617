//! The closed lists that comparisons decide on, one for one those of the rules.

use async_graphql::Enum;

/// Who leads a line of a comparison.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::context::Side")]
pub enum Side {
    /// The left model.
    Left,
    /// The right model.
    Right,
    /// Both are known and equal.
    Tie,
    /// Not comparable: a side is unknown, or the line has no order.
    None,
}

/// An axis that a reader can put first. The first one with a leader decides the verdict.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::context::Priority")]
pub enum Priority {
    /// More of the risk signals led.
    LowRisk,
    /// More of the shared benchmarks led.
    Quality,
    /// Lower monthly cost at the workload.
    Cost,
    /// Larger context window.
    Context,
    /// More providers.
    Coverage,
    /// More capabilities that the other side lacks.
    Capabilities,
    /// Released six months later or more.
    Freshness,
}

/// What a row of the scorecard or a signal of the verdict is about.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::signals::Signal")]
pub enum Signal {
    /// The kind of product. A row only where the two differ.
    ProductType,
    /// What it is best for: the first three that hold of reasoning, images, tools, a million tokens of context, and three or more providers.
    BestFor,
    /// Which uses it fits: an editors' list, else the first three that its facts support.
    DecisionFit,
    /// The context window.
    ContextWindow,
    /// The cheapest output price for a million tokens.
    CheapestOutput,
    /// Distinct providers with an active route.
    ProviderRoutes,
    /// Benchmarks that both have a score on.
    SharedBenchmarks,
    /// Monthly cost at the workload.
    MonthlyCost,
    /// What is open; in the verdict, whether the weights are.
    Openness,
    /// Day of the release; in the verdict, six months or more apart.
    Released,
    /// End of the training data.
    LatestKnowledge,
    /// Capabilities that one side has and the other has not.
    Capabilities,
    /// Commercial use without conditions.
    CommercialUse,
    /// Two or more providers that are neither the own organization nor a gateway.
    IndependentProviders,
    /// CURRENT where the other side is not.
    Lifecycle,
}

/// What kind of signal it is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::signals::SignalAxis")]
pub enum SignalAxis {
    /// What a model measurably offers.
    Measured,
    /// What can go wrong with relying on a model.
    Risk,
}

/// Why a cell has no value.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::cell::UnknownReason")]
pub enum UnknownReason {
    /// No source says.
    NotSourced,
    /// No tracked provider, or none of those named, has an active route.
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
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::cell::SpecKey")]
pub enum SpecKey {
    /// Day of the release.
    Released,
    /// Context window, in tokens.
    ContextWindow,
    /// Longest answer, in tokens.
    MaxOutput,
    /// Numbers of weights.
    Parameters,
    /// Architecture.
    Architecture,
    /// Licence.
    License,
    /// What is open.
    Openness,
    /// Whether the licence allows commercial use.
    CommercialUse,
    /// End of the training data.
    KnowledgeCutoff,
    /// What goes in and comes out.
    Modalities,
    /// Stage of life on the day of the comparison.
    Lifecycle,
}

/// Rows of the price table, in order. Each price is the lowest base price among the active routes that count.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::evidence::PricingKey")]
pub enum PricingKey {
    /// Cheapest input price, for a million tokens.
    InputPrice,
    /// Cheapest output price, for a million tokens.
    OutputPrice,
    /// Cheapest price of cached input, for a million tokens.
    CacheReadPrice,
    /// Cheapest input price in batches, for a million tokens.
    BatchInputPrice,
    /// Cheapest output price in batches, for a million tokens.
    BatchOutputPrice,
    /// Providers with an active route.
    Providers,
}

/// What speaks for a side, in the order it is listed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::tradeoffs::TradeoffKind")]
pub enum TradeoffKind {
    /// It leads the shared benchmark whose gap is the largest part of its scale.
    BenchmarkLead,
    /// Its context window is larger.
    LargerContext,
    /// Its cheapest output price is lower; both are known.
    CheaperOutput,
    /// It costs less at the workload; both costs are known.
    CheaperAtWorkload,
    /// More providers serve it.
    BroaderCoverage,
    /// It has capabilities that the other is known to lack.
    UniqueCapabilities,
    /// Its weights are open where the other's are not.
    OpenWeights,
    /// It was released six months later or more.
    Newer,
    /// Uses it fits.
    UseCaseFit,
}

/// Why there is no monthly cost.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::cost::CostUnavailable")]
pub enum CostUnavailable {
    /// No tracked provider, or none of those named, has an active route.
    NoTrackedRoute,
    /// No route has both an input and an output price in force.
    NoCompleteTokenPrice,
    /// Only plans cover it.
    SubscriptionOnly,
    /// It is only served free of charge, which is never called cheapest.
    FreeOnly,
}

/// How alike the measurements of one benchmark line are, best first.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::benchmarks::Comparability")]
pub enum Comparability {
    /// One measurer measured all of them.
    SameMeasurer,
    /// Each lab measured its own model.
    BothSelfReported,
    /// They come from different measurers.
    Mixed,
}

/// Which rule decided the verdict: the first that applies, in this order.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::verdict::VerdictKind")]
pub enum VerdictKind {
    /// The product types differ: nothing is recommended.
    ProductTypeMismatch,
    /// One side is deprecated or retired on the day of the comparison, the other is not.
    Superseded,
    /// Fewer than two measured signals are comparable: nothing is recommended.
    TooLittleData,
    /// An axis of `priorities` has a leader.
    Priority,
    /// One context window is at least five times the other.
    ContextRatio,
    /// One side leads the risk signals by two or more.
    LowerRisk,
    /// One side leads the measured signals by two or more.
    MeasuredLead,
    /// Neither side leads by count: nothing is recommended.
    Tie,
    /// The leads are small, or point both ways: nothing is recommended.
    Split,
}

/// The strongest point of the side that is not recommended: the first of these that it leads.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::verdict::Strength")]
pub enum Strength {
    /// Three or more of function calling, tool use, structured outputs and code execution are its own.
    CodingWorkflows,
    /// It leads more of the shared benchmarks.
    Benchmark,
    /// It has the larger context window.
    Context,
    /// It costs less at the workload.
    Cost,
    /// More providers serve it.
    Coverage,
    /// Its weights are open.
    Openness,
}

/// How much the verdict rests on.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::verdict::Confidence")]
pub enum Confidence {
    /// Four or more comparable measured signals, and every shared benchmark measured by one measurer.
    High,
    /// Neither of the others.
    Medium,
    /// Fewer than three comparable measured signals.
    Low,
}

/// How hard a switch is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::friction::FrictionLevel")]
pub enum FrictionLevel {
    /// A provider in common, no capability to replace, and no smaller context window.
    Low,
    /// Neither of the others.
    Medium,
    /// No provider in common, or two or more capabilities to replace.
    High,
}

/// What there is to think of before a switch, in the order it is listed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::friction::FrictionKind")]
pub enum FrictionKind {
    /// Providers that serve both, or that there are none.
    Providers,
    /// The change of the monthly cost on the cheapest route.
    Price,
    /// Capabilities that the target is known to lack.
    CapabilitiesToReplace,
    /// Capabilities that no source confirms for the target.
    CapabilitiesToVerify,
    /// Capabilities that come with the target.
    CapabilitiesGained,
    /// Context that would no longer fit.
    Context,
    /// Whether calls keep their form.
    WireFormat,
    /// The change of licence.
    License,
}

/// What a question is about, in the order the questions are listed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::faq::FaqKind")]
pub enum FaqKind {
    /// Which has the larger context window?
    LargerContext,
    /// Which is cheaper at the workload? Asked where both costs are known.
    Cheaper,
    /// Is either open source?
    OpenSource,
    /// Which is better for a capability? Asked for each of vision, multimodal, function calling and reasoning that at least one side has.
    BetterFor,
    /// Which is newer?
    Newer,
    /// Where can they be run?
    WhereToRun,
}

/// What class of models a pair is of.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "crate::comparison::summary::Class")]
pub enum ComparisonClass {
    /// At least one of the two reasons.
    FrontierReasoning,
    /// Both have at most eight billion weights, or the labs of both call them small.
    Compact,
    /// Neither of the others.
    GeneralPurpose,
}
