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

    /// The value as text: slugs, plain digits, ISO dates as far as they are stated, the names of enum values, and modalities joined by commas.
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

    /// Whether the model shows this value. The editors' own facts rank before labs, before independent measurers, before aggregators, then the later day wins; an editor's choice outranks all. A licence brings its openness, and no answer is longer than the window.
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
    /// No other source says anything of the field that could be chosen.
    OnlyClaim,
    /// An editor set it over all others, with a reason.
    Curated,
    /// Its source is of a better class: editors before labs and providers before independent sources before aggregators.
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

/// The first difference from the best of the others. One that stands before the chosen claim waits for a record it names, or
/// cannot be true beside what is chosen of other fields.
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
                .filter(|other| !agree(other, shown) && !is_bare_flag(other, shown, rows))
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

/// Whether two claims about a field say the same as far as each goes.
fn agree(one: &claim::Model, other: &claim::Model) -> bool {
    use stored::ModelField as Field;
    let (one_value, other_value) = (one.value.as_str(), other.value.as_str());
    one_value == other_value
        || match one.field {
            // A month agrees with each of its days.
            Field::ReleasedOn
            | Field::DeprecatedOn
            | Field::RetiredOn
            | Field::ReviewedOn
            | Field::KnowledgeCutoff => {
                one_value.starts_with(other_value) || other_value.starts_with(one_value)
            }
            Field::ContextWindow
            | Field::MaxOutputTokens
            | Field::ParametersTotal
            | Field::ParametersActive => {
                let counts = one_value.parse().ok().zip(other_value.parse().ok());
                counts.is_some_and(|(one, other)| is_rounded(one, other))
            }
            _ => false,
        }
}

/// Whether the coarser of two counts is the finer one rounded, to three digits at least: 131,100 may be 131,072, but
/// 128,000 is not.
fn is_rounded(one: u64, other: u64) -> bool {
    let step = |count: u64| {
        let three_digits = count.checked_ilog10().unwrap_or(0).saturating_sub(2);
        let steps = (0..=three_digits).map(|zeros| 10_u64.pow(zeros));
        steps
            .take_while(|step| count.is_multiple_of(*step))
            .last()
            .unwrap_or(1)
    };
    let (coarse, fine) = if step(one) > step(other) {
        (one, other)
    } else {
        (other, one)
    };
    let step = step(coarse);
    coarse.abs_diff(fine) * 2 <= step
}

/// Whether a claim of open weights comes from a source that names no licence: where a licence opens more, it denies nothing.
fn is_bare_flag(claim: &claim::Model, shown: &claim::Model, rows: &[claim::Model]) -> bool {
    let names_license = |row: &claim::Model| {
        row.field == stored::ModelField::License && row.source_id == claim.source_id
    };
    claim.field == stored::ModelField::Openness
        && (claim.value.as_str(), shown.value.as_str()) == ("OPEN_WEIGHTS", "OPEN_SOURCE")
        && !rows.iter().any(names_license)
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use entities::enums::SourceClass::{Aggregator, Independent, Lab};

    use super::{ChoiceRule, Standing, decided, is_rounded};

    #[test]
    fn a_count_agrees_with_what_rounds_to_it() {
        for (one, other, agrees) in [
            (131_072, 131_100, true),
            (131_072, 131_000, true),
            (131_072, 128_000, false),
            (1_048_576, 1_050_000, true),
            (1_048_576, 1_000_000, false),
            (204_800, 200_000, false),
            (4096, 4100, true),
            (4096, 4095, false),
            (128_000, 128_001, true),
            (7, 8, false),
        ] {
            assert_eq!(is_rounded(one, other), agrees, "{one} {other}");
            assert_eq!(is_rounded(other, one), agrees, "{other} {one}");
        }
    }

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
