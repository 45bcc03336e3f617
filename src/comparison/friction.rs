//! What it takes to switch from one side to the other, in both directions.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::contender::{Contender, License, Provider};
use super::context::{Pair, Seat, Side};
use super::evidence::{Evidence, Missing, absence, field};
use super::units::{CentUsd, Tokens};
use super::vocabulary::{Capability, ModelField, closed_lists};
use super::{capabilities, cost};

/// From how many capabilities to replace on a switch is hard.
const MANY: usize = 2;

closed_lists! {
    /// How hard a switch is.
    FrictionLevel {
        /// A provider in common, nothing to replace, no smaller context.
        Low,
        /// Neither of the others.
        Medium,
        /// No provider in common, or two or more capabilities to replace.
        High,
    }
    /// What a point of friction is about.
    FrictionKind {
        /// Providers that serve both, or that there are none.
        Providers,
        /// The change of the monthly cost on the cheapest route.
        Price,
        /// Capabilities that would be lost.
        CapabilitiesToReplace,
        /// Capabilities that no source confirms for the target.
        CapabilitiesToVerify,
        /// Capabilities that come with the target.
        CapabilitiesGained,
        /// Context that would no longer fit.
        Context,
        /// Whether calls keep their form.
        WireFormat,
        /// The change of licence.
        License,
    }
}

/// One direction of a switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchDirection {
    /// The model that is left behind.
    pub from: Seat,
    /// How hard it is.
    pub level: FrictionLevel,
    /// What there is to think of, in order.
    pub points: Vec<FrictionPoint>,
}

/// One thing to think of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrictionPoint {
    /// What it is, with the values it was decided on.
    pub friction: Friction,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// What there is to think of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Friction {
    /// Providers that serve both, by display rank.
    CommonProviders(Vec<Arc<Provider>>),
    /// No provider serves both.
    NoCommonProvider,
    /// The monthly cost on the cheapest routes.
    PriceChange {
        /// Before.
        from: CentUsd,
        /// After.
        to: CentUsd,
    },
    /// The cost of a side is not known.
    PriceUnknown {
        /// Whether that of the model left behind is known.
        from_known: bool,
        /// Whether that of the target is known.
        to_known: bool,
    },
    /// Capabilities that the target has not.
    CapabilitiesToReplace(Vec<Capability>),
    /// Capabilities that no source answers for the target.
    CapabilitiesToVerify(Vec<Capability>),
    /// Capabilities that only the target has.
    CapabilitiesGained(Vec<Capability>),
    /// The window of the target is smaller.
    SmallerContext {
        /// Before.
        from: Tokens,
        /// After.
        to: Tokens,
    },
    /// The window of a side is not known.
    ContextUnknown,
    /// Both are called in one of these forms.
    SameWireFormat(Vec<String>),
    /// No form serves both.
    DifferentWireFormat {
        /// Forms before.
        from: Vec<String>,
        /// Forms after.
        to: Vec<String>,
    },
    /// The licence changes.
    LicenseChange {
        /// Before.
        from: License,
        /// After.
        to: License,
    },
}

impl Friction {
    /// What it is about.
    pub fn kind(&self) -> FrictionKind {
        match self {
            Self::CommonProviders(_) | Self::NoCommonProvider => FrictionKind::Providers,
            Self::PriceChange { .. } | Self::PriceUnknown { .. } => FrictionKind::Price,
            Self::CapabilitiesToReplace(_) => FrictionKind::CapabilitiesToReplace,
            Self::CapabilitiesToVerify(_) => FrictionKind::CapabilitiesToVerify,
            Self::CapabilitiesGained(_) => FrictionKind::CapabilitiesGained,
            Self::SmallerContext { .. } | Self::ContextUnknown => FrictionKind::Context,
            Self::SameWireFormat(_) | Self::DifferentWireFormat { .. } => FrictionKind::WireFormat,
            Self::LicenseChange { .. } => FrictionKind::License,
        }
    }
}

/// Both directions, left to right first.
pub fn friction(pair: &Pair) -> [SwitchDirection; 2] {
    [direction(pair, Seat::Left), direction(pair, Seat::Right)]
}

/// The switch away from one seat.
pub fn direction(pair: &Pair, from: Seat) -> SwitchDirection {
    let points = [
        Some(providers(pair)),
        Some(price(pair, from)),
        listed(
            pair,
            capabilities::unique(pair, from),
            Friction::CapabilitiesToReplace,
        ),
        listed(
            pair,
            capabilities::unanswered(pair, from),
            Friction::CapabilitiesToVerify,
        ),
        listed(
            pair,
            capabilities::unique(pair, from.other()),
            Friction::CapabilitiesGained,
        ),
        context_window(pair, from),
        wire_format(pair, from),
        license(pair, from),
    ];
    SwitchDirection {
        from,
        level: level(pair, from),
        points: points.into_iter().flatten().collect(),
    }
}

fn level(pair: &Pair, from: Seat) -> FrictionLevel {
    let to_replace = capabilities::unique(pair, from).len();
    let apart = common_providers(pair).is_empty();
    let window = Side::of_larger(
        pair.at(from.other()).context_window,
        pair.at(from).context_window,
    );
    // An unknown window may be a smaller one, so it never makes a switch easy.
    let keeps_context = match window {
        Side::Left | Side::Tie => true,
        Side::Right | Side::None => false,
    };
    if apart || to_replace >= MANY {
        FrictionLevel::High
    } else if to_replace == 0 && keeps_context {
        FrictionLevel::Low
    } else {
        FrictionLevel::Medium
    }
}

/// Providers that serve both sides, by display rank.
pub fn common_providers(pair: &Pair) -> Vec<Arc<Provider>> {
    let (left, right) = pair.both(|side| pair.context.coverage(side));
    left.into_iter()
        .filter(|provider| right.iter().any(|other| other.slug == provider.slug))
        .collect()
}

fn providers(pair: &Pair) -> FrictionPoint {
    let common = common_providers(pair);
    if common.is_empty() {
        let lacks = |side| {
            if pair.context.routes(side).is_empty() {
                Missing::TrackedRoute
            } else {
                Missing::CommonProvider
            }
        };
        let evidence = [pair.left, pair.right]
            .map(|side| absence(side, lacks(side)))
            .to_vec();
        return FrictionPoint {
            friction: Friction::NoCommonProvider,
            evidence,
        };
    }
    let serves = |side| {
        pair.context
            .routes(side)
            .into_iter()
            .filter(|route| common.iter().any(|both| both.slug == route.provider.slug))
    };
    let routes = serves(pair.left)
        .chain(serves(pair.right))
        .map(|route| Evidence::Route(route.reference))
        .collect();
    FrictionPoint {
        friction: Friction::CommonProviders(common),
        evidence: routes,
    }
}

fn price(pair: &Pair, from: Seat) -> FrictionPoint {
    let costs = [from, from.other()].map(|seat| cost::monthly_cost(pair.at(seat), pair.context));
    let [before, after] = &costs;
    let friction = match (before.amount(), after.amount()) {
        (Some(from), Some(to)) => Friction::PriceChange { from, to },
        (before, after) => Friction::PriceUnknown {
            from_known: before.is_some(),
            to_known: after.is_some(),
        },
    };
    FrictionPoint {
        friction,
        evidence: costs.into_iter().flat_map(|cost| cost.evidence).collect(),
    }
}

fn listed(
    pair: &Pair,
    which: Vec<Capability>,
    friction: impl FnOnce(Vec<Capability>) -> Friction,
) -> Option<FrictionPoint> {
    let evidence = capabilities::evidence(pair, &which);
    (!which.is_empty()).then(|| FrictionPoint {
        friction: friction(which),
        evidence,
    })
}

fn context_window(pair: &Pair, from: Seat) -> Option<FrictionPoint> {
    let (before, after) = (
        pair.at(from).context_window,
        pair.at(from.other()).context_window,
    );
    let friction = match before.zip(after) {
        Some((from, to)) if to < from => Friction::SmallerContext { from, to },
        Some(_) => return None,
        None => Friction::ContextUnknown,
    };
    let claim = |side: &Contender| {
        field(
            side,
            ModelField::ContextWindow,
            side.context_window.is_some(),
        )
    };
    Some(FrictionPoint {
        friction,
        evidence: [pair.left, pair.right].map(claim).to_vec(),
    })
}

/// Whether one wire format serves both; nothing is said where a side states none.
fn wire_format(pair: &Pair, from: Seat) -> Option<FrictionPoint> {
    let formats = |seat| -> BTreeSet<String> {
        pair.context
            .coverage(pair.at(seat))
            .iter()
            .filter_map(|provider| provider.wire_format.clone())
            .collect()
    };
    let (before, after) = (formats(from), formats(from.other()));
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let same: Vec<_> = before.intersection(&after).cloned().collect();
    let friction = if same.is_empty() {
        Friction::DifferentWireFormat {
            from: before.into_iter().collect(),
            to: after.into_iter().collect(),
        }
    } else {
        Friction::SameWireFormat(same)
    };
    let evidence = [pair.left, pair.right]
        .into_iter()
        .flat_map(|side| pair.context.coverage_evidence(side))
        .collect();
    Some(FrictionPoint { friction, evidence })
}

fn license(pair: &Pair, from: Seat) -> Option<FrictionPoint> {
    let (from, to) = pair
        .at(from)
        .license
        .clone()
        .zip(pair.at(from.other()).license.clone())?;
    let evidence = [pair.left, pair.right]
        .map(|side| field(side, ModelField::License, true))
        .to_vec();
    (from != to).then_some(FrictionPoint {
        friction: Friction::LicenseChange { from, to },
        evidence,
    })
}

#[cfg(test)]
mod tests;
