//! What models can do, and what they are fit for.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, resolver_utils::EnumType as _};
use entities::{enums as stored, model, model_capability, model_use_case};

use super::{
    error::Result,
    node,
    request::{follow, load},
    scalars::{Date, day},
    source::Source,
};
use crate::{
    catalog::{
        enums::{Capability, UseCase},
        loaders::All,
        model::{CapabilitiesOfModel, ModelBySlug},
        price::SourceById,
    },
    comparison::vocabulary,
    prose::labels,
};

/// Whether a model has a capability.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It has it.
    Yes,
    /// It has it not.
    No,
    /// Not sourced, which is not the same as no.
    Unknown,
}

/// Whether a model has one capability, and who says so.
#[derive(Clone)]
pub struct CapabilitySupport {
    model: Arc<model::Model>,
    capability: Capability,
    row: Option<model_capability::Model>,
}

/// Whether a model has one capability, and who says so.
#[Object]
impl CapabilitySupport {
    /// Global id, the same on every database and replica.
    pub async fn id(&self) -> Result<ID> {
        let key = [&*self.model.slug, node::name(self.capability)];
        Ok(node::id("capability", &key))
    }

    /// The capability.
    async fn capability(&self) -> Capability {
        self.capability
    }

    /// Its name in running text, such as "Function calling".
    async fn label(&self) -> &'static str {
        labels::capability(stored::Capability::from(self.capability).into())
    }

    /// Whether the model has it.
    async fn support(&self) -> Support {
        match self.row.as_ref().map(|row| row.support) {
            Some(stored::Support::Yes) => Support::Yes,
            Some(stored::Support::No) => Support::No,
            None => Support::Unknown,
        }
    }

    /// Who says so; empty when UNKNOWN.
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Source>> {
        match &self.row {
            Some(row) => Ok(vec![
                follow(ctx, "source", SourceById(row.source_id))
                    .await?
                    .into(),
            ]),
            None => Ok(Vec::new()),
        }
    }

    /// Day of the statement; null when UNKNOWN or not sourced.
    async fn observed_on(&self) -> Result<Option<Date>> {
        day(
            "model_capability",
            self.row.as_ref().map(|row| &*row.observed_on),
        )
    }
}

impl CapabilitySupport {
    /// What `rows` say of one capability of a model.
    pub fn new(
        model: &Arc<model::Model>,
        capability: Capability,
        rows: &[model_capability::Model],
    ) -> Self {
        Self {
            model: Arc::clone(model),
            capability,
            row: rows
                .iter()
                .find(|row| Capability::from(row.capability) == capability)
                .cloned(),
        }
    }

    /// The capability with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [slug, wanted] = key else { return Ok(None) };
        let Some(model) = load(ctx, ModelBySlug((*slug).to_owned())).await? else {
            return Ok(None);
        };
        let rows = load(ctx, All(CapabilitiesOfModel(model.id))).await?;
        let rows = rows.unwrap_or_default();
        let named = Capability::items().iter().find(|item| item.name == *wanted);
        Ok(named.map(|item| Self::new(&model, item.value, &rows)))
    }
}

/// The capabilities of a model, all of the closed list or `only` some.
pub(crate) async fn of_model(
    ctx: &Context<'_>,
    model: &Arc<model::Model>,
    only: Option<Vec<Capability>>,
) -> Result<Vec<CapabilitySupport>> {
    let rows = load(ctx, All(CapabilitiesOfModel(model.id))).await?;
    let rows = rows.unwrap_or_default();
    let all = Capability::items().iter().map(|item| item.value);
    let wanted =
        all.filter(|capability| only.as_ref().is_none_or(|only| only.contains(capability)));
    Ok(wanted
        .map(|capability| CapabilitySupport::new(model, capability, &rows))
        .collect())
}

/// A use that a model fits.
pub struct UseCaseFit {
    use_case: UseCase,
    tag: Option<model_use_case::Model>,
}

impl From<&model_use_case::Model> for UseCaseFit {
    fn from(row: &model_use_case::Model) -> Self {
        Self {
            use_case: row.use_case.into(),
            tag: Some(row.clone()),
        }
    }
}

impl UseCaseFit {
    /// One that the facts of the model bear out.
    pub(crate) fn by_rule(which: vocabulary::UseCase) -> Self {
        Self {
            use_case: stored::UseCase::from(which).into(),
            tag: None,
        }
    }
}

/// A use that a model fits.
#[Object]
impl UseCaseFit {
    /// The use.
    async fn use_case(&self) -> UseCase {
        self.use_case
    }

    /// Its name in running text, such as "Long context".
    async fn label(&self) -> &'static str {
        labels::use_case(stored::UseCase::from(self.use_case).into())
    }

    /// Whether editors tagged the model for it; false where the rule of comparisons decides it from the facts.
    async fn curated(&self) -> bool {
        self.tag.is_some()
    }

    /// Who tagged it; null where the rule decides.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<Source>> {
        let Some(tag) = &self.tag else {
            return Ok(None);
        };
        let row = follow(ctx, "source", SourceById(tag.source_id)).await?;
        Ok(Some(row.into()))
    }
}
