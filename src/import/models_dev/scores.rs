//! Scores that models.dev collects, each with the page that states it.

use entities::enums::MeasuredBy;

use super::source::Benchmark;
use crate::import::benchmarks;
use crate::import::decimal::{SCORE_DIGITS, scale};
use crate::import::draft::Score;
use crate::import::gather::Gather;
use crate::import::{identity, json, values};

/// Words of `variant` that say how hard the model was asked to think.
const EFFORTS: [&str; 8] = [
    "none", "minimal", "low", "medium", "high", "xhigh", "max", "thinking",
];
/// Pages whose owners measure all models alike.
const MEASURERS: [(&str, &str); 6] = [
    ("aider.chat", "Aider"),
    ("artificialanalysis.ai", "Artificial Analysis"),
    ("labs.scale.com", "Scale AI"),
    ("scale.com", "Scale AI"),
    ("swebench.com", "SWE-bench"),
    ("tbench.ai", "Terminal-Bench"),
];

/// Takes one score of a model of an organization.
pub(super) fn score(gather: &mut Gather, slug: &str, organization: &str, text: &str) {
    let stated: Benchmark = match json::record(text) {
        Ok(stated) => stated,
        Err(reason) => return gather.skip(slug, "BAD_SCORE", reason),
    };
    let (name, named_version) = without_version(&stated.name);
    let Some(benchmark) = identity::known_benchmark("models.dev", &stated.name)
        .or_else(|| identity::known_benchmark("models.dev", name))
    else {
        let reason = format!("`{}` is no benchmark that is known", stated.name);
        return gather.skip(slug, "UNKNOWN_BENCHMARK", reason);
    };
    let Some(value) = scale(stated.score.0, SCORE_DIGITS) else {
        return gather.skip(
            slug,
            "BAD_SCORE",
            format!("{} is out of range", stated.score.0),
        );
    };
    benchmarks::add(gather, benchmark);
    let (measured_by, measurer) = measurer(stated.source.as_deref(), organization);
    let variant = stated.variant.unwrap_or_default().to_lowercase();
    let is_effort = EFFORTS.contains(&variant.as_str());
    let by = gather.by();
    gather.score(Score {
        model: slug.to_owned(),
        benchmark: benchmark.slug.clone(),
        version: stated.version.or(named_version).unwrap_or_default(),
        variant: stated.dataset.unwrap_or_else(|| {
            if is_effort {
                String::new()
            } else {
                variant.clone()
            }
        }),
        effort: if is_effort { variant } else { String::new() },
        harness: stated.harness.unwrap_or_default(),
        value: value.value,
        standard_error: None,
        measured_by,
        measurer,
        measured_on: stated
            .date
            .filter(|day| values::is_day(day))
            .unwrap_or_default(),
        url: stated.source,
        by,
    });
}

/// `Terminal-Bench 2.1` is version 2.1 of Terminal-Bench.
fn without_version(name: &str) -> (&str, Option<String>) {
    match name.rsplit_once(' ') {
        Some((stem, last))
            if last.contains('.') && last.chars().all(|c| c.is_ascii_digit() || c == '.') =>
        {
            (stem, Some(last.to_owned()))
        }
        _ => (name, None),
    }
}

fn measurer(page: Option<&str>, organization: &str) -> (MeasuredBy, String) {
    let host = page
        .and_then(|page| page.split('/').nth(2))
        .unwrap_or_default();
    let host = host.trim_start_matches("www.");
    if let Some((_, name)) = MEASURERS.iter().find(|(known, _)| host == *known) {
        return (MeasuredBy::Independent, (*name).to_owned());
    }
    // OpenRouter shows the figures of Artificial Analysis.
    if host == "openrouter.ai" {
        return (MeasuredBy::Independent, "Artificial Analysis".to_owned());
    }
    let lab = identity::organization(organization);
    let name = lab.map_or(organization, |lab| lab.name.as_str());
    let own = lab.is_some_and(|lab| {
        let home = lab
            .website
            .trim_start_matches("https://")
            .trim_start_matches("www.");
        host.ends_with(home.split('/').next().unwrap_or_default()) || host.contains(organization)
    });
    if own {
        (MeasuredBy::Lab, name.to_owned())
    } else {
        (MeasuredBy::Aggregator, "models.dev".to_owned())
    }
}
