//! The application as a request meets it: the schema behind the room that runs operations, over a database of its own.

use std::{path::Path, sync::Arc};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use versus::{
    app::{App, Settings},
    clock::Clock,
    import::embedded::{load_embedded, load_folder},
    operation::{Events, Request},
};

use super::{database::TestDatabase, seed};

/// The day that every test is run on.
pub const TODAY: &str = "2026-11-23";

/// The application as it is served, over a database of its own and on a fixed day.
pub struct TestApp {
    /// Its database.
    pub database: TestDatabase,
    /// What answers from it.
    pub app: App,
}

/// What a query answered, and what it took.
pub struct Answer {
    /// The whole body.
    pub body: Value,
    /// SELECT statements.
    pub statements: u64,
}

impl TestApp {
    /// Over an empty database.
    pub async fn new() -> Self {
        Self::wired(Settings::default()).await
    }

    /// Over the small catalog of `seed`, as a subgraph behind a gateway.
    pub async fn federated() -> Self {
        let settings = Settings {
            federation: true,
            ..Settings::default()
        };
        let app = Self::wired(settings).await;
        seed::sow(&app.database.db).await;
        app
    }

    async fn wired(settings: Settings) -> Self {
        let database = TestDatabase::new().await;
        let settings = Settings {
            clock: clock(),
            ..settings
        };
        let app = App::new(database.db.clone(), settings).unwrap();
        Self { database, app }
    }

    /// Over the small catalog of `seed`.
    pub async fn seeded() -> Self {
        let app = Self::new().await;
        seed::sow(&app.database.db).await;
        app
    }

    /// Over the catalog of the reference pair.
    pub async fn reference() -> Self {
        let app = Self::new().await;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reference-page");
        let report = load_folder(&app.database.db, &folder, clock());
        let report = report.await.unwrap().unwrap();
        assert_eq!(report.skipped, 0, "{}", report.full_text());
        app
    }

    /// Over the catalog that the program carries.
    pub async fn embedded() -> Self {
        let app = Self::new().await;
        let report = load_embedded(&app.database.db, clock());
        report.await.unwrap().unwrap();
        app
    }

    /// Runs a query without variables.
    pub async fn ask(&self, query: &str) -> Answer {
        self.ask_with(query, json!({})).await
    }

    /// Runs a query.
    pub async fn ask_with(&self, query: &str, variables: Value) -> Answer {
        let request = Request {
            query: query.to_owned(),
            operation_name: None,
            variables: variables.as_object().cloned().unwrap_or_else(Map::new),
        };
        let id: Arc<str> = Arc::from("test");
        let prepared = match self.app.engine.prepare(&request) {
            Ok(prepared) => prepared,
            Err(refusal) => {
                let body = refusal.to_value();
                return Answer {
                    body,
                    statements: 0,
                };
            }
        };
        let served = self.app.engine.answer(&prepared, &id).await.unwrap();
        let executed = &served.executed;
        Answer {
            body: serde_json::from_slice(executed.body.identity()).unwrap(),
            statements: executed.statements,
        }
    }

    /// The events of a subscription, each a whole body.
    pub async fn events(&self, query: &str) -> Events {
        let request = Request {
            query: query.to_owned(),
            operation_name: None,
            variables: Map::new(),
        };
        let prepared = self.app.engine.prepare(&request).unwrap();
        let id: Arc<str> = Arc::from("test");
        self.app.engine.subscribe(&prepared, &id).await.unwrap()
    }

    /// What a query answers; fails where it has errors.
    pub async fn data(&self, query: &str) -> Value {
        let mut answer = self.ask(query).await;
        assert!(answer.body.get("errors").is_none(), "{}", answer.body);
        answer.body["data"].take()
    }

    /// Runs the query of a file, with the variables of the file beside it where there is one.
    pub async fn run(&self, path: &Path) -> Answer {
        let query = std::fs::read_to_string(path).unwrap();
        let variables = std::fs::read_to_string(path.with_extension("json"));
        let variables = variables.map_or(json!({}), |text| serde_json::from_str(&text).unwrap());
        self.ask_with(&query, variables).await
    }
}

/// [`TODAY`] as a day.
pub fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn clock() -> Clock {
    Clock::fixed(format!("{TODAY}T12:00:00Z").parse().unwrap())
}
