//! A draft as catalog files: sorted, short where one source says all, and read back as the same draft.

mod benchmark;
mod model;
mod provider;
mod render;

use std::collections::BTreeMap;

use entities::enums::MatchKind;
use serde::Serialize;

use super::source::{LicenseRecord, LicensesFile, Names, SourceRecord, SourcesFile};
use crate::import::draft::{Alias, Draft, License, Source, Statement};
use crate::import::values::name_of;

/// Writes a draft as catalog files, paths relative to their folder, in the order of the paths.
pub fn write(draft: &Draft) -> Vec<(String, String)> {
    let draft = draft.clone().sorted();
    let mut files = Vec::new();
    if !draft.sources.is_empty() {
        let sources = draft.sources.iter().map(source).collect();
        push(
            &mut files,
            "sources.toml".to_owned(),
            &SourcesFile { sources },
        );
    }
    if !draft.licenses.is_empty() {
        let licenses = draft.licenses.iter().map(license).collect();
        push(
            &mut files,
            "licenses.toml".to_owned(),
            &LicensesFile { licenses },
        );
    }
    for (path, file) in model::files(&draft) {
        push(&mut files, path, &file);
    }
    for (path, file) in provider::files(&draft) {
        push(&mut files, path, &file);
    }
    for (path, file) in benchmark::files(&draft) {
        push(&mut files, path, &file);
    }
    files.sort();
    files
}

fn push(files: &mut Vec<(String, String)>, path: String, file: &impl Serialize) {
    files.push((path, render::toml(file)));
}

fn source(source: &Source) -> SourceRecord {
    SourceRecord {
        slug: Some(source.slug.clone()),
        name: Some(source.name.clone()),
        class: Some(name_of(&source.class)),
        url: source.url.clone(),
        license: source.license.clone(),
        license_url: source.license_url.clone(),
        attribution: source.attribution.clone(),
        retrieved_on: source.retrieved_on.clone(),
    }
}

fn license(license: &License) -> LicenseRecord {
    LicenseRecord {
        slug: Some(license.slug.clone()),
        name: Some(license.name.clone()),
        spdx_id: license.spdx_id.clone(),
        osi_approved: license.osi_approved,
        openness: Some(name_of(&license.openness)),
        commercial_use: Some(name_of(&license.commercial_use)),
        url: license.url.clone(),
    }
}

/// `source`, `observed_on` and `curated` of a record.
type Attribution = [Option<String>; 3];

/// The statement that most facts share, the smallest among equals.
fn most_common<'a>(statements: impl Iterator<Item = &'a Statement>) -> Option<&'a Statement> {
    let mut counts: BTreeMap<&Statement, usize> = BTreeMap::new();
    for statement in statements {
        *counts.entry(statement).or_default() += 1;
    }
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map(|(statement, _)| statement)
}

/// What a part has to say of its statement inside something that says `around`.
fn differing(statement: &Statement, around: Option<&Statement>) -> Attribution {
    let observed_on = Some(statement.observed_on.clone());
    let source = Some(statement.source.clone());
    let Some(around) = around else {
        let observed_on = observed_on.filter(|day| !day.is_empty());
        return [source, observed_on, statement.curated.clone()];
    };
    let observed_on = observed_on.filter(|day| *day != around.observed_on);
    let names_source = statement.source != around.source
        || (around.curated.is_some() && statement.curated.is_none());
    if names_source {
        return [source, observed_on, statement.curated.clone()];
    }
    let curated = statement.curated.clone();
    [
        None,
        observed_on,
        curated.filter(|_| statement.curated != around.curated),
    ]
}

/// Aliases by how they were joined: by an editor, by link, by name.
fn names(aliases: &[Alias]) -> [Names; 3] {
    [
        MatchKind::Explicit,
        MatchKind::CanonicalLink,
        MatchKind::Name,
    ]
    .map(|kind| {
        let mut names = Names::new();
        for alias in aliases.iter().filter(|alias| alias.match_kind == kind) {
            let ids = names.entry(alias.namespace.clone()).or_default();
            ids.push(alias.external_id.clone());
        }
        names
    })
}
