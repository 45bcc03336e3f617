//! Imports: one transaction, one revision, nothing when nothing changed.

use entities::enums::*;
use versus::import::draft::Draft;

use crate::support::database::TestDatabase;
use crate::support::draft::*;

fn small() -> Draft {
    let lab = by("lab", DAY);
    Draft {
        models: vec![model("alpha", &lab), model("beta", &lab)],
        routes: vec![
            route(
                "alpha",
                "first",
                lab.clone(),
                vec![
                    price(PriceComponent::Input, 2_000_000, lab.clone()),
                    price(PriceComponent::Output, 8_000_000, lab.clone()),
                ],
            ),
            route("beta", "first", lab.clone(), Vec::new()),
        ],
        scores: vec![score("alpha", "exam", 818_000, lab.clone())],
        ..base()
    }
}

#[tokio::test]
async fn importing_the_same_thing_twice_changes_nothing_and_makes_no_revision() {
    let test = TestDatabase::new().await;
    let first = import(&test.db, small()).await;
    assert_eq!(first.revision, Some(1));
    assert_eq!((first.changed, first.skipped), (0, 0));
    let second = import(&test.db, small()).await;
    assert_eq!(second.revision, None);
    assert_eq!(
        (second.created, second.changed, second.unchanged),
        (0, 0, first.created - 0)
    );
    assert_eq!(test.db.current_revision().await.unwrap(), 1);
}

#[tokio::test]
async fn the_reference_catalog_is_loaded_once() {
    let test = TestDatabase::new().await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reference-page");
    let clock = versus::clock::Clock::fixed("2026-11-01T12:00:00Z".parse().unwrap());
    let report = versus::import::embedded::load_folder(&test.db, &folder, clock)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (report.revision, report.skipped),
        (Some(1), 0),
        "{}",
        report.text()
    );
    assert_eq!(
        versus::import::embedded::load_folder(&test.db, &folder, clock)
            .await
            .unwrap(),
        None
    );
}
