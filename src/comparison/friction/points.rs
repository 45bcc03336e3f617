//! When there is something to think of, and what.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Friction, FrictionPoint};
use crate::comparison::contender::{Contender, Provider};
use crate::comparison::context::{Pair, Seat};
use crate::comparison::evidence::{Evidence, Missing, absence, field};
use crate::comparison::vocabulary::{Capability, ModelField};
use crate::comparison::{capabilities, cost};

/// Providers that serve both sides, by display rank.
pub fn common_providers(pair: &Pair) -> Vec<Arc<Provider>> {
    let (left, right) = pair.both(|side| pair.context.coverage(side));
    left.into_iter()
        .filter(|provider| right.iter().any(|other| other.slug == provider.slug))
        .collect()
}

pub(super) fn providers(pair: &Pair) -> FrictionPoint {
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

pub(super) fn price(pair: &Pair, from: Seat) -> FrictionPoint {
    let costs = [from, from.other()].map(|seat| cost::monthly_cost(pair.at(seat), pair.context));
    let [before, after] = costs
        .each_ref()
        .map(|cost| cost.cheapest.as_ref().map(|bill| bill.amount));
    let friction = match (before.map_err(|why| *why), after.map_err(|why| *why)) {
        (Ok(from), Ok(to)) => Friction::PriceChange { from, to },
        (from, to) => Friction::PriceUnknown { from, to },
    };
    FrictionPoint {
        friction,
        evidence: costs.into_iter().flat_map(|cost| cost.evidence).collect(),
    }
}

pub(super) fn listed(
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

pub(super) fn context_window(pair: &Pair, from: Seat) -> Option<FrictionPoint> {
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
pub(super) fn wire_format(pair: &Pair, from: Seat) -> Option<FrictionPoint> {
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

pub(super) fn license(pair: &Pair, from: Seat) -> Option<FrictionPoint> {
    let license = |seat| pair.at(seat).license.clone();
    let friction = match (license(from), license(from.other())) {
        (Some(from), Some(to)) if from == to => return None,
        (Some(from), Some(to)) => Friction::LicenseChange { from, to },
        (from, to) => Friction::LicenseUnknown {
            from_known: from.is_some(),
            to_known: to.is_some(),
        },
    };
    let claim = |side: &Contender| field(side, ModelField::License, side.license.is_some());
    Some(FrictionPoint {
        friction,
        evidence: [pair.left, pair.right].map(claim).to_vec(),
    })
}
