//! One question to the API from inside the process: what the pages and the commands for people are built on.

pub mod words;
pub mod workload;

use async_trait::async_trait;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::operation::{Code, Engine, Request};

/// The id under which questions of commands are logged: each process asks for one person.
const ON_COMMAND: &str = "command";

/// Something that answers GraphQL documents.
#[async_trait]
pub trait Ask: Send + Sync {
    /// The answer to a document, in the form of the GraphQL specification: `data`, `errors` or both.
    async fn ask(&self, query: &str, variables: Value) -> Value;
}

#[async_trait]
impl Ask for Engine {
    async fn ask(&self, query: &str, variables: Value) -> Value {
        let request = question(query, variables);
        let answer = async {
            let prepared = self.prepare(&request)?;
            self.answer(&prepared, &ON_COMMAND.into()).await
        };
        match answer.await {
            Ok(served) => {
                serde_json::from_slice(served.executed.body.identity()).unwrap_or_default()
            }
            Err(refusal) => refusal.to_value(),
        }
    }
}

/// A document and its variables as a request.
pub fn question(query: &str, variables: Value) -> Request {
    let variables = match variables {
        Value::Object(variables) => variables,
        _ => Map::new(),
    };
    Request {
        query: query.to_owned(),
        operation_name: None,
        variables,
    }
}

/// Why a question has no usable answer: what the API said.
#[derive(Debug)]
pub struct Refusal {
    /// The errors, the first one first; at least one.
    pub problems: Vec<Problem>,
}

/// One error of an answer.
#[derive(Debug, Deserialize)]
pub struct Problem {
    /// What was wrong and what would be right.
    pub message: String,
    /// Code and whatever else the API adds.
    #[serde(default)]
    pub extensions: Extensions,
}

/// What the API adds to an error.
#[derive(Debug, Default, Deserialize)]
pub struct Extensions {
    /// Stable code of the error.
    pub code: Option<String>,
    /// The closest names that exist, best first.
    #[serde(default)]
    pub suggestions: Vec<String>,
    /// Seconds after which the question may be asked again.
    #[serde(default, rename = "retryAfter")]
    pub retry_after_s: Option<u64>,
}

/// What an error means for the one who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An argument is wrong.
    BadInput,
    /// Something named does not exist.
    NotFound,
    /// Too many questions.
    TooMany,
    /// The answer took too long.
    TooSlow,
    /// Anything else is ours.
    Ours,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    data: Value,
    #[serde(default)]
    errors: Vec<Problem>,
}

/// The data of an answer without errors, in the shape that the document selects.
pub fn read<T: DeserializeOwned>(answer: Value) -> Result<T, Refusal> {
    let Answer { data, errors } =
        serde_json::from_value(answer).map_err(|error| Refusal::unreadable(&error))?;
    if !errors.is_empty() {
        return Err(Refusal { problems: errors });
    }
    serde_json::from_value(data).map_err(|error| Refusal::unreadable(&error))
}

impl Refusal {
    // The documents and the structs that read their answers are ours, so this is a fault of ours; its cause goes to
    // the log and not to the reader.
    fn unreadable(error: &serde_json::Error) -> Self {
        tracing::error!(%error, "an answer of the API does not have the selected shape");
        let message = "The answer could not be read.".to_owned();
        Self {
            problems: vec![Problem {
                message,
                extensions: Extensions::default(),
            }],
        }
    }

    /// What the first error means.
    pub fn fault(&self) -> Fault {
        let code = self
            .problems
            .first()
            .and_then(|problem| Code::from_spelling(problem.extensions.code.as_deref()?));
        match code {
            // Our documents are valid: what fails validation is a variable.
            Some(Code::BadUserInput | Code::ValidationFailed) => Fault::BadInput,
            Some(Code::NotFound) => Fault::NotFound,
            Some(Code::RateLimited) => Fault::TooMany,
            Some(Code::RequestTimeout) => Fault::TooSlow,
            _ => Fault::Ours,
        }
    }

    /// Seconds after which the question may be asked again, where that is known.
    pub fn retry_after_s(&self) -> Option<u64> {
        let mut problems = self.problems.iter();
        problems.find_map(|problem| problem.extensions.retry_after_s)
    }

    /// The closest names that exist, over all errors, each once.
    pub fn suggestions(&self) -> Vec<&str> {
        let mut seen = Vec::new();
        for name in self
            .problems
            .iter()
            .flat_map(|problem| &problem.extensions.suggestions)
        {
            if !seen.contains(&name.as_str()) {
                seen.push(name.as_str());
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, read};
    use serde_json::{Value, json};

    #[test]
    fn data_without_errors_is_the_answer() {
        assert_eq!(
            read::<Value>(json!({ "data": { "a": 1 } })).unwrap(),
            json!({ "a": 1 })
        );
    }

    #[test]
    fn an_error_beside_data_refuses() {
        let answer = json!({
            "data": { "comparison": null },
            "errors": [
                { "message": "No such model.", "extensions": { "code": "NOT_FOUND", "suggestions": ["a", "b"] } },
                { "message": "No such model.", "extensions": { "code": "NOT_FOUND", "suggestions": ["b", "c"] } },
            ],
        });
        let refusal = read::<Value>(answer).unwrap_err();
        assert_eq!(refusal.fault(), Fault::NotFound);
        assert_eq!(refusal.suggestions(), ["a", "b", "c"]);
    }

    #[test]
    fn an_answer_of_another_shape_is_a_fault_of_ours_that_tells_nothing() {
        let refusal = read::<Vec<u8>>(json!({ "data": "secret" })).unwrap_err();
        assert_eq!(refusal.fault(), Fault::Ours);
        assert!(!refusal.problems[0].message.contains("secret"));
    }
}
