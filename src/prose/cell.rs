//! What a cell of a table shows.

use super::{labels, numbers, words};
use crate::comparison::cell::Cell;
use crate::comparison::contender::{Benchmark, License};
use crate::comparison::vocabulary::Modality;

const MISSING: &str = "-";

/// The text of a cell; `-` where there is no value.
pub fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Unknown(_) => MISSING.to_owned(),
        Cell::Date(day) => day.to_string(),
        Cell::Cutoff(text) | Cell::Architecture(text) => text.clone(),
        Cell::Tokens(tokens) => tokens.to_string(),
        Cell::Parameters { total, active } => parameters(
            total.map(numbers::parameters),
            active.map(numbers::parameters),
        ),
        Cell::License(license) => marked(license),
        Cell::Openness(which) => labels::openness(*which).to_owned(),
        Cell::CommercialUse(which) => labels::commercial_use(*which).to_owned(),
        Cell::Modalities { input, output } => {
            format!("{} → {}", modalities(input), modalities(output))
        }
        Cell::Lifecycle(stage) => labels::lifecycle(*stage).to_owned(),
        Cell::ProductType(which) => labels::product_type(*which).to_owned(),
        Cell::Price(amount) => numbers::price(*amount),
        Cell::ProviderCount { count, named } => format!(
            "{count} {}",
            if *named { "of those named" } else { "tracked" }
        ),
        Cell::SharedBenchmarks {
            rows,
            leads_largest,
            ..
        } => shared(*rows, leads_largest.as_deref()),
        Cell::Monthly(amount) => amount.to_string(),
        Cell::Trifle => numbers::TRIFLE.to_owned(),
        Cell::Support(answer) => labels::support(*answer).to_owned(),
        Cell::Score(score) => score.value.to_string(),
        Cell::BestFor(_) | Cell::DecisionFit { .. } | Cell::Providers(_) => listed(cell),
    }
}

/// The texts of the cells of one row: two that differ but would read alike are given exactly.
pub fn cells_of(row: &[&Cell]) -> Vec<String> {
    let texts: Vec<_> = row.iter().map(|own| (cell(own), exact(own))).collect();
    let unclear = |own: &(String, String)| {
        texts
            .iter()
            .any(|other| other.0 == own.0 && other.1 != own.1)
    };
    texts
        .iter()
        .map(|own| if unclear(own) { &own.1 } else { &own.0 })
        .cloned()
        .collect()
}

/// The texts of two cells of one row: where they differ but would read alike, they are given exactly.
pub fn cells(left: &Cell, right: &Cell) -> (String, String) {
    let mut texts = cells_of(&[left, right]).into_iter();
    (
        texts.next().unwrap_or_default(),
        texts.next().unwrap_or_default(),
    )
}

/// The text of a cell without rounding.
fn exact(of: &Cell) -> String {
    match of {
        Cell::Tokens(tokens) => numbers::whole(tokens.0),
        Cell::Parameters { total, active } => {
            parameters(total.map(numbers::whole), active.map(numbers::whole))
        }
        Cell::Monthly(amount) => numbers::to_the_cent(*amount),
        Cell::Score(score) => numbers::unrounded(score.value),
        Cell::Unknown(_)
        | Cell::Date(_)
        | Cell::Cutoff(_)
        | Cell::Architecture(_)
        | Cell::License(_)
        | Cell::Openness(_)
        | Cell::CommercialUse(_)
        | Cell::Modalities { .. }
        | Cell::Lifecycle(_)
        | Cell::ProductType(_)
        | Cell::BestFor(_)
        | Cell::DecisionFit { .. }
        | Cell::Price(_)
        | Cell::ProviderCount { .. }
        | Cell::Providers(_)
        | Cell::SharedBenchmarks { .. }
        | Cell::Trifle
        | Cell::Support(_) => cell(of),
    }
}

/// The single values of a cell that holds several.
pub fn cell_values(cell: &Cell) -> Option<Vec<&str>> {
    match cell {
        Cell::BestFor(reasons) => Some(
            reasons
                .iter()
                .map(|&which| labels::best_for(which))
                .collect(),
        ),
        Cell::DecisionFit { uses, .. } => {
            Some(uses.iter().map(|&which| labels::use_case(which)).collect())
        }
        Cell::Providers(providers) => Some(
            providers
                .iter()
                .map(|provider| provider.name.as_str())
                .collect(),
        ),
        Cell::Modalities { input, output } => Some(
            input
                .iter()
                .chain(output)
                .map(|&which| labels::modality(which))
                .collect(),
        ),
        Cell::Unknown(_)
        | Cell::Date(_)
        | Cell::Cutoff(_)
        | Cell::Tokens(_)
        | Cell::Parameters { .. }
        | Cell::Architecture(_)
        | Cell::License(_)
        | Cell::Openness(_)
        | Cell::CommercialUse(_)
        | Cell::Lifecycle(_)
        | Cell::ProductType(_)
        | Cell::Price(_)
        | Cell::ProviderCount { .. }
        | Cell::SharedBenchmarks { .. }
        | Cell::Monthly(_)
        | Cell::Trifle
        | Cell::Support(_)
        | Cell::Score(_) => None,
    }
}

fn listed(cell: &Cell) -> String {
    let values = cell_values(cell).filter(|values| !values.is_empty());
    values.map_or_else(|| MISSING.to_owned(), |values| words::list(&values))
}

fn parameters(total: Option<String>, active: Option<String>) -> String {
    match (total, active) {
        (Some(total), Some(active)) => format!("{total} ({active} active)"),
        (Some(total), None) => total,
        (None, Some(active)) => format!("{active} active"),
        (None, None) => MISSING.to_owned(),
    }
}

fn marked(license: &License) -> String {
    if license.osi_approved == Some(true) {
        format!("{} (OSI)", license.name)
    } else {
        license.name.clone()
    }
}

fn modalities(which: &[Modality]) -> String {
    if which.is_empty() {
        return MISSING.to_owned();
    }
    which
        .iter()
        .map(|&which| labels::modality(which))
        .collect::<Vec<_>>()
        .join(", ")
}

fn shared(rows: usize, leads: Option<&Benchmark>) -> String {
    leads.map_or_else(
        || words::count(&rows, "row"),
        |benchmark| format!("{} leader", benchmark.name),
    )
}
