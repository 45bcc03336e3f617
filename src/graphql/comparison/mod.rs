//! Comparisons: two models, two to six, and shortlists, computed when they are asked for.
//!
//! Types here are thin: [`crate::comparison`] decides, [`crate::prose`] words, [`crate::catalog::contenders`] reads. Start
//! with `query` (arguments to a `page`), then `pair` (the sections of a comparison). What is not selected is neither
//! read nor computed: `selection` says which facts the selected sections look at.

mod arguments;
mod benchmarks;
mod cells;
mod cost;
mod enums;
mod evidence;
mod fields;
mod matrix;
mod page;
mod pair;
mod pairs;
mod query;
mod reading;
mod related;
mod selection;
mod shortlist;
mod statement;
mod verdict;

pub(super) use self::reading::Everyone;
pub use self::{
    arguments::WorkloadInput,
    benchmarks::{BenchmarkComparison, SharedBenchmark},
    cells::{CapabilityRow, Cell, PricingRow, ScorecardRow, SpecRow},
    cost::{CostComparison, CostLine, MonthlyCost, RouteCost, Workload},
    enums::*,
    evidence::{Absence, AbsentFact, Evidence},
    fields::{ModelComparisons, RouteCosts},
    matrix::{ComparisonMatrix, MatrixCell, MatrixGroup, MatrixRow},
    pair::Comparison,
    pairs::ComparisonPair,
    query::ComparisonQuery,
    related::RelatedComparison,
    shortlist::{
        NearMiss, ObjectiveInput, ObjectiveKind, RequirementKind, RequirementsInput, Shortlist,
        ShortlistMember, ShortlistQuality, ShortlistQuery,
    },
    statement::{FaqEntry, FrictionPoint, Statement, SwitchDirection, Tradeoff, Tradeoffs},
    verdict::{Alternative, LeaderCount, Verdict, VerdictSignal},
};
