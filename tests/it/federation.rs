//! Behind a gateway of Apollo Federation: references by slug, and the text that is composed.

use apollo_compiler::{Schema, schema::ExtendedType};
use serde_json::{Value, json};
use versus::graphql::{self, federation};

use crate::support::app::{Answer, TestApp};

const REFERENCES: &str = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename
     ... on Model { slug name organization { slug } } ... on Provider { slug kind } ... on Benchmark { slug unit } } }";

async fn ask(app: &TestApp, references: Value) -> Answer {
    app.ask_with(REFERENCES, json!({ "of": references })).await
}

fn reference(kind: &str, slug: &str) -> Value {
    json!({ "__typename": kind, "slug": slug })
}

#[tokio::test]
async fn references_are_answered_in_their_order_and_unknown_ones_with_null() {
    let app = TestApp::federated().await;
    let references = json!([
        reference("Benchmark", "mmlu-pro"),
        reference("Model", "gpt-4.1"),
        reference("Model", "no-such-model"),
        reference("Provider", "openai"),
        reference("Model", "gpt-4.1"),
    ]);
    let body = ask(&app, references).await.body;
    assert_eq!(body.get("errors"), None, "{body}");
    let entities = body["data"]["_entities"].as_array().unwrap();
    let names: Vec<_> = entities
        .iter()
        .map(|entity| (entity["__typename"].as_str(), entity["slug"].as_str()))
        .collect();
    let expected = [
        (Some("Benchmark"), Some("mmlu-pro")),
        (Some("Model"), Some("gpt-4.1")),
        (None, None),
        (Some("Provider"), Some("openai")),
        (Some("Model"), Some("gpt-4.1")),
    ];
    assert_eq!(names, expected);
    assert_eq!(entities[1]["organization"]["slug"], "openai");
    assert_eq!(entities[2], Value::Null);
}

#[tokio::test]
async fn references_of_one_type_take_one_statement() {
    let app = TestApp::federated().await;
    let data = app.data("{ models(first: 20) { nodes { slug } } }").await;
    let slugs: Vec<&str> = data["models"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|model| model["slug"].as_str().unwrap())
        .collect();
    assert!(slugs.len() > 5, "{slugs:?}");
    let query =
        "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Model { name } } }";
    for taken in [1, slugs.len()] {
        let references: Vec<_> = slugs[..taken]
            .iter()
            .map(|slug| reference("Model", slug))
            .collect();
        let answer = app.ask_with(query, json!({ "of": references })).await;
        let found = answer.body["data"]["_entities"].as_array().unwrap();
        assert!(found.iter().all(Value::is_object), "{}", answer.body);
        assert_eq!((found.len(), answer.statements), (taken, 1));
    }
    let mixed = json!([
        reference("Model", slugs[0]),
        reference("Provider", "openai"),
        reference("Model", slugs[1]),
        reference("Benchmark", "mmlu-pro"),
        reference("Provider", "azure"),
    ]);
    let query = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }";
    let answer = app.ask_with(query, json!({ "of": mixed })).await;
    assert_eq!(answer.statements, 3, "{}", answer.body);
}

#[tokio::test]
async fn a_reference_that_makes_no_sense_fails_alone() {
    let app = TestApp::federated().await;
    let references = json!([
        reference("Score", "gpt-4.1"),
        { "__typename": "Model", "slug": 4 },
        "gpt-4.1",
        reference("Model", "gpt-4.1"),
    ]);
    let body = ask(&app, references).await.body;
    let entities = &body["data"]["_entities"];
    assert_eq!(entities[3]["slug"], "gpt-4.1", "{body}");
    let errors = body["errors"].as_array().unwrap();
    let mut paths: Vec<String> = errors
        .iter()
        .map(|error| {
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{error}");
            error["path"].to_string()
        })
        .collect();
    paths.sort();
    let expected = [0, 1, 2].map(|index| format!("[\"_entities\",{index}]"));
    assert_eq!(paths, expected);
    assert!((0..3).all(|index| entities[index].is_null()), "{body}");
}

#[tokio::test]
async fn every_reference_counts_towards_the_cost() {
    let app = TestApp::federated().await;
    let many = vec![reference("Model", "gpt-4.1"); 70_000];
    let body = ask(&app, json!(many)).await.body;
    assert_eq!(
        body["errors"][0]["extensions"]["code"], "COST_LIMIT_EXCEEDED",
        "{body}"
    );
}

#[tokio::test]
async fn the_service_gives_the_text_that_is_composed() {
    let app = TestApp::federated().await;
    let data = app.data("{ _service { sdl } }").await;
    let sdl = data["_service"]["sdl"].as_str().unwrap();
    assert_eq!(sdl, federation::subgraph_sdl());
    for expected in [
        "schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\", \"@shareable\"])",
        "type Model implements Node @key(fields: \"slug\") {",
        "type Provider implements Node @key(fields: \"slug\") {",
        "type Benchmark implements Node @key(fields: \"slug\") {",
        "type PageInfo @shareable {",
    ] {
        assert_eq!(sdl.matches(expected).count(), 1, "{expected}");
    }
    for machinery in ["_entities", "_service", "_Any", "_Entity", "_Service"] {
        assert!(!sdl.contains(machinery), "{machinery}");
    }
}

#[test]
fn a_subgraph_adds_to_the_schema_and_takes_nothing_away() {
    let plain = Schema::parse_and_validate(graphql::sdl(), "schema.graphql").unwrap();
    let federated = Schema::parse_and_validate(federation::sdl(), "schema.graphql").unwrap();
    let added: Vec<_> = federated
        .types
        .keys()
        .filter(|name| !plain.types.contains_key(*name))
        .map(ToString::to_string)
        .collect();
    assert_eq!(added, ["_Any", "_Entity", "_Service"]);
    for (name, definition) in plain.types.iter().filter(|(name, _)| *name != "Query") {
        assert_eq!(Some(definition), federated.types.get(name), "{name}");
    }
    let fields = |schema: &Schema| match &schema.types["Query"] {
        ExtendedType::Object(query) => query.fields.keys().cloned().collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let (mut plain, federated) = (fields(&plain), fields(&federated));
    assert!(!plain.iter().any(|field| field.starts_with('_')));
    plain.extend(["_entities", "_service"].map(|name| name.try_into().unwrap()));
    plain.sort();
    assert_eq!(plain, federated);
}

#[tokio::test]
async fn without_a_gateway_there_is_nothing_for_one() {
    let app = TestApp::seeded().await;
    for query in [
        "{ _service { sdl } }",
        "{ _entities(representations: []) { __typename } }",
    ] {
        let body = app.ask(query).await.body;
        assert_eq!(
            body["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED",
            "{body}"
        );
    }
}
