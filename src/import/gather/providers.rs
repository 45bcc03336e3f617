//! Providers as editors know them, and what their prices of nothing mean.

use entities::enums::{MatchKind, PriceComponent, PriceState, ServiceTier};

use crate::import::draft::{Alias, Price, Provider};
use crate::import::identity;

/// The editors' record of a tracked provider.
pub fn tracked(slug: &str) -> Option<Provider> {
    let all = identity::tracked_providers();
    let place = all.iter().position(|provider| provider.slug == slug)?;
    let known = all.get(place)?;
    let alias = |external_id: &String| Alias {
        namespace: "versus".to_owned(),
        external_id: external_id.clone(),
        match_kind: MatchKind::Explicit,
    };
    let mut aliases: Vec<Alias> = known.aliases.iter().map(alias).collect();
    for (namespace, names) in &known.names {
        let elsewhere = names.iter().filter(|name| **name != known.slug);
        aliases.extend(elsewhere.map(|name| Alias {
            namespace: namespace.clone(),
            external_id: name.clone(),
            match_kind: MatchKind::Explicit,
        }));
    }
    Some(Provider {
        slug: known.slug.clone(),
        name: known.name.clone(),
        kind: Some(known.kind),
        tracked: Some(true),
        display_rank: i64::try_from(place + 1).ok(),
        organization: known.organization.clone(),
        wire_format: Some(known.wire_format.clone()),
        website: Some(known.website.clone()),
        documentation: Some(known.documentation.clone()),
        aliases,
    })
}

/// A provider of which a source says no more than its name.
pub fn named_provider(slug: &str, name: &str) -> Provider {
    Provider {
        slug: slug.to_owned(),
        name: name.to_owned(),
        kind: None,
        tracked: None,
        display_rank: None,
        organization: None,
        wire_format: None,
        website: None,
        documentation: None,
        aliases: Vec::new(),
    }
}

/// What prices of nothing mean: free where the id says so, covered where the provider sells plans, else unknown.
///
/// Where any price for input or output is above zero, or none is stated, the prices decide.
pub fn state_of_zero_prices(provider: &str, id: &str, prices: &[Price]) -> Option<PriceState> {
    let of = |component| {
        let mut standard = prices.iter().filter(move |price| {
            price.component == component && price.tier == ServiceTier::Standard
        });
        standard.next().map(|price| price.amount_micro_usd)
    };
    let (input, output) = (of(PriceComponent::Input), of(PriceComponent::Output));
    if provider.contains("coding-plan") || provider.contains("token-plan") {
        return Some(PriceState::Subscription);
    }
    if input != Some(0) || output.is_some_and(|amount| amount != 0) {
        return None;
    }
    let free = id.ends_with(":free") || id.ends_with("-free");
    Some(if free {
        PriceState::Free
    } else {
        PriceState::Unknown
    })
}
