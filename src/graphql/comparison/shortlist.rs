//! Which models meet hard requirements.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject, Object};
use entities::enums as stored;
use futures_util::future::try_join_all;
use rust_decimal::prelude::ToPrimitive as _;

use super::{
    arguments::{self, Asked, WorkloadInput},
    cost::{MonthlyCost, Workload},
    evidence::{self, Evidence},
    reading,
    verdict::number,
};
use crate::{
    catalog::{
        contenders::Facts as Rows,
        distinct,
        enums::{Capability, CommercialUse, Openness},
        names,
        provider::ProviderBySlug,
    },
    comparison::{
        context,
        shortlist::{self as decided, Objective, Quality, Requirement, Requirements},
        units::{CentUsd, Tokens},
    },
    graphql::{
        cost::{cost, forwards, list_size},
        error::{ApiError, Result},
        model::Model,
        request::{load, required},
        scalars::{Date, Decimal, Long},
        score::Score,
    },
    prose,
};

/// Members or near misses that one list gives at most.
const MOST: usize = 100;
/// Members or near misses that one list gives when no number is asked for.
const USUAL: usize = 20;
/// Cents in a dollar.
const CENTS: i64 = 100;

/// What a model must meet, all of it. What no source says never counts as met.
#[derive(InputObject, Clone, Debug)]
pub struct RequirementsInput {
    /// Capabilities, all of which it must have.
    pub capabilities: Option<Vec<Capability>>,
    /// Smallest context window, in tokens; where the workload says how large a prompt is, a window must hold that in any case.
    pub min_context_window: Option<Long>,
    /// What of it is open: any of these, UNKNOWN excepted.
    pub openness: Option<Vec<Openness>>,
    /// What its licence says of commercial use: any of these, UNKNOWN excepted.
    pub commercial_use: Option<Vec<CommercialUse>>,
    /// Slugs or aliases of providers, at most 100, tracked or not, at least one of which must serve it over an active route; costs are then theirs.
    pub providers: Option<Vec<String>>,
    /// Highest monthly cost at the workload, in US dollars.
    pub max_monthly_cost: Option<Decimal>,
}

/// What members are ranked by.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ObjectiveKind {
    /// The lowest monthly cost first.
    #[default]
    LowestCost,
    /// The best preferred score on `benchmark` first.
    BestOn,
    /// The best sum of the places by cost and by quality first.
    Balanced,
}

/// What the members of a shortlist are ranked by. Members whose value is not known come last.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ObjectiveInput {
    /// What to rank by.
    pub kind: ObjectiveKind,
    /// Slug or alias of the benchmark: needed for BEST_ON, refused otherwise.
    pub benchmark: Option<String>,
}

/// The query for shortlists.
#[derive(Default)]
pub struct ShortlistQuery;

#[Object]
impl ShortlistQuery {
    /// The models that meet every requirement, ranked, with those on the frontier of price and quality marked, and the models that fail exactly one. Models that are retired on the day, or released after it, are left out.
    #[graphql(directive = cost::apply("1000".to_owned()))]
    async fn shortlist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What a model must meet, all of it.")] requirements: RequirementsInput,
        #[graphql(
            desc = "Monthly use to cost; 800 million input and 250 million output tokens when absent."
        )]
        workload: Option<WorkloadInput>,
        #[graphql(desc = "What to rank by; the lowest cost when absent.")] objective: Option<
            ObjectiveInput,
        >,
        #[graphql(
            desc = "Day whose prices and stages of life hold, not before the earliest dated fact; today when absent."
        )]
        as_of: Option<Date>,
    ) -> Result<Shortlist> {
        let requirements = self::requirements(ctx, requirements).await?;
        let objective = self::objective(ctx, objective.unwrap_or_default()).await?;
        let asked = Asked {
            as_of,
            ..Asked::at(workload)?
        };
        let context = arguments::context(ctx, asked).await?;
        let facts = reading::everyone(ctx).await?;
        let models: Vec<_> = facts.contenders().iter().collect();
        let list = decided::shortlist(&models, &requirements, &objective, &context);
        Ok(Shortlist {
            facts,
            context,
            list,
        })
    }
}

async fn requirements(ctx: &Context<'_>, input: RequirementsInput) -> Result<Requirements> {
    let openness = input.openness.unwrap_or_default();
    let commercial_use = input.commercial_use.unwrap_or_default();
    if openness.contains(&Openness::Unknown) || commercial_use.contains(&CommercialUse::Unknown) {
        return Err(ApiError::BadUserInput(
            "UNKNOWN cannot be required: leave the list out to accept what no source says."
                .to_owned(),
        ));
    }
    let least = input.min_context_window.map(|tokens| tokens.0);
    if let Some(negative) = least.filter(|tokens| *tokens < 0) {
        return Err(ApiError::BadUserInput(format!(
            "`minContextWindow` must be 0 or more, got {negative}."
        )));
    }
    let capabilities = distinct(&input.capabilities.unwrap_or_default()).into_iter();
    let openness = distinct(&openness).into_iter();
    let commercial_use = distinct(&commercial_use).into_iter();
    Ok(Requirements {
        capabilities: capabilities
            .map(|it| stored::Capability::from(it).into())
            .collect(),
        min_context: least.map(Tokens),
        openness: openness
            .map(|it| stored::Openness::from(it).into())
            .collect(),
        commercial_use: commercial_use
            .map(|it| stored::CommercialUse::from(it).into())
            .collect(),
        providers: arguments::providers(ctx, input.providers)
            .await?
            .unwrap_or_default(),
        max_monthly_cost: input.max_monthly_cost.map(cents).transpose()?,
    })
}

/// An amount in whole cents, rounded down: a cost is below the one exactly when it is below the other.
fn cents(Decimal(dollars): Decimal) -> Result<CentUsd> {
    let cents = dollars
        .checked_mul(CENTS.into())
        .and_then(|it| it.floor().to_i64());
    cents
        .filter(|cents| *cents >= 0)
        .map(CentUsd)
        .ok_or_else(|| {
            ApiError::BadUserInput(format!(
                "`maxMonthlyCost` must be an amount of dollars from 0 on, got {dollars}."
            ))
        })
}

async fn objective(ctx: &Context<'_>, input: ObjectiveInput) -> Result<Objective> {
    match (input.kind, input.benchmark) {
        (ObjectiveKind::BestOn, Some(name)) => {
            let benchmark = required::<names::Benchmark>(ctx, &name).await?;
            Ok(Objective::BestOn(benchmark.slug.clone()))
        }
        (ObjectiveKind::BestOn, None) => Err(ApiError::BadUserInput(
            "The objective BEST_ON needs a `benchmark`, such as \"mmlu-pro\".".to_owned(),
        )),
        (ObjectiveKind::LowestCost | ObjectiveKind::Balanced, Some(_)) => {
            Err(ApiError::BadUserInput(
                "`benchmark` goes with the objective BEST_ON only: leave it out, or rank by it."
                    .to_owned(),
            ))
        }
        (ObjectiveKind::LowestCost, None) => Ok(Objective::LowestCost),
        (ObjectiveKind::Balanced, None) => Ok(Objective::Balanced),
    }
}

/// Models that meet hard requirements, ranked, and those that nearly do.
pub struct Shortlist {
    facts: Arc<Rows>,
    context: context::Context,
    list: decided::Shortlist,
}

/// Models that meet hard requirements, ranked, and those that nearly do.
#[Object]
impl Shortlist {
    /// Day whose prices and stages of life hold: `asOf`, or today.
    async fn as_of(&self) -> Date {
        Date(self.context.as_of)
    }

    /// The workload that costs are computed for.
    async fn workload(&self) -> Workload {
        Workload(self.context.workload)
    }

    /// The models that meet every requirement, the best first.
    #[graphql(directive = list_size::apply(Some(20), forwards(), None, false))]
    async fn members(
        &self,
        #[graphql(desc = "How many to give, 1 to 100; 20 when absent.")] first: Option<i32>,
    ) -> Result<Vec<ShortlistMember>> {
        let members = self.list.members.iter().enumerate().take(size(first)?);
        Ok(members
            .filter_map(|(place, member)| {
                Some(ShortlistMember {
                    model: model(&self.facts, member.place)?,
                    facts: Arc::clone(&self.facts),
                    rank: place + 1,
                    member: member.clone(),
                })
            })
            .collect())
    }

    /// How many models meet every requirement.
    async fn member_count(&self) -> i32 {
        number(self.list.members.len())
    }

    /// The models that fail exactly one requirement, or of which no source says that they meet it, the cheapest first.
    #[graphql(directive = list_size::apply(Some(20), forwards(), None, false))]
    async fn near_misses(
        &self,
        #[graphql(desc = "How many to give, 1 to 100; 20 when absent.")] first: Option<i32>,
    ) -> Result<Vec<NearMiss>> {
        let misses = self.list.near_misses.iter().take(size(first)?);
        Ok(misses
            .filter_map(|miss| {
                Some(NearMiss {
                    model: model(&self.facts, miss.place)?,
                    facts: Arc::clone(&self.facts),
                    check: miss.check.clone(),
                })
            })
            .collect())
    }

    /// How many models fail exactly one requirement.
    async fn near_miss_count(&self) -> i32 {
        number(self.list.near_misses.len())
    }

    /// How many models were looked at, retired ones included.
    async fn considered(&self) -> i32 {
        number(self.facts.contenders().len())
    }
}

fn size(first: Option<i32>) -> Result<usize> {
    let size = first.map_or(Some(USUAL), |first| usize::try_from(first).ok());
    size.filter(|size| (1..=MOST).contains(size))
        .ok_or_else(|| {
            ApiError::BadUserInput(format!(
                "`first` must be from 1 to {MOST}, got {}.",
                first.unwrap_or_default()
            ))
        })
}

fn model(facts: &Rows, place: usize) -> Option<Model> {
    let subject = facts.subjects().get(place)?;
    Some(Arc::clone(&subject.row).into())
}

/// A model that meets every requirement.
pub struct ShortlistMember {
    model: Model,
    facts: Arc<Rows>,
    rank: usize,
    member: decided::Member,
}

/// A model that meets every requirement.
#[Object]
impl ShortlistMember {
    /// Its place, from 1.
    async fn rank(&self) -> i32 {
        number(self.rank)
    }

    /// The model.
    async fn model(&self) -> &Model {
        &self.model
    }

    /// Its monthly cost at the workload.
    async fn monthly_cost(&self) -> MonthlyCost {
        MonthlyCost::of(self.facts.offers(), self.member.cost.clone())
    }

    /// How good it is; null without a score to judge by.
    async fn quality(&self) -> Option<ShortlistQuality> {
        let quality = self.member.quality.clone()?;
        let facts = Arc::clone(&self.facts);
        Some(ShortlistQuality { facts, quality })
    }

    /// Whether no other member is at least as cheap and at least as good, and better in one of the two; false where its cost or quality is not known.
    async fn on_frontier(&self) -> bool {
        self.member.on_frontier
    }

    /// What its membership and cost rest on.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        evidence::resolve(ctx, &self.facts, &self.member.evidence).await
    }
}

/// How good a member is among the others. Scores are never averaged.
pub struct ShortlistQuality {
    facts: Arc<Rows>,
    quality: Quality,
}

/// How good a member is among the others. Scores are never averaged: without a benchmark in the objective, every pair of members meets on each line both have a score on, and the better score wins that duel.
#[Object]
impl ShortlistQuality {
    /// Its preferred score on the benchmark of the objective; null unless that is BEST_ON.
    async fn score(&self) -> Option<Score> {
        let Quality::Score(score) = &self.quality else {
            return None;
        };
        self.facts
            .score(score.reference)
            .map(|row| Arc::clone(row).into())
    }

    /// Duels that it wins, a level one counting half; null when the objective is BEST_ON.
    async fn duels_won(&self) -> Option<Decimal> {
        let Quality::Duels { half_wins, .. } = self.quality else {
            return None;
        };
        let halves = i64::try_from(half_wins).unwrap_or(i64::MAX);
        Some(Decimal(rust_decimal::Decimal::new(
            halves.saturating_mul(5),
            1,
        )))
    }

    /// Duels in all; null when the objective is BEST_ON.
    async fn duels(&self) -> Option<Long> {
        let Quality::Duels { of, .. } = self.quality else {
            return None;
        };
        Some(Long(i64::try_from(of).unwrap_or(i64::MAX)))
    }
}

/// Kinds of requirements.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequirementKind {
    /// A capability.
    Capability,
    /// The smallest context window, which the prompts of the workload may ask for.
    MinContextWindow,
    /// What of it is open.
    Openness,
    /// What its licence says of commercial use.
    CommercialUse,
    /// Providers, one of which must serve it.
    Providers,
    /// The highest monthly cost.
    MaxMonthlyCost,
}

/// A model that fails exactly one requirement.
pub struct NearMiss {
    model: Model,
    facts: Arc<Rows>,
    check: decided::Check,
}

/// A model that fails exactly one requirement, or of which no source says that it meets it.
#[Object]
impl NearMiss {
    /// The model.
    async fn model(&self) -> &Model {
        &self.model
    }

    /// The requirement that it fails.
    async fn requirement(&self) -> RequirementKind {
        match self.check.requirement {
            Requirement::Capability(_) => RequirementKind::Capability,
            Requirement::MinContext { .. } => RequirementKind::MinContextWindow,
            Requirement::Openness(_) => RequirementKind::Openness,
            Requirement::CommercialUse(_) => RequirementKind::CommercialUse,
            Requirement::Providers(_) => RequirementKind::Providers,
            Requirement::MaxMonthlyCost(_) => RequirementKind::MaxMonthlyCost,
        }
    }

    /// The capability that it fails; null for other requirements.
    async fn capability(&self) -> Option<Capability> {
        let Requirement::Capability(which) = self.check.requirement else {
            return None;
        };
        Some(stored::Capability::from(which).into())
    }

    /// Whether it is only not known to meet it: no source says either way.
    async fn unknown(&self) -> bool {
        self.check.met.is_none()
    }

    /// The same as a sentence.
    async fn text(&self, ctx: &Context<'_>) -> Result<String> {
        let slugs = if let Requirement::Providers(slugs) = &self.check.requirement {
            slugs.as_slice()
        } else {
            &[]
        };
        let rows = slugs
            .iter()
            .map(|slug| load(ctx, ProviderBySlug(slug.clone())));
        let rows = try_join_all(rows).await?;
        let names: Vec<_> = slugs
            .iter()
            .zip(rows)
            .map(|(slug, row)| row.map_or_else(|| slug.clone(), |row| row.name.clone()))
            .collect();
        Ok(prose::near_miss(
            &self.model.row().name,
            &self.check,
            &names,
        ))
    }

    /// What this rests on.
    #[graphql(directive = list_size::apply(Some(3), None, None, false))]
    async fn evidence(&self, ctx: &Context<'_>) -> Result<Vec<Evidence>> {
        evidence::resolve(ctx, &self.facts, &self.check.evidence).await
    }
}
