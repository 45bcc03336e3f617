//! What sources say of models, and where they disagree.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entities::{claim, model};

use super::{
    error::Result,
    model::Model,
    request::follow,
    scalars::{Date, day},
    source::Source,
};
use crate::catalog::{enums::ModelField, price::SourceById};

/// What one source says of one field of one model.
#[derive(Clone)]
pub struct Claim {
    model: Arc<model::Model>,
    row: claim::Model,
}

impl Claim {
    /// A claim about `model`.
    pub fn of(model: &Arc<model::Model>, row: claim::Model) -> Self {
        Self {
            model: Arc::clone(model),
            row,
        }
    }
}

/// What one source says of one field of one model.
#[Object]
impl Claim {
    /// The model.
    async fn model(&self) -> Model {
        Arc::clone(&self.model).into()
    }

    /// The field.
    async fn field(&self) -> ModelField {
        self.row.field.into()
    }

    /// The value as text: slugs, plain digits, ISO days, the names of enum values, and modalities joined by commas.
    async fn value(&self) -> &str {
        &self.row.value
    }

    /// Who says so.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        Ok(follow(ctx, "source", SourceById(self.row.source_id))
            .await?
            .into())
    }

    /// Day of the statement; null when unknown.
    async fn observed_on(&self) -> Result<Option<Date>> {
        day("claim", Some(&self.row.observed_on))
    }

    /// Whether the model shows this value. Labs rank before independent measurers before aggregators, then the later day wins; an editor's choice outranks all.
    async fn chosen(&self) -> bool {
        self.row.chosen
    }

    /// Why an editor chose it over the others; null when no editor did.
    async fn curated(&self) -> Option<&str> {
        self.row.curated.as_deref()
    }
}

/// A field on which sources disagree.
#[derive(SimpleObject)]
pub struct Disagreement {
    /// The field.
    field: ModelField,
    /// The claim that the model shows; null when none was chosen.
    chosen: Option<Claim>,
    /// The claims that say something else.
    others: Vec<Claim>,
}

impl Disagreement {
    /// Every field of `model` of which `rows` state different values; `rows` stand field by field, chosen first.
    pub(crate) fn all(model: &Arc<model::Model>, rows: &[claim::Model]) -> Vec<Self> {
        let fields = rows.chunk_by(|a, b| a.field == b.field);
        let disputed = fields.filter_map(|claims| {
            let (shown, rest) = claims.split_first()?;
            let others: Vec<_> = rest
                .iter()
                .filter(|other| other.value != shown.value)
                .map(|other| Claim::of(model, other.clone()))
                .collect();
            (!others.is_empty()).then(|| Self {
                field: shown.field.into(),
                chosen: shown.chosen.then(|| Claim::of(model, shown.clone())),
                others,
            })
        });
        disputed.collect()
    }
}
