//! Closed lists that describe a model and its terms.

use schemars::JsonSchema;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What of a model is open.
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
pub enum Openness {
    /// Neither weights nor code are open.
    #[sea_orm(string_value = "PROPRIETARY")]
    Proprietary,
    /// The weights can be downloaded under terms that are no open-source licence.
    #[sea_orm(string_value = "OPEN_WEIGHTS")]
    OpenWeights,
    /// The weights are under an open-source licence.
    #[sea_orm(string_value = "OPEN_SOURCE")]
    OpenSource,
    /// Not sourced.
    #[sea_orm(string_value = "UNKNOWN")]
    Unknown,
}

/// Whether a licence allows commercial use.
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
pub enum CommercialUse {
    /// Allowed without conditions.
    #[sea_orm(string_value = "ALLOWED")]
    Allowed,
    /// Allowed under conditions.
    #[sea_orm(string_value = "CONDITIONAL")]
    Conditional,
    /// Not allowed.
    #[sea_orm(string_value = "FORBIDDEN")]
    Forbidden,
    /// Not sourced.
    #[sea_orm(string_value = "UNKNOWN")]
    Unknown,
}

/// How a source ranks when sources disagree, best first.
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
pub enum SourceClass {
    /// The editors of the catalog.
    #[sea_orm(string_value = "EDITORS")]
    Editors,
    /// The lab or provider itself.
    #[sea_orm(string_value = "LAB")]
    Lab,
    /// An independent measurer or publisher.
    #[sea_orm(string_value = "INDEPENDENT")]
    Independent,
    /// A collection of what others state.
    #[sea_orm(string_value = "AGGREGATOR")]
    Aggregator,
}

/// How an external name was joined to a model or provider.
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
pub enum MatchKind {
    /// Written down by an editor.
    #[sea_orm(string_value = "EXPLICIT")]
    Explicit,
    /// The source's own link to the canonical record.
    #[sea_orm(string_value = "CANONICAL_LINK")]
    CanonicalLink,
    /// The normalised names agree.
    #[sea_orm(string_value = "NAME")]
    Name,
}

/// What kind of product a model is.
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
pub enum ProductType {
    /// A general model behind an API or as weights.
    #[sea_orm(string_value = "API_MODEL")]
    ApiModel,
    /// A model sold for coding.
    #[sea_orm(string_value = "CODING_MODEL")]
    CodingModel,
    /// Text in, vectors out.
    #[sea_orm(string_value = "EMBEDDING")]
    Embedding,
    /// Makes images.
    #[sea_orm(string_value = "IMAGE")]
    Image,
    /// Makes or transcribes audio.
    #[sea_orm(string_value = "AUDIO")]
    Audio,
    /// Anything else.
    #[sea_orm(string_value = "OTHER")]
    Other,
}

/// Stage in the life of a model.
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
pub enum Lifecycle {
    /// Released for trial.
    #[sea_orm(string_value = "PREVIEW")]
    Preview,
    /// Generally available.
    #[sea_orm(string_value = "CURRENT")]
    Current,
    /// Still served, to be retired.
    #[sea_orm(string_value = "DEPRECATED")]
    Deprecated,
    /// No longer served by its maker.
    #[sea_orm(string_value = "RETIRED")]
    Retired,
}

/// A field of a model that sources make claims about.
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
pub enum ModelField {
    /// Its name.
    #[sea_orm(string_value = "NAME")]
    Name,
    /// Who created it.
    #[sea_orm(string_value = "ORGANIZATION")]
    Organization,
    /// Its family.
    #[sea_orm(string_value = "FAMILY")]
    Family,
    /// Its product type.
    #[sea_orm(string_value = "PRODUCT_TYPE")]
    ProductType,
    /// Its lifecycle.
    #[sea_orm(string_value = "LIFECYCLE")]
    Lifecycle,
    /// Day of its deprecation.
    #[sea_orm(string_value = "DEPRECATED_ON")]
    DeprecatedOn,
    /// Day of its retirement.
    #[sea_orm(string_value = "RETIRED_ON")]
    RetiredOn,
    /// Its successor.
    #[sea_orm(string_value = "SUCCESSOR")]
    Successor,
    /// Day of its release.
    #[sea_orm(string_value = "RELEASED_ON")]
    ReleasedOn,
    /// End of its training data.
    #[sea_orm(string_value = "KNOWLEDGE_CUTOFF")]
    KnowledgeCutoff,
    /// Its context window.
    #[sea_orm(string_value = "CONTEXT_WINDOW")]
    ContextWindow,
    /// Its longest answer.
    #[sea_orm(string_value = "MAX_OUTPUT_TOKENS")]
    MaxOutputTokens,
    /// Its number of weights.
    #[sea_orm(string_value = "PARAMETERS_TOTAL")]
    ParametersTotal,
    /// Its weights used for each token.
    #[sea_orm(string_value = "PARAMETERS_ACTIVE")]
    ParametersActive,
    /// Its architecture.
    #[sea_orm(string_value = "ARCHITECTURE")]
    Architecture,
    /// Its licence.
    #[sea_orm(string_value = "LICENSE")]
    License,
    /// Its openness.
    #[sea_orm(string_value = "OPENNESS")]
    Openness,
    /// Whether its lab calls it small.
    #[sea_orm(string_value = "SMALL_BY_LAB")]
    SmallByLab,
    /// What it takes.
    #[sea_orm(string_value = "INPUT_MODALITIES")]
    InputModalities,
    /// What it gives.
    #[sea_orm(string_value = "OUTPUT_MODALITIES")]
    OutputModalities,
    /// Day of its last review.
    #[sea_orm(string_value = "REVIEWED_ON")]
    ReviewedOn,
}
