//! Claims: all are kept, one per field is chosen, and the row of the model shows it.

use entities::enums::{ModelField, Support};
use entities::{claim, model_capability, model_modality};
use versus::database::Database;
use versus::import::draft::{CapabilityClaim, Draft, Statement};

use crate::support::database::{TestDatabase, rows};
use crate::support::draft::*;

fn claims(field: ModelField, stated: &[(&str, Statement)]) -> Draft {
    let mut alpha = model("alpha", &by("lab", DAY));
    alpha.claims.extend(
        stated
            .iter()
            .map(|(value, by)| claim(field, value, by.clone())),
    );
    Draft {
        models: vec![alpha],
        ..base()
    }
}

async fn alpha(db: &Database) -> entities::model::Model {
    rows::<entities::model::Entity>(db)
        .await
        .into_iter()
        .find(|row| row.slug == "alpha")
        .unwrap()
}

async fn claimed(db: &Database, field: ModelField) -> Vec<claim::Model> {
    let all = rows::<claim::Entity>(db).await;
    all.into_iter().filter(|row| row.field == field).collect()
}

#[tokio::test]
async fn a_better_class_of_source_wins_over_a_later_observation() {
    let test = TestDatabase::new().await;
    let stated = [
        ("1000", by("lab", "2025-01-01")),
        ("2000", by("lister", "2026-01-01")),
    ];
    import(&test.db, claims(ModelField::ContextWindow, &stated)).await;
    assert_eq!(alpha(&test.db).await.context_window, Some(1000));
    let rows = claimed(&test.db, ModelField::ContextWindow).await;
    assert_eq!(
        rows.iter()
            .map(|row| (row.value.as_str(), row.chosen))
            .collect::<Vec<_>>(),
        [("1000", true), ("2000", false)]
    );
}

#[tokio::test]
async fn what_an_editor_set_outranks_every_source_until_the_editor_takes_it_back() {
    let test = TestDatabase::new().await;
    let curated = Statement {
        curated: Some("measured by hand".to_owned()),
        ..by("lister", "2024-01-01")
    };
    let stated = [("1000", by("lab", DAY)), ("3000", curated)];
    import(&test.db, claims(ModelField::ContextWindow, &stated)).await;
    assert_eq!(alpha(&test.db).await.context_window, Some(3000));
    // The same source in a later file of its own does not know of the editor.
    let fresh = claims(
        ModelField::ContextWindow,
        &[("2000", by("lister", "2026-12-01"))],
    );
    let carried = versus::import::apply::Part {
        draft: fresh.clone(),
        editorial: false,
    };
    versus::import::apply::apply(&test.db, vec![carried], Vec::new(), origin(DAY))
        .await
        .unwrap();
    assert_eq!(alpha(&test.db).await.context_window, Some(3000));
    import(&test.db, fresh).await;
    assert_eq!(alpha(&test.db).await.context_window, Some(1000));
}

#[tokio::test]
async fn a_load_never_overwrites_a_later_observation_of_the_same_source() {
    let test = TestDatabase::new().await;
    import(
        &test.db,
        claims(
            ModelField::ContextWindow,
            &[("1000", by("lister", "2026-03-01"))],
        ),
    )
    .await;
    let old = import(
        &test.db,
        claims(
            ModelField::ContextWindow,
            &[("500", by("lister", "2026-01-01"))],
        ),
    )
    .await;
    assert_eq!(old.revision, None);
    assert_eq!(alpha(&test.db).await.context_window, Some(1000));
}

#[tokio::test]
async fn a_day_of_observation_alone_is_no_change_and_is_remembered() {
    let test = TestDatabase::new().await;
    import(
        &test.db,
        claims(
            ModelField::ContextWindow,
            &[("1000", by("lister", "2026-01-01"))],
        ),
    )
    .await;
    let again = import(
        &test.db,
        claims(
            ModelField::ContextWindow,
            &[("1000", by("lister", "2026-05-01"))],
        ),
    )
    .await;
    assert_eq!((again.revision, again.changed), (None, 0));
    // An older file is older than what was seen last, not than what was stored first.
    let old = import(
        &test.db,
        claims(
            ModelField::ContextWindow,
            &[("500", by("lister", "2026-03-01"))],
        ),
    )
    .await;
    assert_eq!(old.revision, None);
    assert_eq!(alpha(&test.db).await.context_window, Some(1000));
}

#[tokio::test]
async fn a_statement_without_a_day_takes_the_day_of_the_import() {
    let test = TestDatabase::new().await;
    import_on(
        &test.db,
        claims(ModelField::Family, &[("a", by("lister", ""))]),
        "2026-02-03",
    )
    .await;
    assert_eq!(
        claimed(&test.db, ModelField::Family).await[0].observed_on,
        "2026-02-03"
    );
}

#[tokio::test]
async fn a_claim_that_names_an_unknown_record_waits_for_it() {
    let test = TestDatabase::new().await;
    let stated = [("gamma", by("lab", DAY)), ("beta", by("lister", DAY))];
    let mut draft = claims(ModelField::Successor, &stated);
    draft.models.push(model("beta", &by("lab", DAY)));
    let report = import(&test.db, draft).await;
    assert!(
        report
            .records
            .iter()
            .any(|record| record.code == "UNKNOWN_REFERENCE")
    );
    assert_eq!(report.skipped, 0);
    let models = rows::<entities::model::Entity>(&test.db).await;
    let beta = models.iter().find(|row| row.slug == "beta").unwrap().id;
    assert_eq!(alpha(&test.db).await.successor_id, Some(beta));
    import(
        &test.db,
        Draft {
            models: vec![model("gamma", &by("lab", DAY))],
            ..base()
        },
    )
    .await;
    assert_ne!(alpha(&test.db).await.successor_id, Some(beta));
    assert!(alpha(&test.db).await.successor_id.is_some());
}

#[tokio::test]
async fn a_value_that_is_none_is_skipped_with_its_reason() {
    let test = TestDatabase::new().await;
    let stated = [("many", by("lab", DAY)), ("-5", by("lister", DAY))];
    let report = import(&test.db, claims(ModelField::ContextWindow, &stated)).await;
    assert_eq!(report.skipped, 2);
    assert!(
        report
            .records
            .iter()
            .all(|record| record.code != "INVALID_VALUE"
                || record.record == "model alpha CONTEXT_WINDOW")
    );
    assert_eq!(alpha(&test.db).await.context_window, None);
}

#[tokio::test]
async fn a_new_model_without_a_known_organization_is_left_out_with_all_that_refers_to_it() {
    let test = TestDatabase::new().await;
    let mut draft = super::small();
    draft.organizations.clear();
    let report = import(&test.db, draft).await;
    let codes: Vec<&str> = report
        .records
        .iter()
        .filter(|record| record.reason.is_some())
        .map(|record| record.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "INCOMPLETE_MODEL",
            "INCOMPLETE_MODEL",
            "UNKNOWN_MODEL",
            "UNKNOWN_MODEL",
            "UNKNOWN_MODEL"
        ]
    );
    assert_eq!(report.skipped, 5);
    assert!(rows::<entities::route::Entity>(&test.db).await.is_empty());
}

#[tokio::test]
async fn modalities_follow_the_chosen_claim() {
    let test = TestDatabase::new().await;
    import(
        &test.db,
        claims(
            ModelField::InputModalities,
            &[("TEXT", by("lister", "2026-01-01"))],
        ),
    )
    .await;
    import(
        &test.db,
        claims(
            ModelField::InputModalities,
            &[("IMAGE,TEXT", by("lab", "2026-01-01"))],
        ),
    )
    .await;
    let rows = rows::<model_modality::Entity>(&test.db).await;
    assert_eq!(rows.len(), 2);
}

#[tokio::test]
async fn the_capability_that_the_better_source_states_is_kept() {
    let test = TestDatabase::new().await;
    let stated = |source: &str, support| {
        let mut alpha = model("alpha", &by("lab", DAY));
        alpha.capabilities.push(CapabilityClaim {
            capability: entities::enums::Capability::Vision,
            support,
            by: by(source, DAY),
        });
        Draft {
            models: vec![alpha],
            ..base()
        }
    };
    for order in [["lab", "lister"], ["lister", "lab"]] {
        for source in order {
            let support = if source == "lab" {
                Support::Yes
            } else {
                Support::No
            };
            import(&test.db, stated(source, support)).await;
        }
        let rows = rows::<model_capability::Entity>(&test.db).await;
        assert_eq!(
            rows.iter().map(|row| row.support).collect::<Vec<_>>(),
            [Support::Yes]
        );
    }
}

/// What is chosen of licence and openness, from claims as `(source, licence, openness)`.
async fn terms(
    stated: &[(&str, Option<&str>, Option<&str>)],
) -> (Option<String>, entities::enums::Openness) {
    use entities::enums::{CommercialUse, Openness, SourceClass};
    use versus::import::draft::License;
    let license = |slug: &str, openness| License {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        spdx_id: None,
        osi_approved: None,
        openness,
        commercial_use: CommercialUse::Unknown,
        url: None,
    };
    let mut draft = claims(ModelField::Family, &[]);
    draft.sources.push(source("editors", SourceClass::Editors));
    draft.licenses = vec![
        license("apache-2.0", Openness::OpenSource),
        license("own-terms", Openness::OpenWeights),
        license("proprietary", Openness::Proprietary),
        license("unread", Openness::Unknown),
    ];
    for (source, license, openness) in stated {
        let said = [
            (ModelField::License, license),
            (ModelField::Openness, openness),
        ];
        for (field, value) in said {
            let claims = &mut draft.models[0].claims;
            claims.extend(value.map(|value| claim(field, value, by(source, DAY))));
        }
    }
    let test = TestDatabase::new().await;
    import(&test.db, draft).await;
    let licenses = rows::<entities::license::Entity>(&test.db).await;
    let row = alpha(&test.db).await;
    let chosen = licenses.iter().find(|it| Some(it.id) == row.license_id);
    (chosen.map(|it| it.slug.clone()), row.openness)
}

#[tokio::test]
async fn a_licence_and_how_open_it_is_never_contradict_each_other() {
    use entities::enums::Openness::{OpenSource, OpenWeights, Proprietary, Unknown};
    let (apache, proprietary) = (Some("apache-2.0"), Some("proprietary"));
    let (weights, closed) = (Some("OPEN_WEIGHTS"), Some("PROPRIETARY"));
    let flag = ("tester", None, weights);
    for (stated, license, openness) in [
        // A flag of a better source denies no licence.
        (vec![("lister", apache, None), flag], apache, OpenSource),
        (
            vec![("lister", proprietary, closed), flag],
            proprietary,
            Proprietary,
        ),
        (vec![flag], None, OpenWeights),
        // What a licence of unknown terms opens is said by others.
        (
            vec![("lister", Some("unread"), None), flag],
            Some("unread"),
            OpenWeights,
        ),
        // Editors who name no licence deny those that open more or less …
        (
            vec![
                ("editors", None, weights),
                ("lister", proprietary, closed),
                ("tester", apache, None),
            ],
            None,
            OpenWeights,
        ),
        // … and none that opens as much.
        (
            vec![
                ("editors", None, weights),
                ("lister", proprietary, closed),
                ("other-lister", Some("own-terms"), weights),
            ],
            Some("own-terms"),
            OpenWeights,
        ),
        (
            vec![("editors", apache, None), ("lab", proprietary, closed)],
            apache,
            OpenSource,
        ),
        (vec![], None, Unknown),
    ] {
        let chosen = terms(&stated).await;
        let expected = (license.map(str::to_owned), openness);
        assert_eq!(chosen, expected, "{stated:?}");
    }
}

#[tokio::test]
async fn the_editors_own_facts_outdo_every_source_whatever_its_day() {
    let test = TestDatabase::new().await;
    let stated = [
        ("2024-05-13", by("editors", "2026-01-01")),
        ("2024-08-06", by("tester", "2026-10-01")),
        ("2024-08-07", by("lab", "2026-10-01")),
    ];
    let mut draft = claims(ModelField::ReleasedOn, &stated);
    let editors = source("editors", entities::enums::SourceClass::Editors);
    draft.sources.push(editors);
    import(&test.db, draft).await;
    let released = alpha(&test.db).await.released_on;
    assert_eq!(released.as_deref(), Some("2024-05-13"));
}

#[tokio::test]
async fn no_answer_is_longer_than_the_window_that_is_chosen() {
    let test = TestDatabase::new().await;
    let mut draft = claims(ModelField::ContextWindow, &[("448", by("lab", DAY))]);
    let limits = [("4096", by("tester", DAY)), ("400", by("lister", DAY))];
    let limits = limits.map(|(limit, by)| claim(ModelField::MaxOutputTokens, limit, by));
    draft.models[0].claims.extend(limits.clone());
    import(&test.db, draft).await;
    assert_eq!(alpha(&test.db).await.max_output_tokens, Some(400));
    // Where no window is known nothing contradicts the limit.
    let test = TestDatabase::new().await;
    let mut draft = claims(ModelField::Family, &[]);
    draft.models[0].claims.extend(limits);
    import(&test.db, draft).await;
    assert_eq!(alpha(&test.db).await.max_output_tokens, Some(4096));
}

#[tokio::test]
async fn what_editors_found_to_be_a_slip_of_its_source_is_never_chosen() {
    let test = TestDatabase::new().await;
    let mut draft = claims(ModelField::Family, &[]);
    let aggregator = entities::enums::SourceClass::Aggregator;
    draft.sources.push(source("models.dev", aggregator));
    let said = by("models.dev", DAY);
    let mut sonar = model("sonar-reasoning-pro", &by("lab", DAY));
    let released = claim(ModelField::ReleasedOn, "2024-01-01", said.clone());
    sonar.claims.push(released);
    let window = claim(ModelField::ContextWindow, "128000", said);
    sonar.claims.push(window);
    draft.models.push(sonar);
    import(&test.db, draft).await;
    let models = rows::<entities::model::Entity>(&test.db).await;
    let sonar = models.iter().find(|row| row.slug == "sonar-reasoning-pro");
    let sonar = sonar.unwrap();
    assert_eq!(
        (&sonar.released_on, sonar.context_window),
        (&None, Some(128_000))
    );
    let kept = claimed(&test.db, ModelField::ReleasedOn).await;
    assert_eq!(kept[0].value, "2024-01-01");
}
