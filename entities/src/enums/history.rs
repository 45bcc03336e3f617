//! Closed lists of revisions and derived rows.

use schemars::JsonSchema;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What happened to a row.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ChangeKind {
    /// A model is new.
    #[sea_orm(string_value = "MODEL_ADDED")]
    ModelAdded,
    /// A field of a model changed.
    #[sea_orm(string_value = "MODEL_CHANGED")]
    ModelChanged,
    /// A model was deprecated.
    #[sea_orm(string_value = "MODEL_DEPRECATED")]
    ModelDeprecated,
    /// A model was retired.
    #[sea_orm(string_value = "MODEL_RETIRED")]
    ModelRetired,
    /// A route is new.
    #[sea_orm(string_value = "ROUTE_ADDED")]
    RouteAdded,
    /// A route changed.
    #[sea_orm(string_value = "ROUTE_CHANGED")]
    RouteChanged,
    /// A route is gone.
    #[sea_orm(string_value = "ROUTE_RETIRED")]
    RouteRetired,
    /// A price is new.
    #[sea_orm(string_value = "PRICE_ADDED")]
    PriceAdded,
    /// A price changed.
    #[sea_orm(string_value = "PRICE_CHANGED")]
    PriceChanged,
    /// A price is no longer in force.
    #[sea_orm(string_value = "PRICE_CLOSED")]
    PriceClosed,
    /// A score is new.
    #[sea_orm(string_value = "SCORE_ADDED")]
    ScoreAdded,
    /// A score changed.
    #[sea_orm(string_value = "SCORE_CHANGED")]
    ScoreChanged,
    /// An alias is new.
    #[sea_orm(string_value = "ALIAS_ADDED")]
    AliasAdded,
    /// A capability changed.
    #[sea_orm(string_value = "CAPABILITY_CHANGED")]
    CapabilityChanged,
    /// A source makes a new claim.
    #[sea_orm(string_value = "CLAIM_ADDED")]
    ClaimAdded,
    /// A source changed its claim.
    #[sea_orm(string_value = "CLAIM_CHANGED")]
    ClaimChanged,
    /// Any other record is new.
    #[sea_orm(string_value = "RECORD_ADDED")]
    RecordAdded,
    /// Any other record changed.
    #[sea_orm(string_value = "RECORD_CHANGED")]
    RecordChanged,
    /// A record was removed by a revert.
    #[sea_orm(string_value = "RECORD_REMOVED")]
    RecordRemoved,
}

/// Kind of a row of the catalog.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum SubjectKind {
    /// An organization.
    #[sea_orm(string_value = "ORGANIZATION")]
    Organization,
    /// A licence.
    #[sea_orm(string_value = "LICENSE")]
    License,
    /// A source.
    #[sea_orm(string_value = "SOURCE")]
    Source,
    /// A model.
    #[sea_orm(string_value = "MODEL")]
    Model,
    /// An alias of a model.
    #[sea_orm(string_value = "MODEL_ALIAS")]
    ModelAlias,
    /// A capability of a model.
    #[sea_orm(string_value = "MODEL_CAPABILITY")]
    ModelCapability,
    /// A modality of a model.
    #[sea_orm(string_value = "MODEL_MODALITY")]
    ModelModality,
    /// A use case of a model.
    #[sea_orm(string_value = "MODEL_USE_CASE")]
    ModelUseCase,
    /// A provider.
    #[sea_orm(string_value = "PROVIDER")]
    Provider,
    /// An alias of a provider.
    #[sea_orm(string_value = "PROVIDER_ALIAS")]
    ProviderAlias,
    /// A route.
    #[sea_orm(string_value = "ROUTE")]
    Route,
    /// A price.
    #[sea_orm(string_value = "PRICE")]
    Price,
    /// A benchmark.
    #[sea_orm(string_value = "BENCHMARK")]
    Benchmark,
    /// An alias of a benchmark.
    #[sea_orm(string_value = "BENCHMARK_ALIAS")]
    BenchmarkAlias,
    /// A score.
    #[sea_orm(string_value = "SCORE")]
    Score,
    /// A claim.
    #[sea_orm(string_value = "CLAIM")]
    Claim,
}

/// What a threshold of the catalog is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ThresholdKind {
    /// Output price in micro-dollars per million tokens below which the cheapest third of the models lies.
    #[sea_orm(string_value = "OUTPUT_PRICE_LOWER_THIRD")]
    OutputPriceLowerThird,
    /// Output price in micro-dollars per million tokens above which the dearest third lies.
    #[sea_orm(string_value = "OUTPUT_PRICE_UPPER_THIRD")]
    OutputPriceUpperThird,
    /// Score in ten-thousandths from which the best quarter of the models on a benchmark lies.
    #[sea_orm(string_value = "BENCHMARK_TOP_QUARTILE")]
    BenchmarkTopQuartile,
    /// Width of a benchmark in ten-thousandths: its stated range, else the interquartile range of its scores.
    #[sea_orm(string_value = "BENCHMARK_SCALE")]
    BenchmarkScale,
    /// Median output price in micro-dollars per million tokens.
    #[sea_orm(string_value = "PRICE_MEDIAN")]
    PriceMedian,
}

/// Why two models are worth a page.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum PartnerReason {
    /// One replaces the other.
    #[sea_orm(string_value = "SUCCESSOR")]
    Successor,
    /// They are of one family.
    #[sea_orm(string_value = "SIBLING")]
    Sibling,
    /// They cost about the same.
    #[sea_orm(string_value = "SAME_PRICE_CLASS")]
    SamePriceClass,
    /// They share many benchmarks.
    #[sea_orm(string_value = "SHARED_BENCHMARKS")]
    SharedBenchmarks,
}
