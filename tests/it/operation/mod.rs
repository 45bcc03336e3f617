//! The operation room over a schema that fails, waits and panics.

mod answers;
mod cost;
mod documents;
mod errors;
mod variables;

use std::sync::Arc;

use serde_json::{Map, Value, json};
use versus::operation::{Engine, Limits, Refusal, Request, Served};

use crate::support::toy::{self, Levers};

/// An engine with everything at its defaults but a short deadline.
fn engine() -> Engine {
    toy::engine(&Levers::default(), toy::limits())
}

/// An engine with limits of its own.
fn engine_with(limits: Limits) -> Engine {
    toy::engine(&Levers::default(), limits)
}

fn request(query: &str, variables: &Value) -> Request {
    let variables = variables.as_object().cloned().unwrap_or_else(Map::new);
    Request {
        query: query.to_owned(),
        operation_name: None,
        variables,
    }
}

async fn serve(engine: &Engine, query: &str, variables: &Value) -> Result<Served, Refusal> {
    let prepared = engine.prepare(&request(query, variables))?;
    engine.answer(&prepared, &Arc::from("test-request")).await
}

/// The whole answer as a value, refused or not.
async fn ask_with(engine: &Engine, query: &str, variables: Value) -> Value {
    match serve(engine, query, &variables).await {
        Ok(served) => serde_json::from_slice(served.executed.body.identity()).unwrap(),
        Err(refusal) => refusal.to_value(),
    }
}

async fn ask(engine: &Engine, query: &str) -> Value {
    ask_with(engine, query, json!({})).await
}

/// Messages of the errors of an answer.
fn messages(answer: &Value) -> Vec<&str> {
    let errors = answer["errors"].as_array().map_or(&[][..], Vec::as_slice);
    errors
        .iter()
        .map(|error| error["message"].as_str().unwrap())
        .collect()
}
