//! Kept answers: one execution per key, one invalidation rule, one revision per answer.

use std::sync::{Arc, atomic::Ordering};

use serde_json::{Value, json};
use versus::operation::Engine;

use super::{ask, ask_with, serve};
use crate::support::toy::{self, Levers};

fn levered() -> (Engine, Levers) {
    let levers = Levers::default();
    (toy::engine(&levers, toy::limits()), levers)
}

#[tokio::test]
async fn an_answer_is_kept_until_the_revision_moves() {
    let (engine, levers) = levered();
    assert_eq!(
        ask(&engine, "{ executions }").await["data"]["executions"],
        1
    );
    assert_eq!(
        ask(&engine, "{ executions }").await["data"]["executions"],
        1
    );
    levers.revision.fetch_add(1, Ordering::SeqCst);
    assert_eq!(
        ask(&engine, "{ executions }").await["data"]["executions"],
        2
    );
}

#[tokio::test]
async fn the_key_is_the_meaning_of_the_variables_not_their_spelling() {
    let (engine, levers) = levered();
    let query =
        "query($f: Filter, $n: Int = 1) { executions echo(filter: $f) statements(count: $n) }";
    let spellings = [
        json!({"f": {"min": 1, "max": 3}}),
        json!({"f": {"max": 3, "min": 1}, "n": 1}),
        json!({"f": {"min": 1.0}, "unknown": true}),
    ];
    for variables in spellings {
        ask_with(&engine, query, variables).await;
    }
    assert_eq!(levers.executions.load(Ordering::SeqCst), 1);
    ask_with(&engine, query, json!({"f": {"min": 2}})).await;
    assert_eq!(levers.executions.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_answer_with_errors_is_not_kept() {
    let (engine, levers) = levered();
    ask(&engine, "{ executions refuses }").await;
    ask(&engine, "{ executions refuses }").await;
    assert_eq!(levers.executions.load(Ordering::SeqCst), 2);
    assert!(engine.answers().is_empty());
}

#[tokio::test]
async fn requests_at_the_same_time_share_one_execution() {
    let (engine, levers) = levered();
    let engine = Arc::new(engine);
    let mut waiting = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let engine = engine.clone();
        waiting.spawn(async move { ask(&engine, "{ executions slow }").await });
    }
    // The gate stores one permit: whoever executes finds it, now or later.
    levers.gate.notify_one();
    while let Some(answer) = waiting.join_next().await {
        assert_eq!(answer.unwrap()["data"]["executions"], 1);
    }
}

#[tokio::test]
async fn an_execution_that_saw_the_revision_move_runs_again() {
    let (engine, levers) = levered();
    levers.revision.store(1, Ordering::SeqCst);
    let served = serve(&engine, "{ executions revises }", &json!({}))
        .await
        .ok()
        .unwrap();
    assert_eq!(served.executed.revision, 2);
    let answer: Value = serde_json::from_slice(served.executed.body.identity()).unwrap();
    assert_eq!(answer["data"], json!({"executions": 2, "revises": 2}));
}

#[tokio::test]
async fn statements_are_counted_whichever_task_makes_them() {
    let (engine, _) = levered();
    let first = serve(&engine, "{ statements(count: 4) }", &json!({}))
        .await
        .ok()
        .unwrap();
    assert_eq!((first.executed.statements, first.hit), (5, false));
    let second = serve(&engine, "{ statements(count: 4) }", &json!({}))
        .await
        .ok()
        .unwrap();
    assert!(second.hit, "a second identical request needs no statement");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_mixes_two_revisions_while_the_catalog_is_revised() {
    let (engine, levers) = levered();
    let engine = Arc::new(engine);
    let mut clients = tokio::task::JoinSet::new();
    for client in 0..16 {
        let engine = engine.clone();
        clients.spawn(async move {
            for round in 0..20 {
                // Different texts, so that each client has executions of its own.
                let query = format!("{{ a: liveRevision b: liveRevision item {{ n }} c: liveRevision }} # {client} {round}");
                let Ok(served) = serve(&engine, &query, &json!({})).await else { continue };
                let answer: Value = serde_json::from_slice(served.executed.body.identity()).unwrap();
                for read in ["a", "b", "c"] {
                    assert_eq!(answer["data"][read], served.executed.revision, "{answer}");
                }
            }
        });
    }
    for _ in 0..200 {
        levers.revision.fetch_add(1, Ordering::SeqCst);
        tokio::task::yield_now().await;
    }
    while let Some(client) = clients.join_next().await {
        client.unwrap();
    }
    assert!(levers.revision.load(Ordering::SeqCst) == 200);
}
