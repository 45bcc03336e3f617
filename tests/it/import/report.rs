//! What an import tells: five whole numbers and what became of each record.

use versus::import::apply::{Origin, apply};
use versus::import::draft::Warning;

use super::{priced, small, with_routes};
use crate::support::database::TestDatabase;
use crate::support::draft::*;

#[tokio::test]
async fn the_report_for_programs_is_one_object_with_five_whole_numbers() {
    let test = TestDatabase::new().await;
    let warning = Warning {
        record: "row 7".to_owned(),
        skipped: true,
        code: "BAD_RECORD",
        reason: "it has no name".to_owned(),
    };
    let report = apply(&test.db, vec![part(small())], vec![warning], origin(DAY))
        .await
        .unwrap();
    let json: serde_json::Value = serde_json::from_str(&report.json().unwrap()).unwrap();
    let names: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "revision",
            "created",
            "changed",
            "unchanged",
            "skipped",
            "records"
        ]
    );
    assert_eq!(
        (json["revision"].as_i64(), json["skipped"].as_i64()),
        (Some(1), Some(1))
    );
    assert_eq!(json["records"][0]["reason"], "it has no name");
    // Nothing new: the number is that of the revision that stands.
    let again = import(&test.db, small()).await;
    let json: serde_json::Value = serde_json::from_str(&again.json().unwrap()).unwrap();
    assert_eq!(
        (json["revision"].as_i64(), json["created"].as_i64()),
        (Some(1), Some(0))
    );
}

#[tokio::test]
async fn a_dry_run_tells_the_fields_that_would_change() {
    let test = TestDatabase::new().await;
    import(&test.db, with_routes(vec![priced("lab", DAY, 2, 8)])).await;
    let dry = Origin {
        dry_run: true,
        ..origin(DAY)
    };
    let draft = with_routes(vec![priced("lab", DAY, 3, 8)]);
    let report = apply(&test.db, vec![part(draft)], Vec::new(), dry)
        .await
        .unwrap();
    insta::assert_snapshot!(report.full_text(), @r"
    revision 1 as before: 0 created, 1 changed, 14 unchanged, 0 skipped

    changed (1)
      PRICE_CHANGED price first/alpha INPUT STANDARD from 0 tokens, always, lab: amount_micro_usd 2 → 3
    ");
}
