//! Providers, routes and prices.

use entities::enums::{PriceComponent, PriceUnit, ServiceTier};

use super::super::fault::Place;
use super::super::source::{PriceGroup, ProviderFile, RouteRecord, SpeedRecord};
use super::{
    Attribution, aliases, label, optional_count, optional_day, optional_decimal, optional_enum,
    slug,
};
use crate::import::decimal::PRICE_DIGITS;
use crate::import::draft::{Draft, Price, Provider, Route, Scope, Speed};
use crate::import::gather::ABSURD_MICRO_USD;
use crate::import::values;

/// Digits after the point of a speed.
const SPEED_DIGITS: u32 = 3;

/// A file of one provider.
pub(super) fn provider_file(
    slug: &str,
    file: &ProviderFile,
    draft: &mut Draft,
    place: &mut Place<'_>,
) {
    if !values::is_slug(slug) {
        place.fault("", format!("`{slug}` is no slug; name the file after one"));
    }
    let kind = optional_enum(place, "kind", file.kind.as_ref());
    let display_rank = optional_count(place, "display_rank", file.display_rank);
    if let Some(name) = &file.name {
        draft.providers.push(Provider {
            slug: slug.to_owned(),
            name: name.clone(),
            kind,
            tracked: file.tracked,
            display_rank,
            organization: file.organization.clone(),
            wire_format: file.wire_format.clone(),
            website: file.website.clone(),
            documentation: file.documentation.clone(),
            aliases: aliases([&file.aliases, &file.aliases_by_link, &file.aliases_by_name]),
        });
    }
    for listing in &file.complete {
        let source = super::slug(place, "complete", listing.source.as_ref());
        let observed_on = optional_day(place, "complete", listing.observed_on.as_ref());
        if let Some(source) = source {
            draft.complete.push(Scope {
                source,
                provider: slug.to_owned(),
                observed_on: observed_on.unwrap_or_default(),
            });
        }
    }
    let by = Attribution::default().of(file);
    for record in &file.routes {
        place.record = label("route of", record.model.as_ref());
        if let Some(route) = route(slug, record, &by.of(record), place) {
            draft.routes.push(route);
        }
    }
}

fn route(
    provider: &str,
    record: &RouteRecord,
    by: &Attribution,
    place: &mut Place<'_>,
) -> Option<Route> {
    let model = slug(place, "model", record.model.as_ref());
    let provider_model_id = place.required("id", record.id.as_ref());
    let status = optional_enum(place, "status", record.status.as_ref());
    let price_state = optional_enum(place, "price_state", record.price_state.as_ref());
    let context_window = optional_count(place, "context_window", record.context_window);
    let max_output_tokens = optional_count(place, "max_output_tokens", record.max_output_tokens);
    let speed = record
        .speed
        .as_ref()
        .and_then(|speed| speed_of(speed, &by.of(speed), place));
    let mut prices = Vec::new();
    for group in &record.prices {
        price_group(group, &by.of(group), &mut prices, place);
    }
    let by = by.statement(place, "")?;
    Some(Route {
        model: model?,
        provider: provider.to_owned(),
        provider_model_id: provider_model_id?,
        region: record.region.clone().unwrap_or_default(),
        status,
        price_state,
        context_window,
        max_output_tokens,
        speed,
        quantization: record.quantization.clone(),
        prices,
        by,
    })
}

fn speed_of(record: &SpeedRecord, by: &Attribution, place: &mut Place<'_>) -> Option<Speed> {
    let throughput_milli_tps = optional_decimal(
        place,
        "speed",
        record.tokens_per_second.as_ref(),
        SPEED_DIGITS,
    );
    let by = by.statement(place, "speed")?;
    Some(Speed {
        throughput_milli_tps,
        first_token_ms: record.first_token_ms,
        by,
    })
}

fn price_group(
    group: &PriceGroup,
    by: &Attribution,
    prices: &mut Vec<Price>,
    place: &mut Place<'_>,
) {
    let tier = optional_enum(place, "prices", group.tier.as_ref());
    let unit: Option<PriceUnit> = optional_enum(place, "prices", group.unit.as_ref());
    let from = optional_day(place, "prices", group.from.as_ref()).unwrap_or_default();
    let to = optional_day(place, "prices", group.to.as_ref()).unwrap_or_default();
    if !from.is_empty() && !to.is_empty() && from >= to {
        place.fault(
            "prices",
            format!("`to` ({to}) must be later than `from` ({from})"),
        );
    }
    let min_prompt_tokens = group.min_prompt_tokens.unwrap_or(0);
    if min_prompt_tokens < 0 {
        place.fault("prices", "`min_prompt_tokens` must not be negative");
    }
    let by = by.statement(place, "prices");
    for (component, text) in amounts(group) {
        let key = format!("prices.{}", values::name_of(&component).to_lowercase());
        let Some(amount_micro_usd) = optional_decimal(place, &key, text, PRICE_DIGITS) else {
            continue;
        };
        if amount_micro_usd < 0 {
            place.fault(&key, "must not be negative");
        }
        if amount_micro_usd > ABSURD_MICRO_USD {
            place.fault(
                &key,
                "is above 10,000 dollars a unit, which no provider asks",
            );
        }
        prices.extend(by.clone().map(|by| Price {
            component,
            tier: tier.unwrap_or(ServiceTier::Standard),
            unit: unit.unwrap_or_else(|| usual_unit(component)),
            min_prompt_tokens,
            amount_micro_usd,
            effective_from: from.clone(),
            effective_to: to.clone(),
            by,
        }));
    }
}

/// What one amount of a component buys where nothing else is said.
pub fn usual_unit(component: PriceComponent) -> PriceUnit {
    match component {
        PriceComponent::Request => PriceUnit::Request,
        PriceComponent::WebSearch => PriceUnit::ThousandSearches,
        _ => PriceUnit::MillionTokens,
    }
}

fn amounts(group: &PriceGroup) -> [(PriceComponent, Option<&String>); 12] {
    [
        (PriceComponent::Input, group.input.as_ref()),
        (PriceComponent::Output, group.output.as_ref()),
        (PriceComponent::CacheRead, group.cache_read.as_ref()),
        (PriceComponent::CacheWrite, group.cache_write.as_ref()),
        (PriceComponent::CacheWrite1h, group.cache_write_1h.as_ref()),
        (PriceComponent::Reasoning, group.reasoning.as_ref()),
        (PriceComponent::InputAudio, group.input_audio.as_ref()),
        (PriceComponent::OutputAudio, group.output_audio.as_ref()),
        (PriceComponent::InputImage, group.input_image.as_ref()),
        (PriceComponent::OutputImage, group.output_image.as_ref()),
        (PriceComponent::Request, group.request.as_ref()),
        (PriceComponent::WebSearch, group.web_search.as_ref()),
    ]
}
