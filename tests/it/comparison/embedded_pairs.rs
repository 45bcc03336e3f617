//! Pairs of the embedded catalog, chosen for what is hard about them: what changes here changes with its facts.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{PAGE, brief};
use crate::support::app::TestApp;

/// What is hard about a pair, its sides, and further arguments.
type Pair = (&'static str, [&'static str; 2], Value);

/// Pairs that are hard to price.
fn hard_to_price() -> Vec<Pair> {
    let workload = |workload: Value| json!({ "workload": workload });
    vec![
        ("reference_pair", ["gpt-4.1", "qwen3.5-4b"], json!({})),
        (
            "no_route_on_either_side",
            ["claude-2.1", "chatgpt-4o-01-29-2025"],
            json!({}),
        ),
        (
            "no_price_on_either_side",
            ["gemma-2-2b-it", "nemotron-mini-4b-instruct"],
            json!({}),
        ),
        (
            "free_at_the_named_provider",
            ["nemotron-nano-12b-v2-vl", "gemma-3-27b-it"],
            json!({ "providers": ["openrouter"] }),
        ),
        (
            "priced_elsewhere",
            ["nemotron-nano-12b-v2-vl", "gemma-3-27b-it"],
            json!({}),
        ),
        (
            "tiered_prices_below_the_threshold",
            ["gpt-4.1", "gemini-2.5-pro"],
            json!({ "providers": ["openai", "google"] }),
        ),
        (
            "tiered_prices_above_the_threshold",
            ["gpt-4.1", "gemini-2.5-pro"],
            json!({ "providers": ["openai", "google"], "workload": { "inputTokensPerRequest": 300_000 } }),
        ),
        (
            "mostly_cached",
            ["gpt-5.5", "claude-opus-4.8"],
            workload(json!({ "cachedInputShare": "0.9" })),
        ),
        (
            "all_in_batches",
            ["gpt-5.5", "claude-opus-4.8"],
            workload(json!({ "batchShare": 1 })),
        ),
    ]
}

/// Pairs that are hard to judge.
fn hard_to_judge() -> Vec<Pair> {
    vec![
        ("frontier", ["gpt-5.5", "claude-opus-4.8"], json!({})),
        (
            "several_measurers",
            ["llama-2-13b", "llama-2-7b"],
            json!({}),
        ),
        (
            "mixed_comparability",
            ["claude-3.5-haiku", "gpt-5.1"],
            json!({}),
        ),
        ("product_types_differ", ["gpt-4.1", "embed-v4.0"], json!({})),
        (
            "retired_against_current",
            ["computer-use-preview", "gpt-5.5"],
            json!({}),
        ),
        (
            "same_organization_and_family",
            ["claude-opus-4.6", "claude-opus-4.6-fast"],
            json!({}),
        ),
        (
            "sixty_four_times_the_context",
            ["deepseek-v3-0324", "gemini-embedding-001"],
            json!({}),
        ),
        (
            "nearly_ten_million_tokens",
            ["llama-4-scout", "claude-sonnet-4.5"],
            json!({}),
        ),
        (
            "alike_but_for_the_name",
            ["grok-4-fast-reasoning", "grok-4-fast-non-reasoning"],
            json!({}),
        ),
        (
            "small_models",
            ["llama-3.2-1b-instruct", "qwen3-1.7b"],
            json!({}),
        ),
        (
            "as_of_a_past_day",
            ["claude-3-haiku", "claude-3.5-haiku"],
            json!({ "asOf": "2025-06-20" }),
        ),
        (
            "cost_comes_first",
            ["claude-sonnet-4.5", "gpt-5.1"],
            json!({ "priorities": ["COST", "QUALITY"] }),
        ),
    ]
}

#[tokio::test]
async fn pairs_of_the_embedded_catalog_are_answered_as_recorded() {
    let app = TestApp::embedded().await;
    for (name, [left, right], mut variables) in hard_to_price().into_iter().chain(hard_to_judge()) {
        variables["left"] = json!(left);
        variables["right"] = json!(right);
        let mut answer = app.ask_with(PAGE, variables).await;
        assert_eq!(answer.body.get("errors"), None, "{name}: {}", answer.body);
        assert!(
            answer.statements <= 14,
            "{name}: {} statements",
            answer.statements
        );
        let page = answer.body["data"]["comparison"].take();
        insta::with_settings!({ snapshot_path => "snapshots/embedded", omit_expression => true }, {
            insta::assert_json_snapshot!(name, brief(&page));
        });
    }
}

#[tokio::test]
async fn every_member_of_a_shortlist_meets_every_requirement() {
    let app = TestApp::embedded().await;
    let data = app
        .data(
            r"{
              shortlist(requirements: { capabilities: [VISION, FUNCTION_CALLING], minContextWindow: 200000, maxMonthlyCost: 2000 }) {
                memberCount
                members(first: 100) {
                  onFrontier
                  monthlyCost { amount { amount } }
                  model { slug contextWindow { tokens } capabilities(only: [VISION, FUNCTION_CALLING]) { support } }
                }
              }
            }",
        )
        .await;
    let list = &data["shortlist"];
    let members = list["members"].as_array().unwrap();
    assert!(members.len() > 10, "{list}");
    assert_eq!(list["memberCount"], members.len());
    assert!(members.iter().any(|member| member["onFrontier"] == true));
    let mut dearest = Decimal::ZERO;
    for member in members {
        let model = &member["model"];
        assert!(model["contextWindow"]["tokens"].as_i64().unwrap() >= 200_000);
        let answers = model["capabilities"].as_array().unwrap();
        assert!(
            answers.iter().all(|answer| answer["support"] == "YES"),
            "{model}"
        );
        let amount = &member["monthlyCost"]["amount"]["amount"];
        let amount: Decimal = amount.as_str().unwrap().parse().unwrap();
        let limit = Decimal::from(2_000);
        assert!((dearest..=limit).contains(&amount), "{model}: {amount}");
        dearest = amount;
    }
}
