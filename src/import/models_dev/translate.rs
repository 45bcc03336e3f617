//! What models.dev means.

use std::collections::BTreeMap;

use entities::enums::{Capability, MatchKind, Modality, ModelField, RouteStatus};

use super::prices::prices;
use super::scores;
use super::source::{Event, Model, Provider};
use crate::import::draft::{self, Draft, Price, Route, Warning};
use crate::import::facts;
use crate::import::gather::{Facts, Gather, LISTING, named_provider, state_of_zero_prices};
use crate::import::identity::{self, BareName};
use crate::import::json::{self, Entries};
use crate::import::values;

const SOURCE: &str = "models.dev";

/// A file of models.dev.
#[derive(Clone, Copy, Debug)]
pub enum File<'a> {
    /// `api.json`, `catalog.json` or the provider-neutral models.
    Listing(&'a str),
    /// Dated price events.
    Events(&'a str),
}

/// Reads files of one edition of models.dev together, because they are one source and complete each other.
pub fn translate(files: &[File<'_>], observed_on: &str) -> Result<(Draft, Vec<Warning>), String> {
    let mut gather = Gather::new(SOURCE, observed_on);
    for file in files {
        match file {
            File::Listing(text) => listings(&mut gather, text)?,
            File::Events(_) => {}
        }
    }
    // Events come last, as they add the past to routes that the listings state.
    for file in files {
        match file {
            File::Events(text) => events(&mut gather, text)?,
            File::Listing(_) => {}
        }
    }
    Ok(gather.finish())
}

fn listings(gather: &mut Gather, text: &str) -> Result<(), String> {
    let entries: Entries<'_> = json::record(text)?;
    for (id, raw) in &entries.0 {
        match id.as_str() {
            "providers" | "models" if is_section(raw.get()) => {
                let section: Entries<'_> = json::record(raw.get())?;
                for (id, raw) in &section.0 {
                    entry(gather, id, raw.get());
                }
            }
            _ => entry(gather, id, raw.get()),
        }
    }
    Ok(())
}

/// `catalog.json` holds the two kinds under names of their own; a provider called `models` would have fields of its own.
fn is_section(text: &str) -> bool {
    let fields: Entries<'_> = json::record(text).unwrap_or_default();
    !fields
        .0
        .iter()
        .any(|(key, _)| key == "name" || key == "env")
}

fn entry(gather: &mut Gather, id: &str, text: &str) {
    match json::record::<Provider<'_>>(text) {
        Ok(provider) => return listing(gather, id, &provider),
        Err(reason) if is_provider(text) => return gather.skip(id, "BAD_RECORD", reason),
        Err(_) => {}
    }
    match json::record::<Model<'_>>(text) {
        Ok(model) => neutral(gather, id, &model),
        Err(reason) => gather.skip(id, "BAD_RECORD", reason),
    }
}

/// Whether a record has fields that only providers have: one that is damaged must not pass for a model.
fn is_provider(text: &str) -> bool {
    let fields: Entries<'_> = json::record(text).unwrap_or_default();
    let of_providers = ["models", "npm", "env"];
    let mut names = fields.0.iter().map(|(name, _)| name.as_str());
    names.any(|name| of_providers.contains(&name))
}

fn neutral(gather: &mut Gather, id: &str, model: &Model<'_>) {
    let found = gather.model(SOURCE, id, Some(id));
    let bare = identity::bare(id);
    for weights in &model.weights {
        let page = weights.url.as_deref().unwrap_or_default();
        if let Some(repository) = page.strip_prefix("https://huggingface.co/") {
            gather.alias(
                &found.slug,
                "huggingface",
                repository,
                MatchKind::CanonicalLink,
            );
        }
    }
    let speaker = Speaker {
        priority: 0,
        record: id,
        cuts_answers: false,
    };
    let organization = speak(gather, &found.slug, &bare, model, &speaker);
    for benchmark in &model.benchmarks {
        scores::score(gather, &found.slug, &organization, benchmark.get());
    }
}

fn listing(gather: &mut Gather, id: &str, provider: &Provider<'_>) {
    let slug = identity::provider(SOURCE, id);
    gather.provider(draft::Provider {
        wire_format: provider.npm.as_deref().map(wire_format),
        documentation: provider.doc.clone(),
        ..named_provider(&slug, provider.name.as_deref().unwrap_or(id))
    });
    gather.complete(&slug);
    for (model_id, raw) in &provider.models.0 {
        let record = format!("{id}/{model_id}");
        match json::record::<Model<'_>>(raw.get()) {
            Ok(model) => route(gather, &slug, model_id, &model),
            Err(reason) => gather.skip(&record, "BAD_RECORD", reason),
        }
    }
}

fn route(gather: &mut Gather, provider: &str, id: &str, model: &Model<'_>) {
    let record = format!("{provider}/{id}");
    let found = gather.model(provider, id, model.base_model.as_deref());
    let bare = identity::bare(id);
    let maker = identity::organization_of(&found.slug, &bare).0;
    let own = identity::tracked_providers()
        .iter()
        .find(|known| known.slug == provider);
    let priority = match own {
        Some(known) if known.organization.as_deref() == Some(maker.as_str()) => 1,
        Some(_) => 2,
        None => 3,
    };
    let speaker = Speaker {
        priority,
        record: &record,
        cuts_answers: identity::cuts_answers(provider),
    };
    speak(gather, &found.slug, &bare, model, &speaker);
    let prices = model
        .cost
        .as_ref()
        .map(|cost| prices(gather, &record, cost))
        .unwrap_or_default();
    let by = gather.by();
    gather.route(Route {
        model: found.slug,
        provider: provider.to_owned(),
        provider_model_id: id.to_owned(),
        region: bare.region,
        status: Some(status(model.status.as_deref())),
        price_state: state_of_zero_prices(provider, id, &prices),
        context_window: model
            .limit
            .as_ref()
            .and_then(|limit| limit.context?.count()),
        max_output_tokens: model.limit.as_ref().and_then(|limit| limit.output?.count()),
        speed: None,
        quantization: bare.quantization,
        prices,
        by,
    });
}

fn status(text: Option<&str>) -> RouteStatus {
    match text {
        Some("deprecated") => RouteStatus::Deprecated,
        Some("beta" | "alpha") => RouteStatus::Beta,
        _ => RouteStatus::Active,
    }
}

/// The stage of a model by the word of its lab.
fn stage(status: &str) -> Option<&'static str> {
    match status {
        "deprecated" => Some("DEPRECATED"),
        "beta" | "alpha" => Some("PREVIEW"),
        _ => None,
    }
}

fn wire_format(package: &str) -> String {
    let name = package.rsplit('/').next().unwrap_or(package);
    match name {
        "openai-compatible" | "openai" | "azure" | "xai" | "groq" | "mistral" | "gateway" => {
            "openai".to_owned()
        }
        "amazon-bedrock" => "bedrock".to_owned(),
        "google" | "google-vertex" => "google".to_owned(),
        other => other.to_owned(),
    }
}

/// A record that speaks for a model.
struct Speaker<'a> {
    /// How much it counts.
    priority: u8,
    /// Its name.
    record: &'a str,
    /// Whether its limit of answers is no limit of the model.
    cuts_answers: bool,
}

/// Lets a record speak for its model and gives the organization.
fn speak(
    gather: &mut Gather,
    slug: &str,
    bare: &BareName,
    model: &Model<'_>,
    speaker: &Speaker<'_>,
) -> String {
    let (organization, _) = identity::organization_of(slug, bare);
    let organization = gather.organization(&organization, bare.vendor.as_deref());
    let mut facts = Facts::default();
    facts.name(model.name.as_deref(), speaker.record);
    facts.field(ModelField::Organization, &organization);
    facts.maybe(ModelField::Family, model.family.as_deref());
    facts.maybe(ModelField::ReleasedOn, model.release_date.as_deref());
    facts.maybe(ModelField::KnowledgeCutoff, model.knowledge.as_deref());
    if let Some(limit) = &model.limit {
        let text = |number: Option<json::Number>| number?.count().map(|count| count.to_string());
        facts.maybe(ModelField::ContextWindow, text(limit.context).as_deref());
        let output = limit.output.filter(|_| !speaker.cuts_answers);
        facts.maybe(ModelField::MaxOutputTokens, text(output).as_deref());
    }
    let mut list = |field, words: &[String]| facts::modality_words(&mut facts, field, words);
    let stated = model.modalities.as_ref();
    let input: Vec<Modality> = stated
        .map(|m| list(ModelField::InputModalities, &m.input))
        .unwrap_or_default();
    let output: Vec<Modality> = stated
        .map(|m| list(ModelField::OutputModalities, &m.output))
        .unwrap_or_default();
    facts::modalities(&mut facts, &input, &output);
    facts.field(ModelField::ProductType, facts::product_type(slug, &output));
    // A provider may end a route while the model lives on; only the lab's own word ends the model. No word says nothing.
    let stage = model.status.as_deref().and_then(stage);
    let by_maker = speaker.priority < LISTING;
    facts.maybe(ModelField::Lifecycle, stage.filter(|_| by_maker));
    terms(gather, &mut facts, model, by_maker);
    facts.maybe_capability(Capability::Reasoning, model.reasoning);
    facts.maybe_capability(Capability::FunctionCalling, model.tool_call);
    facts.maybe_capability(Capability::ToolUse, model.tool_call);
    facts.maybe_capability(Capability::StructuredOutputs, model.structured_output);
    let cost = model.cost.as_ref();
    if cost.is_some_and(|cost| cost.0.iter().any(|(key, _)| key == "cache_read")) {
        facts.capability(Capability::PromptCaching, true);
    }
    let by = gather.by();
    gather.offer(slug, (speaker.priority, speaker.record), facts, &by);
    organization
}

/// How open it is: a host's listing says "not open" of whatever it did not look up.
fn terms(gather: &mut Gather, facts: &mut Facts, model: &Model<'_>, by_maker: bool) {
    let license = model
        .license
        .as_deref()
        .and_then(|name| gather.license(name));
    if let Some(license) = license {
        facts.field(ModelField::License, &license.slug);
        facts.field(ModelField::Openness, &values::name_of(&license.openness));
    } else if let Some(open) = model.open_weights.filter(|open| *open || by_maker) {
        let openness = if open { "OPEN_WEIGHTS" } else { "PROPRIETARY" };
        facts.field(ModelField::Openness, openness);
    }
}

/// Reads dated price events into prices with the days they held.
///
/// The day is the day of the record, which is not always the day the provider changed its price.
fn events(gather: &mut Gather, text: &str) -> Result<(), String> {
    let list: Vec<&serde_json::value::RawValue> = json::record(text)?;
    let mut routes: BTreeMap<(String, String), Vec<Event<'_>>> = BTreeMap::new();
    for (number, raw) in list.into_iter().enumerate() {
        match json::record::<Event<'_>>(raw.get()) {
            Ok(event) => {
                let key = (event.provider.clone(), event.model.clone());
                routes.entry(key).or_default().push(event);
            }
            Err(reason) => gather.skip(&format!("event {}", number + 1), "BAD_RECORD", reason),
        }
    }
    for ((provider, id), mut events) in routes {
        events.sort_by(|left, right| left.at.cmp(&right.at));
        history(gather, &provider, &id, &events);
    }
    Ok(())
}

fn history(gather: &mut Gather, provider: &str, id: &str, events: &[Event<'_>]) {
    let record = format!("{provider}/{id}");
    let mut held: Vec<Price> = Vec::new();
    for event in events {
        let Some(day) = event.at.get(..10).filter(|day| values::is_day(day)) else {
            gather.skip(
                &record,
                "BAD_DATE",
                format!("`{}` is no time", json::short(&event.at)),
            );
            continue;
        };
        let mut now = Vec::new();
        if let Some(cost) = event.cost.as_ref().filter(|_| event.event != "removed") {
            let known = |key: &str| !matches!(key, "inputCached" | "outputCached");
            let kept = cost
                .0
                .iter()
                .filter(|(key, _)| known(key))
                .cloned()
                .collect();
            now = prices(gather, &record, &Entries(kept));
        }
        change(&mut held, &now, day);
    }
    // What was stated and taken back on one day never held.
    held.retain(|price| price.effective_from != price.effective_to);
    if held.is_empty() {
        return;
    }
    let slug = identity::provider(SOURCE, provider);
    let region = identity::bare(id).region;
    let Some(held) = gather.add_history((&slug, id, &region), held) else {
        return;
    };
    gather.provider(named_provider(&slug, provider));
    let found = gather.model(&slug, id, None);
    let bare = identity::bare(id);
    let organization = identity::organization_of(&found.slug, &bare).0;
    let organization = gather.organization(&organization, bare.vendor.as_deref());
    let mut facts = Facts::default();
    facts.field(ModelField::Organization, &organization);
    let removed = events.last().is_some_and(|event| event.event == "removed");
    let by = gather.by();
    if !found.known {
        gather.offer(&found.slug, (9, &record), facts, &by);
    }
    gather.route(Route {
        model: found.slug,
        provider: slug,
        provider_model_id: id.to_owned(),
        region: bare.region,
        status: removed.then_some(RouteStatus::Retired),
        price_state: None,
        context_window: None,
        max_output_tokens: None,
        speed: None,
        quantization: None,
        prices: held,
        by,
    });
}

/// Closes what changed and opens what is new on a day.
fn change(held: &mut Vec<Price>, now: &[Price], day: &str) {
    let same = |one: &Price, other: &Price| {
        one.component == other.component && one.min_prompt_tokens == other.min_prompt_tokens
    };
    for price in held
        .iter_mut()
        .filter(|price| price.effective_to.is_empty())
    {
        let stays = now
            .iter()
            .any(|new| same(price, new) && price.amount_micro_usd == new.amount_micro_usd);
        if !stays {
            day.clone_into(&mut price.effective_to);
        }
    }
    for new in now {
        let open = held
            .iter()
            .any(|price| price.effective_to.is_empty() && same(price, new));
        if !open {
            held.push(Price {
                effective_from: day.to_owned(),
                ..new.clone()
            });
        }
    }
}
