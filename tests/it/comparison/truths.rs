//! What a reader could check against the catalog: free is not unknown, a request must fit, nothing is sold before its day.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::PAGE;
use crate::support::app::TestApp;

async fn page(app: &TestApp, sides: [&str; 2], mut variables: Value) -> Value {
    variables["left"] = json!(sides[0]);
    variables["right"] = json!(sides[1]);
    let mut answer = app.ask_with(PAGE, variables).await;
    assert_eq!(answer.body.get("errors"), None, "{}", answer.body);
    answer.body["data"]["comparison"].take()
}

fn amount(of: &Value) -> Decimal {
    of["amount"]["amount"].as_str().unwrap().parse().unwrap()
}

/// Whether evidence holds the claim on a window of a model.
fn rests_on_window(evidence: &Value, model: &str) -> bool {
    let mut rows = evidence.as_array().unwrap().iter();
    rows.any(|row| {
        row["__typename"] == "Claim"
            && row["field"] == "CONTEXT_WINDOW"
            && row["model"]["slug"] == model
    })
}

fn texts(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap().iter();
    list.map(|one| one["text"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_is_free_is_called_free() {
    let app = TestApp::embedded().await;
    let sides = ["nemotron-nano-12b-v2-vl", "gpt-4.1"];
    let page = page(&app, sides, json!({ "providers": ["openrouter"] })).await;
    let name = page["left"]["name"].as_str().unwrap();
    assert_eq!(page["monthlyCost"]["left"]["unavailable"], "FREE_ONLY");
    let is_free = format!("{name} is only offered free of charge");
    let dive = page["deepDive"][2]["text"].as_str().unwrap();
    assert!(
        dive.contains(&is_free) && !dive.contains("does not mean"),
        "{dive}"
    );
    let note = page["monthlyCost"]["note"].as_str().unwrap();
    assert_eq!(note, format!("{is_free}, so there is nothing to compare."));
    for direction in page["switchFriction"].as_array().unwrap() {
        let texts = texts(&direction["points"]);
        assert!(
            texts
                .iter()
                .any(|text| text.contains("no charge") && text.contains(&is_free)),
            "{texts:?}"
        );
    }
}

#[tokio::test]
async fn embeddings_are_priced_by_their_input() {
    let app = TestApp::embedded().await;
    let sides = ["text-embedding-3-small", "text-embedding-3-large"];
    let page = page(&app, sides, json!({})).await;
    let costs = &page["monthlyCost"];
    // 800 million tokens at $0.02 and at $0.13 for a million.
    assert_eq!(amount(&costs["left"]), Decimal::from(16));
    assert_eq!(amount(&costs["right"]), Decimal::from(104));
    assert_eq!(costs["lower"], "LEFT");
    for side in ["left", "right"] {
        let lines = costs[side]["breakdown"].as_array().unwrap();
        let paid: Vec<_> = lines.iter().map(|line| &line["component"]).collect();
        assert_eq!(paid, ["INPUT"]);
    }
    let summary = page["summary"]["text"].as_str().unwrap();
    assert!(
        summary.contains("compared here as embedding models"),
        "{summary}"
    );
    let query = r"{
      priced: models(first: 100, filter: { productType: [EMBEDDING], hasPrice: true }) { nodes { slug routes { nodes { monthlyCost { amount { amount } } } } } }
      unpriced: models(first: 100, filter: { productType: [EMBEDDING], hasPrice: false }) { nodes { slug } }
    }";
    let data = app.data(query).await;
    let slugs = |list: &str| -> Vec<String> {
        let nodes = data[list]["nodes"].as_array().unwrap().iter();
        nodes
            .map(|node| node["slug"].as_str().unwrap().to_owned())
            .collect()
    };
    let (priced, unpriced) = (slugs("priced"), slugs("unpriced"));
    assert!(
        sides
            .iter()
            .all(|slug| priced.iter().any(|own| own == slug))
    );
    assert!(priced.iter().all(|slug| !unpriced.contains(slug)));
    for model in data["priced"]["nodes"].as_array().unwrap() {
        let mut routes = model["routes"]["nodes"].as_array().unwrap().iter();
        assert!(
            routes.any(|route| route["monthlyCost"]["amount"]["amount"].is_string()),
            "{model}"
        );
    }
}

#[tokio::test]
async fn a_request_that_fits_no_window_is_said_wherever_its_cost_is() {
    let app = TestApp::embedded().await;
    let workload = json!({ "workload": { "inputTokensPerRequest": 300_000 } });
    let page = page(&app, ["gpt-4o-mini", "gpt-4.1"], workload).await;
    let said = "A request of 300k tokens does not fit the 128k window of GPT-4o mini.";
    let costs = &page["monthlyCost"];
    assert!(
        costs["note"].as_str().unwrap().ends_with(said),
        "{}",
        costs["note"]
    );
    assert!(rests_on_window(&costs["evidence"], "gpt-4o-mini"));
    let mut asked = page["faq"].as_array().unwrap().iter();
    let cheaper = asked.find(|entry| entry["kind"] == "CHEAPER").unwrap();
    assert!(
        cheaper["answer"].as_str().unwrap().ends_with(said),
        "{cheaper}"
    );
    assert!(rests_on_window(&cheaper["evidence"], "gpt-4o-mini"));
    let mut points = page["tradeoffs"]["left"].as_array().unwrap().iter();
    let point = points
        .find(|point| point["kind"] == "CHEAPER_AT_WORKLOAD")
        .unwrap();
    assert!(point["text"].as_str().unwrap().ends_with(said), "{point}");
    assert!(rests_on_window(&point["evidence"], "gpt-4o-mini"));
}

#[tokio::test]
async fn a_shortlist_holds_only_windows_that_take_a_request() {
    let app = TestApp::embedded().await;
    let query = r"{ shortlist(requirements: {}, workload: { inputTokensPerRequest: 900000 }) {
      members(first: 100) { model { slug contextWindow { tokens } } }
      nearMisses(first: 100) { requirement unknown text }
    } }";
    let data = app.data(query).await;
    let members = data["shortlist"]["members"].as_array().unwrap();
    assert!(members.len() > 5, "{members:?}");
    for member in members {
        let window = member["model"]["contextWindow"]["tokens"].as_i64();
        assert!(window.is_some_and(|window| window >= 900_000), "{member}");
    }
    for miss in data["shortlist"]["nearMisses"].as_array().unwrap() {
        assert_eq!(miss["requirement"], "MIN_CONTEXT_WINDOW");
        let text = miss["text"].as_str().unwrap();
        assert!(text.contains("one request of the workload"), "{text}");
    }
}

#[tokio::test]
async fn nothing_is_compared_before_its_release() {
    let app = TestApp::embedded().await;
    let query =
        r#"{ comparison(left: "gpt-5", right: "claude-opus-4.8", asOf: "2023-01-15") { title } }"#;
    let answer = app.ask(query).await.body;
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT");
    assert_eq!(
        error["message"],
        "`asOf` must be 2026-05-28 or later, the day Claude Opus 4.8 was released, got 2023-01-15."
    );
}

#[tokio::test]
async fn a_licence_that_forbids_commercial_use_is_part_of_the_advice() {
    let app = TestApp::embedded().await;
    let page = page(&app, ["command-r-03-2024", "mistral-small-2402"], json!({})).await;
    let verdict = &page["verdict"];
    assert_eq!(verdict["recommended"]["slug"], "command-r-03-2024");
    let headline = verdict["headline"].as_str().unwrap();
    assert!(
        headline.ends_with("does not allow commercial use."),
        "{headline}"
    );
}

#[tokio::test]
async fn scores_and_gap_of_a_line_add_up_as_shown() {
    let app = TestApp::embedded().await;
    let query = r"query ($left: String!, $right: String!) { comparison(left: $left, right: $right) {
      benchmarks { shared { benchmark { unit } leftDisplay rightDisplay gapDisplay } } } }";
    let number = |text: &Value| -> Decimal {
        let text = text.as_str().unwrap();
        let digits = text.chars().filter(|c| c.is_ascii_digit() || *c == '.');
        digits.collect::<String>().parse().unwrap()
    };
    let mut finer = 0;
    for (left, right) in [
        ("gpt-4.1", "gpt-5"),
        ("gemini-2.5-pro", "gemini-2.5-flash"),
        ("gpt-5.5", "claude-opus-4.8"),
        ("claude-3.5-haiku", "gpt-5.1"),
    ] {
        let sides = json!({ "left": left, "right": right });
        let answer = app.ask_with(query, sides).await.body;
        let lines = &answer["data"]["comparison"]["benchmarks"]["shared"];
        for line in lines.as_array().unwrap() {
            let [own, other, gap] =
                ["leftDisplay", "rightDisplay", "gapDisplay"].map(|it| number(&line[it]));
            assert_eq!((own - other).abs(), gap, "{left} {right}: {line}");
            finer += usize::from(own.scale() > 1);
        }
    }
    assert!(finer > 0);
}
