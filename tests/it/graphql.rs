//! Every query of `tests/graphql` answers as recorded beside it, in as many statements.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::support::app::TestApp;

#[tokio::test]
async fn every_query_answers_as_recorded() {
    let app = TestApp::seeded().await;
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graphql");
    queries(&root, &mut files);
    files.sort();
    assert!(files.len() > 20, "the queries are where they should be");
    for path in files {
        let answer = app.run(&path).await;
        let recorded = json!({ "statements": answer.statements, "answer": answer.body });
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let name = path.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_json_snapshot!(name, recorded));
    }
}

fn queries(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            queries(&path, files);
        } else if path.extension().is_some_and(|end| end == "graphql") {
            files.push(path);
        }
    }
}
