//! The facts and the context that every section of one comparison is computed from.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::Context;

use super::{
    evidence::{self, Evidence},
    reading,
};
use crate::{
    catalog::{
        Error,
        contenders::{Facts, Subject},
    },
    comparison::{
        contender::Contender,
        context::{self, Pair, Seat},
        evidence::Evidence as Reference,
        sections,
    },
    graphql::{
        error::{ApiError, Result},
        model::Model,
    },
};

/// Two models under one context.
pub(super) struct Page {
    pub facts: Arc<Facts>,
    pub context: context::Context,
    left: Contender,
    right: Contender,
    models: [Model; 2],
}

impl Page {
    /// Reads the facts of two models that `wanted` names.
    pub(super) async fn read(
        ctx: &Context<'_>,
        subjects: [Arc<Subject>; 2],
        context: context::Context,
        wanted: BTreeSet<sections::Facts>,
    ) -> Result<Arc<Self>> {
        let [left, right] = &subjects;
        if left.row.id == right.row.id {
            return Err(ApiError::BadUserInput(format!(
                "Both sides name \"{}\": name two different models.",
                left.row.slug
            )));
        }
        let models = subjects
            .each_ref()
            .map(|subject| Arc::clone(&subject.row).into());
        let facts = reading::facts(ctx, subjects.to_vec(), wanted).await?;
        let [left, right] = facts.contenders() else {
            return Err(lost(&facts).into());
        };
        let (left, right) = (left.clone(), right.clone());
        Ok(Arc::new(Self {
            context: context::Context {
                thresholds: facts.thresholds(),
                ..context
            },
            left,
            right,
            models,
            facts,
        }))
    }

    /// The two models under their context.
    pub(super) fn pair(&self) -> Pair<'_> {
        Pair::new(&self.left, &self.right, &self.context)
    }

    /// The model in a seat.
    pub(super) fn model(&self, seat: Seat) -> Model {
        let [left, right] = &self.models;
        match seat {
            Seat::Left => left.clone(),
            Seat::Right => right.clone(),
        }
    }

    /// The rows that some references stand for.
    pub(super) async fn evidence(
        &self,
        ctx: &Context<'_>,
        references: &[Reference],
    ) -> Result<Vec<Evidence>> {
        evidence::resolve(ctx, &self.facts, references).await
    }
}

fn lost(facts: &Facts) -> Error {
    Error::Inconsistent {
        table: "model",
        key: format!("{:?}", facts.models()),
        what: "are not the two models that were read",
    }
}
