//! Capabilities, side by side.

use super::context::{Pair, Seat, Side};
use super::evidence::{Evidence, Missing, absence, capability};
use super::vocabulary::{Capability, Support};

/// One capability on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapabilityRow {
    /// The capability.
    pub capability: Capability,
    /// The answer for the left model.
    pub left: Support,
    /// The answer for the right model.
    pub right: Support,
    /// Both answers, or their absence.
    pub evidence: [Evidence; 2],
}

/// The closed list, in order.
pub fn capabilities(pair: &Pair) -> Vec<CapabilityRow> {
    Capability::ALL
        .iter()
        .map(|&which| row(pair, which))
        .collect()
}

/// What a side has and the other side has not; an unknown answer on either side is neither.
pub fn unique(pair: &Pair, seat: Seat) -> Vec<Capability> {
    with(pair, seat, Support::Yes, Support::No)
}

/// What both sides have.
pub fn shared(pair: &Pair) -> Vec<Capability> {
    with(pair, Seat::Left, Support::Yes, Support::Yes)
}

/// What a side has while no source answers for the other.
pub fn unanswered(pair: &Pair, seat: Seat) -> Vec<Capability> {
    with(pair, seat, Support::Yes, Support::Unknown)
}

/// The side with more capabilities of its own; not comparable when no capability is answered for both.
pub fn leader(pair: &Pair) -> Side {
    let answered =
        |row: &CapabilityRow| row.left != Support::Unknown && row.right != Support::Unknown;
    let comparable = capabilities(pair).iter().any(answered);
    let count = |seat| comparable.then(|| unique(pair, seat).len());
    Side::of_larger(count(Seat::Left), count(Seat::Right))
}

/// The answers of both sides for some capabilities; for none, that neither has any of its own.
pub fn evidence(pair: &Pair, which: &[Capability]) -> Vec<Evidence> {
    if which.is_empty() {
        return [pair.left, pair.right]
            .map(|side| absence(side, Missing::UniqueCapability))
            .to_vec();
    }
    which
        .iter()
        .flat_map(|&which| row(pair, which).evidence)
        .collect()
}

fn row(pair: &Pair, which: Capability) -> CapabilityRow {
    let (left, right) = pair.both(|side| side.support(which));
    let evidence = [capability(pair.left, which), capability(pair.right, which)];
    CapabilityRow {
        capability: which,
        left,
        right,
        evidence,
    }
}

fn with(pair: &Pair, seat: Seat, own: Support, other: Support) -> Vec<Capability> {
    let (this, that) = (pair.at(seat), pair.at(seat.other()));
    Capability::ALL
        .iter()
        .copied()
        .filter(|&which| this.support(which) == own && that.support(which) == other)
        .collect()
}

#[cfg(test)]
mod tests;
