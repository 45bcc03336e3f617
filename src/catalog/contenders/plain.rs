//! One row → one plain value.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use entities::{
    benchmark, enums as stored, license, model_capability, model_modality, model_use_case, price,
    provider, route, score,
};

use super::{Subject, offers::Offers, results::Results};
use crate::{
    catalog::{
        error::Result,
        price::OPEN,
        stored::{day, stated},
    },
    comparison::{
        contender::{
            Benchmark, CapabilityFact, Contender, License, Organization, Price, Provider, Route,
            Score,
        },
        evidence::Ref,
        units::{MicroUsd, ScoreValue, Tokens},
        vocabulary::{Capability, Modality},
    },
};

/// What was read besides the models themselves.
pub(super) struct Parts<'a> {
    pub capabilities: &'a ByModel<Arc<model_capability::Model>>,
    pub modalities: &'a ByModel<model_modality::Model>,
    pub uses: &'a ByModel<model_use_case::Model>,
    pub offers: &'a Offers,
    pub results: &'a Results,
}

impl Parts<'_> {
    /// A model with its own part of what was read.
    pub(super) fn contender(&self, subject: &Subject) -> Result<Contender> {
        let row = &subject.row;
        let on = |text: &Option<String>| day("model", text.as_deref());
        Ok(Contender {
            reference: Ref(row.id),
            slug: row.slug.clone(),
            name: row.name.clone(),
            organization: Organization {
                slug: subject.organization.slug.clone(),
                name: subject.organization.name.clone(),
            },
            family: row.family.clone(),
            product_type: row.product_type.into(),
            lifecycle: row.lifecycle.into(),
            deprecated_on: on(&row.deprecated_on)?,
            retired_on: on(&row.retired_on)?,
            successor: subject.successor.clone(),
            released_on: on(&row.released_on)?,
            knowledge_cutoff: row.knowledge_cutoff.clone(),
            context_window: row.context_window.map(Tokens),
            max_output_tokens: row.max_output_tokens.map(Tokens),
            parameters_total: row.parameters_total,
            parameters_active: row.parameters_active,
            architecture: row.architecture.clone(),
            license: subject.license.as_deref().map(license),
            openness: row.openness.into(),
            small_by_lab: row.small_by_lab,
            input_modalities: self.modalities(row.id, stored::ModalityDirection::Input),
            output_modalities: self.modalities(row.id, stored::ModalityDirection::Output),
            capabilities: self.capabilities(row.id),
            curated_use_cases: of(self.uses, row.id)
                .map(|tag| tag.use_case.into())
                .collect(),
            reviewed_on: on(&row.reviewed_on)?,
            routes: self.offers.of_model(row.id),
            scores: self.results.of_model(row.id),
        })
    }

    fn modalities(&self, model: i64, direction: stored::ModalityDirection) -> Vec<Modality> {
        let mut modalities: Vec<Modality> = of(self.modalities, model)
            .filter(|row| row.direction == direction)
            .map(|row| row.modality.into())
            .collect();
        modalities.sort_unstable();
        modalities
    }

    fn capabilities(&self, model: i64) -> Vec<CapabilityFact> {
        let fact = |row: &Arc<model_capability::Model>| CapabilityFact {
            reference: Ref(row.id),
            capability: row.capability.into(),
            support: row.support.into(),
        };
        of(self.capabilities, model).map(fact).collect()
    }
}

/// The rows of each model.
pub(super) type ByModel<T> = HashMap<i64, Vec<T>>;

fn of<T>(rows: &ByModel<T>, model: i64) -> impl Iterator<Item = &T> {
    rows.get(&model).into_iter().flatten()
}

fn license(row: &license::Model) -> License {
    License {
        name: row.name.clone(),
        spdx_id: row.spdx_id.clone(),
        osi_approved: row.osi_approved,
        openness: row.openness.into(),
        commercial_use: row.commercial_use.into(),
    }
}

/// A provider whose lab has this slug.
pub(super) fn provider(row: &provider::Model, lab: Option<String>) -> Provider {
    Provider {
        slug: row.slug.clone(),
        name: row.name.clone(),
        kind: row.kind.into(),
        tracked: row.tracked,
        display_rank: row.display_rank,
        organization_slug: lab,
        wire_format: row.wire_format.clone(),
    }
}

/// A route with its provider and chosen prices.
pub(super) fn route(
    row: &route::Model,
    provider: Arc<Provider>,
    prices: Vec<Price>,
    ended_on: Option<NaiveDate>,
) -> Route {
    Route {
        reference: Ref(row.id),
        provider,
        provider_model_id: row.provider_model_id.clone(),
        region: stated(&row.region).map(str::to_owned),
        status: row.status.into(),
        ended_on,
        price_state: row.price_state.into(),
        prices,
    }
}

/// A chosen price, in force on the days on which it is the chosen one.
pub(super) fn price(row: &price::Model) -> Result<Price> {
    let until = Some(&*row.chosen_to).filter(|day| *day != OPEN);
    let until = until.unwrap_or_default();
    Ok(Price {
        reference: Ref(row.id),
        component: row.component.into(),
        tier: row.tier.into(),
        unit: row.unit.into(),
        min_prompt_tokens: Tokens(row.min_prompt_tokens),
        amount: MicroUsd(row.amount_micro_usd),
        effective_from: day("price", Some(&row.chosen_from))?,
        effective_to: day("price", Some(until))?,
    })
}

/// A benchmark, without the figures over the whole catalog.
pub(super) fn benchmark(row: &benchmark::Model) -> Benchmark {
    Benchmark {
        slug: row.slug.clone(),
        name: row.name.clone(),
        unit: row.unit.into(),
        direction: row.direction.into(),
        scale: None,
        top_quartile: None,
        is_coding: row.category == stored::BenchmarkCategory::Coding,
        is_agentic: row.category == stored::BenchmarkCategory::Agentic,
        bears_on: bears_on(row.category),
    }
}

/// The capability that tests of this category put to use.
fn bears_on(category: stored::BenchmarkCategory) -> Option<Capability> {
    match category {
        stored::BenchmarkCategory::Vision => Some(Capability::Vision),
        stored::BenchmarkCategory::Agentic => Some(Capability::FunctionCalling),
        stored::BenchmarkCategory::Reasoning | stored::BenchmarkCategory::Math => {
            Some(Capability::Reasoning)
        }
        stored::BenchmarkCategory::Knowledge
        | stored::BenchmarkCategory::Coding
        | stored::BenchmarkCategory::Language
        | stored::BenchmarkCategory::LongContext
        | stored::BenchmarkCategory::Factuality
        | stored::BenchmarkCategory::Preference
        | stored::BenchmarkCategory::Other => None,
    }
}

/// A score on a benchmark that a source of this name states.
pub(super) fn score(
    row: &score::Model,
    benchmark: Arc<Benchmark>,
    source: String,
) -> Result<Score> {
    Ok(Score {
        reference: Ref(row.id),
        benchmark,
        version: stated(&row.version).map(str::to_owned),
        variant: stated(&row.variant).map(str::to_owned),
        effort: stated(&row.effort).map(str::to_owned),
        harness: stated(&row.harness).map(str::to_owned),
        value: ScoreValue(row.value),
        standard_error: row.standard_error.map(ScoreValue),
        measured_by: row.measured_by.into(),
        measurer: row.measurer.clone(),
        measured_on: day("score", Some(&row.measured_on))?,
        source,
    })
}
