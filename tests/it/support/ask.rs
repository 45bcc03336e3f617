//! Who answers the pages and the commands: an application that is listened to, or an answer that no catalog gives.

use std::sync::{Arc, Mutex};

use serde_json::Value;
use versus::{ask::Ask, operation::Engine};

use super::app::TestApp;

/// Passes every question on, and remembers it with its answer.
pub struct Heard {
    engine: Arc<Engine>,
    /// Documents and what was answered, in order.
    pub asked: Mutex<Vec<(String, Value)>>,
}

impl Heard {
    /// Listens to the questions to an application.
    pub fn by(app: &TestApp) -> Arc<Self> {
        Arc::new(Self {
            engine: app.app.engine.clone(),
            asked: Mutex::default(),
        })
    }

    /// The last answer.
    pub fn last(&self) -> Value {
        self.asked.lock().unwrap().last().unwrap().1.clone()
    }
}

#[async_trait::async_trait]
impl Ask for Heard {
    async fn ask(&self, query: &str, variables: Value) -> Value {
        let answer = self.engine.ask(query, variables).await;
        let asked = (query.to_owned(), answer.clone());
        self.asked.lock().unwrap().push(asked);
        answer
    }
}

/// Answers every question with the same.
pub struct Told(pub Value);

#[async_trait::async_trait]
impl Ask for Told {
    async fn ask(&self, _: &str, _: Value) -> Value {
        self.0.clone()
    }
}
