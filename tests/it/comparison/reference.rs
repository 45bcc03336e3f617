//! The reference pair, value by value, and the whole page as it is answered.

use serde_json::{Value, json};

use super::reference_page;

/// The element of a list whose `key` has this value.
fn find<'a>(list: &'a Value, key: &str, value: &str) -> &'a Value {
    let mut list = list.as_array().unwrap().iter();
    list.find(|row| row[key] == value)
        .unwrap_or_else(|| panic!("no {key} {value}"))
}

fn each(list: &Value, key: &str) -> Vec<String> {
    each_of(list, |row| &row[key])
}

fn each_of(list: &Value, of: impl Fn(&Value) -> &Value) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|row| of(row).as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_page_of_the_reference_pair_is_as_recorded() {
    let (_app, page) = reference_page().await;
    insta::assert_json_snapshot!("reference_page", page);
}

#[tokio::test]
async fn the_pair_is_identified() {
    let (_app, page) = reference_page().await;
    assert_eq!(page["title"], "GPT-4.1 vs Qwen3.5-4B");
    assert_eq!(page["slug"], "gpt-4.1-vs-qwen3.5-4b");
    assert_eq!(page["canonicalSlug"], "gpt-4.1-vs-qwen3.5-4b");
    assert_eq!(page["reviewedOn"], "2026-05-22");
    assert_eq!(page["class"], "GENERAL_PURPOSE");
    assert_eq!(page["left"]["organization"]["name"], "OpenAI");
    assert_eq!(page["right"]["organization"]["name"], "Alibaba");
}

#[tokio::test]
async fn the_scorecard_is_that_of_the_rules() {
    let (_app, page) = reference_page().await;
    let rows = &page["scorecard"];
    let order = [
        "BEST_FOR",
        "DECISION_FIT",
        "CONTEXT_WINDOW",
        "CHEAPEST_OUTPUT",
        "PROVIDER_ROUTES",
        "SHARED_BENCHMARKS",
        "MONTHLY_COST",
        "OPENNESS",
        "RELEASED",
        "LATEST_KNOWLEDGE",
    ];
    assert_eq!(each(rows, "signal"), order);
    let values = |signal: &str| {
        let row = find(rows, "signal", signal);
        (
            row["left"]["values"].clone(),
            row["right"]["values"].clone(),
        )
    };
    let all = [
        "multimodal apps",
        "tool-calling agents",
        "long-context analysis",
    ];
    assert_eq!(values("BEST_FOR"), (json!(all), json!(["multimodal apps"])));
    assert_eq!(
        values("DECISION_FIT"),
        (
            json!(["Coding", "RAG", "Agents"]),
            json!(["Coding", "Agents", "Long context"])
        )
    );
    let fit = find(rows, "signal", "DECISION_FIT");
    assert_eq!(fit["left"]["curated"], true);
    assert_eq!(fit["right"]["curated"], true);
    let shown = |signal: &str| {
        let row = find(rows, "signal", signal);
        (
            row["left"]["display"].clone(),
            row["right"]["display"].clone(),
        )
    };
    assert_eq!(shown("CONTEXT_WINDOW"), (json!("1.05m"), json!("262k")));
    assert_eq!(
        shown("CHEAPEST_OUTPUT"),
        (json!("$8/1M tokens"), json!("-"))
    );
    assert_eq!(
        shown("PROVIDER_ROUTES"),
        (json!("4 tracked"), json!("0 tracked"))
    );
    assert_eq!(shown("MONTHLY_COST"), (json!("$3,600"), json!("-")));
    assert_eq!(
        shown("SHARED_BENCHMARKS"),
        (json!("MMLU PRO leader"), json!("1 row"))
    );
    let context = find(rows, "signal", "CONTEXT_WINDOW");
    assert_eq!(context["left"]["number"], "1047576");
    assert_eq!(context["right"]["number"], "262144");
    assert_eq!(context["leader"], "LEFT");
    let leaders: Vec<_> = order
        .iter()
        .map(|signal| find(rows, "signal", signal)["leader"].as_str().unwrap())
        .collect();
    assert_eq!(
        leaders,
        [
            "NONE", "NONE", "LEFT", "NONE", "LEFT", "LEFT", "NONE", "RIGHT", "RIGHT", "NONE"
        ]
    );
}

#[tokio::test]
async fn the_monthly_cost_is_that_of_the_rules() {
    let (_app, page) = reference_page().await;
    let costs = &page["monthlyCost"];
    let (left, right) = (&costs["left"], &costs["right"]);
    assert_eq!(
        left["amount"],
        json!({ "amount": "3600", "display": "$3,600" })
    );
    assert_eq!(left["tier"], "STANDARD");
    let ranked: Vec<_> = left["alternatives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|route| route["route"]["provider"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        ranked,
        [
            "OpenRouter",
            "Azure OpenAI",
            "OpenAI API",
            "Vercel AI Gateway"
        ]
    );
    let prices: Vec<_> = left["breakdown"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["unitPrice"]["display"].as_str().unwrap())
        .collect();
    assert_eq!(prices, ["$2/1M tokens", "$8/1M tokens"]);
    let amounts = each_of(&left["alternatives"], |route| &route["amount"]["display"]);
    assert_eq!(amounts, ["$3,600"; 4]);
    assert_eq!(right["amount"], Value::Null);
    assert_eq!(right["unavailable"], "NO_TRACKED_ROUTE");
    assert_eq!(costs["lower"], "NONE");
    assert_eq!(costs["gap"], Value::Null);
}

#[tokio::test]
async fn the_specifications_are_those_of_the_rules() {
    let (_app, page) = reference_page().await;
    let shown = |key: &str| {
        let row = find(&page["specs"], "key", key);
        let side = |side: &str| row[side]["display"].as_str().unwrap().to_owned();
        (side("left"), side("right"))
    };
    let expected = [
        ("RELEASED", "2025-04-01", "2026-03-02"),
        ("CONTEXT_WINDOW", "1.05m", "262k"),
        ("KNOWLEDGE_CUTOFF", "2025-01", "-"),
        ("PARAMETERS", "-", "4B"),
        ("ARCHITECTURE", "decoder only", "-"),
        ("LICENSE", "Proprietary", "Apache 2.0 (OSI)"),
        ("OPENNESS", "Proprietary", "Open source"),
        ("COMMERCIAL_USE", "Allowed with conditions", "Allowed"),
        ("LIFECYCLE", "Current", "Current"),
    ];
    for (key, left, right) in expected {
        let (left, right) = (left.to_owned(), right.to_owned());
        assert_eq!(shown(key), (left, right), "{key}");
    }
}

#[tokio::test]
async fn the_capabilities_are_those_of_the_rules() {
    let (_app, page) = reference_page().await;
    let support = |capability: &str| {
        let row = find(&page["capabilities"], "capability", capability);
        let side = |side: &str| row[side]["support"].as_str().unwrap().to_owned();
        [side("left"), side("right")].join(" ")
    };
    let expected = [
        ("YES YES", "VISION MULTIMODAL"),
        (
            "YES NO",
            "FUNCTION_CALLING TOOL_USE STRUCTURED_OUTPUTS CODE_EXECUTION",
        ),
        (
            "NO NO",
            "REASONING IDE_INTEGRATION COMPUTER_USE PARALLEL_AGENTS",
        ),
        (
            "UNKNOWN UNKNOWN",
            "AUDIO_INPUT PDF_INPUT IMAGE_OUTPUT AUDIO_OUTPUT PROMPT_CACHING WEB_SEARCH FINE_TUNING",
        ),
    ];
    for (both, capabilities) in expected {
        for capability in capabilities.split(' ') {
            assert_eq!(support(capability), both, "{capability}");
        }
    }
}

#[tokio::test]
async fn the_one_shared_benchmark_is_that_of_the_rules() {
    let (_app, page) = reference_page().await;
    let shared = page["benchmarks"]["shared"].as_array().unwrap();
    let [line] = shared.as_slice() else {
        panic!("{shared:?}")
    };
    assert_eq!(line["benchmark"]["name"], "MMLU PRO");
    assert_eq!(line["left"]["display"], "81.8");
    assert_eq!(line["right"]["display"], "79.1");
    assert_eq!(line["gap"], "2.7");
    assert_eq!(line["leader"], "LEFT");
    assert_eq!(line["comparability"], "SAME_MEASURER");
}

#[tokio::test]
async fn the_verdict_is_that_of_the_rules_and_hides_neither_leader() {
    let (_app, page) = reference_page().await;
    let verdict = &page["verdict"];
    assert_eq!(verdict["kind"], "LOWER_RISK");
    assert_eq!(verdict["recommended"]["slug"], "qwen3.5-4b");
    assert_eq!(verdict["alternative"]["model"]["slug"], "gpt-4.1");
    assert_eq!(verdict["alternative"]["when"], "CODING_WORKFLOWS");
    assert_eq!(
        verdict["measuredLeader"],
        json!({ "model": { "slug": "gpt-4.1" }, "leads": 4, "of": 4 })
    );
    assert_eq!(verdict["riskLeader"]["model"]["slug"], "qwen3.5-4b");
    assert_eq!(verdict["riskLeader"]["leads"], 3);
    let independent = find(&verdict["signals"], "signal", "INDEPENDENT_PROVIDERS");
    assert_eq!(independent["leader"], "TIE");
    let headline = verdict["headline"].as_str().unwrap();
    assert!(
        headline.contains("GPT-4.1") && headline.contains("Qwen3.5-4B"),
        "{headline}"
    );
    let led = |side: &str, axis: &str| -> Vec<String> {
        let signals = verdict["signals"].as_array().unwrap().iter();
        signals
            .filter(|signal| signal["leader"] == side && signal["axis"] == axis)
            .map(|signal| signal["signal"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        led("LEFT", "MEASURED"),
        [
            "SHARED_BENCHMARKS",
            "CONTEXT_WINDOW",
            "PROVIDER_ROUTES",
            "CAPABILITIES"
        ]
    );
    assert_eq!(
        led("RIGHT", "RISK"),
        ["OPENNESS", "COMMERCIAL_USE", "RELEASED"]
    );
    assert!(led("LEFT", "RISK").is_empty() && led("RIGHT", "MEASURED").is_empty());
}

#[tokio::test]
async fn the_tradeoffs_are_those_of_the_rules() {
    let (_app, page) = reference_page().await;
    let tradeoffs = &page["tradeoffs"];
    assert_eq!(
        each(&tradeoffs["left"], "kind"),
        [
            "BENCHMARK_LEAD",
            "LARGER_CONTEXT",
            "BROADER_COVERAGE",
            "UNIQUE_CAPABILITIES",
            "USE_CASE_FIT"
        ]
    );
    assert_eq!(
        each(&tradeoffs["right"], "kind"),
        ["OPEN_WEIGHTS", "NEWER", "USE_CASE_FIT"]
    );
    let unique = find(&tradeoffs["left"], "kind", "UNIQUE_CAPABILITIES");
    let text = unique["text"].as_str().unwrap();
    let named = "function calling, tool use, and structured outputs (and 1 more)";
    assert!(text.contains(named), "{text}");
}

#[tokio::test]
async fn a_switch_is_hard_in_both_directions() {
    let (_app, page) = reference_page().await;
    assert_eq!(each(&page["switchFriction"], "level"), ["HIGH", "HIGH"]);
}
