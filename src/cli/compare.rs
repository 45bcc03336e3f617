//! `versus compare`: two models side by side.

mod answer;
mod blocks;

use std::io::Write;

use clap::{ArgGroup, Args, builder::Resettable};
use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::report::{self, Style};
use super::values;
use crate::ask::{Ask, read};

const DOCUMENT: &str = include_str!("compare.graphql");

const EXAMPLES: &str = "\
Examples:
  versus compare gpt-4.1 qwen3.5-4b
  versus compare gpt-4.1 claude-sonnet-4 --input-tokens 120000000 --cached 0.4
  versus compare gpt-4.1 gpt-5 --providers openrouter,openai --markdown > it.md
  versus compare gpt-4.1 gpt-5 --as-of 2026-01-01 --json | jq .monthlyCost.gap

Exit codes: 2 for bad input, 3 for a model that does not exist.";

/// Compare two models.
#[derive(Args, Clone, Debug)]
// Whoever flattens these arguments may bear the same name, and names of groups are unique.
#[group(skip)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("form").args(["json", "markdown"])))]
pub struct Compare {
    /// Slug or alias of one model.
    pub left: String,
    /// Slug or alias of the other.
    pub right: String,
    /// What a month holds.
    #[command(flatten)]
    pub workload: Workload,
    /// Compare as of this day, like 2026-01-01; today by default.
    #[arg(long, value_name = "DAY", value_parser = values::day, help_heading = Resettable::Reset)]
    pub as_of: Option<String>,
    /// Look only at these providers, by slug, separated by commas; all tracked ones by default.
    #[arg(long, value_name = "SLUGS", value_delimiter = ',', help_heading = Resettable::Reset)]
    pub providers: Vec<String>,
    /// Let these axes decide, in this order.
    #[arg(
        long,
        value_name = "AXES",
        value_delimiter = ',',
        ignore_case = true,
        value_parser = ["low-risk", "quality", "cost", "context", "coverage", "capabilities", "freshness"],
        help_heading = Resettable::Reset,
    )]
    pub priorities: Vec<String>,
    /// Print the answer of the API as JSON.
    #[arg(long, help_heading = Resettable::Reset)]
    pub json: bool,
    /// Print Markdown.
    #[arg(long, help_heading = Resettable::Reset)]
    pub markdown: bool,
}

/// What a month holds.
#[derive(Args, Clone, Debug, Default)]
#[group(skip)]
#[command(next_help_heading = "Workload")]
pub struct Workload {
    /// Input tokens a month; 800 million by default.
    #[arg(long, value_name = "TOKENS", value_parser = clap::value_parser!(i64).range(0..), allow_negative_numbers = true)]
    pub input_tokens: Option<i64>,
    /// Output tokens a month; 250 million by default.
    #[arg(long, value_name = "TOKENS", value_parser = clap::value_parser!(i64).range(0..), allow_negative_numbers = true)]
    pub output_tokens: Option<i64>,
    /// Input tokens of one request, for prices that depend on it.
    #[arg(long, value_name = "TOKENS", value_parser = clap::value_parser!(i64).range(0..), allow_negative_numbers = true)]
    pub tokens_per_request: Option<i64>,
    /// Share of the input that a cache serves, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = values::share, allow_negative_numbers = true)]
    pub cached: Option<String>,
    /// Share of the work that can be batched, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = values::share, allow_negative_numbers = true)]
    pub batched: Option<String>,
}

/// Asks for the comparison and prints it.
pub async fn run(
    compare: &Compare,
    ask: &dyn Ask,
    style: Style,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let answer = ask.ask(DOCUMENT, compare.variables()).await;
    if compare.json {
        let data: Value = read(answer)?;
        serde_json::to_writer_pretty(&mut *out, &data.get("comparison"))
            .map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(());
    }
    let answer::Data { comparison } = read(answer)?;
    let blocks = blocks::blocks(&comparison, &compare.providers);
    let text = if compare.markdown {
        report::markdown(&blocks)
    } else {
        report::terminal(&blocks, style)
    };
    out.write_all(text.as_bytes())?;
    Ok(())
}

impl Compare {
    fn variables(&self) -> Value {
        let mut variables = Map::new();
        variables.insert("left".to_owned(), self.left.as_str().into());
        variables.insert("right".to_owned(), self.right.as_str().into());
        let workload = self.workload.input();
        if !workload.is_empty() {
            variables.insert("workload".to_owned(), workload.into());
        }
        if let Some(day) = &self.as_of {
            variables.insert("asOf".to_owned(), day.as_str().into());
        }
        if !self.providers.is_empty() {
            variables.insert("providers".to_owned(), json!(self.providers));
        }
        if !self.priorities.is_empty() {
            let axes = self
                .priorities
                .iter()
                .map(|axis| axis.to_uppercase().replace('-', "_"));
            variables.insert("priorities".to_owned(), axes.collect());
        }
        variables.into()
    }
}

impl Workload {
    /// The input object with what was given.
    fn input(&self) -> Map<String, Value> {
        let given = [
            ("inputTokens", self.input_tokens.map(Value::from)),
            ("outputTokens", self.output_tokens.map(Value::from)),
            (
                "inputTokensPerRequest",
                self.tokens_per_request.map(Value::from),
            ),
            ("cachedInputShare", self.cached.as_deref().map(Value::from)),
            ("batchShare", self.batched.as_deref().map(Value::from)),
        ];
        given
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect()
    }
}

#[cfg(test)]
mod tests;
