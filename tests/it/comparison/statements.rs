//! How many statements comparisons take.

use serde_json::json;

use super::PAGE;
use crate::support::app::TestApp;

#[tokio::test]
async fn a_whole_page_takes_at_most_fourteen_statements() {
    let app = TestApp::reference().await;
    let sides = json!({ "left": "gpt-4.1", "right": "qwen3.5-4b" });
    let answer = app.ask_with(PAGE, sides).await;
    assert!(answer.statements <= 14, "{} statements", answer.statements);
}
