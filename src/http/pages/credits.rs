//! Who states what: the numbered list of sources at the foot of a page, and the marks that point into it.

use super::answer::{Evidence, Source};

/// The sources of a page in the order of their numbers.
pub(super) struct Credits<'a> {
    pub(super) sources: &'a [Source],
}

/// A pointer to one source.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark<'a> {
    pub(super) number: usize,
    pub(super) name: &'a str,
}

impl Credits<'_> {
    /// The sources that a line rests on, each once, in their order; nothing for an absence.
    pub(super) fn marks(&self, evidence: &[Evidence]) -> Vec<Mark<'_>> {
        let stated = evidence
            .iter()
            .flat_map(|piece| piece.source.iter().chain(&piece.sources));
        let mut marks: Vec<_> = stated
            .filter_map(|source| self.mark(&source.slug))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// One source.
    pub(super) fn mark(&self, slug: &str) -> Option<Mark<'_>> {
        let place = self.sources.iter().position(|source| source.slug == slug)?;
        let name = &self.sources.get(place)?.name;
        Some(Mark {
            number: place + 1,
            name,
        })
    }
}
