//! What OpenRouter means.
//!
//! Its prices are its own and rank as the provider's; what it says of models is what others told it.

use entities::enums::{
    Capability, MatchKind, Modality, ModelField, PriceComponent, PriceState, PriceUnit, RouteStatus,
};
use rust_decimal::Decimal;

use super::source::{Answer, Model};
use crate::import::draft::{Draft, Price, Route, Warning};
use crate::import::facts;
use crate::import::gather::{Facts, Gather, named_provider, state_of_zero_prices};
use crate::import::json::{self, Number};
use crate::import::{identity, values};

const SOURCE: &str = "openrouter";
/// What it says of models ranks as a collection.
const MODELS_SOURCE: &str = "openrouter-models";

/// Reads an answer of `/api/v1/models`.
pub fn translate(text: &str, observed_on: &str) -> Result<(Draft, Vec<Warning>), String> {
    let answer: Answer<'_> = json::record(text)?;
    let mut gather = Gather::new(SOURCE, observed_on);
    gather.provider(named_provider(SOURCE, "OpenRouter"));
    gather.complete(SOURCE);
    for (number, raw) in answer.data.into_iter().enumerate() {
        match json::record::<Model<'_>>(raw.get()) {
            Ok(model) => take(&mut gather, &model),
            Err(reason) => gather.skip(&format!("data[{number}]"), "BAD_RECORD", reason),
        }
    }
    Ok(gather.finish())
}

fn take(gather: &mut Gather, model: &Model<'_>) {
    // `~maker/name-latest` moves from model to model and is none itself.
    if model.id.starts_with('~') {
        return gather.skip(
            &model.id,
            "MOVING_ALIAS",
            "names whatever model is the latest",
        );
    }
    let link = model.canonical_slug.as_deref();
    let found = gather.model(SOURCE, &model.id, link.or(model.hugging_face_id.as_deref()));
    if let Some(link) = link.filter(|link| *link != model.id) {
        gather.alias(&found.slug, SOURCE, link, MatchKind::CanonicalLink);
    }
    if let Some(repository) = model.hugging_face_id.as_deref().filter(|id| !id.is_empty()) {
        gather.alias(
            &found.slug,
            "huggingface",
            repository,
            MatchKind::CanonicalLink,
        );
    }
    speak(gather, &found.slug, model);
    let prices = prices(gather, model);
    let by = gather.by();
    let ends = model
        .expiration_date
        .as_deref()
        .filter(|day| values::is_day(day));
    gather.route(Route {
        model: found.slug,
        provider: SOURCE.to_owned(),
        provider_model_id: model.id.clone(),
        region: String::new(),
        status: Some(ends.map_or(RouteStatus::Active, |_| RouteStatus::Deprecated)),
        price_state: if prices.is_empty() {
            Some(PriceState::Unknown)
        } else {
            state_of_zero_prices(SOURCE, &model.id, &prices)
        },
        context_window: model.context_length.and_then(Number::count),
        max_output_tokens: model
            .top_provider
            .as_ref()
            .and_then(|top| top.max_completion_tokens?.count()),
        speed: None,
        quantization: None,
        prices,
        by,
    });
}

fn speak(gather: &mut Gather, slug: &str, model: &Model<'_>) {
    let bare = identity::bare(&model.id);
    let (organization, _) = identity::organization_of(slug, &bare);
    let organization = gather.organization(&organization, bare.vendor.as_deref());
    let name = model.name.as_deref();
    let name = name.map(|name| name.split_once(": ").map_or(name, |(_, name)| name));
    let mut facts = Facts::default();
    facts.maybe(
        ModelField::Name,
        name.map(|name| name.trim_end_matches(" (free)")),
    );
    facts.field(ModelField::Organization, &organization);
    let count = |number: Option<Number>| {
        number
            .and_then(Number::count)
            .map(|count| count.to_string())
    };
    facts.maybe(
        ModelField::ContextWindow,
        count(model.context_length).as_deref(),
    );
    let longest = model
        .top_provider
        .as_ref()
        .and_then(|top| count(top.max_completion_tokens));
    facts.maybe(ModelField::MaxOutputTokens, longest.as_deref());
    facts.maybe(
        ModelField::KnowledgeCutoff,
        model.knowledge_cutoff.as_deref(),
    );
    let mut list = |field, words: &[String]| facts::modality_words(&mut facts, field, words);
    let stated = model.architecture.as_ref();
    let input: Vec<Modality> = stated
        .map(|a| list(ModelField::InputModalities, &a.input_modalities))
        .unwrap_or_default();
    let output: Vec<Modality> = stated
        .map(|a| list(ModelField::OutputModalities, &a.output_modalities))
        .unwrap_or_default();
    facts::modalities(&mut facts, &input, &output);
    facts.field(ModelField::ProductType, facts::product_type(slug, &output));
    let takes = |parameter: &str| {
        model
            .supported_parameters
            .iter()
            .any(|known| known == parameter)
    };
    if !model.supported_parameters.is_empty() {
        facts.capability(Capability::FunctionCalling, takes("tools"));
        facts.capability(Capability::ToolUse, takes("tools"));
        facts.capability(Capability::StructuredOutputs, takes("structured_outputs"));
        facts.capability(Capability::Reasoning, takes("reasoning"));
    }
    let by = gather.by_source(MODELS_SOURCE);
    let free = u8::from(model.id.contains(':'));
    gather.offer(slug, (free, &model.id), facts, &by);
}

fn prices(gather: &mut Gather, model: &Model<'_>) -> Vec<Price> {
    let mut prices = Vec::new();
    for (key, raw) in model.pricing.iter().flat_map(|pricing| &pricing.0) {
        let Some((component, unit, factor)) = component(key) else {
            continue;
        };
        let amount =
            Number::of(raw).and_then(|Number(amount)| amount.checked_mul(Decimal::from(factor)));
        let Some(amount) = amount else {
            let shown = json::short(raw.get());
            gather.remark(
                &model.id,
                "BAD_PRICE",
                format!("`{key}` is {shown}, which is no number"),
            );
            continue;
        };
        // Nothing for a request or a search means that it is not charged for itself.
        if amount.is_zero() && unit != PriceUnit::MillionTokens {
            continue;
        }
        let price = gather.price(&model.id, component, amount);
        prices.extend(price.map(|price| Price { unit, ..price }));
    }
    prices
}

fn component(key: &str) -> Option<(PriceComponent, PriceUnit, i64)> {
    let tokens = |component| Some((component, PriceUnit::MillionTokens, 1_000_000));
    match key {
        "prompt" => tokens(PriceComponent::Input),
        "completion" => tokens(PriceComponent::Output),
        "input_cache_read" => tokens(PriceComponent::CacheRead),
        "input_cache_write" => tokens(PriceComponent::CacheWrite),
        "internal_reasoning" => tokens(PriceComponent::Reasoning),
        "audio" => tokens(PriceComponent::InputAudio),
        "request" => Some((PriceComponent::Request, PriceUnit::Request, 1)),
        "web_search" => Some((PriceComponent::WebSearch, PriceUnit::ThousandSearches, 1000)),
        _ => None,
    }
}
