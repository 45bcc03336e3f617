//! How many statements comparisons take: few, and the same few however many models.

use serde_json::json;

use super::PAGE;
use crate::support::app::TestApp;

const SIX: &str =
    r#"["gpt-4.1", "qwen3.5-4b", "gpt-4o", "qwen3-coder", "mistral-small", "mistral-embed"]"#;

#[tokio::test]
async fn a_title_alone_takes_two_statements_at_most() {
    let app = TestApp::seeded().await;
    for (left, right) in [
        ("gpt-4.1", "qwen3.5-4b"),
        ("openai/gpt-4.1", "Qwen/Qwen3.5-4B"),
    ] {
        let query = format!(
            r#"{{ comparison(left: "{left}", right: "{right}") {{ title slug canonicalSlug reviewedOn }} }}"#
        );
        let answer = app.ask(&query).await;
        assert!(answer.body["data"]["comparison"]["title"].is_string());
        assert!(answer.statements <= 2, "{} statements", answer.statements);
    }
}

#[tokio::test]
async fn a_whole_page_takes_at_most_fourteen_statements() {
    for app in [TestApp::reference().await, TestApp::seeded().await] {
        let sides = json!({ "left": "gpt-4.1", "right": "qwen3.5-4b" });
        let answer = app.ask_with(PAGE, sides).await;
        assert_eq!(answer.body.get("errors"), None, "{}", answer.body);
        assert!(answer.statements <= 14, "{} statements", answer.statements);
    }
}

#[tokio::test]
async fn a_section_reads_only_the_facts_it_looks_at() {
    let app = TestApp::seeded().await;
    let mut taken = Vec::new();
    for section in [
        "summary { text }",
        "verdict { headline }",
        "scorecard { label left { display } }",
        "tradeoffs { left { text } }",
        "monthlyCost { note }",
        "switchFriction { level points { text } }",
        "specs { label left { display } }",
        "pricing { label left { display } }",
        "capabilities { label left { support } }",
        "benchmarks { shared { gap } summary { text } }",
        "deepDive { text }",
        "faq { question answer }",
        "related { title text }",
        "sources { name }",
    ] {
        let query =
            format!(r#"{{ comparison(left: "gpt-4.1", right: "qwen3.5-4b") {{ {section} }} }}"#);
        let answer = app.ask(&query).await;
        assert_eq!(answer.body.get("errors"), None, "{}", answer.body);
        taken.push(format!("{:>2}  {section}", answer.statements));
    }
    let sides = json!({ "left": "gpt-4.1", "right": "qwen3.5-4b" });
    let whole = app.ask_with(PAGE, sides).await;
    taken.push(format!("{:>2}  the whole page", whole.statements));
    insta::assert_snapshot!("statements_of_each_section", taken.join("\n"));
}

#[tokio::test]
async fn six_models_take_as_many_statements_as_two() {
    let app = TestApp::seeded().await;
    let ask = async |models: &str| {
        let query = format!(
            "{{ compare(models: {models}) {{ rows {{ key cells {{ value {{ display }} evidence {{ __typename }} }} }} monthlyCosts {{ amount {{ display }} }} }} }}"
        );
        let answer = app.ask(&query).await;
        assert_eq!(answer.body.get("errors"), None, "{}", answer.body);
        answer.statements
    };
    let two = ask(r#"["gpt-4.1", "qwen3.5-4b"]"#).await;
    assert_eq!(ask(SIX).await, two);
    assert!(two <= 14, "{two} statements");
}

#[tokio::test]
async fn cheapest_routes_of_a_list_take_as_many_statements_as_one() {
    let app = TestApp::seeded().await;
    let ask = async |first: u8| {
        let query = format!(
            r#"{{ models(first: {first}) {{ nodes {{ cheapestRoute(providers: ["azure"], asOf: "2026-10-01") {{ provider {{ slug }} }} related {{ title }} }} }} }}"#
        );
        let answer = app.ask(&query).await;
        assert_eq!(answer.body.get("errors"), None, "{}", answer.body);
        answer.statements
    };
    assert_eq!(ask(8).await, ask(1).await);
}
