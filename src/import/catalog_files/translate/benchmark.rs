//! Benchmarks and scores.

use entities::enums::BenchmarkDirection;

use super::super::fault::Place;
use super::super::source::{BenchmarkFile, ScoreRecord};
use super::{
    Attribution, aliases, label, optional_day, optional_decimal, optional_enum, required_enum, slug,
};
use crate::import::decimal::SCORE_DIGITS;
use crate::import::draft::{Benchmark, Draft, Score};
use crate::import::values;

/// A file of one benchmark.
pub(super) fn benchmark_file(
    slug: &str,
    file: &BenchmarkFile,
    draft: &mut Draft,
    place: &mut Place<'_>,
) {
    if !values::is_slug(slug) {
        place.fault("", format!("`{slug}` is no slug; name the file after one"));
    }
    if let Some(benchmark) = benchmark(slug, file, place) {
        draft.benchmarks.push(benchmark);
    }
    let by = Attribution::default().of(file);
    for record in &file.scores {
        place.record = label("score of", record.model.as_ref());
        if let Some(score) = score(slug, record, &by.of(record), place) {
            draft.scores.push(score);
        }
    }
}

fn benchmark(slug: &str, file: &BenchmarkFile, place: &mut Place<'_>) -> Option<Benchmark> {
    let name = file.name.clone()?;
    let category = required_enum(place, "category", file.category.as_ref());
    let unit = required_enum(place, "unit", file.unit.as_ref());
    let direction = optional_enum(place, "direction", file.direction.as_ref());
    let range_min = optional_decimal(place, "range_min", file.range_min.as_ref(), SCORE_DIGITS);
    let range_max = optional_decimal(place, "range_max", file.range_max.as_ref(), SCORE_DIGITS);
    if matches!((range_min, range_max), (Some(min), Some(max)) if min >= max) {
        place.fault("range_max", "must be above `range_min`");
    }
    Some(Benchmark {
        slug: slug.to_owned(),
        name,
        category: category?,
        unit: unit?,
        direction: direction.unwrap_or(BenchmarkDirection::HigherIsBetter),
        range_min,
        range_max,
        website: file.website.clone(),
        aliases: aliases([&file.aliases, &file.aliases_by_link, &file.aliases_by_name]),
    })
}

fn score(
    benchmark: &str,
    record: &ScoreRecord,
    by: &Attribution,
    place: &mut Place<'_>,
) -> Option<Score> {
    let model = slug(place, "model", record.model.as_ref());
    let value = place
        .required("value", record.value.as_ref())
        .and_then(|text| optional_decimal(place, "value", Some(&text), SCORE_DIGITS));
    let standard_error = optional_decimal(
        place,
        "standard_error",
        record.standard_error.as_ref(),
        SCORE_DIGITS,
    );
    let measured_by = required_enum(place, "measured_by", record.measured_by.as_ref());
    let measurer = place.required("measurer", record.measurer.as_ref());
    let measured_on = optional_day(place, "measured_on", record.measured_on.as_ref());
    let by = by.statement(place, "")?;
    Some(Score {
        model: model?,
        benchmark: benchmark.to_owned(),
        version: record.version.clone().unwrap_or_default(),
        variant: record.variant.clone().unwrap_or_default(),
        effort: record.effort.clone().unwrap_or_default(),
        harness: record.harness.clone().unwrap_or_default(),
        value: value?,
        standard_error,
        measured_by: measured_by?,
        measurer: measurer?,
        measured_on: measured_on.unwrap_or_default(),
        url: record.url.clone(),
        by,
    })
}
