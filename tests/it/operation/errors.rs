//! Field errors: null in place, paths, masking, deadline, panic.

use serde_json::{Value, json};

use super::{ask, engine, messages};

#[tokio::test]
async fn a_failed_nullable_field_is_null_in_its_place_and_its_siblings_stay() {
    let answer = ask(&engine(), "{ items(first: 3) { n oddFails } }").await;
    let expected =
        json!([{"n": 0, "oddFails": 0}, {"n": 1, "oddFails": null}, {"n": 2, "oddFails": 2}]);
    assert_eq!(answer["data"]["items"], expected);
    assert_eq!(answer["errors"][0]["path"], json!(["items", 1, "oddFails"]));
    assert_eq!(
        answer["errors"][0]["locations"],
        json!([{"line": 1, "column": 23}])
    );
}

#[tokio::test]
async fn a_failed_non_null_field_nulls_the_nearest_nullable_element_of_a_list() {
    let answer = ask(&engine(), "{ maybeItems { n oddFailsHard } }").await;
    assert_eq!(
        answer["data"],
        json!({"maybeItems": [{"n": 0, "oddFailsHard": 0}, null]})
    );
    assert_eq!(
        answer["errors"][0]["path"],
        json!(["maybeItems", 1, "oddFailsHard"])
    );
    assert_eq!(messages(&answer), ["odd"]);
}

#[tokio::test]
async fn a_failure_no_nullable_field_stops_nulls_the_whole_data() {
    let answer = ask(&engine(), "{ items { oddFailsHard } }").await;
    assert_eq!(answer["data"], Value::Null);
    assert_eq!(
        answer["errors"][0]["path"],
        json!(["items", 1, "oddFailsHard"])
    );
}

#[tokio::test]
async fn a_field_selected_twice_fails_once() {
    let answer = ask(
        &engine(),
        "{ refuses ...A ... { refuses } } fragment A on Query { refuses }",
    )
    .await;
    assert_eq!(messages(&answer), ["first and last cannot both be given"]);
}

#[tokio::test]
async fn an_error_without_a_code_of_ours_is_masked_and_names_the_request() {
    let answer = ask(&engine(), "{ leaks hello }").await;
    assert_eq!(
        answer["data"],
        json!({"leaks": null, "hello": "hello world"})
    );
    assert_eq!(messages(&answer), ["Internal server error"]);
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(
        *extensions,
        json!({"code": "INTERNAL_SERVER_ERROR", "requestId": "test-request"})
    );
    assert!(!answer.to_string().contains("secret"));
}

#[tokio::test]
async fn a_panic_in_a_resolver_is_an_internal_error_and_the_engine_goes_on() {
    let engine = engine();
    let answer = ask(&engine, "{ panics }").await;
    assert_eq!(messages(&answer), ["Internal server error"]);
    assert_eq!(answer["errors"][0]["extensions"], internal());
    assert_eq!(
        ask(&engine, "{ hello }").await["data"]["hello"],
        "hello world"
    );
}

#[tokio::test]
async fn an_execution_that_never_ends_ends_at_its_deadline() {
    let answer = ask(&engine(), "{ never }").await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "REQUEST_TIMEOUT");
    assert_eq!(
        messages(&answer),
        ["The operation took longer than 200 ms."]
    );
    assert!(answer.get("data").is_none());
}

#[tokio::test]
async fn a_revision_that_cannot_be_read_is_an_internal_error() {
    let levers = crate::support::toy::Levers::default();
    levers
        .revision
        .store(-1, std::sync::atomic::Ordering::SeqCst);
    let engine = crate::support::toy::engine(&levers, crate::support::toy::limits());
    let answer = ask(&engine, "{ hello }").await;
    assert_eq!(messages(&answer), ["Internal server error"]);
    assert_eq!(answer["errors"][0]["extensions"], internal());
}

/// The extensions of every error that is ours to explain: the code, and where to look for the cause.
fn internal() -> Value {
    json!({"code": "INTERNAL_SERVER_ERROR", "requestId": "test-request"})
}

#[tokio::test]
async fn an_event_that_is_never_answered_ends_at_its_deadline_and_silence_does_not() {
    let engine = engine();
    let prepared = engine
        .prepare(&super::request(
            "subscription { itemTicks { n never } }",
            &json!({}),
        ))
        .unwrap();
    let id = std::sync::Arc::from("test-request");
    let events = engine.subscribe(&prepared, &id).await.unwrap();
    let events: Vec<String> = futures_util::StreamExt::collect(events).await;
    assert_eq!(events.len(), 2);
    for event in events {
        let event: Value = serde_json::from_str(&event).unwrap();
        assert_eq!(event["data"], Value::Null);
        assert_eq!(messages(&event), ["The operation took longer than 200 ms."]);
        assert_eq!(event["errors"][0]["extensions"]["code"], "REQUEST_TIMEOUT");
    }
    let silence = engine
        .prepare(&super::request("subscription { silence }", &json!({})))
        .unwrap();
    let mut events = engine.subscribe(&silence, &id).await.unwrap();
    let next = futures_util::StreamExt::next(&mut events);
    let waited = tokio::time::timeout(std::time::Duration::from_millis(600), next).await;
    assert!(
        waited.is_err(),
        "waiting for something to happen has no end"
    );
}

#[tokio::test]
async fn an_event_that_panics_is_an_internal_error_of_its_request() {
    let engine = engine();
    let prepared = engine
        .prepare(&super::request(
            "subscription { itemTicks { panics } }",
            &json!({}),
        ))
        .unwrap();
    let id = std::sync::Arc::from("test-request");
    let events = engine.subscribe(&prepared, &id).await.unwrap();
    let events: Vec<String> = futures_util::StreamExt::collect(events).await;
    assert_eq!(events.len(), 1);
    let event: Value = serde_json::from_str(&events[0]).unwrap();
    assert_eq!(event["errors"][0]["extensions"], internal());
}

#[tokio::test]
async fn a_connection_that_is_waited_for_too_long_says_that_the_server_is_busy() {
    let answer = ask(&engine(), "{ hello exhausts }").await;
    let busy = json!({"errors": [{
        "message": "The server is busy; try again in a moment.",
        "extensions": {"code": "REQUEST_TIMEOUT"}
    }]});
    assert_eq!(answer, busy, "in a field");
    let levers = crate::support::toy::Levers::default();
    levers
        .revision
        .store(-2, std::sync::atomic::Ordering::SeqCst);
    let engine = crate::support::toy::engine(&levers, crate::support::toy::limits());
    let answer = ask(&engine, "{ hello }").await;
    assert_eq!(answer, busy, "at the revision");
}

#[tokio::test]
async fn fields_come_in_the_order_of_the_query_through_fragments_and_types() {
    let query = "query { b: hello ...F a: hello pets { ... on Dog { name } __typename ... on Cat { lives } id: __typename ... on Cat { name } } }
        fragment F on Query { z: hello item { n } b: hello y: hello item { m: n } }";
    let served = super::serve(&engine(), query, &json!({}))
        .await
        .ok()
        .unwrap();
    let text = String::from_utf8(served.executed.body.identity().to_vec()).unwrap();
    insta::assert_snapshot!(text, @r#"{"data":{"b":"hello world","z":"hello world","item":{"n":0,"m":0},"y":"hello world","a":"hello world","pets":[{"__typename":"Cat","lives":9,"id":"Cat","name":"Tom"},{"name":"Rex","__typename":"Dog","id":"Dog"}]}}"#);
}

#[tokio::test]
async fn a_selection_on_an_interface_reaches_each_type_behind_it() {
    let engine = engine();
    let query = "{ a: node(id: \"cat\") { ...N } b: node(id: \"dog\") { ...N } c: node(id: \"eel\") { ...N } }
        fragment N on Node { id ... on Cat { lives } ... on Node { ... on Dog { tricks } } }";
    let answer = ask(&engine, query).await;
    let expected =
        json!({"a": {"id": "cat", "lives": 9}, "b": {"id": "dog", "tricks": ["sit"]}, "c": null});
    assert_eq!(answer["data"], expected);
}

#[tokio::test]
async fn skip_and_include_are_decided_before_execution() {
    let query = "query($yes: Boolean!, $no: Boolean = false) {
        a: hello @skip(if: $yes) b: hello @include(if: $yes) ... @include(if: $no) { c: hello }
        ...D @skip(if: $no) } fragment D on Query { d: hello @include(if: true) @skip(if: true) e: hello }";
    let answer = super::ask_with(&engine(), query, json!({"yes": true})).await;
    assert_eq!(
        answer["data"],
        json!({"b": "hello world", "e": "hello world"})
    );
}
