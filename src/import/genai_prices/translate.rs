//! What genai-prices means.

use entities::enums::{MatchKind, ModelField, RouteStatus};
use serde_json::value::RawValue;

use super::prices::prices;
use super::source::{Model, Provider};
use crate::import::draft::{Draft, Route, Warning};
use crate::import::gather::{Facts, Gather, named_provider, state_of_zero_prices, tracked};
use crate::import::identity;
use crate::import::json::{self, Number};

const SOURCE: &str = "genai-prices";
/// Google's API of its own models.
const OWN_OF_GOOGLE: &str = "google";
/// Google's cloud, which serves the models of others, too.
const CLOUD_OF_GOOGLE: &str = "google-vertex";

/// Reads either published form.
pub fn translate(text: &str, observed_on: &str) -> Result<(Draft, Vec<Warning>), String> {
    let list: Vec<&RawValue> = json::record(text)?;
    let mut gather = Gather::new(SOURCE, observed_on);
    for (number, raw) in list.into_iter().enumerate() {
        match json::record::<Provider<'_>>(raw.get()) {
            Ok(provider) => listing(&mut gather, &provider),
            Err(reason) => gather.skip(&format!("provider {}", number + 1), "BAD_RECORD", reason),
        }
    }
    Ok(gather.finish())
}

/// How many dated prices a text of this form holds, by which the newer of two editions is told.
pub fn dated_prices(text: &str) -> usize {
    text.matches("\"start_date\"").count()
}

fn listing(gather: &mut Gather, provider: &Provider<'_>) {
    let slug = identity::provider(SOURCE, &provider.id);
    gather.provider(named_provider(
        &slug,
        provider.name.as_deref().unwrap_or(&provider.id),
    ));
    gather.complete(&slug);
    if slug == OWN_OF_GOOGLE {
        gather.provider(named_provider(CLOUD_OF_GOOGLE, CLOUD_OF_GOOGLE));
        gather.complete(CLOUD_OF_GOOGLE);
    }
    for raw in &provider.models {
        match json::record::<Model<'_>>(raw.get()) {
            Ok(model) => take(gather, &slug, &model),
            Err(reason) => {
                let record = format!("{}/{}", provider.id, json::short(raw.get()));
                gather.skip(&record, "BAD_RECORD", reason);
            }
        }
    }
}

fn take(gather: &mut Gather, provider: &str, model: &Model<'_>) {
    let ids = model.rule.spelled_out();
    // The id of a record may be the editors' word for a group; then a name that its rule spells out is the provider's own.
    let id = if model.rule.means(&model.id) {
        model.id.as_str()
    } else {
        ids.first().copied().unwrap_or(&model.id)
    };
    let provider = place(provider, id);
    let record = format!("{provider}/{id}");
    if is_copied(model) {
        let reason = "states a price of OpenRouter, not of this provider";
        return gather.skip(&record, "COPIED_PRICE", reason);
    }
    let found = gather.model(provider, id, None);
    for other in ids.iter().filter(|other| **other != id) {
        if identity::model(provider, other, None).slug == found.slug && *other != found.slug {
            gather.alias(&found.slug, provider, other, MatchKind::CanonicalLink);
        }
    }
    let bare = identity::bare(id);
    let (organization, _) = identity::organization_of(&found.slug, &bare);
    let organization = gather.organization(&organization, bare.vendor.as_deref());
    let mut facts = Facts::default();
    facts.name(model.name.as_deref(), id);
    facts.field(ModelField::Organization, &organization);
    let context = model.context_window.and_then(Number::count);
    // Its windows are round figures for people; they count only where nobody else states one.
    if !found.known {
        facts.maybe(
            ModelField::ContextWindow,
            context.map(|n| n.to_string()).as_deref(),
        );
    }
    let by = gather.by();
    if !found.known {
        gather.offer(&found.slug, (0, &record), facts, &by);
    }
    let prices = prices(gather, &record, model);
    let deprecated = model.deprecated == Some(true);
    // Its word covers what is gone, too, so of a model that others may serve on it says nothing.
    let maker = tracked(provider).and_then(|known| known.organization);
    if deprecated
        && maker.as_ref() == Some(&organization)
        && !identity::has_open_weights(&found.slug)
    {
        let mut facts = Facts::default();
        facts.field(ModelField::Lifecycle, "DEPRECATED");
        gather.offer(&found.slug, (1, &record), facts, &by);
    }
    gather.route(Route {
        model: found.slug,
        provider: provider.to_owned(),
        provider_model_id: id.to_owned(),
        region: bare.region,
        status: deprecated.then_some(RouteStatus::Deprecated),
        price_state: state_of_zero_prices(provider, id, &prices),
        context_window: None,
        max_output_tokens: None,
        speed: None,
        quantization: None,
        prices,
        by,
    });
}

/// Where a model is served. Both APIs of Google stand under one name here, and only the cloud serves the models of others.
fn place<'a>(provider: &'a str, id: &str) -> &'a str {
    let slug = identity::model(provider, id, None).slug;
    let (maker, known) = identity::organization_of(&slug, &identity::bare(id));
    if provider == OWN_OF_GOOGLE && known.is_some() && maker != "google" {
        CLOUD_OF_GOOGLE
    } else {
        provider
    }
}

/// Its keepers fill in OpenRouter's price, and say so, where a provider publishes none; perhaps it serves no such model.
fn is_copied(model: &Model<'_>) -> bool {
    let comment = model.price_comments.as_deref().unwrap_or_default();
    comment.starts_with("Imported from OpenRouter pricing")
}
