//! Every query of `tests/graphql` answers as recorded beside it, in as many statements.

use std::path::{Path, PathBuf};

use futures_util::StreamExt as _;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use versus::import::draft::Draft;

use crate::support::{
    app::TestApp,
    draft::{by, import_on, model},
    seed,
};

#[tokio::test]
async fn every_query_answers_as_recorded() {
    let app = TestApp::seeded().await;
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graphql");
    queries(&root, &mut files);
    files.sort();
    assert!(files.len() > 20, "the queries are where they should be");
    for path in files {
        let answer = app.run(&path).await;
        for message in messages(&answer.body) {
            let begins = message.starts_with(|first: char| first.is_uppercase() || first == '`');
            assert!(
                begins && message.ends_with(['.', '?']),
                "{path:?}: {message}"
            );
        }
        let recorded = json!({ "statements": answer.statements, "answer": answer.body });
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let name = path.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_json_snapshot!(name, recorded));
    }
}

fn messages(body: &Value) -> Vec<&str> {
    let errors = body["errors"].as_array().into_iter().flatten();
    errors
        .map(|error| error["message"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_value_that_a_scalar_cannot_read_is_refused_at_its_place_and_told_what_is_right() {
    let app = TestApp::seeded().await;
    let sides = "left: \"gpt-4.1\", right: \"gpt-4o\"";
    let given = format!(
        "query($w: WorkloadInput, $d: Date) {{ comparison({sides}, workload: $w, asOf: $d) {{ title }} }}"
    );
    let cases = [
        (
            json!({"w": {"inputTokens": "800"}}),
            "Variable \"$w\" got invalid value \"800\" at \"w.inputTokens\"; Expected a whole number of at most 64 bits, such as 800000000.",
        ),
        (
            json!({"w": {"batchShare": true}}),
            "Variable \"$w\" got invalid value true at \"w.batchShare\"; Expected a decimal number, such as \"0.075\".",
        ),
        (
            json!({"d": "2026-02-30"}),
            "Variable \"$d\" got invalid value \"2026-02-30\"; Expected a day, such as \"2026-05-22\".",
        ),
    ];
    for (variables, message) in cases {
        let answer = app.ask_with(&given, variables).await.body;
        assert_eq!(messages(&answer), [message]);
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
        assert!(answer.get("data").is_none(), "{answer}");
    }
    let written = [
        (
            "workload: { inputTokens: [8] }",
            "Expected value of type \"Long\" at \"workload.inputTokens\"; Expected a whole number of at most 64 bits, such as 800000000.",
        ),
        (
            "workload: { batchShare: half }",
            "Expected value of type \"Decimal\" at \"workload.batchShare\"; Expected a decimal number, such as \"0.075\".",
        ),
        (
            "asOf: 20260522",
            "Expected value of type \"Date\" at \"asOf\"; Expected a day, such as \"2026-05-22\".",
        ),
    ];
    for (argument, message) in written {
        let query = format!("{{ comparison({sides}, {argument}) {{ title }} }}");
        let answer = app.ask(&query).await.body;
        assert_eq!(messages(&answer), [message], "{argument}");
    }
    let query =
        format!("query($d: Date = \"soon\") {{ comparison({sides}, asOf: $d) {{ title }} }}");
    let answer = app.ask(&query).await.body;
    let message =
        "Expected value of type \"Date\" at \"$d\"; Expected a day, such as \"2026-05-22\".";
    assert_eq!(messages(&answer), [message], "a default");
    let right = json!({"w": {"inputTokens": 800, "batchShare": "0.5"}, "d": "2026-05-22"});
    let answer = app.ask_with(&given, right).await.body;
    assert!(answer.get("errors").is_none(), "{answer}");
}

#[tokio::test]
async fn a_price_without_end_is_in_force_on_the_last_day_there_is() {
    let app = TestApp::seeded().await;
    let query = "{ model(slug: \"gpt-4.1\") { routes { nodes {
        last: prices(asOf: \"9999-12-31\") { id }
        day: inputPrice(asOf: \"9999-12-30\") { amount } end: inputPrice(asOf: \"9999-12-31\") { amount } } } } }";
    let data = app.data(query).await;
    let routes = data["model"]["routes"]["nodes"].as_array().unwrap();
    let priced = routes.iter().filter(|route| !route["day"].is_null());
    assert!(priced.count() > 0, "{data}");
    for route in routes {
        assert_eq!(route["end"], route["day"], "{data}");
    }
    let stands = |route: &&Value| {
        route["last"]
            .as_array()
            .is_some_and(|last| !last.is_empty())
    };
    assert!(routes.iter().any(|route| stands(&route)), "{data}");
}

fn queries(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            queries(&path, files);
        } else if path.extension().is_some_and(|end| end == "graphql") {
            files.push(path);
        }
    }
}

#[tokio::test]
async fn the_number_of_statements_does_not_depend_on_the_size_of_the_page() {
    let app = TestApp::seeded().await;
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/graphql/model/twenty_models_with_everything.graphql");
    let query = std::fs::read_to_string(path).unwrap();
    let mut counts = Vec::new();
    for size in ["2", "5", "20"] {
        let query = query.replace("first: 20", &format!("first: {size}"));
        let answer = app.ask(&query).await;
        assert!(answer.body.get("errors").is_none(), "{}", answer.body);
        counts.push(answer.statements);
    }
    assert!(counts.iter().all(|count| *count <= 12), "{counts:?}");
    assert_eq!(counts[1], counts[2]);
}

#[tokio::test]
async fn every_id_leads_back_to_its_object() {
    let app = TestApp::seeded().await;
    let data = app
        .data(
            "{ models { nodes { id license { id } organization { id } capabilities { id sources { id } }
                routes { nodes { id provider { id } prices { id } } }
                scores { nodes { id benchmark { id } } } } } }",
        )
        .await;
    let mut ids = Vec::new();
    collect_ids(&data, &mut ids);
    ids.sort();
    ids.dedup();
    assert!(ids.len() > 150, "{}", ids.len());
    for ids in ids.chunks(100) {
        let query = format!("{{ nodes(ids: {}) {{ id }} }}", json!(ids));
        let nodes = app.data(&query).await["nodes"].take();
        let found: Vec<&str> = nodes
            .as_array()
            .unwrap()
            .iter()
            .map(|node| node["id"].as_str().unwrap_or("null"))
            .collect();
        assert_eq!(found, ids);
    }
}

fn collect_ids(value: &Value, ids: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("id", Value::String(id)) => ids.push(id.clone()),
                    _ => collect_ids(value, ids),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, ids)),
        _ => {}
    }
}

#[tokio::test]
async fn ids_are_the_same_on_every_database() {
    let (one, other) = (TestApp::seeded().await, TestApp::new().await);
    // Rows get other numbers here.
    let lab = by("openai", "2026-08-01");
    let mut earlier = model("aaa", &lab);
    earlier.claims[1].value = "openai".to_owned();
    let mut draft = seed::draft();
    draft.models.insert(0, earlier);
    draft.routes.reverse();
    import_on(&other.database.db, draft, seed::FIRST_DAY).await;
    let query = "{ model(slug: \"gpt-4.1\") { id routes(orderBy: { field: PROVIDER }) { nodes { id prices(source: \"openai\") { id } } }
                   scores(orderBy: { field: VALUE }) { nodes { id } } } }";
    assert_eq!(one.data(query).await, other.data(query).await);
}

#[tokio::test]
async fn an_alias_of_two_models_names_none() {
    let app = TestApp::seeded().await;
    let query = "{ model(slug: \"the-large-one\") { slug } }";
    assert_eq!(app.data(query).await["model"]["slug"], "mistral-large");
    let rival = "INSERT INTO model_alias (id, model_id, namespace, external_id, alias_key, match_kind)
         SELECT 1000, id, 'rival', 'The-Large-One', 'the-large-one', 'EXPLICIT' FROM model WHERE slug = 'gpt-4.1'";
    app.database
        .db
        .writer()
        .execute_unprepared(rival)
        .await
        .unwrap();
    let query = "{ again: model(slug: \"the-large-one\") { slug } }";
    assert_eq!(app.data(query).await["again"], Value::Null);
}

#[tokio::test]
async fn what_fails_inside_stays_inside() {
    let app = TestApp::seeded().await;
    let rename = "ALTER TABLE organization RENAME TO secret_table";
    app.database
        .db
        .writer()
        .execute_unprepared(rename)
        .await
        .unwrap();
    let body = app
        .ask("{ models(first: 1) { nodes { slug organization { name } } } }")
        .await
        .body;
    let error = &body["errors"][0];
    assert_eq!(error["message"], "Internal server error");
    assert_eq!(error["extensions"]["code"], "INTERNAL_SERVER_ERROR");
    assert_eq!(error["extensions"]["requestId"], "test");
    let text = body.to_string();
    assert!(
        !text.contains("organization\"") || !text.contains("no such table"),
        "{text}"
    );
    assert!(
        !text.contains("SELECT") && !text.contains("sqlite"),
        "{text}"
    );
}

#[tokio::test]
async fn a_committed_revision_is_told_to_whoever_listens() {
    let app = TestApp::seeded().await;
    let mut events = app
        .events("subscription { catalogRevised { number created } }")
        .await;
    let first: Value = serde_json::from_str(&events.next().await.unwrap()).unwrap();
    assert_eq!(first["data"]["catalogRevised"]["number"], 2, "{first}");
    let lab = by("openai", "2026-11-20");
    let mut new = model("gpt-5", &lab);
    new.claims[1].value = "openai".to_owned();
    let draft = Draft {
        models: vec![new],
        ..Draft::default()
    };
    import_on(&app.database.db, draft, "2026-11-20").await;
    let second: Value = serde_json::from_str(&events.next().await.unwrap()).unwrap();
    assert_eq!(second["data"]["catalogRevised"]["number"], 3, "{second}");
}

#[tokio::test]
async fn no_event_shows_what_an_earlier_revision_held() {
    let app = TestApp::seeded().await;
    let mut events = app
        .events(
            "subscription { catalogRevised { number changes(first: 100) { nodes { text model { slug name } } } } }",
        )
        .await;
    let first: Value = serde_json::from_str(&events.next().await.unwrap()).unwrap();
    assert_eq!(first["data"]["catalogRevised"]["number"], 2, "{first}");
    for (number, name) in [(3, "Large One"), (4, "Large Two"), (5, "Large Three")] {
        let day = format!("2026-11-{}", 15 + number);
        let mut renamed = model("mistral-large", &by("mistral", &day));
        renamed.claims[0].value = name.to_owned();
        renamed.claims[1].value = "mistral".to_owned();
        let draft = Draft {
            models: vec![renamed],
            ..Draft::default()
        };
        import_on(&app.database.db, draft, &day).await;
        let event: Value = serde_json::from_str(&events.next().await.unwrap()).unwrap();
        let revision = &event["data"]["catalogRevised"];
        assert_eq!(revision["number"], number, "{event}");
        let changes = revision["changes"]["nodes"].as_array().unwrap();
        let of_large: Vec<_> = changes
            .iter()
            .filter(|change| change["model"]["slug"] == "mistral-large")
            .collect();
        assert!(!of_large.is_empty(), "{event}");
        for change in of_large {
            assert_eq!(change["model"]["name"], name, "{event}");
            assert!(change["text"].as_str().unwrap().contains(name), "{event}");
        }
    }
}

#[tokio::test]
async fn an_unknown_name_below_a_list_costs_no_more_than_above_it() {
    let app = TestApp::seeded().await;
    let mut statements = Vec::new();
    for first in [2, 8] {
        let query = format!(
            "{{ models(first: {first}) {{ nodes {{ cheapestRoute(providers: [\"nope\", \"nada\"]) {{ id }} }} }} }}"
        );
        let answer = app.ask(&query).await;
        let error = &answer.body["errors"][0];
        assert_eq!(error["message"], "No provider is called \"nope\".");
        assert_eq!(error["extensions"]["suggestions"], json!([]));
        statements.push(answer.statements);
    }
    assert_eq!(statements[0], statements[1]);
    let close = app
        .ask("{ models(first: 1, filter: { provider: \"opnrouter\" }) { nodes { id } } }")
        .await;
    assert_eq!(
        close.body["errors"][0]["extensions"]["suggestions"],
        json!(["openrouter"])
    );
}

#[tokio::test]
async fn shortlists_of_one_request_read_the_contenders_once() {
    let app = TestApp::seeded().await;
    let fields = "{ memberCount considered members { rank model { name organization { name } } } }";
    let one = format!("{{ shortlist(requirements: {{}}) {fields} }}");
    let aliases: String = (0..49)
        .map(|n| format!("a{n}: shortlist(requirements: {{ minContextWindow: {n} }}) {fields} "))
        .collect();
    let (one, many) = (
        app.ask(&one).await,
        app.ask(&format!("{{ {aliases} }}")).await,
    );
    assert!(many.body.get("errors").is_none(), "{}", many.body);
    assert_eq!(many.body["data"]["a48"]["considered"], 8);
    assert_eq!(one.statements, many.statements);
}

#[tokio::test]
async fn a_value_named_twice_is_asked_for_once() {
    let app = TestApp::seeded().await;
    let query = "query($all: [Capability!], $in: [Modality!]) {
        models(filter: { capabilities: $all, inputModalities: $in }) { nodes { slug } }
        shortlist(requirements: { capabilities: $all }) { memberCount nearMissCount } }";
    let ask = |times: usize| {
        let variables = json!({ "all": vec!["VISION"; times], "in": vec!["TEXT"; times] });
        app.ask_with(query, variables)
    };
    assert_eq!(ask(1).await.body, ask(100).await.body);
}
