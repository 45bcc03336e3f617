//! The fixed order in which sources are believed: an editor's choice, then the editors' own facts, then the lab or provider
//! itself, then independent sources, then aggregators; the later observation within a class; the slug, so that it is total.

use std::cmp::Reverse;

use entities::enums::SourceClass;
use entities::source;

/// Place of a statement among those about the same thing: the least one is chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank<'a> {
    by_rule: bool,
    class: SourceClass,
    observed_on: Reverse<&'a str>,
    source: &'a str,
}

impl<'a> Rank<'a> {
    /// The rank of what `source` stated on `observed_on`.
    pub fn of(source: &'a source::Model, observed_on: &'a str, curated: bool) -> Self {
        Self {
            by_rule: !curated,
            class: source.class,
            observed_on: Reverse(observed_on),
            source: &source.slug,
        }
    }

    /// Place by editor and class only.
    pub fn tier(&self) -> (bool, SourceClass) {
        (self.by_rule, self.class)
    }
}

/// What is known of the statement that stands, and of the one that comes in, when both are of the same source.
#[derive(Clone, Copy, Debug)]
pub struct Observation<'a> {
    /// ISO day.
    pub on: &'a str,
    /// Whether an editor set it.
    pub curated: bool,
}

impl Observation<'_> {
    /// Whether a statement that comes in may take the place of this one of the same source.
    ///
    /// A later observation is never overwritten; what an editor set gives way only to another edition of the
    /// catalog files.
    pub fn yields_to(self, incoming: Observation<'_>, editorial: bool) -> bool {
        match (self.curated, incoming.curated) {
            (false, true) => true,
            (true, false) => editorial && incoming.on >= self.on,
            (true, true) | (false, false) => incoming.on >= self.on,
        }
    }
}
