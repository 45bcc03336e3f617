//! Which facts the selected fields look at, so that nothing else is read.

use std::collections::BTreeSet;

use async_graphql::Context;

use crate::comparison::sections::{Facts, Section};

/// The facts that the selected sections of a comparison look at.
pub(super) fn of_comparison(ctx: &Context<'_>) -> BTreeSet<Facts> {
    let comparison = ctx.field();
    let sections = comparison
        .selection_set()
        .filter_map(|field| section(field.name()));
    sections
        .flat_map(|section| section.needs().iter().copied())
        .collect()
}

fn section(field: &str) -> Option<Section> {
    Some(match field {
        "summary" => Section::Summary,
        "class" | "capabilities" => Section::Capabilities,
        "verdict" => Section::Verdict,
        "scorecard" => Section::Scorecard,
        "tradeoffs" => Section::Tradeoffs,
        "monthlyCost" => Section::MonthlyCost,
        "switchFriction" => Section::SwitchFriction,
        "specs" => Section::Specs,
        "pricing" => Section::Pricing,
        "benchmarks" => Section::Benchmarks,
        "deepDive" => Section::DeepDive,
        "faq" => Section::Faq,
        _ => return None,
    })
}

/// The facts that the selected fields of a matrix look at.
pub(super) fn of_matrix(ctx: &Context<'_>) -> BTreeSet<Facts> {
    let mut facts = BTreeSet::new();
    let matrix = ctx.field();
    for field in matrix.selection_set() {
        match field.name() {
            "rows" => facts.extend([
                Facts::Capabilities,
                Facts::Modalities,
                Facts::Routes,
                Facts::Scores,
            ]),
            "monthlyCosts" => facts.extend([Facts::Routes]),
            _ => {}
        }
    }
    facts
}
