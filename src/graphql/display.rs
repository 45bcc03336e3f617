//! Amounts for people, where the room of texts has none. Clients that calculate use the exact fields beside them.

use crate::{catalog::enums::PriceUnit, comparison::units::MicroUsd};

/// A price and what it buys: $8/1M tokens.
pub(crate) fn price(micros: i64, unit: PriceUnit) -> String {
    let unit = match unit {
        PriceUnit::MillionTokens => "1M tokens",
        PriceUnit::Request => "request",
        PriceUnit::ThousandSearches => "1K searches",
        PriceUnit::Image => "image",
        PriceUnit::Second => "second",
        PriceUnit::Page => "page",
    };
    format!("{}/{unit}", MicroUsd(micros))
}
