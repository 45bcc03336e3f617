//! The feed of changes over a real catalog: every change once, in well-formed pages, and clear refusals.

use std::collections::HashSet;

use poem::http::StatusCode;
use poem::test::TestClient;
use poem::{Endpoint, Route};
use roxmltree::{Document, Node};
use versus::app::{App, Settings};
use versus::clock::Clock;
use versus::http::pages::{self, Options};

use crate::support::{
    database::{TestDatabase, rows},
    seed,
};

const ATOM: &str = "http://www.w3.org/2005/Atom";

async fn site() -> (TestDatabase, TestClient<impl Endpoint>) {
    let test = TestDatabase::new().await;
    seed::sow(&test.db).await;
    let settings = Settings {
        clock: Clock::fixed("2026-11-23T12:00:00Z".parse().unwrap()),
        ..Settings::default()
    };
    let app = App::new(test.db.clone(), settings).unwrap();
    let options = Options {
        public_url: Some("https://versus.example".to_owned()),
        ..Options::default()
    };
    let feed = pages::feed(app.engine, options);
    (test, TestClient::new(Route::new().at(pages::FEED, feed)))
}

async fn get(client: &TestClient<impl Endpoint>, path: &str) -> (StatusCode, String) {
    let response = client.get(path).send().await.0;
    let status = response.status();
    (status, response.into_body().into_string().await.unwrap())
}

fn named<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children()
        .filter(move |child| child.has_tag_name((ATOM, name)))
}

fn text(node: Node<'_, '_>, name: &'static str) -> String {
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
    let (test, client) = site().await;
    let mut path = Some("/changes.atom?first=17".to_owned());
    let (mut ids, mut feeds) = (HashSet::new(), HashSet::new());
    while let Some(at) = path {
        let (status, xml) = get(&client, &at).await;
        assert_eq!(status, StatusCode::OK, "{xml}");
        let document = Document::parse(&xml).unwrap();
        let feed = document.root_element();
        feeds.insert(text(feed, "id"));
        for entry in named(feed, "entry") {
            assert!(ids.insert(text(entry, "id")), "told twice: {xml}");
            assert!(text(entry, "title").ends_with('.'), "{xml}");
            assert!(text(entry, "updated").ends_with('Z'), "{xml}");
        }
        let next = named(feed, "link").find(|link| link.attribute("rel") == Some("next"));
        let next = next.and_then(|link| link.attribute("href"));
        path = next.map(|url| url.replacen("https://versus.example", "", 1));
    }
    assert_eq!(
        ids.len(),
        rows::<entities::change::Entity>(&test.db).await.len()
    );
    assert_eq!(feeds.len(), 1, "one feed has one name on all its pages");
}

#[tokio::test]
async fn it_is_filtered_like_the_list_behind_it() {
    let (_test, client) = site().await;
    let (status, xml) = get(
        &client,
        "/changes.atom?since=1&sinceDate=2026-11-10&kinds=PRICE_ADDED,PRICE_CLOSED&model=mistral-small",
    )
    .await;
    assert_eq!(status, StatusCode::OK, "{xml}");
    let document = Document::parse(&xml).unwrap();
    let titles: Vec<_> = named(document.root_element(), "entry")
        .map(|entry| text(entry, "title"))
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
    let (_test, client) = site().await;
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
        let (answered, page) = get(&client, &format!("/changes.atom?{query}")).await;
        assert_eq!(answered, status, "{query}: {page}");
        assert!(page.contains(said), "{query}: {page}");
    }
}
