//! Closed lists of benchmarks and scores.

use schemars::JsonSchema;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a benchmark tests.
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
pub enum BenchmarkCategory {
    /// Knowledge.
    #[sea_orm(string_value = "KNOWLEDGE")]
    Knowledge,
    /// Reasoning.
    #[sea_orm(string_value = "REASONING")]
    Reasoning,
    /// Mathematics.
    #[sea_orm(string_value = "MATH")]
    Math,
    /// Coding.
    #[sea_orm(string_value = "CODING")]
    Coding,
    /// Acting with tools.
    #[sea_orm(string_value = "AGENTIC")]
    Agentic,
    /// Understanding images and video.
    #[sea_orm(string_value = "VISION")]
    Vision,
    /// Language and instructions.
    #[sea_orm(string_value = "LANGUAGE")]
    Language,
    /// Long inputs.
    #[sea_orm(string_value = "LONG_CONTEXT")]
    LongContext,
    /// Truthfulness.
    #[sea_orm(string_value = "FACTUALITY")]
    Factuality,
    /// What people prefer.
    #[sea_orm(string_value = "PREFERENCE")]
    Preference,
    /// Anything else.
    #[sea_orm(string_value = "OTHER")]
    Other,
}

/// Unit of the scores of a benchmark.
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
pub enum BenchmarkUnit {
    /// Per cent.
    #[sea_orm(string_value = "PERCENT")]
    Percent,
    /// Elo points.
    #[sea_orm(string_value = "ELO")]
    Elo,
    /// Points.
    #[sea_orm(string_value = "POINTS")]
    Points,
    /// Minutes.
    #[sea_orm(string_value = "MINUTES")]
    Minutes,
    /// US dollars.
    #[sea_orm(string_value = "USD")]
    Usd,
}

/// Which scores are better.
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
pub enum BenchmarkDirection {
    /// Higher ones.
    #[sea_orm(string_value = "HIGHER_IS_BETTER")]
    HigherIsBetter,
    /// Lower ones.
    #[sea_orm(string_value = "LOWER_IS_BETTER")]
    LowerIsBetter,
}

/// Class of the measurer of a score.
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
pub enum MeasuredBy {
    /// The maker of the model.
    #[sea_orm(string_value = "LAB")]
    Lab,
    /// An independent measurer.
    #[sea_orm(string_value = "INDEPENDENT")]
    Independent,
    /// A collection that does not say who measured.
    #[sea_orm(string_value = "AGGREGATOR")]
    Aggregator,
}
