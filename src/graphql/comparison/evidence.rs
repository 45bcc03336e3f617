//! What a computed line rests on, down to the very rows.

use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

use async_graphql::{Context, Enum, Object, Union};
use entities::{claim, enums as stored, model};
use futures_util::future::try_join_all;

use super::enums::PricingKey;
use crate::{
    catalog::{
        contenders::Facts,
        enums::{Capability, ModelField},
        loaders::All,
        model::ClaimsOfModel,
    },
    comparison::evidence::{Evidence as Reference, Missing as Lack, Ref},
    graphql::{
        capability::CapabilitySupport,
        claim::Claim,
        error::Result,
        model::Model,
        price::Price,
        request::{catalog, load},
        route::Route,
        score::Score,
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
    /// A sourced value of `missingField`.
    Field,
    /// An answer for `missingCapability`.
    Capability,
    /// An active route of a tracked provider, or of one that was named.
    TrackedRoute,
    /// A route with both an input and an output price in force.
    CompleteTokenPrice,
    /// A price of the kind `missingPrice`.
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
    async fn missing_field(&self) -> Option<ModelField> {
        if let Lack::Field(field) = self.lack {
            Some(stored::ModelField::from(field).into())
        } else {
            None
        }
    }

    /// The capability without an answer; null unless `what` is CAPABILITY.
    async fn missing_capability(&self) -> Option<Capability> {
        if let Lack::Capability(which) = self.lack {
            Some(stored::Capability::from(which).into())
        } else {
            None
        }
    }

    /// The kind of price that is missing; null unless `what` is PRICE.
    async fn missing_price(&self) -> Option<PricingKey> {
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
    let claims = claims(ctx, references).await?;
    let mut seen = HashSet::new();
    let each = references.iter().filter(|one| seen.insert(**one));
    Ok(each
        .filter_map(|reference| one(facts, &claims, *reference))
        .collect())
}

/// The claims, chosen or not, of every model that a reference names one of.
async fn claims(
    ctx: &Context<'_>,
    references: &[Reference],
) -> Result<Vec<Arc<Vec<claim::Model>>>> {
    let model = |reference: &Reference| match reference {
        Reference::Claim { model, .. } => Some(model.0),
        Reference::Price(_)
        | Reference::Score(_)
        | Reference::Capability(_)
        | Reference::Route(_)
        | Reference::Absence { .. } => None,
    };
    let models: BTreeSet<i64> = references.iter().filter_map(model).collect();
    let rows = models
        .into_iter()
        .map(|id| load(ctx, All(ClaimsOfModel(id))));
    let rows = try_join_all(rows).await?;
    Ok(rows.into_iter().flatten().collect())
}

fn one(facts: &Facts, claims: &[Arc<Vec<claim::Model>>], reference: Reference) -> Option<Evidence> {
    match reference {
        Reference::Price(row) => facts
            .offers()
            .price(row)
            .map(|row| Evidence::Price(wrap(row))),
        Reference::Route(row) => facts
            .offers()
            .route(row)
            .map(|row| Evidence::Route(wrap(row))),
        Reference::Score(row) => facts.score(row).map(|row| Evidence::Score(wrap(row))),
        Reference::Capability(row) => {
            let row = facts.capability(row)?;
            let model = facts.model(Ref(row.model_id))?;
            let own = std::slice::from_ref(&**row);
            let support = CapabilitySupport::new(model, row.capability.into(), own);
            Some(Evidence::CapabilitySupport(support))
        }
        Reference::Claim { model, field } => {
            let of = facts.model(model)?;
            let mut rows = claims.iter().flat_map(|rows| rows.iter());
            let stated =
                rows.find(|row| row.model_id == model.0 && row.field == field.into() && row.chosen);
            Some(match stated {
                Some(row) => Evidence::Claim(Claim::of(of, row.clone())),
                None => absent(of, Lack::Field(field)),
            })
        }
        Reference::Absence { model, what } => Some(absent(facts.model(model)?, what)),
    }
}

fn wrap<R, T: From<Arc<R>>>(row: &Arc<R>) -> T {
    T::from(Arc::clone(row))
}

fn absent(model: &Arc<model::Model>, lack: Lack) -> Evidence {
    let model = Arc::clone(model);
    Evidence::Absence(Absence { model, lack })
}
