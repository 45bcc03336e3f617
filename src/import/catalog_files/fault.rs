//! What is wrong with a file, told so that an editor finds and mends it.

use std::fmt;

/// One fault of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Fault {
    /// Path of the file in the folder.
    pub file: String,
    /// The record, such as `model gpt-4.1`; empty for the file as a whole.
    pub record: String,
    /// The field; empty for the record as a whole.
    pub field: String,
    /// What is wrong, and what would be right.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for part in [&self.record, &self.field] {
            if !part.is_empty() {
                write!(f, ": {part}")?;
            }
        }
        write!(f, ": {}", self.problem)
    }
}

/// The faults of one record, as they are found.
pub(super) struct Place<'a> {
    /// Path of the file.
    pub(super) file: &'a str,
    /// The record.
    pub(super) record: String,
    /// Where faults go.
    pub(super) faults: &'a mut Vec<Fault>,
}

impl Place<'_> {
    /// Notes a fault of a field.
    pub(super) fn fault(&mut self, field: &str, problem: impl Into<String>) {
        self.faults.push(Fault {
            file: self.file.to_owned(),
            record: self.record.clone(),
            field: field.to_owned(),
            problem: problem.into(),
        });
    }

    /// A value that must be there.
    pub(super) fn required(&mut self, field: &str, value: Option<&String>) -> Option<String> {
        let found = value.filter(|text| !text.trim().is_empty()).cloned();
        if found.is_none() {
            self.fault(field, "is missing; write it down");
        }
        found
    }
}
