//! Providers, routes and prices as records.

use std::collections::{BTreeMap, BTreeSet};

use entities::enums::{PriceComponent, PriceUnit, ServiceTier};

use super::super::source::{CompleteListing, PriceGroup, ProviderFile, RouteRecord, SpeedRecord};
use super::super::translate::usual_unit;
use super::{differing, most_common, names};
use crate::import::decimal::{PRICE_DIGITS, plain};
use crate::import::draft::{Draft, Price, Route, Speed, Statement};
use crate::import::values::name_of;

/// The files of providers with their routes.
pub(super) fn files(draft: &Draft) -> Vec<(String, ProviderFile)> {
    let mut routes: BTreeMap<&str, Vec<&Route>> = BTreeMap::new();
    let with_records = draft
        .providers
        .iter()
        .map(|provider| provider.slug.as_str());
    let with_scopes = draft.complete.iter().map(|scope| scope.provider.as_str());
    for slug in with_records.chain(with_scopes).collect::<BTreeSet<_>>() {
        routes.entry(slug).or_default();
    }
    for route in &draft.routes {
        routes.entry(&route.provider).or_default().push(route);
    }
    routes
        .into_iter()
        .map(|(slug, routes)| (format!("providers/{slug}.toml"), file(draft, slug, &routes)))
        .collect()
}

fn file(draft: &Draft, slug: &str, routes: &[&Route]) -> ProviderFile {
    let by = most_common(routes.iter().flat_map(|route| statements(route)));
    let [source, observed_on, curated] = by.map_or_else(Default::default, |by| differing(by, None));
    let scopes = draft.complete.iter().filter(|scope| scope.provider == slug);
    let complete = scopes.map(|scope| CompleteListing {
        source: Some(scope.source.clone()),
        observed_on: Some(scope.observed_on.clone()).filter(|day| !day.is_empty()),
    });
    let mut file = ProviderFile {
        source,
        observed_on,
        curated,
        complete: complete.collect(),
        routes: routes.iter().map(|route| record(route, by)).collect(),
        ..ProviderFile::default()
    };
    if let Some(provider) = draft
        .providers
        .iter()
        .find(|provider| provider.slug == slug)
    {
        file.name = Some(provider.name.clone());
        file.kind = provider.kind.as_ref().map(name_of);
        file.tracked = provider.tracked;
        file.display_rank = provider.display_rank;
        file.organization.clone_from(&provider.organization);
        file.wire_format.clone_from(&provider.wire_format);
        file.website.clone_from(&provider.website);
        file.documentation.clone_from(&provider.documentation);
        [file.aliases, file.aliases_by_link, file.aliases_by_name] = names(&provider.aliases);
    }
    file
}

fn statements(route: &Route) -> impl Iterator<Item = &Statement> {
    let speed = route.speed.iter().map(|speed| &speed.by);
    let prices = route.prices.iter().map(|price| &price.by);
    std::iter::once(&route.by).chain(speed).chain(prices)
}

fn record(route: &Route, around: Option<&Statement>) -> RouteRecord {
    let [source, observed_on, curated] = differing(&route.by, around);
    RouteRecord {
        model: Some(route.model.clone()),
        id: Some(route.provider_model_id.clone()),
        region: Some(route.region.clone()).filter(|region| !region.is_empty()),
        status: route.status.as_ref().map(name_of),
        price_state: route.price_state.as_ref().map(name_of),
        context_window: route.context_window,
        max_output_tokens: route.max_output_tokens,
        quantization: route.quantization.clone(),
        speed: route
            .speed
            .as_ref()
            .map(|speed| speed_record(speed, &route.by)),
        source,
        observed_on,
        curated,
        prices: price_groups(&route.prices, &route.by),
    }
}

fn speed_record(speed: &Speed, around: &Statement) -> SpeedRecord {
    let [source, observed_on, curated] = differing(&speed.by, Some(around));
    SpeedRecord {
        tokens_per_second: speed.throughput_milli_tps.map(|value| plain(value, 3)),
        first_token_ms: speed.first_token_ms,
        source,
        observed_on,
        curated,
    }
}

/// What the prices of one entry share, in the order of the entries.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Shared<'a> {
    from: &'a str,
    to: &'a str,
    tier: ServiceTier,
    min_prompt_tokens: i64,
    unit: Option<PriceUnit>,
    by: &'a Statement,
    // Two amounts of one component stand in two entries, so that a disagreement is not lost.
    repetition: usize,
}

fn price_groups(prices: &[Price], around: &Statement) -> Vec<PriceGroup> {
    let mut groups: BTreeMap<Shared<'_>, PriceGroup> = BTreeMap::new();
    for price in prices {
        let mut shared = Shared {
            from: &price.effective_from,
            to: &price.effective_to,
            tier: price.tier,
            min_prompt_tokens: price.min_prompt_tokens,
            unit: Some(price.unit).filter(|unit| *unit != usual_unit(price.component)),
            by: &price.by,
            repetition: 0,
        };
        while groups
            .get_mut(&shared)
            .is_some_and(|group| amount(group, price.component).is_some())
        {
            shared.repetition += 1;
        }
        let group = groups
            .entry(shared)
            .or_insert_with(|| empty_group(price, around));
        *amount(group, price.component) = Some(plain(price.amount_micro_usd, PRICE_DIGITS));
    }
    groups.into_values().collect()
}

fn empty_group(price: &Price, around: &Statement) -> PriceGroup {
    let [source, observed_on, curated] = differing(&price.by, Some(around));
    let unit = Some(price.unit).filter(|unit| *unit != usual_unit(price.component));
    PriceGroup {
        tier: Some(price.tier)
            .filter(|tier| *tier != ServiceTier::Standard)
            .as_ref()
            .map(name_of),
        unit: unit.as_ref().map(name_of),
        min_prompt_tokens: Some(price.min_prompt_tokens).filter(|tokens| *tokens != 0),
        from: Some(price.effective_from.clone()).filter(|day| !day.is_empty()),
        to: Some(price.effective_to.clone()).filter(|day| !day.is_empty()),
        source,
        observed_on,
        curated,
        ..PriceGroup::default()
    }
}

fn amount(group: &mut PriceGroup, component: PriceComponent) -> &mut Option<String> {
    match component {
        PriceComponent::Input => &mut group.input,
        PriceComponent::Output => &mut group.output,
        PriceComponent::CacheRead => &mut group.cache_read,
        PriceComponent::CacheWrite => &mut group.cache_write,
        PriceComponent::CacheWrite1h => &mut group.cache_write_1h,
        PriceComponent::Reasoning => &mut group.reasoning,
        PriceComponent::InputAudio => &mut group.input_audio,
        PriceComponent::OutputAudio => &mut group.output_audio,
        PriceComponent::InputImage => &mut group.input_image,
        PriceComponent::OutputImage => &mut group.output_image,
        PriceComponent::Request => &mut group.request,
        PriceComponent::WebSearch => &mut group.web_search,
    }
}
