//! One side of a comparison: every fact of a model as plain values.
//!
//! Whoever makes a contender fills what the asked sections need (see [`super::sections`]) and chooses rows beforehand:
//! only chosen prices, every score, only capabilities that a source answers.

use std::sync::Arc;

use chrono::NaiveDate;

use super::evidence::Ref;
use super::units::{MicroUsd, ScoreValue, Tokens};
use super::vocabulary::{
    BenchmarkDirection, BenchmarkUnit, Capability, CommercialUse, Lifecycle, MeasuredBy, Modality,
    Openness, PriceComponent, PriceState, PriceUnit, ProductType, ProviderKind, RouteStatus,
    ServiceTier, Support, UseCase,
};

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contender {
    /// The model, opaque.
    pub reference: Ref,
    /// Canonical slug.
    pub slug: String,
    /// Name as its maker writes it.
    pub name: String,
    /// Who created it.
    pub organization: Organization,
    /// Family it belongs to; `None` when not sourced.
    pub family: Option<String>,
    /// What kind of product it is.
    pub product_type: ProductType,
    /// Stage of its life as stated; [`super::lifecycle::on`] gives the stage of a day.
    pub lifecycle: Lifecycle,
    /// First day it is deprecated; `None` when none is known.
    pub deprecated_on: Option<NaiveDate>,
    /// First day it is retired; `None` when none is known.
    pub retired_on: Option<NaiveDate>,
    /// Slug of the model that replaces it; `None` when none is named.
    pub successor: Option<String>,
    /// Day of the release; `None` when not sourced.
    pub released_on: Option<NaiveDate>,
    /// ISO year, month or day its training data ends; `None` when not sourced.
    pub knowledge_cutoff: Option<String>,
    /// Largest prompt and answer together; `None` when not sourced.
    pub context_window: Option<Tokens>,
    /// Longest answer; `None` when not sourced.
    pub max_output_tokens: Option<Tokens>,
    /// Number of weights; `None` when not published.
    pub parameters_total: Option<i64>,
    /// Weights used for each token; `None` when not published.
    pub parameters_active: Option<i64>,
    /// Architecture as its maker names it; `None` when not published.
    pub architecture: Option<String>,
    /// Licence; `None` when not sourced.
    pub license: Option<License>,
    /// What of it is open.
    pub openness: Openness,
    /// Whether its lab itself calls it small.
    pub small_by_lab: bool,
    /// What it takes; empty when not sourced.
    pub input_modalities: Vec<Modality>,
    /// What it gives; empty when not sourced.
    pub output_modalities: Vec<Modality>,
    /// Capabilities that a source answers; the others are unknown.
    pub capabilities: Vec<CapabilityFact>,
    /// Uses that editors tagged it for, in their order; empty when there is no such list.
    pub curated_use_cases: Vec<UseCase>,
    /// Day its facts were last reviewed; `None` when never.
    pub reviewed_on: Option<NaiveDate>,
    /// Every route, whatever its provider and status.
    pub routes: Vec<Arc<Route>>,
    /// Every score.
    pub scores: Vec<Arc<Score>>,
}

/// Who created a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The terms a model is released under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct License {
    /// Its name.
    pub name: String,
    /// SPDX identifier; `None` where SPDX has none.
    pub spdx_id: Option<String>,
    /// Whether the Open Source Initiative approved it; `None` when unknown.
    pub osi_approved: Option<bool>,
    /// What the licence opens.
    pub openness: Openness,
    /// Whether it allows commercial use.
    pub commercial_use: CommercialUse,
}

/// The answer of a source for one capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapabilityFact {
    /// The row that answers.
    pub reference: Ref,
    /// The capability.
    pub capability: Capability,
    /// The answer.
    pub support: Support,
}

/// Who serves models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What kind of provider it is.
    pub kind: ProviderKind,
    /// Whether it counts when a reader names no providers.
    pub tracked: bool,
    /// Place in lists; the lower one wins ties.
    pub display_rank: i64,
    /// Slug of the lab behind it; `None` when it is no lab of the catalog.
    pub organization_slug: Option<String>,
    /// Wire format of its API, such as `openai`; `None` when not sourced.
    pub wire_format: Option<String>,
}

/// A model as one provider serves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The route, opaque.
    pub reference: Ref,
    /// Who serves it.
    pub provider: Arc<Provider>,
    /// Name of the model in calls of the provider.
    pub provider_model_id: String,
    /// Region it is served from; `None` when none is stated.
    pub region: Option<String>,
    /// Whether it can be called now.
    pub status: RouteStatus,
    /// The day on which it ended with its model; `None` when it did not end, or nobody knows the day.
    pub ended_on: Option<NaiveDate>,
    /// Whether it has a price, and if not, why.
    pub price_state: PriceState,
    /// Its chosen prices, of any day.
    pub prices: Vec<Price>,
}

impl Route {
    /// Whether it could be called on a day. One that ended with its model served until then; of any other that is
    /// retired it is not known, so it counts on no day.
    pub fn serves(&self, day: NaiveDate) -> bool {
        self.status == RouteStatus::Active
            || self.status == RouteStatus::Retired && self.ended_on.is_some_and(|end| day < end)
    }
}

/// One dated amount of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The row, opaque.
    pub reference: Ref,
    /// What is paid for.
    pub component: PriceComponent,
    /// Service tier it holds for.
    pub tier: ServiceTier,
    /// What one amount buys.
    pub unit: PriceUnit,
    /// Prompt size from which it holds; 0 is the base price.
    pub min_prompt_tokens: Tokens,
    /// The amount for one unit.
    pub amount: MicroUsd,
    /// First day it holds; `None` means always.
    pub effective_from: Option<NaiveDate>,
    /// First day it no longer holds; `None` means still in force.
    pub effective_to: Option<NaiveDate>,
}

/// A test that models are measured with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benchmark {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Unit of its scores.
    pub unit: BenchmarkUnit,
    /// Which scores are better.
    pub direction: BenchmarkDirection,
    /// Width of its scale: the stated range, else the interquartile range of its scores; `None` when neither is known.
    pub scale: Option<ScoreValue>,
    /// Score from which the best quarter of the models lies; `None` when too few have one.
    pub top_quartile: Option<ScoreValue>,
    /// Whether it tests coding.
    pub is_coding: bool,
    /// Whether it tests acting with tools.
    pub is_agentic: bool,
    /// The capability that it puts to use; `None` when it is about none in particular.
    pub bears_on: Option<Capability>,
}

/// One result of a model on a benchmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The row, opaque.
    pub reference: Ref,
    /// The benchmark.
    pub benchmark: Arc<Benchmark>,
    /// Version of the benchmark; `None` when none is stated.
    pub version: Option<String>,
    /// Variant of the benchmark; `None` when none is stated.
    pub variant: Option<String>,
    /// Reasoning effort of the run; `None` when none is stated.
    pub effort: Option<String>,
    /// Program that ran it; `None` when none is stated.
    pub harness: Option<String>,
    /// The result.
    pub value: ScoreValue,
    /// Its standard error; `None` when none is stated.
    pub standard_error: Option<ScoreValue>,
    /// Class of the measurer.
    pub measured_by: MeasuredBy,
    /// Name of the measurer.
    pub measurer: String,
    /// Day of the run or its publication; `None` when unknown.
    pub measured_on: Option<NaiveDate>,
    /// Name of the source that states it.
    pub source: String,
}

impl Contender {
    /// The answer for a capability; `None` when no source answers.
    pub fn capability(&self, which: Capability) -> Option<&CapabilityFact> {
        self.capabilities
            .iter()
            .find(|fact| fact.capability == which && fact.support != Support::Unknown)
    }

    /// Whether it has a capability.
    pub fn support(&self, which: Capability) -> Support {
        self.capability(which)
            .map_or(Support::Unknown, |fact| fact.support)
    }

    /// Whether a source says that it has a capability.
    pub fn has(&self, which: Capability) -> bool {
        self.support(which) == Support::Yes
    }

    /// What its licence says of commercial use.
    pub fn commercial_use(&self) -> CommercialUse {
        self.license
            .as_ref()
            .map_or(CommercialUse::Unknown, |license| license.commercial_use)
    }
}

#[cfg(test)]
mod tests;
