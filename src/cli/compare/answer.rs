//! The answer to `compare.graphql`, as far as it is printed.

use serde::Deserialize;

use crate::ask::workload::Workload;

#[derive(Deserialize)]
pub(super) struct Data {
    pub(super) comparison: Comparison,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Comparison {
    pub(super) title: String,
    pub(super) as_of: String,
    pub(super) reviewed_on: Option<String>,
    pub(super) left: Named,
    pub(super) right: Named,
    pub(super) verdict: Verdict,
    pub(super) scorecard: Vec<Line>,
    pub(super) tradeoffs: Tradeoffs,
    pub(super) monthly_cost: CostComparison,
    pub(super) switch_friction: Vec<SwitchDirection>,
    pub(super) specs: Vec<Line>,
    pub(super) pricing: Vec<Line>,
    pub(super) capabilities: Vec<CapabilityRow>,
    pub(super) benchmarks: Benchmarks,
    pub(super) sources: Vec<Source>,
}

#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) name: String,
}

#[derive(Deserialize)]
pub(super) struct Display {
    pub(super) display: String,
}

#[derive(Deserialize)]
pub(super) struct Text {
    pub(super) text: String,
}

#[derive(Deserialize)]
pub(super) struct Verdict {
    pub(super) headline: String,
    pub(super) confidence: String,
    pub(super) recommended: Option<Named>,
    pub(super) alternative: Option<Alternative>,
}

#[derive(Deserialize)]
pub(super) struct Alternative {
    pub(super) model: Named,
    pub(super) label: String,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Side {
    Left,
    Right,
    Tie,
    #[default]
    None,
}

/// A row with a cell for each side; rows of facts have no leader.
#[derive(Deserialize)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) left: Display,
    pub(super) right: Display,
    #[serde(default)]
    pub(super) leader: Side,
}

#[derive(Deserialize)]
pub(super) struct Tradeoffs {
    pub(super) left: Vec<Text>,
    pub(super) right: Vec<Text>,
}

#[derive(Deserialize)]
pub(super) struct CostComparison {
    pub(super) workload: Workload,
    pub(super) left: MonthlyCost,
    pub(super) right: MonthlyCost,
    pub(super) lower: Side,
    pub(super) note: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct MonthlyCost {
    pub(super) amount: Option<Display>,
    pub(super) route: Option<Route>,
    pub(super) unavailable: Option<String>,
    pub(super) alternatives: Vec<RouteCost>,
}

#[derive(Deserialize)]
pub(super) struct Route {
    pub(super) provider: Named,
}

#[derive(Deserialize)]
pub(super) struct RouteCost {
    pub(super) route: Option<Route>,
    pub(super) amount: Option<Display>,
}

#[derive(Deserialize)]
pub(super) struct SwitchDirection {
    pub(super) from: Named,
    pub(super) to: Named,
    pub(super) level: String,
    pub(super) points: Vec<Text>,
}

#[derive(Deserialize)]
pub(super) struct CapabilityRow {
    pub(super) label: String,
    pub(super) left: Option<Support>,
    pub(super) right: Option<Support>,
}

#[derive(Deserialize)]
pub(super) struct Support {
    pub(super) support: String,
}

#[derive(Deserialize)]
pub(super) struct Benchmarks {
    pub(super) summary: Text,
    pub(super) shared: Vec<SharedBenchmark>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SharedBenchmark {
    pub(super) benchmark: Named,
    pub(super) left_display: String,
    pub(super) right_display: String,
    pub(super) gap_display: String,
    pub(super) leader: Side,
    pub(super) comparability: String,
}

#[derive(Deserialize)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) license: Option<String>,
    pub(super) attribution: Option<String>,
}
