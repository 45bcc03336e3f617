//! `versus revisions show`: what one revision changed, as sentences.

use std::io::Write;

use serde::Deserialize;
use serde_json::{Value, json};

use super::failure::Failure;
use crate::ask::{Ask, read, words::plain};

const DOCUMENT: &str = include_str!("revision.graphql");

#[derive(Deserialize)]
struct Data {
    revision: Option<Revision>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Revision {
    number: i64,
    committed_at: String,
    origin: String,
    created: u64,
    changed: u64,
    skipped: u64,
    reverts: Option<i64>,
    changes: Changes,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Changes {
    nodes: Vec<Value>,
    page_info: PageInfo,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    kind: String,
    subject: String,
    text: String,
}

/// Prints a revision page by page: one of a first import has more changes than anybody wants to wait for at once. As
/// JSON it is one object a line. Returns whether there is such a revision.
pub async fn show(
    number: i64,
    as_json: bool,
    ask: &dyn Ask,
    out: &mut impl Write,
) -> Result<bool, Failure> {
    let mut after = None;
    loop {
        let variables = json!({ "number": number, "after": after });
        let Data { revision } = read(ask.ask(DOCUMENT, variables).await)?;
        let Some(revision) = revision else {
            return Ok(false);
        };
        if after.is_none() && !as_json {
            writeln!(out, "{}\n", revision.heading())?;
        }
        for node in &revision.changes.nodes {
            if as_json {
                writeln!(out, "{node}")?;
            } else {
                writeln!(out, "{}", line(node))?;
            }
        }
        let page = revision.changes.page_info;
        after = page.end_cursor.filter(|_| page.has_next_page);
        if after.is_none() {
            return Ok(true);
        }
    }
}

impl Revision {
    fn heading(&self) -> String {
        let undoes = self
            .reverts
            .map_or_else(String::new, |number| format!(", undoes revision {number}"));
        format!(
            "Revision {}, committed {} from {}: {} created, {} changed, {} skipped{undoes}",
            self.number, self.committed_at, self.origin, self.created, self.changed, self.skipped,
        )
    }
}

/// The sentence behind its kind and its subject, by which scripts find it.
fn line(node: &Value) -> String {
    match Change::deserialize(node) {
        Ok(Change {
            kind,
            subject,
            text,
        }) => format!("{}, {subject}: {text}", plain(&kind)),
        Err(_) => node.to_string(),
    }
}
