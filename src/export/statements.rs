//! From rows back to what sources stated.

use std::collections::HashMap;

use entities::enums::{MatchKind, PriceState};
use entities::{benchmark, claim, model, model_capability, model_use_case, price, provider, route};

use crate::import::apply::rows::{Record, Rows};
use crate::import::apply::state::State;
use crate::import::draft::{self, Draft, Statement};

/// The whole catalog as one draft, in a fixed order.
pub(super) fn draft(state: &State) -> Draft {
    let draft = Draft {
        sources: state.sources.iter().map(source).collect(),
        organizations: state.organizations.iter().map(organization).collect(),
        licenses: state.licenses.iter().map(license).collect(),
        models: models(state),
        providers: providers(state),
        routes: routes(state),
        benchmarks: benchmarks(state),
        scores: scores(state),
        complete: Vec::new(),
    };
    draft.sorted()
}

fn source(row: &entities::source::Model) -> draft::Source {
    draft::Source {
        slug: row.slug.clone(),
        name: row.name.clone(),
        class: row.class,
        url: row.url.clone(),
        license: row.license.clone(),
        license_url: row.license_url.clone(),
        attribution: row.attribution.clone(),
        retrieved_on: row.retrieved_on.clone(),
    }
}

fn organization(row: &entities::organization::Model) -> draft::Organization {
    draft::Organization {
        slug: row.slug.clone(),
        name: row.name.clone(),
        website: row.website.clone(),
        country: row.country.clone(),
    }
}

fn license(row: &entities::license::Model) -> draft::License {
    draft::License {
        slug: row.slug.clone(),
        name: row.name.clone(),
        spdx_id: row.spdx_id.clone(),
        osi_approved: row.osi_approved,
        openness: row.openness,
        commercial_use: row.commercial_use,
        url: row.url.clone(),
    }
}

fn models(state: &State) -> Vec<draft::Model> {
    let aliases = grouped(&state.model_aliases, |row| row.model_id);
    let claims = grouped(&state.claims, |row| row.model_id);
    let capabilities = grouped(&state.capabilities, |row| row.model_id);
    let use_cases = grouped(&state.use_cases, |row| row.model_id);
    let model = |row: &model::Model| {
        let mut tags: Vec<&&model_use_case::Model> = of(&use_cases, row.id).collect();
        tags.sort_by_key(|tag| tag.position);
        draft::Model {
            slug: row.slug.clone(),
            aliases: of(&aliases, row.id)
                .map(|row| alias(&row.namespace, &row.external_id, row.match_kind))
                .collect(),
            claims: of(&claims, row.id).map(|row| claimed(state, row)).collect(),
            capabilities: of(&capabilities, row.id)
                .map(|row| capability(state, row))
                .collect(),
            use_cases: tags.iter().map(|tag| tag.use_case).collect(),
            use_cases_by: tags.first().map(|tag| by(state, tag.source_id, "", None)),
        }
    };
    state.models.iter().map(model).collect()
}

fn claimed(state: &State, row: &claim::Model) -> draft::Claim {
    draft::Claim {
        field: row.field,
        value: row.value.clone(),
        by: by(state, row.source_id, &row.observed_on, row.curated.as_ref()),
    }
}

fn capability(state: &State, row: &model_capability::Model) -> draft::CapabilityClaim {
    draft::CapabilityClaim {
        capability: row.capability,
        support: row.support,
        by: by(state, row.source_id, &row.observed_on, row.curated.as_ref()),
    }
}

fn providers(state: &State) -> Vec<draft::Provider> {
    let aliases = grouped(&state.provider_aliases, |row| row.provider_id);
    let provider = |row: &provider::Model| draft::Provider {
        slug: row.slug.clone(),
        name: row.name.clone(),
        kind: Some(row.kind),
        tracked: Some(row.tracked),
        display_rank: Some(row.display_rank),
        organization: row
            .organization_id
            .and_then(|id| Some(state.organizations.get(id)?.slug.clone())),
        wire_format: row.wire_format.clone(),
        website: row.website.clone(),
        documentation: row.documentation.clone(),
        aliases: of(&aliases, row.id)
            .map(|row| alias(&row.namespace, &row.external_id, MatchKind::Explicit))
            .collect(),
    };
    state.providers.iter().map(provider).collect()
}

fn routes(state: &State) -> Vec<draft::Route> {
    let prices = grouped(&state.prices, |row| row.route_id);
    let route = |row: &route::Model| draft::Route {
        model: state.model_name(row.model_id).to_owned(),
        provider: state
            .providers
            .get(row.provider_id)
            .map_or_else(String::new, |row| row.slug.clone()),
        provider_model_id: row.provider_model_id.clone(),
        region: row.region.clone(),
        status: Some(row.status),
        price_state: match row.price_state {
            stated @ (PriceState::Free | PriceState::Subscription) => Some(stated),
            PriceState::Priced | PriceState::Unknown => None,
        },
        context_window: row.context_window,
        max_output_tokens: row.max_output_tokens,
        speed: row.speed_source_id.map(|source| draft::Speed {
            throughput_milli_tps: row.throughput_milli_tps,
            first_token_ms: row.first_token_ms,
            by: by(
                state,
                source,
                row.speed_observed_on.as_deref().unwrap_or(""),
                None,
            ),
        }),
        quantization: row.quantization.clone(),
        prices: of(&prices, row.id).map(|row| priced(state, row)).collect(),
        by: by(state, row.source_id, &row.observed_on, row.curated.as_ref()),
    };
    state.routes.iter().map(route).collect()
}

fn priced(state: &State, row: &price::Model) -> draft::Price {
    draft::Price {
        component: row.component,
        tier: row.tier,
        unit: row.unit,
        min_prompt_tokens: row.min_prompt_tokens,
        amount_micro_usd: row.amount_micro_usd,
        effective_from: row.effective_from.clone(),
        effective_to: row.effective_to.clone(),
        by: by(state, row.source_id, &row.observed_on, row.curated.as_ref()),
    }
}

fn benchmarks(state: &State) -> Vec<draft::Benchmark> {
    let aliases = grouped(&state.benchmark_aliases, |row| row.benchmark_id);
    let benchmark = |row: &benchmark::Model| draft::Benchmark {
        slug: row.slug.clone(),
        name: row.name.clone(),
        category: row.category,
        unit: row.unit,
        direction: row.direction,
        range_min: row.range_min,
        range_max: row.range_max,
        website: row.website.clone(),
        aliases: of(&aliases, row.id)
            .map(|row| alias(&row.namespace, &row.external_id, MatchKind::Explicit))
            .collect(),
    };
    state.benchmarks.iter().map(benchmark).collect()
}

fn scores(state: &State) -> Vec<draft::Score> {
    let score = |row: &entities::score::Model| draft::Score {
        model: state.model_name(row.model_id).to_owned(),
        benchmark: state
            .benchmarks
            .get(row.benchmark_id)
            .map_or_else(String::new, |row| row.slug.clone()),
        version: row.version.clone(),
        variant: row.variant.clone(),
        effort: row.effort.clone(),
        harness: row.harness.clone(),
        value: row.value,
        standard_error: row.standard_error,
        measured_by: row.measured_by,
        measurer: row.measurer.clone(),
        measured_on: row.measured_on.clone(),
        url: row.url.clone(),
        by: by(state, row.source_id, &row.observed_on, None),
    };
    state.scores.iter().map(score).collect()
}

fn alias(namespace: &str, external_id: &str, match_kind: MatchKind) -> draft::Alias {
    draft::Alias {
        namespace: namespace.to_owned(),
        external_id: external_id.to_owned(),
        match_kind,
    }
}

fn by(state: &State, source_id: i64, observed_on: &str, curated: Option<&String>) -> Statement {
    Statement {
        source: state.source_name(source_id).to_owned(),
        observed_on: observed_on.to_owned(),
        curated: curated.cloned(),
    }
}

fn grouped<R: Record>(rows: &Rows<R>, parent: impl Fn(&R) -> i64) -> HashMap<i64, Vec<&R>> {
    let mut groups: HashMap<i64, Vec<&R>> = HashMap::new();
    for row in rows.iter() {
        groups.entry(parent(row)).or_default().push(row);
    }
    groups
}

fn of<'a, R>(groups: &'a HashMap<i64, Vec<&'a R>>, parent: i64) -> impl Iterator<Item = &'a &'a R> {
    groups.get(&parent).into_iter().flatten()
}
