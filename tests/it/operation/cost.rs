//! Static cost: the rules of the cost specification, and work linear in the document.

use serde_json::{Value, json};

use super::request;
use crate::support::toy::{self, Levers};

const SDL: &str = r#"
directive @cost(weight: String!) on FIELD_DEFINITION
directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
interface Node { id: ID! }
type Query {
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  models(first: Int = 30, last: Int): ModelConnection! @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
  plain(first: Int): ModelConnection!
  heavy: Model @cost(weight: "50")
  tags: [String!]!
}
type ModelConnection { nodes: [Model!]! edges: [Edge!]! totalCount: Int! @cost(weight: "5") pageInfo: PageInfo! }
type PageInfo { next: String }
type Edge { node: Model! cursor: String! }
type Model implements Node { id: ID! name: String! owner: Owner! aliases: [Owner!]! @listSize(assumedSize: 3) other: [Owner!]! models(first: Int): ModelConnection! }
type Owner { name: String! model: Model }
"#;

fn cost(query: &str, variables: &Value) -> u64 {
    let engine = toy::engine_over(&Levers::default(), toy::limits(), Some(SDL));
    engine
        .prepare(&request(query, variables))
        .ok()
        .unwrap()
        .cost
        .points
}

#[test]
fn each_object_costs_one_each_leaf_nothing_and_lists_multiply() {
    let cases = [
        ("{ __typename tags }", 0),
        ("{ node(id: 1) { id } }", 1),
        ("{ node(id: 1) { ... on Model { owner { name } } } }", 2),
        ("{ nodes(ids: [1, 2, 3]) { id } }", 3),
        (
            "{ nodes(ids: [1, 2]) { ... on Model { owner { name } } } }",
            4,
        ),
        ("{ models(first: 10) { nodes { name } } }", 11),
        (
            "{ models(first: 10) { nodes { name owner { name } } pageInfo { next } } }",
            22,
        ),
        (
            "{ models(first: 10) { edges { cursor node { name } } } }",
            21,
        ),
        ("{ models(last: 5, first: null) { nodes { name } } }", 6),
        ("{ models { nodes { name } } }", 31),
        ("{ plain { nodes { name } } }", 21),
        ("{ plain(first: 2) { nodes { name } totalCount } }", 8),
        ("{ heavy { owner { name } } }", 51),
        ("{ heavy { aliases { model { name } } } }", 56),
        ("{ heavy { other { name } } }", 70),
        (
            "{ models(first: 10) { nodes { models(first: 10) { nodes { name } } } } }",
            121,
        ),
        (
            "{ a: models(first: 10) { nodes { name } } b: models(first: 10) { nodes { name } } }",
            22,
        ),
        ("{ models(first: 100000) { nodes { name } } }", 101),
    ];
    for (query, points) in cases {
        assert_eq!(cost(query, &json!({})), points, "{query}");
    }
}

#[test]
fn slicing_arguments_are_read_from_variables_and_fragments_cost_where_they_are_spread() {
    let query = "query($n: Int, $ids: [ID!] = [1, 2]) { models(first: $n) { ...Page } nodes(ids: $ids) { id } } fragment Page on ModelConnection { nodes { name } }";
    assert_eq!(cost(query, &json!({"n": 7})), 8 + 2);
    assert_eq!(cost(query, &json!({"n": 7, "ids": [1, 2, 3]})), 8 + 3);
    let same_fragment = "{ a: models(first: 1) { ...P } b: models(first: 100) { ...P } } fragment P on ModelConnection { nodes { name } }";
    assert_eq!(cost(same_fragment, &json!({})), 2 + 101);
}

#[test]
fn a_negative_page_costs_nothing_and_overflows_nothing() {
    assert!(cost("{ models(first: -5) { nodes { name } } }", &json!({})) <= 31);
    let nested = "{ a: models(first: 2) { nodes { owner { name } } } }";
    assert_eq!(cost(nested, &json!({})), 5);
}
