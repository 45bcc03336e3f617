//! What llm-stats' data folder means.

use entities::enums::{Capability, MatchKind, MeasuredBy, ModelField, PriceComponent, RouteStatus};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::source::{Model, Result as Scored, Route as Served};
use crate::import::benchmarks;
use crate::import::decimal::{SCORE_DIGITS, scale};
use crate::import::draft::{Draft, Price, Route, Score, Speed, Warning};
use crate::import::gather::{Facts, Gather, named_provider, state_of_zero_prices};
use crate::import::identity;
use crate::import::json::{self, Number};
use crate::import::values;

const SOURCE: &str = "llm-stats";

/// Reads the files of the folder: pairs of path and text.
pub fn translate(files: &[(&str, &str)], observed_on: &str) -> (Draft, Vec<Warning>) {
    let mut gather = Gather::new(SOURCE, observed_on);
    for (path, text) in files {
        let name = path.rsplit('/').next().unwrap_or_default();
        match name {
            "model.json" => match json::record::<Model>(text) {
                Ok(record) => model(&mut gather, &record),
                Err(reason) => gather.skip(path, "BAD_RECORD", reason),
            },
            "benchmarks.json" => each(&mut gather, path, text, score),
            "models.json" => each(&mut gather, path, text, route),
            _ => {}
        }
    }
    gather.finish()
}

fn each<T: for<'a> Deserialize<'a>>(
    gather: &mut Gather,
    path: &str,
    text: &str,
    take: fn(&mut Gather, &T),
) {
    let list: Vec<&RawValue> = match json::record(text) {
        Ok(list) => list,
        Err(reason) => return gather.skip(path, "BAD_FILE", reason),
    };
    for (number, raw) in list.into_iter().enumerate() {
        match json::record::<T>(raw.get()) {
            Ok(record) => take(gather, &record),
            Err(reason) => gather.skip(&format!("{path}[{number}]"), "BAD_RECORD", reason),
        }
    }
}

fn model(gather: &mut Gather, record: &Model) {
    let found = gather.model(SOURCE, &record.model_id, None);
    let bare = identity::bare(&record.model_id);
    let page = record.source_weights_link.as_deref().unwrap_or_default();
    if let Some(repository) = page.strip_prefix("https://huggingface.co/") {
        let linked = identity::model("huggingface", repository, None);
        if linked.slug == found.slug && repository.matches('/').count() == 1 {
            gather.alias(
                &found.slug,
                "huggingface",
                repository,
                MatchKind::CanonicalLink,
            );
        }
    }
    let (by_name, known) = identity::organization_of(&found.slug, &bare);
    let stated = record
        .organization_id
        .as_deref()
        .filter(|_| known.is_none());
    let organization = stated.map_or(by_name, |stated| {
        identity::organization_named(stated)
            .map_or_else(|| identity::slug_of(stated), str::to_owned)
    });
    let organization = gather.organization(&organization, None);
    let mut facts = Facts::default();
    facts.name(record.name.as_deref(), &record.model_id);
    facts.field(ModelField::Organization, &organization);
    facts.maybe(ModelField::ReleasedOn, record.release_date.as_deref());
    facts.maybe(
        ModelField::KnowledgeCutoff,
        record.knowledge_cutoff.as_deref(),
    );
    let weights = record
        .param_count
        .and_then(Number::count)
        .map(|count| count.to_string());
    facts.maybe(ModelField::ParametersTotal, weights.as_deref());
    if let Some(license) = record
        .license_id
        .as_deref()
        .and_then(|name| gather.license(name))
    {
        facts.field(ModelField::License, &license.slug);
        facts.field(ModelField::Openness, &values::name_of(&license.openness));
    }
    facts.maybe_capability(Capability::Multimodal, record.multimodal);
    let by = gather.by();
    gather.offer(&found.slug, (0, &record.model_id), facts, &by);
}

fn score(gather: &mut Gather, record: &Scored) {
    let name = format!("{} on {}", record.model_id, record.benchmark_id);
    let Some(benchmark) = identity::known_benchmark(SOURCE, &record.benchmark_id) else {
        return gather.skip(
            &name,
            "UNKNOWN_BENCHMARK",
            "is a benchmark that is not known",
        );
    };
    let fraction = record.score.map(|Number(score)| score);
    let percent = fraction.and_then(|score| score.checked_mul(Decimal::ONE_HUNDRED));
    let in_range = |value: &i64| (0..=1_000_000).contains(value);
    let value = percent
        .and_then(|percent| scale(percent, SCORE_DIGITS))
        .map(|scaled| scaled.value);
    let Some(value) = value.filter(in_range) else {
        return gather.skip(&name, "BAD_SCORE", "states no fraction between 0 and 1");
    };
    let link = record.self_reported_source_link.as_deref();
    if link.is_some_and(|link| link.contains("://example.com")) {
        return gather.skip(&name, "PLACEHOLDER", "names a page that stands for none");
    }
    benchmarks::add(gather, benchmark);
    let found = gather.model(SOURCE, &record.model_id, None);
    let (organization, known) =
        identity::organization_of(&found.slug, &identity::bare(&record.model_id));
    let own = record.is_self_reported == Some(true);
    let by = gather.by();
    gather.score(Score {
        model: found.slug,
        benchmark: benchmark.slug.clone(),
        version: String::new(),
        variant: String::new(),
        effort: String::new(),
        harness: String::new(),
        value,
        standard_error: None,
        measured_by: if own {
            MeasuredBy::Lab
        } else {
            MeasuredBy::Aggregator
        },
        measurer: if own {
            known.map_or(organization, |known| known.name.clone())
        } else {
            SOURCE.to_owned()
        },
        measured_on: String::new(),
        url: record.self_reported_source_link.clone(),
        by,
    });
}

fn route(gather: &mut Gather, record: &Served) {
    let provider = identity::provider(SOURCE, &record.provider_id);
    let name = format!("{}/{}", record.provider_id, record.model_id);
    gather.provider(named_provider(&provider, &record.provider_id));
    let found = gather.model(SOURCE, &record.model_id, None);
    let stated = [
        (PriceComponent::Input, record.input_cents_per_million_tokens),
        (
            PriceComponent::Output,
            record.output_cents_per_million_tokens,
        ),
    ];
    let prices: Vec<Price> = stated
        .into_iter()
        .filter_map(|(component, cents)| {
            let dollars = cents?.0.checked_div(Decimal::ONE_HUNDRED)?;
            gather.price(&name, component, dollars)
        })
        .collect();
    let milli = |number: Option<Number>| {
        i64::try_from(number?.0.checked_mul(Decimal::ONE_THOUSAND)?.round()).ok()
    };
    let (throughput_milli_tps, first_token_ms) = (milli(record.throughput), milli(record.latency));
    let by = gather.by();
    let speed = (throughput_milli_tps.is_some() || first_token_ms.is_some()).then(|| Speed {
        throughput_milli_tps,
        first_token_ms,
        by: by.clone(),
    });
    gather.route(Route {
        model: found.slug,
        provider: provider.clone(),
        provider_model_id: record.model_id.clone(),
        region: String::new(),
        status: record
            .deprecated_at
            .as_ref()
            .map(|_| RouteStatus::Deprecated),
        price_state: state_of_zero_prices(&provider, &record.model_id, &prices),
        context_window: record.max_input_tokens.and_then(Number::count),
        max_output_tokens: record.max_output_tokens.and_then(Number::count),
        speed,
        quantization: record.quantization.clone(),
        prices,
        by,
    });
}
