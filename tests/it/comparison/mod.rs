//! Comparisons through the whole API: the reference pair value by value, hard pairs, and how few statements they take.

mod alone;
mod embedded_pairs;
mod evidence;
mod hard_pairs;
mod pairs;
mod reference;
mod statements;
mod truths;

use serde_json::{Value, json};

use crate::support::app::TestApp;

/// Everything that one page shows, as one query.
const PAGE: &str = include_str!("../../comparison/page.graphql");

/// The page of the reference pair; fails where it has errors.
async fn reference_page() -> (TestApp, Value) {
    let app = TestApp::reference().await;
    let sides = json!({ "left": "gpt-4.1", "right": "qwen3.5-4b" });
    let mut answer = app.ask_with(PAGE, sides).await;
    assert_eq!(answer.body.get("errors"), None, "{}", answer.body);
    let page = answer.body["data"]["comparison"].take();
    (app, page)
}

/// What tells a hard case from an easy one; evidence and texts of further sections are recorded for the reference pair.
fn brief(page: &Value) -> Value {
    let cost = |side: &str| {
        let cost = &page["monthlyCost"][side];
        json!({ "amount": cost["amount"]["display"], "unavailable": cost["unavailable"], "tier": cost["tier"] })
    };
    let rows = page["scorecard"].as_array().unwrap().iter();
    let scorecard: Vec<_> = rows
        .map(|row| {
            format!(
                "{} | {} | {} | {}",
                row["signal"].as_str().unwrap(),
                row["left"]["display"].as_str().unwrap(),
                row["right"]["display"].as_str().unwrap(),
                row["leader"].as_str().unwrap()
            )
        })
        .collect();
    let texts = |list: &Value| -> Vec<Value> {
        let list = list.as_array().unwrap().iter();
        list.map(|one| one["text"].clone()).collect()
    };
    json!({
        "title": page["title"],
        "asOf": page["asOf"],
        "class": page["class"],
        "summary": page["summary"]["text"],
        "verdict": {
            "kind": page["verdict"]["kind"],
            "headline": page["verdict"]["headline"],
            "recommended": page["verdict"]["recommended"]["slug"],
            "alternative": page["verdict"]["alternative"]["when"],
            "measured": page["verdict"]["measuredLeader"],
            "risk": page["verdict"]["riskLeader"],
            "confidence": page["verdict"]["confidence"],
        },
        "scorecard": scorecard,
        "tradeoffs": { "left": texts(&page["tradeoffs"]["left"]), "right": texts(&page["tradeoffs"]["right"]) },
        "monthlyCost": { "left": cost("left"), "right": cost("right"), "lower": page["monthlyCost"]["lower"], "ratio": page["monthlyCost"]["ratio"], "note": page["monthlyCost"]["note"] },
        "switch": page["switchFriction"].as_array().unwrap().iter().map(|one| json!({ "level": one["level"], "points": texts(&one["points"]) })).collect::<Vec<_>>(),
        "benchmarks": page["benchmarks"]["shared"],
        "benchmarksSummary": page["benchmarks"]["summary"]["text"],
        "deepDive": texts(&page["deepDive"]),
        "faq": page["faq"].as_array().unwrap().iter().map(|one| one["answer"].clone()).collect::<Vec<_>>(),
        "related": page["related"],
    })
}
