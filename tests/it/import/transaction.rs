//! All or nothing, once, and never in the way of readers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};
use versus::clock::Clock;
use versus::import::apply::{Seen, apply};
use versus::import::draft::Draft;
use versus::import::embedded::load_folder;
use versus::import::run::{Request, run};

use super::{small, with_routes};
use crate::support::database::{TestDatabase, dump};
use crate::support::draft::*;

#[tokio::test]
async fn importing_the_same_thing_twice_changes_nothing_and_makes_no_revision() {
    let test = TestDatabase::new().await;
    let first = import(&test.db, small()).await;
    assert_eq!(first.revision, Some(1));
    assert_eq!(
        (first.changed, first.skipped),
        (0, 0),
        "{}",
        first.full_text()
    );
    let before = dump(&test.db).await;
    let second = import(&test.db, small()).await;
    assert_eq!(second.revision, None);
    assert_eq!((second.created, second.changed, second.skipped), (0, 0, 0));
    assert!(second.unchanged > 0 && second.records.is_empty());
    assert_eq!(test.db.current_revision().await.unwrap(), 1);
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn a_repeated_import_writes_no_row_at_all() {
    let mut test = TestDatabase::new().await;
    import(&test.db, small()).await;
    let writes = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&writes);
    test.db.observe(move |info| {
        if !info.statement.sql.starts_with("SELECT") && !info.statement.sql.starts_with("SET LOCAL")
        {
            seen.fetch_add(1, Ordering::Relaxed);
        }
    });
    import(&test.db, small()).await;
    assert_eq!(writes.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_rows() {
    let mut counts = Vec::new();
    for models in [5, 500] {
        let mut test = TestDatabase::new().await;
        let statements = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&statements);
        test.db.observe(move |_| {
            seen.fetch_add(1, Ordering::Relaxed);
        });
        let lab = by("lab", DAY);
        let models = (0..models).map(|n| model(&format!("m{n}"), &lab)).collect();
        import(&test.db, Draft { models, ..base() }).await;
        counts.push(statements.load(Ordering::Relaxed));
    }
    assert_eq!(counts[0], counts[1]);
}

#[tokio::test]
async fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let test = TestDatabase::new().await;
    let before = dump(&test.db).await;
    let dry = versus::import::apply::Origin {
        dry_run: true,
        ..origin(DAY)
    };
    let report = apply(&test.db, vec![part(small())], Vec::new(), dry)
        .await
        .unwrap();
    assert_eq!(report.revision, None);
    assert!(report.created > 0);
    assert!(
        report
            .records
            .iter()
            .any(|record| record.code == "MODEL_ADDED" && record.record == "model alpha")
    );
    assert_eq!(dump(&test.db).await, before);
    assert_eq!(test.db.current_revision().await.unwrap(), 0);
    assert_eq!(import(&test.db, small()).await.created, report.created);
}

#[tokio::test]
async fn a_fault_in_the_middle_leaves_everything_as_it_was() {
    let test = TestDatabase::new().await;
    import(&test.db, small()).await;
    let before = dump(&test.db).await;
    // The history is written after the catalog: without its table the import fails when most is written.
    test.db
        .writer()
        .execute_unprepared("ALTER TABLE revision RENAME TO hidden")
        .await
        .unwrap();
    let more = with_routes(vec![super::priced(
        "lab",
        "2026-11-02",
        3_000_000,
        9_000_000,
    )]);
    assert!(
        apply(
            &test.db,
            vec![part(more.clone())],
            Vec::new(),
            origin("2026-11-02")
        )
        .await
        .is_err()
    );
    test.db
        .writer()
        .execute_unprepared("ALTER TABLE hidden RENAME TO revision")
        .await
        .unwrap();
    assert_eq!(dump(&test.db).await, before);
    assert_eq!(
        import_on(&test.db, more, "2026-11-02").await.revision,
        Some(2)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_readers_see_whole_revisions_while_imports_run() {
    let test = TestDatabase::new().await;
    import(&test.db, small()).await;
    let done = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..16)
        .map(|_| {
            let (db, done) = (test.db.clone(), Arc::clone(&done));
            tokio::spawn(async move {
                let mut reads = 0;
                while !done.load(Ordering::Relaxed) || reads == 0 {
                    let statement = Statement::from_string(
                        db.reader().get_database_backend(),
                        "SELECT (SELECT COUNT(*) FROM model), (SELECT MAX(number) FROM revision)",
                    );
                    let row = db.reader().query_one_raw(statement).await.unwrap().unwrap();
                    let models: i64 = row.try_get_by_index(0).unwrap();
                    let revision: i64 = row.try_get_by_index(1).unwrap();
                    // Every revision after the first brings ten models.
                    assert_eq!(models, 2 + 10 * (revision - 1));
                    reads += 1;
                }
                reads
            })
        })
        .collect();
    let lab = by("lab", DAY);
    for round in 0..8 {
        let models = (0..10)
            .map(|n| model(&format!("m{round}-{n}"), &lab))
            .collect();
        import(&test.db, Draft { models, ..base() }).await;
    }
    done.store(true, Ordering::Relaxed);
    for reader in readers {
        assert!(reader.await.unwrap() > 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn imports_at_the_same_time_follow_one_another() {
    let test = TestDatabase::new().await;
    let lab = by("lab", DAY);
    let imports: Vec<_> = (0..4)
        .map(|n| {
            let db = test.db.clone();
            let draft = Draft {
                models: vec![model(&format!("m{n}"), &lab)],
                ..base()
            };
            tokio::spawn(async move { import(&db, draft).await.revision.unwrap() })
        })
        .collect();
    let mut numbers = Vec::new();
    for import in imports {
        numbers.push(import.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert_eq!(
        entities::model::Entity::find()
            .count(test.db.reader())
            .await
            .unwrap(),
        4
    );
}

#[tokio::test]
async fn a_revision_is_announced_when_it_is_committed() {
    let test = TestDatabase::new().await;
    let mut revisions = test.db.revisions();
    import(&test.db, small()).await;
    assert!(revisions.has_changed().unwrap());
    assert_eq!(*revisions.borrow_and_update(), 1);
    import(&test.db, small()).await;
    assert!(!revisions.has_changed().unwrap());
}

#[tokio::test]
async fn a_catalog_folder_is_loaded_once() {
    let test = TestDatabase::new().await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reference-page");
    let clock = Clock::fixed("2026-11-01T12:00:00Z".parse().unwrap());
    let report = load_folder(&test.db, &folder, clock)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (report.revision, report.skipped),
        (Some(1), 0),
        "{}",
        report.full_text()
    );
    assert_eq!(load_folder(&test.db, &folder, clock).await.unwrap(), None);
    let revisions = crate::support::database::rows::<entities::revision::Entity>(&test.db).await;
    assert_eq!(revisions[0].origin, "reference-page");
    let request = Request {
        sources: vec![folder.display().to_string()],
        ..Request::default()
    };
    let again = run(&test.db, &request, clock).await.unwrap();
    assert_eq!(
        (again.revision, again.created, again.changed),
        (None, 0, 0),
        "{}",
        again.full_text()
    );
}

#[tokio::test]
async fn what_was_read_is_remembered_with_its_entity_tag() {
    let test = TestDatabase::new().await;
    let seen = Seen {
        origin: "https://example.org/data.json".to_owned(),
        digest: "d".repeat(64),
        etag: Some("\"1\"".to_owned()),
    };
    let origin = versus::import::apply::Origin {
        read: vec![seen.clone()],
        ..origin(DAY)
    };
    apply(&test.db, vec![part(small())], Vec::new(), origin)
        .await
        .unwrap();
    let known = versus::import::apply::last(test.db.reader(), [seen.origin.as_str()])
        .await
        .unwrap();
    assert_eq!(
        (known[0].etag.clone(), known[0].revision),
        (seen.etag, Some(1))
    );
}
