//! What it takes to switch from one side to the other, in both directions.

mod points;

use std::sync::Arc;

pub use points::common_providers;

use super::capabilities;
use super::contender::{License, Provider};
use super::context::{Pair, Seat, Side};
use super::cost::CostUnavailable;
use super::evidence::Evidence;
use super::units::{CentUsd, Tokens};
use super::vocabulary::{Capability, closed_lists};

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
    /// At least one side has no cost.
    PriceUnknown {
        /// Before, or why there is none.
        from: Result<CentUsd, CostUnavailable>,
        /// After, or why there is none.
        to: Result<CentUsd, CostUnavailable>,
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
    /// No source names the licence of at least one side.
    LicenseUnknown {
        /// Whether that of the model left behind is named.
        from_known: bool,
        /// Whether that of the target is named.
        to_known: bool,
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
            Self::LicenseChange { .. } | Self::LicenseUnknown { .. } => FrictionKind::License,
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
        Some(points::providers(pair)),
        Some(points::price(pair, from)),
        points::listed(
            pair,
            capabilities::unique(pair, from),
            Friction::CapabilitiesToReplace,
        ),
        points::listed(
            pair,
            capabilities::unanswered(pair, from),
            Friction::CapabilitiesToVerify,
        ),
        points::listed(
            pair,
            capabilities::unique(pair, from.other()),
            Friction::CapabilitiesGained,
        ),
        points::context_window(pair, from),
        points::wire_format(pair, from),
        points::license(pair, from),
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

#[cfg(test)]
mod tests;
