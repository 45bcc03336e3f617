//! How large a document is once its fragments are written out, found without writing them out:
//! each fragment is walked once, so the work is linear in the document whatever it expands to.

use std::collections::HashMap;

use apollo_compiler::ast::{
    Definition, DirectiveList, Document, Field, FragmentDefinition, Selection,
};

use super::{limits::Limits, refusal::Refusal};

/// Deepest chain of selection sets and fragments that is walked; what lies below is refused.
const DEEPEST_CHAIN: usize = 300;

/// Sizes of a selection set, fragments written out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Selections of every kind.
    pub selections: u64,
    /// Fields with an alias.
    pub aliases: u64,
    /// Levels of fields.
    pub depth: u64,
    /// Fields at the top level.
    pub top_fields: u64,
}

impl Size {
    fn and(self, other: Self) -> Self {
        Self {
            selections: self.selections.saturating_add(other.selections),
            aliases: self.aliases.saturating_add(other.aliases),
            depth: self.depth.max(other.depth),
            top_fields: self.top_fields.saturating_add(other.top_fields),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            selections: self.selections.max(other.selections),
            aliases: self.aliases.max(other.aliases),
            depth: self.depth.max(other.depth),
            top_fields: self.top_fields.max(other.top_fields),
        }
    }
}

/// What was found about a whole document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measured {
    /// The largest of its operations, in each respect.
    pub largest: Size,
    /// Directives in the text.
    pub directives: u64,
    /// Selections walked: never more than the text has.
    pub visited: u64,
    /// Whether the walk stopped at `DEEPEST_CHAIN`.
    pub too_deep: bool,
}

/// Walks a document, valid or not: before anything has asked what its names mean.
pub fn measure(document: &Document) -> Measured {
    let fragments = document.definitions.iter().filter_map(|definition| {
        let fragment = definition.as_fragment_definition()?;
        Some((fragment.name.as_str(), fragment.as_ref()))
    });
    let mut walk = Walk {
        fragments: fragments.collect(),
        known: HashMap::new(),
        measured: Measured::default(),
    };
    for definition in &document.definitions {
        let Definition::OperationDefinition(operation) = definition else {
            continue;
        };
        walk.directives(&operation.directives);
        let size = walk.set(&operation.selection_set, 0);
        walk.measured.largest = walk.measured.largest.or(size);
    }
    walk.measured
}

impl Measured {
    /// Refuses a document that exceeds a limit, naming it.
    pub fn check(&self, limits: &Limits) -> Result<(), Refusal> {
        let bounds = [
            (
                "Selections with fragments written out",
                self.largest.selections,
                limits.selections,
            ),
            ("Depth of fields", self.largest.depth, limits.depth),
            ("Aliases", self.largest.aliases, limits.aliases),
            (
                "Fields at the root",
                self.largest.top_fields,
                limits.root_fields,
            ),
            ("Directives", self.directives, limits.directives),
        ];
        for (what, value, limit) in bounds {
            if value > limit {
                return Err(Refusal::limit(what, value, limit));
            }
        }
        if self.too_deep {
            let limit = count(DEEPEST_CHAIN);
            return Err(Refusal::limit(
                "Fragments nested in each other",
                limit + 1,
                limit,
            ));
        }
        Ok(())
    }
}

struct Walk<'d> {
    fragments: HashMap<&'d str, &'d FragmentDefinition>,
    known: HashMap<&'d str, Size>,
    measured: Measured,
}

impl<'d> Walk<'d> {
    fn set(&mut self, selections: &'d [Selection], chain: usize) -> Size {
        if chain > DEEPEST_CHAIN {
            self.measured.too_deep = true;
            return Size::default();
        }
        let mut total = Size::default();
        for selection in selections {
            self.measured.visited += 1;
            let mut size = match selection {
                Selection::Field(field) => self.field(field, chain),
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.directives);
                    self.set(&inline.selection_set, chain + 1)
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    self.fragment(&spread.fragment_name, chain)
                }
            };
            size.selections = size.selections.saturating_add(1);
            total = total.and(size);
        }
        total
    }

    fn field(&mut self, field: &'d Field, chain: usize) -> Size {
        self.directives(&field.directives);
        let below = self.set(&field.selection_set, chain + 1);
        Size {
            selections: below.selections,
            aliases: below
                .aliases
                .saturating_add(u64::from(field.alias.is_some())),
            depth: below.depth.saturating_add(1),
            top_fields: 1,
        }
    }

    fn fragment(&mut self, name: &'d str, chain: usize) -> Size {
        if let Some(size) = self.known.get(name) {
            return *size;
        }
        // A fragment inside itself counts as nothing here; validation refuses it by name.
        self.known.insert(name, Size::default());
        let Some(fragment) = self.fragments.get(name).copied() else {
            return Size::default();
        };
        self.directives(&fragment.directives);
        let size = self.set(&fragment.selection_set, chain + 1);
        self.known.insert(name, size);
        size
    }

    fn directives(&mut self, directives: &DirectiveList) {
        self.measured.directives += count(directives.len());
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
