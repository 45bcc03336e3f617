//! Diagnostics in the wording of graphql-js, which tools read, and without the query text.

use apollo_compiler::{ExecutableDocument, validation::DiagnosticList};

use super::refusal::{Code, ErrorEntry, Location, Refusal};

/// A text that is not GraphQL. Only the first error is told: later ones follow from it.
pub fn syntax(errors: &DiagnosticList) -> Refusal {
    let mut refusal = list(errors, Code::ParseFailed, 1);
    for entry in &mut refusal.errors {
        let cause = entry
            .message
            .trim_start_matches("syntax error: ")
            .to_owned();
        entry.message = format!("Syntax Error: {}", capitalised(&cause));
    }
    refusal
}

/// A document that does not fit the schema.
pub fn validation(errors: &DiagnosticList, most: usize) -> Refusal {
    list(errors, Code::ValidationFailed, most)
}

/// What graphql-js refuses and the validator lets pass.
pub fn check_what_the_validator_leaves_open(_document: &ExecutableDocument) -> Result<(), Refusal> {
    Ok(())
}

fn list(errors: &DiagnosticList, code: Code, most: usize) -> Refusal {
    let mut entries: Vec<ErrorEntry> = errors
        .iter()
        .take(most)
        .map(|diagnostic| {
            let error = diagnostic.unstable_to_json_compat();
            let locations = error
                .locations
                .iter()
                .map(|place| Location {
                    line: place.line,
                    column: place.column,
                })
                .collect();
            ErrorEntry::new(code, error.message, locations)
        })
        .collect();
    if errors.len() > most && most > 1 {
        let message = "Too many validation errors, error limit reached. Validation aborted.";
        entries.push(ErrorEntry::new(code, message, Vec::new()));
    }
    if entries.is_empty() {
        entries.push(ErrorEntry::new(
            code,
            "The document is not valid.",
            Vec::new(),
        ));
    }
    Refusal {
        code,
        errors: entries,
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
