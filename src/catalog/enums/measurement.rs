//! What describes benchmarks and scores.

use async_graphql::Enum;

/// What a benchmark tests.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::BenchmarkCategory")]
pub enum BenchmarkCategory {
    /// Knowledge.
    Knowledge,
    /// Reasoning.
    Reasoning,
    /// Mathematics.
    Math,
    /// Coding.
    Coding,
    /// Acting with tools.
    Agentic,
    /// Understanding images and video.
    Vision,
    /// Language and instructions.
    Language,
    /// Long inputs.
    LongContext,
    /// Truthfulness.
    Factuality,
    /// What people prefer.
    Preference,
    /// Anything else.
    Other,
}

/// Unit of the scores of a benchmark.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::BenchmarkUnit")]
pub enum BenchmarkUnit {
    /// Per cent.
    Percent,
    /// Elo points.
    Elo,
    /// Points.
    Points,
    /// Minutes.
    Minutes,
    /// US dollars.
    Usd,
}

/// Which scores are better.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::BenchmarkDirection")]
pub enum BenchmarkDirection {
    /// Higher ones.
    HigherIsBetter,
    /// Lower ones.
    LowerIsBetter,
}

/// Class of the measurer of a score.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "entities::enums::MeasuredBy")]
pub enum MeasuredBy {
    /// The maker of the model.
    Lab,
    /// An independent measurer.
    Independent,
    /// A collection that does not say who measured.
    Aggregator,
}
