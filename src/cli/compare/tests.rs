use std::path::PathBuf;
use std::sync::Mutex;

use async_trait::async_trait;
use clap::{Args as _, Command, CommandFactory as _, FromArgMatches as _};
use serde_json::{Value, json};

use super::{Compare, run};
use crate::ask::Ask;
use crate::cli::failure::Failure;
use crate::cli::report::Style;

struct Recorded(Value, Mutex<Value>);

#[async_trait]
impl Ask for Recorded {
    async fn ask(&self, _: &str, variables: Value) -> Value {
        *self.1.lock().unwrap() = variables;
        self.0.clone()
    }
}

const PLAIN: Style = Style {
    color: false,
    width: 100,
    terminal: false,
};

fn parse(arguments: &[&str]) -> Result<Compare, clap::Error> {
    let command = Compare::augment_args(Command::new("compare"));
    let matches = command.try_get_matches_from(std::iter::once(&"compare").chain(arguments))?;
    Compare::from_arg_matches(&matches)
}

async fn printed(answer: &str, arguments: &[&str]) -> (Result<String, Failure>, Value) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/{answer}.json"));
    let answer = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let ask = Recorded(answer, Mutex::default());
    let mut out = Vec::new();
    let result = run(&parse(arguments).unwrap(), &ask, PLAIN, &mut out).await;
    (
        result.map(|()| String::from_utf8(out).unwrap()),
        ask.1.into_inner().unwrap(),
    )
}

#[tokio::test]
async fn a_comparison_is_printed_as_tables() {
    let (text, variables) = printed("reference-pair", &["gpt-4.1", "qwen3.5-4b"]).await;
    insta::assert_snapshot!(text.unwrap());
    assert_eq!(
        variables,
        json!({ "left": "gpt-4.1", "right": "qwen3.5-4b" })
    );
}

#[tokio::test]
async fn a_comparison_is_printed_as_markdown() {
    let (text, _) = printed("priced-pair", &["gpt-4.1", "claude-sonnet-4", "--markdown"]).await;
    insta::assert_snapshot!(text.unwrap());
}

#[tokio::test]
async fn flags_become_variables() {
    let flags = "a b --input-tokens 5 --tokens-per-request 7 --cached 0.4 --as-of 2026-01-01 --providers x,y \
        --priorities low-risk,cost --json";
    let (text, variables) = printed(
        "reference-pair",
        &flags.split_whitespace().collect::<Vec<_>>(),
    )
    .await;
    let json: Value = serde_json::from_str(&text.unwrap()).unwrap();
    assert_eq!(json["title"], "GPT-4.1 vs Qwen3.5-4B");
    let workload =
        json!({ "inputTokens": 5, "inputTokensPerRequest": 7, "cachedInputShare": "0.4" });
    let expected = json!({
        "left": "a", "right": "b", "workload": workload, "asOf": "2026-01-01",
        "providers": ["x", "y"], "priorities": ["LOW_RISK", "COST"],
    });
    assert_eq!(variables, expected);
}

#[tokio::test]
async fn refusals_say_what_would_be_right() {
    let (unknown, _) = printed("not-found", &["gpt-41x", "b"]).await;
    let unknown = unknown.unwrap_err();
    assert_eq!(unknown.exit_code(), 3);
    assert_eq!(
        unknown.to_string(),
        "There is no model \"gpt-41x\".\nDid you mean gpt-4.1, gpt-4.1-mini?"
    );
    let (refused, _) = printed("bad-input", &["a", "b"]).await;
    assert_eq!(refused.unwrap_err().exit_code(), 2);
}

#[test]
fn one_form_at_a_time() {
    assert!(parse(&["a", "b", "--json", "--markdown"]).is_err());
    assert!(parse(&["a", "b", "--priorities", "beauty"]).is_err());
}

#[test]
fn the_whole_command_line_fits_together() {
    crate::cli::Cli::command().debug_assert();
}
