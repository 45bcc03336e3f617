//! Automatic persisted queries and trusted documents.

use poem::http::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use versus::{
    http::Config,
    operation::{PersistedDocuments, TrustedDocuments},
    words::hex,
};

use super::{Client, body, client, client_with, post, refusal};
use crate::support::toy::Levers;

fn persisted(hash: &str) -> Value {
    json!({"persistedQuery": {"version": 1, "sha256Hash": hash}})
}

fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

#[tokio::test]
async fn a_query_is_asked_for_by_its_hash_once_it_was_sent() {
    let client = client();
    let hash = sha256("{ hello }");
    let by_hash = format!("/graphql?extensions={}", persisted(&hash))
        .replace('"', "%22")
        .replace('{', "%7B")
        .replace('}', "%7D");
    let response = client.get(&by_hash).send().await;
    response.assert_status_is_ok();
    assert_eq!(
        refusal(response).await,
        (
            "PERSISTED_QUERY_NOT_FOUND".to_owned(),
            "PersistedQueryNotFound".to_owned()
        )
    );
    let answer = post(
        &client,
        &json!({"query": "{ hello }", "extensions": persisted(&hash.to_uppercase())}),
    )
    .await;
    answer.assert_status_is_ok();
    let response = client.get(&by_hash).send().await;
    assert!(super::header(&response, "cache-control").starts_with("public"));
    assert_eq!(body(response).await["data"]["hello"], "hello world");
}

#[tokio::test]
async fn a_hash_sent_with_another_text_is_refused_and_not_remembered() {
    let client = client();
    let hash = sha256("{ hello }");
    let wrong = post(
        &client,
        &json!({"query": "{ leaks }", "extensions": persisted(&hash)}),
    )
    .await;
    wrong.assert_status(StatusCode::BAD_REQUEST);
    assert_eq!(refusal(wrong).await.1, "provided sha does not match query");
    let later = post(&client, &json!({"extensions": persisted(&hash)})).await;
    assert_eq!(refusal(later).await.0, "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn only_valid_documents_are_remembered() {
    let client = client();
    let hash = sha256("{ nope }");
    post(
        &client,
        &json!({"query": "{ nope }", "extensions": persisted(&hash)}),
    )
    .await;
    let later = post(&client, &json!({"extensions": persisted(&hash)})).await;
    assert_eq!(refusal(later).await.0, "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn another_version_or_form_of_the_extension_is_refused() {
    let client = client();
    for extension in [
        json!({"version": 2, "sha256Hash": "x"}),
        json!({"version": 1}),
        json!(true),
    ] {
        let response = post(
            &client,
            &json!({"extensions": {"persistedQuery": extension}}),
        )
        .await;
        response.assert_status(StatusCode::BAD_REQUEST);
        assert_eq!(refusal(response).await.0, "BAD_USER_INPUT");
    }
}

fn trusting(only: bool) -> Client {
    let documents = json!({"greeting": "query Greeting { hello }"}).to_string();
    let trusted = TrustedDocuments::from_json(&documents).unwrap();
    let persisted = PersistedDocuments::new(trusted, only, 1_024);
    client_with(&Levers::default(), Config::default(), |parts| {
        parts.persisted = persisted;
    })
}

#[tokio::test]
async fn a_trusted_document_is_asked_for_by_its_id_in_either_way() {
    for only in [true, false] {
        let client = trusting(only);
        for request in [
            json!({"documentId": "greeting"}),
            json!({"extensions": persisted("greeting")}),
        ] {
            assert_eq!(
                body(post(&client, &request).await).await["data"]["hello"],
                "hello world"
            );
        }
        let unknown = post(&client, &json!({"documentId": "nope"})).await;
        assert_eq!(refusal(unknown).await.0, "PERSISTED_QUERY_NOT_FOUND");
    }
}

#[tokio::test]
async fn nothing_but_trusted_documents_is_accepted_where_it_is_so_decided() {
    let client = trusting(true);
    let text = post(&client, &json!({"query": "{ hello }"})).await;
    text.assert_status(StatusCode::BAD_REQUEST);
    assert_eq!(
        refusal(text).await.1,
        "Only trusted documents are accepted."
    );
    let hash = sha256("{ hello }");
    let automatic = post(
        &client,
        &json!({"query": "{ hello }", "extensions": persisted(&hash)}),
    )
    .await;
    automatic.assert_status(StatusCode::BAD_REQUEST);
    let spelled_out = post(&client, &json!({"query": "query Greeting { hello }"})).await;
    spelled_out.assert_status_is_ok();
}
