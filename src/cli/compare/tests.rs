use clap::{Args as _, Command, CommandFactory as _, FromArgMatches as _};
use serde_json::json;

use super::Compare;

fn parse(line: &str) -> Result<Compare, clap::Error> {
    let command = Compare::augment_args(Command::new("compare"));
    let matches = command.try_get_matches_from(line.split_whitespace())?;
    Compare::from_arg_matches(&matches)
}

#[test]
fn flags_become_variables() {
    let line = "compare a b --input-tokens 5 --tokens-per-request 7 --cached 0.4 --as-of 2026-01-01 --providers x,y \
        --priorities low-risk,cost";
    let workload =
        json!({ "inputTokens": 5, "inputTokensPerRequest": 7, "cachedInputShare": "0.4" });
    let expected = json!({
        "left": "a", "right": "b", "workload": workload, "asOf": "2026-01-01",
        "providers": ["x", "y"], "priorities": ["LOW_RISK", "COST"],
    });
    assert_eq!(parse(line).unwrap().variables(), expected);
    let plain = parse("compare a b").unwrap().variables();
    assert_eq!(plain, json!({ "left": "a", "right": "b" }));
}

#[test]
fn one_form_at_a_time() {
    assert!(parse("compare a b --json --markdown").is_err());
    assert!(parse("compare a b --priorities beauty").is_err());
}

#[test]
fn the_whole_command_line_fits_together() {
    crate::cli::Cli::command().debug_assert();
}
