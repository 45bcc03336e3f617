//! Benchmarks that the editors know, as records of a draft.

use entities::enums::MatchKind;

use super::decimal::{SCORE_DIGITS, parse, scale};
use super::draft::{Alias, Benchmark};
use super::gather::Gather;
use super::identity;

/// Adds a benchmark to a draft.
pub fn add(gather: &mut Gather, known: &identity::Benchmark) {
    gather.benchmark(record(known));
}

/// A benchmark as a record.
pub fn record(known: &identity::Benchmark) -> Benchmark {
    let bound = |text: &Option<String>| scale(parse(text.as_deref()?)?, SCORE_DIGITS);
    let mut aliases: Vec<Alias> = known
        .names
        .iter()
        .flat_map(|(namespace, names)| names.iter().map(move |name| (namespace, name)))
        .map(|(namespace, name)| Alias {
            namespace: namespace.clone(),
            external_id: name.clone(),
            match_kind: MatchKind::Explicit,
        })
        .collect();
    aliases.extend(known.epoch.iter().map(|epoch| Alias {
        namespace: "epoch-ai".to_owned(),
        external_id: epoch.file.clone(),
        match_kind: MatchKind::Explicit,
    }));
    aliases.retain(|alias| alias.external_id != known.slug);
    Benchmark {
        slug: known.slug.clone(),
        name: known.name.clone(),
        category: known.category,
        unit: known.unit,
        direction: known.direction,
        range_min: bound(&known.range_min).map(|scaled| scaled.value),
        range_max: bound(&known.range_max).map(|scaled| scaled.value),
        website: known.website.clone(),
        aliases,
    }
}
