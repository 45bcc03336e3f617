//! Comparisons through the whole API: the reference pair value by value, hard pairs, and how few statements they take.

mod evidence;
mod hard_pairs;
mod pairs;
mod reference;
mod statements;

use serde_json::{Value, json};

use crate::support::app::TestApp;

/// Everything that one page shows, as one query.
const PAGE: &str = include_str!("../../comparison/page.graphql");

/// The page of the reference pair; fails where it has errors.
async fn reference_page() -> (TestApp, Value) {
    let app = TestApp::reference().await;
    let sides = json!({ "left": "gpt-4.1", "right": "qwen3.5-4b" });
    let mut answer = app.ask_with(PAGE, sides).await;
    assert_eq!(answer.body.get("errors"), None, "{}", answer.body);
    let page = answer.body["data"]["comparison"].take();
    (app, page)
}
