//! Benchmarks and scores as records.

use std::collections::BTreeMap;

use super::super::source::{BenchmarkFile, ScoreRecord};
use super::{differing, most_common, names};
use crate::import::decimal::{SCORE_DIGITS, plain};
use crate::import::draft::{Draft, Score, Statement};
use crate::import::values::name_of;

/// The files of benchmarks with their scores.
pub(super) fn files(draft: &Draft) -> Vec<(String, BenchmarkFile)> {
    let mut scores: BTreeMap<&str, Vec<&Score>> = BTreeMap::new();
    for benchmark in &draft.benchmarks {
        scores.entry(&benchmark.slug).or_default();
    }
    for score in &draft.scores {
        scores.entry(&score.benchmark).or_default().push(score);
    }
    scores
        .into_iter()
        .map(|(slug, scores)| {
            (
                format!("benchmarks/{slug}.toml"),
                file(draft, slug, &scores),
            )
        })
        .collect()
}

fn file(draft: &Draft, slug: &str, scores: &[&Score]) -> BenchmarkFile {
    let by = most_common(scores.iter().map(|score| &score.by));
    let [source, observed_on, curated] = by.map_or_else(Default::default, |by| differing(by, None));
    let mut file = BenchmarkFile {
        source,
        observed_on,
        curated,
        scores: scores.iter().map(|score| record(score, by)).collect(),
        ..BenchmarkFile::default()
    };
    if let Some(benchmark) = draft
        .benchmarks
        .iter()
        .find(|benchmark| benchmark.slug == slug)
    {
        let decimal = |value: i64| plain(value, SCORE_DIGITS);
        file.name = Some(benchmark.name.clone());
        file.category = Some(name_of(&benchmark.category));
        file.unit = Some(name_of(&benchmark.unit));
        file.direction = Some(name_of(&benchmark.direction));
        file.range_min = benchmark.range_min.map(decimal);
        file.range_max = benchmark.range_max.map(decimal);
        file.website.clone_from(&benchmark.website);
        [file.aliases, file.aliases_by_link, file.aliases_by_name] = names(&benchmark.aliases);
    }
    file
}

fn record(score: &Score, around: Option<&Statement>) -> ScoreRecord {
    let [source, observed_on, curated] = differing(&score.by, around);
    let stated = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    ScoreRecord {
        model: Some(score.model.clone()),
        value: Some(plain(score.value, SCORE_DIGITS)),
        standard_error: score.standard_error.map(|value| plain(value, SCORE_DIGITS)),
        version: stated(&score.version),
        variant: stated(&score.variant),
        effort: stated(&score.effort),
        harness: stated(&score.harness),
        measured_by: Some(name_of(&score.measured_by)),
        measurer: Some(score.measurer.clone()),
        measured_on: stated(&score.measured_on),
        url: score.url.clone(),
        source,
        observed_on,
        curated,
    }
}
