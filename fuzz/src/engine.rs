//! Requests against the whole application, over the catalog of the reference pair.

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use serde_json::{Map, Value};
use tokio::runtime::{Builder, Runtime};
use versus::{
    app::{App, Settings},
    clock::Clock,
    database::Database,
    import::embedded::load_folder,
    operation::{Code, Engine, Refusal, Request},
};

struct Server {
    runtime: Runtime,
    engine: Arc<Engine>,
}

static SERVER: LazyLock<Server> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let engine = runtime.block_on(engine());
    Server { runtime, engine }
});

async fn engine() -> Arc<Engine> {
    let file = std::env::temp_dir().join(format!("versus-fuzz-{}.sqlite", std::process::id()));
    let database = Database::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    database.migrate().await.unwrap();
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/reference-page");
    load_folder(&database, &catalog, Clock::system()).await.unwrap().unwrap();
    App::new(database, Settings::default()).unwrap().engine
}

/// Answers the body of a POST, if it is one: whatever is asked, the fault is never ours.
pub fn answer_body(bytes: &[u8]) {
    let Ok(Value::Object(mut body)) = serde_json::from_slice(bytes) else { return };
    let Some(Value::String(query)) = body.remove("query") else { return };
    let variables = match body.remove("variables") {
        Some(Value::Object(variables)) => variables,
        _ => Map::new(),
    };
    answer(query, variables);
}

/// Answers a document and its variables.
pub fn answer(query: String, variables: Map<String, Value>) {
    let request = Request { query, operation_name: None, variables };
    let Server { runtime, engine } = &*SERVER;
    let prepared = match engine.prepare(&request) {
        Ok(prepared) => prepared,
        Err(refusal) => return not_ours(&refusal),
    };
    if prepared.is_subscription() {
        return;
    }
    match runtime.block_on(engine.answer(&prepared, &Arc::from("fuzz"))) {
        Ok(served) => {
            let body: Value = serde_json::from_slice(served.executed.body.identity()).unwrap();
            let errors = body["errors"].to_string();
            assert!(!errors.contains(Code::Internal.as_str()), "{errors}");
        }
        Err(refusal) => not_ours(&refusal),
    }
}

fn not_ours(refusal: &Refusal) {
    assert!(!refusal.errors.is_empty() && refusal.code != Code::Internal, "{refusal:?}");
}
