//! From what an import states to the rows it leads to: records first, then what refers to them.

use crate::import::draft::{Alias, Draft, Statement, Warning};
use entities::enums::MatchKind;

use super::Part;
use super::state::State;

mod aliases;
mod close;
mod models;
mod prices;
mod records;
mod routes;
mod scores;

/// An import on its way into the catalog.
pub struct Merge<'a> {
    /// The catalog that it changes.
    state: &'a mut State,
    /// What it left out or found odd.
    warnings: &'a mut Vec<Warning>,
    /// ISO day of statements that have none.
    today: &'a str,
    /// Whether names and links of known records follow the part at hand; else it only fills gaps.
    editorial: bool,
}

impl<'a> Merge<'a> {
    /// Merges all parts of an import: each kind of record of every part comes before what refers to it.
    pub fn run(
        parts: &[Part],
        state: &'a mut State,
        warnings: &'a mut Vec<Warning>,
        today: &'a str,
    ) {
        let mut merge = Self {
            state,
            warnings,
            today,
            editorial: false,
        };
        merge.each(parts, Self::records);
        merge.each(parts, |merge, draft| merge.new_models(&draft.models));
        merge.each(parts, |merge, draft| merge.models(&draft.models));
        merge.each(parts, |merge, draft| merge.routes(&draft.routes));
        merge.each(parts, |merge, draft| merge.scores(&draft.scores));
        merge.each(parts, |merge, draft| merge.close_prices(&draft.complete));
        merge.each(parts, |merge, draft| merge.retire_routes(&draft.complete));
    }

    fn each(&mut self, parts: &[Part], step: impl Fn(&mut Self, &Draft)) {
        for part in parts {
            self.editorial = part.editorial;
            step(self, &part.draft);
        }
    }

    fn records(&mut self, draft: &Draft) {
        self.sources(&draft.sources);
        self.organizations(&draft.organizations);
        self.licenses(&draft.licenses);
        self.providers(&draft.providers);
        self.benchmarks(&draft.benchmarks);
    }

    /// Number of the source that a statement names; a warning when there is none.
    fn source(&mut self, by: &Statement, record: &str) -> Option<i64> {
        let id = self.state.sources.id_of(&by.source);
        if id.is_none() {
            self.skip(
                record,
                "UNKNOWN_SOURCE",
                format!(
                    "it names the source `{}`, which is neither in the import nor in the catalog",
                    by.source
                ),
            );
        }
        id
    }

    /// The day of a statement; the day of the import where it has none.
    fn observed_on(&self, by: &Statement) -> String {
        if by.observed_on.is_empty() {
            self.today.to_owned()
        } else {
            by.observed_on.clone()
        }
    }

    fn skip(&mut self, record: &str, code: &'static str, reason: String) {
        self.warn(record, code, reason, true);
    }

    fn remark(&mut self, record: &str, code: &'static str, reason: String) {
        self.warn(record, code, reason, false);
    }

    fn warn(&mut self, record: &str, code: &'static str, reason: String, skipped: bool) {
        self.warnings.push(Warning {
            record: record.to_owned(),
            skipped,
            code,
            reason,
        });
    }
}

/// How well a name is joined: the least is best.
fn certainty(kind: MatchKind) -> u8 {
    match kind {
        MatchKind::Explicit => 0,
        MatchKind::CanonicalLink => 1,
        MatchKind::Name => 2,
    }
}

fn alias_name(alias: &Alias) -> String {
    format!("alias {}:{}", alias.namespace, alias.external_id)
}

/// Takes a stated value; a silent source leaves what is there. Editors replace, others only fill gaps.
fn fill<T: Clone + PartialEq>(field: &mut Option<T>, stated: Option<&T>, replace: bool) {
    if let Some(value) = stated
        && (replace || field.is_none())
    {
        *field = Some(value.clone());
    }
}
