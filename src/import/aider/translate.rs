//! What Aider's leaderboard means: the share of tasks solved at the second try.

use std::collections::BTreeMap;

use entities::enums::{MeasuredBy, ModelField};

use super::source::records;
use crate::import::benchmarks;
use crate::import::decimal::{SCORE_DIGITS, parse, scale};
use crate::import::draft::{Draft, Score, Warning};
use crate::import::gather::{Facts, Gather};
use crate::import::{identity, values};

const SOURCE: &str = "aider";
const EFFORTS: [&str; 6] = ["minimal", "low", "medium", "high", "xhigh", "max"];

/// Reads the leaderboard.
pub fn translate(text: &str, observed_on: &str) -> Result<(Draft, Vec<Warning>), String> {
    let mut gather = Gather::new(SOURCE, observed_on);
    let records = records(text);
    if !records
        .iter()
        .any(|(_, record)| record.contains_key("pass_rate_2"))
    {
        return Err("holds no record with `model` and `pass_rate_2`".to_owned());
    }
    for (line, record) in &records {
        if let Err(reason) = take(&mut gather, record) {
            gather.skip(&format!("line {line}"), "BAD_RECORD", reason);
        }
    }
    Ok(gather.finish())
}

fn take(gather: &mut Gather, record: &BTreeMap<String, String>) -> Result<(), String> {
    let field = |key: &str| record.get(key).filter(|text| !text.is_empty());
    let name = field("model").ok_or("names no `model`")?;
    let rate = field("pass_rate_2").ok_or("states no `pass_rate_2`")?;
    let value = parse(rate)
        .and_then(|rate| scale(rate, SCORE_DIGITS))
        .filter(|scaled| (0..=1_000_000).contains(&scaled.value))
        .ok_or_else(|| format!("`{rate}` is no share in per cent"))?;
    // Two models at work together, or a program around one, are no model.
    if name.contains(" + ") {
        return Err(format!("`{name}` is no single model"));
    }
    let (plain, effort) = effort(name);
    let benchmark = identity::benchmarks()
        .iter()
        .find(|known| known.slug == "aider-polyglot")
        .ok_or("its benchmark is not known")?;
    benchmarks::add(gather, benchmark);
    let id = model_id(record, plain);
    let found = gather.model(SOURCE, id, None);
    let bare = identity::bare(id);
    let (organization, _) = identity::organization_of(&found.slug, &bare);
    let organization = gather.organization(&organization, bare.vendor.as_deref());
    let mut facts = Facts::default();
    facts.field(ModelField::Organization, &organization);
    let by = gather.by();
    if !found.known {
        gather.offer(&found.slug, (0, id), facts, &by);
    }
    gather.score(Score {
        model: found.slug,
        benchmark: benchmark.slug.clone(),
        version: String::new(),
        variant: String::new(),
        effort: record.get("reasoning_effort").cloned().unwrap_or(effort),
        harness: format!(
            "aider {}",
            record.get("edit_format").map_or("", String::as_str)
        )
        .trim()
        .to_owned(),
        value: value.value,
        standard_error: None,
        measured_by: MeasuredBy::Independent,
        measurer: "Aider".to_owned(),
        measured_on: field("date")
            .filter(|day| values::is_day(day))
            .cloned()
            .unwrap_or_default(),
        url: Some("https://aider.chat/docs/leaderboards/".to_owned()),
        by,
    });
    Ok(())
}

/// `o1-2024-12-17 (high)` ran with effort high.
fn effort(name: &str) -> (&str, String) {
    let Some((plain, setting)) = name.split_once(" (") else {
        return (name, String::new());
    };
    let setting = setting.trim_end_matches(')').to_lowercase();
    if EFFORTS.contains(&setting.as_str()) {
        (plain, setting)
    } else {
        (plain, String::new())
    }
}

/// The name where it is one that is known or no prose, else the model in the command that was run.
fn model_id<'a>(record: &'a BTreeMap<String, String>, plain: &'a str) -> &'a str {
    let known = |id: &&str| identity::model(SOURCE, id, None).known;
    let mut words = record
        .get("command")
        .map_or("", String::as_str)
        .split_whitespace();
    let command = words
        .find(|word| *word == "--model")
        .and_then(|_| words.next());
    let prose = plain.contains(' ');
    Some(plain)
        .filter(known)
        .or(command.filter(known))
        .or(command.filter(|_| prose))
        .unwrap_or(plain)
}
