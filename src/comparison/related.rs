//! Further pairs worth reading: the stored partners of both sides, ranked.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::context::Seat;
use super::vocabulary::closed_lists;

/// Most related pairs.
pub const MAX_RELATED: usize = 6;

closed_lists! {
    /// Why two models are worth a page, the strongest reason first.
    PartnerReason {
        /// One replaces the other.
        Successor,
        /// They are of one family.
        Sibling,
        /// They cost about the same.
        SamePriceClass,
        /// They share many benchmarks.
        SharedBenchmarks,
    }
}

/// A stored partner of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The side that stays.
    pub kept: Seat,
    /// Slug of the partner.
    pub slug: String,
    /// Name of the partner.
    pub name: String,
    /// Why the two are worth a page.
    pub reason: PartnerReason,
    /// Of a succession, whether the partner replaces the side that stays; else that side replaces the partner.
    pub replaces_kept: bool,
    /// Benchmarks that both have a score on.
    pub shared_benchmarks: usize,
}

/// Up to six further pairs that share a side: by reason, then by shared benchmarks; no model of the pair itself, no pair twice.
pub fn related(left: &str, right: &str, partners: &[Partner]) -> Vec<Partner> {
    let mut ranked: Vec<_> = partners
        .iter()
        .filter(|partner| partner.slug != left && partner.slug != right)
        .collect();
    ranked.sort_by_key(|partner| {
        (
            partner.reason,
            Reverse(partner.shared_benchmarks),
            partner.slug.as_str(),
            partner.kept,
        )
    });
    let mut seen = BTreeSet::new();
    ranked.retain(|partner| seen.insert((partner.kept, partner.slug.as_str())));
    ranked.into_iter().take(MAX_RELATED).cloned().collect()
}

#[cfg(test)]
mod tests;
