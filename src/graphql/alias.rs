//! Names that sources use.

use async_graphql::SimpleObject;
use entities::{benchmark_alias, model_alias, provider_alias};

use crate::catalog::enums::MatchKind;

/// A name under which some source knows a model, provider or benchmark.
#[derive(SimpleObject)]
pub struct Alias {
    /// Who uses the name: a source or provider.
    namespace: String,
    /// The name, exactly as used there.
    external_id: String,
    /// How the name was joined to the model; null for providers and benchmarks, whose aliases editors write down.
    match_kind: Option<MatchKind>,
}

impl From<&model_alias::Model> for Alias {
    fn from(row: &model_alias::Model) -> Self {
        Self {
            namespace: row.namespace.clone(),
            external_id: row.external_id.clone(),
            match_kind: Some(row.match_kind.into()),
        }
    }
}

impl From<&provider_alias::Model> for Alias {
    fn from(row: &provider_alias::Model) -> Self {
        Self {
            namespace: row.namespace.clone(),
            external_id: row.external_id.clone(),
            match_kind: None,
        }
    }
}

impl From<&benchmark_alias::Model> for Alias {
    fn from(row: &benchmark_alias::Model) -> Self {
        Self {
            namespace: row.namespace.clone(),
            external_id: row.external_id.clone(),
            match_kind: None,
        }
    }
}
