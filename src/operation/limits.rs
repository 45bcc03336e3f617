//! What one operation may ask for, and how long it may take.

use std::time::Duration;

use crate::database;

/// Bounds on a document and its execution. Each is checked before anything is executed.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Lexical tokens of the document text.
    pub tokens: usize,
    /// Nesting of the text (selection sets, lists, objects), which bounds the parser's stack.
    pub nesting: usize,
    /// Levels of fields below the operation.
    pub depth: u64,
    /// Selections once every fragment is written out where it is spread.
    pub selections: u64,
    /// Aliases once every fragment is written out.
    pub aliases: u64,
    /// Fields at the root of an operation once every fragment is written out.
    pub root_fields: u64,
    /// Directives in the document text.
    pub directives: u64,
    /// Entries of one list in an argument or a variable.
    pub list: usize,
    /// Static cost of an operation, in points.
    pub cost: u64,
    /// Cost of the introspection fields of an operation, counted in queries of the usual kind that
    /// learn the whole schema; it has no share in `cost`.
    pub introspection_queries: u64,
    /// Time an execution may take, from its start to its answer.
    pub deadline: Duration,
    /// Errors listed in one refusal; the rest are only counted.
    pub errors: usize,
}

/// Selections that may be written out for the executor, as a multiple of those in the document:
/// a selection on an interface is written once per possible type.
const WRITTEN_PER_SELECTION: u64 = 4;

impl Limits {
    /// Selections that may be written out for the executor.
    pub fn written(&self) -> u64 {
        self.selections.saturating_mul(WRITTEN_PER_SELECTION)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            tokens: 8_000,
            nesting: 200,
            depth: 20,
            selections: 6_000,
            aliases: 250,
            root_fields: 50,
            directives: 250,
            list: 100,
            cost: 60_000,
            introspection_queries: 3,
            deadline: database::STATEMENT,
            errors: 20,
        }
    }
}
