//! Who states what: the numbered list of sources at the foot of a page, and the marks that point into it.

use super::answer::{Evidence, Source};

/// The sources of a page in the order of their numbers.
pub(super) struct Credits<'a> {
    pub(super) sources: &'a [Source],
}

impl Credits<'_> {
    /// Numbers of the sources that a line rests on, from 1, ascending; nothing for an absence.
    pub(super) fn marks(&self, evidence: &[Evidence]) -> Vec<usize> {
        let sources = evidence
            .iter()
            .flat_map(|piece| piece.source.iter().chain(&piece.sources));
        let mut marks: Vec<_> = sources
            .filter_map(|source| self.mark(&source.slug))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// Number of one source.
    pub(super) fn mark(&self, slug: &str) -> Option<usize> {
        self.sources
            .iter()
            .position(|source| source.slug == slug)
            .map(|place| place + 1)
    }

    /// Name of the source with a number.
    pub(super) fn name(&self, mark: &usize) -> &str {
        mark.checked_sub(1)
            .and_then(|place| self.sources.get(place))
            .map_or("", |source| &source.name)
    }
}
