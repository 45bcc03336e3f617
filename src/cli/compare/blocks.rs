//! A comparison as a report.

use super::super::report::{Block, Row, Table};
use super::answer::{
    Comparison, Line, MonthlyCost, SharedBenchmark, Side, Source, Support, Verdict,
};
use crate::ask::words::plain;

/// The whole report; `providers` are those that were looked at, none for all tracked ones.
pub(super) fn blocks(c: &Comparison, providers: &[String]) -> Vec<Block> {
    let mut blocks = vec![
        Block::Title(c.title.clone()),
        Block::Text(dates(c)),
        Block::Heading("Verdict".to_owned()),
        Block::Headline(c.verdict.headline.clone()),
        Block::Text(advice(&c.verdict)),
    ];
    blocks.extend(table(
        "Scorecard",
        c,
        c.scorecard.iter().map(line).collect(),
    ));
    for (model, points) in [(&c.left, &c.tradeoffs.left), (&c.right, &c.tradeoffs.right)] {
        let points: Vec<_> = points.iter().map(|point| point.text.clone()).collect();
        blocks.extend(points_under(&format!("Choose {} when", model.name), points));
    }
    blocks.extend(costs(c, providers));
    for direction in &c.switch_friction {
        let points: Vec<_> = direction
            .points
            .iter()
            .map(|point| point.text.clone())
            .collect();
        let (from, to) = (&direction.from.name, &direction.to.name);
        let heading = format!(
            "Switching from {from} to {to}: {} friction",
            plain(&direction.level)
        );
        blocks.extend(points_under(&heading, points));
    }
    blocks.extend(table("Specs", c, c.specs.iter().map(line).collect()));
    blocks.extend(table(
        "Pricing and availability",
        c,
        c.pricing.iter().map(line).collect(),
    ));
    blocks.extend(table("Capabilities", c, capabilities(c)));
    blocks.extend(benchmarks(c));
    blocks.extend(points_under(
        "Sources",
        c.sources.iter().map(credit).collect(),
    ));
    blocks
}

fn dates(c: &Comparison) -> String {
    let reviewed = c
        .reviewed_on
        .as_ref()
        .map_or_else(String::new, |day| format!(", last reviewed {day}"));
    format!("As of {}{reviewed}", c.as_of)
}

fn advice(verdict: &Verdict) -> String {
    let mut parts = Vec::new();
    if let Some(model) = &verdict.recommended {
        parts.push(format!("Recommended: {}.", model.name));
    }
    if let Some(alternative) = &verdict.alternative {
        parts.push(format!(
            "Where {} counts most: {}.",
            alternative.label, alternative.model.name
        ));
    }
    parts.push(format!("Confidence: {}.", plain(&verdict.confidence)));
    parts.join(" ")
}

fn costs(c: &Comparison, providers: &[String]) -> Vec<Block> {
    let cost = &c.monthly_cost;
    let about = cost.workload.sentence(providers.iter().map(String::as_str));
    let row = |name: &str, of: fn(&MonthlyCost) -> String| Row {
        cells: vec![name.to_owned(), of(&cost.left), of(&cost.right)],
        leader: None,
    };
    let mut rows = vec![
        row("Cheapest", cheapest),
        row("On", provider),
        row("Other routes", others),
    ];
    if let Some(first) = rows.first_mut() {
        first.leader = column(cost.lower);
    }
    let mut blocks = table("Monthly cost", c, rows);
    blocks.insert(1, Block::Text(about));
    blocks.extend(cost.note.clone().map(Block::Text));
    blocks
}

fn cheapest(cost: &MonthlyCost) -> String {
    match (&cost.amount, &cost.unavailable) {
        (Some(amount), _) => amount.display.clone(),
        (None, Some(reason)) => plain(reason),
        (None, None) => "-".to_owned(),
    }
}

fn provider(cost: &MonthlyCost) -> String {
    cost.route
        .as_ref()
        .map_or_else(|| "-".to_owned(), |route| route.provider.name.clone())
}

fn others(cost: &MonthlyCost) -> String {
    let others = cost
        .alternatives
        .iter()
        .skip(usize::from(cost.amount.is_some()));
    let shown = others.map(|other| {
        let provider = other
            .route
            .as_ref()
            .map_or("", |route| &route.provider.name);
        let amount = other.amount.as_ref().map_or("-", |amount| &amount.display);
        format!("{provider} {amount}")
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn capabilities(c: &Comparison) -> Vec<Row> {
    let row = |row: &super::answer::CapabilityRow| Row {
        cells: vec![
            row.label.clone(),
            answer(row.left.as_ref()),
            answer(row.right.as_ref()),
        ],
        leader: None,
    };
    c.capabilities.iter().map(row).collect()
}

fn answer(support: Option<&Support>) -> String {
    support.map_or_else(|| "unknown".to_owned(), |support| plain(&support.support))
}

fn benchmarks(c: &Comparison) -> Vec<Block> {
    let mut rows = Vec::new();
    for shared in &c.benchmarks.shared {
        let name = &shared.benchmark.name;
        let cells = vec![
            format!(
                "{name}, {}, {}",
                apart(shared),
                plain(&shared.comparability)
            ),
            shared.left_display.clone(),
            shared.right_display.clone(),
        ];
        rows.push(Row {
            cells,
            leader: column(shared.leader),
        });
    }
    let mut blocks = table("Benchmarks", c, rows);
    blocks.insert(
        1.min(blocks.len()),
        Block::Text(c.benchmarks.summary.text.clone()),
    );
    blocks
}

fn apart(shared: &SharedBenchmark) -> String {
    match shared.leader {
        Side::Tie => "level".to_owned(),
        Side::Left | Side::Right | Side::None => format!("gap {}", shared.gap_display),
    }
}

fn credit(source: &Source) -> String {
    let parts = [
        Some(&source.name),
        source.url.as_ref(),
        source.license.as_ref(),
        source.attribution.as_ref(),
    ];
    parts
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}

fn table(heading: &str, c: &Comparison, rows: Vec<Row>) -> Vec<Block> {
    if rows.is_empty() {
        return vec![Block::Heading(heading.to_owned())];
    }
    let head = vec![String::new(), c.left.name.clone(), c.right.name.clone()];
    vec![
        Block::Heading(heading.to_owned()),
        Block::Table(Table { head, rows }),
    ]
}

fn points_under(heading: &str, points: Vec<String>) -> Vec<Block> {
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading.to_owned()), Block::Points(points)]
}

fn line(line: &Line) -> Row {
    let cells = vec![
        line.label.clone(),
        line.left.display.clone(),
        line.right.display.clone(),
    ];
    Row {
        cells,
        leader: column(line.leader),
    }
}

fn column(side: Side) -> Option<usize> {
    match side {
        Side::Left => Some(1),
        Side::Right => Some(2),
        Side::Tie | Side::None => None,
    }
}
