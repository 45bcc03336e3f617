//! Revisions: what they changed, and undoing them.

use chrono::{DateTime, Utc};
use entities::change;
use entities::enums::{ChangeKind, ModelField, PriceComponent};
use sea_orm::EntityTrait;
use versus::import::apply::Error;
use versus::import::draft::Draft;
use versus::import::history;
use versus::import::report::Report;
use versus::import::revert::revert;

use crate::support::database::{TestDatabase, dump, rows};
use crate::support::draft::*;

fn now() -> DateTime<Utc> {
    "2026-11-05T08:00:00Z".parse().unwrap()
}

async fn undo(test: &TestDatabase, number: i64) -> Result<Report, Error> {
    revert(&test.db, number, now(), false).await
}

fn catalog(day: &str, amount: i64, context: &str) -> Draft {
    let lab = by("lab", day);
    let mut alpha = model("alpha", &lab);
    alpha
        .claims
        .push(claim(ModelField::ContextWindow, context, lab.clone()));
    let prices = vec![
        price(PriceComponent::Input, amount, lab.clone()),
        price(PriceComponent::Output, amount * 4, lab.clone()),
    ];
    Draft {
        models: vec![alpha],
        routes: vec![route("alpha", "first", lab.clone(), prices)],
        scores: vec![score("alpha", "exam", 500_000, lab)],
        ..base()
    }
}

fn with_beta(day: &str, amount: i64) -> Draft {
    let mut draft = catalog(day, amount, "2000");
    draft.models.push(model("beta", &by("tester", day)));
    draft
        .scores
        .push(score("beta", "exam", 600_000, by("tester", day)));
    draft
}

#[tokio::test]
async fn the_first_load_stores_its_changes_too() {
    let test = TestDatabase::new().await;
    let report = import(&test.db, catalog("2026-01-01", 2, "1000")).await;
    let changes = history::changes(test.db.reader(), 1).await.unwrap();
    assert_eq!(changes.len(), usize::try_from(report.created).unwrap());
    assert!(
        changes
            .iter()
            .all(|row| row.before.is_none() && row.after.is_some())
    );
    let added: Vec<_> = changes
        .iter()
        .filter(|row| row.kind == ChangeKind::ModelAdded)
        .map(|row| row.subject.as_str())
        .collect();
    assert_eq!(added, ["alpha"]);
    let price = changes
        .iter()
        .find(|row| row.kind == ChangeKind::PriceAdded)
        .unwrap();
    assert_eq!(
        price.subject,
        "first/alpha INPUT STANDARD from 0 tokens, always, lab"
    );
    assert_eq!(price.model_slug.as_deref(), Some("alpha"));
}

#[tokio::test]
async fn a_revert_restores_exactly_what_was_before_and_is_itself_a_revision() {
    let test = TestDatabase::new().await;
    import(&test.db, catalog("2026-01-01", 2, "1000")).await;
    let before = dump(&test.db).await;
    import(&test.db, with_beta("2026-02-01", 3)).await;
    let after = dump(&test.db).await;
    assert_ne!(before, after);
    let report = undo(&test, 2).await.unwrap();
    assert_eq!(report.revision, Some(3));
    assert_eq!(dump(&test.db).await, before);
    let latest = history::latest(test.db.reader(), 1).await.unwrap();
    assert_eq!((latest[0].number, latest[0].reverts), (3, Some(2)));
    // Undoing the undoing brings everything back, under the same numbers.
    undo(&test, 3).await.unwrap();
    assert_eq!(dump(&test.db).await, after);
    // And the first one can be undone again: nothing has changed since.
    undo(&test, 2).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn a_revision_that_later_ones_built_on_is_refused_with_the_one_in_the_way() {
    let test = TestDatabase::new().await;
    import(&test.db, catalog("2026-01-01", 2, "1000")).await;
    import(&test.db, catalog("2026-02-01", 2, "2000")).await;
    import(&test.db, catalog("2026-03-01", 2, "3000")).await;
    let before = dump(&test.db).await;
    let error = undo(&test, 2).await.unwrap_err();
    assert!(
        matches!(
            error,
            Error::Conflict {
                revision: 2,
                by: 3,
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(
        error.to_string(),
        "revision 2 cannot be undone: revision 3 has changed claim alpha CONTEXT_WINDOW, lab since; undo that one first"
    );
    assert_eq!(dump(&test.db).await, before);
    undo(&test, 3).await.unwrap();
    undo(&test, 2).await.unwrap();
    let row = entities::model::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.context_window, Some(1000));
}

#[tokio::test]
async fn a_model_that_later_revisions_refer_to_is_not_taken_away() {
    let test = TestDatabase::new().await;
    import(&test.db, catalog("2026-01-01", 2, "1000")).await;
    import(&test.db, with_beta("2026-01-01", 2)).await;
    let mut more = base();
    more.scores.push(versus::import::draft::Score {
        effort: "high".to_owned(),
        ..score("beta", "exam", 700_000, by("tester", "2026-03-01"))
    });
    import(&test.db, more).await;
    let error = undo(&test, 2).await.unwrap_err();
    assert!(matches!(error, Error::Conflict { by: 3, .. }), "{error}");
}

#[tokio::test]
async fn revisions_that_touched_other_rows_are_not_in_the_way() {
    let test = TestDatabase::new().await;
    import(&test.db, catalog("2026-01-01", 2, "1000")).await;
    import(&test.db, catalog("2026-02-01", 2, "2000")).await;
    import(&test.db, catalog("2026-03-01", 5, "2000")).await;
    undo(&test, 2).await.unwrap();
    let row = entities::model::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.context_window, Some(1000));
    let amounts: Vec<i64> = rows::<entities::price::Entity>(&test.db)
        .await
        .iter()
        .filter(|row| row.effective_to.is_empty())
        .map(|row| row.amount_micro_usd)
        .collect();
    assert_eq!(amounts, [5, 20]);
}

#[tokio::test]
async fn a_dry_revert_writes_nothing_and_an_unknown_revision_is_refused() {
    let test = TestDatabase::new().await;
    import(&test.db, catalog("2026-01-01", 2, "1000")).await;
    let before = dump(&test.db).await;
    let report = revert(&test.db, 1, now(), true).await.unwrap();
    assert!(report.revision.is_none() && report.changed > 0);
    assert_eq!(dump(&test.db).await, before);
    for number in [0, 2, -1] {
        assert!(matches!(
            undo(&test, number).await,
            Err(Error::NoRevision(_))
        ));
    }
    assert!(history::changes(test.db.reader(), 7).await.is_err());
}

#[tokio::test]
async fn the_first_revision_can_be_undone() {
    let test = TestDatabase::new().await;
    import(&test.db, catalog("2026-01-01", 2, "1000")).await;
    undo(&test, 1).await.unwrap();
    assert!(dump(&test.db).await.trim().is_empty());
    let removed = rows::<change::Entity>(&test.db).await;
    assert!(
        removed
            .iter()
            .any(|row| row.kind == ChangeKind::RecordRemoved
                && row.before.is_some()
                && row.after.is_none())
    );
    // New rows never take the numbers of removed ones, so the revert can be undone later.
    let mut other = base();
    other.models.push(model("gamma", &by("tester", DAY)));
    let error = import(&test.db, other).await;
    assert_eq!(error.revision, Some(3));
    let models = rows::<entities::model::Entity>(&test.db).await;
    assert_eq!(models.iter().map(|row| row.id).collect::<Vec<_>>(), [2]);
}

#[tokio::test]
async fn a_revert_takes_back_the_days_on_which_a_revision_saw_what_was_known() {
    let test = TestDatabase::new().await;
    let released = |source: &str, day: &str, seen: &str| {
        let mut alpha = model("alpha", &by("lab", "2026-01-01"));
        alpha
            .claims
            .push(claim(ModelField::ReleasedOn, day, by(source, seen)));
        Draft {
            models: vec![alpha],
            ..base()
        }
    };
    import(&test.db, released("lister", "2024-05-13", "2026-01-10")).await;
    import(
        &test.db,
        released("other-lister", "2024-08-06", "2026-01-05"),
    )
    .await;
    let before = dump(&test.db).await;
    assert!(before.contains(r#""released_on":"2024-05-13""#));
    // The other list is read again, says the same, and is the later one now.
    let again = import(
        &test.db,
        released("other-lister", "2024-08-06", "2026-02-01"),
    )
    .await;
    assert_eq!((again.revision, again.changed), (Some(3), 1));
    assert!(
        dump(&test.db)
            .await
            .contains(r#""released_on":"2024-08-06""#)
    );
    let told = history::changes(test.db.reader(), 3).await.unwrap();
    let told: Vec<_> = told.iter().map(|row| row.kind).collect();
    assert_eq!(told, [ChangeKind::ModelChanged]);
    let report = undo(&test, 3).await.unwrap();
    assert_eq!((report.created, report.changed), (0, 1));
    assert_eq!(dump(&test.db).await, before);
    // What was seen again since stays seen.
    undo(&test, 4).await.unwrap();
    let seen = import(
        &test.db,
        released("other-lister", "2024-08-06", "2026-03-01"),
    )
    .await;
    assert_eq!(seen.revision, None);
    let now = dump(&test.db).await;
    undo(&test, 5).await.unwrap();
    assert_eq!(dump(&test.db).await, now);
}
