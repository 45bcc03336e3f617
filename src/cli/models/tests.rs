use std::path::PathBuf;
use std::sync::Mutex;

use async_trait::async_trait;
use clap::{Args as _, Command, FromArgMatches as _};
use serde_json::{Value, json};

use super::{CAPABILITIES, MODALITIES, Models, OPENNESS, STAGES, run};
use crate::ask::Ask;
use crate::cli::report::Style;

struct Recorded(Value, Mutex<Value>);

#[async_trait]
impl Ask for Recorded {
    async fn ask(&self, _: &str, variables: Value) -> Value {
        *self.1.lock().unwrap() = variables;
        self.0.clone()
    }
}

async fn printed(arguments: &[&str]) -> (String, Value) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages/models.json");
    let answer = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let ask = Recorded(answer, Mutex::default());
    let command = Models::augment_args(Command::new("models"));
    let matches = command
        .try_get_matches_from(std::iter::once(&"models").chain(arguments))
        .unwrap();
    let models = Models::from_arg_matches(&matches).unwrap();
    let mut out = Vec::new();
    run(
        &models,
        &ask,
        Style {
            color: false,
            width: 120,
            terminal: false,
        },
        &mut out,
    )
    .await
    .unwrap();
    (String::from_utf8(out).unwrap(), ask.1.into_inner().unwrap())
}

#[tokio::test]
async fn models_are_printed_as_a_table() {
    let (text, variables) = printed(&[]).await;
    insta::assert_snapshot!(text);
    let order = json!({ "field": "NAME", "direction": "ASC" });
    assert_eq!(
        variables,
        json!({ "first": 20, "filter": {}, "orderBy": order })
    );
}

#[tokio::test]
async fn flags_become_a_filter_and_an_order() {
    let flags = "--openness open-source,open-weights --capability vision,tool-use --min-context 200000 \
        --max-output-price 5 --benchmark mmlu-pro --min-score 70 --priced --order benchmark-score --desc --first 5 --json";
    let (text, variables) = printed(&flags.split_whitespace().collect::<Vec<_>>()).await;
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap()["totalCount"],
        312
    );
    let filter = json!({
        "maxOutputPrice": "5", "benchmark": "mmlu-pro", "minScore": "70",
        "openness": ["OPEN_SOURCE", "OPEN_WEIGHTS"], "capabilities": ["VISION", "TOOL_USE"],
        "minContextWindow": 200_000, "hasPrice": true,
    });
    let order = json!({ "field": "BENCHMARK_SCORE", "direction": "DESC", "benchmark": "mmlu-pro" });
    assert_eq!(
        variables,
        json!({ "first": 5, "filter": filter, "orderBy": order })
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

#[tokio::test]
async fn an_order_by_score_asks_for_the_benchmark() {
    let command = Models::augment_args(Command::new("models"));
    let refused = command.try_get_matches_from(["models", "--order", "benchmark-score"]);
    assert!(refused.unwrap_err().to_string().contains("--benchmark"));
}
