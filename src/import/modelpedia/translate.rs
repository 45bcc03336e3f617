//! What modelpedia's records mean.

use entities::enums::{Capability, MatchKind, Modality, ModelField, PriceComponent, ServiceTier};
use rust_decimal::Decimal;
use serde_json::value::RawValue;

use super::source::Record;
use crate::import::draft::{Draft, Price, Route, Statement, Warning};
use crate::import::facts;
use crate::import::gather::{Facts, Gather, LISTING, named_provider, state_of_zero_prices};
use crate::import::identity;
use crate::import::json::{self, Number};
use crate::import::values;

const SOURCE: &str = "modelpedia";
/// Folders of collections and of weights, which serve nothing under an id of their own.
const NO_PROVIDERS: [&str; 4] = ["huggingface", "qwen", "ollama", "cursor"];
/// Its records of Google copy the table of shut-downs, so their `deprecation_date` is the day of the end.
const SHUTS_DOWN: &str = "google";

/// Reads records, one a line.
pub fn translate(text: &str, observed_on: &str) -> Result<(Draft, Vec<Warning>), String> {
    let mut gather = Gather::new(SOURCE, observed_on);
    let mut read = 0_usize;
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        match json::record::<Record<'_>>(line) {
            Ok(record) => {
                read += 1;
                take(&mut gather, &record);
            }
            Err(reason) => gather.skip(&format!("line {}", number + 1), "BAD_RECORD", reason),
        }
    }
    if read == 0 {
        return Err("holds no record with an `id`, one JSON object a line".to_owned());
    }
    Ok(gather.finish())
}

fn take(gather: &mut Gather, record: &Record<'_>) {
    let folder = record
        .path
        .as_deref()
        .and_then(|path| path.split('/').next())
        .unwrap_or_default();
    let provider = identity::provider(SOURCE, folder);
    let found = gather.model(&provider, &record.id, None);
    for snapshot in strings(record.snapshots) {
        let named = identity::model(&provider, &snapshot, None);
        if named.slug == found.slug && snapshot != found.slug {
            gather.alias(&found.slug, &provider, &snapshot, MatchKind::CanonicalLink);
        }
    }
    speak(gather, &found.slug, &provider, record);
    let serves = !folder.is_empty() && !NO_PROVIDERS.contains(&folder);
    if let Some(pricing) = record.pricing.as_ref().filter(|_| serves) {
        let name = format!("{folder}/{}", record.id);
        let prices: Vec<Price> = pricing
            .0
            .iter()
            .filter_map(|(key, raw)| price(gather, &name, key, raw))
            .collect();
        if !prices.is_empty() {
            route(gather, found.slug, &provider, record, prices);
        }
    }
}

fn route(
    gather: &mut Gather,
    model: String,
    provider: &str,
    record: &Record<'_>,
    prices: Vec<Price>,
) {
    gather.provider(named_provider(provider, provider));
    let bare = identity::bare(&record.id);
    let by = seen(gather, record);
    let prices = prices
        .into_iter()
        .map(|price| Price {
            by: by.clone(),
            ..price
        })
        .collect::<Vec<Price>>();
    gather.route(Route {
        model,
        provider: provider.to_owned(),
        provider_model_id: record.id.clone(),
        region: bare.region,
        status: None,
        price_state: state_of_zero_prices(provider, &record.id, &prices),
        context_window: None,
        max_output_tokens: None,
        speed: None,
        quantization: None,
        prices,
        by,
    });
}

/// The statement on the day that the record names, else on the day of the import.
fn seen(gather: &mut Gather, record: &Record<'_>) -> Statement {
    let mut by = gather.by();
    if let Some(day) = record
        .last_updated
        .clone()
        .filter(|day| values::is_day(day))
    {
        by.observed_on = day;
    }
    by
}

fn price(gather: &mut Gather, record: &str, key: &str, raw: &RawValue) -> Option<Price> {
    let (component, tier) = match key {
        "input" => (PriceComponent::Input, ServiceTier::Standard),
        "output" => (PriceComponent::Output, ServiceTier::Standard),
        "cached_input" => (PriceComponent::CacheRead, ServiceTier::Standard),
        "cache_write" => (PriceComponent::CacheWrite, ServiceTier::Standard),
        "batch_input" => (PriceComponent::Input, ServiceTier::Batch),
        "batch_output" => (PriceComponent::Output, ServiceTier::Batch),
        _ => return None,
    };
    let price = gather.price(record, component, Number::of(raw)?.0)?;
    Some(Price { tier, ..price })
}

fn speak(gather: &mut Gather, slug: &str, provider: &str, record: &Record<'_>) {
    let bare = identity::bare(&record.id);
    let (by_name, known) = identity::organization_of(slug, &bare);
    let stated = record
        .created_by
        .as_deref()
        .and_then(identity::organization_named);
    let organization = match (known, stated) {
        (None, Some(stated)) => stated.to_owned(),
        _ => by_name,
    };
    let organization = gather.organization(&organization, bare.vendor.as_deref());
    let mut facts = Facts::default();
    facts.name(record.name.as_deref(), &record.id);
    facts.field(ModelField::Organization, &organization);
    facts.maybe(ModelField::Family, record.family.as_deref());
    sizes(&mut facts, record);
    let mut list = |field, words: &[String]| facts::modality_words(&mut facts, field, words);
    let modalities = record.modalities.as_ref();
    let input: Vec<Modality> = modalities
        .map(|m| list(ModelField::InputModalities, &m.input))
        .unwrap_or_default();
    let output: Vec<Modality> = modalities
        .map(|m| list(ModelField::OutputModalities, &m.output))
        .unwrap_or_default();
    facts::modalities(&mut facts, &input, &output);
    let able = &record.capabilities;
    facts.maybe_capability(Capability::Vision, able.vision);
    facts.maybe_capability(Capability::FunctionCalling, able.tool_call);
    facts.maybe_capability(Capability::ToolUse, able.tool_call);
    facts.maybe_capability(Capability::StructuredOutputs, able.structured_output);
    facts.maybe_capability(Capability::Reasoning, able.reasoning);
    facts.maybe_capability(Capability::FineTuning, able.fine_tuning);
    let by = seen(gather, record);
    // The lab's own folder first, then its weights, then those who serve it.
    let own = identity::organization_named(provider) == Some(organization.as_str());
    let priority = match provider {
        _ if own => 0,
        "huggingface" => 1,
        _ => LISTING,
    };
    terms(gather, &mut facts, record, priority < LISTING);
    dates(&mut facts, record, slug, (provider, priority < LISTING));
    // Without the ending a plain name comes before the dated ones that begin with it.
    let path = record.path.as_deref().unwrap_or(&record.id);
    let path = path.strip_suffix(".json").unwrap_or(path);
    gather.offer(slug, (priority, path), facts, &by);
}

/// How open it is: a host's record says "not open" of whatever it did not look up.
fn terms(gather: &mut Gather, facts: &mut Facts, record: &Record<'_>, by_maker: bool) {
    let license = record
        .license
        .as_deref()
        .and_then(|name| gather.license(name));
    if let Some(license) = license {
        facts.field(ModelField::License, &license.slug);
        facts.field(ModelField::Openness, &values::name_of(&license.openness));
    } else if let Some(open) = record.open_weight.filter(|open| *open || by_maker) {
        facts.field(
            ModelField::Openness,
            if open { "OPEN_WEIGHTS" } else { "PROPRIETARY" },
        );
    }
}

fn sizes(facts: &mut Facts, record: &Record<'_>) {
    let billions = |number: Option<Number>| {
        let weights = number?.0.checked_mul(Decimal::from(1_000_000_000_i64))?;
        Some(i64::try_from(weights.round()).ok()?.to_string())
    };
    let count = |number: Option<Number>| Some(number?.count()?.to_string());
    facts.maybe(
        ModelField::ParametersTotal,
        billions(record.parameters).as_deref(),
    );
    facts.maybe(
        ModelField::ParametersActive,
        billions(record.active_parameters).as_deref(),
    );
    facts.maybe(
        ModelField::ContextWindow,
        count(record.context_window).as_deref(),
    );
    facts.maybe(
        ModelField::MaxOutputTokens,
        count(record.max_output_tokens).as_deref(),
    );
    let architecture = record.architecture.as_deref().map(|word| match word {
        "moe" => "mixture of experts",
        other => other,
    });
    facts.maybe(ModelField::Architecture, architecture);
}

/// Days and stage: a host that ends its route does not end the model, and what it offers instead is no successor.
fn dates(facts: &mut Facts, record: &Record<'_>, slug: &str, (provider, by_maker): (&str, bool)) {
    let released = record.release_date.as_deref().and_then(values::first_day);
    facts.maybe(ModelField::ReleasedOn, released.as_deref());
    facts.maybe(
        ModelField::KnowledgeCutoff,
        record.knowledge_cutoff.as_deref(),
    );
    let ends = record.deprecation_date.as_deref().filter(|_| by_maker);
    let shut_down = provider == SHUTS_DOWN && !identity::has_open_weights(slug);
    let field = if shut_down {
        ModelField::RetiredOn
    } else {
        ModelField::DeprecatedOn
    };
    facts.maybe(field, ends);
    match record.status.as_deref() {
        Some("active") if by_maker && !facts::is_trial(slug) => {
            facts.field(ModelField::Lifecycle, "CURRENT");
        }
        Some("deprecated") if by_maker => facts.field(ModelField::Lifecycle, "DEPRECATED"),
        Some("preview") if by_maker => facts.field(ModelField::Lifecycle, "PREVIEW"),
        _ => {}
    }
    if let Some(successor) = strings(record.successor).first().filter(|_| by_maker) {
        let successor = identity::model(SOURCE, successor, None);
        if successor.known && successor.slug != slug {
            facts.field(ModelField::Successor, &successor.slug);
        }
    }
}

/// A text or a list of texts.
fn strings(raw: Option<&RawValue>) -> Vec<String> {
    let text = raw.map(RawValue::get).unwrap_or_default();
    json::record::<Vec<String>>(text)
        .or_else(|_| json::record::<String>(text).map(|one| vec![one]))
        .unwrap_or_default()
}
