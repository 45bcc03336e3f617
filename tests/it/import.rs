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
