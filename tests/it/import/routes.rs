//! Routes, aliases and records: who decides, and what is reported.

use entities::enums::{MatchKind, PriceComponent, RouteStatus};
use sea_orm::EntityTrait;
use versus::import::apply::{Part, apply};
use versus::import::draft::{Alias, Draft, Organization, Route};

use super::with_routes;
use crate::support::database::{TestDatabase, rows};
use crate::support::draft::*;

async fn only_route(test: &TestDatabase) -> entities::route::Model {
    entities::route::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn the_better_source_decides_and_the_other_fills_gaps() {
    for order in [[0, 1], [1, 0]] {
        let test = TestDatabase::new().await;
        let stated = [
            Route {
                status: Some(RouteStatus::Beta),
                ..route("alpha", "first", by("lab", "2026-01-01"), Vec::new())
            },
            Route {
                status: Some(RouteStatus::Deprecated),
                context_window: Some(9),
                ..route("alpha", "first", by("lister", "2026-05-01"), Vec::new())
            },
        ];
        for index in order {
            import(&test.db, with_routes(vec![stated[index].clone()])).await;
        }
        let row = only_route(&test).await;
        assert_eq!(
            (row.status, row.context_window),
            (RouteStatus::Beta, Some(9))
        );
        assert_eq!(row.observed_on, "2026-01-01");
    }
}

#[tokio::test]
async fn a_route_that_one_source_states_twice_counts_once() {
    let test = TestDatabase::new().await;
    let first = Route {
        context_window: Some(1),
        ..route("alpha", "first", by("lab", DAY), Vec::new())
    };
    let second = Route {
        context_window: Some(2),
        ..first.clone()
    };
    let report = import(&test.db, with_routes(vec![first, second])).await;
    assert_eq!(report.records[0].code, "DUPLICATE_ROUTE");
    assert_eq!(report.skipped, 1);
    assert_eq!(only_route(&test).await.context_window, Some(1));
}

#[tokio::test]
async fn a_route_stays_with_the_model_that_the_better_source_names() {
    let test = TestDatabase::new().await;
    let lab = by("lab", DAY);
    let models = vec![model("alpha", &lab), model("beta", &lab)];
    let at = |model: &str, source: &str| Route {
        provider_model_id: "the-model".to_owned(),
        ..route(
            model,
            "first",
            by(source, DAY),
            vec![price(PriceComponent::Input, 1, by(source, DAY))],
        )
    };
    import(
        &test.db,
        Draft {
            models: models.clone(),
            routes: vec![at("alpha", "lab")],
            ..base()
        },
    )
    .await;
    let report = import(
        &test.db,
        Draft {
            models,
            routes: vec![at("beta", "lister")],
            ..base()
        },
    )
    .await;
    assert_eq!(report.records[0].code, "ROUTE_OF_TWO_MODELS");
    let routes = rows::<entities::route::Entity>(&test.db).await;
    let alpha = rows::<entities::model::Entity>(&test.db).await[0].id;
    assert_eq!(
        routes.iter().map(|row| row.model_id).collect::<Vec<_>>(),
        [alpha]
    );
    // What it costs does not depend on the name it is given: both prices are kept.
    assert_eq!(rows::<entities::price::Entity>(&test.db).await.len(), 2);
}

#[tokio::test]
async fn a_name_that_is_taken_is_reported_and_a_surer_join_takes_it() {
    let test = TestDatabase::new().await;
    let lab = by("lab", DAY);
    let named = |slug: &str, match_kind| {
        let mut draft = model(slug, &lab);
        draft.aliases.push(Alias {
            namespace: "x".to_owned(),
            external_id: "The-Name".to_owned(),
            match_kind,
        });
        Draft {
            models: vec![draft],
            ..base()
        }
    };
    import(&test.db, named("alpha", MatchKind::Name)).await;
    let report = import(&test.db, named("beta", MatchKind::Name)).await;
    assert_eq!(report.records[0].code, "ALIAS_TAKEN");
    assert!(report.records[0].reason.as_ref().unwrap().contains("alpha"));
    let report = import(&test.db, named("beta", MatchKind::Explicit)).await;
    assert_eq!(report.changed, 1);
    let row = entities::model_alias::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.alias_key.as_str(), row.match_kind),
        ("the-name", MatchKind::Explicit)
    );
}

#[tokio::test]
async fn names_follow_the_files_of_the_project_and_others_only_fill_gaps() {
    let test = TestDatabase::new().await;
    let named = |name: &str, website: Option<&str>| Draft {
        organizations: vec![Organization {
            slug: "lab".to_owned(),
            name: name.to_owned(),
            website: website.map(str::to_owned),
            country: None,
        }],
        ..Draft::default()
    };
    let carried = |draft| {
        vec![Part {
            draft,
            editorial: false,
        }]
    };
    import(&test.db, named("Lab", None)).await;
    apply(
        &test.db,
        carried(named("LAB INC", Some("https://lab.example"))),
        Vec::new(),
        origin(DAY),
    )
    .await
    .unwrap();
    let row = entities::organization::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.name.as_str(), row.website.as_deref()),
        ("Lab", Some("https://lab.example"))
    );
    import(&test.db, named("The Lab", None)).await;
    let row = entities::organization::Entity::find()
        .one(test.db.reader())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.name.as_str(), row.website.as_deref()),
        ("The Lab", Some("https://lab.example"))
    );
}

#[tokio::test]
async fn a_name_that_is_only_the_slug_gives_way_in_any_order() {
    for order in [["lab", "The Lab"], ["The Lab", "lab"]] {
        let test = TestDatabase::new().await;
        for name in order {
            let draft = Draft {
                organizations: vec![Organization {
                    slug: "lab".to_owned(),
                    name: name.to_owned(),
                    website: None,
                    country: None,
                }],
                providers: vec![versus::import::draft::Provider {
                    name: name.to_owned(),
                    ..provider("lab", false)
                }],
                ..Draft::default()
            };
            let parts = vec![Part {
                draft,
                editorial: false,
            }];
            apply(&test.db, parts, Vec::new(), origin(DAY))
                .await
                .unwrap();
        }
        let organizations = entities::organization::Entity::find();
        let lab = organizations.one(test.db.reader()).await.unwrap().unwrap();
        let providers = entities::provider::Entity::find();
        let host = providers.one(test.db.reader()).await.unwrap().unwrap();
        assert_eq!(
            (lab.name.as_str(), lab.name_key.as_str()),
            ("The Lab", "the lab")
        );
        assert_eq!(
            (host.name.as_str(), host.name_key.as_str()),
            ("The Lab", "the lab")
        );
    }
}
