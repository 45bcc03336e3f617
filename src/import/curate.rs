//! The embedded catalog, made from drafts of sources: the models that editors know, at the tracked providers, one route each.
//!
//! Drafts come in the order in which they are believed about which id is a provider's own; claims, prices and scores of
//! all of them are kept, each with its source.

mod choice;
mod ends;

use std::collections::{BTreeMap, BTreeSet};

use entities::enums::{MatchKind, ModelField, PriceComponent, PriceState, RouteStatus};
use serde::Deserialize;

use self::choice::chosen;
use self::ends::{end_routes, take_status, without_early_ends};
use super::benchmarks;
use super::draft::{Alias, Claim, Draft, Model, Price, Route};
use super::gather::tracked;
use super::identity;

/// What editors leave out, and what they keep in, each with its reason.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Exceptions {
    /// Routes, as `provider/id`.
    pub routes: BTreeMap<String, String>,
    /// Models, by slug.
    pub models: BTreeMap<String, String>,
    /// Prices, as `source provider/id`.
    pub prices: BTreeMap<String, String>,
    /// Claims, as `source slug FIELD`.
    pub claims: BTreeMap<String, String>,
    /// Models that stay though nobody serves them and nobody measured them, by slug.
    pub kept: BTreeMap<String, String>,
}

/// Model fields of which every source's word is kept.
const CLAIMED: [ModelField; 17] = [
    ModelField::Name,
    ModelField::Organization,
    ModelField::ProductType,
    ModelField::Lifecycle,
    ModelField::DeprecatedOn,
    ModelField::RetiredOn,
    ModelField::Successor,
    ModelField::ReleasedOn,
    ModelField::KnowledgeCutoff,
    ModelField::ContextWindow,
    ModelField::MaxOutputTokens,
    ModelField::ParametersTotal,
    ModelField::ParametersActive,
    ModelField::Architecture,
    ModelField::License,
    ModelField::Openness,
    ModelField::Family,
];

/// Makes the catalog.
pub fn curate(drafts: &[Draft], exceptions: &Exceptions) -> Draft {
    let routes = routes(drafts, exceptions);
    let mut catalog = Draft {
        models: models(drafts, exceptions, &routes),
        providers: identity::tracked_providers()
            .iter()
            .filter_map(|provider| tracked(&provider.slug))
            .collect(),
        ..Draft::default()
    };
    let known: BTreeSet<String> = catalog
        .models
        .iter()
        .map(|model| model.slug.clone())
        .collect();
    catalog.routes = routes
        .into_iter()
        .filter(|route| known.contains(&route.model))
        .collect();
    catalog.scores = drafts
        .iter()
        .flat_map(|draft| &draft.scores)
        .filter(|score| known.contains(&score.model))
        .cloned()
        .collect();
    let measured: BTreeSet<&str> = catalog
        .scores
        .iter()
        .map(|score| score.benchmark.as_str())
        .collect();
    catalog.benchmarks = identity::benchmarks()
        .iter()
        .filter(|benchmark| measured.contains(benchmark.slug.as_str()))
        .map(benchmarks::record)
        .collect();
    for model in &mut catalog.models {
        model
            .claims
            .retain(|claim| claim.field != ModelField::Successor || known.contains(&claim.value));
        within_window(model);
        without_early_ends(model);
    }
    let read_on = drafts.iter().flat_map(|draft| &draft.sources);
    let today = read_on.filter_map(|source| source.retrieved_on.as_deref());
    end_routes(&mut catalog, today.max().unwrap_or_default());
    refer(&mut catalog, drafts);
    catalog.sorted()
}

/// No answer is longer than the window; a limit above it is what some host writes of its own.
fn within_window(model: &mut Model) {
    let window =
        chosen(model, ModelField::ContextWindow).and_then(|claim| claim.value.parse().ok());
    let Some(window): Option<i64> = window else {
        return;
    };
    model.claims.retain(|claim| {
        let limit = claim.value.parse::<i64>();
        claim.field != ModelField::MaxOutputTokens || limit.is_ok_and(|limit| limit <= window)
    });
}

/// Adds the organizations, licences and sources that the records name.
fn refer(catalog: &mut Draft, drafts: &[Draft]) {
    let claims = || catalog.models.iter().flat_map(|model| &model.claims);
    let named = |field| -> BTreeSet<String> {
        claims()
            .filter(|claim| claim.field == field)
            .map(|claim| claim.value.clone())
            .collect()
    };
    let mut organizations = named(ModelField::Organization);
    organizations.extend(
        catalog
            .providers
            .iter()
            .filter_map(|provider| provider.organization.clone()),
    );
    let licenses = named(ModelField::License);
    let mut sources: BTreeSet<String> = claims().map(|claim| claim.by.source.clone()).collect();
    let capabilities = catalog.models.iter().flat_map(|model| &model.capabilities);
    sources.extend(capabilities.map(|claim| claim.by.source.clone()));
    sources.extend(catalog.routes.iter().map(|route| route.by.source.clone()));
    let prices = catalog.routes.iter().flat_map(|route| &route.prices);
    sources.extend(prices.map(|price| price.by.source.clone()));
    sources.extend(catalog.scores.iter().map(|score| score.by.source.clone()));
    let all = |draft: &Draft| draft.clone();
    for draft in drafts.iter().map(all) {
        let new = draft
            .organizations
            .into_iter()
            .filter(|o| organizations.remove(&o.slug));
        catalog.organizations.extend(new.collect::<Vec<_>>());
        let new = draft
            .licenses
            .into_iter()
            .filter(|l| licenses.contains(&l.slug));
        catalog.licenses.extend(new.collect::<Vec<_>>());
        let new = draft
            .sources
            .into_iter()
            .filter(|s| sources.remove(&s.slug));
        catalog.sources.extend(new.collect::<Vec<_>>());
    }
}

fn models(drafts: &[Draft], exceptions: &Exceptions, routes: &[Route]) -> Vec<Model> {
    let mut merged: BTreeMap<&str, Model> = BTreeMap::new();
    let served: BTreeSet<&str> = routes.iter().map(|route| route.model.as_str()).collect();
    let measured: BTreeSet<&str> = drafts
        .iter()
        .flat_map(|draft| &draft.scores)
        .map(|score| score.model.as_str())
        .collect();
    let namespaces: BTreeSet<&str> = identity::tracked_providers()
        .iter()
        .map(|provider| provider.slug.as_str())
        .collect();
    let own = routes
        .iter()
        .map(|route| (route.provider.as_str(), route.provider_model_id.as_str()));
    let own: BTreeSet<(&str, &str)> = own.collect();
    for stated in drafts.iter().flat_map(|draft| &draft.models) {
        let slug = stated.slug.as_str();
        // The catalog lists what can be called or was measured.
        let wanted =
            served.contains(slug) || measured.contains(slug) || exceptions.kept.contains_key(slug);
        if !identity::is_known(slug) || !wanted || exceptions.models.contains_key(slug) {
            continue;
        }
        let model = merged.entry(slug).or_insert_with(|| empty(slug));
        let kept = |claim: &&Claim| {
            let named = format!(
                "{} {slug} {}",
                claim.by.source,
                super::values::name_of(&claim.field)
            );
            let field = CLAIMED.contains(&claim.field)
                || matches!(
                    claim.field,
                    ModelField::InputModalities
                        | ModelField::OutputModalities
                        | ModelField::ReviewedOn
                );
            field && !exceptions.claims.contains_key(&named)
        };
        model
            .claims
            .extend(stated.claims.iter().filter(kept).cloned());
        model
            .capabilities
            .extend(stated.capabilities.iter().cloned());
        model.aliases.extend(
            stated
                .aliases
                .iter()
                .filter(|alias| {
                    let (namespace, id) = (alias.namespace.as_str(), alias.external_id.as_str());
                    !namespaces.contains(namespace) || own.contains(&(namespace, id))
                })
                .cloned(),
        );
    }
    merged.into_values().map(with_written_names).collect()
}

fn empty(slug: &str) -> Model {
    Model {
        slug: slug.to_owned(),
        aliases: Vec::new(),
        claims: Vec::new(),
        capabilities: Vec::new(),
        use_cases: Vec::new(),
        use_cases_by: None,
    }
}

/// Adds the names that editors wrote down, and the slug with dashes for dots; one row for each name in a namespace.
fn with_written_names(mut model: Model) -> Model {
    let explicit = |namespace: &str, external_id: &str| Alias {
        namespace: namespace.to_owned(),
        external_id: external_id.to_owned(),
        match_kind: MatchKind::Explicit,
    };
    if let Some((organization, names)) = identity::written_names(&model.slug) {
        model
            .aliases
            .extend(names.iter().map(|name| explicit(organization, name)));
    }
    let dashed = model.slug.replace('.', "-");
    if dashed != model.slug {
        model.aliases.push(explicit("versus", &dashed));
    }
    let mut surest: BTreeMap<(String, String), Alias> = BTreeMap::new();
    model.aliases.sort_by_key(|alias| alias.match_kind);
    for alias in std::mem::take(&mut model.aliases) {
        let key = (alias.namespace.clone(), alias.external_id.clone());
        surest.entry(key).or_insert(alias);
    }
    model.aliases = surest.into_values().collect();
    model.claims.sort();
    model.claims.dedup();
    model
}

/// One route for each model and tracked provider: the first draft's best id, with the prices that every source states.
fn routes(drafts: &[Draft], exceptions: &Exceptions) -> Vec<Route> {
    let tracked: BTreeSet<&str> = identity::tracked_providers()
        .iter()
        .map(|provider| provider.slug.as_str())
        .collect();
    let mut chosen: BTreeMap<(String, String), Route> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| !is_shared_figures(draft)) {
        let mut candidates: BTreeMap<(String, String), Vec<&Route>> = BTreeMap::new();
        for route in &draft.routes {
            let name = format!("{}/{}", route.provider, route.provider_model_id);
            let wanted = route.region.is_empty()
                && tracked.contains(route.provider.as_str())
                && identity::is_known(&route.model)
                && !exceptions.routes.contains_key(&name)
                && (!route.prices.is_empty() || route.price_state.is_some());
            if wanted {
                let key = (route.model.clone(), route.provider.clone());
                candidates.entry(key).or_default().push(route);
            }
        }
        for (key, mut list) in candidates {
            list.sort_by_key(|route| preference(route, chosen.get(&key)));
            let Some(best) = list.first() else { continue };
            let mut best = (*best).clone();
            let named = format!(
                "{} {}/{}",
                best.by.source, best.provider, best.provider_model_id
            );
            if exceptions.prices.contains_key(&named) {
                best.prices.clear();
            }
            match chosen.get_mut(&key) {
                Some(known) => join(known, best),
                None => {
                    // A route that only an old listing knew and that is gone is no route to offer.
                    if best.status != Some(RouteStatus::Retired) {
                        chosen.insert(key, best);
                    }
                }
            }
        }
    }
    chosen.into_values().collect()
}

/// Drafts whose routes are copies of copies are asked for models and scores only.
fn is_shared_figures(draft: &Draft) -> bool {
    draft
        .routes
        .iter()
        .all(|route| matches!(route.by.source.as_str(), "llm-stats" | "modelpedia"))
}

/// The id that the chosen route has, else one that can be called, without a tag, without a date, the shortest.
fn preference(route: &Route, known: Option<&Route>) -> (bool, bool, bool, bool, usize, String) {
    let id = &route.provider_model_id;
    (
        known.is_some_and(|known| known.provider_model_id != *id),
        route.status == Some(RouteStatus::Retired),
        route.price_state == Some(PriceState::Free) || id.ends_with(":free") || id.starts_with('~'),
        id.chars().filter(char::is_ascii_digit).count() > 7,
        id.len(),
        id.clone(),
    )
}

fn join(known: &mut Route, mut other: Route) {
    // A free offer and the paid one are two; the catalog lists the paid one.
    if is_free(known) && !is_free(&other) && !other.prices.is_empty() {
        other.context_window = other.context_window.or(known.context_window);
        *known = other;
        return;
    }
    if is_free(&other) && !is_free(known) {
        return;
    }
    take_status(known, &other);
    known.context_window = known.context_window.or(other.context_window);
    known.max_output_tokens = known.max_output_tokens.or(other.max_output_tokens);
    known.prices.extend(other.prices);
    without_empty_statements(known);
    known.prices.sort();
    known.prices.dedup_by(|one, two| key(one) == key(two));
}

fn is_free(route: &Route) -> bool {
    route.price_state == Some(PriceState::Free) || route.provider_model_id.ends_with(":free")
}

/// Where one source asks for money, another's nothing means that it does not know.
fn without_empty_statements(route: &mut Route) {
    let asks = |price: &&Price| {
        price.amount_micro_usd > 0
            && matches!(
                price.component,
                PriceComponent::Input | PriceComponent::Output
            )
    };
    let asking: BTreeSet<String> = route
        .prices
        .iter()
        .filter(asks)
        .map(|price| price.by.source.clone())
        .collect();
    if !asking.is_empty() {
        route
            .prices
            .retain(|price| asking.contains(&price.by.source));
        route.price_state = None;
    }
}

fn key(price: &Price) -> (String, String, i64, &str, &str) {
    (
        super::values::name_of(&price.component),
        super::values::name_of(&price.tier),
        price.min_prompt_tokens,
        &price.effective_from,
        &price.by.source,
    )
}

/// Counts for a report: models, organizations, providers with routes, routes, prices, benchmarks, scores.
pub fn counts(draft: &Draft) -> [usize; 7] {
    let serving: BTreeSet<&str> = draft
        .routes
        .iter()
        .map(|route| route.provider.as_str())
        .collect();
    [
        draft.models.len(),
        draft.organizations.len(),
        serving.len(),
        draft.routes.len(),
        draft.routes.iter().map(|route| route.prices.len()).sum(),
        draft.benchmarks.len(),
        draft.scores.len(),
    ]
}
