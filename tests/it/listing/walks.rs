//! Walking a list in pages gives what one page of everything gives.

use serde_json::Value;

use crate::support::app::TestApp;

/// Lists as (field path from the root, arguments besides the page, what names an element).
fn lists() -> Vec<(String, String)> {
    let mut lists = Vec::new();
    let mut add = |list: &str, name: &str, orders: &[&str]| {
        for order in orders {
            for direction in ["ASC", "DESC"] {
                let benchmark = match *order {
                    "BENCHMARK_SCORE" => ", benchmark: \"mmlu-pro\"",
                    _ => "",
                };
                let order =
                    format!("orderBy: {{ field: {order}, direction: {direction}{benchmark} }}");
                lists.push((
                    list.replace("ARGS", &format!("PAGE {order}")),
                    name.to_owned(),
                ));
            }
        }
    };
    let models = [
        "NAME",
        "RELEASED",
        "CONTEXT_WINDOW",
        "INPUT_PRICE",
        "OUTPUT_PRICE",
        "BENCHMARK_SCORE",
        "PROVIDER_COUNT",
    ];
    let routes = [
        "PROVIDER",
        "PROVIDER_MODEL_ID",
        "INPUT_PRICE",
        "OUTPUT_PRICE",
        "CONTEXT_WINDOW",
    ];
    let scores = ["BENCHMARK", "VALUE", "MEASURED_ON"];
    add("list: models(ARGS)", "slug", &models);
    add("list: providers(ARGS)", "slug", &["DISPLAY_RANK", "NAME"]);
    add("list: organizations(ARGS)", "slug", &["NAME", "SLUG"]);
    add("list: benchmarks(ARGS)", "slug", &["NAME", "SCORE_COUNT"]);
    add(
        "at: organization(slug: \"mistral\") { list: models(ARGS)",
        "slug",
        &models,
    );
    add(
        "at: provider(slug: \"openrouter\") { list: models(ARGS)",
        "slug",
        &models,
    );
    add(
        "at: provider(slug: \"openrouter\") { list: routes(ARGS)",
        "id",
        &routes,
    );
    add(
        "at: model(slug: \"gpt-4.1\") { list: routes(ARGS)",
        "id",
        &routes,
    );
    add(
        "at: model(slug: \"gpt-4.1\") { list: scores(ARGS)",
        "id",
        &scores,
    );
    add(
        "at: benchmark(slug: \"mmlu-pro\") { list: scores(ARGS)",
        "id",
        &scores,
    );
    lists
}

/// One page of a list: the names of its elements, and the page info.
async fn page(app: &TestApp, (list, name): &(String, String), page: &str) -> (Vec<String>, Value) {
    let selection = "{ nodes { NAME } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }";
    let selection = selection.replace("NAME", name);
    let close = "}".repeat(list.matches('{').count() - list.matches('}').count());
    let query = format!("{{ {} {selection} {close} }}", list.replace("PAGE", page));
    let mut data = app.data(&query).await;
    let list = match data.get_mut("at") {
        Some(at) => at["list"].take(),
        None => data["list"].take(),
    };
    let nodes = list["nodes"].as_array().unwrap();
    let names = nodes
        .iter()
        .map(|node| node[name].as_str().unwrap().to_owned());
    let names: Vec<_> = names.collect();
    assert!(list["totalCount"].as_u64().unwrap() >= names.len() as u64);
    (names, list["pageInfo"].clone())
}

async fn forwards(app: &TestApp, list: &(String, String), size: usize) -> Vec<String> {
    let mut walked = Vec::new();
    let mut after = String::new();
    loop {
        let (names, info) = page(app, list, &format!("first: {size} {after}")).await;
        assert_eq!(info["hasPreviousPage"], !walked.is_empty());
        walked.extend(names);
        if info["hasNextPage"] == false {
            return walked;
        }
        after = format!("after: {}", info["endCursor"]);
    }
}

async fn backwards(app: &TestApp, list: &(String, String), size: usize) -> Vec<String> {
    let mut walked = Vec::new();
    let mut before = String::new();
    loop {
        let (mut names, info) = page(app, list, &format!("last: {size} {before}")).await;
        assert_eq!(info["hasNextPage"], !walked.is_empty());
        names.extend(walked);
        walked = names;
        if info["hasPreviousPage"] == false {
            return walked;
        }
        before = format!("before: {}", info["startCursor"]);
    }
}

#[tokio::test]
async fn pages_of_any_size_give_the_whole_list_in_both_directions() {
    let app = TestApp::seeded().await;
    for list in lists() {
        let (all, info) = page(&app, &list, "first: 100").await;
        assert!(
            all.len() >= 3,
            "{list:?} is too short to be walked: {all:?}"
        );
        assert_eq!(info["hasNextPage"], false);
        for size in 1..=4 {
            assert_eq!(forwards(&app, &list, size).await, all, "{list:?} by {size}");
            assert_eq!(
                backwards(&app, &list, size).await,
                all,
                "{list:?} by {size}"
            );
        }
    }
}

#[tokio::test]
async fn what_is_not_known_comes_last_in_both_directions() {
    let app = TestApp::seeded().await;
    for field in ["RELEASED", "CONTEXT_WINDOW", "INPUT_PRICE", "OUTPUT_PRICE"] {
        let mut tails = Vec::new();
        for direction in ["ASC", "DESC"] {
            let order = format!("orderBy: {{ field: {field}, direction: {direction} }}");
            let list = (format!("list: models(PAGE {order})"), "slug".to_owned());
            let (all, _) = page(&app, &list, "first: 100").await;
            tails.push(all[all.len() - 2..].to_vec());
        }
        assert_eq!(tails[0], tails[1], "{field}");
    }
}

#[tokio::test]
async fn a_window_between_two_cursors_is_cut_on_both_sides() {
    let app = TestApp::seeded().await;
    let list = ("list: models(PAGE)".to_owned(), "slug".to_owned());
    let (all, _) = page(&app, &list, "first: 100").await;
    let (_, first) = page(&app, &list, "first: 2").await;
    let (_, end) = page(&app, &list, "last: 2").await;
    let between = format!(
        "after: {} before: {}",
        first["endCursor"], end["startCursor"]
    );
    for (size, expected) in [
        ("first: 2", &all[2..4]),
        ("last: 2", &all[4..6]),
        ("first: 9", &all[2..6]),
    ] {
        let (names, info) = page(&app, &list, &format!("{size} {between}")).await;
        assert_eq!(names, expected);
        assert_eq!(info["hasNextPage"], true, "the row of `before` follows");
        assert_eq!(info["hasPreviousPage"], true, "the row of `after` precedes");
    }
}

#[tokio::test]
async fn a_nested_list_is_the_filtered_list() {
    let app = TestApp::seeded().await;
    let data = app
        .data("{ organizations { nodes { slug models { totalCount nodes { slug } } } } }")
        .await;
    for organization in data["organizations"]["nodes"].as_array().unwrap() {
        let filter = format!("filter: {{ organization: {} }}", organization["slug"]);
        let query = format!("{{ models({filter}) {{ totalCount nodes {{ slug }} }} }}");
        assert_eq!(app.data(&query).await["models"], organization["models"]);
    }
}

#[tokio::test]
async fn a_cursor_of_another_order_or_list_is_refused() {
    let app = TestApp::seeded().await;
    let (_, info) = page(
        &app,
        &("list: models(PAGE)".to_owned(), "slug".to_owned()),
        "first: 1",
    )
    .await;
    let cursor = &info["endCursor"];
    for list in [
        "models(orderBy: { field: RELEASED }, after: CURSOR)",
        "models(orderBy: { field: NAME, direction: DESC }, before: CURSOR)",
        "providers(after: CURSOR)",
        "changes(after: CURSOR)",
        "search(query: \"gpt\", after: CURSOR)",
    ] {
        let query = format!(
            "{{ {} {{ totalCount }} }}",
            list.replace("CURSOR", &cursor.to_string())
        );
        let body = app.ask(&query).await.body;
        assert_eq!(
            body["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{list}"
        );
        let message = body["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains("another list or order"), "{message}");
    }
}

#[tokio::test]
async fn a_cursor_that_was_tampered_with_is_refused() {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let app = TestApp::seeded().await;
    for forged in [
        r#"{"v":9,"o":"models Name Asc","k":["a","b"]}"#,
        r#"{"v":1,"o":"models Name Asc","k":["a"]}"#,
        r#"{"v":1,"o":"models Name Asc","k":[1,null]}"#,
        r#"{"v":1,"o":"models Name Asc","k":[["a"],"b"]}"#,
        "[]",
    ] {
        let query = format!(
            "{{ models(after: \"{}\") {{ nodes {{ slug }} }} }}",
            URL_SAFE_NO_PAD.encode(forged)
        );
        let body = app.ask(&query).await.body;
        assert_eq!(
            body["errors"][0]["extensions"]["code"], "BAD_USER_INPUT",
            "{forged}: {body}"
        );
    }
}
