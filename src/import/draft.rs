//! The common form of everything that is imported: what some sources state, before it is merged into the catalog.
//!
//! A translator of a format makes a [`Draft`] and [`Warning`]s; only `apply` reads drafts. Every fact carries the
//! [`Statement`] it comes from, so that a record ranks as the source it names and never as the file it travels in.
//! Slugs in a draft are canonical: `identity` has resolved them.

use entities::enums::{
    BenchmarkCategory, BenchmarkDirection, BenchmarkUnit, Capability, CommercialUse, MatchKind,
    MeasuredBy, ModelField, Openness, PriceComponent, PriceState, PriceUnit, ProviderKind,
    RouteStatus, ServiceTier, SourceClass, Support, UseCase,
};

/// What one import states, in canonical slugs, integers and ISO days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Sources that the facts name.
    pub sources: Vec<Source>,
    /// Organizations.
    pub organizations: Vec<Organization>,
    /// Licences.
    pub licenses: Vec<License>,
    /// Models with the claims about their fields.
    pub models: Vec<Model>,
    /// Providers.
    pub providers: Vec<Provider>,
    /// Routes with their prices.
    pub routes: Vec<Route>,
    /// Benchmarks.
    pub benchmarks: Vec<Benchmark>,
    /// Scores.
    pub scores: Vec<Score>,
    /// What the import states completely: prices and routes of these sources that it does not repeat are closed.
    pub complete: Vec<Scope>,
}

impl Draft {
    /// The same facts in one fixed order, each once, so that equal drafts are written alike.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        for model in &mut self.models {
            tidy(&mut model.aliases);
            tidy(&mut model.claims);
            tidy(&mut model.capabilities);
        }
        for provider in &mut self.providers {
            tidy(&mut provider.aliases);
        }
        for route in &mut self.routes {
            tidy(&mut route.prices);
        }
        for benchmark in &mut self.benchmarks {
            tidy(&mut benchmark.aliases);
        }
        tidy(&mut self.sources);
        tidy(&mut self.organizations);
        tidy(&mut self.licenses);
        tidy(&mut self.models);
        tidy(&mut self.providers);
        tidy(&mut self.routes);
        tidy(&mut self.benchmarks);
        tidy(&mut self.scores);
        tidy(&mut self.complete);
        self
    }
}

fn tidy<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}

/// Who states a fact, and when that was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Statement {
    /// Slug of the source that is named, not of the file it travels in.
    pub source: String,
    /// ISO day of the observation; '' when the file has none and the import was given none.
    pub observed_on: String,
    /// Why an editor set this value over all others; null when no editor did.
    pub curated: Option<String>,
}

/// The routes of one provider as one source lists them, all of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope {
    /// Slug of the source.
    pub source: String,
    /// Slug of the provider.
    pub provider: String,
    /// ISO day of the listing, from which what is missing counts as closed.
    pub observed_on: String,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Stable public key.
    pub slug: String,
    /// Name.
    pub name: String,
    /// How it ranks when sources disagree.
    pub class: SourceClass,
    /// Where it is published.
    pub url: Option<String>,
    /// Licence of its data.
    pub license: Option<String>,
    /// Where that licence stands.
    pub license_url: Option<String>,
    /// Credit that the licence asks for.
    pub attribution: Option<String>,
    /// ISO day of the latest retrieval.
    pub retrieved_on: Option<String>,
}

/// Who created a model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Organization {
    /// Stable public key.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Home page.
    pub website: Option<String>,
    /// Country of the head office.
    pub country: Option<String>,
}

/// Terms of a model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct License {
    /// Stable public key.
    pub slug: String,
    /// Name.
    pub name: String,
    /// SPDX identifier.
    pub spdx_id: Option<String>,
    /// Whether the Open Source Initiative approved it.
    pub osi_approved: Option<bool>,
    /// What it opens.
    pub openness: Openness,
    /// Whether it allows commercial use.
    pub commercial_use: CommercialUse,
    /// Where its text stands.
    pub url: Option<String>,
}

/// A model and what is claimed of it. A model that the catalog does not know yet needs claims of NAME and ORGANIZATION.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Model {
    /// Canonical slug.
    pub slug: String,
    /// Names it has elsewhere.
    pub aliases: Vec<Alias>,
    /// Claims about its fields.
    pub claims: Vec<Claim>,
    /// Claims about its capabilities.
    pub capabilities: Vec<CapabilityClaim>,
    /// Uses it is tagged for, in the order shown; empty when nobody tagged it.
    pub use_cases: Vec<UseCase>,
    /// Who tagged it.
    pub use_cases_by: Option<Statement>,
}

/// A name under which some source knows a model, provider or benchmark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alias {
    /// Who uses the name.
    pub namespace: String,
    /// The name, exactly as used there.
    pub external_id: String,
    /// How it was joined.
    pub match_kind: MatchKind,
}

/// What one source says of one field of a model, in canonical text: slugs for ORGANIZATION, LICENSE and SUCCESSOR,
/// plain digits for numbers, ISO dates, the public names of enum values, `true` or `false`, and modalities as their
/// public names in the order of the enum, joined by commas.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The field.
    pub field: ModelField,
    /// The canonical text.
    pub value: String,
    /// Who says so.
    pub by: Statement,
}

/// What one source says of one capability.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CapabilityClaim {
    /// The capability.
    pub capability: Capability,
    /// Yes or no; unknown is not stated at all.
    pub support: Support,
    /// Who says so.
    pub by: Statement,
}

/// Who serves models.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provider {
    /// Stable public key.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Kind; null when the source does not say, and then INFERENCE_HOST for a new provider.
    pub kind: Option<ProviderKind>,
    /// Whether counts and cheapest routes look at it; null leaves it as it is, and a new one is not tracked.
    pub tracked: Option<bool>,
    /// Place in lists; null leaves it as it is, and a new one comes last.
    pub display_rank: Option<i64>,
    /// Slug of the lab behind it.
    pub organization: Option<String>,
    /// Wire format of its API.
    pub wire_format: Option<String>,
    /// Home page.
    pub website: Option<String>,
    /// Page of its API documentation.
    pub documentation: Option<String>,
    /// Names it has elsewhere.
    pub aliases: Vec<Alias>,
}

/// One model as one provider serves it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Slug of the model.
    pub model: String,
    /// Slug of the provider.
    pub provider: String,
    /// Name of the model in calls of the provider.
    pub provider_model_id: String,
    /// Region; '' for none.
    pub region: String,
    /// Status; null when the source does not say, and then ACTIVE for a new route.
    pub status: Option<RouteStatus>,
    /// FREE, SUBSCRIPTION or UNKNOWN where the source says so; null lets the prices decide.
    pub price_state: Option<PriceState>,
    /// Context window in tokens.
    pub context_window: Option<i64>,
    /// Longest answer in tokens.
    pub max_output_tokens: Option<i64>,
    /// Speed as measured.
    pub speed: Option<Speed>,
    /// Quantization of the weights.
    pub quantization: Option<String>,
    /// Prices.
    pub prices: Vec<Price>,
    /// Who states the route.
    pub by: Statement,
}

/// Speed of a route.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speed {
    /// Thousandths of a token per second.
    pub throughput_milli_tps: Option<i64>,
    /// Milliseconds to the first token.
    pub first_token_ms: Option<i64>,
    /// Who measured it.
    pub by: Statement,
}

/// One dated amount of a route.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Price {
    /// What is paid for.
    pub component: PriceComponent,
    /// Service tier.
    pub tier: ServiceTier,
    /// What one amount buys.
    pub unit: PriceUnit,
    /// Prompt size in tokens from which it holds.
    pub min_prompt_tokens: i64,
    /// Millionths of a US dollar per unit.
    pub amount_micro_usd: i64,
    /// First ISO day it holds; '' for always.
    pub effective_from: String,
    /// First ISO day it no longer holds; '' for still in force.
    pub effective_to: String,
    /// Who states it.
    pub by: Statement,
}

/// A test that models are measured with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Benchmark {
    /// Stable public key.
    pub slug: String,
    /// Name.
    pub name: String,
    /// What it tests.
    pub category: BenchmarkCategory,
    /// Unit of its scores.
    pub unit: BenchmarkUnit,
    /// Which scores are better.
    pub direction: BenchmarkDirection,
    /// Lowest possible score in ten-thousandths.
    pub range_min: Option<i64>,
    /// Highest possible score in ten-thousandths.
    pub range_max: Option<i64>,
    /// Home page.
    pub website: Option<String>,
    /// Names it has elsewhere.
    pub aliases: Vec<Alias>,
}

/// One result of one model on one benchmark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Slug of the model.
    pub model: String,
    /// Slug of the benchmark.
    pub benchmark: String,
    /// Version of the benchmark; '' for none.
    pub version: String,
    /// Variant of the benchmark; '' for none.
    pub variant: String,
    /// Reasoning effort of the run; '' for none.
    pub effort: String,
    /// Program that ran it; '' for none.
    pub harness: String,
    /// Ten-thousandths of the benchmark's unit; fractions are stored as per cent.
    pub value: i64,
    /// Standard error in ten-thousandths of the unit.
    pub standard_error: Option<i64>,
    /// Class of the measurer.
    pub measured_by: MeasuredBy,
    /// Name of the measurer.
    pub measurer: String,
    /// ISO day of the run or its publication; '' when unknown.
    pub measured_on: String,
    /// Page that states this very score.
    pub url: Option<String>,
    /// Who states it.
    pub by: Statement,
}

/// Something that an import left out or found odd, for its report.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Warning {
    /// The record, as its source names it.
    pub record: String,
    /// Whether the record was left out; else it was taken with a remark.
    pub skipped: bool,
    /// Stable code of the reason, such as `NEGATIVE_PRICE`.
    pub code: &'static str,
    /// Why, and what would be right.
    pub reason: String,
}
