//! What `versus compare` and `versus models` print, over real catalogs.

use clap::{Args as _, Command, FromArgMatches as _};
use serde_json::Value;
use versus::ask::Ask;
use versus::cli::{Cli, Failure, Style, compare, models};

use crate::support::{app::TestApp, ask::Told};

const PLAIN: Style = Style {
    color: false,
    width: 120,
    terminal: false,
};

/// What a command prints, or why it stops.
pub async fn printed(ask: &dyn Ask, line: &str) -> Result<String, Failure> {
    let words = line.split_whitespace();
    let mut out = Vec::new();
    if line.starts_with("compare") {
        let command = compare::Compare::augment_args(Command::new("compare"));
        let matches = command.get_matches_from(words);
        let asked = compare::Compare::from_arg_matches(&matches).unwrap();
        compare::run(&asked, ask, PLAIN, &mut out).await?;
    } else {
        let command = models::Models::augment_args(Command::new("models"));
        let matches = command.get_matches_from(words);
        let asked = models::Models::from_arg_matches(&matches).unwrap();
        models::run(&asked, ask, PLAIN, &mut out).await?;
    }
    Ok(String::from_utf8(out).unwrap())
}

async fn answered(app: &TestApp, line: &str) -> String {
    printed(&*app.app.engine, line).await.unwrap()
}

#[tokio::test]
async fn a_comparison_is_printed_as_tables() {
    let app = TestApp::reference().await;
    insta::assert_snapshot!(answered(&app, "compare gpt-4.1 qwen3.5-4b").await);
}

/// What changes here changes with the facts of the embedded catalog.
#[tokio::test]
async fn a_comparison_is_printed_as_markdown() {
    let app = TestApp::embedded().await;
    let line = "compare gpt-4.1 claude-sonnet-4 --cached 0.4 --markdown";
    insta::assert_snapshot!(answered(&app, line).await);
}

#[tokio::test]
async fn every_flag_of_a_comparison_is_understood() {
    let app = TestApp::seeded().await;
    let line = "compare openai/gpt-4.1 gpt-4o --input-tokens 5000000 --output-tokens 1000000 --tokens-per-request 700 \
        --cached 0.4 --batched 1 --as-of 2026-10-02 --providers openai-api,openrouter --priorities low-risk,cost --json";
    let page: Value = serde_json::from_str(&answered(&app, line).await).unwrap();
    assert_eq!(page["title"], "GPT-4.1 vs GPT-4o");
    assert_eq!(page["asOf"], "2026-10-02");
    let workload = &page["monthlyCost"]["workload"];
    let expected = serde_json::json!({
        "inputTokens": 5_000_000, "outputTokens": 1_000_000, "inputTokensPerRequest": 700,
        "cachedInputShare": "0.4", "batchShare": "1",
    });
    assert_eq!(*workload, expected);
}

#[tokio::test]
async fn models_are_printed_as_a_table() {
    let app = TestApp::seeded().await;
    insta::assert_snapshot!(answered(&app, "models").await);
}

#[tokio::test]
async fn every_flag_of_a_list_is_understood() {
    let app = TestApp::seeded().await;
    let line = "models --text gpt --organization openai --family gpt-4.1 --openness proprietary,open-weights \
        --license proprietary --capability vision,tool-use --input text,image --output text --min-context 200000 \
        --max-input-price 5 --max-output-price 9 --released-after 2025-01-01 --released-before 2025-12-31 \
        --lifecycle current --priced --provider openrouter --benchmark mmlu-pro --min-score 70 \
        --order benchmark-score --desc --first 5 --json";
    let list: Value = serde_json::from_str(&answered(&app, line).await).unwrap();
    assert_eq!(list["totalCount"], 1, "{list}");
    assert_eq!(list["nodes"][0]["slug"], "gpt-4.1");
    let none = answered(&app, "models --text nothing-of-the-kind").await;
    assert_eq!(none, "No model meets all of this.\n");
    for order in [
        "name",
        "released",
        "context-window",
        "input-price",
        "output-price",
        "provider-count",
    ] {
        let list = answered(&app, &format!("models --order {order}")).await;
        assert!(list.ends_with("8 of 8 models\n"), "{order}: {list}");
    }
}

#[tokio::test]
async fn refusals_say_what_would_be_right() {
    let app = TestApp::seeded().await;
    let engine = &*app.app.engine;
    let unknown = printed(engine, "compare gpt-41x qwen3.5-4b").await;
    let unknown = unknown.unwrap_err();
    assert_eq!(unknown.exit_code(), 3);
    let said = unknown.to_string();
    assert!(
        said.contains("gpt-41x") && said.contains("Did you mean") && said.contains("gpt-4.1"),
        "{said}"
    );
    for line in [
        "compare gpt-4.1 gpt-4.1",
        "compare gpt-4.1 gpt-4o --as-of 1990-01-01",
    ] {
        let refused = printed(engine, line).await.unwrap_err();
        assert_eq!(refused.exit_code(), 2, "{line}: {refused}");
        assert!(
            !refused.to_string().contains("asOf"),
            "flags have other names: {refused}"
        );
    }
    for line in [
        "versus compare gpt-4.1 gpt-4o --cached 2",
        "versus compare gpt-4.1 gpt-4o --as-of soon",
        "versus models --first 101",
        "versus --listen 127.0.0.1:1 models",
    ] {
        let refused = Cli::read_from(line.split(' ')).unwrap_err();
        assert_eq!(refused.exit_code(), 2, "{line}");
    }
    let before = "versus --database-url sqlite:a.sqlite models";
    assert!(Cli::read_from(before.split(' ')).is_ok());
    let error = serde_json::json!({ "message": "It took too long.", "extensions": { "code": "REQUEST_TIMEOUT" } });
    let slow = Told(serde_json::json!({ "data": null, "errors": [error] }));
    let failed = printed(&slow, "models").await.unwrap_err();
    assert_eq!(failed.exit_code(), 1);
}
