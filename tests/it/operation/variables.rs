//! Coercion of variables: what is accepted, and the wording of what is not.

use serde_json::{Value, json};

use super::{ask_with, engine};

async fn outcome(query: &str, variables: Value) -> String {
    let answer = ask_with(&engine(), query, variables).await;
    match answer["errors"][0]["message"].as_str() {
        Some(message) => {
            assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
            assert!(
                answer.get("data").is_none(),
                "a request error has no data: {answer}"
            );
            message.to_owned()
        }
        None => answer["data"].to_string(),
    }
}

#[tokio::test]
async fn values_are_coerced_as_the_specification_says() {
    let echo = "query($f: Filter) { echo(filter: $f) }";
    let ints = "query($of: [Int!]!) { ints(of: $of) }";
    let cases = [
        (echo, json!({}), r#"{"echo":"none"}"#),
        (echo, json!({"f": null}), r#"{"echo":"none"}"#),
        (
            echo,
            json!({"f": {}, "more": 1}),
            r#"{"echo":"None 3 - 0"}"#,
        ),
        (
            echo,
            json!({"f": {"min": 1, "max": 2, "colour": "GREEN"}}),
            r#"{"echo":"Some(1) 2 green 0"}"#,
        ),
        (
            echo,
            json!({"f": {"min": null, "all": {"min": 1}}}),
            r#"{"echo":"None 3 - 1"}"#,
        ),
        (ints, json!({"of": 7}), r#"{"ints":[7]}"#),
        (ints, json!({"of": [1.0, -2]}), r#"{"ints":[1,-2]}"#),
        (
            "query($i: ID!) { node(id: $i) { id } }",
            json!({"i": 5}),
            r#"{"node":null}"#,
        ),
        (
            "query($n: String = \"you\") { hello(name: $n) }",
            json!({}),
            r#"{"hello":"hello you"}"#,
        ),
        (
            "query($n: String!) { hello(name: $n) }",
            json!({"n": "\u{1F600}"}),
            "{\"hello\":\"hello \u{1F600}\"}",
        ),
    ];
    for (query, variables, expected) in cases {
        assert_eq!(
            outcome(query, variables.clone()).await,
            expected,
            "{query} {variables}"
        );
    }
}

#[tokio::test]
async fn refusals_are_worded_as_graphql_js_words_them() {
    let echo = "query($f: Filter) { echo(filter: $f) }";
    let ints = "query($of: [Int!]!) { ints(of: $of) }";
    let hello = "query($n: String!) { hello(name: $n) }";
    let cases = [
        (
            hello,
            json!({}),
            "Variable \"$n\" of required type \"String!\" was not provided.",
        ),
        (
            hello,
            json!({"n": null}),
            "Variable \"$n\" of non-null type \"String!\" must not be null.",
        ),
        (
            hello,
            json!({"n": 1}),
            "Variable \"$n\" got invalid value 1; String cannot represent a non string value: 1",
        ),
        (
            ints,
            json!({"of": [1, "x"]}),
            "Variable \"$of\" got invalid value \"x\" at \"of[1]\"; Int cannot represent non-integer value: \"x\"",
        ),
        (
            ints,
            json!({"of": [1.5]}),
            "Variable \"$of\" got invalid value 1.5 at \"of[0]\"; Int cannot represent non-integer value: 1.5",
        ),
        (
            ints,
            json!({"of": 3_000_000_000_u64}),
            "Variable \"$of\" got invalid value 3000000000; Int cannot represent non 32-bit signed integer value: 3000000000",
        ),
        (
            ints,
            json!({"of": [null]}),
            "Variable \"$of\" got invalid value null at \"of[0]\"; Expected non-nullable type \"Int!\" not to be null.",
        ),
        (
            echo,
            json!({"f": 3}),
            "Variable \"$f\" got invalid value 3; Expected type \"Filter\" to be an object.",
        ),
        (
            echo,
            json!({"f": {"zz": 1}}),
            "Variable \"$f\" got invalid value {\"zz\":1}; Field \"zz\" is not defined by type \"Filter\".",
        ),
        (
            echo,
            json!({"f": {"all": [{"max": null}]}}),
            "Variable \"$f\" got invalid value null at \"f.all[0].max\"; Expected non-nullable type \"Int!\" not to be null.",
        ),
        (
            echo,
            json!({"f": {"colour": "BLUE"}}),
            "Variable \"$f\" got invalid value \"BLUE\" at \"f.colour\"; Value \"BLUE\" does not exist in \"Colour\" enum.",
        ),
        (
            echo,
            json!({"f": {"colour": 1}}),
            "Variable \"$f\" got invalid value 1 at \"f.colour\"; Enum \"Colour\" cannot represent non-string value: 1.",
        ),
    ];
    for (query, variables, expected) in cases {
        assert_eq!(
            outcome(query, variables.clone()).await,
            expected,
            "{query} {variables}"
        );
    }
}

#[tokio::test]
async fn lists_are_bounded_and_texts_can_be_stored_wherever_they_stand() {
    let long = vec![1; 101];
    let ints = "query($of: [Int!]!) { ints(of: $of) }";
    let written = serde_json::to_string(&long).unwrap();
    let too_long = "A list may have at most 100 entries, this one has 101.";
    let nul = "A text may not hold the character U+0000.";
    let cases = [
        (ints.to_owned(), json!({"of": long}), too_long),
        (format!("{{ ints(of: {written}) }}"), json!({}), too_long),
        (
            format!("query($of: [Int!]! = {written}) {{ ints(of: $of) }}"),
            json!({}),
            too_long,
        ),
        (
            "query($f: Filter) { echo(filter: $f) }".to_owned(),
            json!({"f": {"all": vec![json!({}); 101]}}),
            too_long,
        ),
        (
            "query($n: String!) { hello(name: $n) }".to_owned(),
            json!({"n": "a\0b"}),
            nul,
        ),
        (r#"{ hello(name: "a\u0000b") }"#.to_owned(), json!({}), nul),
        (
            r#"query($n: String! = "\u0000") { hello(name: $n) }"#.to_owned(),
            json!({}),
            nul,
        ),
        (
            "query($i: ID!) { node(id: $i) { id } }".to_owned(),
            json!({"i": "\0"}),
            nul,
        ),
    ];
    for (query, variables, expected) in cases {
        let told = outcome(&query, variables).await;
        assert!(told.ends_with(expected), "{query}: {told}");
    }
    let most = json!({"of": vec![1; 100]});
    assert!(outcome(ints, most).await.starts_with("{\"ints\":[1,"));
}
