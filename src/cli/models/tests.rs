use clap::{Args as _, Command, FromArgMatches as _};
use serde_json::json;

use super::{CAPABILITIES, MODALITIES, Models, OPENNESS, STAGES};

fn parse(line: &str) -> Result<Models, clap::Error> {
    let command = Models::augment_args(Command::new("models"));
    let matches = command.try_get_matches_from(line.split_whitespace())?;
    Models::from_arg_matches(&matches)
}

#[test]
fn flags_become_a_filter_and_an_order() {
    let line = "models --openness open-source,open-weights --capability vision,tool-use --min-context 200000 \
        --max-output-price 5 --benchmark mmlu-pro --min-score 70 --priced --order benchmark-score --desc --first 5";
    let filter = json!({
        "maxOutputPrice": "5", "benchmark": "mmlu-pro", "minScore": "70",
        "openness": ["OPEN_SOURCE", "OPEN_WEIGHTS"], "capabilities": ["VISION", "TOOL_USE"],
        "minContextWindow": 200_000, "hasPrice": true,
    });
    let order = json!({ "field": "BENCHMARK_SCORE", "direction": "DESC", "benchmark": "mmlu-pro" });
    assert_eq!(
        parse(line).unwrap().variables(),
        json!({ "first": 5, "filter": filter, "orderBy": order, "benchmark": "mmlu-pro", "scored": true })
    );
    let order = json!({ "field": "NAME", "direction": "ASC" });
    assert_eq!(
        parse("models").unwrap().variables(),
        json!({ "first": 20, "filter": {}, "orderBy": order, "benchmark": null, "scored": false })
    );
}

#[test]
fn the_closed_lists_are_those_of_the_schema() {
    let sdl = crate::graphql::sdl();
    let schema = apollo_compiler::Schema::parse(sdl, "schema.graphql").unwrap();
    for (name, typed) in [
        ("Openness", &OPENNESS[..]),
        ("Modality", &MODALITIES[..]),
        ("Lifecycle", &STAGES[..]),
        ("Capability", &CAPABILITIES[..]),
    ] {
        let values = &schema.get_enum(name).unwrap().values;
        let mut known: Vec<_> = values.keys().map(ToString::to_string).collect();
        let mut typed: Vec<_> = typed
            .iter()
            .map(|word| word.to_uppercase().replace('-', "_"))
            .collect();
        known.sort();
        typed.sort();
        assert_eq!(typed, known, "{name}");
    }
}

#[test]
fn an_order_by_score_asks_for_the_benchmark() {
    let refused = parse("models --order benchmark-score").unwrap_err();
    assert!(refused.to_string().contains("--benchmark"));
}
