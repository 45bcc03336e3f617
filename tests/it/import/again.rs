//! The documents of every source, read as the command reads them: once, and again on the next day.

use std::fs;
use std::path::{Path, PathBuf};

use entities::enums::RouteStatus;
use versus::clock::Clock;
use versus::import::embedded::load_embedded;
use versus::import::report::Report;
use versus::import::run::{Request, run};

use crate::support::database::{TestDatabase, dump, rows};

fn noon() -> Clock {
    Clock::fixed("2026-11-27T12:00:00Z".parse().unwrap())
}

async fn read(test: &TestDatabase, sources: &[PathBuf], day: Option<&str>) -> Report {
    let request = Request {
        sources: sources.iter().map(|it| it.display().to_string()).collect(),
        observed_on: day.map(|day| day.parse().unwrap()),
        ..Request::default()
    };
    run(&test.db, &request, noon()).await.unwrap()
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = fs::read_dir(root).unwrap();
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(folders.len() >= 8);
    folders
}

async fn is_no_news_tomorrow(test: &TestDatabase, sources: &[PathBuf]) {
    let first = read(test, sources, Some("2026-11-27")).await;
    assert!(first.revision.is_some(), "{sources:?}");
    let next = read(test, sources, Some("2026-11-28")).await;
    let changes = (next.revision, next.created, next.changed);
    assert_eq!(changes, (None, 0, 0), "{sources:?} {}", next.full_text());
}

#[tokio::test]
async fn the_documents_of_a_source_are_no_news_on_the_next_day() {
    for source in fixtures() {
        is_no_news_tomorrow(&TestDatabase::new().await, &[source]).await;
    }
}

#[tokio::test]
async fn all_of_them_over_the_catalog_of_the_program_are_no_news_on_the_next_day() {
    let test = TestDatabase::new().await;
    load_embedded(&test.db, noon()).await.unwrap();
    is_no_news_tomorrow(&test, &fixtures()).await;
}

#[tokio::test]
async fn an_import_that_is_undone_leaves_the_catalog_of_the_program_as_it_was() {
    let test = TestDatabase::new().await;
    load_embedded(&test.db, noon()).await.unwrap();
    let before = dump(&test.db).await;
    let report = read(&test, &fixtures(), None).await;
    assert_eq!(report.revision, Some(2));
    assert_ne!(dump(&test.db).await, before);
    let at = "2026-11-28T08:00:00Z".parse().unwrap();
    versus::import::revert::revert(&test.db, 2, at, false)
        .await
        .unwrap();
    assert_same_lines(&dump(&test.db).await, &before);
}

/// Compares two dumps line by line: one of them is too long for a message.
fn assert_same_lines(one: &str, other: &str) {
    let only = |one: &str, other: &str| {
        let known: std::collections::HashSet<&str> = other.lines().collect();
        let lines = one.lines().filter(|line| !known.contains(line));
        lines.take(5).map(str::to_owned).collect::<Vec<_>>()
    };
    let (surplus, missing) = (only(one, other), only(other, one));
    assert!(
        surplus.is_empty() && missing.is_empty(),
        "surplus {surplus:#?}, missing {missing:#?}"
    );
}

#[tokio::test]
async fn an_end_that_has_come_is_an_end_without_being_told_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("prices.json");
    let entry = |id: &str, day: &str| {
        format!(
            r#""{id}": {{"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 1e-6, "deprecation_date": "{day}"}}"#
        )
    };
    let entries = [
        entry("gpt-4-0314", "2026-11-27"),
        entry("gpt-4-0613", "2026-11-28"),
    ];
    fs::write(&file, format!("{{{}}}", entries.join(","))).unwrap();
    let test = TestDatabase::new().await;
    read(&test, &[file], None).await;
    let routes = rows::<entities::route::Entity>(&test.db).await;
    let mut states: Vec<_> = routes
        .iter()
        .map(|row| (row.provider_model_id.as_str(), row.status))
        .collect();
    states.sort_unstable();
    assert_eq!(
        states,
        [
            ("gpt-4-0314", RouteStatus::Retired),
            ("gpt-4-0613", RouteStatus::Active)
        ]
    );
    let revisions = rows::<entities::revision::Entity>(&test.db).await;
    assert_eq!(revisions[0].origin, "prices.json");
}
