//! The feed of changes over a real catalog: every change once, in well-formed pages, and clear refusals.

use std::collections::HashSet;
use std::sync::Arc;

use poem::Route;
use poem::http::{StatusCode, header};
use poem::test::TestClient;
use roxmltree::{Document, Node};
use versus::ask::Ask;
use versus::http::pages::{self, FEED, MOUNT, Options};

use super::{answer_behind, client, client_of, get, headers, shown, text};
use crate::support::{app::TestApp, ask::Told, database::rows};

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn named<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children()
        .filter(move |child| child.has_tag_name((ATOM, name)))
}

fn said(node: Node<'_, '_>, name: &'static str) -> String {
    let found = node
        .children()
        .find(|child| child.has_tag_name((ATOM, name)));
    found
        .and_then(|child| child.text())
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn its_pages_hold_every_change_once() {
    let app = TestApp::seeded().await;
    let client = client_of(&app);
    let mut path = Some("/changes.atom?first=17".to_owned());
    let (mut ids, mut feeds) = (HashSet::new(), HashSet::new());
    while let Some(at) = path {
        let xml = shown(&client, &at).await;
        let document = Document::parse(&xml).unwrap();
        let feed = document.root_element();
        feeds.insert(said(feed, "id"));
        for entry in named(feed, "entry") {
            assert!(ids.insert(said(entry, "id")), "told twice: {xml}");
            assert!(said(entry, "title").ends_with('.'), "{xml}");
            assert!(said(entry, "updated").ends_with('Z'), "{xml}");
        }
        let next = named(feed, "link").find(|link| link.attribute("rel") == Some("next"));
        let next = next.and_then(|link| link.attribute("href"));
        path = next.map(|url| url.replacen("https://versus.example", "", 1));
    }
    assert_eq!(
        ids.len(),
        rows::<entities::change::Entity>(&app.database.db)
            .await
            .len()
    );
    assert_eq!(feeds.len(), 1, "one feed has one name on all its pages");
}

#[tokio::test]
async fn it_is_filtered_like_the_list_behind_it() {
    let app = TestApp::seeded().await;
    let client = client_of(&app);
    let path = "/changes.atom?since=1&sinceDate=2026-11-10&kinds=PRICE_ADDED,PRICE_CLOSED&model=mistral-small";
    let xml = shown(&client, path).await;
    let document = Document::parse(&xml).unwrap();
    let titles: Vec<_> = named(document.root_element(), "entry")
        .map(|entry| said(entry, "title"))
        .collect();
    assert_eq!(
        titles,
        [
            "Mistral Small on OpenRouter: input price $0.10 → $0.09 per million tokens, from 2026-11-15 (source: openrouter).",
            "Mistral Small on OpenRouter: input price $0.10 per million tokens ends on 2026-11-15 (source: openrouter).",
        ]
    );
}

#[tokio::test]
async fn what_it_cannot_answer_it_refuses_and_says_why() {
    let app = TestApp::seeded().await;
    let client = client_of(&app);
    for (query, status, said) in [
        ("since=x", StatusCode::BAD_REQUEST, "since"),
        ("since=-1", StatusCode::BAD_REQUEST, "must be 0 or more"),
        (
            "sinceDate=2026-13-01",
            StatusCode::BAD_REQUEST,
            "Expected a day, such as",
        ),
        ("kinds=NOPE", StatusCode::BAD_REQUEST, "NOPE"),
        ("first=0", StatusCode::BAD_REQUEST, "from 1 to 100"),
        ("first=101", StatusCode::BAD_REQUEST, "from 1 to 100"),
        ("after=garbage", StatusCode::BAD_REQUEST, "cursor"),
        ("since=1&since=2", StatusCode::BAD_REQUEST, "given twice"),
        ("page=2", StatusCode::BAD_REQUEST, "no parameter"),
        ("model=gpt-4.11", StatusCode::NOT_FOUND, "gpt-4.1"),
    ] {
        let response = get(&client, &format!("/changes.atom?{query}")).await;
        response.assert_status(status);
        assert_eq!(headers(&response, header::CACHE_CONTROL), "no-store");
        let page = text(response).await;
        assert!(page.contains(said), "{query}: {page}");
    }
}

#[tokio::test]
async fn a_page_of_it_reads_as_recorded() {
    let app = TestApp::seeded().await;
    let path = "/changes.atom?model=mistral-small&since=1&kinds=PRICE_ADDED,PRICE_CLOSED&first=1";
    let response = get(&client_of(&app), path).await;
    response.assert_status_is_ok();
    assert_eq!(
        headers(&response, header::CONTENT_TYPE),
        "application/atom+xml; charset=utf-8"
    );
    assert!(!headers(&response, header::ETAG).starts_with("W/"));
    assert_eq!(
        headers(&response, header::CACHE_CONTROL),
        Options::default().cache_control
    );
    insta::assert_snapshot!(text(response).await);
}

#[tokio::test]
async fn it_is_well_formed_whatever_it_tells() {
    let app = TestApp::seeded().await;
    let mut answer = answer_behind(&app, "/changes.atom?model=gpt-4.1&first=1").await;
    let changes = &mut answer["data"]["changes"];
    changes["nodes"][0]["text"] = "</title><x y=\"'&]]>\u{0}\u{1b}\u{ffff}".into();
    changes["nodes"][0]["model"]["slug"] = "a&<b\"".into();
    changes["pageInfo"]["endCursor"] = "1.a&b".into();
    let path = "/changes.atom?model=%3C%22%26%00&after=%3E%22";
    let xml = shown(&client(Arc::new(Told(answer))), path).await;
    let document = Document::parse(&xml).unwrap();
    let feed = document.root_element();
    let entries: Vec<_> = named(feed, "entry").collect();
    assert_eq!(entries.len(), 1);
    assert_eq!(
        said(entries[0], "title"),
        "</title><x y=\"'&]]>\u{fffd}\u{fffd}\u{fffd}"
    );
    let next = named(feed, "link").find(|link| link.attribute("rel") == Some("next"));
    let next = next.and_then(|link| link.attribute("href"));
    assert_eq!(
        next,
        Some("https://versus.example/changes.atom?model=%3C%22%26%00&after=1.a%26b")
    );
}

#[tokio::test]
async fn an_empty_feed_is_as_old_as_the_catalog_and_ends() {
    let app = TestApp::seeded().await;
    let xml = shown(&client_of(&app), "/changes.atom?since=2").await;
    let document = Document::parse(&xml).unwrap();
    let feed = document.root_element();
    assert_eq!(named(feed, "entry").count(), 0);
    assert!(said(feed, "updated").starts_with("2026-11-15T"), "{xml}");
    assert!(!xml.contains("rel=\"next\""), "{xml}");
}

#[tokio::test]
async fn a_reader_who_has_it_is_told_so() {
    let app = TestApp::seeded().await;
    let client = client_of(&app);
    let first = get(&client, FEED).await;
    let etag = headers(&first, header::ETAG).to_owned();
    let head = client.head(FEED).send().await;
    assert_eq!(headers(&head, header::ETAG), etag);
    assert!(text(head).await.is_empty());
    let again = client.get(FEED).header(header::IF_NONE_MATCH, etag);
    again.send().await.assert_status(StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn without_pages_it_links_to_none() {
    let app = TestApp::seeded().await;
    let options = Options {
        pages: false,
        ..Options::default()
    };
    let ask: Arc<dyn Ask> = app.app.engine.clone();
    let feed = pages::feed(ask, options);
    let client = TestClient::new(Route::new().at(FEED, feed));
    let xml = shown(&client, "/changes.atom?model=gpt-4.1").await;
    assert!(xml.contains("<entry>") && !xml.contains(MOUNT), "{xml}");
}
