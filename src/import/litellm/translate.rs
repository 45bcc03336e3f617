//! What LiteLLM's price map means.

use entities::enums::{Capability, Modality, ModelField, ProviderKind, RouteStatus};

use super::prices::prices;
use super::source::Entry;
use crate::import::draft::{Draft, Route, Warning};
use crate::import::facts;
use crate::import::gather::{Facts, Gather, LISTING, named_provider, state_of_zero_prices};
use crate::import::identity::{self, BareName};
use crate::import::json::{self, Entries};
use crate::import::values;

const SOURCE: &str = "litellm";
/// Calls that models of this catalog take.
const MODES: [&str; 4] = ["chat", "responses", "completion", "embedding"];
/// Words in a key between provider and model that name a region or a kind of deployment.
const REGIONS: [&str; 8] = [
    "eu",
    "us",
    "global",
    "global-standard",
    "apac",
    "au",
    "jp",
    "standard",
];

/// Reads the price map.
pub fn translate(text: &str, observed_on: &str) -> Result<(Draft, Vec<Warning>), String> {
    let entries: Entries<'_> = json::record(text)?;
    let mut gather = Gather::new(SOURCE, observed_on);
    let mut listed: Vec<String> = Vec::new();
    for (key, raw) in entries.0.iter().filter(|(key, _)| key != "sample_spec") {
        let fields = json::record::<Entries<'_>>(raw.get());
        match (json::record::<Entry<'_>>(raw.get()), fields) {
            (Ok(entry), Ok(fields)) => {
                if let Some(provider) = take(&mut gather, key, &entry, &fields) {
                    listed.push(provider);
                }
            }
            (Err(reason), _) | (_, Err(reason)) => gather.skip(key, "BAD_RECORD", reason),
        }
    }
    listed.sort();
    listed.dedup();
    for provider in listed {
        gather.complete(&provider);
    }
    Ok(gather.finish())
}

/// Takes an entry and gives the slug of its provider.
fn take(gather: &mut Gather, key: &str, entry: &Entry<'_>, fields: &Entries<'_>) -> Option<String> {
    let Some(name) = entry.litellm_provider.as_deref() else {
        gather.skip(
            key,
            "NO_PROVIDER",
            "names no provider in `litellm_provider`",
        );
        return None;
    };
    let mode = entry.mode.as_deref().unwrap_or("chat");
    if !MODES.contains(&mode) {
        end(gather, key, name, entry);
        gather.skip(
            key,
            "OTHER_MODE",
            format!("its mode `{mode}` is not one that this catalog lists"),
        );
        return None;
    }
    let provider = identity::provider(SOURCE, name);
    let (id, region) = without_provider(key, name);
    if is_template(id) {
        gather.skip(key, "TEMPLATE", "is a price class and no model");
        return None;
    }
    gather.provider(named_provider(&provider, name));
    let bare = identity::bare(id);
    let found = gather.model(&provider, id, None);
    let prices = prices(gather, key, fields);
    for (name, text) in entry.odd_limits() {
        let reason = format!("`{name}` is {}, which is no number", json::short(text));
        gather.remark(key, "BAD_FIELD", reason);
    }
    let (prompt, max_output_tokens) = entry.limits();
    let context_window = prompt.filter(|_| is_window(&provider, &found.slug));
    let ends = entry
        .deprecation_date
        .as_deref()
        .filter(|day| values::is_day(day));
    let by = gather.by();
    let past = ends.is_some_and(|day| is_past(day, &by.observed_on));
    speak(gather, (&found.slug, &provider), &bare, (key, entry));
    gather.route(Route {
        model: found.slug,
        provider: provider.clone(),
        provider_model_id: id.to_owned(),
        region: region.map_or_else(|| bare.region.clone(), str::to_owned),
        status: Some(if past {
            RouteStatus::Retired
        } else {
            RouteStatus::Active
        }),
        price_state: state_of_zero_prices(&provider, id, &prices),
        context_window,
        max_output_tokens,
        speed: None,
        quantization: bare.quantization,
        prices,
        by,
    });
    Some(provider)
}

fn is_past(day: &str, observed_on: &str) -> bool {
    !observed_on.is_empty() && day <= observed_on
}

/// The end of a model of which an entry says nothing else that this catalog lists, such as one that draws or speaks.
fn end(gather: &mut Gather, key: &str, name: &str, entry: &Entry<'_>) {
    let provider = identity::provider(SOURCE, name);
    let found = identity::model(&provider, without_provider(key, name).0, None);
    if found.known {
        let by = gather.by();
        let mut facts = Facts::default();
        end_of_model(&mut facts, (&found.slug, &provider), entry, &by.observed_on);
        if !facts.fields.is_empty() {
            gather.offer(&found.slug, (LISTING - 1, key), facts, &by);
        }
    }
}

/// The end of a route that is the end of its model.
fn end_of_model(
    facts: &mut Facts,
    (slug, provider): (&str, &str),
    entry: &Entry<'_>,
    observed_on: &str,
) {
    let bare = identity::bare(slug);
    if !ends_models(provider, &identity::organization_of(slug, &bare).0)
        || identity::has_open_weights(slug)
    {
        return;
    }
    let day = entry.deprecation_date.as_deref();
    facts.maybe(ModelField::RetiredOn, day);
    if day.is_some_and(|day| values::is_day(day) && is_past(day, observed_on)) {
        facts.field(ModelField::Lifecycle, "RETIRED");
    }
}

/// The provider's own id, and the region in the key.
fn without_provider<'a>(key: &'a str, provider: &str) -> (&'a str, Option<&'a str>) {
    let Some((first, rest)) = key.split_once('/') else {
        return (key, None);
    };
    let names_provider = first == provider
        || provider.starts_with(first)
        || identity::known_provider(SOURCE, first).is_some();
    if !names_provider {
        return (key, None);
    }
    match rest.split_once('/') {
        Some((region, id)) if REGIONS.contains(&region) || is_region(region) => (id, Some(region)),
        _ => (rest, None),
    }
}

/// `us-east-1`, `eu-central-1`.
fn is_region(text: &str) -> bool {
    text.matches('-').count() >= 2
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text.len() < 16
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.contains('.')
        && ["us", "eu", "ap", "ca", "sa", "me", "af"]
            .iter()
            .any(|start| text.starts_with(start))
}

/// `together-ai-4.1b-8b` and `fireworks-ai-up-to-4b` are classes of prices by size.
fn is_template(id: &str) -> bool {
    id.starts_with("together-ai-") || id.starts_with("fireworks-ai-") || id.contains('*')
}

fn speak(
    gather: &mut Gather,
    (slug, provider): (&str, &str),
    bare: &BareName,
    (key, entry): (&str, &Entry<'_>),
) {
    let (organization, _) = identity::organization_of(slug, bare);
    let organization = gather.organization(&organization, bare.vendor.as_deref());
    let mut facts = Facts::default();
    facts.field(ModelField::Organization, &organization);
    let own = lab_behind(provider) == Some(&organization);
    if own {
        let (prompt, output) = entry.limits();
        let window = prompt.filter(|_| is_window(provider, slug));
        let text = |count: Option<i64>| count.map(|count| count.to_string());
        facts.maybe(ModelField::ContextWindow, text(window).as_deref());
        let output = output.filter(|_| !identity::cuts_answers(provider));
        facts.maybe(ModelField::MaxOutputTokens, text(output).as_deref());
    }
    let by = gather.by();
    end_of_model(&mut facts, (slug, provider), entry, &by.observed_on);
    let mut list = |field, words: &[String]| facts::modality_words(&mut facts, field, words);
    let mut input: Vec<Modality> = list(ModelField::InputModalities, &entry.supported_modalities);
    let mut given: Vec<Modality> = list(
        ModelField::OutputModalities,
        &entry.supported_output_modalities,
    );
    if entry.mode.as_deref() == Some("embedding") {
        (input, given) = (vec![Modality::Text], vec![Modality::Embedding]);
    }
    facts::modalities(&mut facts, &input, &given);
    facts.field(ModelField::ProductType, facts::product_type(slug, &given));
    facts.maybe_capability(Capability::Vision, entry.supports_vision);
    // A picture is more than text, whatever the entry says or leaves out of modalities.
    if entry.supports_vision == Some(true) {
        facts.capability(Capability::Multimodal, true);
    }
    facts.maybe_capability(Capability::FunctionCalling, entry.supports_function_calling);
    facts.maybe_capability(Capability::ToolUse, entry.supports_function_calling);
    facts.maybe_capability(
        Capability::StructuredOutputs,
        entry.supports_response_schema,
    );
    facts.maybe_capability(Capability::Reasoning, entry.supports_reasoning);
    facts.maybe_capability(Capability::ComputerUse, entry.supports_computer_use);
    facts.maybe_capability(Capability::PromptCaching, entry.supports_prompt_caching);
    facts.maybe_capability(Capability::WebSearch, entry.supports_web_search);
    facts.maybe_capability(Capability::PdfInput, entry.supports_pdf_input);
    facts.maybe_capability(Capability::AudioInput, entry.supports_audio_input);
    facts.maybe_capability(Capability::AudioOutput, entry.supports_audio_output);
    // Names without a path are the labs' own.
    let priority = if own {
        u8::from(key.contains('/'))
    } else {
        LISTING
    };
    gather.offer(slug, (priority, key), facts, &by);
}

/// Whether `max_input_tokens` is the context window: most entries put the window there, those of Alibaba's own API and of
/// GPT-5 and its successors the longest prompt, which leaves room for the answer.
fn is_window(provider: &str, slug: &str) -> bool {
    let prompt_limited = ["gpt-5", "gpt-6"];
    provider != "alibaba" && !prompt_limited.iter().any(|start| slug.starts_with(start))
}

/// Whether the end of a route there may be the end of the model: the lab's own API, or its only one. Where the weights are
/// open it is not, because others serve the model on.
///
/// A cloud of the same house ends models on days of its own.
fn ends_models(provider: &str, organization: &str) -> bool {
    let own = identity::tracked_providers()
        .iter()
        .filter(|known| known.organization.as_deref() == Some(organization));
    own.min_by_key(|known| known.kind != ProviderKind::FirstParty)
        .is_some_and(|known| known.slug == provider)
}

/// The organization behind a tracked provider.
fn lab_behind(provider: &str) -> Option<&'static String> {
    let mut tracked = identity::tracked_providers().iter();
    tracked
        .find(|known| known.slug == provider)?
        .organization
        .as_ref()
}
