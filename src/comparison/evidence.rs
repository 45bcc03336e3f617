//! What a computed line rests on, as references that the comparison hands through untouched.

use super::contender::Contender;
use super::vocabulary::{Capability, ModelField, closed_lists};

/// A row of the catalog, opaque here; whoever made the contender knows what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref(pub i64);

/// One fact, or the lack of one, that a computed line rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// A price in force.
    Price(Ref),
    /// A score.
    Score(Ref),
    /// A capability with an answer.
    Capability(Ref),
    /// A route.
    Route(Ref),
    /// The chosen claim on one field of a model.
    Claim {
        /// The model.
        model: Ref,
        /// The field.
        field: ModelField,
    },
    /// Something that is not there, where that is the point.
    Absence {
        /// The model that lacks it.
        model: Ref,
        /// What is missing.
        what: Missing,
    },
}

/// What can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// A sourced value of a field.
    Field(ModelField),
    /// An answer for a capability.
    Capability(Capability),
    /// An active route of a tracked, or asked-for, provider.
    TrackedRoute,
    /// A route with both an input and an output price.
    CompleteTokenPrice,
    /// A price of one kind.
    Price(PricingKey),
    /// Any score at all.
    Score,
    /// A score on a benchmark that the other side has, too.
    SharedScore,
    /// A provider that serves the other side, too.
    CommonProvider,
    /// A capability that it has and the other side has not.
    UniqueCapability,
    /// The wire format of its providers.
    WireFormat,
}

closed_lists! {
    /// Rows of the price table, in order.
    PricingKey {
        /// Cheapest input price.
        InputPrice,
        /// Cheapest output price.
        OutputPrice,
        /// Cheapest price of cached input.
        CacheReadPrice,
        /// Cheapest input price in batches.
        BatchInputPrice,
        /// Cheapest output price in batches.
        BatchOutputPrice,
        /// Providers with an active route.
        Providers,
    }
}

/// The claim on a field where the value is known, else its absence.
pub fn field(of: &Contender, field: ModelField, known: bool) -> Evidence {
    if known {
        Evidence::Claim {
            model: of.reference,
            field,
        }
    } else {
        absence(of, Missing::Field(field))
    }
}

/// The absence of something at a model.
pub fn absence(of: &Contender, what: Missing) -> Evidence {
    Evidence::Absence {
        model: of.reference,
        what,
    }
}

/// The answer for a capability, or its absence.
pub fn capability(of: &Contender, which: Capability) -> Evidence {
    of.capability(which).map_or_else(
        || absence(of, Missing::Capability(which)),
        |fact| Evidence::Capability(fact.reference),
    )
}

#[cfg(test)]
mod tests;
