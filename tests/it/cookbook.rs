//! Every document that the project shows or sends is one that the API answers.

use std::fs;
use std::path::{Path, PathBuf};

use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema};
use serde_json::{Value, json};
use versus::clock::Clock;
use versus::graphql;
use versus::import::embedded;

use crate::support::app::{TODAY, TestApp};

/// One query of the cookbook, under its heading.
struct Recipe {
    heading: String,
    query: String,
    variables: Value,
}

#[tokio::test]
async fn every_query_of_the_cookbook_answers_without_errors() {
    let app = TestApp::new().await;
    let clock = Clock::fixed(format!("{TODAY}T08:00:00Z").parse().unwrap());
    embedded::load_folder(&app.database.db, &root().join("data/reference-page"), clock)
        .await
        .unwrap();
    let recipes = recipes(&fs::read_to_string(root().join("docs/QUERIES.md")).unwrap());
    assert!(
        recipes.len() >= 15,
        "only {} queries were found",
        recipes.len()
    );
    let schema = schema();
    for recipe in recipes {
        if recipe.query.starts_with("subscription") {
            assert_valid(&schema, &recipe.query, &recipe.heading);
            continue;
        }
        let answer = app.ask_with(&recipe.query, recipe.variables).await.body;
        assert!(
            answer.get("errors").is_none(),
            "{}: {answer:#}",
            recipe.heading
        );
        let fields = answer["data"].as_object().unwrap();
        assert!(
            fields.values().all(|field| !field.is_null()),
            "{} found nothing: {answer:#}",
            recipe.heading
        );
    }
}

#[test]
fn every_document_of_the_pages_the_commands_and_the_playground_is_valid() {
    let schema = schema();
    let mut documents = Vec::new();
    for folder in ["src", "web/examples", "examples/clients"] {
        documents_below(&root().join(folder), &mut documents);
    }
    assert!(
        documents.len() >= 15,
        "only {} documents were found",
        documents.len()
    );
    for path in documents {
        assert_valid(
            &schema,
            &fs::read_to_string(&path).unwrap(),
            &path.display().to_string(),
        );
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> Valid<Schema> {
    Schema::parse_and_validate(graphql::sdl(), "schema.graphql").unwrap()
}

fn assert_valid(schema: &Valid<Schema>, document: &str, name: &str) {
    if let Err(refused) = ExecutableDocument::parse_and_validate(schema, document, name) {
        panic!("{name} is not valid: {}", refused.errors);
    }
}

fn documents_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // What tools put beside the sources is not ours.
        let built = ["node_modules", "target"]
            .iter()
            .any(|name| path.ends_with(name));
        if path.is_dir() && !built {
            documents_below(&path, found);
        } else if path.extension().is_some_and(|end| end == "graphql") {
            found.push(path);
        }
    }
}

/// The GraphQL blocks of a text, each with the JSON block that follows it before the next heading as its variables.
fn recipes(text: &str) -> Vec<Recipe> {
    let mut recipes: Vec<Recipe> = Vec::new();
    let mut heading = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        match line {
            "```graphql" => recipes.push(Recipe {
                heading: heading.to_owned(),
                query: block(&mut lines),
                variables: json!({}),
            }),
            "```json" => {
                let recipe = recipes
                    .last_mut()
                    .filter(|recipe| recipe.heading == heading);
                recipe.unwrap().variables = serde_json::from_str(&block(&mut lines)).unwrap();
            }
            _ => heading = line.strip_prefix("### ").unwrap_or(heading),
        }
    }
    recipes
}

fn block<'a>(lines: &mut impl Iterator<Item = &'a str>) -> String {
    lines
        .take_while(|line| *line != "```")
        .collect::<Vec<_>>()
        .join("\n")
}
