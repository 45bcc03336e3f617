//! Ends of models: which routes end with them, and which ends are slips of a source.

use std::collections::BTreeMap;

use entities::enums::{ModelField, ProviderKind, RouteStatus};

use super::choice::{chosen, is_editors_word};
use crate::import::draft::{Draft, Model, Provider, Route};
use crate::import::identity;

/// What the end of a model means for its routes.
struct End {
    /// Slug of its maker.
    maker: &'static str,
    /// Whether nobody but its maker can serve it.
    proprietary: bool,
    /// Whether the editors know of the end.
    by_editors: bool,
}

/// No model ends before it is released: a day before that is the end of an older one of its name.
pub(super) fn without_early_ends(model: &mut Model) {
    let Some(released) = chosen(model, ModelField::ReleasedOn).map(|claim| claim.value.clone())
    else {
        return;
    };
    model.claims.retain(|claim| {
        let ends = matches!(
            claim.field,
            ModelField::DeprecatedOn | ModelField::RetiredOn
        );
        !ends || claim.value >= released
    });
}

/// Ends the routes that end with their models: the maker's own, and of a closed model those of gateways, which pass on
/// what its maker serves.
///
/// A cloud ends models on days of its own; it ends with the maker where only a price list knows of it, which tells no
/// end, or where it is the maker's and the editors know the end.
pub(super) fn end_routes(catalog: &mut Draft, today: &str) {
    let ended: BTreeMap<&str, End> = catalog
        .models
        .iter()
        .filter(|model| is_retired(model, today))
        .filter_map(|model| Some((model.slug.as_str(), end(model)?)))
        .collect();
    let providers: BTreeMap<&str, &Provider> = catalog
        .providers
        .iter()
        .map(|provider| (provider.slug.as_str(), provider))
        .collect();
    for route in &mut catalog.routes {
        let end = ended.get(route.model.as_str());
        let provider = providers.get(route.provider.as_str());
        if let (Some(end), Some(provider)) = (end, provider)
            && ends_with(end, provider, route)
        {
            route.status = Some(RouteStatus::Retired);
        }
    }
}

fn end(model: &Model) -> Option<End> {
    let openness = chosen(model, ModelField::Openness);
    Some(End {
        maker: identity::written_names(&model.slug)?.0,
        proprietary: openness.is_some_and(|claim| claim.value == "PROPRIETARY"),
        by_editors: chosen(model, ModelField::Lifecycle).is_some_and(is_editors_word),
    })
}

fn ends_with(end: &End, provider: &Provider, route: &Route) -> bool {
    let own = provider.organization.as_deref() == Some(end.maker);
    match provider.kind {
        Some(ProviderKind::FirstParty) => own,
        Some(ProviderKind::Gateway) => end.proprietary,
        Some(ProviderKind::Cloud | ProviderKind::InferenceHost) => {
            (own && end.by_editors) || (end.proprietary && route.status.is_none())
        }
        None => false,
    }
}

/// Whether a model is out on a day: from its dated retirement on, else by its stage.
fn is_retired(model: &Model, today: &str) -> bool {
    match chosen(model, ModelField::RetiredOn) {
        Some(claim) => claim.value.as_str() <= today,
        None => chosen(model, ModelField::Lifecycle).is_some_and(|claim| claim.value == "RETIRED"),
    }
}

/// The status of a route of which another source speaks: of what is observed last, or on the same day, the further stage.
/// That a source states none, or that it is active, takes back no end.
pub(super) fn take_status(known: &mut Route, other: &Route) {
    let is_later = other.by.observed_on >= known.by.observed_on;
    if is_later && stage(other.status) > stage(known.status) {
        known.status = other.status;
    }
}

fn stage(status: Option<RouteStatus>) -> u8 {
    match status {
        None => 0,
        Some(RouteStatus::Active) => 1,
        Some(RouteStatus::Beta) => 2,
        Some(RouteStatus::Deprecated) => 3,
        Some(RouteStatus::Retired) => 4,
    }
}
