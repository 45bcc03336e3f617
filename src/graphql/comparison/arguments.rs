//! What a comparison is asked under: workload, day, providers, priorities.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{Context, InputObject};
use chrono::NaiveDate;
use futures_util::future::try_join_all;

use super::enums::Priority;
use crate::{
    catalog::{
        contenders::{EarliestFact, Subject},
        names::{self, Name},
    },
    comparison::{
        context,
        workload::{Workload, WorkloadDraft},
    },
    graphql::{
        error::{ApiError, Result},
        request::{catalog, load, unknown},
        scalars::{Date, Decimal, Long},
    },
};

/// Providers that one list may name.
const MOST_PROVIDERS: usize = 100;

/// Millionths in a whole.
const MILLIONTHS: i64 = 1_000_000;

/// Monthly use of a model, which costs are computed for.
#[derive(InputObject, Clone, Debug)]
pub struct WorkloadInput {
    /// Tokens of all prompts in a month, at most 10^15.
    #[graphql(default_with = "Some(Long(800_000_000))")]
    pub input_tokens: Option<Long>,
    /// Tokens of all answers in a month, at most 10^15.
    #[graphql(default_with = "Some(Long(250_000_000))")]
    pub output_tokens: Option<Long>,
    /// Tokens of one prompt, at least 1 and at most `inputTokens`: prices for prompts of that size hold, and requests are counted. When absent, base prices hold and prices per request are left out.
    pub input_tokens_per_request: Option<Long>,
    /// Part of the input that a cache serves, from 0 to 1 in steps of a millionth; 0 when absent.
    pub cached_input_share: Option<Decimal>,
    /// Part of the work that is sent in batches, from 0 to 1 in steps of a millionth; 0 when absent.
    pub batch_share: Option<Decimal>,
}

/// What a comparison is asked under, names not yet looked up.
#[derive(Default)]
pub(super) struct Asked {
    pub workload: Workload,
    pub as_of: Option<Date>,
    pub providers: Option<Vec<String>>,
    pub priorities: Option<Vec<Priority>>,
}

impl Asked {
    /// A workload; refuses one that makes no sense.
    pub(super) fn at(input: Option<WorkloadInput>) -> Result<Self> {
        Ok(Self {
            workload: input.map_or_else(|| Ok(Workload::default()), |input| workload(&input))?,
            ..Self::default()
        })
    }
}

/// The context that arguments ask for; refuses what makes no sense.
pub(super) async fn context(ctx: &Context<'_>, asked: Asked) -> Result<context::Context> {
    let (as_of, providers) =
        futures_util::try_join!(day(ctx, asked.as_of), providers(ctx, asked.providers))?;
    let priorities = asked.priorities.unwrap_or_default();
    Ok(context::Context {
        workload: asked.workload,
        as_of,
        providers,
        priorities: priorities.into_iter().map(Into::into).collect(),
        thresholds: context::Thresholds::default(),
    })
}

fn workload(input: &WorkloadInput) -> Result<Workload> {
    let default = WorkloadDraft::default();
    let draft = WorkloadDraft {
        input_tokens: input.input_tokens.map_or(default.input_tokens, |it| it.0),
        output_tokens: input.output_tokens.map_or(default.output_tokens, |it| it.0),
        input_tokens_per_request: input.input_tokens_per_request.map(|it| it.0),
        cached_input_millionths: share("cachedInputShare", input.cached_input_share)?,
        batch_millionths: share("batchShare", input.batch_share)?,
    };
    Workload::new(draft).map_err(|fault| ApiError::BadUserInput(fault.to_string()))
}

/// A share in millionths, exactly.
fn share(name: &str, share: Option<Decimal>) -> Result<i64> {
    let Some(Decimal(share)) = share else {
        return Ok(0);
    };
    let millionths = share.checked_mul(MILLIONTHS.into());
    let millionths = millionths.filter(|it| it.fract().is_zero());
    millionths
        .and_then(|it| i64::try_from(it).ok())
        .ok_or_else(|| {
            ApiError::BadUserInput(format!(
                "`{name}` must be between 0 and 1 with at most six decimals, got {share}."
            ))
        })
}

/// The day that is asked for, today when none is; refuses a day before anything is known.
async fn day(ctx: &Context<'_>, as_of: Option<Date>) -> Result<NaiveDate> {
    let Some(Date(day)) = as_of else {
        return Ok(catalog(ctx)?.today);
    };
    match load(ctx, EarliestFact).await? {
        Some(earliest) if day < earliest => Err(ApiError::BadUserInput(format!(
            "`asOf` must be {earliest} or later, the earliest day that the catalog has a fact of, got {day}."
        ))),
        _ => Ok(day),
    }
}

/// Refuses a day that is asked for on which one of the models was not released yet.
pub(super) fn released_by(as_of: Option<Date>, models: &[Arc<Subject>]) -> Result<()> {
    let released = |subject: &Arc<Subject>| {
        let day: NaiveDate = subject.row.released_on.as_ref()?.parse().ok()?;
        Some((day, subject.row.name.clone()))
    };
    let last = models.iter().filter_map(released).max();
    match as_of.zip(last) {
        Some((Date(asked), (day, name))) if asked < day => Err(ApiError::BadUserInput(format!(
            "`asOf` must be {day} or later, the day {name} was released, got {asked}."
        ))),
        _ => Ok(()),
    }
}

/// The slugs of the providers that are named, each once, all looked up together.
pub(super) async fn providers(
    ctx: &Context<'_>,
    names: Option<Vec<String>>,
) -> Result<Option<Vec<String>>> {
    let Some(names) = names else { return Ok(None) };
    if names.is_empty() || names.len() > MOST_PROVIDERS {
        return Err(ApiError::BadUserInput(format!(
            "`providers` must name 1 to {MOST_PROVIDERS} providers, got {}: leave it out to look at the tracked ones.",
            names.len()
        )));
    }
    let rows = names
        .iter()
        .map(|name| load(ctx, Name::<names::Provider>::new(name)));
    let rows = try_join_all(rows).await?;
    let mut slugs = BTreeSet::new();
    for (name, row) in names.iter().zip(rows) {
        match row {
            Some(row) => slugs.insert(row.slug.clone()),
            None => return Err(unknown::<names::Provider>(ctx, name).await),
        };
    }
    Ok(Some(slugs.into_iter().collect()))
}
