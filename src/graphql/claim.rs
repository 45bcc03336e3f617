//! What sources say of models, and where they disagree.

use std::{cmp::Reverse, sync::Arc};

use async_graphql::{Context, Enum, Object, SimpleObject};
use entities::{claim, enums as stored, model};

use super::{
    error::Result,
    model::Model,
    request::{follow, load},
    scalars::{Date, day},
    source::Source,
};
use crate::catalog::{enums::ModelField, loaders::All, model::ClaimsOfModel, price::SourceById};

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

    /// The rule that chose it over the other claims of the field; null when it is not the chosen one.
    async fn rule(&self, ctx: &Context<'_>) -> Result<Option<ChoiceRule>> {
        if !self.row.chosen {
            return Ok(None);
        }
        let rows = load(ctx, All(ClaimsOfModel(self.model.id))).await?;
        let rows = rows.unwrap_or_default();
        let same_field = rows.iter().filter(|row| row.field == self.row.field);
        let mut others = Vec::new();
        for row in same_field.filter(|row| row.id != self.row.id) {
            others.push(standing(ctx, row).await?);
        }
        Ok(Some(decided(&standing(ctx, &self.row).await?, &others)))
    }

    /// Why an editor chose it over the others; null when no editor did.
    async fn curated(&self) -> Option<&str> {
        self.row.curated.as_deref()
    }
}

/// What makes one claim the chosen one of several. The rules are tried in this order.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceRule {
    /// No other source says anything of the field.
    OnlyClaim,
    /// An editor set it over all others, with a reason.
    Curated,
    /// Its source is of a better class: labs and providers before independent sources before aggregators.
    SourceClass,
    /// Of sources of one class it is the statement of the later day.
    LaterObservation,
    /// Of statements of one class and day it is the one whose source comes first by slug, so that the choice is total.
    SourceOrder,
}

/// What decides between claims, the least first.
type Standing = (bool, stored::SourceClass, Reverse<String>, String);

async fn standing(ctx: &Context<'_>, row: &claim::Model) -> Result<Standing> {
    let source = follow(ctx, "source", SourceById(row.source_id)).await?;
    Ok((
        row.curated.is_none(),
        source.class,
        Reverse(row.observed_on.clone()),
        source.slug.clone(),
    ))
}

/// The first difference from the best of the others. One that stands before the chosen claim waits for a record it names.
fn decided(chosen: &Standing, others: &[Standing]) -> ChoiceRule {
    if !chosen.0 {
        return ChoiceRule::Curated;
    }
    match others.iter().filter(|other| *other > chosen).min() {
        None => ChoiceRule::OnlyClaim,
        Some(next) if next.1 != chosen.1 => ChoiceRule::SourceClass,
        Some(next) if next.2 != chosen.2 => ChoiceRule::LaterObservation,
        Some(_) => ChoiceRule::SourceOrder,
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

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use entities::enums::SourceClass::{Aggregator, Independent, Lab};

    use super::{ChoiceRule, Standing, decided};

    fn standing(
        curated: bool,
        class: entities::enums::SourceClass,
        day: &str,
        slug: &str,
    ) -> Standing {
        (!curated, class, Reverse(day.to_owned()), slug.to_owned())
    }

    #[test]
    fn the_first_difference_from_the_next_best_is_the_rule() {
        let chosen = standing(false, Independent, "2026-02-01", "b");
        for (others, rule) in [
            (vec![], ChoiceRule::OnlyClaim),
            (
                vec![standing(false, Aggregator, "2026-03-01", "a")],
                ChoiceRule::SourceClass,
            ),
            (
                vec![standing(false, Independent, "2026-01-01", "a")],
                ChoiceRule::LaterObservation,
            ),
            (
                vec![standing(false, Independent, "2026-02-01", "c")],
                ChoiceRule::SourceOrder,
            ),
            (
                vec![
                    standing(false, Aggregator, "2026-03-01", "a"),
                    standing(false, Independent, "2026-01-01", "a"),
                ],
                ChoiceRule::LaterObservation,
            ),
            (
                vec![standing(false, Lab, "2026-01-01", "waits")],
                ChoiceRule::OnlyClaim,
            ),
        ] {
            assert_eq!(decided(&chosen, &others), rule, "{others:?}");
        }
        let set = standing(true, Aggregator, "2026-01-01", "z");
        assert_eq!(decided(&set, &[chosen]), ChoiceRule::Curated);
    }
}
