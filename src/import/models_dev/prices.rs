//! Prices of models.dev: dollars for a million tokens, tiers by prompt size, a few misspelt keys.

use entities::enums::{PriceComponent, PriceUnit};

use super::source::TierBound;
use crate::import::draft::Price;
use crate::import::gather::Gather;
use crate::import::json::{self, Entries, Number};

/// The prices of a record, without dates.
pub(super) fn prices(gather: &mut Gather, record: &str, cost: &Entries<'_>) -> Vec<Price> {
    let mut prices = Vec::new();
    for (key, value) in &cost.0 {
        match key.as_str() {
            "tiers" => tiers(gather, record, value.get(), &mut prices),
            "context_over_200k" => tier(gather, record, (value.get(), 200_000), &mut prices),
            _ => amount(gather, record, (key, value), &mut prices),
        }
    }
    prices
}

fn amount(
    gather: &mut Gather,
    record: &str,
    (key, value): (&str, &serde_json::value::RawValue),
    prices: &mut Vec<Price>,
) {
    let Some((component, unit)) = component(key) else {
        gather.remark(
            record,
            "UNKNOWN_PRICE",
            format!("`{key}` is no price that is known"),
        );
        return;
    };
    if value.get() == "null" {
        return;
    }
    let Some(Number(amount)) = Number::of(value) else {
        let shown = json::short(value.get());
        gather.remark(
            record,
            "BAD_PRICE",
            format!("`{key}` is {shown}, which is no number"),
        );
        return;
    };
    if prices
        .iter()
        .any(|price| price.component == component && price.min_prompt_tokens == 0)
    {
        gather.remark(
            record,
            "DUPLICATE_PRICE",
            format!("`{key}` states a price that stood before"),
        );
        return;
    }
    let price = gather.price(record, component, amount);
    prices.extend(price.map(|price| Price { unit, ..price }));
}

fn component(key: &str) -> Option<(PriceComponent, PriceUnit)> {
    let component = match key {
        "input" => PriceComponent::Input,
        "output" => PriceComponent::Output,
        // The second and third are misspelt in some records.
        "cache_read" | "cache_input" | "cached_input" => PriceComponent::CacheRead,
        "cache_write" | "cached_write" => PriceComponent::CacheWrite,
        "reasoning" => PriceComponent::Reasoning,
        "input_audio" => PriceComponent::InputAudio,
        "output_audio" => PriceComponent::OutputAudio,
        "image" => return Some((PriceComponent::OutputImage, PriceUnit::Image)),
        "request" => return Some((PriceComponent::Request, PriceUnit::Request)),
        _ => return None,
    };
    Some((component, PriceUnit::MillionTokens))
}

fn tiers(gather: &mut Gather, record: &str, text: &str, prices: &mut Vec<Price>) {
    let list: Vec<&serde_json::value::RawValue> = match json::record(text) {
        Ok(list) => list,
        Err(reason) => {
            gather.remark(
                record,
                "BAD_PRICE",
                format!("`tiers` cannot be read: {reason}"),
            );
            return;
        }
    };
    for entry in list {
        let fields: Entries<'_> = json::record(entry.get()).unwrap_or_default();
        let bound = fields.0.iter().find(|(key, _)| key == "tier");
        let bound: Option<TierBound> = bound.and_then(|(_, raw)| json::record(raw.get()).ok());
        match bound.and_then(|bound| bound.size?.count()) {
            Some(size) => tier(gather, record, (entry.get(), size), prices),
            None => gather.remark(record, "BAD_PRICE", "a price tier names no prompt size"),
        }
    }
}

fn tier(gather: &mut Gather, record: &str, (text, size): (&str, i64), prices: &mut Vec<Price>) {
    let fields: Entries<'_> = json::record(text).unwrap_or_default();
    let mut found = Vec::new();
    for (key, value) in fields.0.iter().filter(|(key, _)| key != "tier") {
        amount(gather, record, (key, value), &mut found);
    }
    for price in found {
        let taken = prices
            .iter()
            .any(|known| known.component == price.component && known.min_prompt_tokens == size);
        if !taken {
            prices.push(Price {
                min_prompt_tokens: size,
                ..price
            });
        }
    }
}
