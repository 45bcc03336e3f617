//! Documents: wording, limits, and work that is linear in the text.

use serde_json::json;
use versus::operation::{Code, Limits, measure};

use super::{ask, engine, engine_with, messages, request};

fn refused(query: &str) -> (Code, String) {
    let refusal = engine().prepare(&request(query, &json!({}))).err().unwrap();
    (refusal.code, refusal.errors[0].message.clone())
}

#[test]
fn refusals_are_worded_as_graphql_js_words_them() {
    let validation = Code::ValidationFailed;
    let cases = [
        (
            "{ nope }",
            validation,
            "Cannot query field \"nope\" on type \"Query\". Did you mean \"node\"?",
        ),
        (
            "{ node(id: 1) { lives } }",
            validation,
            "Cannot query field \"lives\" on type \"Node\". Did you mean to use an inline fragment on \"Cat\"?",
        ),
        (
            "{ item }",
            validation,
            "Field \"item\" of type \"Item!\" must have a selection of subfields. Did you mean \"item { ... }\"?",
        ),
        (
            "{ hello { x } }",
            validation,
            "Field \"hello\" must not have a selection since type \"String\" has no subfields.",
        ),
        (
            "{ hello(zzz: 1) }",
            validation,
            "Unknown argument \"zzz\" on field \"Query.hello\".",
        ),
        (
            "{ ints }",
            validation,
            "Field \"ints\" argument \"of\" of type \"[Int!]!\" is required, but it was not provided.",
        ),
        (
            "{ ints(of: [\"x\"]) }",
            validation,
            "Int cannot represent non-integer value: \"x\"",
        ),
        (
            "{ hello @nope }",
            validation,
            "Unknown directive \"@nope\".",
        ),
        ("{ ...A }", validation, "Unknown fragment \"A\"."),
        (
            "query($a: Int) { hello }",
            validation,
            "Variable \"$a\" is never used.",
        ),
        (
            "{ hello(name: $a) }",
            validation,
            "Variable \"$a\" is not defined.",
        ),
        (
            "query Q { hello(name: $a) }",
            validation,
            "Variable \"$a\" is not defined by operation \"Q\".",
        ),
        (
            "{ x: hello x: __typename }",
            validation,
            "Fields \"x\" conflict because \"hello\" and \"__typename\" are different fields. Use different aliases on the fields to fetch both if this was intentional.",
        ),
    ];
    for (query, code, message) in cases {
        assert_eq!(refused(query), (code, message.to_owned()), "{query}");
    }
}

#[test]
fn texts_that_are_not_graphql_are_refused_in_the_same_words() {
    let cases = [
        ("{ item { n ", "Syntax Error: Expected \"}\", found <EOF>."),
        (
            "{ hello(name: \"x\" { n } }",
            "Syntax Error: Expected \")\", found \"{\".",
        ),
        ("{ hello(name: \"x) }", "Syntax Error: Unterminated string."),
        (
            "{ h\u{e9}llo }",
            "Syntax Error: Unexpected character: U+00E9.",
        ),
    ];
    for (query, message) in cases {
        let expected = (Code::ParseFailed, message.to_owned());
        assert_eq!(refused(query), expected, "{query}");
    }
}

#[tokio::test]
async fn the_operation_must_be_named_when_there_are_several() {
    let engine = engine();
    let two = "query A { hello } query B { item { n } }";
    let mut wanted = request(two, &json!({}));
    let error = engine.prepare(&wanted).err().unwrap();
    assert_eq!(
        error.errors[0].message,
        "Must provide operation name if query contains multiple operations."
    );
    wanted.operation_name = Some("C".to_owned());
    let error = engine.prepare(&wanted).err().unwrap();
    assert_eq!(error.errors[0].message, "Unknown operation named \"C\".");
    wanted.operation_name = Some("B".to_owned());
    assert_eq!(
        engine.prepare(&wanted).ok().unwrap().operation_name(),
        Some("B")
    );
}

/// `levels` fragments, each spreading the next `width` times.
fn bomb(levels: usize, width: usize, leaf: &str) -> String {
    let mut query = "{ ...F0 }".to_owned();
    for level in 0..levels {
        let spreads = format!("...F{} ", level + 1).repeat(width);
        query.push_str(&format!(" fragment F{level} on Query {{ {spreads} }}"));
    }
    query.push_str(&format!(" fragment F{levels} on Query {{ {leaf} }}"));
    query
}

/// The same with a field around each level.
fn nested_bomb(levels: usize, width: usize) -> String {
    let mut query = "{ item { ...F0 } }".to_owned();
    for level in 0..levels {
        let spreads = (0..width)
            .map(|n| format!("a{n}: item {{ ...F{} }} ", level + 1))
            .collect::<String>();
        query.push_str(&format!(" fragment F{level} on Item {{ {spreads} }}"));
    }
    query.push_str(&format!(" fragment F{levels} on Item {{ n }}"));
    query
}

fn visited(query: &str) -> (u64, u64) {
    let measured = measure(&apollo_compiler::ast::Document::parse(query, "q").unwrap());
    (measured.visited, measured.largest.selections)
}

#[test]
fn measuring_a_bomb_visits_each_selection_of_the_text_once() {
    for (levels, width) in [(4, 2), (12, 8), (60, 20)] {
        let in_text = 2 + (levels * width) as u64;
        let (visited, expanded) = visited(&bomb(levels, width, "__typename"));
        assert_eq!(visited, in_text);
        assert!(expanded > 2_u64.pow(4), "a bomb of {levels} levels expands");
    }
    assert_eq!(
        visited(&bomb(60, 20, "__typename")).1,
        u64::MAX,
        "the count saturates"
    );
    let (visited, _) = visited(&nested_bomb(12, 8));
    assert_eq!(visited, 3 + 12 * 8 * 2);
}

#[test]
fn bombs_of_every_shape_are_refused_naming_limit_and_value() {
    let shapes = [
        bomb(12, 8, "__typename"),
        bomb(60, 20, "hello"),
        nested_bomb(12, 8),
        bomb(3, 40, "hello"),
    ];
    for shape in shapes {
        let (code, message) = refused(&shape);
        assert_eq!(code, Code::CostLimitExceeded, "{message}");
        assert!(
            message.contains("may be at most 6000, this document has "),
            "{message}"
        );
    }
}

#[tokio::test]
async fn a_small_bomb_is_answered_with_each_field_once() {
    let answer = ask(&engine(), &bomb(3, 3, "hello")).await;
    assert_eq!(answer["data"], json!({"hello": "hello world"}));
}

#[test]
fn each_limit_is_refused_by_name() {
    let limits = || Limits {
        depth: 3,
        aliases: 2,
        root_fields: 3,
        directives: 2,
        tokens: 60,
        nesting: 10,
        ..Limits::default()
    };
    let cases = [
        (
            "{ item { item { item { n } } } }",
            "Depth of fields may be at most 3, this document has 4.",
        ),
        (
            "{ a: hello b: hello c: hello }",
            "Aliases may be at most 2, this document has 3.",
        ),
        (
            "{ hello item { n } pets { __typename } __typename }",
            "Fields at the root may be at most 3, this document has 4.",
        ),
        (
            "{ hello @skip(if: false) @include(if: true) ... @skip(if: false) { hello } }",
            "Directives may be at most 2, this document has 3.",
        ),
        (
            &format!("{{ {} }}", "hello ".repeat(100)),
            "Tokens may be at most 60, this document has 61.",
        ),
        (
            &format!("{{ ints(of: {}1{}) }}", "[".repeat(20), "]".repeat(20)),
            "Levels of nesting may be at most 10, this document has 11.",
        ),
    ];
    for (query, message) in cases {
        let refusal = engine_with(limits())
            .prepare(&request(query, &json!({})))
            .err()
            .unwrap();
        assert_eq!(refusal.errors[0].message, message, "{query}");
        assert_eq!(refusal.code, Code::CostLimitExceeded);
        assert!(refusal.errors[0].extensions["limit"].is_u64());
    }
}

#[tokio::test]
async fn thousands_of_unknown_fields_are_answered_briefly() {
    let fields = (0..5_000)
        .map(|n| format!("unknown{n} "))
        .collect::<String>();
    let answer = ask(
        &engine_with(Limits {
            selections: 10_000,
            root_fields: 10_000,
            tokens: 20_000,
            ..Limits::default()
        }),
        &format!("{{ {fields} }}"),
    )
    .await;
    assert_eq!(messages(&answer).len(), 21);
    assert!(answer.to_string().len() < 10_000);
}

#[tokio::test]
async fn a_name_of_the_clients_is_told_back_only_in_part() {
    let answer = ask(&engine(), &format!("{{ {} }}", "x".repeat(50_000))).await;
    assert!(answer.to_string().len() < 1_000);
}
