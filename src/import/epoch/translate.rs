//! What Epoch AI's benchmark folder means.
//!
//! `Model version` is an API id with the effort after an underscore; fractions become per cent.

use entities::enums::{MeasuredBy, ModelField};
use rust_decimal::Decimal;

use super::source::{Row, rows};
use crate::import::benchmarks;
use crate::import::decimal::{SCORE_DIGITS, parse, scale};
use crate::import::draft::{Draft, Score, Warning};
use crate::import::gather::{Facts, Gather};
use crate::import::identity::{self, EpochFile};
use crate::import::values;

const SOURCE: &str = "epoch-ai";
/// Columns that say when a score was measured, the first that is stated counts.
const DATES: [&str; 6] = [
    "Started at",
    "Run date",
    "Date of evaluation",
    "Evaluation date",
    "Date run",
    "Date",
];
/// Columns that say which program ran the model.
const HARNESSES: [&str; 3] = ["Agent", "Scaffold", "Edit format"];

/// Reads the files of the folder: pairs of path and bytes.
pub fn translate(files: &[(&str, &[u8])], observed_on: &str) -> (Draft, Vec<Warning>) {
    let mut gather = Gather::new(SOURCE, observed_on);
    for (path, bytes) in files {
        let stem = path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".csv"));
        let known = identity::benchmarks()
            .iter()
            .find(|known| known.epoch.as_ref().map(|epoch| epoch.file.as_str()) == stem);
        let Some((benchmark, epoch)) = known.and_then(|known| Some((known, known.epoch.as_ref()?)))
        else {
            gather.skip(
                path,
                "UNKNOWN_BENCHMARK",
                "is the file of no benchmark that is known",
            );
            continue;
        };
        match rows(bytes) {
            Ok((rows, faults)) => {
                for (line, reason) in faults {
                    gather.skip(&format!("{path}:{line}"), "BAD_RECORD", reason);
                }
                for (number, row) in rows.iter().enumerate() {
                    if let Err((code, reason)) = take(&mut gather, benchmark, epoch, row) {
                        gather.skip(&format!("{path} row {}", number + 1), code, reason);
                    }
                }
            }
            Err(reason) => gather.skip(path, "BAD_FILE", reason),
        }
    }
    gather.finish()
}

fn take(
    gather: &mut Gather,
    benchmark: &identity::Benchmark,
    epoch: &EpochFile,
    row: &Row,
) -> Result<(), (&'static str, String)> {
    let cell = |name: &str| {
        row.get(name)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    };
    let version = cell("Model version").ok_or(("NO_MODEL", "names no model version".to_owned()))?;
    let text = cell(&epoch.score).ok_or(("NO_SCORE", format!("states no `{}`", epoch.score)))?;
    let value =
        scaled(text, epoch.factor).ok_or_else(|| ("BAD_SCORE", format!("`{text}` is no score")))?;
    let (id, effort) = effort(version);
    benchmarks::add(gather, benchmark);
    let found = gather.model(SOURCE, id, None);
    let bare = identity::bare(id);
    let (by_name, _) = identity::organization_of(&found.slug, &bare);
    let stated = cell("Organization").map(|names| names.split(',').next().unwrap_or(names).trim());
    let organization = organization(gather, &by_name, stated);
    let mut facts = Facts::default();
    facts.name(cell("Model name").filter(|_| !found.known), id);
    facts.field(ModelField::Organization, &organization);
    facts.maybe(
        ModelField::ReleasedOn,
        cell("Release date").filter(|day| values::is_day(day)),
    );
    let by = gather.by();
    gather.offer(
        &found.slug,
        (u8::from(!effort.is_empty()), version),
        facts,
        &by,
    );
    let (measured_by, measurer) = measurer(epoch, &organization, cell("Source"));
    let date = DATES.iter().find_map(|name| cell(name)?.get(..10));
    gather.score(Score {
        model: found.slug,
        benchmark: benchmark.slug.clone(),
        version: epoch.version.clone().unwrap_or_default(),
        variant: cell("Shots")
            .map(|shots| format!("{}-shot", shots.trim_end_matches("-shot")))
            .unwrap_or_default(),
        effort,
        harness: HARNESSES
            .iter()
            .find_map(|name| cell(name))
            .unwrap_or_default()
            .to_owned(),
        value,
        standard_error: epoch
            .standard_error
            .as_deref()
            .and_then(|name| scaled(cell(name)?, epoch.factor)),
        measured_by,
        measurer,
        measured_on: date
            .filter(|day| values::is_day(day))
            .unwrap_or_default()
            .to_owned(),
        url: link(row),
        by,
    });
    Ok(())
}

fn scaled(text: &str, factor: i64) -> Option<i64> {
    let value = parse(text.trim_end_matches('%'))?.checked_mul(Decimal::from(factor))?;
    Some(scale(value, SCORE_DIGITS)?.value)
}

/// `gpt-5-2025-08-07_high` is `gpt-5-2025-08-07` at effort high; `_unknown` says nothing.
fn effort(version: &str) -> (&str, String) {
    let version = version.trim();
    if let Some((id, thinking)) = version.split_once(" (") {
        let budget = thinking.trim_end_matches(')').trim_end_matches(" thinking");
        return (id, budget.to_lowercase());
    }
    let Some((id, setting)) = version.rsplit_once('_') else {
        return (version, String::new());
    };
    let setting = setting.to_lowercase();
    let words = [
        "none", "minimal", "low", "medium", "high", "xhigh", "max", "thinking",
    ];
    let budget = setting
        .strip_suffix('k')
        .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    match setting.as_str() {
        "unknown" => (id, String::new()),
        word if words.contains(&word) || budget => (id, setting),
        _ => (version, String::new()),
    }
}

fn organization(gather: &mut Gather, by_name: &str, stated: Option<&str>) -> String {
    if by_name != identity::UNKNOWN_ORGANIZATION && identity::organization(by_name).is_some() {
        return gather.organization(by_name, None);
    }
    let Some(stated) = stated else {
        return gather.organization(by_name, None);
    };
    let known = identity::organization_named(stated).map(str::to_owned);
    gather.organization(
        &known.unwrap_or_else(|| identity::slug_of(stated)),
        Some(stated),
    )
}

/// Who measured; a lab that measures its own model is the lab.
fn measurer(epoch: &EpochFile, organization: &str, source: Option<&str>) -> (MeasuredBy, String) {
    let Some(name) = &epoch.measurer else {
        let paper = source.unwrap_or("Epoch AI's collection");
        return (epoch.measured_by, paper.chars().take(120).collect());
    };
    let own = identity::organization_named(name) == Some(organization);
    let class = if own {
        MeasuredBy::Lab
    } else {
        epoch.measured_by
    };
    (class, name.clone())
}

fn link(row: &Row) -> Option<String> {
    let columns = [
        "Log viewer",
        "Source link",
        "Source Link",
        "Source link (site from table)",
        "Source",
    ];
    columns
        .iter()
        .filter_map(|name| row.get(*name))
        .find(|text| text.starts_with("http"))
        .cloned()
}
