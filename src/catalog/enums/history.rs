//! What describes changes of the catalog.

use async_graphql::Enum;

/// What happened to a row.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::ChangeKind")]
pub enum ChangeKind {
    /// A model is new.
    ModelAdded,
    /// A field of a model changed.
    ModelChanged,
    /// A model was deprecated.
    ModelDeprecated,
    /// A model was retired.
    ModelRetired,
    /// A route is new.
    RouteAdded,
    /// A route changed.
    RouteChanged,
    /// A route is gone.
    RouteRetired,
    /// A price is new.
    PriceAdded,
    /// A price changed.
    PriceChanged,
    /// A price is no longer in force.
    PriceClosed,
    /// A score is new.
    ScoreAdded,
    /// A score changed.
    ScoreChanged,
    /// An alias is new.
    AliasAdded,
    /// A capability changed.
    CapabilityChanged,
    /// A source makes a new claim.
    ClaimAdded,
    /// A source changed its claim.
    ClaimChanged,
    /// Any other record is new.
    RecordAdded,
    /// Any other record changed.
    RecordChanged,
    /// A record was removed by a revert.
    RecordRemoved,
}

/// Kind of a row of the catalog.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::SubjectKind")]
pub enum SubjectKind {
    /// An organization.
    Organization,
    /// A licence.
    License,
    /// A source.
    Source,
    /// A model.
    Model,
    /// An alias of a model.
    ModelAlias,
    /// A capability of a model.
    ModelCapability,
    /// A modality of a model.
    ModelModality,
    /// A use case of a model.
    ModelUseCase,
    /// A provider.
    Provider,
    /// An alias of a provider.
    ProviderAlias,
    /// A route.
    Route,
    /// A price.
    Price,
    /// A benchmark.
    Benchmark,
    /// An alias of a benchmark.
    BenchmarkAlias,
    /// A score.
    Score,
    /// A claim.
    Claim,
}
