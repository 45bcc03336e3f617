//! How large a document is once its fragments are written out, found without writing them out:
//! each fragment is walked once, so the work is linear in the document whatever it expands to.

use std::collections::HashMap;

use apollo_compiler::{
    ExecutableDocument,
    executable::{Field, Selection, SelectionSet},
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
    /// Whether the walk stopped at [`DEEPEST_CHAIN`].
    pub too_deep: bool,
}

/// Walks a document, valid or not.
pub fn measure(document: &ExecutableDocument) -> Measured {
    let mut walk = Walk {
        document,
        known: HashMap::new(),
        measured: Measured::default(),
    };
    for operation in document.operations.iter() {
        walk.measured.directives += count(operation.directives.len());
        let size = walk.set(&operation.selection_set, 0);
        let largest = &mut walk.measured.largest;
        largest.selections = largest.selections.max(size.selections);
        largest.aliases = largest.aliases.max(size.aliases);
        largest.depth = largest.depth.max(size.depth);
        largest.top_fields = largest.top_fields.max(size.top_fields);
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
    document: &'d ExecutableDocument,
    known: HashMap<&'d str, Size>,
    measured: Measured,
}

impl<'d> Walk<'d> {
    fn set(&mut self, set: &'d SelectionSet, chain: usize) -> Size {
        if chain > DEEPEST_CHAIN {
            self.measured.too_deep = true;
            return Size::default();
        }
        let mut total = Size::default();
        for selection in &set.selections {
            self.measured.visited += 1;
            self.measured.directives += count(selection.directives().len());
            let mut size = match selection {
                Selection::Field(field) => self.field(field, chain),
                Selection::InlineFragment(inline) => self.set(&inline.selection_set, chain + 1),
                Selection::FragmentSpread(spread) => self.fragment(&spread.fragment_name, chain),
            };
            size.selections = size.selections.saturating_add(1);
            total = total.and(size);
        }
        total
    }

    fn field(&mut self, field: &'d Field, chain: usize) -> Size {
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
        let Some(fragment) = self.document.fragments.get(name) else {
            return Size::default();
        };
        self.measured.directives += count(fragment.directives.len());
        let size = self.set(&fragment.selection_set, chain + 1);
        self.known.insert(name, size);
        size
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
