//! Values that cannot be: each is told with its record, and none is stored.

use super::draft::Draft;
use super::format::{Options, Part, translate};
use super::reader::Files;

const DAY: &str = "2026-11-27";

fn read(name: &str, text: &str) -> Part {
    let options = Options {
        observed_on: DAY.to_owned(),
    };
    let files = Files::one(name, text.as_bytes().to_vec());
    translate(&files, &options).unwrap().remove(0)
}

/// What was told, as `CODE record: reason`.
fn told(part: &Part) -> Vec<String> {
    let warnings = part.warnings.iter();
    warnings
        .map(|it| format!("{} {}: {}", it.code, it.record, it.reason))
        .collect()
}

fn claimed(draft: &Draft, field: &str) -> Vec<String> {
    let claims = draft.models.iter().flat_map(|model| &model.claims);
    claims
        .filter(|claim| claim.by.source != "versus")
        .filter(|claim| super::values::name_of(&claim.field) == field)
        .map(|claim| claim.value.clone())
        .collect()
}

#[test]
fn prices_that_are_no_numbers_are_told() {
    for odd in ["1e400", "\"NaN\"", "\"free\"", "{}"] {
        let part = read(
            "prices.json",
            &format!(
                r#"{{"gpt-5": {{"litellm_provider": "openai", "input_cost_per_token": {odd}, "output_cost_per_token": null}}}}"#
            ),
        );
        assert!(part.draft.routes[0].prices.is_empty());
        let told = told(&part);
        assert!(
            told.len() == 1 && told[0].starts_with("BAD_PRICE gpt-5: `input_cost_per_token` is"),
            "{odd}: {told:?}"
        );
    }
}

#[test]
fn limits_that_no_model_has_are_told_and_not_stored() {
    let documents = [
        (
            "prices.json",
            r#"{"claude-opus-4-5": {"litellm_provider": "anthropic", "max_input_tokens": 1e12, "max_output_tokens": 1e18}}"#,
        ),
        (
            "api.json",
            r#"{"anthropic": {"name": "Anthropic", "npm": "x", "models": {"claude-opus-4-5": {"name": "Claude", "limit": {"context": 1000000001, "output": 1e28}}}}}"#,
        ),
    ];
    for (name, text) in documents {
        let part = read(name, text);
        let route = &part.draft.routes[0];
        assert_eq!(
            (route.context_window, route.max_output_tokens),
            (None, None)
        );
        for field in ["CONTEXT_WINDOW", "MAX_OUTPUT_TOKENS"] {
            assert!(claimed(&part.draft, field).is_empty(), "{name} {field}");
            let told = told(&part);
            let said = |line: &String| line.starts_with("BAD_FIELD") && line.contains(field);
            assert!(told.iter().any(said), "{name} {field}: {told:?}");
        }
    }
    let words = r#"{"gpt-5": {"litellm_provider": "openai", "max_output_tokens": "many"}}"#;
    assert_eq!(
        told(&read("prices.json", words)),
        [r#"BAD_FIELD gpt-5: `max_output_tokens` is "many", which is no number"#]
    );
}

#[test]
fn a_price_of_prompts_longer_than_any_window_is_told() {
    let part = read(
        "api.json",
        r#"{"openai": {"name": "OpenAI", "npm": "x", "models": {"gpt-5": {"name": "GPT", "limit": {"context": 1000},
            "cost": {"input": 1, "output": 2, "tiers": [{"tier": {"type": "context", "size": 1e18}, "input": 3}]}}}}}"#,
    );
    assert_eq!(part.draft.routes[0].prices.len(), 2);
    assert!(told(&part)[0].starts_with("BAD_PRICE openai/gpt-5:"));
}

#[test]
fn a_release_that_nobody_announces_yet_is_told_and_not_stored() {
    let released = |day: &str| {
        let text = format!(
            r#"{{"openai": {{"name": "OpenAI", "npm": "x", "models": {{"gpt-5": {{"name": "GPT", "release_date": "{day}", "limit": {{"context": 1000}}}}}}}}}}"#
        );
        read("api.json", &text)
    };
    let far = released("2099-01-01");
    assert!(claimed(&far.draft, "RELEASED_ON").is_empty());
    assert_eq!(
        told(&far),
        ["BAD_FIELD openai/gpt-5: its RELEASED_ON `2099-01-01` is more than a year ahead"]
    );
    let soon = released("2027-03-01");
    assert_eq!(claimed(&soon.draft, "RELEASED_ON"), ["2027-03-01"]);
    assert!(told(&soon).is_empty());
}

#[test]
fn what_is_no_record_is_told_in_words_of_its_format() {
    let documents = [
        (
            "prices.json",
            r#"{"gpt-5": 7, "x": {"litellm_provider": "y"}}"#,
        ),
        (
            "prices.json",
            r#"{"gpt-5": [1], "x": {"litellm_provider": "y"}}"#,
        ),
        (
            "api.json",
            r#"{"openai": {"name": "OpenAI", "npm": "x", "models": {"gpt-5": [7]}}}"#,
        ),
        (
            "models.json",
            r#"{"data": [7, {"id": "a/b", "pricing": 7}, [8], {"id": "a/c", "pricing": {}, "top_provider": 7}]}"#,
        ),
        (
            "data.json",
            r#"[{"id": "a", "models": [7, {"id": "m", "match": 7, "prices": [7]}]}, 8]"#,
        ),
        (
            "models.ndjson",
            "{\"created_by\": \"a\", \"id\": \"a/b\"}\n7\n[7]\n",
        ),
    ];
    for (name, text) in documents {
        let told = told(&read(name, text));
        assert!(!told.is_empty(), "{name}");
        for line in told {
            assert!(!line.contains("struct"), "{name}: {line}");
        }
    }
    for text in ["[sources]\n", "sources = [7]\n", "[[sources]]\nslug = 7\n"] {
        let files = Files::one("sources.toml", text.as_bytes().to_vec());
        let error = translate(&files, &Options::default()).unwrap_err();
        assert!(!error.to_string().contains("struct"), "{error}");
    }
}
