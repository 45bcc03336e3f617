//! LiteLLM's names of prices: component, threshold and service tier in one word, dollars for a token.

use entities::enums::{PriceComponent, PriceUnit, ServiceTier};
use rust_decimal::Decimal;

use crate::import::draft::Price;
use crate::import::gather::Gather;
use crate::import::json::{Entries, Number, short};

/// What the name of a price says.
struct Meaning {
    component: PriceComponent,
    unit: PriceUnit,
    factor: i64,
    tier: ServiceTier,
    min_prompt_tokens: i64,
}

const TIERS: [(&str, ServiceTier); 3] = [
    ("_batches", ServiceTier::Batch),
    ("_priority", ServiceTier::Priority),
    ("_flex", ServiceTier::Flex),
];

/// The prices of an entry.
pub(super) fn prices(gather: &mut Gather, record: &str, fields: &Entries<'_>) -> Vec<Price> {
    let mut prices: Vec<Price> = Vec::new();
    for (key, raw) in &fields.0 {
        let Some(meaning) = meaning(key).filter(|_| raw.get() != "null") else {
            continue;
        };
        let Some(Number(amount)) = Number::of(raw) else {
            let shown = short(raw.get());
            gather.remark(
                record,
                "BAD_PRICE",
                format!("`{key}` is {shown}, which is no number"),
            );
            continue;
        };
        let Some(amount) = amount.checked_mul(Decimal::from(meaning.factor)) else {
            gather.remark(record, "BAD_PRICE", format!("`{key}` is too large"));
            continue;
        };
        let Some(price) = gather.price(record, meaning.component, amount) else {
            continue;
        };
        let price = Price {
            tier: meaning.tier,
            unit: meaning.unit,
            min_prompt_tokens: meaning.min_prompt_tokens,
            ..price
        };
        let taken = prices.iter().any(|known| {
            known.component == price.component
                && known.tier == price.tier
                && known.min_prompt_tokens == price.min_prompt_tokens
        });
        if !taken {
            prices.push(price);
        }
    }
    prices
}

fn meaning(key: &str) -> Option<Meaning> {
    let (mut rest, mut tier) = (key, ServiceTier::Standard);
    for (ending, named) in TIERS {
        if let Some(stem) = key.strip_suffix(ending) {
            (rest, tier) = (stem, named);
        }
    }
    let (rest, min_prompt_tokens) = threshold(rest)?;
    let tokens = |component| Some((component, PriceUnit::MillionTokens, 1_000_000));
    let (component, unit, factor) = match rest {
        "input_cost_per_token" => tokens(PriceComponent::Input),
        "output_cost_per_token" => tokens(PriceComponent::Output),
        "cache_read_input_token_cost" | "input_cost_per_token_cache_hit" => {
            tokens(PriceComponent::CacheRead)
        }
        "cache_creation_input_token_cost" => tokens(PriceComponent::CacheWrite),
        "cache_creation_input_token_cost_above_1hr" => tokens(PriceComponent::CacheWrite1h),
        "output_cost_per_reasoning_token" => tokens(PriceComponent::Reasoning),
        "input_cost_per_audio_token" => tokens(PriceComponent::InputAudio),
        "output_cost_per_audio_token" => tokens(PriceComponent::OutputAudio),
        "input_cost_per_image_token" => tokens(PriceComponent::InputImage),
        "output_cost_per_image_token" => tokens(PriceComponent::OutputImage),
        "output_cost_per_image" => Some((PriceComponent::OutputImage, PriceUnit::Image, 1)),
        "input_cost_per_request" => Some((PriceComponent::Request, PriceUnit::Request, 1)),
        _ => None,
    }?;
    Some(Meaning {
        component,
        unit,
        factor,
        tier,
        min_prompt_tokens,
    })
}

/// `…_above_272k_tokens` holds from 272,000 tokens on.
fn threshold(key: &str) -> Option<(&str, i64)> {
    let Some(stem) = key.strip_suffix("k_tokens") else {
        return Some((key, 0));
    };
    let (stem, thousands) = stem.rsplit_once("_above_")?;
    let thousands: i64 = thousands.parse().ok()?;
    Some((stem, thousands.checked_mul(1000)?))
}
