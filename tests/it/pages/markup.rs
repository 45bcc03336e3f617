//! No text of an answer becomes markup, whatever a source wrote.

use std::sync::Arc;

use serde_json::Value;

use super::{answer_behind, client, client_of, get, shown, text};
use crate::support::{app::TestApp, ask::Told};

/// Replaces every text of an answer, but for values of closed lists, days and numbers.
fn poison(value: &mut Value, poisoned: &str) {
    match value {
        Value::String(text) if text.chars().any(|letter| letter.is_ascii_lowercase()) => {
            poisoned.clone_into(text);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, poisoned)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| poison(field, poisoned)),
        _ => {}
    }
}

#[tokio::test]
async fn texts_of_every_section_are_escaped() {
    let poisoned = "\"'></script><img src=x onerror=alert(1)>";
    let app = TestApp::embedded().await;
    let mut answer = answer_behind(&app, "/compare/gpt-4.1/claude-sonnet-4").await;
    poison(&mut answer["data"]["comparison"], poisoned);
    let slug = "%22%27%3E%3C%2Fscript%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";
    let path = format!("/compare/{slug}/{slug}");
    let html = shown(&client(Arc::new(Told(answer))), &path).await;
    assert!(!html.contains("<img") && !html.contains("onerror=alert(1)>\""));
    assert_eq!(html.matches("</script>").count(), 1);
    assert!(html.contains("&#60;img"));
}

#[tokio::test]
async fn a_link_of_a_source_that_is_no_web_address_is_not_a_link() {
    let app = TestApp::reference().await;
    let path = "/compare/gpt-4.1/qwen3.5-4b";
    let mut answer = answer_behind(&app, path).await;
    let source = &mut answer["data"]["comparison"]["sources"][0];
    source["url"] = "javascript:alert(1)".into();
    source["licenseUrl"] = "javascript:alert(2)".into();
    let name = source["name"].as_str().unwrap().to_owned();
    let html = shown(&client(Arc::new(Told(answer))), path).await;
    assert!(!html.contains("javascript:") && html.contains(&name));
}

#[tokio::test]
async fn hostile_slugs_are_escaped_where_they_come_back() {
    let app = TestApp::seeded().await;
    let path = "/compare/%3Cscript%3Ealert(1)%3C%2Fscript%3E/%22%3E";
    let html = text(get(&client_of(&app), path).await).await;
    assert!(html.contains("script") && !html.contains("<script"));
}
