//! The example queries of GraphiQL and the console fit the schema, and their variables fit them.

use std::fs;
use std::path::Path;

use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::{ExecutableDocument, Schema};

#[test]
fn every_example_query_is_valid_with_its_variables() {
    let schema = Schema::parse_and_validate(versus::graphql::sdl(), "schema.graphql").unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/examples");
    let mut examples = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "graphql") {
            continue;
        }
        examples += 1;
        let text = fs::read_to_string(&path).unwrap();
        let document = ExecutableDocument::parse_and_validate(&schema, text, &path)
            .unwrap_or_else(|invalid| panic!("{invalid}"));
        let variables = fs::read(path.with_extension("json")).unwrap_or_else(|_| b"{}".to_vec());
        let variables = serde_json::from_slice(&variables).unwrap();
        let operation = document.operations.get(None).unwrap();
        if let Err(unfit) = coerce_variable_values(&schema, operation, &variables) {
            panic!("{}: {unfit:?}", path.display());
        }
    }
    assert!(examples >= 8, "only {examples} examples");
}
