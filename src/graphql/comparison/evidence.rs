//! What a computed line rests on, down to the very rows.

use std::{collections::HashSet, sync::Arc};

use async_graphql::{Context, Enum, Object, Union};
use entities::{enums as stored, model};

use super::enums::PricingKey;
use crate::{
    catalog::{
        contenders::Facts,
        enums::{Capability, ModelField},
    },
    comparison::evidence::{Evidence as Reference, Missing as Lack},
    graphql::{
        capability::CapabilitySupport, claim::Claim, error::Result, model::Model, price::Price,
        request::catalog, route::Route, score::Score,
    },
    prose::labels,
};

/// A fact that a computed line rests on, or the absence of one where that is the point.
#[derive(Union)]
pub enum Evidence {
    /// A price in force.
    Price(Price),
    /// A score.
    Score(Score),
    /// A capability with an answer.
    CapabilitySupport(CapabilitySupport),
    /// A route.
    Route(Route),
    /// The chosen claim on a field of a model.
    Claim(Claim),
    /// Something that is not there.
    Absence(Absence),
}

/// What is not there.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsentFact {
    /// A sourced value of `field`.
    Field,
    /// An answer for `capability`.
    Capability,
    /// An active route of a tracked provider, or of one that was named.
    TrackedRoute,
    /// A route with both an input and an output price in force.
    CompleteTokenPrice,
    /// A price of the kind `price`.
    Price,
    /// Any score at all.
    Score,
    /// A score on a benchmark that the other side has, too.
    SharedScore,
    /// A provider that serves the other side, too.
    CommonProvider,
    /// A capability that it has and the other side lacks.
    UniqueCapability,
    /// The wire format of its providers.
    WireFormat,
}

/// Something that the catalog does not hold of a model at a revision, where a computed line rests on that.
#[derive(Clone)]
pub struct Absence {
    model: Arc<model::Model>,
    lack: Lack,
}

/// Something that the catalog does not hold of a model at a revision, where a computed line rests on that.
#[Object]
impl Absence {
    /// The model that lacks it.
    async fn model(&self) -> Model {
        Arc::clone(&self.model).into()
    }

    /// What is not there.
    async fn what(&self) -> AbsentFact {
        match self.lack {
            Lack::Field(_) => AbsentFact::Field,
            Lack::Capability(_) => AbsentFact::Capability,
            Lack::TrackedRoute => AbsentFact::TrackedRoute,
            Lack::CompleteTokenPrice => AbsentFact::CompleteTokenPrice,
            Lack::Price(_) => AbsentFact::Price,
            Lack::Score => AbsentFact::Score,
            Lack::SharedScore => AbsentFact::SharedScore,
            Lack::CommonProvider => AbsentFact::CommonProvider,
            Lack::UniqueCapability => AbsentFact::UniqueCapability,
            Lack::WireFormat => AbsentFact::WireFormat,
        }
    }

    /// The field without a sourced value; null unless `what` is FIELD.
    async fn field(&self) -> Option<ModelField> {
        if let Lack::Field(field) = self.lack {
            Some(stored::ModelField::from(field).into())
        } else {
            None
        }
    }

    /// The capability without an answer; null unless `what` is CAPABILITY.
    async fn capability(&self) -> Option<Capability> {
        if let Lack::Capability(which) = self.lack {
            Some(stored::Capability::from(which).into())
        } else {
            None
        }
    }

    /// The kind of price that is missing; null unless `what` is PRICE.
    async fn price(&self) -> Option<PricingKey> {
        if let Lack::Price(which) = self.lack {
            Some(which.into())
        } else {
            None
        }
    }

    /// The same for people, such as "No active route at the providers looked at".
    async fn display(&self) -> String {
        format!("No {}", labels::missing(self.lack))
    }

    /// Number of the catalog revision that was looked at.
    async fn revision(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(i32::try_from(catalog(ctx)?.revision).unwrap_or(i32::MAX))
    }
}

/// The rows that some references stand for, each once. A field whose chosen value no source is on record for is the absence of one.
pub(super) async fn resolve(
    ctx: &Context<'_>,
    facts: &Facts,
    references: &[Reference],
) -> Result<Vec<Evidence>> {
    let mut seen = HashSet::new();
    let mut evidence = Vec::with_capacity(references.len());
    for reference in references.iter().filter(|one| seen.insert(**one)) {
        evidence.extend(one(ctx, facts, *reference).await?);
    }
    Ok(evidence)
}

async fn one(ctx: &Context<'_>, facts: &Facts, reference: Reference) -> Result<Option<Evidence>> {
    Ok(match reference {
        Reference::Price(row) => row_of(facts.offers().price(row)).map(Evidence::Price),
        Reference::Route(row) => row_of(facts.offers().route(row)).map(Evidence::Route),
        Reference::Score(row) => row_of(facts.score(row)).map(Evidence::Score),
        Reference::Capability(row) => facts.capability(row).and_then(|row| {
            let model = facts.model(crate::comparison::evidence::Ref(row.model_id))?;
            let which = row.capability.into();
            let own = std::slice::from_ref(&**row);
            Some(Evidence::CapabilitySupport(CapabilitySupport::new(
                model, which, own,
            )))
        }),
        Reference::Claim { model, field } => {
            let claim = facts.claim(catalog(ctx)?, model, field).await?;
            facts.model(model).map(|model| match claim {
                Some(row) => Evidence::Claim(Claim::of(model, (**row).clone())),
                None => absent(model, Lack::Field(field)),
            })
        }
        Reference::Absence { model, what } => facts.model(model).map(|model| absent(model, what)),
    })
}

fn row_of<R, T: From<Arc<R>>>(row: Option<&Arc<R>>) -> Option<T> {
    row.map(|row| T::from(Arc::clone(row)))
}

fn absent(model: &Arc<model::Model>, lack: Lack) -> Evidence {
    let model = Arc::clone(model);
    Evidence::Absence(Absence { model, lack })
}
