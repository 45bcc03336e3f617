//! The answer to `comparison.graphql`, field for field, and what other answers have of it.

use serde::Deserialize;

use super::words::{capitalised, plain};
use crate::ask::workload::Workload;

/// `data` of the answer.
#[derive(Debug, Deserialize)]
pub(super) struct Data {
    pub(super) comparison: Option<Comparison>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Comparison {
    pub(super) canonical_slug: String,
    pub(super) title: String,
    pub(super) as_of: String,
    pub(super) reviewed_on: Option<String>,
    pub(super) left: Model,
    pub(super) right: Model,
    pub(super) summary: Statement,
    pub(super) verdict: Verdict,
    pub(super) scorecard: Vec<ScorecardRow>,
    pub(super) tradeoffs: Tradeoffs,
    pub(super) monthly_cost: CostComparison,
    pub(super) switch_friction: Vec<SwitchDirection>,
    pub(super) specs: Vec<Row>,
    pub(super) pricing: Vec<Row>,
    pub(super) capabilities: Vec<CapabilityRow>,
    pub(super) benchmarks: Benchmarks,
    pub(super) deep_dive: Vec<Statement>,
    pub(super) faq: Vec<FaqEntry>,
    pub(super) related: Vec<Related>,
    pub(super) sources: Vec<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Model {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) cheapest_route: Option<PricedRoute>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Named {
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PricedRoute {
    pub(super) output_price: Option<Money>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Money {
    pub(super) amount: String,
    pub(super) display: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Display {
    pub(super) display: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) evidence: Vec<Evidence>,
}

/// One piece of evidence, of which a page shows who states it; an absence has nobody.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Evidence {
    pub(super) source: Option<Slug>,
    pub(super) sources: Vec<Slug>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Verdict {
    pub(super) kind: String,
    pub(super) headline: String,
    pub(super) confidence: String,
    pub(super) recommended: Option<Slug>,
    pub(super) alternative: Option<Alternative>,
    pub(super) measured_leader: Option<LeaderCount>,
    pub(super) risk_leader: Option<LeaderCount>,
    pub(super) signals: Vec<VerdictSignal>,
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Slug {
    pub(super) slug: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Identity {
    pub(super) slug: String,
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Alternative {
    pub(super) model: Identity,
    pub(super) label: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct LeaderCount {
    pub(super) model: Identity,
    pub(super) leads: u32,
    pub(super) of: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct VerdictSignal {
    pub(super) label: String,
    pub(super) axis: String,
    pub(super) leader: Side,
}

/// Which side leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Side {
    Left,
    Right,
    Tie,
    None,
}

#[derive(Debug, Deserialize)]
pub(super) struct ScorecardRow {
    pub(super) label: String,
    pub(super) left: Cell,
    pub(super) right: Cell,
    pub(super) leader: Side,
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) left: Cell,
    pub(super) right: Cell,
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cell {
    pub(super) display: String,
    pub(super) values: Option<Vec<String>>,
    pub(super) unknown_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Tradeoffs {
    pub(super) left: Vec<Statement>,
    pub(super) right: Vec<Statement>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CostComparison {
    pub(super) workload: Workload,
    pub(super) left: MonthlyCost,
    pub(super) right: MonthlyCost,
    pub(super) note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct MonthlyCost {
    pub(super) amount: Option<Money>,
    pub(super) route: Option<Route>,
    pub(super) tier: Option<String>,
    pub(super) breakdown: Vec<CostLine>,
    pub(super) unavailable: Option<String>,
    pub(super) alternatives: Vec<RouteCost>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CostLine {
    pub(super) component: String,
    pub(super) tier: String,
    pub(super) amount: Display,
}

#[derive(Debug, Deserialize)]
pub(super) struct Route {
    pub(super) provider: Named,
}

#[derive(Debug, Deserialize)]
pub(super) struct RouteCost {
    pub(super) route: Option<Route>,
    pub(super) amount: Option<Money>,
    pub(super) unavailable: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SwitchDirection {
    pub(super) from: Named,
    pub(super) to: Named,
    pub(super) level: String,
    pub(super) points: Vec<Statement>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CapabilityRow {
    pub(super) label: String,
    pub(super) left: Option<CapabilitySupport>,
    pub(super) right: Option<CapabilitySupport>,
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CapabilitySupport {
    pub(super) support: Support,
}

/// Whether a model has a capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Support {
    Yes,
    No,
    Unknown,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Benchmarks {
    pub(super) summary: Text,
    pub(super) shared: Vec<SharedBenchmark>,
    pub(super) left_only: Vec<LoneScore>,
    pub(super) right_only: Vec<LoneScore>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Text {
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SharedBenchmark {
    pub(super) benchmark: Benchmark,
    pub(super) left: Score,
    pub(super) right: Score,
    pub(super) left_display: String,
    pub(super) right_display: String,
    pub(super) gap_display: String,
    pub(super) leader: Side,
    pub(super) comparability: String,
    pub(super) exceeds_error: Option<bool>,
}

impl CapabilityRow {
    /// Both answers; a side without one is unknown.
    pub(super) fn answers(&self) -> [Support; 2] {
        [&self.left, &self.right]
            .map(|side| side.as_ref().map_or(Support::Unknown, |side| side.support))
    }
}

impl RouteCost {
    /// Name of the provider.
    pub(super) fn provider(&self) -> &str {
        self.route.as_ref().map_or("", |route| &route.provider.name)
    }
}

impl CostLine {
    /// What is paid for, with its tier where that is not the plain one.
    pub(super) fn label(&self) -> String {
        let component = capitalised(&self.component);
        if self.tier == "STANDARD" {
            component
        } else {
            format!("{component}, {}", plain(&self.tier))
        }
    }
}

impl SharedBenchmark {
    /// The benchmark with the version and variant that both scores are of.
    pub(super) fn line(&self) -> String {
        let details = [&self.left.version, &self.left.variant];
        let details = details.into_iter().flatten().map(String::as_str);
        let parts: Vec<_> = std::iter::once(&*self.benchmark.name)
            .chain(details)
            .collect();
        parts.join(", ")
    }

    /// Whether a score is of this very line.
    pub(super) fn is_line_of(&self, score: &ScoreOn) -> bool {
        self.benchmark.slug == score.benchmark.slug
            && (&self.left.version, &self.left.variant) == (&score.version, &score.variant)
    }

    /// Both scores, and whether each leads.
    pub(super) fn scores(&self) -> [(&Score, &str, bool); 2] {
        [
            (&self.left, &self.left_display, self.leader == Side::Left),
            (&self.right, &self.right_display, self.leader == Side::Right),
        ]
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Benchmark {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) direction: String,
    pub(super) range_min: Option<String>,
    pub(super) range_max: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Score {
    pub(super) version: Option<String>,
    pub(super) variant: Option<String>,
    pub(super) value: String,
    pub(super) display: String,
    pub(super) effort: Option<String>,
    pub(super) measured_by: String,
    pub(super) measurer: String,
    pub(super) source: Slug,
}

#[derive(Debug, Deserialize)]
pub(super) struct LoneScore {
    pub(super) benchmark: Named,
    pub(super) version: Option<String>,
    pub(super) variant: Option<String>,
    pub(super) display: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct FaqEntry {
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Related {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) kept: Slug,
    pub(super) model: Neighbour,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Neighbour {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) cheapest_route: Option<PricedRoute>,
    pub(super) scores: Scores,
}

#[derive(Debug, Deserialize)]
pub(super) struct Scores {
    pub(super) nodes: Vec<ScoreOn>,
}

#[derive(Debug, Deserialize)]
pub(super) struct ScoreOn {
    pub(super) benchmark: Slug,
    pub(super) version: Option<String>,
    pub(super) variant: Option<String>,
    pub(super) value: String,
    pub(super) display: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Source {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) license: Option<String>,
    pub(super) license_url: Option<String>,
    pub(super) attribution: Option<String>,
    pub(super) retrieved_on: Option<String>,
}

/// Where a list goes on.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

impl PageInfo {
    /// The cursor of the next page, if there is one.
    pub(super) fn next(self) -> Option<String> {
        self.end_cursor.filter(|_| self.has_next_page)
    }
}

impl LoneScore {
    /// The benchmark with the version and variant that the score is of, in brackets: it stands in a list with commas.
    pub(super) fn line(&self) -> String {
        let details = [&self.version, &self.variant];
        let details: Vec<_> = details.into_iter().flatten().map(String::as_str).collect();
        if details.is_empty() {
            self.benchmark.name.clone()
        } else {
            format!("{} ({})", self.benchmark.name, details.join(", "))
        }
    }
}

impl Source {
    /// Where it is published, if a browser may be sent there.
    pub(super) fn address(&self) -> Option<&str> {
        self.url.as_deref().filter(|url| is_web_address(url))
    }

    /// Where its licence stands, if a browser may be sent there.
    pub(super) fn license_address(&self) -> Option<&str> {
        self.license_url
            .as_deref()
            .filter(|url| is_web_address(url))
    }
}

// Sources are imported from what others publish: an address of another scheme could be a script.
fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
