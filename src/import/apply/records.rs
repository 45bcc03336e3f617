//! Numbers and natural keys of the tables.

use entities::enums::{
    Capability, Modality, ModalityDirection, ModelField, PriceComponent, ServiceTier, SubjectKind,
    ThresholdKind, UseCase,
};
use entities::{
    benchmark, benchmark_alias, catalog_threshold, claim, license, model, model_alias,
    model_capability, model_modality, model_partner, model_price_interval, model_use_case,
    organization, price, provider, provider_alias, route, route_price_interval, score,
    search_token, source,
};

use super::rows::Record;

macro_rules! record {
    ($row:ty, $key:ty, |$this:ident| $value:expr) => {
        impl Record for $row {
            type Key = $key;
            fn id(&self) -> i64 {
                self.id
            }
            fn set_id(&mut self, id: i64) {
                self.id = id;
            }
            fn key(&self) -> Self::Key {
                let $this = self;
                $value
            }
        }
    };
}

/// Namespace and external id of an alias.
pub type AliasKey = (String, String);
/// Provider, provider's model id and region of a route.
pub type RouteKey = (i64, String, String);
/// Route, component, tier, threshold, first day and source of a price.
pub type PriceKey = (i64, PriceComponent, ServiceTier, i64, String, i64);
/// Model, benchmark, version, variant, effort, harness, measurer and source of a score.
pub type ScoreKey = (i64, i64, [String; 5], i64);

record!(organization::Model, String, |row| row.slug.clone());
record!(license::Model, String, |row| row.slug.clone());
record!(source::Model, String, |row| row.slug.clone());
record!(model::Model, String, |row| row.slug.clone());
record!(provider::Model, String, |row| row.slug.clone());
record!(benchmark::Model, String, |row| row.slug.clone());
record!(model_alias::Model, AliasKey, |row| (
    row.namespace.clone(),
    row.external_id.clone()
));
record!(provider_alias::Model, AliasKey, |row| (
    row.namespace.clone(),
    row.external_id.clone()
));
record!(benchmark_alias::Model, AliasKey, |row| (
    row.namespace.clone(),
    row.external_id.clone()
));
record!(model_capability::Model, (i64, Capability), |row| (
    row.model_id,
    row.capability
));
record!(
    model_modality::Model,
    (i64, ModalityDirection, Modality),
    |row| (row.model_id, row.direction, row.modality)
);
record!(model_use_case::Model, (i64, UseCase), |row| (
    row.model_id,
    row.use_case
));
record!(route::Model, RouteKey, |row| {
    (
        row.provider_id,
        row.provider_model_id.clone(),
        row.region.clone(),
    )
});
record!(price::Model, PriceKey, |row| {
    (
        row.route_id,
        row.component,
        row.tier,
        row.min_prompt_tokens,
        row.effective_from.clone(),
        row.source_id,
    )
});
record!(score::Model, ScoreKey, |row| {
    let names = [
        &row.version,
        &row.variant,
        &row.effort,
        &row.harness,
        &row.measurer,
    ];
    (
        row.model_id,
        row.benchmark_id,
        names.map(Clone::clone),
        row.source_id,
    )
});
record!(claim::Model, (i64, ModelField, i64), |row| (
    row.model_id,
    row.field,
    row.source_id
));
record!(route_price_interval::Model, (i64, String), |row| (
    row.route_id,
    row.from_on.clone()
));
record!(model_price_interval::Model, (i64, String), |row| (
    row.model_id,
    row.from_on.clone()
));
record!(catalog_threshold::Model, (ThresholdKind, String), |row| (
    row.kind,
    row.subject.clone()
));
record!(model_partner::Model, (i64, i64), |row| (
    row.model_id,
    row.partner_id
));
record!(search_token::Model, (String, SubjectKind, String), |row| {
    (row.token.clone(), row.kind, row.subject.clone())
});
