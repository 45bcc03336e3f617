//! The schema: up, down and up again, and the same as the entities expect.

use crate::support::database::TestDatabase;

#[tokio::test]
async fn the_schema_goes_up_down_and_up_again() {
    let test = TestDatabase::unmigrated().await;
    assert!(test.db.ready().await.is_err());
    test.db.migrate().await.unwrap();
    test.db.ready().await.unwrap();
    let steps = u32::try_from(test.db.steps().await.unwrap().len()).unwrap();
    test.db.migrate_down(steps).await.unwrap();
    assert!(
        test.db
            .steps()
            .await
            .unwrap()
            .iter()
            .all(|step| !step.applied)
    );
    test.db.migrate().await.unwrap();
    test.db.ready().await.unwrap();
}
