//! The table of specifications.

use super::cell::{Cell, Known, Row, SpecKey, SpecRow};
use super::contender::Contender;
use super::context::{Context, Pair};
use super::evidence::field;
use super::lifecycle;
use super::vocabulary::{CommercialUse, ModelField, Openness};

/// Every row of the table, in order.
pub fn specs(pair: &Pair) -> Vec<SpecRow> {
    SpecKey::ALL
        .iter()
        .map(|&key| Row::of(key, pair.both(|side| spec(side, pair.context, key))))
        .collect()
}

/// One specification of one model.
pub fn spec(of: &Contender, context: &Context, key: SpecKey) -> Known {
    let cell = match key {
        SpecKey::Released => Cell::of(of.released_on, Cell::Date),
        SpecKey::ContextWindow => Cell::of(of.context_window, Cell::Tokens),
        SpecKey::MaxOutput => Cell::of(of.max_output_tokens, Cell::Tokens),
        SpecKey::Parameters => parameters(of),
        SpecKey::Architecture => Cell::of(of.architecture.clone(), Cell::Architecture),
        SpecKey::License => Cell::of(of.license.clone(), Cell::License),
        SpecKey::Openness => Cell::of(
            Some(of.openness).filter(|openness| *openness != Openness::Unknown),
            Cell::Openness,
        ),
        SpecKey::CommercialUse => Cell::of(
            Some(of.commercial_use()).filter(|usage| *usage != CommercialUse::Unknown),
            Cell::CommercialUse,
        ),
        SpecKey::KnowledgeCutoff => Cell::of(of.knowledge_cutoff.clone(), Cell::Cutoff),
        SpecKey::Modalities => modalities(of),
        SpecKey::Lifecycle => Cell::Lifecycle(lifecycle::on(of, context.as_of)),
    };
    let known = cell.unknown_reason().is_none();
    Known {
        cell,
        evidence: fields(of, key)
            .into_iter()
            .map(|which| field(of, which, known))
            .collect(),
    }
}

fn parameters(of: &Contender) -> Cell {
    let (total, active) = (of.parameters_total, of.parameters_active);
    Cell::of(total.or(active), |_| Cell::Parameters { total, active })
}

fn modalities(of: &Contender) -> Cell {
    let (input, output) = (of.input_modalities.clone(), of.output_modalities.clone());
    let known = !(input.is_empty() && output.is_empty());
    Cell::of(known.then_some((input, output)), |(input, output)| {
        Cell::Modalities { input, output }
    })
}

/// The fields that a row rests on.
fn fields(of: &Contender, key: SpecKey) -> Vec<ModelField> {
    let dated = |field, known: bool| known.then_some(field);
    match key {
        SpecKey::Released => vec![ModelField::ReleasedOn],
        SpecKey::ContextWindow => vec![ModelField::ContextWindow],
        SpecKey::MaxOutput => vec![ModelField::MaxOutputTokens],
        SpecKey::Parameters => {
            let active = dated(ModelField::ParametersActive, of.parameters_active.is_some());
            let total = dated(
                ModelField::ParametersTotal,
                of.parameters_total.is_some() || active.is_none(),
            );
            total.into_iter().chain(active).collect()
        }
        SpecKey::Architecture => vec![ModelField::Architecture],
        SpecKey::License | SpecKey::CommercialUse => vec![ModelField::License],
        SpecKey::Openness => vec![ModelField::Openness],
        SpecKey::KnowledgeCutoff => vec![ModelField::KnowledgeCutoff],
        SpecKey::Modalities => {
            let output = dated(
                ModelField::OutputModalities,
                !of.output_modalities.is_empty(),
            );
            let input = dated(
                ModelField::InputModalities,
                !of.input_modalities.is_empty() || output.is_none(),
            );
            input.into_iter().chain(output).collect()
        }
        SpecKey::Lifecycle => {
            let deprecated = dated(ModelField::DeprecatedOn, of.deprecated_on.is_some());
            let retired = dated(ModelField::RetiredOn, of.retired_on.is_some());
            std::iter::once(ModelField::Lifecycle)
                .chain(deprecated)
                .chain(retired)
                .collect()
        }
    }
}

#[cfg(test)]
mod tests;
