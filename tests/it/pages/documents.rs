//! Every document that the program carries is asked of the real schema, and what is answered can be read.

use std::collections::BTreeSet;
use std::path::Path;

use poem::http::StatusCode;

use super::{client, get, shown, text};
use versus::cli::revision;

use crate::commands::printed;
use crate::support::{app::TestApp, ask::Heard};

/// The documents in the sources.
fn carried() -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders = ["http/pages", "cli"].map(|folder| sources.join(folder));
    let files = folders.into_iter().flat_map(|folder| {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path())
    });
    files
        .filter(|file| file.extension().is_some_and(|end| end == "graphql"))
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect()
}

#[tokio::test]
async fn every_document_is_answered_and_read() {
    let app = TestApp::embedded().await;
    let heard = Heard::by(&app);
    let client = client(heard.clone());
    for path in [
        "/compare",
        "/compare?left=gpt-4l",
        "/compare/gpt-4.1/claude-sonnet-4",
        "/changes.atom",
    ] {
        shown(&client, path).await;
    }
    // The pairs are listed a hundred at a time, and the list of models is an address, too.
    let sitemap = shown(&client, "/compare/sitemap.xml").await;
    assert!(sitemap.matches("<url>").count() > 101);
    let pair = get(&client, "/compare/gpt-4.1-vs-qwen3.5-4b").await;
    pair.assert_status(StatusCode::PERMANENT_REDIRECT);
    // The page that knows one of two names offers others beside it.
    let unknown = text(get(&client, "/compare/gpt-41x/qwen3.5-4b").await).await;
    assert!(unknown.contains(r#"href="/compare/gpt-4.1/qwen3.5-4b""#));
    for command in ["compare gpt-4.1 claude-sonnet-4", "models"] {
        printed(&*heard, command).await.unwrap();
    }
    let mut shown = Vec::new();
    assert!(revision::show(1, false, &*heard, &mut shown).await.unwrap());
    let shown = String::from_utf8(shown).unwrap();
    assert!(
        shown.starts_with("Revision 1, committed ") && shown.contains("\nmodel added, gpt-4.1: "),
        "{}",
        shown.lines().take(5).collect::<String>()
    );
    assert!(
        !revision::show(99, true, &*heard, &mut Vec::new())
            .await
            .unwrap()
    );
    let asked = heard.asked.lock().unwrap();
    let asked: BTreeSet<_> = asked.iter().map(|(document, _)| document.clone()).collect();
    assert_eq!(asked, carried());
}
