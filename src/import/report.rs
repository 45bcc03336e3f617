//! What an import did, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::draft::Warning;

/// Lines that the text shows of each outcome; the JSON form has them all.
const SHOWN: usize = 40;

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Number of the revision that the catalog is at; the one before where nothing was to be written.
    #[serde(rename = "revision")]
    pub catalog_revision: i64,
    /// Number of the revision that it made; none when nothing changed or nothing was to be written.
    #[serde(skip)]
    pub revision: Option<i64>,
    /// Records that were new.
    pub created: i64,
    /// Records that changed.
    pub changed: i64,
    /// Records that stayed as they were.
    pub unchanged: i64,
    /// Records that were left out.
    pub skipped: i64,
    /// Every record that did not stay as it was, or that there is something to say about.
    pub records: Vec<Record>,
}

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The record, by kind and name.
    pub record: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Kind of the change, or code of the reason.
    pub code: String,
    /// Why, and what would be right; the fields that changed; null for a record that is new.
    pub reason: Option<String>,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    /// It was left out.
    Skipped,
    /// It was taken with a remark.
    Remarked,
    /// It is new.
    Created,
    /// It changed.
    Changed,
    /// It is no longer in force.
    Closed,
    /// It was taken away.
    Removed,
}

impl Report {
    /// The report in words: the counts, then what was left out or odd, then the changes; long lists are cut.
    pub fn text(&self) -> String {
        self.in_words(SHOWN)
    }

    /// The report in words with every record.
    pub fn full_text(&self) -> String {
        self.in_words(usize::MAX)
    }

    fn in_words(&self, shown: usize) -> String {
        let mut text = String::new();
        let heading = match self.revision {
            Some(number) => format!("revision {number}"),
            None => format!("revision {} as before", self.catalog_revision),
        };
        let _ = writeln!(
            text,
            "{heading}: {} created, {} changed, {} unchanged, {} skipped",
            self.created, self.changed, self.unchanged, self.skipped
        );
        for (outcome, heading) in [
            (Outcome::Skipped, "skipped"),
            (Outcome::Remarked, "remarks"),
            (Outcome::Removed, "removed"),
            (Outcome::Closed, "closed"),
            (Outcome::Changed, "changed"),
            (Outcome::Created, "created"),
        ] {
            self.section(&mut text, (outcome, heading), shown);
        }
        text
    }

    /// The report as one JSON object.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    fn section(&self, text: &mut String, (outcome, heading): (Outcome, &str), shown: usize) {
        let records: Vec<&Record> = self
            .records
            .iter()
            .filter(|record| record.outcome == outcome)
            .collect();
        if records.is_empty() {
            return;
        }
        let _ = writeln!(text, "\n{heading} ({})", records.len());
        for record in records.iter().take(shown) {
            let reason = record
                .reason
                .as_deref()
                .map_or_else(String::new, |reason| format!(": {reason}"));
            let _ = writeln!(text, "  {} {}{reason}", record.code, record.record);
        }
        if records.len() > shown {
            let _ = writeln!(
                text,
                "  and {} more (all of them with --report json)",
                records.len() - shown
            );
        }
    }
}

impl From<Warning> for Record {
    fn from(warning: Warning) -> Self {
        Self {
            record: warning.record,
            outcome: if warning.skipped {
                Outcome::Skipped
            } else {
                Outcome::Remarked
            },
            code: warning.code.to_owned(),
            reason: Some(warning.reason),
        }
    }
}
