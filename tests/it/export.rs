//! The catalog as files: what is exported can be imported, and says the same.

use std::path::Path;

use versus::clock::Clock;
use versus::export;
use versus::import::catalog_files;
use versus::import::embedded::load_folder;

use crate::support::database::TestDatabase;
use crate::support::draft::*;

async fn reference() -> TestDatabase {
    let test = TestDatabase::new().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reference-page");
    let clock = Clock::fixed("2026-11-01T12:00:00Z".parse().unwrap());
    load_folder(&test.db, &folder, clock).await.unwrap();
    test
}

#[tokio::test]
async fn what_is_exported_and_imported_is_exported_alike() {
    let first = reference().await;
    let files = export::catalog(first.db.reader()).await.unwrap();
    assert!(files.len() > 5);
    let second = TestDatabase::new().await;
    let draft = catalog_files::read_complete(&files).unwrap();
    let report = import_on(&second.db, draft, "2027-01-01").await;
    assert_eq!(report.skipped, 0, "{}", report.full_text());
    assert_eq!(export::catalog(second.db.reader()).await.unwrap(), files);
    assert_eq!(
        export::json(second.db.reader()).await.unwrap(),
        export::json(first.db.reader()).await.unwrap()
    );
}

#[tokio::test]
async fn documents_name_records_by_slug_and_hold_no_row_number() {
    let test = reference().await;
    let documents = export::json(test.db.reader()).await.unwrap();
    for (name, text) in &documents {
        let records: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(text).unwrap();
        for record in records {
            let numbers = [
                "id",
                "model_id",
                "source_id",
                "provider_id",
                "route_id",
                "benchmark_id",
            ];
            assert!(
                numbers.iter().all(|field| !record.contains_key(*field)),
                "{name}: {record:?}"
            );
        }
    }
    let (_, models) = documents
        .iter()
        .find(|(name, _)| name == "models.json")
        .unwrap();
    assert!(
        models.contains(r#""slug":"gpt-4.1""#) && models.contains(r#""organization":"openai""#),
        "{models}"
    );
}

#[tokio::test]
async fn a_folder_with_something_in_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let files = vec![("a/b.toml".to_owned(), "x = 1\n".to_owned())];
    export::write(folder.path(), &files).unwrap();
    assert_eq!(
        std::fs::read_to_string(folder.path().join("a/b.toml")).unwrap(),
        "x = 1\n"
    );
    let error = export::write(folder.path(), &files).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("is not empty: give a folder that is new or empty"),
        "{error}"
    );
}
