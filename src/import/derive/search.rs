//! The words under which models, providers, organizations and benchmarks are found.

use std::collections::BTreeMap;

use entities::enums::SubjectKind;
use entities::search_token;

use crate::import::apply::state::State;
use crate::words::{compact, words};

/// Weight of a word of the name.
const NAME: i64 = 10;
/// Weight of a word of the slug.
const SLUG: i64 = 8;
/// Weight of a word of an alias.
const ALIAS: i64 = 4;
/// Weight of a word of the organization behind it.
const MAKER: i64 = 2;

pub(super) fn all(state: &State) -> Vec<search_token::Model> {
    let mut index = Index(BTreeMap::new());
    for row in state.organizations.iter() {
        index.add(SubjectKind::Organization, &row.slug, &row.name, NAME);
        index.add(SubjectKind::Organization, &row.slug, &row.slug, SLUG);
    }
    for row in state.models.iter() {
        index.add(SubjectKind::Model, &row.slug, &row.name, NAME);
        index.add(SubjectKind::Model, &row.slug, &row.slug, SLUG);
        if let Some(maker) = state.organizations.get(row.organization_id) {
            index.add(SubjectKind::Model, &row.slug, &maker.name, MAKER);
        }
    }
    for row in state.model_aliases.iter() {
        index.add(
            SubjectKind::Model,
            state.model_name(row.model_id),
            &row.external_id,
            ALIAS,
        );
    }
    for row in state.providers.iter() {
        index.add(SubjectKind::Provider, &row.slug, &row.name, NAME);
        index.add(SubjectKind::Provider, &row.slug, &row.slug, SLUG);
    }
    for row in state.provider_aliases.iter() {
        if let Some(provider) = state.providers.get(row.provider_id) {
            index.add(
                SubjectKind::Provider,
                &provider.slug,
                &row.external_id,
                ALIAS,
            );
        }
    }
    for row in state.benchmarks.iter() {
        index.add(SubjectKind::Benchmark, &row.slug, &row.name, NAME);
        index.add(SubjectKind::Benchmark, &row.slug, &row.slug, SLUG);
    }
    for row in state.benchmark_aliases.iter() {
        if let Some(benchmark) = state.benchmarks.get(row.benchmark_id) {
            index.add(
                SubjectKind::Benchmark,
                &benchmark.slug,
                &row.external_id,
                ALIAS,
            );
        }
    }
    index.rows()
}

struct Index(BTreeMap<(SubjectKind, String, String), i64>);

impl Index {
    /// Adds the words of a text, and the text as one word, so that "gpt4.1" finds GPT-4.1 as well.
    fn add(&mut self, kind: SubjectKind, subject: &str, text: &str, weight: i64) {
        for word in words(text).into_iter().chain([compact(text)]) {
            if !word.is_empty() {
                let standing = self.0.entry((kind, subject.to_owned(), word)).or_default();
                *standing = weight.max(*standing);
            }
        }
    }

    fn rows(self) -> Vec<search_token::Model> {
        self.0
            .into_iter()
            .map(|((kind, subject, token), weight)| search_token::Model {
                id: 0,
                token,
                kind,
                subject,
                weight,
            })
            .collect()
    }
}
