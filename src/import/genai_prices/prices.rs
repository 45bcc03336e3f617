//! Prices of genai-prices: components, thresholds and dates.

use entities::enums::{PriceComponent, PriceUnit, ServiceTier};
use rust_decimal::Decimal;
use serde_json::value::RawValue;

use super::source::{Dated, Model, Tiered, Variant, When};
use crate::import::draft::Price;
use crate::import::gather::Gather;
use crate::import::json::{self, Entries, Number};
use crate::import::values;

/// All prices of a model.
pub(super) fn prices(gather: &mut Gather, record: &str, model: &Model<'_>) -> Vec<Price> {
    let mut prices = periods(gather, record, model.prices);
    for raw in &model.price_variants {
        let variant: Variant<'_> = match json::record(raw.get()) {
            Ok(variant) => variant,
            Err(reason) => {
                gather.remark(
                    record,
                    "BAD_PRICE",
                    format!("a price variant cannot be read: {reason}"),
                );
                continue;
            }
        };
        let Some(tier) = tier(&variant.when) else {
            continue;
        };
        let from = variant
            .constraint
            .and_then(|constraint| constraint.start_date);
        let from = from.filter(|day| values::is_day(day)).unwrap_or_default();
        let found = amounts(gather, record, &variant.prices);
        prices.extend(found.into_iter().map(|price| Price {
            tier,
            effective_from: from.clone(),
            ..price
        }));
    }
    unique(prices)
}

fn tier(when: &When) -> Option<ServiceTier> {
    let words = [&when.service_tier, &when.processing, &when.speed];
    let mut stated = words.into_iter().flatten();
    let (tier, second) = (stated.next()?, stated.next());
    match (tier.as_str(), second) {
        ("batch", None) => Some(ServiceTier::Batch),
        ("flex", None) => Some(ServiceTier::Flex),
        ("priority", None) => Some(ServiceTier::Priority),
        ("fast", None) => Some(ServiceTier::Fast),
        // The default tier changes nothing, and tiers of tiers have no name here.
        _ => None,
    }
}

/// A list of prices with the days from which they hold; without a list they hold always.
fn periods(gather: &mut Gather, record: &str, raw: &RawValue) -> Vec<Price> {
    if let Ok(fields) = json::record::<Entries<'_>>(raw.get()) {
        return amounts(gather, record, &fields);
    }
    let list: Vec<Dated<'_>> = match json::record(raw.get()) {
        Ok(list) => list,
        Err(reason) => {
            gather.remark(
                record,
                "BAD_PRICE",
                format!("its prices cannot be read: {reason}"),
            );
            return Vec::new();
        }
    };
    let mut dated: Vec<(String, &Dated<'_>)> = Vec::new();
    let mut hourly: Vec<Price> = Vec::new();
    for entry in &list {
        let constraint = entry.constraint.as_ref();
        if constraint.is_some_and(|constraint| constraint.start_time.is_some()) {
            let reason = "a price holds only at certain hours: the dearest was taken for every hour, others are discounts";
            gather.remark(record, "HOURLY_PRICE", reason);
            hourly.extend(amounts(gather, record, &entry.prices));
            continue;
        }
        let day = constraint.and_then(|constraint| constraint.start_date.clone());
        match day {
            Some(day) if !values::is_day(&day) => {
                gather.remark(
                    record,
                    "BAD_DATE",
                    format!("`{}` is no day", json::short(&day)),
                );
            }
            day => dated.push((day.unwrap_or_default(), entry)),
        }
    }
    dated.sort_by(|left, right| left.0.cmp(&right.0));
    let mut prices = Vec::new();
    for (place, (from, entry)) in dated.iter().enumerate() {
        // A period ends where the next begins, whatever components that one states.
        let to = dated
            .get(place + 1)
            .map(|(next, _)| next.clone())
            .unwrap_or_default();
        let found = amounts(gather, record, &entry.prices);
        prices.extend(
            found
                .into_iter()
                .filter(|_| *from != to || to.is_empty())
                .map(|price| Price {
                    effective_from: from.clone(),
                    effective_to: to.clone(),
                    ..price
                }),
        );
    }
    raise(&mut prices, &hourly);
    joined(prices)
}

/// What is asked at some hours counts for all of them where it is dearer: nobody pays more than the price that is shown.
fn raise(prices: &mut [Price], hourly: &[Price]) {
    let in_force = prices
        .iter_mut()
        .filter(|price| price.effective_to.is_empty());
    for price in in_force {
        let same = hourly.iter().filter(|other| {
            other.component == price.component
                && other.unit == price.unit
                && other.min_prompt_tokens == price.min_prompt_tokens
        });
        let dearest = same.map(|other| other.amount_micro_usd).max();
        price.amount_micro_usd = price.amount_micro_usd.max(dearest.unwrap_or_default());
    }
}

/// Periods that follow each other at the same price are one.
fn joined(prices: Vec<Price>) -> Vec<Price> {
    let mut kept: Vec<Price> = Vec::new();
    for price in prices {
        let before = kept.iter_mut().find(|known| {
            known.component == price.component
                && known.unit == price.unit
                && known.min_prompt_tokens == price.min_prompt_tokens
                && known.amount_micro_usd == price.amount_micro_usd
                && !known.effective_to.is_empty()
                && known.effective_to == price.effective_from
        });
        match before {
            Some(known) => known.effective_to = price.effective_to,
            None => kept.push(price),
        }
    }
    kept
}

fn unique(prices: Vec<Price>) -> Vec<Price> {
    let mut kept: Vec<Price> = Vec::new();
    for price in prices {
        let taken = kept.iter().any(|known| {
            known.component == price.component
                && known.tier == price.tier
                && known.min_prompt_tokens == price.min_prompt_tokens
                && known.effective_from == price.effective_from
        });
        if !taken {
            kept.push(price);
        }
    }
    kept
}

fn amounts(gather: &mut Gather, record: &str, fields: &Entries<'_>) -> Vec<Price> {
    let mut prices = Vec::new();
    for (key, raw) in &fields.0 {
        let Some((component, unit, divisor)) = component(key) else {
            continue;
        };
        let tiers = steps(raw);
        if tiers.is_empty() && raw.get() != "null" {
            let shown = json::short(raw.get());
            gather.remark(
                record,
                "BAD_PRICE",
                format!("`{key}` is {shown}, which is no price"),
            );
        }
        for (min_prompt_tokens, amount) in tiers {
            let Some(amount) = amount.checked_div(Decimal::from(divisor)) else {
                continue;
            };
            let price = gather.price(record, component, amount);
            prices.extend(price.map(|price| Price {
                unit,
                min_prompt_tokens,
                ..price
            }));
        }
    }
    prices
}

/// Amounts by the prompt size from which they hold.
fn steps(raw: &RawValue) -> Vec<(i64, Decimal)> {
    if let Some(Number(amount)) = Number::of(raw) {
        return vec![(0, amount)];
    }
    let Ok(tiered) = json::record::<Tiered>(raw.get()) else {
        return Vec::new();
    };
    let mut steps = vec![(0, tiered.base.0)];
    for tier in tiered.tiers {
        if let Some(start) = tier.start.count() {
            // A tier fires above its start; a bound that includes its number is written one lower.
            let bound = if start % 1000 == 999 {
                start.saturating_add(1)
            } else {
                start
            };
            steps.push((bound, tier.price.0));
        }
    }
    steps
}

fn component(key: &str) -> Option<(PriceComponent, PriceUnit, i64)> {
    let tokens = |component| Some((component, PriceUnit::MillionTokens, 1));
    match key {
        "input_mtok" => tokens(PriceComponent::Input),
        "output_mtok" => tokens(PriceComponent::Output),
        "cache_read_mtok" => tokens(PriceComponent::CacheRead),
        "cache_write_mtok" => tokens(PriceComponent::CacheWrite),
        "cache_write_1h_mtok" => tokens(PriceComponent::CacheWrite1h),
        "output_reasoning_mtok" => tokens(PriceComponent::Reasoning),
        "input_audio_mtok" => tokens(PriceComponent::InputAudio),
        "output_audio_mtok" => tokens(PriceComponent::OutputAudio),
        "input_image_mtok" => tokens(PriceComponent::InputImage),
        "output_image_mtok" => tokens(PriceComponent::OutputImage),
        "requests_kcount" => Some((PriceComponent::Request, PriceUnit::Request, 1000)),
        "web_searches_kcount" => Some((PriceComponent::WebSearch, PriceUnit::ThousandSearches, 1)),
        _ => None,
    }
}
