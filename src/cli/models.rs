//! `versus models`: models that meet conditions, in an order.

use std::io::Write;

use clap::{Args, ValueEnum, builder::Resettable};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::report::{self, Block, Row, Style, Table};
use super::values;
use crate::ask::{Ask, read};

const DOCUMENT: &str = include_str!("models.graphql");

const EXAMPLES: &str = "\
Examples:
  versus models --text gpt
  versus models --openness open-weights --capability vision --order output-price
  versus models --min-context 200000 --max-output-price 5 --provider openrouter
  versus models --order benchmark-score --benchmark mmlu-pro --desc
  versus models --organization openai --json | jq -r '.nodes[].slug'";

/// The values of the closed lists, as they are typed.
const OPENNESS: [&str; 4] = ["proprietary", "open-weights", "open-source", "unknown"];
const MODALITIES: [&str; 6] = ["text", "image", "audio", "video", "pdf", "embedding"];
const STAGES: [&str; 4] = ["preview", "current", "deprecated", "retired"];
const CAPABILITIES: [&str; 17] = [
    "vision",
    "multimodal",
    "reasoning",
    "function-calling",
    "tool-use",
    "structured-outputs",
    "code-execution",
    "ide-integration",
    "computer-use",
    "parallel-agents",
    "audio-input",
    "pdf-input",
    "image-output",
    "audio-output",
    "prompt-caching",
    "web-search",
    "fine-tuning",
];

/// List models.
#[derive(Args, Clone, Debug)]
// Whoever flattens these arguments may bear the same name, and names of groups are unique.
#[group(skip)]
#[command(after_help = EXAMPLES)]
pub struct Models {
    /// Which models.
    #[command(flatten)]
    pub filter: Filter,
    /// In which order.
    #[arg(long, value_enum, default_value_t = Order::Name, help_heading = Resettable::Reset)]
    pub order: Order,
    /// From the last to the first.
    #[arg(long, help_heading = Resettable::Reset)]
    pub desc: bool,
    /// How many, at most 100.
    #[arg(long, default_value_t = 20, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100), help_heading = Resettable::Reset)]
    pub first: u32,
    /// Print the answer of the API as JSON.
    #[arg(long, help_heading = Resettable::Reset)]
    pub json: bool,
}

/// Which models: all conditions must hold.
#[derive(Args, Clone, Debug, Default)]
#[group(skip)]
#[command(next_help_heading = "Filter")]
pub struct Filter {
    /// Found under these words.
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
    /// Made by this organization, by slug.
    #[arg(long, value_name = "SLUG")]
    pub organization: Option<String>,
    /// Of this family.
    #[arg(long, value_name = "NAME")]
    pub family: Option<String>,
    /// Open in any of these ways, separated by commas.
    #[arg(long, value_name = "WAYS", value_delimiter = ',', value_parser = OPENNESS, ignore_case = true)]
    pub openness: Vec<String>,
    /// Under this licence, by id.
    #[arg(long, value_name = "ID")]
    pub license: Option<String>,
    /// With all of these capabilities, separated by commas.
    #[arg(long, value_name = "CAPABILITIES", value_delimiter = ',', value_parser = CAPABILITIES, ignore_case = true)]
    pub capability: Vec<String>,
    /// Taking all of these, separated by commas.
    #[arg(long, value_name = "MODALITIES", value_delimiter = ',', value_parser = MODALITIES, ignore_case = true)]
    pub input: Vec<String>,
    /// Giving all of these, separated by commas.
    #[arg(long, value_name = "MODALITIES", value_delimiter = ',', value_parser = MODALITIES, ignore_case = true)]
    pub output: Vec<String>,
    /// With at least this context window.
    #[arg(long, value_name = "TOKENS", value_parser = clap::value_parser!(i64).range(0..), allow_negative_numbers = true)]
    pub min_context: Option<i64>,
    /// With input at most this dear, in dollars per million tokens.
    #[arg(long, value_name = "DOLLARS", value_parser = values::amount, allow_negative_numbers = true)]
    pub max_input_price: Option<String>,
    /// With output at most this dear, in dollars per million tokens.
    #[arg(long, value_name = "DOLLARS", value_parser = values::amount, allow_negative_numbers = true)]
    pub max_output_price: Option<String>,
    /// Released on this day or later.
    #[arg(long, value_name = "DAY", value_parser = values::day)]
    pub released_after: Option<String>,
    /// Released on this day or earlier.
    #[arg(long, value_name = "DAY", value_parser = values::day)]
    pub released_before: Option<String>,
    /// In any of these stages, separated by commas.
    #[arg(long, value_name = "STAGES", value_delimiter = ',', value_parser = STAGES, ignore_case = true)]
    pub lifecycle: Vec<String>,
    /// With a price at a tracked provider.
    #[arg(long)]
    pub priced: bool,
    /// Served by this provider, by slug.
    #[arg(long, value_name = "SLUG")]
    pub provider: Option<String>,
    /// With a score on this benchmark, by slug; what `--order benchmark-score` orders by.
    #[arg(long, value_name = "SLUG", required_if_eq("order", "benchmark-score"))]
    pub benchmark: Option<String>,
    /// With at least this score on the benchmark.
    #[arg(long, value_name = "SCORE", requires = "benchmark", value_parser = values::amount, allow_negative_numbers = true)]
    pub min_score: Option<String>,
}

/// What models are ordered by; unknown values come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Name.
    #[default]
    Name,
    /// Day of the release.
    Released,
    /// Context window.
    ContextWindow,
    /// Cheapest input price.
    InputPrice,
    /// Cheapest output price.
    OutputPrice,
    /// Score on `--benchmark`.
    BenchmarkScore,
    /// Number of tracked providers.
    ProviderCount,
}

/// Asks for the models and prints them.
pub async fn run(
    models: &Models,
    ask: &dyn Ask,
    style: Style,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let answer = ask.ask(DOCUMENT, models.variables()).await;
    if models.json {
        let data: Value = read(answer)?;
        serde_json::to_writer_pretty(&mut *out, &data.get("models"))
            .map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    let Data { models: found } = read(answer)?;
    if found.nodes.is_empty() {
        writeln!(out, "No model meets all of this.")?;
        return Ok(());
    }
    let shown = found.nodes.len();
    let text = report::terminal(&[Block::Table(found.table())], style);
    out.write_all(text.as_bytes())?;
    writeln!(out, "{shown} of {} models", found.total_count)?;
    Ok(())
}

impl Models {
    fn variables(&self) -> Value {
        let mut order = Map::new();
        order.insert("field".to_owned(), self.order.field().into());
        order.insert(
            "direction".to_owned(),
            if self.desc { "DESC" } else { "ASC" }.into(),
        );
        if let (Order::BenchmarkScore, Some(benchmark)) = (self.order, &self.filter.benchmark) {
            order.insert("benchmark".to_owned(), benchmark.as_str().into());
        }
        json!({
            "first": self.first,
            "filter": self.filter.input(),
            "orderBy": order,
            "benchmark": self.filter.benchmark,
            "scored": self.filter.benchmark.is_some(),
        })
    }
}

impl Order {
    fn field(self) -> &'static str {
        match self {
            Self::Name => "NAME",
            Self::Released => "RELEASED",
            Self::ContextWindow => "CONTEXT_WINDOW",
            Self::InputPrice => "INPUT_PRICE",
            Self::OutputPrice => "OUTPUT_PRICE",
            Self::BenchmarkScore => "BENCHMARK_SCORE",
            Self::ProviderCount => "PROVIDER_COUNT",
        }
    }
}

impl Filter {
    /// The input object with the conditions that were given.
    fn input(&self) -> Map<String, Value> {
        let texts = [
            ("text", &self.text),
            ("organization", &self.organization),
            ("family", &self.family),
            ("license", &self.license),
            ("maxInputPrice", &self.max_input_price),
            ("maxOutputPrice", &self.max_output_price),
            ("releasedAfter", &self.released_after),
            ("releasedBefore", &self.released_before),
            ("provider", &self.provider),
            ("benchmark", &self.benchmark),
            ("minScore", &self.min_score),
        ];
        let lists = [
            ("openness", &self.openness),
            ("capabilities", &self.capability),
            ("inputModalities", &self.input),
            ("outputModalities", &self.output),
            ("lifecycle", &self.lifecycle),
        ];
        let texts = texts
            .into_iter()
            .filter_map(|(name, text)| Some((name, Value::from(text.as_deref()?))));
        let lists = lists
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(name, list)| (name, values(list)));
        let rest = [
            ("minContextWindow", self.min_context.map(Value::from)),
            ("hasPrice", self.priced.then_some(Value::Bool(true))),
        ];
        let rest = rest
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        texts
            .chain(lists)
            .chain(rest)
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

/// `tool-use` as `TOOL_USE`.
fn values(list: &[String]) -> Value {
    list.iter()
        .map(|word| word.trim().to_uppercase().replace(['-', ' '], "_"))
        .collect()
}

#[derive(Deserialize)]
struct Data {
    models: Found,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    total_count: u64,
    nodes: Vec<Model>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Model {
    slug: String,
    organization: Named,
    openness: String,
    released_on: Option<String>,
    context_window: Option<Display>,
    cheapest_route: Option<Route>,
    /// On the benchmark that was named; asked for only then.
    scores: Option<Scores>,
}

#[derive(Deserialize)]
struct Scores {
    nodes: Vec<Display>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Display {
    display: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Route {
    provider: Named,
    input_price: Option<Display>,
    output_price: Option<Display>,
}

impl Found {
    /// The columns are in the order in which a narrow terminal keeps them.
    fn table(&self) -> Table {
        let scored = self.nodes.iter().any(|model| model.scores.is_some());
        let score = scored.then_some("Score");
        let rest = [
            "Context",
            "Input/1M",
            "Output/1M",
            "Cheapest on",
            "Released",
            "Made by",
            "Openness",
        ];
        let rows = self.nodes.iter().map(|model| Row {
            cells: model.cells(),
            leader: None,
        });
        let head = std::iter::once("Model").chain(score).chain(rest);
        Table {
            head: head.map(str::to_owned).collect(),
            rows: rows.collect(),
        }
    }
}

impl Model {
    fn cells(&self) -> Vec<String> {
        let route = self.cheapest_route.as_ref();
        // The unit stands in the head, so that rows stay short.
        let display = |display: Option<&Display>| {
            let shown = display.map_or("-", |shown| shown.display.as_str());
            shown.trim_end_matches("/1M tokens").to_owned()
        };
        let score = self
            .scores
            .as_ref()
            .map(|scores| display(scores.nodes.first()));
        let rest = [
            display(self.context_window.as_ref()),
            display(route.and_then(|route| route.input_price.as_ref())),
            display(route.and_then(|route| route.output_price.as_ref())),
            route.map_or_else(|| "-".to_owned(), |route| route.provider.name.clone()),
            self.released_on.clone().unwrap_or_else(|| "-".to_owned()),
            self.organization.name.clone(),
            self.openness.to_lowercase().replace('_', " "),
        ];
        std::iter::once(self.slug.clone())
            .chain(score)
            .chain(rest)
            .collect()
    }
}

#[cfg(test)]
mod tests;
